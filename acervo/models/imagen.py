"""Photographs: what each says, in which sizes it is, and whether it may be shown."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)
from wagtail.search import index

from acervo import eliminar
from acervo.fields import CampoDeTamano, CampoFotografia
from acervo.sin_entregar import SE_BUSCA_POR, SeEntrega, entregado


class LoteQuerySet(models.QuerySet):
    def por_terminar(self):
        """Those with something in them that nobody has taken anywhere yet."""
        llegaron = Imagen.objects.filter(lote=models.OuterRef("pk"))
        repetidas = Lote.repetidas.through.objects.filter(lote=models.OuterRef("pk"))
        return self.filter(terminado=None).filter(
            models.Exists(llegaron) | models.Exists(repetidas)
        )


class Lote(models.Model):
    """What came from a camera at once: uploaded, described and used together.

    `para` is where it is to go, in the words of whoever asked for it («galeria-12»); what arrived
    and was already here is in `repetidas`, and keeps the lote that it came in.
    """

    titulo = models.CharField("de qué son", max_length=120, blank=True)
    coleccion = models.ForeignKey(
        "wagtailcore.Collection",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="colección",
    )
    para = models.CharField(max_length=40, blank=True, editable=False)
    repetidas = models.ManyToManyField(
        "acervo.Imagen", related_name="repetida_en", editable=False, verbose_name="ya estaban"
    )
    terminado = models.DateTimeField("terminado", null=True, editable=False)
    creado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="lotes"
    )
    creado = models.DateTimeField(default=timezone.now, editable=False)

    objects = LoteQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-creado", "-pk"]
        verbose_name = "lote de fotografías"
        verbose_name_plural = "lotes de fotografías"

    def __str__(self):
        return self.titulo or f"Fotografías del {timezone.localtime(self.creado):%d/%m/%Y %H:%M}"

    def fotografias(self):
        """What arrived in it, and what it found here already, as they were taken."""
        return Imagen.objects.filter(
            models.Q(lote=self)
            | models.Q(pk__in=Lote.repetidas.through.objects.filter(lote=self).values("imagen"))
        ).como_se_tomaron()


class ImagenQuerySet(eliminar.DeImagenes):
    def como_se_tomaron(self):
        """By the clock of the camera; those that do not say, at the end, by their name."""
        return self.order_by(models.F("tomada").asc(nulls_last=True), "title", "pk")

    def sin_texto(self):
        """Those that nobody has told in words; who withdrew consent is not to be shown at all."""
        return self.filter(description="", retirada=False)

    def mostrables(self):
        """Those that may be painted: nobody has withdrawn the consent of any of who appear."""
        return self.filter(retirada=False)

    def sin_consentimiento(self):
        """Those that may not be published: withdrawn, or of minors and no consent is in force.

        One given again without its document opens nothing, whatever the mark was before.
        """
        consentimientos = self.model.consentimientos.rel.related_model.objects
        consentidas = self.model.consentimientos.through.objects
        vigentes = consentimientos.vigentes().filter(imagenes=models.OuterRef("pk"))
        cierran = consentidas.que_cierran().filter(imagen=models.OuterRef("pk"))
        return self.filter(
            models.Q(retirada=True)
            | models.Q(menores=True) & (~models.Exists(vigentes) | models.Exists(cierran))
        )


POR_ETIQUETA = [index.SearchField("name", boost=10), index.AutocompleteField("name")]


class Imagen(eliminar.SeEliminaSinUso, SeEntrega, AbstractImage):
    """A photograph. Its `description` is its alternative text; its title never stands for it."""

    file = CampoFotografia(
        "archivo",
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    description = models.CharField(
        "texto alternativo",
        max_length=255,
        blank=True,
        default="",
        help_text="Qué se ve, para quien no puede verla. No es el pie de foto.",
    )
    pie = models.CharField("pie de foto", max_length=300, blank=True)
    credito = models.CharField(
        "crédito", max_length=120, blank=True, help_text="Quién la tomó y de dónde viene."
    )
    tomada = models.DateTimeField("tomada", null=True, blank=True, editable=False)
    variantes = models.JSONField(default=dict, blank=True, editable=False)
    lote = models.ForeignKey(
        Lote,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="imagenes",
        verbose_name="lote",
    )
    menores = models.BooleanField(
        "aparecen menores",
        default=False,
        help_text="Si se reconoce a una niña, un niño o adolescente. Sin el consentimiento de "
        "quien tiene su tutela no se publica.",
    )
    retirada = models.BooleanField(
        "retirada", default=False, editable=False, help_text="Alguien retiró su consentimiento."
    )

    objects = entregado(ImagenQuerySet)
    todo = ImagenQuerySet.as_manager()

    admin_form_fields = [
        "title",
        "file",
        "description",
        "pie",
        "credito",
        "menores",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    ]
    search_fields = [
        *AbstractImage.search_fields,
        SE_BUSCA_POR,
        index.SearchField("description"),
        index.SearchField("pie"),
        index.SearchField("credito"),
        # What the choosers narrow a search by: what was withdrawn is left out, and a label chosen.
        index.FilterField("retirada"),
        index.RelatedFields("tags", [*POR_ETIQUETA, index.FilterField("name")]),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = "fotografía"
        verbose_name_plural = "fotografías"
        indexes = [
            models.Index(fields=["id"], condition=models.Q(retirada=True), name="imagen_retirada")
        ]

    @property
    def default_alt_text(self):
        return self.description

    def get_rendition(self, filtro):
        return self._sin_archivo() if self.retirada else super().get_rendition(filtro)

    def get_renditions(self, *filtros):
        if self.retirada:
            return {getattr(f, "spec", f): self._sin_archivo() for f in filtros}
        return super().get_renditions(*filtros)

    def _sin_archivo(self):
        """No size is made of what was withdrawn: as the framework's, of a file that is gone."""
        nada = Rendicion(image=self, width=0, height=0)
        nada.file.name = "not-found"
        return nada

    def save(self, *args, **kwargs):
        """A new file is cleaned and kept first: its measures are written in the same row."""
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)
        super().save(*args, **kwargs)


class Rendicion(AbstractRendition):
    """One size of a photograph, made by the queue."""

    image = models.ForeignKey(Imagen, on_delete=models.CASCADE, related_name="renditions")
    file = CampoDeTamano(
        upload_to=get_rendition_upload_to,
        storage=get_rendition_storage,
        width_field="width",
        height_field="height",
        db_index=True,
    )

    class Meta:
        verbose_name = "tamaño de fotografía"
        verbose_name_plural = "tamaños de fotografías"
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="rendicion_unica"
            )
        ]
