"""Photographs, documents and clips of the demo town."""

import itertools
import tomllib

from django.conf import settings
from django.core.files.base import ContentFile, File

from acervo.models import Documento, Imagen, Multimedia
from demo.ilustraciones import dibujar_todas
from demo.pdf import escribir_pdf
from demo.textos import DATOS, leer


def cargar_imagenes(aviso):
    """Draws the pictures that are not drawn yet and keeps them as photographs, by key."""
    carpeta = settings.VAR / "demo"
    carpeta.mkdir(parents=True, exist_ok=True)
    dibujadas = itertools.count(1)

    def contar(_clave):
        if (n := next(dibujadas)) % 20 == 0:
            aviso(f"{n} fotografías dibujadas")

    dibujar_todas(carpeta, aviso=contar)
    return {datos["clave"]: _imagen(datos, carpeta) for datos in leer("imagenes", "imagen")}


def _imagen(datos, carpeta):
    nombre = f"{datos['clave']}.jpg"
    with (carpeta / nombre).open("rb") as archivo:
        imagen = Imagen(
            title=datos["titulo"],
            description=datos["alt"],
            credito=datos["credito"],
            file=File(archivo, name=nombre),
        )
        imagen._set_image_file_metadata()
        imagen.save()
    return imagen


def cargar_documentos():
    documentos = {}
    for datos in leer("documentos", "documento"):
        contenido = escribir_pdf(datos["titulo"], datos["parrafos"])
        documento = Documento(
            title=datos["titulo"], file=ContentFile(contenido, name=f"{datos['clave']}.pdf")
        )
        documento.file_size = len(contenido)
        documento.save()
        documentos[datos["clave"]] = documento
    return documentos


def cargar_clip(datos):
    """The clip of a capsule with its subtitles, or nothing where it was not made."""
    archivo = DATOS / "capsulas" / f"{datos['clave']}.mp4"
    if not archivo.exists():
        return None
    clip = Multimedia(
        title=datos["titulo"], type="video", duration=12, credito="Comunicación Social"
    )
    with archivo.open("rb") as abierto:
        clip.file = File(abierto, name=archivo.name)
        clip.subtitulos = ContentFile(_vtt(datos["dialogo"]).encode(), name=f"{datos['clave']}.vtt")
        clip.save()
    return clip


def cargar_sonido(datos):
    """The file of an audio with its drawing, which nobody needs ffmpeg for."""
    archivo = DATOS / "audios" / f"{datos['clave']}.{datos['formato']}"
    ondas = tomllib.loads((DATOS / "audios" / "ondas.toml").read_text())
    sonido = Multimedia(
        title=datos["titulo"],
        type="audio",
        duration=datos["segundos"],
        credito=datos["credito"],
        onda=ondas[datos["clave"]],
    )
    with archivo.open("rb") as abierto:
        sonido.file = File(abierto, name=archivo.name)
        sonido.save()
    return sonido


def _vtt(dialogo):
    lineas = ["WEBVTT", ""]
    for parte in dialogo:
        lineas += [f"{_reloj(parte['desde'])} --> {_reloj(parte['hasta'])}", parte["texto"], ""]
    return "\n".join(lineas)


def _reloj(segundos):
    minutos, resto = divmod(float(segundos), 60)
    return f"00:{int(minutos):02}:{resto:06.3f}"
