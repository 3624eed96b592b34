"""A boletín or an audio begun from the record of an act, with what is already known of it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.text import slugify
from wagtail.log_actions import log

from agenda_publica.models import Cobertura, Papel
from agenda_publica.situacion import Paso
from agenda_publica.views import DeUnCompromiso
from galerias.models import Audio, Audios
from moderacion.actions import direccion_libre
from moderacion.permissions import puede_proponer
from sitio.texto import dia_y_hora

from .models import Noticia, Noticias, Relacionada

EMPEZAR = "Crear boletín desde este acto"
GRABAR = "Crear audio desde este acto"


@transaction.atomic
def redactar(*, compromiso, por):
    """A draft of boletín with place, área, officials and photograph of that act, linked both ways.

    Its headline is that of the act's page: the record's own is never written on a page.
    """
    seccion = Noticias.objects.get()
    titulo = compromiso.acto.draft_title if compromiso.acto_id else _sin_titular(compromiso)
    noticia = Noticia(
        title=titulo,
        slug=direccion_libre(seccion, slugify(titulo)),
        resumen=compromiso.acto.resumen if compromiso.acto_id else _sin_titular(compromiso),
        lugar=compromiso.sede.colonia if compromiso.sede else "",
        area=compromiso.area,
        imagen=_fotografia(compromiso),
        cuerpo=[("texto", _quienes(compromiso))],
        owner=por,
        live=False,
    )
    if compromiso.acto_id:
        noticia.relacionadas = [Relacionada(publicacion_id=compromiso.acto_id)]
    seccion.add_child(instance=noticia)
    noticia.save_revision(user=por)
    _enlazar(compromiso, noticia, Cobertura.Tipo.BOLETIN)
    log(instance=noticia, action="pregon.desde_acto", user=por)
    return noticia


@transaction.atomic
def grabar(*, compromiso, por):
    """A draft of audio of that act, linked to it, with who presided as the one who speaks.

    The recording is put when there is one.
    """
    seccion, acto = Audios.objects.get(), compromiso.acto
    titulo = f"Audio: {acto.draft_title}" if acto else _sin_titular(compromiso)
    preside = compromiso.presentes.filter(papel=Papel.PRESIDE).first()
    audio = Audio(
        title=titulo,
        slug=direccion_libre(seccion, slugify(titulo)),
        resumen=acto.resumen if acto else _sin_titular(compromiso),
        area=compromiso.area,
        imagen=_fotografia(compromiso),
        funcionario=preside.funcionario if preside else None,
        owner=por,
        live=False,
    )
    seccion.add_child(instance=audio)
    audio.save_revision(user=por)
    _enlazar(compromiso, audio, Cobertura.Tipo.AUDIO)
    log(instance=audio, action="pregon.desde_acto", user=por)
    return audio


def _sin_titular(compromiso):
    return f"Acto del {dia_y_hora(compromiso.inicio)}"


def _quienes(compromiso):
    """Officials with their posts, as a boletín names them, one a line."""
    presentes = compromiso.presentes.select_related("funcionario")
    return str(
        format_html_join(
            "",
            "<p>{}, {} ({}).</p>",
            (
                (p.funcionario.nombre, p.funcionario.cargo, p.get_papel_display().lower())
                for p in presentes
            ),
        )
    )


def _fotografia(compromiso):
    """That of what already came of the act: its gallery's, before its page's."""
    salidas = compromiso.coberturas.filter(publicacion__imagen__isnull=False)
    salida = salidas.select_related("publicacion__imagen").first()
    if salida:
        return salida.publicacion.imagen
    return compromiso.acto.imagen if compromiso.acto_id else None


def _enlazar(compromiso, publicacion, tipo):
    pedidas = compromiso.coberturas.filter(tipo=tipo, publicacion=None)
    cobertura = pedidas.first() or Cobertura(compromiso=compromiso, tipo=tipo)
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


class DesdeActo(DeUnCompromiso):
    """Asks on GET, begins the draft on POST and leads to its form."""

    boton = EMPEZAR
    empezar = staticmethod(redactar)
    dicho = "Se empezó el boletín «{}»: complételo y envíelo."
    pregunta = (
        "Se empieza un borrador con el lugar, el área, quienes asistieron y la fotografía que ya "
        "haya. Queda enlazado con este acto."
    )

    def dispatch(self, request, *args, **kwargs):
        if not puede_proponer(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def forma(self, datos=None):
        return forms.Form(datos)

    def hacer(self, forma):
        self.hecha = self.empezar(compromiso=self.compromiso, por=self.request.user)
        return self.dicho.format(self.hecha.title)

    def destino(self):
        if hasattr(self, "hecha"):
            return reverse("wagtailadmin_pages:edit", args=[self.hecha.pk])
        return super().destino()


class AudioDesdeActo(DesdeActo):
    """The same, of an audio."""

    boton = GRABAR
    empezar = staticmethod(grabar)
    dicho = "Se empezó el audio «{}»: ponga la grabación, complételo y envíelo."
    pregunta = (
        "Se empieza un borrador con el área, quien presidió y la fotografía que ya haya; la "
        "grabación se pone después. Queda enlazado con este acto."
    )
