"""What a person must know before going to an act: whether they may, whether they can get in."""

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from rest_framework.fields import Field
from wagtail.admin.panels import MultiFieldPanel

from acervo.permissions import colecciones_cerradas
from sitio.models import a_la_vista

SE_PUEDE = "Accesible en silla de ruedas"
NO_SE_PUEDE = "No es accesible en silla de ruedas"
# What nobody has said is not said to anyone.
ENTRADAS = [(None, "No se dice"), (True, "Libre y gratuita"), (False, "Con boleto o invitación")]
LA_ENTRADA = {True: "Gratis, entrada libre", False: "Con boleto o invitación", None: ""}


class ParaAsistir(models.Model):
    """The columns of that, and what the place answers where the act says nothing of its own.

    How one gets into a place is of the place (`Sede`), told once for all that is held in it; an
    act may say otherwise, because it is held on the roof or brings a ramp.
    """

    entrada_libre = models.BooleanField(
        "entrada libre",
        null=True,
        blank=True,
        choices=ENTRADAS,
        help_text="Libre y gratuita: cualquiera entra, sin pagar y sin invitación.",
    )
    accesible = models.BooleanField(
        "accesible en silla de ruedas",
        null=True,
        blank=True,
        help_text="Solo si ese día es distinto. En blanco, lo que dice su sede.",
    )
    accesibilidad = models.CharField(
        "accesibilidad ese día",
        max_length=200,
        blank=True,
        help_text="«Habrá rampa por la calle Morelos». En blanco, lo que dice su sede.",
    )
    indicaciones = models.CharField(
        "indicaciones", max_length=220, blank=True, help_text="Qué llevar, por dónde entrar."
    )
    en_vivo = models.URLField("transmisión en vivo", blank=True)

    panel_para_asistir = MultiFieldPanel(
        ["entrada_libre", "accesible", "accesibilidad", "indicaciones", "en_vivo"], "Para asistir"
    )
    api_fields = ("entrada_libre", "accesible", "accesibilidad", "indicaciones", "en_vivo")

    class Meta:
        abstract = True

    @property
    def es_accesible(self):
        """True, False, or None where nobody has said."""
        if self.accesible is not None:
            return self.accesible
        return self.sede.accesible if self.sede else None

    @property
    def como_se_entra(self):
        """One line; that of the place is not told where the act contradicts it."""
        if self.accesibilidad or self.accesible is not None:
            return self.accesibilidad
        return self.sede.accesibilidad if self.sede else ""

    @property
    def como_asistir(self):
        """Whether anyone gets in, and what to bring; blank where nobody has said."""
        dichas = (LA_ENTRADA[self.entrada_libre], self.indicaciones)
        return ". ".join(dicha for dicha in dichas if dicha)

    @property
    def dice_si_es_accesible(self):
        return {True: SE_PUEDE, False: NO_SE_PUEDE, None: ""}[self.es_accesible]

    @cached_property
    def documentos_a_la_vista(self):
        return a_la_vista(self.documentos.select_related("documento"))


class DocumentosEnJson(Field):
    """For the API: what may be downloaded and where; asked once for all that is listed."""

    @cached_property
    def cerradas(self):
        return colecciones_cerradas()

    def to_representation(self, documentos):
        return en_json(a_la_vista(documentos, self.cerradas))


def en_json(anexos):
    return [
        {
            "titulo": anexo.documento.title,
            "nota": anexo.nota,
            "direccion": f"{settings.SITIO_URL}{anexo.documento.url}",
        }
        for anexo in anexos
    ]
