"""The mail that tells of what happened: one row a message, which is also its only retry state."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sitio.texto import desde_cuando, sin_saltos

SIN_SERVIDOR = "el servidor de correo no responde"


class CorreoQuerySet(models.QuerySet):
    def por_enviar(self, ahora=None):
        """Those whose turn has come, oldest first."""
        return self.filter(
            estado=Correo.Estado.PENDIENTE, siguiente_intento__lte=ahora or timezone.now()
        ).order_by("pk")

    def sin_servidor(self):
        """Those that wait because the server does not let us in."""
        return self.filter(estado=Correo.Estado.PENDIENTE, sin_servidor_desde__isnull=False)

    def interrumpidos(self, ahora=None):
        """Those that someone took to send and never said what became of them."""
        return self.filter(
            estado=Correo.Estado.ENVIANDO, siguiente_intento__lte=ahora or timezone.now()
        )

    def atorados(self, *, desde):
        """What nobody will send unless a person says so, and what has waited over an hour."""
        hace_rato = timezone.now() - timedelta(hours=1)
        esperan = Q(estado=Correo.Estado.PENDIENTE, creado__lt=hace_rato) & ~Q(error="")
        de_alguien = Q(estado__in=Correo.DE_UNA_PERSONA)
        return self.filter(de_alguien | esperan, creado__gte=desde).order_by("-pk")

    def escribir(self, *, para, asunto, texto, clave, boton=""):
        """One message to one address, once for each `clave`; sent after the transaction.

        In HTML the last address that stands alone on a line of `texto` is a button, «boton».
        """
        if not para:
            return None
        datos = {"para": para, "asunto": sin_saltos(asunto)[:200], "texto": texto, "boton": boton}
        return self.get_or_create(clave=clave[:120], defaults=datos)[0]


class Correo(models.Model):
    """One message to one recipient: written with what it tells of, sent by `trabajar`."""

    class Estado(models.TextChoices):
        PENDIENTE = "pendiente", "Pendiente"
        ENVIANDO = "enviando", "Enviándose"
        ENVIADO = "enviado", "Enviado"
        FALLIDO = "fallido", "No se pudo enviar"
        EN_DUDA = "en_duda", "No se sabe si llegó"

    CONTRASENA = "contrasena-"  # so begins the key of a mail with a link to a new password
    DE_UNA_PERSONA = (Estado.FALLIDO, Estado.EN_DUDA)

    para = models.EmailField("para")
    asunto = models.CharField("asunto", max_length=200)
    texto = models.TextField("texto")
    boton = models.CharField("botón", max_length=40, blank=True)
    clave = models.CharField(
        max_length=120, unique=True, help_text="Lo mismo no se manda dos veces a la misma persona."
    )
    estado = models.CharField(max_length=10, choices=Estado, default=Estado.PENDIENTE)
    intentos = models.PositiveSmallIntegerField(default=0)
    llamadas = models.PositiveIntegerField(
        default=0, help_text="Veces que tocó su turno y no se pudo entrar al servidor."
    )
    sin_servidor_desde = models.DateTimeField(null=True, blank=True)
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
                condition=Q(estado="pendiente"),
                name="correo_pendiente",
            )
        ]

    def __str__(self):
        return f"{self.asunto} → {self.para}"

    @property
    def intentado(self):
        """How many times it was its turn, whether or not the server let us in."""
        return self.intentos + self.llamadas

    @property
    def situacion(self):
        """How it stands, in words: since when the server does not answer, if it waits for that."""
        if self.estado == self.Estado.PENDIENTE and self.sin_servidor_desde:
            return f"Pendiente: {SIN_SERVIDOR} desde {desde_cuando(self.sin_servidor_desde)}"
        return self.get_estado_display()

    @property
    def es_personal(self):
        """Whether it carries what only who gets it may use."""
        return self.clave.startswith(self.CONTRASENA)
