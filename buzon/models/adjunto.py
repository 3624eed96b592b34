"""The files of what a department sends. They are those of the acervo, which nothing shows yet."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

FOTOGRAFIA, DOCUMENTO, GRABACION = "imagen", "documento", "grabacion"
CLASES = (FOTOGRAFIA, DOCUMENTO, GRABACION)


def _uno_solo():
    """One of the three, and no other."""
    condicion = Q()
    for suya in CLASES:
        condicion |= Q(**{f"{una}__isnull": una != suya for una in CLASES})
    return condicion


class Entrega(models.TextChoices):
    """How it came to the office; what belongs to a draft or to a correction on its way has not."""

    PENDIENTE = "pendiente", "Sin entregar"
    CON_ELLA = "con_ella", "Con la solicitud"
    DESPUES = "despues", "Con una corrección"


class AdjuntoQuerySet(models.QuerySet):
    def vigentes(self):
        """Those that count for their área, with what it corrects and has not sent: neither taken
        out nor replaced by another."""
        return self.filter(quitado=None, se_quita=False).en_su_lugar()

    def entregados(self):
        """Those that count for the office: what a correction on its way adds or takes out does
        not change them."""
        return self.filter(quitado=None).exclude(entrega=Entrega.PENDIENTE).en_su_lugar()

    def en_su_lugar(self):
        """As they came; one sent in the place of another, where that was."""
        return self.order_by(Coalesce("sustituye", "pk"), "pk")

    def con_su_pieza(self):
        """With the photograph, document or recording that each is."""
        return self.select_related(*CLASES)

    def por_enviar(self):
        """What a correction on its way changes: those that it adds and those that it takes out."""
        return self.filter(Q(entrega=Entrega.PENDIENTE) | Q(se_quita=True))


class Adjunto(models.Model):
    """One file, as it was sent; what it is kept as is a row of the acervo, moved when it is used.

    `huella` is of the bytes that were sent, so that the same file sent twice goes in once; `peso`,
    how many they were. `sustituye`: the first of those in whose place it was
    sent. `se_quita`: it goes out when the correction on its way is sent.
    """

    solicitud = models.ForeignKey("Solicitud", on_delete=models.CASCADE, related_name="adjuntos")
    imagen = models.ForeignKey(
        "acervo.Imagen", on_delete=models.PROTECT, null=True, related_name="adjuntos"
    )
    documento = models.ForeignKey(
        "acervo.Documento", on_delete=models.PROTECT, null=True, related_name="adjuntos"
    )
    grabacion = models.ForeignKey(
        "acervo.Multimedia", on_delete=models.PROTECT, null=True, related_name="adjuntos"
    )
    nombre = models.CharField("nombre", max_length=200)
    huella = models.CharField(max_length=40)
    peso = models.PositiveBigIntegerField()
    sustituye = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="sustitutos"
    )
    subido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    subido = models.DateTimeField(default=timezone.now)
    entrega = models.CharField(max_length=9, choices=Entrega, default=Entrega.PENDIENTE)
    se_quita = models.BooleanField(default=False)
    quitado = models.DateTimeField(null=True)

    objects = AdjuntoQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = "archivo"
        verbose_name_plural = "archivos"
        constraints = [
            models.UniqueConstraint(
                fields=["solicitud", "huella"],
                condition=Q(quitado=None),
                name="adjunto_una_vez",
            ),
            models.CheckConstraint(condition=_uno_solo(), name="adjunto_de_una_clase"),
        ]

    def __str__(self):
        return self.nombre

    @property
    def pendiente(self):
        return self.entrega == Entrega.PENDIENTE

    @property
    def llego_despues(self):
        return self.entrega == Entrega.DESPUES

    @property
    def clase(self):
        return next(clase for clase in CLASES if getattr(self, f"{clase}_id"))

    @property
    def pieza(self):
        """The photograph, document or recording."""
        return getattr(self, self.clase)
