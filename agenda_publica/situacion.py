"""Where a record stands and what may be done with it, above its form."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.panels import HelpPanel

from sitio.origen import origenes

from . import caras, dice_la_pagina, estados, permissions
from .cobertura import lo_hecho
from .models import Estado

CAMBIOS = 30  # of its log, the last
PARA = "acto-"  # how a lote of photographs says that it is for one of these
VERBOS = {
    Estado.CONFIRMADA: "Confirmar",
    Estado.POSPUESTA: "Posponer",
    Estado.CANCELADA: "Cancelar el acto",
    Estado.RECHAZADA: "Rechazar",
    Estado.PROPUESTA: "Volver a proponer",
}


@dataclass(frozen=True)
class Paso:
    etiqueta: str
    url: str
    principal: bool = False


def pasos(compromiso, user):
    """What that person may do with it now, the most likely first."""
    hechos = [*_a_otro_estado(compromiso, user), *_de_otros(compromiso, user)]
    if compromiso.coberturas.exists():
        hechos.append(Paso("Qué se cubrió", reverse("agenda:cubrir", args=[compromiso.pk])))
        subir = f"{reverse('lotes:subir')}?para={PARA}{compromiso.pk}"
        hechos.append(Paso("Subir sus fotografías", subir))
    if compromiso.acto_id:
        url = reverse("agenda:pagina", args=[compromiso.pk])
        return [*hechos, Paso("Comparar con su página", url)]
    if compromiso.estado == Estado.CONFIRMADA and permissions.puede_escribir_en_la_agenda(user):
        url = reverse("agenda:hacer-publico", args=[compromiso.pk])
        return [Paso("Hacer público", url, principal=True), *hechos]
    return hechos


def _de_otros(compromiso, user):
    """What apps above this one do with an act, by the hook `pasos_de_acto`."""
    for hecho in hooks.get_hooks("pasos_de_acto"):
        yield from hecho(compromiso, user)


def _a_otro_estado(compromiso, user):
    for a in estados.destinos(user, compromiso.estado):
        url = reverse("agenda:pasar", args=[compromiso.pk, a])
        yield Paso(VERBOS[a], url, principal=a == Estado.CONFIRMADA)


def _de_cuando_y_donde(compromiso):
    """[caras.Diferencia…] with its page as people read it; or as it is written, if none do yet."""
    version = caras.version(compromiso.acto)
    difieren = caras.copiables(compromiso, version) if version else []
    return [una for una in difieren if una.rotulo != caras.SITUACION]


class PanelDeSituacion(HelpPanel):
    """Its state, its reason and its steps; of a new one, that nothing of it is published."""

    def __init__(self, **kwargs):
        super().__init__(**{"template": "agenda_publica/_situacion.html", **kwargs})

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context=None):
            contexto = super().get_context_data(parent_context)
            if self.instance.pk:
                contexto["dice_la_pagina"] = dice_la_pagina.dice(self.instance)
                contexto["difieren"] = _de_cuando_y_donde(self.instance)
                contexto["hechos"] = lo_hecho.dichos(self.instance)
                contexto["pasos"] = pasos(self.instance, self.request.user)
                contexto["origenes"] = origenes("origen_de_acto", self.instance, self.request.user)
                contexto["cambios"] = self.instance.cambios.select_related("por").reverse()[
                    :CAMBIOS
                ]
            return {**contexto, "compromiso": self.instance}
