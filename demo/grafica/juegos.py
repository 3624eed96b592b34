"""The playground: swings, slide, seesaw and climbing dome."""

from .gente import persona
from .geometria import arco
from .paisaje import sombra_en_suelo
from .paletas import mezcla


def columpios(lz, x, y, alto, plazas=3):
    """A frame of swings, some with a child."""
    p, ancho = lz.p, alto * (0.5 + 0.42 * plazas)
    tinta = lz.azar.de([p.almagre, p.medio, p.oro])
    sombra_en_suelo(lz, x, y, ancho * 0.5, alto * 0.05)
    for lado in (-1, 1):
        cx = x + lado * ancho / 2
        for k in (-0.16, 0.16):
            lz.trazo([(cx + k * alto, y), (cx, y - alto)], 10, tinta)
    lz.trazo([(x - ancho / 2, y - alto), (x + ancho / 2, y - alto)], 12, tinta)
    for i in range(plazas):
        cx = x - ancho / 2 + ancho * (i + 0.5) / plazas
        vuelo = lz.azar.entre(-0.12, 0.12) * alto
        for k in (-0.08, 0.08):
            lz.trazo(
                [(cx + k * alto, y - alto), (cx + k * alto + vuelo, y - alto * 0.24)], 3, p.tinta
            )
        _asiento(lz, cx + vuelo, y - alto * 0.24, alto)


def _asiento(lz, x, y, alto):
    lz.rect(x - alto * 0.12, y, alto * 0.24, 9, lz.p.tinta)
    if lz.azar.moneda(0.7):
        persona(lz, x, y + alto * 0.14, alto * 0.52, "toca", nino=True, sentado=True)


def resbaladilla(lz, x, y, alto, lado=1):
    """A slide with its ladder and a child on top."""
    p, m = lz.p, lz.en(x, y, alto, lado)
    tinta = lz.azar.de([p.almagre, p.oro, p.flor])
    m.sobre("-.6 0, .3 -.06, 1.5 0, .3 .06")
    for a in (-0.52, -0.28):
        m.trazo(((a, 0), (-0.2 + (a + 0.4) * 0.6, 0.82)), 0.03, p.tinta)
    for k in range(1, 7):
        m.trazo(((-0.5 + k * 0.04, k * 0.12), (-0.28 + k * 0.03, k * 0.12)), 0.024, p.tinta)
    if lz.azar.moneda(0.75):
        persona(lz, *m.q(0, 0.7), alto * 0.5, "juega", nino=True, sentado=True)
    m.plano(
        "-.26 .84, .06 .84, .4 .56, .86 .16, 1.2 .12, 1.2 .04, .84 .04, .34 .4, .04 .74, -.26 .74",
        tinta,
    )
    m.trazo("-.26 .86, .06 .86, .4 .6, .86 .2, 1.2 .16", 0.035, mezcla(tinta, p.papel, 0.4))
    m.trazo(".1 .72, .1 0", 0.03, p.tinta)


def subibaja(lz, x, y, alto, lado=1):
    """A seesaw with two children."""
    p, m = lz.p, lz.en(x, y, alto, lado)
    m.sobre("-1.1 0, 0 -.05, 1.2 0, 0 .06")
    m.plano("-.14 0, 0 .36, .14 0", p.tinta)
    m.trazo("-1.1 .16, 1.1 .6", 0.07, lz.azar.de([p.almagre, p.medio, p.oro]))
    for a, b in ((-0.92, 0.2), (0.92, 0.58)):
        lz.trazo(m.puntos(((a * 0.8, b + 0.03), (a * 0.8, b + 0.2))), alto * 0.03, p.tinta)
        persona(lz, *m.q(a, b - 0.1), alto * 0.72, "toca", nino=True, sentado=True)


def domo(lz, x, y, alto):
    """A climbing dome of painted tubes."""
    p = lz.p
    tintas = lz.azar.varios([p.almagre, p.oro, p.medio, p.flor], 3)
    sombra_en_suelo(lz, x, y, alto, alto * 0.1)
    for k, parte in enumerate((1, 0.62, 0.22)):
        lz.trazo(arco(x, y, alto * parte, ry=alto), 8, tintas[k])
    for b in (0.36, 0.68):
        a = alto * (1 - b * b) ** 0.5
        lz.trazo(arco(x, y - alto * b, a, 180, 0, ry=alto * 0.07), 7, tintas[1])
    persona(lz, x + alto * 0.3, y - alto * 0.62, alto * 0.74, "saluda", nino=True, falda=False)


def papalote(lz, x0, y0, x, y):
    """A kite at (x, y), its string in a hand at (x0, y0)."""
    p = lz.p
    lz.trazo([(x0, y0), ((x0 + x) / 2 + 30, (y0 + y) / 2), (x, y + 40)], 1.6, p.tinta)
    m = lz.en(x, y, 60)
    m.plano("0 1.2, .8 .1, 0 -1.3, -.8 .1", p.almagre)
    m.plano("0 1.2, .8 .1, 0 .1", p.oro)
    m.plano("0 -1.3, -.8 .1, 0 .1", p.flor)
    for k in range(4):
        m.plano(
            ((0.1 * k, -1.5 - k * 0.5), (0.5, -1.4 - k * 0.5), (0.4, -1.8 - k * 0.5)),
            p.oro if k % 2 else p.papel,
        )
