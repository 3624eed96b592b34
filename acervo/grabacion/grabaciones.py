"""What a recording is by its first bytes, whatever its name says."""

from django.core.exceptions import ValidationError

AJENA = "Ese archivo no es un {}: elija uno grabado como {}."
FORMATOS = {"video": "MP4, WebM o MOV de iPhone", "audio": "MP3, M4A, OGG o WAV"}
CLASES = {"video": {"mp4", "webm"}, "audio": {"mp3", "mp4", "ogg", "wav"}}
CUANTOS = 16


def formato(archivo):
    """`mp4`, `webm`, `mp3`, `ogg` or `wav`; nothing for what is none of them."""
    archivo.seek(0)
    inicio = archivo.read(CUANTOS)
    archivo.seek(0)
    if inicio[4:8] == b"ftyp":
        return "mp4"
    if inicio.startswith(b"\x1a\x45\xdf\xa3"):
        return "webm"
    if inicio.startswith(b"OggS"):
        return "ogg"
    if inicio.startswith(b"RIFF") and inicio[8:12] == b"WAVE":
        return "wav"
    sincronia = len(inicio) > 1 and inicio[0] == 0xFF and inicio[1] & 0xE0 == 0xE0
    return "mp3" if inicio.startswith(b"ID3") or sincronia else ""


def exigir(archivo, clase):
    """Raises ValidationError when the file does not hold what its `clase` (video, audio) says."""
    if formato(archivo) not in CLASES[clase]:
        raise ValidationError(AJENA.format(clase, FORMATOS[clase]))


def es_mov(archivo):
    """A QuickTime film, as telephones of Apple record: its first box says «qt»."""
    archivo.seek(0)
    inicio = archivo.read(CUANTOS)
    archivo.seek(0)
    return inicio[4:12] == b"ftypqt  "


def extension(archivo, clase):
    """How its name must end for whoever plays it to be told what it is."""
    que = formato(archivo)
    return ".m4a" if (que, clase) == ("mp4", "audio") else f".{que}"
