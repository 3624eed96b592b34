"""What is made of what was sent, one function for each kind: a record, a news item, a gallery."""

from datetime import time

from wagtail.log_actions import log
from wagtail.models import Collection

from acervo.models import Imagen, Lote
from agenda_publica.actions import guardar
from agenda_publica.calendario import momento
from agenda_publica.dictado import reconocer
from agenda_publica.models import Compromiso
from agenda_publica.situacion import PARA
from galerias.lotes import crear_galeria
from moderacion.permissions import NoSePuede
from noticias.con_lo_enviado import redactar
from noticias.models import Genero
from sitio.models import Publicacion

from .models import Clase, Uso

FALTA_EL_DIA = "No se dice qué día: pídalo, o haga otra cosa con ella."
SIN_FOTOGRAFIAS = "No trae fotografías: no hay de qué hacer galería."
LARGO_DE_NOTAS = Compromiso._meta.get_field("notas").max_length
LARGO_DE_PIDE = Compromiso._meta.get_field("solicita").max_length
LARGO_DEL_RESUMEN = Publicacion._meta.get_field("resumen").max_length
SIGUE = "… (sigue en la solicitud {})"
GENEROS = {Uso.Tipo.BOLETIN: Genero.BOLETIN, Uso.Tipo.AVISO: Genero.AVISO}


def se_puede(solicitud, adjuntos):
    """{kind of use: why not, or blank}, the likeliest first."""
    fotos = any(adjunto.imagen_id for adjunto in adjuntos)
    estorbos = {
        Uso.Tipo.COMPROMISO: "" if solicitud.para_cuando else FALTA_EL_DIA,
        Uso.Tipo.BOLETIN: "",
        Uso.Tipo.AVISO: "",
        Uso.Tipo.GALERIA: "" if fotos else SIN_FOTOGRAFIAS,
    }
    primero = PRIMERO.get(solicitud.clase)
    return dict(sorted(estorbos.items(), key=lambda par: par[0] != primero))


PRIMERO = {
    Clase.ACTO: Uso.Tipo.COMPROMISO,
    Clase.AVISO: Uso.Tipo.AVISO,
    Clase.INFORME: Uso.Tipo.BOLETIN,
    Clase.FOTOGRAFIAS: Uso.Tipo.GALERIA,
}


def entendido(solicitud):
    """What is known of its act: day, hours, place and officials (reconocer.Reconocido)."""
    return reconocer.reconocer(
        titulo=solicitud.titulo,
        dia=solicitud.para_cuando,
        hora=solicitud.hora,
        hora_fin=solicitud.hora_fin,
        donde=solicitud.lugar,
        quienes=solicitud.asisten,
        texto=solicitud.texto,
    )


def hacer(tipo, solicitud, adjuntos, por):
    """The record or the draft, saved; its photographs in a lote of the solicitud's, if it is a
    record."""
    if motivo := se_puede(solicitud, adjuntos)[tipo]:
        raise NoSePuede(motivo)
    return HACEN[tipo](tipo, solicitud, adjuntos, por)


def _compromiso(_tipo, solicitud, adjuntos, por):
    dicho = entendido(solicitud)
    desde, hasta = dicho.hora, dicho.hora_fin
    hecho = Compromiso(
        titulo=solicitud.titulo,
        inicio=momento(dicho.dia, desde or time.min),
        fin=momento(dicho.dia, hasta) if desde and hasta and hasta > desde else None,
        todo_el_dia=desde is None,
        sede=dicho.sede,
        lugar=dicho.lugar,
        solicita=str(solicitud.area)[:LARGO_DE_PIDE],
        area=solicitud.area,
        contacto=solicitud.contacto,
        notas=_notas(solicitud, adjuntos, dicho.dudas),
        creado_por=por,
    )
    hecho.presentes = dicho.presentes
    hecho.save()
    guardar(compromiso=hecho, por=por)
    log(instance=hecho, action="wagtail.create", user=por)
    _en_un_lote(hecho, solicitud, adjuntos, por)
    return hecho


def _notas(solicitud, adjuntos, dudas):
    """All that was written; of what does not fit, where the rest is."""
    partes = (
        (f"Solicitud {solicitud.recibo}, de {solicitud.area}.", True),
        (" ".join(dudas), dudas),
        (f"Dónde: {solicitud.lugar}", solicitud.lugar),
        (f"Quiénes: {solicitud.asisten}", solicitud.asisten),
        (solicitud.texto, solicitud.texto),
        (f"Archivos: {', '.join(a.nombre for a in adjuntos)}", adjuntos),
    )
    todo = "\n".join(parte for parte, hay in partes if hay)
    if len(todo) <= LARGO_DE_NOTAS:
        return todo
    sigue = SIGUE.format(solicitud.recibo)
    return todo[: LARGO_DE_NOTAS - len(sigue)] + sigue


def _en_un_lote(compromiso, solicitud, adjuntos, por):
    """Its photographs, to be described together and taken to that act."""
    claves = [adjunto.imagen_id for adjunto in adjuntos if adjunto.imagen_id]
    if not claves:
        return
    solicitud.lote = Lote.objects.create(
        titulo=solicitud.titulo[:120],
        coleccion=Collection.get_first_root_node(),
        para=f"{PARA}{compromiso.pk}",
        creado_por=por,
    )
    solicitud.save(update_fields=["lote"])
    Imagen.objects.filter(pk__in=claves).update(lote=solicitud.lote)


def _noticia(tipo, solicitud, adjuntos, por):
    """If there is a record of it, what comes of that act."""
    suyo = solicitud.usos.filter(tipo=Uso.Tipo.COMPROMISO).first()
    return redactar(
        por=por,
        titulo=solicitud.titulo,
        texto=solicitud.texto,
        area=solicitud.area,
        genero=GENEROS[tipo],
        archivos=[adjunto.pieza for adjunto in adjuntos],
        compromiso=suyo and suyo.compromiso,
    )


def _galeria(_tipo, solicitud, adjuntos, por):
    fotos = [adjunto.imagen for adjunto in adjuntos if adjunto.imagen]
    return crear_galeria(
        titulo=solicitud.titulo,
        imagenes=[foto for foto in fotos if not foto.retirada],
        por=por,
        area=solicitud.area,
        resumen=(solicitud.texto or solicitud.titulo)[:LARGO_DEL_RESUMEN],
        lugar=solicitud.lugar[:120],
    )


HACEN = {
    Uso.Tipo.COMPROMISO: _compromiso,
    Uso.Tipo.BOLETIN: _noticia,
    Uso.Tipo.AVISO: _noticia,
    Uso.Tipo.GALERIA: _galeria,
}
