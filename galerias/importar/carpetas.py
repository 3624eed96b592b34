"""A folder or a ZIP of photographs, read without trusting anything that it says of itself.

Nothing is written where a name says: names are only read, to know which folder each file is in.
"""

import stat
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings

from sitio.texto import sin_controles

TOPE_DE_ENTRADAS = 5_000
TOPE_DEL_INDICE = 4 * 1024 * 1024  # of a ZIP: what is read whole before its files are counted
TOPE_DE_BYTES = 8 * 1024**3  # once decompressed, all of them
RAZON_MAXIMA = 100  # what a photograph never compresses to
FIN_DEL_ZIP, LARGO_DEL_FIN = b"PK\x05\x06", 22
FOTOS = {f".{e}" for e in settings.WAGTAILIMAGES_EXTENSIONS}
CERRADOS = {".zip", ".rar", ".7z", ".tar", ".gz"}
DEL_SISTEMA = {"thumbs.db", "desktop.ini", ".ds_store", "__macosx"}
NO_ES = "Ese archivo no es un ZIP, o está dañado: vuelva a hacerlo."
NO_HAY = "Ahí no hay ninguna carpeta: revise dónde está."
SON_MUCHOS = "Trae más de {:,} archivos: pártalo en varios."
ES_MUCHO = "Descomprimido pesa más de 8 GB: pártalo en varios."
CON_CLAVE = "El ZIP tiene contraseña: quítesela y vuelva a intentarlo."
SE_SALE = "su nombre lleva fuera de la carpeta"
ES_ENLACE = "es un enlace a otro archivo"
ES_CERRADO = "está comprimido: descomprímalo dentro de la carpeta"
SE_INFLA = "se infla demasiado al descomprimirse"
PESA = "pesa más de 30 MB"
NO_SE_ABRE = "no se puede leer: está dañado"
DEL_ESPANOL = set("áéíóúüñÁÉÍÓÚÜÑ¿¡")


class NoSirve(ValueError):
    """Nothing of it can be brought; its text says what to do."""


@dataclass(frozen=True)
class Entrada:
    """A file: its folder, its name, and how it is opened; `pero`, why it is left out."""

    carpeta: str
    nombre: str
    abrir: object = None
    pero: str = ""

    @property
    def extension(self):
        return PurePosixPath(self.nombre).suffix.lower()

    @property
    def es_foto(self):
        return self.extension in FOTOS


class Origen:
    """What is in a folder or a ZIP, by folder: {folder: [Entrada…]}, in the order of the names."""

    def __init__(self, ruta, nombre=""):
        self.ruta = Path(ruta)
        self.nombre = PurePosixPath(nombre or self.ruta.name).stem or "fotografías"

    @property
    def suyo(self):
        """What a folder is called; the name of a ZIP is not of what is in it."""
        return self.nombre if self.ruta.is_dir() else ""

    def carpetas(self):
        por_carpeta = {}
        for entrada in sorted(self._entradas(), key=lambda e: (e.carpeta, e.nombre)):
            por_carpeta.setdefault(entrada.carpeta, []).append(entrada)
        return por_carpeta

    def _entradas(self):
        if self.ruta.is_dir():
            return self._de_carpeta()
        if not self.ruta.is_file():
            raise NoSirve(NO_HAY)
        return self._de_zip()

    def _de_carpeta(self):
        for n, ruta in enumerate(self.ruta.rglob("*")):
            if n > TOPE_DE_ENTRADAS:
                raise NoSirve(SON_MUCHOS.format(TOPE_DE_ENTRADAS))
            partes = ruta.relative_to(self.ruta).parts
            if _sobra(partes) or (ruta.is_dir() and not ruta.is_symlink()):
                continue
            pero = ES_ENLACE if self._es_enlace(ruta) else _pero(partes, _peso(ruta))
            yield _entrada(partes, pero, lambda ruta=ruta: ruta.open("rb"))

    def _es_enlace(self, ruta):
        """Itself, or some folder on the way to it."""
        hasta_aqui = [ruta, *ruta.parents]
        return any(paso.is_symlink() for paso in hasta_aqui[: hasta_aqui.index(self.ruta)])

    def _de_zip(self):
        _medir_indice(self.ruta)
        try:
            with zipfile.ZipFile(self.ruta) as archivo:
                infos = [info for info in archivo.infolist() if not info.is_dir()]
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise NoSirve(NO_ES) from error
        if motivo := _no_sirve(infos):
            raise NoSirve(motivo)
        for info in infos:
            partes = tuple(parte for parte in _nombre(info).split("/") if parte)
            if partes and not _sobra(partes):
                yield _entrada(partes, _pero_de(info, partes), lambda info=info: self._dentro(info))

    @contextmanager
    def _dentro(self, info):
        with zipfile.ZipFile(self.ruta) as archivo, archivo.open(info) as abierta:
            yield abierta


def _no_sirve(infos):
    """Why nothing of that ZIP is brought, or nothing."""
    if len(infos) > TOPE_DE_ENTRADAS:
        return SON_MUCHOS.format(TOPE_DE_ENTRADAS)
    if any(info.flag_bits & 1 for info in infos):
        return CON_CLAVE
    return ES_MUCHO if sum(info.file_size for info in infos) > TOPE_DE_BYTES else ""


def _medir_indice(ruta):
    """The list of what a ZIP has is read whole: how long it is, is known before."""
    peso = ruta.stat().st_size
    with ruta.open("rb") as archivo:
        archivo.seek(max(0, peso - 65_557))
        cola = archivo.read()
    lugar = cola.rfind(FIN_DEL_ZIP)
    if lugar < 0 or len(cola) < lugar + LARGO_DEL_FIN:
        raise NoSirve(NO_ES)
    if int.from_bytes(cola[lugar + 12 : lugar + 16], "little") > TOPE_DEL_INDICE:
        raise NoSirve(SON_MUCHOS.format(TOPE_DE_ENTRADAS))


def _entrada(partes, pero, abrir):
    legibles = [sin_controles(parte)[:120] or "_" for parte in partes]
    return Entrada("/".join(legibles[:-1]), legibles[-1], abrir, pero)


def _sobra(partes):
    """What the system leaves behind, which nobody put there."""
    return any(parte.lower() in DEL_SISTEMA or parte.startswith("._") for parte in partes)


def _pero(partes, peso):
    """Why that file is left out, by its name and what it says it weighs; or nothing."""
    if ".." in partes or partes[0].endswith(":"):
        return SE_SALE
    extension = PurePosixPath(partes[-1]).suffix.lower()
    if extension in CERRADOS:
        return ES_CERRADO
    return PESA if peso > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE else ""


def _pero_de(info, partes):
    if info.filename.startswith(("/", "\\")):
        return SE_SALE
    if stat.S_ISLNK(info.external_attr >> 16):
        return ES_ENLACE
    if info.file_size > 1024 * 1024 and info.file_size > RAZON_MAXIMA * info.compress_size:
        return SE_INFLA
    return _pero(partes, info.file_size)


def _peso(ruta):
    try:
        return ruta.stat().st_size
    except OSError:
        return 0


def _nombre(info):
    """Its name as who made the ZIP wrote it: those of before UTF-8 do not say in which alphabet."""
    nombre = info.filename.replace("\\", "/")
    if info.flag_bits & 0x800 or nombre.isascii():
        return nombre
    crudo = nombre.encode("cp437", "replace")
    try:
        return crudo.decode("utf-8")
    except UnicodeDecodeError:
        leidos = [crudo.decode(alfabeto, "replace") for alfabeto in ("cp850", "cp1252")]
        return max(leidos, key=lambda texto: sum(letra in DEL_ESPANOL for letra in texto))
