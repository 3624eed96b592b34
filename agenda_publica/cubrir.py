"""The screen of what was brought back of an act, or of one of its dates."""

from django.utils import timezone
from django.utils.functional import cached_property

from . import traido
from .forms import FormularioDeCobertura, FormularioDeUnaFecha
from .views import DeUnCompromiso

A_ELEGIR = 12


class Cubrir(DeUnCompromiso):
    """What was brought back of the act."""

    page_title, boton = "Qué se cubrió", "Guardar"
    pregunta = "Marque lo que ya está. Lo que se publicó desde aquí se marca solo."
    template_name = "agenda_publica/cubrir.html"

    @cached_property
    def cita(self):
        """That which is asked about; else the last that has begun, or the first."""
        citas = self.compromiso.citas.con_lo_traido()
        empezadas = citas.filter(inicio__lte=timezone.now())
        return self.pedida(citas) or empezadas.last() or citas.first()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            cita=self.cita if self._es_de_varias() else None, otras=self._otras(), **kwargs
        )

    def _es_de_varias(self):
        return self.cita is not None and self.cita.de_varias

    def _otras(self):
        """The last that have begun, the latest first."""
        if not self._es_de_varias():
            return []
        pasadas = self.compromiso.citas.filter(inicio__lte=timezone.now(), cancelada=False)
        return [c for c in pasadas.reverse()[:A_ELEGIR] if c.pk != self.cita.pk]

    def forma(self, datos=None):
        if self._es_de_varias():
            return FormularioDeUnaFecha(datos, cita=self.cita, citas=self.compromiso.citas)
        return FormularioDeCobertura(datos, coberturas=self.compromiso.coberturas.all())

    def hacer(self, forma):
        suyo, hechas = {"compromiso": self.compromiso}, forma.cleaned_data["hechas"]
        suyo["por"] = self.request.user
        if self._es_de_varias():
            original = forma.cleaned_data["original"]
            traido.cubrir_fecha(**suyo, original=original, tipos=hechas)
        else:
            traido.cubrir(**suyo, hechas=hechas)
        return f"Se guardó lo que se cubrió de «{self.compromiso}»."
