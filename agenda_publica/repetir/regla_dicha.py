"""A rule of another calendar in words: «Cada mes, el último viernes», «Cada martes y jueves»."""

from . import corrida

DIAS = corrida.DIAS
DIAS_DICHOS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MESES = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
    *("septiembre", "octubre", "noviembre", "diciembre"),
)
ORDINALES = {"1": "primer", "2": "segundo", "3": "tercer", "4": "cuarto", "-1": "último"}
ORDINALES |= {"-2": "penúltimo"}
LABORABLES = ",".join(DIAS[:5])
DE_LUNES_A_VIERNES = "de lunes a viernes"
UNIDADES = {
    "DAILY": ("día", "días"),
    "WEEKLY": ("semana", "semanas"),
    "MONTHLY": ("mes", "meses"),
    "YEARLY": ("año", "años"),
}
NUMEROS = {2: "dos", 3: "tres", 4: "cuatro", 6: "seis"}


def dicha(regla):
    """Those words, without until when."""
    partes = corrida.sin_fin(regla)
    cada, cuales = _cada_cuanto(partes), _cuales(partes)
    en = _en_meses(partes)
    if cada == "Cada semana" and cuales:
        cada, cuales = (f"Cada {cuales}", "") if cuales != DE_LUNES_A_VIERNES else (cuales, "")
    return f"{cada[:1].upper()}{cada[1:]}{f', {cuales}' if cuales else ''}{en}"


def _cada_cuanto(partes):
    uno, varios = UNIDADES[partes["FREQ"]]
    cuantos = int(partes.get("INTERVAL", 1))
    return f"Cada {uno}" if cuantos == 1 else f"Cada {NUMEROS.get(cuantos, cuantos)} {varios}"


def _cuales(partes):
    dias, numeros = partes.get("BYDAY", ""), partes.get("BYMONTHDAY", "")
    if "BYSETPOS" in partes:
        return _de_entre(partes["BYSETPOS"], dias, numeros)
    if dias and numeros:
        return f"{_lista(dias, _un_dia)} que caiga en {_lista(numeros, _un_numero)}"
    if dias == LABORABLES:
        return DE_LUNES_A_VIERNES
    return _lista(dias, _un_dia) or _lista(numeros, _un_numero)


def _de_entre(lugares, dias, numeros):
    """«el último de lunes a viernes», of what a rule takes by its place among several."""
    if dias in DIAS and not numeros:
        return _lista(lugares, lambda lugar: _un_dia(f"{lugar}{dias}"))
    dichos = ", ".join(filter(None, [_lista(dias, _un_dia), _lista(numeros, _un_numero)]))
    de = DE_LUNES_A_VIERNES if dias == LABORABLES else f"de estos: {dichos}"
    return f"{_lista(lugares, _un_lugar)} {de}"


def _un_lugar(lugar):
    dicho = ORDINALES.get(lugar.removeprefix("+"))
    return f"el {dicho} día" if dicho else f"el día número {lugar}"


def _en_meses(partes):
    meses = _lista(partes.get("BYMONTH", ""), lambda mes: MESES[int(mes) - 1])
    return f", en {meses}" if meses else ""


def _lista(valores, en_palabras):
    return juntos([en_palabras(valor) for valor in valores.split(",") if valor])


def juntos(dichos):
    """«martes y jueves»; nothing, of none."""
    return f"{', '.join(dichos[:-1])} y {dichos[-1]}" if dichos[1:] else "".join(dichos)


def _un_dia(valor):
    """«martes», «el segundo martes», «el último viernes»."""
    orden, dia = valor[:-2].removeprefix("+"), DIAS_DICHOS[DIAS.index(valor[-2:])]
    if not orden:
        return dia
    dicho = ORDINALES.get(orden)
    return f"el {dicho} {dia}" if dicho else f"el {dia} número {orden}"


def _un_numero(numero):
    """«día 15»; «el último día», counted from the end of the month."""
    if not numero.startswith("-"):
        return f"día {numero.removeprefix('+')}"
    dicho = ORDINALES.get(numero)
    return f"el {dicho} día" if dicho else f"el día {numero[1:]} contado desde el último"
