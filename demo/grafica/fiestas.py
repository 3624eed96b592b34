"""Fireworks, strings of light, the wheel and the castle of a patron saint's night."""

import math

from .geometria import colgada, ovalo
from .paletas import mezcla


def fuegos(lz, x, y, r, tinta):
    """A burst of fireworks: chrysanthemum or willow."""
    sauce = 0.3 if lz.azar.moneda(0.4) else 0.03
    for anillo in (0.45, 0.75, 1.0):
        for ox, oy in ovalo(0, 0, 1, 1, round(16 * anillo + 8)):
            dentro, fuera = r * (anillo - 0.16), r * anillo
            fin = (x + ox * fuera, y + oy * fuera + r * sauce * anillo)
            lz.trazo([(x + ox * dentro, y + oy * dentro), fin], 3.2, tinta)
            lz.disco(*fin, 3.6, lz.p.papel)


def foquitos(lz, x0, y0, x1, y1, caida=90, focos=25):
    """A string of bulbs with their glow."""
    linea = colgada(x0, y0, x1, y1, caida, focos)
    lz.trazo(linea, 1.6, lz.p.tinta)
    for x, y in linea:
        lz.halo(x, y + 5, 30, lz.p.oro)
        lz.disco(x, y + 5, 7, lz.p.sol)


def rueda(lz, x, y, alto):
    """The Ferris wheel."""
    p, m, tinta = lz.p, lz.en(x, y, alto), mezcla(lz.p.tinta, lz.p.papel, 0.3)
    for a in (-0.3, 0.3):
        m.trazo(((a, 0), (0, 0.55)), 0.022, tinta)
    giro = lz.azar.entre(0, 0.5)
    llantas = [
        [(r * math.cos(k / 8), 0.55 + r * math.sin(k / 8)) for k in range(51)] for r in (0.4, 0.34)
    ]
    for llanta in llantas:
        m.trazo(llanta, 0.01, p.papel)
    for k in range(12):
        c, s = math.cos(giro + k * 0.5236), math.sin(giro + k * 0.5236)
        m.trazo(((0, 0.55), (0.4 * c, 0.55 + 0.4 * s)), 0.006, p.papel)
        m.disco(0.37 * c, 0.55 + 0.37 * s, 0.012, p.sol)
        _canastilla(m, 0.4 * c, 0.55 + 0.4 * s, [p.almagre, p.oro, p.flor][k % 3])
    m.disco(0, 0.55, 0.035, p.oro)


def _canastilla(m, a, b, tinta):
    m.plano(
        ((a - 0.045, b - 0.05), (a + 0.045, b - 0.05), (a + 0.03, b - 0.1), (a - 0.03, b - 0.1)),
        tinta,
    )
    m.plano(((a - 0.05, b - 0.01), (a + 0.05, b - 0.01), (a, b + 0.02)), tinta)


def castillo(lz, x, y, alto):
    """The tower of fireworks, alight."""
    p, m = lz.p, lz.en(x, y, alto)
    for a in (-0.07, 0.07):
        m.trazo(((a * 1.4, 0), (a * 0.5, 0.92)), 0.012, mezcla(p.tinta, p.cantera, 0.5))
    for b, r, tinta in ((0.3, 0.16, p.oro), (0.56, 0.14, p.almagre), (0.8, 0.11, p.papel)):
        lz.halo(*m.q(0, b), r * alto * 1.6, p.oro, 0.9)
        for ox, oy in ovalo(0, 0, 1, 1, 18):
            m.trazo(((ox * r * 0.4, b + oy * r * 0.4), (ox * r, b + oy * r)), 0.008, tinta)
        m.disco(0, b, r * 0.28, p.sol)
    for _ in range(60):
        a, b = lz.azar.normal(0, 0.16), lz.azar.entre(0.1, 1)
        m.disco(a, b, 0.006, lz.azar.de([p.sol, p.oro, p.papel]))


def confeti(lz, x0, x1, y0, y1, cuantos=70):
    """Bits of coloured paper in the air."""
    p = lz.p
    for _ in range(cuantos):
        m = lz.en(lz.azar.entre(x0, x1), lz.azar.entre(y0, y1), lz.azar.entre(8, 13))
        tinta = lz.azar.de([p.oro, p.almagre, p.flor, p.papel, p.medio])
        m.plano("0 0, 1 -.3, .8 -1, -.2 -.7", tinta)
