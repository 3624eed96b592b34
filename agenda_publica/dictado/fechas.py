"""The day that a line of words says, as people write it in Mexico."""

import re
from datetime import date, timedelta

from agenda_publica.recurrencia import ANIOS
from agenda_publica.repetir.regla_dicha import MESES

DIAS = ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")
CON_ACENTO = {"miercoles": "miércoles", "sabado": "sábado"}
DIA = r"(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)"
CORTO = rf"(?:{DIA}|(?:lun|mar|mi[eé]|jue|vie|s[aá]b|dom)\.?)"
MES = rf"(?:{'|'.join(MESES)}|setiembre|ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic)"
# What follows the numbers of hours, «10-12 hrs» and «9-13:00», which are no day.
DE_HORAS = r"(?!:\d|\.\d{2}\b|\s*(?:hrs?\b|h\b|horas?\b|[ap]\.?\s?m\b))"
SIN_HORAS = rf"(?!-\d{{1,2}}(?::\d{{2}})?\s*(?:hrs?|h|horas?)\b){DE_HORAS}"
SUELTO = r"\d{1,2}-\d{1,2}\b(?![/-]\d)"  # «10-12»: hours, if another day is said
# Right after its day: «2 de diciembre, 10-12».
HORAS_SOLAS = re.compile(
    rf"^[\s,.]*\d{{1,2}}\s*[-–—]\s*\d{{1,2}}\b(?![/-]){DE_HORAS}", re.IGNORECASE
)
ADELANTE = 62  # days in which «viernes 4» is looked for
SIN_MES = rf"(?!(?:º|o)?(?:,?\s+(?:del?\s+)?|[/-]){MES}\b|[/-]\d|\s+del\s+\d)"
# The first that fits. «Lunes 30» goes before a date without its weekday, which may be a street.
PATRONES = [
    re.compile(r"\b(?P<a>\d{4})-(?P<m>\d{1,2})-(?P<n>\d{1,2})\b"),
    re.compile(
        rf"\b(?:(?P<semana>{CORTO}),?\s+)?(?P<n>\d{{1,2}})\.(?P<m>0?[1-9]|1[0-2])\."
        r"(?P<a>(?:20)?\d{2})\b(?![.:]\d)"
    ),
    re.compile(rf"\b(?P<semana>{DIA}),?\s+(?P<n>\d{{1,2}})\b{SIN_MES}{SIN_HORAS}"),
    re.compile(
        rf"\b(?:(?P<semana>{CORTO}),?\s+)?(?<!\d[:.])(?(semana)|(?!{SUELTO}))"
        rf"(?P<n>\d{{1,2}})[/-](?P<m>\d{{1,2}})(?:[/-](?P<a>\d{{2,4}}))?\b{DE_HORAS}"
    ),
    re.compile(
        rf"\b(?:(?P<semana>{CORTO}),?\s+)?(?P<n>\d{{1,2}})(?:(?:º|o)?\s+(?:de\s+)?|[/-])"
        rf"(?P<mes>{MES})\b\.?"
        rf"(?:(?:\s+(?:del?\s+)?(?:año\s+)?|[/-])(?P<a>\d{{4}}{DE_HORAS}(?!-\d{{4}}|\s+a\s+\d{{4}}\b)"
        r"|(?<=[/-])\d{2}\b(?!:)))?"
    ),
    re.compile(rf"\b(?P<semana>{CORTO}),?\s+(?P<n>\d{{1,2}})\b{SIN_HORAS}"),
    re.compile(r"\b(?P<hoy>pasado mañana|hoy|mañana)\b(?<!la mañana)"),
    re.compile(rf"\b(?<!\d[:.])(?P<n>\d{{1,2}})-(?P<m>\d{{1,2}})\b{DE_HORAS}"),
    re.compile(
        rf"\b(?:el\s+)?(?:próximo\s+|(?P<este>este)\s+)?(?P<semana>{DIA})\b"
        r"(?:\s+(?:próximo|que\s+(?:entra|viene)))?"
    ),
    # «Mar», «Jue: 10:00», «Vie - 10:00»: of a line that begins with it, and goes no further.
    re.compile(
        rf"^\W*(?!dom\.\s*:)(?P<semana>{CORTO})(?=\s*(?:$|[:,\-–—]|(?:a\s+las?\s+)?\d{{1,2}}(?:[:.]\d\d|\s*(?:hrs?|h|am|pm)\b)))"
    ),
]
# What a street, a school or an anniversary is, before the date that is its name.
DE_NOMBRE = re.compile(
    r"\b(?:calle|av(?:enida)?|blvd|bulevar|calz(?:ada)?|priv(?:ada)?|col(?:onia)?|fracc(?:ionamiento)?|u\.?h\.?"
    r"|barrio|ejido|tenencia|plaza|mercado|unidad|escuela|k[ií]nder|jard[ií]n(?:\s+de\s+niñ[oa]s)?|primaria"
    r"|(?:tele)?secundaria|preparatoria|santo|aniversario)[.\u2024]?\s+(?:del?\s+)?[«“\"]?$"
)
# Days that are told by others, and are not worked out: «el último viernes de diciembre».
POR_OTRO = re.compile(
    rf"\b(?:primer|segundo|tercer|cuarto|[uú]ltimo)\s+{DIA}\b(?!\s+\d)"
    rf"|\b(?:{DIA}|hoy|mañana)\s+en\s+(?:ocho|quince)\b"
    rf"|\b{DIA}\s+de\s+la\s+(?:otra|pr[oó]xima|siguiente)\s+semana\b"
    rf"|\b(?:antes|después)\s+del\s+(?:d[ií]a\s+)?(?:{DIA}|\d{{1,2}}\s+de\s+{MES})\b"
    rf"|\b(?:excepto|salvo|menos)\s+(?:el\s+|los\s+)?{DIA}",
    re.IGNORECASE,
)
DE_OTRA_SEMANA = "No se dice de qué semana es ese {}: diga qué día es."
NO_EXISTE = "Ese día no existe."
DIA_POR_OTRO = "No es seguro qué día se dice: revíselo."
EN_LA_MANANA = re.compile(r"\W*mañana\b(?!\s+(?:a\b|es\b))", re.IGNORECASE)
PARTE_DEL_DIA = re.compile(
    r"\W*(?:(?:por|en)\s+)?(?:la\s+)?(?:mañana|tarde|noche|turno\s+\w+)\W*", re.IGNORECASE
)
RELATIVOS = {"hoy": 0, "mañana": 1, "pasado mañana": 2}
ANTES = re.compile(
    r"(?:\b(?:hoy|(?<!la )mañana|del?|el|los|para el|este|próximo|días?:?|fecha:?|cu[aá]ndo:?)"
    r"\s*)+$"
)


def es_parte_del_dia(renglon):
    """Whether it only says which: «Tarde», above what is then."""
    return PARTE_DEL_DIA.fullmatch(renglon) is not None


class Fechas:
    """What days mean on the day that they are read, under those said above (`arriba`)."""

    def __init__(self, hoy, arriba=None):
        self.hoy, self.arriba = hoy, arriba

    def leer(self, texto):
        """(day or None, the line without it, what is doubtful)."""
        bajo, por_otro = POR_OTRO.subn(lambda h: "·" * len(h[0]), texto.lower())
        for patron in PATRONES:
            if hallado := _sin_nombre(patron, bajo):
                dia, duda = self.de(hallado.groupdict())
                antes = ANTES.sub("", bajo[: hallado.start()])
                sigue = HORAS_SOLAS.sub(r"\g<0> h", texto[hallado.end() :])
                resto = f"{texto[: len(antes)]} , {sigue}"
                return dia, resto, duda
        return None, texto, DIA_POR_OTRO if por_otro else ""

    def de(self, dicho):
        """(day or None, what is doubtful) of its parts, in lower case."""
        if cual := dicho.get("hoy"):
            return self.hoy + timedelta(RELATIVOS[cual]), ""
        if dicho.get("este"):
            return siguiente(self.hoy, _de_la_semana(dicho["semana"])), ""
        if not dicho.get("n"):
            return self._el_proximo(_de_la_semana(dicho["semana"]))
        if dicho.get("m") or dicho.get("mes"):
            return self._con_mes(dicho)
        return self._con_dia(_de_la_semana(dicho["semana"]), int(dicho["n"]))

    def _el_proximo(self, semana):
        if self.arriba is None:
            return siguiente(self.hoy, semana), ""
        dia = self.arriba.el(semana, self.hoy)
        return dia, "" if dia else DE_OTRA_SEMANA.format(_nombre(semana))

    def _con_mes(self, dicho):
        mes = int(dicho["m"]) if dicho.get("m") else mes_de(dicho["mes"])
        anio = int(dicho.get("a") or 0)
        anios = [anio + 2000 * (anio < 100)] if anio else [self.hoy.year, self.hoy.year + 1]
        desde = date.min if anio else self.hoy - timedelta(ADELANTE)
        dias = filter(None, (_si_existe(uno, mes, int(dicho["n"])) for uno in anios))
        dia = next((uno for uno in dias if uno >= desde), None)
        if dia is None:
            return None, NO_EXISTE
        semana = dicho.get("semana")
        if semana and _de_la_semana(semana) != dia.weekday():
            return None, f"El {dicho['n']} no cae en {semana}."
        return dia, ""

    def _con_dia(self, semana, numero):
        dias = (self.hoy + timedelta(n) for n in range(-7, ADELANTE))
        halladas = [d for d in dias if d.day == numero and d.weekday() == semana]
        if not halladas:
            return None, f"El {numero} no cae en {_nombre(semana)} en las próximas semanas."
        return halladas[0], ""


def ejemplos(hoy, semana):
    """How the next day of that name may be written, so that what is shown is true."""
    dia = Fechas(hoy).de({"semana": DIAS[semana]})[0]
    nombre, mes = _nombre(semana), MESES[dia.month - 1]
    return {
        "dia": f"{nombre.capitalize()} {dia.day}",
        "corto": f"{nombre[:3]} {dia.day}",
        "cifras": f"{dia.day}/{dia.month}",
        "con_mes": f"{dia.day}-{mes[:3]}",
        "entero": f"{dia.day} de {mes}",
        "nombre": nombre,
    }


def _si_existe(anio, mes, numero):
    """That date, of the years that the agenda has; None, of none."""
    try:
        return date(anio, mes, numero) if anio in ANIOS else None
    except ValueError:
        return None


def siguiente(dia, semana):
    """That day or the first after it that is of that weekday, by its number."""
    return dia + timedelta((semana - dia.weekday()) % 7)


def _nombre(semana):
    return CON_ACENTO.get(DIAS[semana], DIAS[semana])


def _sin_nombre(patron, bajo):
    """The first date of the line that is no name."""
    halladas = patron.finditer(bajo)
    return next((h for h in halladas if not DE_NOMBRE.search(bajo[: h.start()])), None)


def _de_la_semana(dicho):
    llano = dicho.replace("é", "e").replace("á", "a").rstrip(".")
    return next(n for n, dia in enumerate(DIAS) if dia.startswith(llano[:3]))


def mes_de(dicho):
    dicho = "septiembre" if dicho.startswith(("set", "sep")) else dicho
    return next(n for n, mes in enumerate(MESES, start=1) if mes.startswith(dicho))
