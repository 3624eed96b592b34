"""The sports court: painted floor, hoop and goal."""

import math

from .paletas import mezcla

RAYAS = (
    ((0.06, 0), (0.06, 1)),
    ((0.94, 0), (0.94, 1)),
    ((0.06, 0.32), (0.94, 0.32)),
    ((0.34, 0.55), (0.66, 0.55)),
    ((0.34, 0.55), (0.34, 1)),
    ((0.66, 0.55), (0.66, 1)),
)


def tablero(lz, x, y, alto):
    """A basketball hoop on its post, facing the reader."""
    p, m = lz.p, lz.en(x, y, alto)
    m.trazo("0 0, 0 .8", 0.035, p.tinta)
    m.rect(-0.26, 0.66, 0.52, 0.34, p.papel)
    m.trazo("-.24 .98, .24 .98, .24 .68, -.24 .68, -.24 .98", 4 / alto, p.almagre)
    m.trazo("-.12 .86, .12 .86, .12 .7, -.12 .7, -.12 .86", 4 / alto, p.almagre)
    m.trazo("-.09 .66, .09 .66", 7 / alto, p.oro)
    for k in range(5):
        m.trazo(((-0.08 + k * 0.04, 0.65), (-0.05 + k * 0.025, 0.53)), 2 / alto, p.papel)


def porteria(lz, x, y, alto):
    """A football goal with its net, facing the reader."""
    p, m = lz.p, lz.en(x, y, alto)
    for k in range(15):
        a = -1 + k / 7
        m.trazo(((a, 0), (a * 0.9, 0.94)), 1.6 / alto, mezcla(p.papel, p.sombra, 0.5))
    for k in range(1, 6):
        m.trazo(((-1, k / 6), (1, k / 6)), 1.6 / alto, mezcla(p.papel, p.sombra, 0.5))
    m.trazo("-1 0, -1 1, 1 1, 1 0", 11 / alto, p.papel)


def cancha(lz, y, fuga, tinta=None):
    """The painted floor of a sports court, in perspective towards `fuga`."""
    p, hondo = lz.p, lz.alto - y

    def q(u, v):
        k = 1 / (1 + 2.2 * v)
        return fuga + (u - 0.5) * 2300 * k, y + (hondo + 60) * k * (1 - v * 0.12) - hondo * 0.2 * v

    tinta = tinta or p.almagre
    piso = lz.plano([q(0, 0), q(1, 0), q(1, 1), q(0, 1)], tinta)
    lz.grano(piso, p.tinta, 90, 0, 0.4, 1.5)
    lz.grano(piso, mezcla(tinta, p.papel, 0.5), 270, 0, 0.4, 1.6)
    area = mezcla(p.medio if tinta != p.medio else p.almagre, tinta, 0.1)
    lz.plano([q(0.34, 0.55), q(0.66, 0.55), q(0.66, 1), q(0.34, 1)], area)
    for tramo in RAYAS:
        lz.trazo([q(*punto) for punto in tramo], 6, p.papel)
    giros = [i * 0.2618 for i in range(25)]
    circulo = [q(0.5 + 0.13 * math.cos(g), 0.32 + 0.13 * math.sin(g)) for g in giros]
    lz.trazo(circulo, 6, p.papel)


def balon(lz, x, y, r, tinta):
    """A ball with its seams."""
    lz.disco(x, y, r, tinta)
    lz.trazo([(x - r, y), (x + r, y)], 3, lz.p.tinta)
    lz.trazo([(x, y - r), (x, y + r)], 3, lz.p.tinta)
