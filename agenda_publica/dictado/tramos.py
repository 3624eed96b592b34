"""What a line of words says of more than one day: a span, a repetition, the heading of a week."""

import re
from datetime import timedelta

from .fechas import ANTES, CORTO, DE_HORAS, DIA, MES, MESES
from .horas import leer_horas

UN_DIA = timedelta(days=1)
TRAMO = re.compile(
    rf"\b(?:del?\s+)?(?:(?P<semana>{CORTO}),?\s+)?(?<!\d[:.-])(?P<n>\d{{1,2}})"
    rf"(?:\s+de\s+(?P<mes>{MES})\b)?(?:\s+al?\s+|\s*[-–—]\s*)(?:(?P<semana2>{CORTO}),?\s+)?(?P<n2>\d{{1,2}})\s+de\s+(?P<mes2>{MES})\b"
    rf"(?:\s+(?:del?\s+)?(?P<a>\d{{4}}{DE_HORAS}))?",
    re.IGNORECASE,
)
DOS_DIAS = re.compile(
    rf"\b(?:del?\s+|los\s+d[ií]as\s+)?(?:(?P<semana>{CORTO}),?\s+)?(?P<n>\d{{1,2}})\s+y\s+"
    rf"(?:(?P<semana2>{CORTO}),?\s+)?(?P<n2>\d{{1,2}})\s+de\s+(?P<mes2>{MES})\b"
    rf"(?:\s+(?:del?\s+)?(?P<a>\d{{4}}{DE_HORAS}))?",
    re.IGNORECASE,
)
SIN_MES = re.compile(
    rf"\b(?:del?\s+)?(?P<semana>{CORTO}),?\s+(?P<n>\d{{1,2}})\s+(?:y|al?)\s+"
    rf"(?P<semana2>{CORTO}),?\s+(?P<n2>\d{{1,2}})\b(?!:\d)",
    re.IGNORECASE,
)
OTRO_MAS = re.compile(r"(?<![\d:.])\d{1,2}\s*,\s*$")  # «10, » before «11 y 12»
REPETIDO = re.compile(
    rf"\b(?:(?:todos\s+los|cada|(?<!\bde )los)\s+(?:{DIA}s?|d[ií]as?(?!\s+\d))"
    rf"|diariamente|diario|{DIA}(?:,\s+{DIA})*\s+[ye]\s+{DIA}(?!\s+\d{{1,2}}\b{DE_HORAS}))\b"
    rf"(?:\s+(?:y|e)\s+(?:los\s+)?{DIA}s?)*(?:\s+del?\s+(?:mes\s+de\s+)?{MES}\b)?",
    re.IGNORECASE,
)
TODO_EL_DIA = re.compile(r"\btodo\s+el\s+d[ií]a\b", re.IGNORECASE)
CON_SU_MES = rf"(?:{CORTO},?\s+)?\d{{1,2}}(?:\s+(?:de\s+)?{MES}\b|/\d)"
# «del 7 al 13», «30 nov al 6 dic», «21/12 al 27/12»; with a dash, only if a month is said.
SEMANA = re.compile(
    rf"\b(?:del?\s+)?(?:{CORTO},?\s+)?(?P<n>\d{{1,2}})(?:\s+(?:de\s+)?(?P<mes>{MES})\b\.?|/(?P<m>\d{{1,2}}))?"
    rf"(?:(?:\s+(?:del?\s+)?|/)\d{{4}})?(?:(?P<raya>\s*[-–—]\s*)|\s+al\s+)(?(raya)(?={CON_SU_MES}))"
    rf"(?:{CORTO},?\s+)?(?P<n2>\d{{1,2}})(?:\s+(?:de\s+)?(?P<mes2>{MES})\b\.?|/(?P<m2>\d{{1,2}})\b)?"
    r"(?:(?:,?\s+(?:del?\s+)?|/)(?P<a>\d{4}))?",
    re.IGNORECASE,
)
AGENDA = re.compile(r"^agenda\b[^,;:]*$", re.IGNORECASE)
DE_QUE_AGENDA = re.compile(
    r"^agenda\s+(?:semanal|institucional|p[uú]blica|de\s+(?:la\s+semana|(?:las\s+)?actividades)|del?\s+d[ií]a)\b"
    r"[^,;:\d]{0,60}:?$",
    re.IGNORECASE,
)
DE_TARDE = re.compile(r"\b(?:tarde|noche|vespertino|nocturno)\b", re.IGNORECASE)
NUMERADA = re.compile(r"\bsemana\s+(?:n[uú]m(?:ero)?\.?\s+|no\.?\s+)?\d{1,2}\b", re.IGNORECASE)
MES_SOLO = re.compile(
    rf"\W*(?:mes\s+de\s+)?(?:{'|'.join(MESES)})(?:\s+(?:del?\s+)?\d{{4}})?\W*", re.IGNORECASE
)
ENCABEZAN = {"agenda", "programa", "actividades", "semana", "semanal", "de", "la", "las", "del"}
ENCABEZAN |= {"esta", "siguiente", "próxima", "proxima", "entrante"}
ENCABEZAN |= {"sem", "que", "entra", "viene", "sigue"}
SE_REPITE = (
    "Parece que se repite, o que son varios días: anótelo con «Nuevo acto», que pregunta cada "
    "cuánto."
)
VARIOS_DIAS = "Son varios días seguidos: revise cuándo termina."
SUELTOS = "Son días sueltos: anote cada uno aparte."
AL_REVES = "El último día es antes que el primero."


def es_encabezado(renglon):
    """Whether it only names the week: «Agenda semanal del 30 de noviembre al 6 de diciembre».

    What says anything else is an act, though it begins like one: «Semana de la salud, del 1 al 4».
    """
    sin_dias, dichos = SEMANA.subn(" ", renglon)
    if MES_SOLO.fullmatch(renglon):
        return True
    if leer_horas(sin_dias)[0] is not None:
        return False
    if (dichos and AGENDA.match(sin_dias)) or DE_QUE_AGENDA.match(renglon.strip(" *")):
        return True
    sin_numero = NUMERADA.sub(" semana ", sin_dias)
    return set(re.findall(r"\w+", sin_numero.lower())) <= ENCABEZAN


def leer_tramo(fechas, texto):
    """(first day, last day, the line without them, what is doubtful), or None if it has no span."""
    patrones = (TRAMO, DOS_DIAS, SIN_MES)
    hallado = next((h for patron in patrones if (h := patron.search(texto))), None)
    if hallado is None:
        return None
    antes, lista = texto[: hallado.start()], hallado.re is DOS_DIAS
    antes, otros = OTRO_MAS.subn("", antes) if lista else (antes, 0)
    antes = texto[: len(ANTES.sub("", antes.lower()))]
    resto = f"{antes} , {texto[hallado.end() :]}"
    inicio, fin, duda = _los_dias(fechas, hallado)
    sueltos = inicio and " y " in hallado[0].lower() and fin - inicio != UN_DIA
    if otros or sueltos:
        return None, None, resto, SUELTOS
    return inicio, fin, resto, duda


def _los_dias(fechas, hallado):
    """(first, last, what is doubtful) of what was found; none of them, if anything is."""
    dicho = {clave: (valor or "").lower() for clave, valor in hallado.groupdict().items()}
    mes2, anio = dicho.get("mes2", ""), dicho.get("a", "")
    mes = dicho.get("mes") or mes2
    fin, duda_del_fin = fechas.de(
        {"semana": dicho["semana2"], "n": dicho["n2"], "mes": mes2, "a": anio}
    )
    inicio, duda = fechas.de({"semana": dicho["semana"], "n": dicho["n"], "mes": mes, "a": ""})
    if inicio and fin and anio:
        suyo = str(fin.year - (inicio.month > fin.month))
        inicio, duda = fechas.de(
            {"semana": dicho["semana"], "n": dicho["n"], "mes": mes, "a": suyo}
        )
    if inicio and fin and fin < inicio:
        return None, None, AL_REVES
    if duda or duda_del_fin:
        return None, None, duda or duda_del_fin
    return inicio, fin, ""


def se_repite(texto):
    """The line without what says that it repeats; None, if it says no such thing."""
    hallado = REPETIDO.search(texto)
    return f"{texto[: hallado.start()]} , {texto[hallado.end() :]}" if hallado else None


def todo_el_dia(texto):
    """The same, of what is of all day."""
    hallado = TODO_EL_DIA.search(texto)
    return f"{texto[: hallado.start()]} , {texto[hallado.end() :]}" if hallado else None
