"""What a calendar of others said of a record when it was brought."""

from django.db import models


class Traido(models.Model):
    """Tells, the next time, what changed there from what the office changed here."""

    uid = models.CharField(max_length=255, unique=True)
    compromiso = models.OneToOneField("Compromiso", on_delete=models.CASCADE, related_name="traido")
    dicho = models.JSONField()
    version = models.CharField(max_length=40, blank=True)
    archivo = models.CharField(max_length=255, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.uid
