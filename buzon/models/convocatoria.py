"""What the office asks of the departments, by a day, and who has answered."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from moderacion.permissions import ENLACE

from .solicitud import Clase


class ConvocatoriaQuerySet(models.QuerySet):
    def abiertas(self):
        """Those that áreas may still answer."""
        return self.filter(cerrada=None)

    def con_cuenta(self):
        """How many áreas each was put to (`cuantas`), how many answered (`respondidas`)."""
        respondidas = Count("llamadas", filter=Q(llamadas__respondida__isnull=False))
        contadas = self.annotate(cuantas=Count("llamadas"), respondidas=respondidas)
        return contadas.order_by("-limite", "-pk")


class Convocatoria(models.Model):
    """«¿Qué actos tendrá su área la próxima semana?», to some áreas.

    `vez` names the form in which it is asked, as in Solicitud: sent twice, it is asked once.
    """

    vez = models.CharField(max_length=32, unique=True, editable=False)
    pregunta = models.CharField("qué se pregunta", max_length=200)
    clase = models.CharField(
        "qué se espera que envíen", max_length=12, choices=Clase, default=Clase.ACTO
    )
    detalle = models.TextField("detalle", max_length=1000, blank=True)
    limite = models.DateField("para cuándo")
    hecha_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    hecha = models.DateTimeField(default=timezone.now, editable=False)
    cerrada = models.DateTimeField(null=True, editable=False)

    objects = ConvocatoriaQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-limite", "-pk"]
        verbose_name = "petición a las áreas"
        verbose_name_plural = "peticiones a las áreas"

    def __str__(self):
        return self.pregunta

    @property
    def abierta(self):
        return self.cerrada is None

    @property
    def vencida(self):
        """Open though its day has passed: what is answered still counts."""
        return self.abierta and self.limite < timezone.localdate()


class LlamadaQuerySet(models.QuerySet):
    def sin_responder(self):
        """Those that still wait for their área; an área that was closed has nobody to answer."""
        return self.filter(respondida=None, convocatoria__cerrada=None, area__activa=True)

    def por_recordar(self):
        """Those that wait, were not reminded and may be: it is done once."""
        return self.sin_responder().con_correo().filter(recordada=None, le_llega=True)

    def que_ve(self, area):
        """What an área is asked: what it has not answered and, until its day, the «nada» that it
        may take back."""
        hoy = timezone.localdate()
        nada = Q(sin_nada=True, convocatoria__limite__gte=hoy)
        suyas = self.filter(area=area, convocatoria__cerrada=None)
        return suyas.filter(Q(respondida=None) | nada).order_by("convocatoria__limite", "pk")

    def con_correo(self):
        """Whether anybody in its área can be written to (`le_llega`): else it is called."""
        enlaces = get_user_model().objects.filter(
            area=OuterRef("area"), groups__name=ENLACE, is_active=True
        )
        return self.annotate(le_llega=Exists(enlaces.exclude(email="")))


class Llamada(models.Model):
    """That question as it was put to one área. `sin_nada`: it said that it has nothing to send."""

    convocatoria = models.ForeignKey(
        Convocatoria, on_delete=models.CASCADE, related_name="llamadas"
    )
    area = models.ForeignKey(
        "ayuntamiento.Area", on_delete=models.PROTECT, related_name="llamadas", verbose_name="área"
    )
    respondida = models.DateTimeField(null=True)
    respondida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    sin_nada = models.BooleanField(default=False)
    recordada = models.DateTimeField(null=True)

    objects = LlamadaQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["area__nombre"]
        verbose_name = "llamada"
        verbose_name_plural = "llamadas"
        constraints = [
            models.UniqueConstraint(fields=["convocatoria", "area"], name="llamada_una_vez")
        ]

    def __str__(self):
        return f"{self.convocatoria} ({self.area})"
