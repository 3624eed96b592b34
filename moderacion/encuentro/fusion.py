"""Three versions of a page (the one both opened, mine, theirs) made one, asking where they clash.

What only one of them changed is taken by itself. Nothing is dropped without a choice: where there
is no common version to compare with, whatever differs is asked.
"""

import hashlib
from dataclasses import dataclass, field

from acervo.dos_personas.a_la_vez import CHOQUE, MIO, SUYO
from acervo.dos_personas.igualdad import igual

from .piezas import NADA, Fila, cuerpos, de_bloque, de_hijo, relaciones, sueltos


@dataclass
class Diferencia:
    """A piece in which mine and theirs are not the same; `estado` says who changed it."""

    campo: str
    pieza: str
    mio: object
    suyo: object
    estado: str

    @property
    def clave(self):
        """Its name in the form: short, and the same each time it is asked."""
        if not self.pieza:
            return self.campo
        return f"{self.campo}.{hashlib.sha256(self.pieza.encode()).hexdigest()[:12]}"


@dataclass
class Fusion:
    """`contenido` with what was chosen; `diferencias`, all; `movidas`, lists I reordered."""

    contenido: dict
    diferencias: list = field(default_factory=list)
    movidas: list = field(default_factory=list)

    @property
    def choques(self):
        return [d for d in self.diferencias if d.estado == CHOQUE]

    @property
    def mias(self):
        """Whether I had changed anything."""
        return bool(self.movidas) or any(d.estado != SUYO for d in self.diferencias)

    @property
    def nada(self):
        return not self.diferencias and not self.movidas

    def faltan(self, elegido):
        return [d for d in self.choques if elegido.get(d.clave) not in {MIO, SUYO}]


def fundir(clase, base, mio, suyo, elegido=None):
    """Joins them; `base` may be None. `elegido` maps the key of a clash to MIO or SUYO."""
    return _Fundidor(clase, base, mio, suyo, elegido or {}).hacer()


class _Fundidor:
    def __init__(self, clase, base, mio, suyo, elegido):
        self.clase, self.base, self.mio, self.suyo = clase, base, mio, suyo
        self.elegido = elegido
        self.diferencias, self.movidas = [], []

    def hacer(self):
        contenido = dict(self.suyo)
        for campo in sueltos(self.suyo, self.clase):
            base = self.base.get(campo) if self.base else NADA
            contenido[campo] = self.pieza(campo, "", base, self.mio[campo], self.suyo[campo])
        for campo in cuerpos(self.clase):
            contenido[campo] = self.lista(campo, de_bloque)
        for campo, (_modelo, padre) in relaciones(self.clase).items():
            conocidos = {h["pk"] for h in self.conocida(campo) if h.get("pk")}
            contenido[campo] = self.hijos(campo, de_hijo(padre, conocidos))
        return Fusion(contenido, self.diferencias, self.movidas)

    def conocida(self, campo):
        """The rows whose keys both know: those of the base or, without it, those of theirs."""
        return (self.base or self.suyo).get(campo) or []

    def pieza(self, campo, pieza, base, mio, suyo):
        """The value that stays; notes the difference, if there is one."""
        if igual(mio, suyo):
            return suyo
        if base is not NADA or self.base:
            estado = SUYO if igual(mio, base) else MIO if igual(suyo, base) else CHOQUE
        else:
            estado = MIO if suyo is NADA else SUYO if mio is NADA else CHOQUE
        diferencia = Diferencia(campo, pieza, mio, suyo, estado)
        self.diferencias.append(diferencia)
        gana = self.elegido.get(diferencia.clave) if estado == CHOQUE else estado
        return suyo if gana == SUYO else mio

    def lista(self, campo, clave):
        """The pieces of a list that stay, in order."""
        base = Fila((self.base or {}).get(campo) or [], clave)
        mio, suyo = Fila(self.mio.get(campo) or [], clave), Fila(self.suyo.get(campo) or [], clave)
        quedan = {
            pieza: self.pieza(campo, pieza, base[pieza], mio[pieza], suyo[pieza])
            for pieza in dict.fromkeys([*suyo.orden(), *mio.orden()])
        }
        movi, orden = _ordenar(base.orden(), mio.orden(), suyo.orden())
        if movi:
            self.movidas.append(campo)
        return [quedan[pieza] for pieza in orden if quedan[pieza] is not NADA]

    def hijos(self, campo, clave):
        """As a list of pieces; a row that stays keeps the key it has now, and its place."""
        suyas = Fila(self.suyo.get(campo) or [], clave)
        filas = []
        for n, (pieza, fila) in enumerate(Fila(self.lista(campo, clave), clave).piezas.items()):
            suya = suyas[pieza]
            sitio = {"sort_order": n} if "sort_order" in fila else {}
            filas.append({**fila, **sitio, "pk": None if suya is NADA else suya["pk"]})
        return filas


def _ordenar(base, mio, suyo):
    """Whether I moved pieces, and the order that stays.

    Who moved pieces gives it; what the other added goes after what it followed there.
    """
    comunes = set(base) & set(mio) & set(suyo)
    en_base, en_mio, en_suyo = ([p for p in lista if p in comunes] for lista in (base, mio, suyo))
    movi = en_mio not in (en_base, en_suyo)
    guia, otra = (mio, suyo) if movi else (suyo, mio)
    orden = list(guia)
    for n, pieza in enumerate(otra):
        if pieza not in orden:
            antes = [p for p in otra[:n] if p in orden]
            orden.insert(orden.index(antes[-1]) + 1 if antes else 0, pieza)
    return movi, orden
