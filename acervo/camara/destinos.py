"""Where what came from a camera may go: each app says its own, by the hook `destino_de_lote`."""

import re
from dataclasses import dataclass

from wagtail import hooks

CLAVE = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(frozen=True)
class Destino:
    """A button on the screen of a lote; the one that was asked for when it was begun goes first."""

    rotulo: str
    url: str
    pedido: bool = False


def destinos(lote, user):
    """Those of this lote, for this person."""
    hechos = [d for dice in hooks.get_hooks("destino_de_lote") for d in dice(lote, user)]
    return sorted(hechos, key=lambda destino: not destino.pedido)


def clave_pedida(lote, prefijo):
    """The key of what asked for it, where its `para` is one of those: 12, of «galeria-12»."""
    clave = lote.para.removeprefix(prefijo)
    return int(clave) if lote.para.startswith(prefijo) and CLAVE.fullmatch(clave) else None


def otros_caminos(user):
    """Other ways in that apps above offer beside it, by the hook `camino_de_fotografias`."""
    return [d for dice in hooks.get_hooks("camino_de_fotografias") for d in dice(user)]
