"""What a public page says of itself when it no longer holds, or was corrected."""

from django import template

from moderacion.electoral import veda
from moderacion.models import Errata, Retiro, Veda
from moderacion.retirar import destinos
from sitio.models import Alcance

register = template.Library()


@register.inclusion_tag("moderacion/_superada.html", takes_context=True)
def superada(context, pagina):
    """The notice above a page that is kept and no longer valid; asked only of those."""
    retiro = Retiro.objects.vigentes().filter(pagina_id=pagina.pk).select_related("destino").first()
    destino = retiro and destinos.ultimo(retiro)
    return {"request": context["request"], "retiro": retiro, "destino": destino}


@register.inclusion_tag("moderacion/_en_veda.html")
def en_veda():
    """Above every page while an electoral ban is in force: why there is less to read."""
    return {"hasta": veda.en_vigor()}


@register.simple_tag
def veda_vigente():
    """The electoral ban in force, for a list that it left empty."""
    return veda.recordada()


@register.simple_tag
def espera_de_veda(pagina):
    """What the electoral ban will do with what is scheduled of that page, or nothing."""
    programada = pagina.scheduled_revision
    return veda.aviso(programada, list(Veda.objects.por_venir())) if programada else ""


@register.inclusion_tag("moderacion/_erratas.html", takes_context=True)
def erratas(context, pagina):
    """What was corrected, with its date; in a preview, also what is about to be told."""
    dichas = pagina.erratas_publicas
    if getattr(context["request"], "is_preview", False) and _por_decir(pagina, dichas):
        dichas = [Errata(texto=pagina.fe_de_erratas, cuando=None), *dichas]
    return {"erratas": dichas}


def _por_decir(pagina, dichas):
    es_correccion = pagina.alcance == Alcance.CORRECCION and pagina.fe_de_erratas
    return es_correccion and pagina.fe_de_erratas not in {errata.texto for errata in dichas}
