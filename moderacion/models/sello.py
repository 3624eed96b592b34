"""Versions that somebody else has open: they stay as they were read."""

from django.db import models
from wagtail.models import Revision


class Sello(models.Model):
    """A version another person opened: a later autosave makes a new one, never rewrites it."""

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="sello")

    class Meta:
        verbose_name = "versión abierta"
        verbose_name_plural = "versiones abiertas"
        default_permissions = ()

    def __str__(self):
        return f"{self.revision_id}"
