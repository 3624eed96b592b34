"""What changes in a page that was already public: a small fix, or a correction that is told."""

from django import forms
from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

DEL_CAMBIO = ("alcance", "fe_de_erratas")  # fields that are of one change, not of the page


class Alcance(models.TextChoices):
    MENOR = "menor", "Arreglo menor: ortografía, formato; no se anuncia"
    CORRECCION = "correccion", "Corrección: cambia un dato; se anuncia con una fe de erratas"


class PanelDeAlcance(MultiFieldPanel):
    """Painted only where readers have already seen the page."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and self.instance.first_published_at is not None


class SeCorrige(models.Model):
    """`alcance` and `fe_de_erratas` are of one change: they travel in its revision, so that who
    approves the text approves them too, and the row keeps neither. `corregida` is derived: when
    the last correction was told, so that lists, feeds and the sitemap ask nothing more."""

    alcance = models.CharField(
        "alcance del cambio", max_length=10, choices=Alcance, blank=True, default=""
    )
    fe_de_erratas = models.TextField(
        "fe de erratas",
        max_length=600,
        blank=True,
        default="",
        help_text="Qué decía y qué es lo correcto: «La primera versión decía 241 locales; son "
        "214». Sale con su fecha en la página. Solo para una corrección.",
    )
    corregida = models.DateTimeField(null=True, editable=False, serialize=False)

    class Meta:
        abstract = True

    panel_de_alcance = PanelDeAlcance(
        [
            FieldPanel(
                "alcance",
                widget=forms.RadioSelect,
                help_text="Quien ya la leyó, ¿tiene que enterarse?",
            ),
            "fe_de_erratas",
        ],
        "Qué cambia en lo ya publicado",
    )

    @property
    def actualizada(self):
        """When what it says last changed for who had read it: small fixes do not count."""
        momento = self.corregida or self.first_published_at or self.fecha
        return momento.replace(microsecond=0)  # what a revision keeps of it is shorter each time

    @cached_property
    def erratas_publicas(self):
        """What was corrected, the latest first; asked only of those that were."""
        return list(self.erratas.all()) if self.corregida else []

    def empieza_un_cambio(self):
        """Whether what was last written is already public, or was until it was withdrawn."""
        if self.live or self.latest_revision_id is None:
            return self.latest_revision_id == self.live_revision_id
        aprobadas = self.aprobaciones.filter(revision__approved_go_live_at=None)
        return aprobadas.filter(revision_id=self.latest_revision_id).exists()
