"""What a publication is about: free words, folded by case and accents."""

from django.db import models
from django.urls import reverse
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.models import Page


class Tema(TagBase):
    """A subject, shared by all kinds of publication."""

    free_tagging = True

    class Meta:
        ordering = ["name"]
        verbose_name = "tema"
        verbose_name_plural = "temas"

    def se_ve_en(self):
        """Titles of the live pages that carry it."""
        suyas = self.publicaciones.values("content_object")
        return list(Page.objects.live().filter(pk__in=suyas).values_list("title", flat=True))

    def get_absolute_url(self):
        return reverse("tema", args=[self.slug])


class TemaDePublicacion(ItemBase):
    """A publication's subject. `orden` repeats the date of what is visible, so that the
    archive of a subject is read from one index; it is derived, and never in a revision."""

    tag = models.ForeignKey(Tema, on_delete=models.CASCADE, related_name="publicaciones")
    content_object = ParentalKey(
        "sitio.Publicacion", on_delete=models.CASCADE, related_name="temas_de_publicacion"
    )
    orden = models.DateTimeField(null=True, editable=False, serialize=False)

    class Meta:
        indexes = [models.Index(fields=["tag", "orden", "content_object"], name="tema_orden")]
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="tema_una_vez")
        ]
