"""The mail that tells of what happened: one row a message, which is also its only retry state."""

from django.db import models
from django.utils import timezone

from sitio.texto import sin_saltos


class CorreoQuerySet(models.QuerySet):
    def por_enviar(self, ahora=None):
        """Those whose turn has come, oldest first."""
        return self.filter(
            estado=Correo.Estado.PENDIENTE, siguiente_intento__lte=ahora or timezone.now()
        ).order_by("pk")

    def escribir(self, *, para, asunto, texto, clave):
        """One message to one address, once for each `clave`; sent after the transaction."""
        if not para:
            return None
        datos = {"para": para, "asunto": sin_saltos(asunto)[:200], "texto": texto}
        return self.get_or_create(clave=clave[:120], defaults=datos)[0]


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
