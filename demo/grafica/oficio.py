"""The workshop: pots, wheel, kiln, loom and yarn."""

import math

from .geometria import caja, medio_punto, suave
from .paletas import mezcla

PERFILES = (
    "-.2 0, -.42 .3, -.36 .6, -.16 .8, -.22 1, .22 1, .16 .8, .36 .6, .42 .3, .2 0",
    "-.22 0, -.5 .4, -.4 .66, .4 .66, .5 .4, .22 0",
    "-.16 0, -.3 .4, -.26 .7, -.1 .9, -.12 1.2, .12 1.2, .1 .9, .26 .7, .3 .4, .16 0",
    "-.26 0, -.34 .3, -.34 .7, -.3 .8, .3 .8, .34 .7, .34 .3, .26 0",
)


def jarro(lz, x, y, alto, tinta=None):
    """A pot with a painted band."""
    p, a = lz.p, lz.azar
    barro = mezcla(p.almagre, p.cantera, a.entre(0.3, 0.8))
    tinta = tinta or a.de([barro, barro, barro, p.papel, p.medio, p.oro])
    m = lz.en(x, y, alto)
    forma = suave(m.puntos(a.de(PERFILES)), 5)
    lz.plano(forma, tinta)
    franja = mezcla(tinta, p.papel if tinta != p.papel else p.medio, 0.7)
    m.rect(-0.3, 0.36, 0.6, 0.07, franja)
    for k in range(5):
        m.disco(-0.24 + k * 0.12, 0.52, 0.035, franja)
    lz.sombrear(forma, mezcla(tinta, p.tinta, 0.7), 0.7, 1.5)


def anaquel(lz, x, y, ancho, niveles, paso):
    """Shelves of pots; y is the lowest board."""
    madera = mezcla(lz.p.almagre, lz.p.tinta, 0.5)
    for n in range(niveles):
        base = y - n * paso
        cx = x + 56
        while cx < x + ancho - 50:
            alto = paso * lz.azar.entre(0.42, 0.66)
            jarro(lz, cx, base, alto)
            cx += alto * lz.azar.entre(0.95, 1.3)
        lz.sobre(caja(x, base + 12, ancho, 14), fuerza=0.7)
        lz.rect(x, base, ancho, 13, madera)
    for px in (x + 6, x + ancho - 16):
        lz.rect(px, y - niveles * paso, 10, niveles * paso + 10, madera)


def torno(lz, x, y, alto):
    """A potter's wheel with clay on it; the hands go at (x, y - alto)."""
    p, m = lz.p, lz.en(x, y, alto)
    madera = mezcla(p.cantera, p.tinta, 0.55)
    for a in (-0.5, 0.5):
        m.trazo(((a, 0), (a * 0.9, 0.62)), 0.07, madera)
    m.disco(0, 0.12, 0.5, madera, 0.09)
    m.trazo("0 .12, 0 .66", 0.07, p.tinta)
    m.disco(0, 0.68, 0.46, mezcla(p.cantera, p.papel, 0.2), 0.09)
    barro = mezcla(p.almagre, p.cantera, 0.45)
    forma = suave(m.puntos("-.22 .7, -.34 .92, -.2 1.2, .2 1.2, .34 .92, .22 .7"), 5)
    lz.plano(forma, barro)
    lz.sombrear(forma, p.tinta, 0.6)
    m.disco(0, 1.17, 0.19, mezcla(barro, p.tinta, 0.5), 0.04)


def horno(lz, x, y, alto):
    """A domed brick kiln, alight."""
    p, barro = lz.p, mezcla(lz.p.almagre, lz.p.cantera, 0.35)
    cuerpo = lz.plano(medio_punto(x - alto * 0.5, y, alto, alto), barro)
    for k in range(1, 8):
        sube = max(0, k / 8 - 0.5)
        w = alto * max(0, 0.25 - sube * sube) ** 0.5
        b = y - alto * k / 8
        lz.trazo([(x - w, b), (x + w, b)], 1.5, mezcla(barro, p.tinta, 0.3))
    lz.sombrear(cuerpo, p.tinta, 0.7)
    lz.plano(medio_punto(x - alto * 0.2, y, alto * 0.4, alto * 0.5), p.tinta)
    fuego = lz.plano(medio_punto(x - alto * 0.15, y, alto * 0.3, alto * 0.4), p.oro)
    lz.grano(fuego, p.almagre, 270, 0, 0.9)
    lz.rect(x - alto * 0.08, y - alto * 1.3, alto * 0.16, alto * 0.34, barro)


def telar(lz, x, y, ancho, alto):
    """A standing loom with half a blanket on it."""
    p, m = lz.p, lz.en(x, y, 1)
    madera = mezcla(p.cantera, p.tinta, 0.5)
    w = ancho / 2
    for k in range(46):
        a = -w + 24 + k * (ancho - 48) / 45
        m.trazo(((a, alto * 0.16), (a, alto * 0.94)), 1.6, p.papel)
    tejido(lz, x - w + 20, y - alto * 0.16, ancho - 40, alto * 0.4)
    for a in (-w, w):
        m.trazo(((a, 0), (a, alto)), 26, madera)
        m.trazo(((a - 50, 0), (a + 50, 0)), 24, madera)
    for b in (0.14, 0.96):
        m.trazo(((-w - 16, alto * b), (w + 16, alto * b)), 24, madera)
    m.trazo(((-w + 8, alto * 0.68), (w - 8, alto * 0.68)), 14, mezcla(madera, p.papel, 0.3))


def tejido(lz, x, y, ancho, alto):
    """Striped cloth with a row of diamonds; y is its foot."""
    p, a = lz.p, lz.azar
    tintas = a.varios([p.almagre, p.oro, p.flor, p.medio, p.papel, p.cerca], 5)
    franjas = (0.16, 0.06, 0.1, 0.28, 0.1, 0.06, 0.24)
    base = y
    for k, parte in enumerate(franjas):
        lz.rect(x, base - alto * parte, ancho, alto * parte + 0.5, tintas[k % 5])
        if parte > 0.2:
            _rombos(lz, x, base - alto * parte / 2, ancho, alto * parte * 0.36, tintas[(k + 2) % 5])
        base -= alto * parte
    lz.sombrear(caja(x, y - alto, ancho, alto), p.tinta, 0.4)


def _rombos(lz, x, y, ancho, r, tinta):
    n = int(ancho / (r * 2.6))
    for i in range(n):
        cx = x + ancho * (i + 0.5) / n
        lz.plano([(cx - r, y), (cx, y - r), (cx + r, y), (cx, y + r)], tinta)


def madejas(lz, x0, x1, y):
    """Skeins of dyed wool hung from a pole."""
    p = lz.p
    lz.trazo([(x0, y), (x1, y)], 9, mezcla(p.cantera, p.tinta, 0.5))
    n = int((x1 - x0) / 58)
    for i in range(n):
        cx, largo = x0 + (x1 - x0) * (i + 0.5) / n, 110 + 26 * math.sin(i * 2.3)
        tinta = [p.almagre, p.oro, p.flor, p.medio, p.hoja, p.papel][
            (i * 5 + lz.azar.cuenta(0, 1)) % 6
        ]
        forma = suave([(cx - 17, y), (cx + 17, y), (cx + 21, y + largo), (cx - 21, y + largo)], 5)
        lz.plano(forma, tinta)
        for k in (-8, 0, 8):
            lz.trazo(
                [(cx + k, y + 6), (cx + k * 1.3, y + largo - 8)], 1.6, mezcla(tinta, p.tinta, 0.3)
            )


def cesta(lz, x, y, r):
    """A basket of balls of yarn."""
    p, m = lz.p, lz.en(x, y, r)
    for k, tinta in enumerate(lz.azar.varios([p.almagre, p.oro, p.flor, p.medio, p.papel], 4)):
        m.disco(-0.6 + k * 0.4, 0.9 + 0.12 * (k % 2), 0.34, tinta)
    mimbre = m.plano("-1 .8, 1 .8, .74 0, -.74 0", mezcla(p.oro, p.cantera, 0.6))
    lz.sombrear(mimbre, p.tinta, 0.6)
    m.trazo("-1 .8, 1 .8", 0.1, mezcla(p.oro, p.tinta, 0.4))
