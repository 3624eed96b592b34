"""A boletín or an audio begun from the record of an act, with what is already known of it."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import slugify
from wagtail.log_actions import log

from agenda_publica.actions import donde_esta
from agenda_publica.cobertura.traido import fotografias
from agenda_publica.models import Cobertura, Papel
from agenda_publica.permissions import exigir_que_escriba
from agenda_publica.situacion import Paso
from agenda_publica.views import DeUnCompromiso
from galerias.models import Audio, Audios
from moderacion.actions import direccion_libre
from moderacion.permissions import NoSePuede, puede_proponer
from sitio.texto import dia_y_hora

from .de_que_fecha import FormularioDesdeActo
from .models import Noticia, Noticias, Relacionada

EMPEZAR = "Crear boletín desde este acto"
GRABAR = "Crear audio desde este acto"
PREGUNTA = (
    "Se empieza un borrador con el lugar, la fecha, el área, quienes asistieron con su cargo y "
    "las fotografías que ya haya. Queda enlazado con este acto."
)
EN_EL_CUERPO = 12  # photographs, beside the one that leads it
RELACIONADAS = 3


class Fecha(NamedTuple):
    """That of an act from which something is begun; `original`, if the act has others."""

    momento: datetime
    original: datetime | None = None


def fecha_de(compromiso, para, original=None):
    """The one of that name; the last that has begun, if none is said."""
    citas = list(compromiso.citas.all())
    cita = compromiso.citas.la_ultima()
    if original:
        cita = next((c for c in citas if c.original == original), None)
        if cita is None:
            raise NoSePuede(donde_esta(compromiso, None, para))
    if cita is None:
        return Fecha(compromiso.inicio)
    return Fecha(cita.inicio, cita.original if len(citas) > 1 else None)


@transaction.atomic
def redactar(*, compromiso, por, original=None):
    """A draft of boletín with place, área, officials and photographs of that act, linked both ways.

    `original` names one of its dates, if it has several. Its headline is that of the act's page:
    the record's own is never written on a page.
    """
    exigir_que_escriba(por)
    seccion = Noticias.objects.get()
    fecha = fecha_de(compromiso, por, original)
    acto, fotos = compromiso.acto, _fotografias(compromiso, fecha)
    titulo = acto.draft_title if acto else _sin_titular(fecha)
    noticia = Noticia(
        title=titulo,
        slug=direccion_libre(seccion, slugify(titulo)),
        resumen=acto.resumen if acto else _sin_titular(fecha),
        lugar=compromiso.sede.colonia if compromiso.sede else "",
        area=compromiso.area,
        imagen=fotos[0] if fotos else None,
        cuerpo=[("texto", donde_y_quienes(compromiso, fecha)), *en_el_cuerpo(fotos[1:])],
        owner=por,
        live=False,
    )
    noticia.relacionadas = [
        Relacionada(publicacion_id=pk) for pk in _se_leen_con(compromiso, fecha)
    ]
    seccion.add_child(instance=noticia)
    noticia.save_revision(user=por, clean=False)  # its área may not be known
    enlazar(compromiso, noticia, Cobertura.Tipo.BOLETIN, fecha)
    log(instance=noticia, action="pregon.desde_acto", user=por)
    return noticia


@transaction.atomic
def grabar(*, compromiso, por, original=None):
    """A draft of audio of that act, linked to it, with who presided as the one who speaks.

    `original` names one of its dates, if it has several. The recording is put when there is one.
    """
    exigir_que_escriba(por)
    seccion, acto = Audios.objects.get(), compromiso.acto
    fecha = fecha_de(compromiso, por, original)
    titulo = f"Audio: {acto.draft_title}" if acto else _sin_titular(fecha)
    preside = compromiso.presentes.filter(papel=Papel.PRESIDE).first()
    audio = Audio(
        title=titulo,
        slug=direccion_libre(seccion, slugify(titulo)),
        resumen=acto.resumen if acto else _sin_titular(fecha),
        area=compromiso.area,
        imagen=next(iter(_fotografias(compromiso, fecha)), None),
        funcionario=preside.funcionario if preside else None,
        owner=por,
        live=False,
    )
    seccion.add_child(instance=audio)
    audio.save_revision(user=por, clean=False)  # its área may not be known
    enlazar(compromiso, audio, Cobertura.Tipo.AUDIO, fecha)
    log(instance=audio, action="pregon.desde_acto", user=por)
    return audio


def _sin_titular(fecha):
    return f"Acto del {dia_y_hora(fecha.momento)}"


def donde_y_quienes(compromiso, fecha):
    """Where and when it was; then officials with their posts, as a boletín names them."""
    presentes = compromiso.presentes.select_related("funcionario")
    renglones = [
        f"{p.funcionario.nombre}, {p.funcionario.cargo} ({p.get_papel_display().lower()})."
        for p in presentes
    ]
    donde = f"{compromiso.sede.nombre}, " if compromiso.sede else ""
    todo = [f"{donde}{dia_y_hora(fecha.momento)}.", *renglones]
    return str(format_html_join("", "<p>{}</p>", ((uno,) for uno in todo)))


def _fotografias(compromiso, fecha):
    """Those of what already came of the act, its galleries' first, then those that were brought
    of it, then its page's, each once."""
    salidas = [c.publicacion.specific for c in _salidas(compromiso, fecha)]
    suyas = [foto for salida in salidas for foto in salida.fotografias()]
    suyas += fotografias(compromiso, fecha.original and fecha.momento)
    if compromiso.acto_id and compromiso.acto.imagen:
        suyas.append(compromiso.acto.imagen)
    return list(dict.fromkeys(suyas))[: EN_EL_CUERPO + 1]


def _salidas(compromiso, fecha):
    """What came of it that is not text, nor of another of its dates: no boletín takes its
    photographs from another."""
    suyas = Q(original=None) | Q(original=fecha.original)
    con_algo = compromiso.coberturas.filter(suyas, publicacion__isnull=False)
    return con_algo.exclude(tipo=Cobertura.Tipo.BOLETIN).select_related("publicacion")


def en_el_cuerpo(fotos):
    """The block that holds them, if there are any: the person keeps those that say most."""
    for foto in fotos:
        foto.contextual_alt_text, foto.decorative = foto.default_alt_text, False
    bloques = [{"imagen": foto, "pie": ""} for foto in fotos]
    if len(bloques) == 1:
        return [("imagen", bloques[0])]
    return [("galeria", bloques)] if bloques else []


def _se_leen_con(compromiso, fecha):
    """The page of the act and what came of it, as many as a boletín carries."""
    suyas = [compromiso.acto_id, *(c.publicacion_id for c in _salidas(compromiso, fecha))]
    return list(dict.fromkeys(pk for pk in suyas if pk))[:RELACIONADAS]


def enlazar(compromiso, publicacion, tipo, fecha):
    """Of what has several dates, what was asked goes on being asked of the others."""
    nueva = Cobertura(compromiso=compromiso, tipo=tipo, original=fecha.original)
    pedidas = compromiso.coberturas.filter(tipo=tipo, publicacion=None)
    cobertura = nueva if fecha.original else pedidas.first() or nueva
    cobertura.publicacion_id = publicacion.pk
    cobertura.save()


def pasos(compromiso, user):
    """What the record offers to who writes."""
    if not puede_proponer(user):
        return []
    return [
        Paso(EMPEZAR, reverse("boletin-desde-acto", args=[compromiso.pk])),
        Paso(GRABAR, reverse("audio-desde-acto", args=[compromiso.pk])),
    ]


def _boletines(compromiso):
    """Those begun from it, published or not."""
    return Noticia.objects.filter(coberturas__compromiso=compromiso).distinct()


class DesdeActo(DeUnCompromiso):
    """Asks on GET, begins the draft on POST and leads to its form."""

    def puede(self):
        return puede_proponer(self.request.user)

    def hay(self):
        """The dates that have one already."""
        return ()

    def forma(self, datos=None):
        citas = self.compromiso.citas.all()
        pedida = self.pedida(citas) or citas.la_ultima()
        hay = self.hay()
        return FormularioDesdeActo(datos, compromiso=self.compromiso, pedida=pedida, hay=hay)

    def hacer(self, forma):
        self.hecha = self.empezar(
            compromiso=self.compromiso,
            por=self.request.user,
            original=forma.cleaned_data.get("fecha"),
        )
        return self.dicho.format(self.hecha.title)

    def destino(self):
        if hasattr(self, "hecha"):
            return reverse("wagtailadmin_pages:edit", args=[self.hecha.pk])
        return super().destino()


class BoletinDesdeActo(DesdeActo):
    """A boletín; where one was begun already, it asks whether another is wanted."""

    boton = EMPEZAR
    empezar = staticmethod(redactar)
    dicho = "Se empezó el boletín «{}»: complételo y envíelo."

    @property
    def pregunta(self):
        """What is done and, if one was begun already, which."""
        hay = _boletines(self.compromiso)
        if not hay:
            return PREGUNTA
        url = "wagtailadmin_pages:edit"
        enlaces = ((reverse(url, args=[uno.pk]), uno.draft_title) for uno in hay)
        lista = format_html_join(", ", '<a href="{}">{}</a>', enlaces)
        return format_html("De este acto ya hay boletín: {}. {}", lista, PREGUNTA)

    def hay(self):
        suyas = self.compromiso.coberturas.filter(publicacion__in=_boletines(self.compromiso))
        return suyas.values_list("original", flat=True)


class AudioDesdeActo(DesdeActo):
    """An audio, whose recording is put afterwards."""

    boton = GRABAR
    empezar = staticmethod(grabar)
    dicho = "Se empezó el audio «{}»: ponga la grabación, complételo y envíelo."
    pregunta = (
        "Se empieza un borrador con el área, quien presidió y la fotografía que ya haya; la "
        "grabación se pone después. Queda enlazado con este acto."
    )
