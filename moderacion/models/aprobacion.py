"""The ledger of what was allowed to be public: which text, by whom, how."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Page, Revision


class AprobacionQuerySet(models.QuerySet):
    def de(self, pagina):
        return self.filter(pagina_id=pagina.pk)

    def por_repasar(self):
        """Published alone, and not yet read by a second person; the oldest first."""
        return self.filter(clase=Aprobacion.Clase.URGENTE, repasada_el=None).order_by("pk")

    def urgentes(self):
        return self.filter(clase=Aprobacion.Clase.URGENTE)

    def urgentes_de(self, anio):
        """Those of that year of the town's calendar, with what their list paints; oldest first."""
        return (
            self.urgentes()
            .filter(cuando__year=anio)
            .select_related("por", "repasada_por", "pagina")
            .annotate(titulo=F("revision__object_str"))
            .order_by("cuando", "pk")
        )

    def anios_con_urgencias(self):
        """The newest first; this year always, so that «none» can be read too."""
        dias = self.urgentes().datetimes("cuando", "year")
        return sorted({timezone.localdate().year, *(dia.year for dia in dias)}, reverse=True)


class Aprobacion(models.Model):
    """That this very text may be public. Nothing in it changes, but for who read it afterwards.

    PROTECT on both keys makes what was once approved undeletable, whoever tries.
    """

    class Clase(models.TextChoices):
        VISTO_BUENO = "visto_bueno", "Visto bueno"
        URGENTE = "urgente", "Urgente"
        CARGA = "carga", "Cargada por un programa"
        ORIGEN = "origen", "Ya estaba publicada"
        AGENDA = "agenda", "Copiada de la agenda"

    pagina = models.ForeignKey(
        Page, on_delete=models.PROTECT, related_name="aprobaciones", verbose_name="página"
    )
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="aprobaciones", verbose_name="versión"
    )
    huella = models.CharField(max_length=64, help_text="SHA-256 de lo aprobado.")
    clase = models.CharField("clase", max_length=12, choices=Clase)
    por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="aprobaciones",
        verbose_name="quién",
    )
    cuando = models.DateTimeField("cuándo", default=timezone.now)
    motivo = models.TextField("motivo", blank=True)
    escribieron = models.JSONField(default=list, help_text="Usuarios que la escribieron.")
    repasada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="repasada por",
    )
    repasada_el = models.DateTimeField("repasada el", null=True)
    nota = models.TextField("nota de quien la repasó", blank=True)

    objects = AprobacionQuerySet.as_manager()

    class Meta:
        verbose_name = "aprobación"
        verbose_name_plural = "aprobaciones"
        default_permissions = ("view",)
        permissions = [("urgir_aprobacion", "Publicar solo, con un motivo escrito")]
        indexes = [
            models.Index(
                fields=["cuando"],
                condition=Q(clase="urgente", repasada_el=None),
                name="aprobacion_por_repasar",
            )
        ]

    def __str__(self):
        return f"{self.revision.object_str}: {self.get_clase_display().lower()}"

    @classmethod
    def autores_de(cls, pagina):
        """Keys of the users who changed it since it was last approved."""
        return cls.autores_por_pagina([pagina.pk])[pagina.pk]

    @classmethod
    def autores_por_pagina(cls, claves):
        """The same for many pages, in two queries: {key of the page: keys of users}."""
        ultimas = {}
        de_ellas = cls.objects.filter(pagina_id__in=claves).order_by("pk")
        for pagina, revision, cuando in de_ellas.values_list("pagina_id", "revision_id", "cuando"):
            ultimas[str(pagina)] = (revision, cuando)
        autores = {str(clave): set() for clave in claves}
        revisiones = Revision.page_revisions.filter(object_id__in=autores, user__isnull=False)
        columnas = ("object_id", "pk", "created_at", "user_id")
        for pagina, pk, creada, usuario in revisiones.order_by().values_list(*columnas):
            revision, cuando = ultimas.get(pagina, (0, None))
            if pk > revision or (cuando and creada > cuando):
                autores[pagina].add(usuario)
        return {int(clave): suyos for clave, suyos in autores.items()}
