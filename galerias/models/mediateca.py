"""Everything recorded, in one place: photographs, video and audio, each as a row of its own."""

from django.db import models

from sitio.models import Seccion


class PiezaQuerySet(models.QuerySet):
    def publicadas(self):
        """Those of pages that anyone may read, newest first."""
        retiradas = models.Q(imagen__retirada=True)
        visibles = self.filter(publicacion__visible=True).exclude(retiradas)
        return visibles.order_by("-fecha", "orden", "pk")

    def para_listado(self):
        return self.select_related("publicacion__area", "imagen", "grabacion")


class Pieza(models.Model):
    """A photograph, a video or an audio of something published; made again at each publication."""

    class Tipo(models.TextChoices):
        FOTO = "foto", "Fotografía"
        VIDEO = "video", "Video"
        AUDIO = "audio", "Audio"

    publicacion = models.ForeignKey(
        "sitio.Publicacion", on_delete=models.CASCADE, related_name="piezas"
    )
    tipo = models.CharField("tipo", max_length=5, choices=Tipo)
    fecha = models.DateTimeField("fecha")
    orden = models.PositiveIntegerField(default=0)
    titulo = models.CharField(max_length=300)
    credito = models.CharField(max_length=160, blank=True)
    imagen = models.ForeignKey(
        "acervo.Imagen", on_delete=models.CASCADE, null=True, related_name="+"
    )
    grabacion = models.ForeignKey(
        "acervo.Multimedia", on_delete=models.CASCADE, null=True, related_name="+"
    )

    objects = PiezaQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # what shows is its page

    class Meta:
        default_permissions = ()
        ordering = ["-fecha", "orden", "pk"]
        indexes = [
            models.Index(fields=["-fecha", "orden", "id"], name="pieza_fecha"),
            models.Index(fields=["tipo", "-fecha", "orden", "id"], name="pieza_tipo"),
        ]

    def __str__(self):
        return self.titulo


class Mediateca(Seccion):
    """The media centre."""

    max_count = 1
    parent_page_types = ["portada.Portada"]
    subpage_types = []

    class Meta:
        verbose_name = "mediateca"
