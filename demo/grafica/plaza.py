"""What fills a square: papel picado, awnings, bandstand, fountain, lamps."""

import math

from .arquitectura import cornisa, muro
from .geometria import arco, caja, colgada, ovalo
from .paletas import mezcla
from .vegetacion import sombra_en_suelo


def papel_picado(lz, x0, y0, x1, y1, caida=46, alto=52):
    """A string of cut-paper flags sagging between two points."""
    p, n = lz.p, max(5, int(math.hypot(x1 - x0, y1 - y0) / (alto * 1.3)))
    azul = mezcla(p.medio, p.papel, 0.45) if p.momento == "noche" else p.medio
    tintas, giro = [p.almagre, p.oro, azul, p.flor, p.papel], lz.azar.cuenta(0, 4)
    linea = colgada(x0, y0, x1, y1, caida, n * 10)
    lz.trazo(linea, 1.6, p.tinta)
    for i in range(n):
        _banderola(lz, linea[i * 10 + 1], linea[i * 10 + 9], alto, tintas[(i + giro) % 5])


def _banderola(lz, a, b, alto, tinta):
    p, w, vuelo = lz.p, b[0] - a[0], lz.azar.entre(-5, 9)
    picos = [(b[0] + vuelo, b[1] + alto)]
    for k in range(1, 7):
        y = (b[1] * (6 - k) + a[1] * k) / 6
        picos.append((b[0] + vuelo - w * k / 6, y + alto * (0.86 if k % 2 else 1)))
    lz.plano([a, b, *picos], tinta)
    cx, cy = (a[0] + b[0] + vuelo) / 2, (a[1] + b[1]) / 2 + alto * 0.46
    calado = mezcla(tinta, p.tinta, 0.55)
    for x, y in ovalo(cx, cy, w * 0.24, alto * 0.22, 6):
        lz.disco(x, y, alto * 0.055, calado)
    lz.disco(cx, cy, alto * 0.09, calado)


def toldo(lz, x, y, ancho, alto, tinta):
    """A striped market awning on posts; y is the ground."""
    p, techo, n = lz.p, y - alto, 9
    cumbre = techo - alto * 0.24
    for px in (x + 6, x + ancho - 6):
        lz.trazo([(px, y), (px, techo)], 6, mezcla(p.tinta, p.cantera, 0.3))
    for i in range(n):
        raya = tinta if i % 2 == 0 else p.papel
        x0, x1 = (x + ancho * k / n for k in (i, i + 1))
        s0, s1 = (x + ancho * (0.08 + 0.84 * k / n) for k in (i, i + 1))
        lz.plano([(s0, cumbre), (s1, cumbre), (x1, techo), (x0, techo)], raya)
        faldon = mezcla(raya, p.tinta, 0.16)
        lz.rect(x0, techo, x1 - x0, 20, faldon)
        lz.disco((x0 + x1) / 2, techo + 20, (x1 - x0) / 2, faldon, 11)
    falda = [(x + ancho * 0.08, cumbre), (x + ancho * 0.92, cumbre), (x + ancho, techo), (x, techo)]
    lz.sombrear(falda, mezcla(p.sombra, p.tinta, 0.3), 0.35, 2)


def sombrilla(lz, x, y, alto, tinta):
    """A market parasol on its pole."""
    p, m = lz.p, lz.en(x, y, alto)
    m.trazo("0 0, 0 1", 0.016, p.tinta)
    gajos = (-0.62, -0.38, -0.13, 0.13, 0.38, 0.62)
    for k, (a, b) in enumerate(zip(gajos, gajos[1:], strict=False)):
        m.plano(((0, 1.02), (a, 0.74), (b, 0.74)), p.papel if k % 2 else tinta)
    lz.sombrear(m.puntos("0 1.02, -.62 .74, .62 .74"), p.tinta, 0.4)


def kiosco(lz, x, y, alto):
    """The bandstand: stone base, thin columns, faceted roof."""
    p, w, m = lz.p, alto * 0.62, lz.en(x, y, alto)
    sombra_en_suelo(lz, x, y, w * 0.8, alto * 0.05)
    muro(lz, x - w * 0.62, y, w * 1.24, alto * 0.22, p.cantera)
    cornisa(lz, x - w * 0.64, y - alto * 0.22, w * 1.28, 9)
    if p.encendida:
        lz.grano(caja(x - w * 0.5, y - alto * 0.62, w, alto * 0.4), p.oro, 270, 0.25, 0.95)
    for k in range(22):
        a = -0.335 + 0.67 * k / 21
        m.trazo(((a, 0.22), (a, 0.32)), 2 / alto, p.tinta)
        if k % 4 == 0 or k == 21:
            m.trazo(((a, 0.22), (a, 0.63)), 6 / alto, p.tinta)
    m.trazo("-.34 .32, .34 .32", 4 / alto, p.tinta)
    techo = m.plano("-.42 .62, -.12 .84, 0 .93, .12 .84, .42 .62", p.almagre)
    lado = lz.en(x, y, alto, lz.luz).puntos("0 .93, .12 .84, .42 .62, .1 .62")
    lz.sobre(lado, fuerza=0.8)
    lz.aclarar(techo, p.oro)
    m.trazo("0 .92, 0 1", 5 / alto, p.tinta)
    m.disco(0, 1, 7 / alto, p.oro)


def fuente(lz, x, y, alto):
    """A stone fountain with its jets."""
    p, m = lz.p, lz.en(x, y, alto)
    piedra = mezcla(p.cantera, p.papel, 0.15)
    sombra_en_suelo(lz, x, y, alto * 0.9, alto * 0.09)
    agua = mezcla(p.cielo, p.papel, 0.3)
    taza = m.plano("-.85 .3, .85 .3, .78 0, -.78 0", piedra)
    lz.sombrear(taza, p.tinta, 0.55)
    m.disco(0, 0.3, 0.85, mezcla(piedra, p.papel, 0.4), 0.1)
    m.disco(0, 0.3, 0.76, agua, 0.075)
    m.plano("-.1 .3, -.06 .72, .06 .72, .1 .3", piedra)
    lz.sombrear(m.mancha("-.42 .78, -.24 .66, .24 .66, .42 .78, 0 .8", piedra), p.tinta, 0.5)
    m.plano("-.05 .78, -.03 .98, .03 .98, .05 .78", piedra)
    for lado in (-1, 1):
        for a, b, rx, ry in ((0.02, 0.8, 0.16, 0.34), (0.36, 0.34, 0.12, 0.44)):
            salto = arco(a + rx, -b, rx, 180, 360, ry)
            m.trazo([(lado * px, -py) for px, py in salto], 0.018, p.papel)


def farol(lz, x, y, alto):
    """A street lamp of cast iron; lit at dusk and at night."""
    p, m = lz.p, lz.en(x, y, alto)
    if p.encendida:
        lz.halo(*m.q(0, 0.92), 0.4 * alto, p.sol)
    m.trazo("0 0, 0 .84", 0.022, p.tinta)
    m.plano("-.07 0, .07 0, .03 .14, -.03 .14", p.tinta)
    m.plano("-.045 .85, .045 .85, .07 .98, -.07 .98", p.sol if p.encendida else p.papel)
    m.plano("-.085 .98, .085 .98, 0 1.05", p.tinta)


def banca(lz, x, y, ancho):
    """An iron bench seen from the front."""
    p, m = lz.p, lz.en(x, y, ancho)
    sombra_en_suelo(lz, x, y, ancho * 0.55, ancho * 0.06)
    verde = mezcla(p.hoja, p.tinta, 0.3)
    for a in (-0.42, 0.42):
        m.trazo(((a, 0), (a, 0.5)), 0.035, p.tinta)
    for b in (0.3, 0.39, 0.48):
        m.rect(-0.5, b, 1, 0.055, verde)
    m.rect(-0.52, 0.2, 1.04, 0.05, mezcla(verde, p.papel, 0.2))


def palomas(lz, x0, x1, y):
    """Pigeons on the ground."""
    for _ in range(lz.azar.cuenta(5, 12)):
        cx, cy = lz.azar.entre(x0, x1), y + lz.azar.entre(-26, 26)
        m = lz.en(cx, cy, lz.azar.entre(8, 11), lz.azar.signo())
        m.mancha("-1.6 .8, -.4 1.3, .6 1.2, 1 .7, 0 .3", mezcla(lz.p.sombra, lz.p.tinta, 0.3))
        m.disco(0.9, 1.5, 0.4, mezcla(lz.p.sombra, lz.p.tinta, 0.45))


def globero(lz, x, y, alto):
    """The bunch of a balloon seller whose hand is at (x, y)."""
    p = lz.p
    for k in range(15):
        giro = k * 2.4
        d = alto * 0.36 * (k / 15) ** 0.5
        bx, by = x + d * math.cos(giro), y - alto * 0.72 + d * 1.1 * math.sin(giro)
        tinta = [p.almagre, p.oro, p.flor, p.medio, p.papel][k % 5]
        lz.trazo([(x, y), (bx, by)], 1.2, p.tinta)
        lz.disco(bx, by, alto * 0.1, tinta, alto * 0.125)
        lz.disco(bx - lz.luz * alto * 0.03, by - alto * 0.04, alto * 0.025, p.papel)
