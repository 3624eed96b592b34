"""The other dates of a page as its record leaves them; what was written of each stays with it."""

from django.utils import timezone

from .identidad import en_orden, movidas
from .models import Sesion

DE_UNA_SESION = ("original", "inicio", "fin", "cancelada", "excluida")


def como_quedan(compromiso, acto):
    """[Sesion…], unsaved: those of the record, with what its page says of them, and those that
    the page alone gives a title or a reason. When each is held, the record says."""
    escritas = _escritas(compromiso, acto)
    quedan = [_sesion(s, escritas.pop(_cual(s), None)) for s in compromiso.sesiones.all()]
    solas = (_sin_mover(original, s) for original, s in escritas.items() if s.original)
    return [*quedan, *(s for s in solas if s.titulo or s.motivo)]


def _cual(sesion):
    return sesion.original or sesion.inicio


def _escritas(compromiso, acto):
    """{date of the record: the row of its page}: the same date or, if it was moved, or its series,
    the one in its place."""
    suyas = {_cual(sesion): sesion for sesion in acto.sesiones.all()}
    sueltas = {_cual(sesion): sesion for sesion in compromiso.sesiones.all()}
    suyas |= _de_las_de_mas(suyas, sueltas)
    dudosas = {cual: s for cual, s in suyas.items() if s.original and cual not in sueltas}
    if not dudosas:
        return suyas
    eran, son = en_orden(acto, compromiso, max(dudosas))
    lugares = {s: suyas[e] for e, s in zip(eran, son, strict=False) if e in dudosas.keys() - son}
    siguen = {cual: s for cual, s in suyas.items() if cual not in dudosas or cual in son}
    return {**lugares, **siguen}


def _de_las_de_mas(suyas, sueltas):
    """The same, of those that no rule gives and are still to come."""
    de_antes, de_ahora = (
        {cual for cual, s in dichas.items() if not s.original} for dichas in (suyas, sueltas)
    )
    idas = {cual for cual in de_antes - sueltas.keys() if cual > timezone.now()}
    pares = movidas(idas, de_ahora - suyas.keys())
    return {nueva: suyas[ida] for nueva, ida in pares.items()}


def _sesion(suelta, de_la_pagina):
    """That date of the record, with the title its page gave it; one that is called off is that
    which people read. The record's own reason (`motivo`) never goes out."""
    datos = {campo: getattr(suelta, campo) for campo in DE_UNA_SESION}
    if suelta.cancelada and suelta.original:
        datos |= _como_se_leyo(suelta, de_la_pagina)
    titulo = de_la_pagina.titulo if de_la_pagina else ""
    return Sesion(**datos, titulo=titulo, motivo=_motivo(suelta, de_la_pagina))


def _como_se_leyo(suelta, de_la_pagina):
    """When it was to be held, in the page; of one that its page does not change, in its series.
    One that went with its series is where the record says."""
    if de_la_pagina is None and suelta.inicio != suelta.original:
        return {"inicio": suelta.original, "fin": None}
    if de_la_pagina and de_la_pagina.original == suelta.original:
        return {"inicio": de_la_pagina.inicio, "fin": de_la_pagina.fin}
    return {}


def _motivo(suelta, de_la_pagina):
    """What people are told of that date: what the record chose, or what its page said already.

    A date that is held again does not keep why it was cancelled.
    """
    sigue = de_la_pagina and de_la_pagina.cancelada == suelta.cancelada
    elegido = suelta.get_motivo_publico_display() if suelta.cancelada else ""
    return elegido or (de_la_pagina.motivo if sigue else "")


def _sin_mover(original, de_la_pagina):
    """A date of which the record says nothing: held when its series says; why the page had moved
    or cancelled it is not told of one that is not."""
    en_su_sitio = de_la_pagina.inicio == de_la_pagina.original and not de_la_pagina.cancelada
    motivo = de_la_pagina.motivo if en_su_sitio else ""
    return Sesion(original=original, inicio=original, titulo=de_la_pagina.titulo, motivo=motivo)
