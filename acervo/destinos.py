"""Where what came from a camera may go: each app says its own, by the hook `destino_de_lote`."""

from dataclasses import dataclass

from wagtail import hooks


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
