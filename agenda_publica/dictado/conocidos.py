"""Who the officials of the town are, and which its places, to know them when they are named."""

import re
import unicodedata

from .abreviaturas import TRATO

ARTICULO = re.compile(
    r"^(?:el|la|los|las|lic|ing|dr|dra|mtro|mtra|c|profr?a?)\.?\s+", re.IGNORECASE
)
# The article before what a place is; that of «El Salto» or «Los Pinos» is of its name.
SON_LUGARES = (
    r"(?:atrio|auditorio|avenida|barrio|biblioteca|calle|cancha|capilla|"
    r"casa|centro|cl[ií]nica|colonia|comunidad|deportivo|escuela|estadio|explanada|foro|"
    r"fraccionamiento|gimnasio|glorieta|hospital|iglesia|jard[ií]n|quiosco|kiosco|localidad|"
    r"mercado|museo|oficina|palacio|parque|parroquia|patio|plaza|portal|preparatoria|presidencia|"
    r"primaria|sala|sal[oó]n|secundaria|teatro|templo|unidad|universidad|zona)s?\b"
)
ARTICULO_DEL_LUGAR = re.compile(rf"^(?:el|la|los|las)\s+(?={SON_LUGARES})", re.IGNORECASE)
VACIAS = {"de", "del", "la", "el", "los", "las", "y", "en", "municipal", "lic", "ing", "dra", "dr"}
ENTRE = rf"\W+(?:(?:{'|'.join(VACIAS)})\W+)*"
# Between what was said before its name, and it: «la explanada del», «el interior de la».
NEXO = re.compile(r"(?:(?:^|\s+)(?:del?|en|el|la|los|las))+\s*$", re.IGNORECASE)


class Conocidos:
    def __init__(self, *, sedes=(), funcionarios=()):
        self.sedes = [(palabras(sede.nombre), sede) for sede in sedes]
        self.funcionarios = list(funcionarios)

    def entero(self, dicho):
        """The official of whom those words say enough to be nobody else."""
        quien, dichas = self.quien(dicho), _sin_trato(dicho)
        if quien is None:
            return None
        entero = dichas == palabras(quien.cargo) or len(dichas & palabras(quien.nombre)) > 1
        return quien if entero else None

    def quien(self, dicho):
        """The only official whom those words name, or None."""
        return la_unica([f for f in self.funcionarios if _es(dicho, f)])

    def sede(self, dicho, exacta=False):
        """The only place of that name, or that those words name; the whole of it, if `exacta`.

        A part of its name is enough if it says what the place is: «El Mirador» is a colonia, not
        «Casa comunal de El Mirador».
        """
        dichas = palabras(dicho)
        sobran = 1 if exacta else len(dichas)
        cortas = len(dichas) > 1 or not exacta
        enteras = [
            s for suyas, s in self.sedes if suyas <= dichas and len(dichas - suyas) <= sobran
        ]
        partidas = [s for suyas, s in self.sedes if dichas <= suyas and _que_es(s) in dichas]
        return la_unica(enteras or (partidas if cortas else []))


def la_unica(halladas):
    return halladas[0] if len(halladas) == 1 else None


def palabras(texto):
    """The words of a name that count, without accents nor case."""
    return set(_en_orden(texto))


def _llano(texto):
    llano = unicodedata.normalize("NFD", texto.lower())
    return "".join(letra for letra in llano if not unicodedata.combining(letra))


def _en_orden(texto):
    return [p for p in re.findall(r"[a-z0-9]+", _llano(texto)) if p not in VACIAS]


def _que_es(sede):
    """What its name says first that a place is: «casa», «cancha», «kiosco»."""
    return next(iter(_en_orden(sede.nombre)), None)


def sin_articulo(lugar):
    return ARTICULO_DEL_LUGAR.sub("", lugar)


def ademas_de(sede, dicho):
    """(what was said of it before its name, what after it); all of it, if its name is not told in
    one piece."""
    dicho = unicodedata.normalize("NFC", dicho)
    nombre = rf"\b{ENTRE.join(_en_orden(sede.nombre))}\b(?:\W+municipal\b)?"
    hallado = re.search(nombre, _llano(dicho))
    if hallado is None:
        return dicho if palabras(dicho) - palabras(sede.nombre) else "", ""
    antes = NEXO.sub("", dicho[: hallado.start()])
    return re.sub(r"^(?:el|la|los|las)\s+", "", antes.strip()), dicho[hallado.end() :]


def es_vago(dicho, sede):
    """Whether only what it is was said of it: «el centro», of «Centro de salud»."""
    return len(palabras(dicho)) == 1 and palabras(dicho) < palabras(sede.nombre)


def _sin_trato(dicho):
    return palabras(ARTICULO.sub("", TRATO.sub("", dicho)))


def _es(quien, funcionario):
    """Whether those words name that official, by name or by post."""
    dichas = _sin_trato(quien)
    if {"alcalde", "alcaldesa"} & dichas:
        dichas = {"presidenta" if "alcaldesa" in dichas else "presidente"}
    de_nombre, de_cargo = palabras(funcionario.nombre), palabras(funcionario.cargo)
    if dichas & de_nombre and dichas - de_nombre <= de_cargo:
        return True
    return bool(dichas) and (dichas == de_cargo or (len(dichas) > 1 and dichas <= de_cargo))
