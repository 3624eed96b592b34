"""The numbers of what was published, the mail that tells of it, and the director's step."""

from django.db import models
from django.utils import timezone
from wagtail.models import AbstractGroupApprovalTask

from sitio.models import Publicacion

from . import permissions
from .forms import FormularioDevolver, FormularioVistoBueno


class Contador(models.Model):
    """The last number given in a series and year; its row is the lock."""

    serie = models.CharField(max_length=20)
    ejercicio = models.PositiveSmallIntegerField()
    ultimo = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["serie", "ejercicio"], name="contador_unico")
        ]

    def __str__(self):
        return f"{self.serie} {self.ejercicio}: {self.ultimo}"


class Folio(models.Model):
    """The number of a publication («Boletín 412/2026»), given once and for ever."""

    publicacion = models.OneToOneField(Publicacion, on_delete=models.PROTECT, related_name="folio")
    serie = models.CharField(max_length=20)
    ejercicio = models.PositiveSmallIntegerField()
    numero = models.PositiveIntegerField()
    dado = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["serie", "ejercicio", "numero"]
        constraints = [
            models.UniqueConstraint(fields=["serie", "ejercicio", "numero"], name="folio_unico")
        ]

    def __str__(self):
        return f"{self.numero}/{self.ejercicio}"


class CorreoQuerySet(models.QuerySet):
    def por_enviar(self, ahora=None):
        """Those whose turn has come, oldest first."""
        return self.filter(
            estado=Correo.Estado.PENDIENTE, siguiente_intento__lte=ahora or timezone.now()
        ).order_by("pk")


class Correo(models.Model):
    """One message to one recipient: written with what it tells of, sent by `trabajar`."""

    class Estado(models.TextChoices):
        PENDIENTE = "pendiente", "Pendiente"
        ENVIADO = "enviado", "Enviado"
        FALLIDO = "fallido", "No se pudo enviar"

    para = models.EmailField("para")
    asunto = models.CharField("asunto", max_length=200)
    texto = models.TextField("texto")
    clave = models.CharField(
        max_length=120, unique=True, help_text="Lo mismo no se manda dos veces a la misma persona."
    )
    estado = models.CharField(max_length=10, choices=Estado, default=Estado.PENDIENTE)
    intentos = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    creado = models.DateTimeField(auto_now_add=True)
    siguiente_intento = models.DateTimeField(default=timezone.now)
    enviado = models.DateTimeField(null=True, blank=True)

    objects = CorreoQuerySet.as_manager()

    class Meta:
        verbose_name = "correo"
        verbose_name_plural = "correos"
        indexes = [
            models.Index(
                fields=["siguiente_intento"],
                condition=models.Q(estado="pendiente"),
                name="correo_pendiente",
            )
        ]

    def __str__(self):
        return f"{self.asunto} → {self.para}"


class VistoBueno(AbstractGroupApprovalTask):
    """The director's step: what she approves is published, what she returns carries a reason."""

    class Meta:
        verbose_name = "visto bueno"
        verbose_name_plural = "vistos buenos"

    def get_actions(self, obj, user):
        if not permissions.puede_publicar(user, obj):
            return []
        return [
            ("reject", "Devolver con una nota…", True),
            ("approve", "Aprobar y publicar", True),
        ]

    def get_form_for_action(self, action):
        return FormularioDevolver if action == "reject" else FormularioVistoBueno

    def user_can_access_editor(self, obj, user):
        return permissions.puede_publicar(user, obj)

    def locked_for_user(self, obj, user):
        return not permissions.puede_publicar(user, obj)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        if permissions.es_de_direccion(user):
            return self.task_states.filter(status="in_progress")
        return self.task_states.none()

    @classmethod
    def get_description(cls):
        return "Dirección aprueba y publica, o devuelve con una nota."
