"""Addresses that were once public: each belongs to its page for ever."""

from django.db import models
from django.utils import timezone
from wagtail.models import Page


class Direccion(models.Model):
    """An address of a page that was public; no other page may take it."""

    ruta = models.TextField("dirección", unique=True)
    pagina = models.ForeignKey(
        Page, on_delete=models.PROTECT, related_name="direcciones", verbose_name="página"
    )
    desde = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "dirección publicada"
        verbose_name_plural = "direcciones publicadas"
        default_permissions = ()

    def __str__(self):
        return self.ruta
