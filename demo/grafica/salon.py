"""The hall of the Cabildo: shield, mural, portraits, flags and the long table."""

from .gente import persona
from .interior import cuadro
from .paletas import PIELES, mezcla, rgb
from .publico import busto

COPA = "-40 -12, -52 20, -24 48, 0 56, 26 48, 52 20, 40 -12, 0 -24"


def escudo(lz):
    """The arms of the town on the wall."""
    p, m = lz.p, lz.en(800, 220, 1)
    m.disco(0, 0, 118, p.oro)
    m.disco(0, 0, 106, mezcla(p.muro, p.papel, 0.5))
    m.mancha("-68 68, 68 68, 72 -20, 0 -84, -68 -20", p.almagre)
    m.mancha(COPA, p.papel)
    m.rect(-6, -52, 12, 40, p.papel)


def mural(lz):
    """A painted mural: hills, sun, people who work the land."""
    p, x, y, w, h = lz.p, 470, 70, 660, 360
    lz.rect(x - 12, y - 12, w + 24, h + 24, mezcla(p.oro, p.tinta, 0.3))
    lz.rect(x, y, w, h, p.halo)
    lz.disco(800 + lz.luz * 120, y + 130, 74, p.sol)
    for parte, tinta in ((0.42, p.lejos), (0.56, p.medio), (0.74, p.hoja)):
        lomas = [(x, y + h * parte), (x + w * 0.3, y + h * (parte - 0.16))]
        lomas += [(x + w * 0.6, y + h * parte), (x + w, y + h * (parte - 0.12))]
        loma = lz.plano([*lomas, (x + w, y + h), (x, y + h)], tinta)
        lz.grano(loma, mezcla(tinta, p.tinta, 0.5), 90, 0, 0.5)
    for k in range(4):
        tinta = (p.almagre, p.papel, p.oro, p.flor)[k]
        persona(
            lz,
            x + 110 + k * 150,
            y + h - 8,
            190,
            "cava",
            falda=False,
            tocado="sombrero",
            ropa=tinta,
        )


def retratos(lz):
    """A row of framed pictures."""
    for x in (630, 822):
        cuadro(lz, x, 120, 148, 190)


def banderas(lz, aparte):
    """The national flag and the town's, on their poles, at both sides."""
    p = lz.p
    for lado, tintas in ((-1, (p.hoja, p.papel, p.almagre)), (1, (p.oro, p.almagre, p.almagre))):
        x = 800 + lado * (aparte if lz.turno((0, 1, 0)) == 0 else 400)
        lz.trazo([(x, 120), (x, 640)], 8, p.oro)
        lz.disco(x, 112, 11, p.oro)
        for k, tinta in enumerate(tintas):
            m = lz.en(x + lado * k * 15, 150 + k * 26, 1, lado)
            pano = (
                (k * 15, 0),
                (k * 15 + 34, -26),
                (k * 2 + 30, -410 + k * 60),
                (-k, -440 + k * 56),
            )
            pliegue = m.plano(pano, tinta)
            lz.grano(pliegue, mezcla(tinta, p.tinta, 0.6), 0 if lado > 0 else 180, 0, 0.7, 1.6)


def estrado(lz, plazas, pano, de_pie=None, votan=False):
    """High-backed chairs, councillors and the table before them; one may stand, or all vote."""
    p, paso = lz.p, 1442 / plazas
    sitios = [800 + (i - (plazas - 1) / 2) * paso for i in range(plazas)]
    respaldo = mezcla(p.tinta, p.almagre, 0.35)
    for i, x in enumerate(sitios):
        lz.mancha([(x - 74, 760), (x - 70, 520), (x, 486), (x + 70, 520), (x + 74, 760)], respaldo)
        if i == de_pie:
            persona(lz, x, 900, 480, "lee", adorno="libro", mira=lz.luz)
        else:
            _regidor(lz, x, votan and lz.azar.moneda(0.85))
    tapa = [(20, 716), (1580, 716), (1640, 790), (-40, 790)]
    lz.plano(tapa, mezcla(p.cantera, p.papel, 0.25))
    lz.aclarar(tapa, p.papel, 0.6, 1)
    lz.grano(lz.rect(-40, 790, 1680, 190, pano), p.tinta, 90, 0.05, 0.7)
    for x in sitios:
        _papeles(lz.en(x, 790, 1), p)


def _regidor(lz, x, vota):
    """A councillor at the table, with a hand up if they vote."""
    p = lz.p
    ropa = lz.azar.de([p.tinta, p.almagre, p.papel, p.cerca, p.flor, p.oro])
    busto(lz, x, 720, 58, ropa=ropa)
    if vota:
        m = lz.en(x, 720, 58, lz.azar.signo())
        m.trazo("1 1.1, 1.25 2.2, 1.2 3.3", 0.5, ropa)
        m.disco(1.2, 3.5, 0.28, rgb(lz.azar.de(PIELES)))


def _papeles(m, p):
    m.plano("-48 28, 48 28, 52 4, -52 4", p.papel)
    m.trazo("66 26, 58 90", 4, p.tinta)
    m.disco(57, 93, 8, p.tinta)
    m.rect(-96, 48, 34, 6, p.papel)
