"""Plain functions that make what a test needs; what they publish goes through `publicar`."""

import itertools
from datetime import timedelta
from io import BytesIO

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from acervo.models import Documento, Imagen, Multimedia
from agenda_publica.models import Acto, Agenda
from ayuntamiento.models import Area, Funcionario, Sede, Usuario
from galerias.models import Audio, Audios, Capsula, Capsulas, Foto, Galeria, Galerias
from moderacion.actions import publicar, retirar
from moderacion.electoral.veda import decretar
from moderacion.models import Retiro, Veda
from noticias.models import AnexoDeNoticia, Noticia, Noticias
from portada.models import Portada
from sitio.models import Informativa

CLAVE = "una-clave-de-prueba"
# The first bytes by which a recording is known, and what its name ends in.
GRABADO = {"audio": (b"ID3\x04", "mp3"), "video": (b"\0\0\0\x18ftypmp42", "mp4")}
numero = itertools.count(1)


def crear_usuario(grupo=None, **datos):
    """A person of that group («Redacción», «Dirección»…)."""
    n = next(numero)
    datos = {"username": f"persona{n}", "email": f"persona{n}@example.org", **datos}
    usuario = Usuario.objects.create_user(password=CLAVE, **datos)
    if grupo:
        usuario.groups.add(Group.objects.get(name=grupo))
    return usuario


def crear_area(**datos):
    n = next(numero)
    return Area.objects.create(**{"nombre": f"Área {n}", "slug": f"area-{n}", **datos})


def crear_sede(**datos):
    return Sede.objects.create(**{"nombre": f"Sede {next(numero)}", **datos})


def crear_funcionario(**datos):
    n = next(numero)
    datos = {"nombre": f"Persona {n}", "slug": f"persona-{n}", "cargo": "Regidora", **datos}
    return Funcionario.objects.create(**datos)


def bytes_de_imagen(ancho=640, alto=427, formato="JPEG", **opciones):
    """A small picture as a file's bytes."""
    salida = BytesIO()
    color = (next(numero) * 37 % 255, 120, 90)
    Image.new("RGB", (ancho, alto), color).save(salida, formato, **opciones)
    return salida.getvalue()


def crear_imagen(**datos):
    n = next(numero)
    archivo = ContentFile(bytes_de_imagen(), name=f"foto-{n}.jpg")
    datos = {"title": f"foto-{n}", "description": "Una plaza con árboles.", **datos}
    imagen = Imagen(file=archivo, **datos)
    imagen._set_image_file_metadata()
    imagen.save()
    return imagen


def crear_documento(**datos):
    n = next(numero)
    archivo = ContentFile(b"%PDF-1.4 prueba", name=f"documento-{n}.pdf")
    return Documento.objects.create(**{"title": f"Documento {n}", "file": archivo, **datos})


def _crear(clase, seccion, publicada, datos):
    """The page in its place, public or as a draft (`publicada=False`)."""
    pagina = clase(live=False, **datos)
    seccion.objects.first().add_child(instance=pagina)
    revision = pagina.save_revision()
    if publicada:
        hacer_publica(revision)
    return clase.objects.get(pk=pagina.pk)


def hacer_publica(revision):
    """Public without anybody's approval, as a program that loads pages does it; the page after."""
    return publicar(revision=revision, carga="prueba")


def quitar(pagina, motivo="error", por=None, **datos):
    """Withdrawn for that reason."""
    return retirar(retiro=Retiro(pagina_id=pagina.pk, motivo=motivo, **datos), por=por)


def _comunes(datos):
    n = next(numero)
    comunes = {"title": f"Titular {n}", "slug": f"titular-{n}", "resumen": f"Resumen {n}."}
    if "area" not in datos:
        comunes["area"] = Area.objects.first() or crear_area()
    return {**comunes, **datos}


def crear_noticia(publicada=True, **datos):
    datos = _comunes({"cuerpo": [("texto", "<p>Texto de la noticia.</p>")], **datos})
    return _crear(Noticia, Noticias, publicada, datos)


def crear_acto(publicada=True, **datos):
    inicio = timezone.now() + timedelta(days=1)
    datos = {"inicio": inicio, "sede": Sede.objects.first() or crear_sede(), **datos}
    return _crear(Acto, Agenda, publicada, _comunes({"fecha": datos["inicio"], **datos}))


def crear_galeria(publicada=True, fotos=2, **datos):
    galeria = _comunes(datos)
    imagenes = [crear_imagen() for _ in range(fotos)]
    galeria["fotos"] = [Foto(imagen=imagen, pie=f"Pie {n}.") for n, imagen in enumerate(imagenes)]
    if imagenes:
        galeria["imagen"] = imagenes[0]
    return _crear(Galeria, Galerias, publicada, galeria)


def crear_capsula(publicada=True, **datos):
    datos = {"duracion": 192, "enlace": "https://videos.example/1", **datos}
    return _crear(Capsula, Capsulas, publicada, _comunes(datos))


def crear_grabacion(tipo="audio", **datos):
    """A file of sound or picture that says it is one by its first bytes."""
    n, (inicio, extension) = next(numero), GRABADO[tipo]
    archivo = ContentFile(
        inicio + bytes(n % 251 for n in range(500)), name=f"{tipo}-{n}.{extension}"
    )
    datos = {"title": f"Grabación {n}", "type": tipo, "duration": 12, "file": archivo, **datos}
    return Multimedia.objects.create(**datos)


def crear_audio(publicada=True, **datos):
    grabacion = datos.pop("grabacion", None) or crear_grabacion()
    datos = {"grabacion": grabacion, "duracion": 72, "habla": "María Elena Robles", **datos}
    return _crear(Audio, Audios, publicada, _comunes(datos))


def mostrar(cosa):
    """That photograph, document or recording, on a page that anyone may read; itself."""
    if isinstance(cosa, Imagen):
        crear_noticia(imagen=cosa)
    elif isinstance(cosa, Documento):
        crear_noticia(anexos=[AnexoDeNoticia(documento=cosa)])
    else:
        crear_capsula(video=cosa, enlace="")
    return cosa


def crear_informativa(publicada=True, **datos):
    n = next(numero)
    datos = {"title": f"Página {n}", "slug": f"pagina-{n}", **datos}
    return _crear(Informativa, Portada, publicada, datos)


def crear_veda(**datos):
    """An electoral ban in force from now on for two months, unless it is told otherwise."""
    desde = datos.pop("desde", timezone.now())
    datos = {"desde": desde, "hasta": desde + timedelta(days=60), **datos}
    return decretar(veda=Veda(**datos), por=None)
