"""The dates of records as rows: derived, as those of the public acts are (`ocurrencia`)."""

from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from agenda_publica.fechas import EnElTiempo, EnElTiempoQuerySet


class CitaQuerySet(EnElTiempoQuerySet):
    def con_lo_traido(self):
        """With what `traido` asks."""
        suyas = Cita.objects.order_by("inicio", "pk").filter(compromiso=OuterRef("compromiso"))
        siguiente = suyas.filter(inicio__gt=OuterRef("inicio")).values("inicio")[:1]
        return self.annotate(
            siguiente=Subquery(siguiente), de_varias=Exists(suyas.exclude(pk=OuterRef("pk")))
        ).prefetch_related("compromiso__coberturas__publicacion", "compromiso__evidencias")

    def la_ultima(self):
        """The last that has begun and is not called off; or the first, if there is none."""
        return self.empezadas().last() or self.first()

    def empezadas(self, ahora=None):
        """Those that have begun, and are not called off."""
        return self.filter(inicio__lte=ahora or timezone.now(), cancelada=False)

    def para_tablero(self):
        con_todo = self.select_related("compromiso__area", "compromiso__sede", "compromiso__acto")
        return con_todo.con_lo_traido().prefetch_related("compromiso__presentes__funcionario")


class Cita(EnElTiempo):
    """A date of a record: derived from it, as Ocurrencia is of an act."""

    compromiso = models.ForeignKey("Compromiso", on_delete=models.CASCADE, related_name="citas")

    objects = CitaQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["inicio", "pk"]
        indexes = [
            models.Index(fields=["inicio", "compromiso"], name="cita_inicio"),
            models.Index(fields=["inicio"], name="cita_larga", condition=models.Q(larga=True)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["compromiso", "original"], name="cita_original")
        ]

    def __str__(self):
        return f"{self.compromiso}, {timezone.localtime(self.inicio):%d/%m/%Y %H:%M}"

    def coberturas(self):
        """Those of its record that are of this date too, asked with `con_lo_traido`."""
        todas = self.compromiso.coberturas.all()
        return [c for c in todas if not self.de_varias or c.original in (None, self.original)]

    def traido(self):
        """{kind: …} of what was brought back of this date, asked with `con_lo_traido`."""
        dichas = self.compromiso.evidencias.all()
        tipos = {e.tipo for e in dichas if not self.de_varias or e.original == self.original}
        return tipos | {c.tipo for c in self.coberturas() if c.esta and self._le_toca(c)}

    def _le_toca(self, cobertura):
        """Of several dates, that which was chosen; else the last that had begun: what announces
        one leaves nothing of it."""
        if not self.de_varias or cobertura.original:
            return True
        momento = cobertura.estuvo
        return self.inicio <= momento and (self.siguiente is None or momento < self.siguiente)
