"""The hours that a line of words says: «11:00», «de 9 a 13 horas», «5 de la tarde»."""

import re
from datetime import time

MEDIO = (
    r"(?P<{0}>a\.?\s?m\.?|p\.?\s?m\.?|(?:de|por|en) la (?:mañana|tarde|noche)"
    r"|(?:mañana|tarde|noche)(?=\s*(?:[,;.)]|$))|del medio\s?d[ií]a"
    r"|del d[ií]a\b(?!\s+(?:del\b|\d|de\b(?!\s+(?:hoy|mañana)))))"
)
HORA = r"(?P<h{0}>\d{{1,2}})(?:[:.](?P<m{0}>\d{{2}})(?:[:.]\d{{2}}\b)?)?"
# The hour of another place, «hora del centro», «horas de Tijuana», is no unit.
DE_OTRA_ZONA = r"\s+del?\s+(?:centro|noroeste|pac[ií]fico|sureste|verano|(?-i:[A-ZÁÉÍÓÚ]))"
HORAS = rf"(?:horas?(?!{DE_OTRA_ZONA})|hrs?|h)\.?\b"
ENTRE = r"(?:(?<=:\d\d)|(?<=:\d\d\s))/(?=\s?\d{1,2}:\d)"  # «16:00/18:00»
TRAMO = re.compile(
    rf"\b(?:de\s+(?:las?\s+)?)?{HORA.format(1)}\s*(?P<horas1>{HORAS})?\s*(?:{MEDIO.format('medio1')})?"
    rf"\s*(?:a|[-–—]|{ENTRE}|hasta)\s*(?:las?\s+)?{HORA.format(2)}(?:\s*(?P<horas2>{HORAS}))?"
    rf"\s*(?:{MEDIO.format('medio2')})?(?!\d)",
    re.IGNORECASE,
)
UNA = re.compile(
    rf"(?P<las>\ba\s+las?\s+)?(?<![\d/])\b{HORA.format(1)}(?:\s*(?P<horas>{HORAS}))?"
    rf"(?:\s*{MEDIO.format('medio1')})?(?![\d/])",
    re.IGNORECASE,
)
MEDIODIA = re.compile(
    r"(?<!de )\b(?:al?\s+)?(?P<cual>medio\s?d[ií]a|media\s?noche)\b", re.IGNORECASE
)
# «1700-1900», that are no years: «2024-2027», «1900-2000»; nor of an oficio: «0412/2026».
SEGUIDAS = re.compile(
    rf"(?<![\d/-])(?!(?:19|20)\d\d\s*[-–—/]\s*20\d\d(?!\s*{HORAS}))(?!\d{{4}}/20\d\d(?!\s*{HORAS}))([01]\d|2[0-3])([0-5]\d)"
    rf"(?:\s*[-–—/]\s*|\s+a\s+(?=\d{{4}}\s*{HORAS}))([01]\d|2[0-3])([0-5]\d)(?![\d-])",
    re.IGNORECASE,
)
# «1800 hrs», that are no «1200 horas de servicio».
SEGUIDA = re.compile(
    rf"(?<![\d:.,$-])([01]\d|2[0-3])([0-5]\d)(?=\s*{HORAS})(?!\s*horas\s+de\b)", re.IGNORECASE
)
# «de 9 a 2» alone, that is neither of ages nor of amounts: it goes back, or is all that is said.
DE_A = re.compile(
    r"(?:(?P<solo>^|[,;.(]\s*)|\s)de\s+(?:las?\s+)?(?P<h1>\d{1,2})\s+a\s+(?:las?\s+)?(?P<h2>\d{1,2})$",
    re.IGNORECASE,
)
# «8 y media de la noche», «a las 9 y cuarto».
Y_MEDIA = re.compile(
    rf"(?:(?<=\bla )|(?<=\blas )|\b(?=\d{{1,2}} y \w+\s*{MEDIO.format('medio')}))(\d{{1,2}}) y "
    r"(media|cuarto)\b",
    re.IGNORECASE,
)
MINUTOS = {"media": "30", "cuarto": "15"}
EN_PUNTO = re.compile(
    r"\ben\s+punto\s+de(?=\s+las?\s+\d)|(?<=[\dsm.])\s+en\s+punto(?=\s*(?:[,;.]|$))",
    re.IGNORECASE,
)
# «19h30», «10 hrs. 30 min.».
CON_UNIDADES = re.compile(
    rf"(?<![\d:.])(\d{{1,2}})\s*{HORAS}\.?\s*(?:con\s+|y\s+)?(\d{{2}})\s*min(?:utos?|s)?\b\.?"
    r"|(?<![\d:.])(\d{1,2})\s?h\s?(\d{2})\b",
    re.IGNORECASE,
)
UNIDAD = re.compile(r"\s*(?:años|meses|semanas|d[ií]as|personas|%|°)", re.IGNORECASE)
FIN_DE_PARTE = re.compile(r"\s*(?:[,;.)]|$)")
CON_MINUTOS = re.compile(r"\d:\d\d")
MEDIO_DIA = 12
SIN_DECIR = range(1, 7)  # «a las 5»: nobody knows which
DE_VUELTA = range(1, 8)  # «de 9 a 7»: an end that goes back is of the afternoon
FIN_DUDOSO = "Así termina antes de empezar, o la hora no existe: revise a qué hora termina."
DE_NOCHE = re.compile(
    r"\b(?:cena|verbena|fuegos|pirotecnia|serenata|velada|callejoneada|nocturn[oa]|quema\s+del?\s+castillos?"
    r"|(?<!de )(?<!del )baile)\b",
    re.IGNORECASE,
)
DE_MANANA = re.compile(
    rf"\b0\d[:.]?\d\d|\d\s*(?:a\.?\s?m\b|{HORAS})|\bde\s+la\s+mañana\b", re.IGNORECASE
)
TEMPRANO = range(7, 11)
DUDA = "¿De la mañana o de la tarde?"
DE_QUE_NOCHE = "¿La medianoche en que empieza ese día, o la que le sigue?"
ANTES = re.compile(r"(?:\b(?:hora|horario|a partir de)\s*:?\s*(?:las?\s*)?)$", re.IGNORECASE)


def leer_horas(texto):
    """(start, end, the line without them, what is doubtful)."""
    texto = _separadas(_en_cifras(texto))
    for hallado in TRAMO.finditer(texto):
        marcado = _parece(hallado, "m1", "m2", "medio1", "medio2", "horas1", "horas2")
        if marcado or _de_una_a_otra(texto[: hallado.end()], texto[hallado.end() :]):
            return _tramo(texto, hallado)
    for hallado in UNA.finditer(texto):
        if _parece(hallado, "las", "horas", "m1", "medio1"):
            hora, duda = _hora(hallado["h1"], hallado["m1"], hallado["medio1"])
            return hora, None, _sin(texto, hallado), duda
    if hallado := MEDIODIA.search(texto):
        hora = time(0) if "noche" in hallado["cual"].lower() else time(12)
        return hora, None, _sin(texto, hallado), ""
    return None, None, texto, ""


def es_de_noche(hora, dicho):
    """Whether that morning hour may be of the evening, for what is held then: «8:00, cena»."""
    temprano = hora.hour in TEMPRANO and not DE_MANANA.search(dicho)
    return temprano and DE_NOCHE.search(dicho) is not None


def _en_cifras(texto):
    """With the minutes that are told in words, or after their unit, as «10:30»."""
    texto = EN_PUNTO.sub(lambda h: "a" if h[0].lower().startswith("en") else "", texto)
    texto = Y_MEDIA.sub(lambda h: f"{h[h.lastindex - 1]}:{MINUTOS[h[h.lastindex].lower()]}", texto)
    return CON_UNIDADES.sub(lambda h: f"{h[h.lastindex - 1]}:{h[h.lastindex]}", texto)


def _separadas(texto):
    """With the minutes of «1700-1900» apart, if no other hour is said."""
    if CON_MINUTOS.search(texto):
        return texto
    return SEGUIDA.sub(r"\1:\2", SEGUIDAS.sub(r"\1:\2-\3:\4", texto))


def _de_una_a_otra(dicho, sigue):
    hallado = DE_A.search(dicho.rstrip())
    if hallado is None or UNIDAD.match(sigue):
        return False
    una, otra = int(hallado["h1"]), int(hallado["h2"])
    vuelve = una > otra > 0 and una <= MEDIO_DIA
    return vuelve or (hallado["solo"] is not None and FIN_DE_PARTE.match(sigue) is not None)


def _parece(hallado, *partes):
    return any(hallado[parte] for parte in partes)


def _tramo(texto, hallado):
    medio2 = hallado["medio2"]
    fin, duda_del_fin = _hora(hallado["h2"], hallado["m2"], medio2)
    inicio, duda = _hora(hallado["h1"], hallado["m1"], hallado["medio1"])
    if duda_del_fin == DE_QUE_NOCHE:
        return inicio if hallado["medio1"] else None, None, _sin(texto, hallado), DE_QUE_NOCHE
    if medio2 and not hallado["medio1"]:
        suyo = _hora(hallado["h1"], hallado["m1"], medio2)
        cabe = suyo[0] and fin and suyo[0] < fin
        inicio, duda = suyo if duda or cabe else (inicio, duda)
    if inicio and (duda_del_fin or (fin and fin < inicio and fin.hour in DE_VUELTA)):
        fin = _hora(hallado["h2"], hallado["m2"], "pm")[0]
    if inicio and not (fin and fin > inicio):
        return inicio, None, _sin(texto, hallado), FIN_DUDOSO
    return inicio, fin if inicio else None, _sin(texto, hallado), duda


def _hora(horas, minutos, medio):
    """(hour, what is doubtful)."""
    hora, minuto, medio = int(horas), int(minutos or 0), (medio or "").lower().replace(" ", "")
    de_tarde = medio.startswith("p") or "tarde" in medio or "noche" in medio
    if hora == MEDIO_DIA and "noche" in medio:
        return None, DE_QUE_NOCHE
    de_tarde |= medio.endswith(("día", "dia")) and hora in SIN_DECIR  # «1 del día»
    if de_tarde and hora < 12:
        hora += 12
    elif hora == 12 and medio.startswith("a"):
        hora = 0
    elif not medio and hora in SIN_DECIR and len(horas) == 1:
        return None, DUDA
    if hora > 23 or minuto > 59:
        return None, "Esa hora no existe."
    return time(hora, minuto), ""


def _sin(texto, hallado):
    antes = ANTES.sub("", texto[: hallado.start()])
    return f"{antes} , {texto[hallado.end() :]}"
