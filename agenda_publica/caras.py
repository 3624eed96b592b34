"""What a page takes from the record of its act: a named list, and nothing else."""

from dataclasses import dataclass
from hashlib import sha256

from django.utils.formats import date_format
from django.utils.text import capfirst

from .cara import Situacion
from .ciudades import ciudad
from .fechas_de_la_pagina import como_quedan
from .lo_leido import se_mueve
from .models import Estado
from .repetir import repeticion

# Date, hour and place: what the program copies from a record that is confirmed.
COPIADOS = ("inicio", "fin", "todo_el_dia", "regla", "zona", "sede", "lugar")
SITUACIONES = {
    Estado.CONFIRMADA: Situacion.CONFIRMADA,
    Estado.POSPUESTA: Situacion.POSPUESTA,
    Estado.CANCELADA: Situacion.CANCELADA,
}
SIN_FECHA_NUEVA = (Estado.POSPUESTA, Estado.CANCELADA)
NADA, SITUACION = "nada", "Situación"
DE_OTRO_MODO, LA_DEL_MUNICIPIO = "de otro modo", "la del municipio"
DIA, DIA_Y_HORA = r"l j \d\e F", r"l j \d\e F, G:i"


@dataclass(frozen=True)
class Diferencia:
    """Where both faces say something else, in words; `se_copia`, if the program may take it."""

    rotulo: str
    pagina: str
    agenda: str
    se_copia: bool = True


def copiar(compromiso, acto):
    """Writes on the page, unsaved, what the record says of whether, and of when and where."""
    if lleva_fecha(compromiso):
        _copiar_fecha(compromiso, acto)
    situacion = SITUACIONES.get(compromiso.estado, acto.situacion)
    if situacion != acto.situacion:
        acto.situacion = situacion
        acto.motivo = compromiso.get_motivo_publico_display()
    return acto


def lleva_fecha(compromiso):
    """Whether its page takes when and where it is from the record.

    What was postponed or cancelled keeps there what people read, whatever is being arranged: the
    new date goes out once it is confirmed, and then as a change from that one.
    """
    return compromiso.estado not in SIN_FECHA_NUEVA


def reponer(compromiso, borrador, publica):
    """The same, on a draft: it says the date that its page has just been given, or kept."""
    if not lleva_fecha(compromiso):
        _igualar(borrador, publica)
    copiar(compromiso, borrador)
    borrador.antes_donde = publica.antes_donde
    borrador.fecha = borrador.inicio  # as its form would, which is not asked
    return borrador


def _copiar_fecha(compromiso, acto):
    sesiones = como_quedan(compromiso, acto)
    if acto.first_published_at and se_mueve(acto, compromiso):
        acto.antes = acto.inicio
    _igualar(acto, compromiso)
    acto.sesiones = sesiones


def _igualar(acto, otra):
    for campo in COPIADOS:
        setattr(acto, campo, getattr(otra, campo))


def diferencias(compromiso, acto):
    """[Diferencia…] between the record and that version of its page.

    Who presides and the área are a person's choice: they are told, and changed on the page,
    through approval.
    """
    pares = [
        ("Preside", dicho(acto.preside), dicho(compromiso.preside)),
        ("Área", dicho(acto.area), dicho(compromiso.area)),
    ]
    suyas = [Diferencia(*par, se_copia=False) for par in pares if par[1] != par[2]]
    return [*copiables(compromiso, acto), *suyas]


def copiables(compromiso, acto):
    """Those of date, hour, place and state, which `copiar` takes to the page."""
    pares = _de_la_fecha(compromiso, acto) if lleva_fecha(compromiso) else []
    pares.append(_de_la_situacion(compromiso, acto))
    return [Diferencia(*par) for par in pares if par and par[1] != par[2]]


def sello(por_llevar):
    """Those differences, in a word to compare."""
    return sha256(repr(por_llevar).encode()).hexdigest()


def version(acto):
    """What its page says: as people read it or, if none do, as it is written; None, of none."""
    dicha = acto and (acto.live_revision if acto.live else acto.latest_revision)
    return dicha.as_object() if dicha else None


def por_llevar(compromiso):
    """[Diferencia…] that the record would take to its page now; none, where none is public."""
    acto = compromiso.acto
    publica = acto.live_revision.as_object() if acto and acto.live else None
    return copiables(compromiso, publica) if publica else []


def _de_la_fecha(compromiso, acto):
    pares = [_de(campo, compromiso, acto) for campo in COPIADOS]
    return [*pares, _de_las_fechas(compromiso, acto)]


def _de(campo, compromiso, acto):
    rotulo = capfirst(acto._meta.get_field(campo).verbose_name)
    if campo == "regla":
        return rotulo, *_repeticiones(acto, compromiso)
    if campo == "zona":
        return rotulo, *(_la_de(cara) for cara in (acto, compromiso))
    return rotulo, *(dicho(getattr(cara, campo), cara) for cara in (acto, compromiso))


def _repeticiones(*caras):
    """How each repeats, in words; that it is otherwise, where no word tells two rules apart."""
    pagina, agenda = (_se_repite(cara) or NADA for cara in caras)
    if pagina == agenda and repeticion.distintas(*((c.regla, c.inicio) for c in caras)):
        agenda = f"{agenda}, {DE_OTRO_MODO}"
    return pagina, agenda


def _la_de(cara):
    return f"la de {ciudad(cara.zona)}" if cara.zona else LA_DEL_MUNICIPIO


def _se_repite(cara):
    return repeticion.en_palabras(cara.regla, cara.inicio, cara.en_su_zona())


def _de_las_fechas(compromiso, acto):
    quedan = como_quedan(compromiso, acto)
    return "Otras fechas", _dichas(acto.sesiones.all(), acto), _dichas(quedan, compromiso)


def _dichas(sesiones, cara):
    """Each of those dates as a sentence, with all in which they may differ."""
    en_orden = sorted(sesiones, key=lambda s: s.inicio)
    return " ".join(cara.dichos(vars(cara)).fecha(vars(s)) for s in en_orden) or NADA


def _de_la_situacion(compromiso, acto):
    situacion = SITUACIONES.get(compromiso.estado)
    return situacion and (SITUACION, acto.get_situacion_display(), situacion.label)


def dicho(valor, cara=None):
    """In words; a moment, by the clocks of that face, and of what is of all day without hour."""
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if hasattr(valor, "hour"):
        return _momento(valor, cara)
    return str(valor) if valor else NADA


def _momento(momento, cara):
    local = momento.astimezone(cara.en_su_zona())
    if cara.todo_el_dia:
        return date_format(local, DIA)
    de = f" ({cara.hora_de})" if cara.hora_de else ""
    return f"{date_format(local, DIA_Y_HORA)}{de}"
