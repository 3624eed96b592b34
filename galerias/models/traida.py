"""What was brought of a folder of photographs."""

from django.db import models


class CarpetaTraida(models.Model):
    """Tells, the next time, what of that folder is here already, so that nothing is made twice.

    `dicho` is {SHA-1 of the file as it was there: [key of its photograph, whether it was put in
    the gallery]}: what somebody takes out of the gallery afterwards does not come back.
    """

    clave = models.CharField(max_length=40, unique=True)
    carpeta = models.CharField(max_length=255)
    galeria = models.ForeignKey(
        "galerias.Galeria", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    dicho = models.JSONField(default=dict)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.carpeta
