"""What the public page and the lists say of an act."""

from django.db import models

from sitio.datos import de_lugar
from sitio.models import Publicacion


class Situacion(models.TextChoices):
    """What the public page knows of an act; the internal record knows more."""

    CONFIRMADA = "confirmada", "Confirmado"
    POSPUESTA = "pospuesta", "Pospuesto"
    CANCELADA = "cancelada", "Cancelado"


EN_SCHEMA = {
    Situacion.CONFIRMADA: "EventScheduled",
    Situacion.POSPUESTA: "EventPostponed",
    Situacion.CANCELADA: "EventCancelled",
}


class CaraDeActo:
    """An act in words, for whoever paints it."""

    def get_context(self, request, *args, **kwargs):
        contexto = super().get_context(request, *args, **kwargs)
        return {
            **contexto,
            "temas": self.temas.all(),
            "ocurrencias": self.fechas(),
            "salidas": self.lo_que_salio(),
        }

    def lo_que_salio(self):
        """The boletín, the gallery, the capsule that came of it, if anyone may read them."""
        suyas = Publicacion.objects.publicadas().filter(coberturas__compromiso__acto=self)
        return suyas.distinct().para_listado()

    def palabra_de_anulado(self, paso=False):
        """What is said of an act that will not be held as announced, if that is so."""
        if self.situacion == Situacion.CANCELADA:
            return "Se canceló" if paso else "Se cancela"
        return "Se pospone" if self.situacion == Situacion.POSPUESTA else ""

    @property
    def donde(self):
        """The place and the spot within it: «Mercado Hidalgo, nave central»."""
        return ", ".join(
            parte for parte in (self.sede.nombre if self.sede else "", self.lugar) if parte
        )

    def datos(self, raiz):
        situacion = EN_SCHEMA[self.situacion]
        datos = {
            **_de_un_hecho(super().datos(raiz)),
            "@type": "Event",
            "startDate": self.inicio,
            "endDate": self.fin or self.inicio,
            "eventStatus": f"https://schema.org/{situacion}",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        }
        return {**datos, "location": de_lugar(self.sede)} if self.sede else datos


def _de_un_hecho(datos):
    """In schema.org only what is written is corrected: the page about the act, not the act."""
    claves = ("dateModified", "correction")
    correccion = {clave: datos.pop(clave) for clave in claves if clave in datos}
    return {**datos, "subjectOf": {"@type": "WebPage", **correccion}} if correccion else datos
