"""Trees, palms, agaves and flowerpots."""

import math

from .geometria import arco, suave
from .paisaje import sombra_en_suelo
from .paletas import mezcla

DE_PLAZA = ("jacaranda", "encino", "tabachin", "palma")


def arbol(lz, x, y, alto, especie="encino"):
    """An oak, a jacaranda with its carpet of petals, a tabachín, a cypress or a palm."""
    p = lz.p
    if especie == "cipres":
        return _cipres(lz, x, y, alto)
    if especie == "palma":
        return _palma(lz, x, y, alto)
    tinta = {"jacaranda": p.flor, "tabachin": mezcla(p.almagre, p.oro, 0.25)}.get(especie, p.hoja)
    if especie != "encino":
        _petalos(lz, x, y, alto, tinta)
    sombra_en_suelo(lz, x, y, alto * 0.42, alto * 0.05)
    _tronco(lz.en(x, y, alto))
    inks = (tinta, mezcla(tinta, p.papel, 0.42), mezcla(tinta, p.tinta, 0.42))
    return copa(lz, x, y - alto * 0.68, alto * 0.42, *inks)


def _petalos(lz, x, y, alto, tinta):
    for _ in range(90):
        px, py = lz.azar.normal(x, alto * 0.34), y + abs(lz.azar.normal(0, alto * 0.05))
        lz.disco(px, py, lz.azar.entre(1.5, 3.5), mezcla(tinta, lz.p.papel, 0.2), 1.6)


def _tronco(m):
    madera = mezcla(m.lz.p.tinta, m.lz.p.cantera, 0.16)
    m.plano("-.055 0, -.028 .5, .028 .5, .06 0", madera)
    for lado in (-1, 1, -0.4, 0.55):
        m.trazo(((0, 0.34), (lado * 0.13, 0.5), (lado * 0.24, 0.66)), 0.034, madera)


def copa(lz, x, y, r, tinta, luz, sombra):
    """A crown of foliage: overlapping masses, dark under, lit on the side of the sun."""
    bolas = []
    for i in range(19):
        giro, d, tam = i * 2.4, (i / 19) ** 0.5, r * lz.azar.entre(0.24, 0.4)
        bolas.append((x + r * 0.86 * d * math.cos(giro), y + r * 0.55 * d * math.sin(giro), tam))
    bolas.sort(key=lambda b: -b[1] - lz.luz * b[0] * 0.3)
    for bx, by, br in bolas:
        _fondo_de_bola(lz, bx, by, br, (tinta, sombra))
    for bx, by, br in bolas:
        hoja = suave([_borde(lz, bx, by, br, k) for k in range(9)], 6)
        lz.plano(hoja, tinta)
        lz.grano(hoja, luz, 225 if lz.luz > 0 else 315, 0, 0.7, 1.8)
        lz.grano(hoja, sombra, 60 if lz.luz > 0 else 120, 0, 0.62, 1.7)


def _fondo_de_bola(lz, x, y, r, tintas):
    lz.disco(x + lz.luz * r * 0.1, y + r * 0.2, r, tintas[1])
    for _ in range(7):
        a = lz.azar.entre(0, 6.28)
        punto = (x + r * 0.97 * math.cos(a), y + r * 0.93 * math.sin(a))
        lz.disco(*punto, r * lz.azar.entre(0.08, 0.17), lz.azar.de(tintas))


def _borde(lz, x, y, r, k):
    """One of the points of a leafy mass, a little out of round."""
    g, h = lz.azar.entre(0.86, 1.06), lz.azar.entre(0.86, 1.06)
    return x + r * 0.92 * math.cos(k * 0.7) * g, y + r * 0.8 * math.sin(k * 0.7) * h


def _cipres(lz, x, y, alto):
    p, m = lz.p, lz.en(x, y, alto)
    sombra_en_suelo(lz, x, y, alto * 0.2, alto * 0.03)
    m.trazo("0 0, 0 .2", 0.04, mezcla(p.tinta, p.cantera, 0.16))
    forma = m.mancha("-.1 .1, -.15 .3, -.1 .65, 0 1, .1 .65, .15 .3, .1 .1", p.hoja)
    forma = suave(forma, 2)
    lz.sombrear(forma, mezcla(p.hoja, p.tinta, 0.6), 0.8)
    lz.aclarar(forma, mezcla(p.hoja, p.papel, 0.4), 0.6)


def _palma(lz, x, y, alto):
    p, m = lz.p, lz.en(x, y, alto, lz.azar.signo())
    sombra_en_suelo(lz, x, y, alto * 0.24, alto * 0.03)
    m.trazo("0 0, .02 .3, .07 .6, .1 .8", 0.036, mezcla(p.tinta, p.cantera, 0.4))
    for k in range(9):
        giro = math.radians(200 + k * 17.5)
        dx, dy = 0.3 * math.cos(giro), -0.16 * math.sin(giro)
        hoja = ((0.1, 0.8), (0.1 + dx * 0.5, 0.86 + dy), (0.1 + dx, 0.74 + dy * 0.5))
        penca = (*hoja, (0.1 + dx * 0.55, 0.8 + dy))
        m.mancha(penca, mezcla(p.hoja, p.papel if k % 2 else p.tinta, 0.16))


def maguey(lz, x, y, alto):
    """An agave."""
    p, m = lz.p, lz.en(x, y, alto)
    sombra_en_suelo(lz, x, y, alto * 0.6, alto * 0.08)
    for k in (0, 8, 1, 7, 2, 6, 3, 5, 4):
        giro = math.radians(200 + k * 17.5)
        dx, dy = math.cos(giro), -math.sin(giro)
        penca = ((dy * 0.1, 0), (dx * 0.85, dy * 0.95 + 0.05), (-dy * 0.1, 0))
        m.plano(penca, mezcla(p.medio, p.papel if k % 2 else p.hoja, 0.35))


def maceta(lz, x, y, alto, tinta=None):
    """A flowerpot in bloom."""
    p, m = lz.p, lz.en(x, y, alto)
    tinta = tinta or lz.azar.de([p.almagre, p.flor, p.oro])
    for k in range(9):
        m.disco(-0.3 + 0.075 * k, 0.66 + 0.16 * math.sin(k * 2.1), 0.15, p.hoja)
    for k in range(7):
        m.disco(-0.3 + 0.1 * k, 0.72 + 0.17 * math.cos(k * 2.6), 0.07, tinta)
    barro = mezcla(p.almagre, p.cantera, 0.5)
    lz.sombrear(m.plano("-.3 .5, .3 .5, .2 0, -.2 0", barro), p.tinta, 0.6)
    m.rect(-0.34, 0.44, 0.68, 0.1, mezcla(barro, p.papel, 0.2))


def bugambilia(lz, x, y, ancho, alto):
    """A bougainvillea that pours over a wall; (x, y) is the middle of its top."""
    p = lz.p
    for _ in range(int(ancho * alto / 160)):
        t = lz.azar.entre(-1, 1)
        px, py = x + t * ancho / 2, y + alto * lz.azar.entre(-0.15, 1) * (1 - t * t)
        tinta = lz.azar.de([p.flor, mezcla(p.flor, p.almagre, 0.5), p.hoja, p.almagre])
        lz.disco(px, py, lz.azar.entre(4, 9), tinta)


def jardinera(lz, x, y, ancho, alto):
    """A raised bed of flowers."""
    p = lz.p
    for _ in range(int(ancho / 5)):
        px, py = x + lz.azar.entre(8, ancho - 8), y - alto - lz.azar.entre(-4, alto * 0.5)
        lz.disco(px, py, lz.azar.entre(6, 12), lz.azar.de([p.hoja, p.hoja, p.flor, p.oro]))
    muro = lz.rect(x, y - alto, ancho, alto, mezcla(p.cantera, p.papel, 0.2))
    lz.grano(muro, p.sombra, 90, 0, 0.5)


def arbusto(lz, x, y, r):
    """A clipped round shrub."""
    p = lz.p
    forma = [(x - r, y), *arco(x, y - r * 0.3, r), (x + r, y)]
    lz.plano(forma, p.hoja)
    lz.sombrear(forma, mezcla(p.hoja, p.tinta, 0.5), 0.7)
