"""What is done with a file that a department sends: the rules of the acervo, and limits."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Collection

from acervo import documentos
from acervo.fields import CampoDeSubida
from acervo.grabacion import grabaciones, recepcion
from acervo.models import Documento, Imagen, Multimedia
from acervo.tasks import preparar_audios, preparar_muestras
from moderacion.permissions import NoSePuede

from .models import Adjunto, Estado, Solicitud
from .models.adjunto import Entrega

CUANTOS, MEGAS = 200, 500
TROZO = 1 << 20
COLECCION = "Buzón de las áreas"
LIMITES = f"Hasta {CUANTOS} archivos y {MEGAS} MB en total."
DE_MAS = f"Ya hay {CUANTOS} archivos, que es lo más que cabe: envíe los demás en otra."
PESAN = f"Con ese archivo pasan de {MEGAS} MB: envíelo en otra."
AJENO = "Ese archivo no se recibe: envíe fotografías, video, audio, PDF o un documento de oficina."
YA_SE_DECIDIO = "Ya se contestó esa solicitud: sus archivos no cambian."
VACIO = "El archivo está vacío: elíjalo otra vez."
NO_ENTRO = "«{}» no entró. {}"
EN_LUGAR_DE = "sustituye-"  # in a form, the file that goes in the place of one: sustituye-<key>
CIFRAS = 18
FOTOS = tuple(f".{e}" for e in settings.WAGTAILIMAGES_EXTENSIONS)
DOCUMENTOS = tuple(f".{e}" for e in settings.WAGTAILDOCS_EXTENSIONS)
SE_ELIGEN = ",".join(["image/*", "video/*", "audio/*", *FOTOS, *DOCUMENTOS])


def adjuntar(*, solicitud, archivo, por, sustituye=None):
    """(the Adjunto, whether it is new) of that file; ValidationError, in one sentence, if it is no
    good. What was sent already is the one that is there.

    It is read and cleaned before the request is locked: two at once do not wait for each other.
    """
    if not archivo.size:
        raise ValidationError(VACIO)
    huella = _huella(archivo)
    if esta := _el_mismo(solicitud, huella):
        return _en_lugar_de(sustituye, esta), False
    _exigir_que_quepa(solicitud, archivo.size, sustituye)
    clase, datos = _recibir(archivo)
    return _guardar(solicitud, archivo, huella, por, sustituye, clase, datos)


@transaction.atomic
def _guardar(solicitud, archivo, huella, por, sustituye, clase, datos):
    Solicitud.objects.select_for_update().get(pk=solicitud.pk)
    if esta := _el_mismo(solicitud, huella):
        return _en_lugar_de(sustituye, esta), False
    _exigir_que_quepa(solicitud, archivo.size, sustituye)
    pieza = clase(title=_titulo(archivo.name), collection=coleccion(), **datos)
    pieza.uploaded_by_user = por
    pieza.sin_entregar = True
    pieza.save()
    datos = {"nombre": _nombre(archivo.name), "huella": huella, "peso": archivo.size}
    adjunto = _en_el_lugar_de(sustituye) or Adjunto(solicitud=solicitud)
    _cambiar(adjunto, {**datos, "subido_por": por, CAMPOS[clase]: pieza})
    _preparar(pieza)
    return adjunto, True


def _en_el_lugar_de(anterior):
    """The Adjunto that is to have the new file: of what the office has, another in its place."""
    if anterior is None:
        return None
    if anterior.pendiente:
        return Adjunto.objects.filter(pk=anterior.pk).first()
    quitar(anterior)
    el_primero = anterior.sustituye or anterior
    return Adjunto(solicitud_id=anterior.solicitud_id, sustituye=el_primero)


def _cambiar(adjunto, datos):
    """It is that file from now on; the one that it was, which nobody had, is thrown away."""
    vieja = adjunto.pk and adjunto.pieza
    for campo, valor in {**dict.fromkeys(CAMPOS.values()), **datos}.items():
        setattr(adjunto, campo, valor)
    adjunto.save()
    if vieja:
        vieja.delete()


def entregar(solicitud, como=Entrega.CON_ELLA):
    """Its files are among those of the office from now on; each is saved, so that it is found."""
    pendientes = solicitud.adjuntos.filter(entrega=Entrega.PENDIENTE)
    for adjunto in pendientes.con_su_pieza():
        adjunto.pieza.sin_entregar = False
        adjunto.pieza.save(update_fields=["sin_entregar"])
    pendientes.update(entrega=como)


def entregar_la_correccion(solicitud, por):
    """What it adds is of the office, and what it takes out goes. Whether there was any."""
    hay = solicitud.adjuntos.por_enviar().exists()
    for adjunto in solicitud.adjuntos.filter(se_quita=True):
        adjunto.se_quita, adjunto.quitado = False, timezone.now()
        adjunto.save(update_fields=["se_quita", "quitado"])
        datos = {"archivo": adjunto.nombre}
        log(instance=solicitud, action="pregon.buzon_quitar", user=por, data=datos)
    entregar(solicitud, Entrega.DESPUES)
    return hay


def descartar_la_correccion(solicitud):
    """What it added is thrown away, and what it took out stays."""
    for adjunto in solicitud.adjuntos.filter(entrega=Entrega.PENDIENTE):
        _tirar(adjunto)
    solicitud.adjuntos.update(se_quita=False)


def llevar_la_correccion(*, de, a):
    """What it added goes to another one, and what it took out stays."""
    de.adjuntos.filter(entrega=Entrega.PENDIENTE).update(solicitud=a, sustituye=None)
    de.adjuntos.update(se_quita=False)


def _tirar(adjunto):
    pieza = adjunto.pieza
    adjunto.delete()
    pieza.delete()


def _en_lugar_de(anterior, nuevo):
    """The new one; that which it replaces is out."""
    if anterior and anterior != nuevo:
        quitar(anterior)
    return nuevo


CAMPOS = {Imagen: "imagen", Documento: "documento", Multimedia: "grabacion"}


def _preparar(pieza):
    if isinstance(pieza, Imagen):
        preparar_muestras.enqueue([pieza.pk])
    elif isinstance(pieza, Multimedia) and pieza.type == "audio":
        preparar_audios.enqueue([pieza.pk])


def coleccion():
    """Where they are kept until they are used, apart from the photographs of all."""
    raiz = Collection.objects.select_for_update().get(depth=1)  # two at once make one
    return raiz.get_children().filter(name=COLECCION).first() or raiz.add_child(name=COLECCION)


def _el_mismo(solicitud, huella):
    """That which is there already; one that was to be taken out stays after all."""
    esta = solicitud.adjuntos.filter(quitado=None, huella=huella).first()
    if esta and esta.se_quita:
        esta.se_quita = False
        esta.save(update_fields=["se_quita"])
    return esta


def _exigir_que_quepa(solicitud, peso, sustituye):
    suyos = solicitud.adjuntos.vigentes().exclude(pk=sustituye and sustituye.pk)
    if suyos.count() >= CUANTOS:
        raise ValidationError(DE_MAS)
    if (suyos.aggregate(peso=Sum("peso"))["peso"] or 0) + peso > MEGAS << 20:
        raise ValidationError(PESAN)


def _huella(archivo):
    suma = hashlib.sha1(usedforsecurity=False)
    archivo.seek(0)
    while trozo := archivo.read(TROZO):
        suma.update(trozo)
    archivo.seek(0)
    return suma.hexdigest()


def _recibir(archivo):
    """(class of the acervo, what its row is made with) of a file, as it is to be kept."""
    extension = Path(archivo.name).suffix.lower()
    if extension in DOCUMENTOS:
        documentos.exigir(archivo)
        return Documento, {"file": archivo}
    clase = _de_que_es(archivo)
    if clase is None:
        return Imagen, {"file": CampoDeSubida().clean(archivo)}
    return Multimedia, {"type": clase, **_grabada(recepcion.recibir(archivo, clase))}


def _de_que_es(archivo):
    """«video» or «audio» of a recording; None of what is to be a photograph."""
    formato = grabaciones.formato(archivo)
    extension = Path(archivo.name).suffix.lower().lstrip(".")
    if extension in settings.WAGTAILIMAGES_EXTENSIONS:
        return None
    for clase in ("audio", "video"):
        if extension in settings.WAGTAILMEDIA[f"{clase.upper()}_EXTENSIONS"] and formato:
            return clase
    raise ValidationError(AJENO)


def _grabada(recibida):
    dicho = recibida.sondeo
    datos = {"file": recibida.archivo, "duration": dicho.duracion if dicho else 0}
    if dicho and dicho.ancho:
        datos |= {"width": dicho.ancho, "height": dicho.alto}
    return datos | ({"thumbnail": recibida.cartel} if recibida.cartel else {})


def _nombre(nombre):
    """As it was sent, in what may be read of it."""
    return "".join(letra for letra in nombre if letra.isprintable())[:200] or "archivo"


def _titulo(nombre):
    return _nombre(nombre).rsplit(".", 1)[0][:120].strip() or "archivo"


def el_dicho(solicitud, clave):
    """That of its files, in force, which has that key; None if a form says nonsense."""
    clave = str(clave or "")
    if not clave.isdecimal() or len(clave) > CIFRAS:
        return None
    return solicitud.adjuntos.vigentes().filter(pk=clave).first()


def quitar_el_dicho(solicitud, clave):
    """Out; what is out already stays so."""
    if adjunto := el_dicho(solicitud, clave):
        quitar(adjunto)


def adjuntar_los_de(solicitud, files, por):
    """Those that come in a form without a script. [what did not come in, and why…]"""
    malos = []
    for campo in files:
        clave = campo.removeprefix(EN_LUGAR_DE) if campo != "archivos" else ""
        for archivo in files.getlist(campo):
            try:
                sustituye = el_dicho(solicitud, clave)
                adjuntar(solicitud=solicitud, archivo=archivo, por=por, sustituye=sustituye)
            except ValidationError as error:
                malos.append(NO_ENTRO.format(_nombre(archivo.name)[:80], error.messages[0]))
    return malos


@transaction.atomic
def quitar(adjunto):
    """What the office does not have is deleted; what it has goes out when the correction is sent.
    NoSePuede, if the office has decided already."""
    solicitud = Solicitud.objects.select_for_update().get(pk=adjunto.solicitud_id)
    if solicitud.estado != Estado.BORRADOR and not solicitud.abierta:
        raise NoSePuede(YA_SE_DECIDIO)
    if adjunto.pendiente:
        _tirar(adjunto)
        return
    adjunto.se_quita = True
    adjunto.save(update_fields=["se_quita"])
