"""What is said of what was sent: between office and área, and what only the office reads."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class MensajeQuerySet(models.QuerySet):
    def para_el_area(self):
        """Without the private notes of the office."""
        return self.exclude(clase=Mensaje.Clase.NOTA)


class Mensaje(models.Model):
    """One thing said, by whom and when; it is never changed."""

    class Clase(models.TextChoices):
        PIDE = "pide", "Pide datos"
        RESPONDE = "responde", "Responde"
        ACEPTA = "acepta", "Acepta"
        RECHAZA = "rechaza", "Rechaza"
        AVISA = "avisa", "Avisa"
        NOTA = "nota", "Nota de la oficina"

    solicitud = models.ForeignKey("Solicitud", on_delete=models.CASCADE, related_name="mensajes")
    clase = models.CharField(max_length=8, choices=Clase)
    texto = models.TextField("qué se dice", max_length=2000)
    de = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cuando = models.DateTimeField(default=timezone.now)

    objects = MensajeQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["cuando", "pk"]
        verbose_name = "mensaje"
        verbose_name_plural = "mensajes"

    def __str__(self):
        return f"{self.get_clase_display()}: {self.texto[:60]}"


class NovedadQuerySet(models.QuerySet):
    def por_avisar(self):
        """What waits to be told. That something was published waits until anyone may read it: of
        what was withdrawn, or is held by a ban, no address is given."""
        a_la_vista = Q(publicacion=None) | Q(publicacion__visible=True)
        return self.filter(a_la_vista, avisada=None)


class Novedad(models.Model):
    """One thing that a person is to be told by mail; gathered, no more than one mail an hour.

    It is of what their área sent, or of what it is asked; `publicacion`, the page that it tells of.
    """

    para = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    solicitud = models.ForeignKey(
        "Solicitud", on_delete=models.CASCADE, null=True, related_name="novedades"
    )
    llamada = models.ForeignKey(
        "Llamada", on_delete=models.CASCADE, null=True, related_name="novedades"
    )
    publicacion = models.ForeignKey(
        "sitio.Publicacion", on_delete=models.CASCADE, null=True, related_name="+"
    )
    frase = models.TextField()
    cuando = models.DateTimeField(default=timezone.now)
    avisada = models.DateTimeField(null=True)

    objects = NovedadQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = "novedad"
        verbose_name_plural = "novedades"
        constraints = [
            models.CheckConstraint(
                condition=Q(solicitud__isnull=True, llamada__isnull=False)
                | Q(solicitud__isnull=False, llamada__isnull=True),
                name="novedad_de_una_cosa",
            ),
            models.UniqueConstraint(
                fields=["para", "solicitud", "publicacion"],
                condition=Q(publicacion__isnull=False),
                name="novedad_de_publicacion_una_vez",
            ),
        ]
        indexes = [
            models.Index(
                fields=["para"],
                condition=Q(avisada=None),
                name="novedad_por_avisar",
            ),
            models.Index(fields=["para", "-avisada"], name="novedad_avisada"),
        ]

    def __str__(self):
        return self.frase

    @property
    def area_id(self):
        """Whose it is: of nobody else's is a person told."""
        return (self.solicitud or self.llamada).area_id
