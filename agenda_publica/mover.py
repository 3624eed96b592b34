"""The screen that takes one date of a record to another moment: the one asked, and no other."""

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin import messages

from . import actions, caras, permissions
from .forms import FormularioDeMover
from .views import DeUnCompromiso, Pagina

SERIE = "Las demás fechas de la serie no cambian."
SU_PAGINA = "Su página pública no cambia sola: dirección la pone al día con un botón."
ELIJA = "Elija qué fecha se mueve."
SIN_PUBLICAR = "Su página, que todavía no es pública, no cambia sola: corríjala antes de que salga."
NO_SE_HACE = (
    "Está en la agenda como «{}»: su página guarda la fecha que la gente leyó, y dice la nueva "
    "cuando se confirme otra vez."
)
A_ELEGIR = 12


class Mover(DeUnCompromiso):
    """Asks which, if it was not said or is no longer there; of one date alone nothing is asked."""

    boton = "Mover"
    template_name = "agenda_publica/mover.html"

    def get(self, request, *args, **kwargs):
        if "original" in request.GET and self.cita is None:
            messages.error(request, self._por_que_no())
        return super().get(request, *args, **kwargs)

    @cached_property
    def cita(self):
        """The date that is moved: the one asked, or the only one that there is."""
        citas = self.compromiso.citas.filter(cancelada=False)
        pedida = self.pedida(citas)
        return pedida or (citas[0] if len(citas[:2]) == 1 else None)

    def _por_que_no(self):
        """It was cancelled, or it is no longer there."""
        if self.pedida(self.compromiso.citas.all()):
            return actions.ESTA_CANCELADA
        return actions.donde_esta(self.compromiso, None, self.request.user)

    def original(self):
        return self.request.POST.get("original", super().original())

    @property
    def pregunta(self):
        if self.cita is None:
            return ELIJA
        suya = self.compromiso
        serie = SERIE if suya.regla or suya.sesiones.exists() else ""
        esta = f"Se mueve la del {caras.dicho(self.cita.inicio, suya)}."
        return f"{esta} {serie} {self._de_su_pagina()}".strip()

    def _de_su_pagina(self):
        """What becomes of it, if it is public."""
        suyo = self.compromiso
        if not self._es_publico():
            return SIN_PUBLICAR if suyo.acto_id else ""
        if caras.lleva_fecha(suyo):
            return SU_PAGINA
        return NO_SE_HACE.format(suyo.get_estado_display().lower())

    def _es_publico(self):
        return self.compromiso.acto_id is not None and self.compromiso.acto.live

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            cita=self.cita, citas=[] if self.cita else self._a_elegir(), **kwargs
        )

    def _a_elegir(self):
        """[(date, when, in words)…]: the next, or the last if none is to come."""
        citas = self.compromiso.citas.filter(cancelada=False)
        vienen = citas.filter(inicio__gte=timezone.now())[:A_ELEGIR]
        cuales = vienen or list(citas.reverse()[:A_ELEGIR])[::-1]
        return [(cita, caras.dicho(cita.inicio, self.compromiso)) for cita in cuales]

    def forma(self, datos=None, escrito=None):
        return FormularioDeMover(datos, cita=self.cita, compromiso=self.compromiso, escrito=escrito)

    def estorbado(self, forma):
        """Where it is now, with what was typed; or the dates that there are, if it is no longer."""
        vars(self).pop("cita", None)
        nueva = self.forma(escrito=forma.cleaned_data["inicio"])
        return self.render_to_response(self.get_context_data(forma=nueva))

    def hacer(self, forma):
        hecho = actions.mover(
            compromiso=self.compromiso, por=self.request.user, **forma.cleaned_data
        )
        al = caras.dicho(forma.cleaned_data["inicio"], hecho)
        return f"«{hecho}» se movió al {al}. {self._de_su_pagina()}".strip()

    def ofrece(self):
        """Its page, which still says the hour it had."""
        if not (self.compromiso.acto_id and caras.lleva_fecha(self.compromiso)):
            return []
        url = reverse("agenda:pagina", args=[self.compromiso.pk])
        puede = self._es_publico() and permissions.puede_poner_al_dia(self.request.user)
        return [messages.button(url, Pagina.boton if puede else "Comparar con su página")]
