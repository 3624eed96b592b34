"""What a department sends: one thing to be told, from its first word to what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from buzon import recibos
from sitio.busqueda.en_columnas import con_sus_palabras


class Clase(models.TextChoices):
    ACTO = "acto", "Acto"
    AVISO = "aviso", "Aviso"
    INFORME = "informe", "Informe"
    FOTOGRAFIAS = "fotografias", "Fotografías"


class Estado(models.TextChoices):
    BORRADOR = "borrador", "Borrador"
    RECIBIDA = "recibida", "Recibida"
    EN_REVISION = "en_revision", "En revisión"
    SE_PIDEN_DATOS = "se_piden_datos", "Se piden datos"
    ACEPTADA = "aceptada", "Aceptada"
    RECHAZADA = "rechazada", "Rechazada"
    RETIRADA = "retirada", "Retirada por el área"
    UNIDA = "unida", "Unida a otra"


DE_QUIEN = ("area__nombre", "enviada_por__first_name", "enviada_por__last_name")
ABIERTAS = (Estado.RECIBIDA, Estado.EN_REVISION, Estado.SE_PIDEN_DATOS)


class SolicitudQuerySet(models.QuerySet):
    def de_area(self, area):
        """Those of one department, which all its enlaces share: the only ones that they see."""
        return self.filter(area=area)

    def enviadas(self):
        """Those that the office has: a draft is of its área alone."""
        return self.exclude(estado=Estado.BORRADOR)

    def abiertas(self):
        """Those that wait for somebody."""
        return self.filter(estado__in=ABIERTAS)

    def vencidas(self):
        """Open ones whose day has passed."""
        return self.abiertas().filter(para_cuando__lt=timezone.localdate())

    def que_dicen(self, dicho):
        """By words of what they are called, of their área or of who sent them; or by their receipt,
        as people say it: «B-2026-0014», «14»."""
        dicho = dicho.replace("\x00", "")
        if suyo := recibos.leer(dicho):
            return self.filter(Q(titulo__icontains=dicho) | Q(**suyo))
        return con_sus_palabras(self, dicho, *DE_QUIEN, "titulo")

    def por_atender(self):
        """By the day on which they are wanted, so that what is overdue goes first."""
        return self.order_by(F("para_cuando").asc(nulls_last=True), "enviada", "pk")


class Solicitud(models.Model):
    """One thing sent by a department.

    `vez` names the form in which it is written: sent twice, it is one. While it is written,
    `escrito` has what was typed, as it was typed, and nothing of it is checked; once sent, the
    columns have it; of what was sent it is a correction on its way. `version` counts what was kept
    of it; `pestana` is the tab that kept it last, and `turno` how many times that tab had.
    """

    vez = models.CharField(max_length=32, unique=True, editable=False)
    area = models.ForeignKey(
        "ayuntamiento.Area",
        on_delete=models.PROTECT,
        related_name="solicitudes",
        verbose_name="área",
    )
    clase = models.CharField("qué es", max_length=12, choices=Clase)
    estado = models.CharField("estado", max_length=14, choices=Estado, default=Estado.BORRADOR)
    ejercicio = models.PositiveSmallIntegerField(null=True, editable=False)
    numero = models.PositiveIntegerField(null=True, editable=False)

    titulo = models.CharField("título", max_length=160, blank=True)
    texto = models.TextField("qué hay que contar", max_length=10_000, blank=True)
    para_cuando = models.DateField("para cuándo", null=True, blank=True)
    hora = models.TimeField("empieza", null=True, blank=True)
    hora_fin = models.TimeField("termina", null=True, blank=True)
    lugar = models.CharField("dónde", max_length=200, blank=True)
    asisten = models.CharField("quiénes asisten", max_length=300, blank=True)
    contacto = models.CharField("con quién se habla", max_length=200, blank=True)
    credito = models.CharField("quién tomó las fotografías", max_length=120, blank=True)
    menores = models.BooleanField("aparecen menores", default=False)

    escrito = models.JSONField(default=dict, blank=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    pestana = models.CharField(max_length=32, blank=True, editable=False)
    turno = models.PositiveIntegerField(default=0, editable=False)

    empezada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name="la empezó",
    )
    empezada = models.DateTimeField(default=timezone.now, editable=False)
    enviada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="la envió",
    )
    enviada = models.DateTimeField("enviada", null=True, editable=False)
    corregida = models.DateTimeField("corregida", null=True, editable=False)
    atendida = models.DateTimeField(
        "atendida", null=True, editable=False, help_text="La primera vez que alguien contestó."
    )
    asignada_a = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="solicitudes_asignadas",
        verbose_name="quién la atiende",
    )
    unida_a = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="unidas"
    )
    llamada = models.ForeignKey(
        "Llamada",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="solicitudes",
        verbose_name="a qué responde",
    )
    lote = models.OneToOneField(
        "acervo.Lote", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = SolicitudQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ("change", "view")
        ordering = ["-enviada", "-pk"]
        verbose_name = "solicitud"
        verbose_name_plural = "solicitudes"
        constraints = [
            models.UniqueConstraint(fields=["ejercicio", "numero"], name="solicitud_numero"),
            models.CheckConstraint(
                condition=Q(estado=Estado.BORRADOR)
                | Q(numero__isnull=False, enviada__isnull=False),
                name="solicitud_enviada_con_numero",
            ),
        ]
        indexes = [
            models.Index(fields=["area", "-enviada"], name="solicitud_de_area"),
            models.Index(
                fields=["para_cuando", "enviada"],
                condition=Q(estado__in=ABIERTAS),
                name="solicitud_abierta",
            ),
        ]

    def __str__(self):
        """Its title; of a draft, what has been typed of it."""
        tecleado = self.escrito.get("titulo", "") if self.estado == Estado.BORRADOR else ""
        return self.titulo or tecleado.strip() or f"{self.get_clase_display()} sin título"

    @property
    def recibo(self):
        """The number that whoever sent it is given: «B-2026-0147»."""
        return f"B-{self.ejercicio}-{self.numero:04}" if self.numero else ""

    @property
    def abierta(self):
        return self.estado in ABIERTAS

    @property
    def vencida(self):
        dia = self.para_cuando
        return self.abierta and dia is not None and dia < timezone.localdate()
