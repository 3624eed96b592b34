"""What was brought of a folder of photographs."""

from django.db import models


class CarpetaTraidaQuerySet(models.QuerySet):
    def la_de(self, nombre, carpeta, huellas):
        """That of the folder so called, or was there, with those photographs; or None."""
        asi = self.filter(models.Q(nombre=nombre) | models.Q(carpeta=carpeta))
        iguales = [una for una in asi if una.es_la_de(huellas)]
        return max(iguales, key=lambda una: una.en_comun(huellas), default=None)


class CarpetaTraida(models.Model):
    """Tells, the next time, what of that folder is here already, so that nothing is made twice.

    `nombre` is what it is called where it is, without what it is in: many cameras call theirs
    alike, so that what it holds says which of them. `clave` is of all that it held the first time.
    `dicho` is {SHA-1 of the file as it was there: [key of its photograph, whether it was put in
    the gallery]}: what somebody takes out of the gallery afterwards does not come back.
    """

    nombre = models.CharField(max_length=120, blank=True, db_index=True)
    clave = models.CharField(max_length=40, unique=True)
    carpeta = models.CharField(max_length=255)
    galeria = models.ForeignKey(
        "galerias.Galeria", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    dicho = models.JSONField(default=dict)

    objects = CarpetaTraidaQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.carpeta

    def en_comun(self, huellas):
        return len(self.dicho.keys() & huellas)

    def es_la_de(self, huellas):
        """Half of the one that has fewer is in the other: one of the two may have grown."""
        comunes = self.en_comun(huellas)
        return comunes > 0 and 2 * comunes >= min(len(self.dicho), len(huellas))
