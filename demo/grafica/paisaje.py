"""Sky, hills, ground and rain."""

import math

from .geometria import arco, ovalo, suave
from .paletas import mezcla


def cielo(lz, horizonte, sol=None):
    """Sky in one ink with a stippled glow at the horizon; sun, clouds and birds by chance."""
    p, a = lz.p, lz.azar
    franja = [(0, 0), (lz.ancho, 0), (lz.ancho, horizonte), (0, horizonte)]
    lz.plano(franja, p.cielo)
    lz.grano(franja, p.halo, 90, 0.0, 0.95, a.entre(1.1, 2.2))
    lz.grano(franja, mezcla(p.cielo, p.medio, 0.5), 270, 0.0, a.entre(0.1, 0.5), 2.2)
    if p.momento == "noche" and sol is not False:
        _estrellas(lz, horizonte)
    if (a.moneda(0.72) if sol is None else sol) and p.momento != "lluvia":
        _astro(lz, horizonte)
    if p.momento != "noche":
        forma = a.de([nube, nube, cumulo])
        for _ in range(a.cuenta(1, 4)):
            forma(lz, a.entre(0, lz.ancho), a.entre(0.12, 0.6) * horizonte)
    if p.momento in ("dia", "atardecer") and a.moneda(0.35):
        parvada(lz, a.entre(300, 1300), a.entre(0.15, 0.5) * horizonte)


def _estrellas(lz, horizonte):
    for _ in range(lz.azar.cuenta(60, 170)):
        x, y = lz.azar.entre(0, lz.ancho), lz.azar.entre(0, horizonte * 0.8)
        lz.disco(x, y, lz.azar.de((1, 1.2, 1.8)), lz.p.papel)


def _astro(lz, horizonte):
    """Sun or moon, on the side of the light."""
    a, p, de_noche = lz.azar, lz.p, lz.p.momento == "noche"
    x = lz.ancho * (0.5 - lz.luz * a.entre(0.1, 0.34))
    y, r = horizonte * a.entre(0.25, 0.66), a.entre(50, 110) * (0.62 if de_noche else 1)
    astro = ovalo(x, y, r, pasos=48)
    if de_noche and a.moneda():
        astro = [*arco(x, y, r, 80, 280), *arco(x, y, r * 0.5, 280, 80, r)]
    lz.grano(lz.plano(astro, p.sol), p.papel, 270, 0, 0.5)


def nube(lz, x, y):
    """A flat-bottomed cloud."""
    a = lz.azar
    largo, alto = a.entre(130, 300), a.entre(16, 34)
    cima = [(x - largo + 2 * largo * i / 7, y - alto * a.entre(0.5, 1.6)) for i in range(1, 7)]
    forma = lz.mancha([(x - largo, y), *cima, (x + largo, y), (x, y + 4)], _blanco(lz))
    lz.grano(suave(forma, 2), lz.p.cielo, 90, 0, 0.6)


def cumulo(lz, x, y):
    """A heap of round cloud."""
    a, tam = lz.azar, lz.azar.entre(0.7, 1.5)
    for k in range(5):
        r = tam * (54 - abs(k - 2) * 14 + a.entre(-8, 8))
        bola = (x + (k - 2) * 56 * tam, y - r * 0.5)
        lz.disco(*bola, r, _blanco(lz))
        lz.grano(ovalo(*bola, r), lz.p.cielo, 90, 0, 0.6, 1.6)


def _blanco(lz):
    return mezcla(lz.p.cielo, lz.p.papel, 0.7)


def parvada(lz, x, y):
    """Birds far away."""
    for _ in range(lz.azar.cuenta(4, 9)):
        m = lz.en(x + lz.azar.entre(-160, 160), y + lz.azar.entre(-50, 50), lz.azar.entre(7, 14))
        m.trazo("-1 .5, -.4 .7, 0 0, .4 .7, 1 .5", 0.22, lz.p.tinta)


def cerros(lz, base, tintas=None, alturas=(190, 130, 80)):
    """Ridges from far to near, with mist at the foot of each; now and then a volcano behind."""
    p, a = lz.p, lz.azar
    tintas = tintas or (p.lejos, mezcla(p.lejos, p.medio, 0.6), p.medio)
    talla = a.entre(0.55, 1.3)
    if a.moneda(0.22):
        _volcan(lz, a.entre(250, 1350), base, talla * alturas[0] * 1.35)
    for n, (tinta, alto) in enumerate(zip(tintas, alturas, strict=False)):
        forma = [(0, base + 70), *_cresta(lz, base, alto * talla, n), (lz.ancho, base + 70)]
        lz.plano(forma, tinta)
        lz.grano(forma, mezcla(tinta, p.halo, 0.7), 90, 0, 0.75, 1.5)
        lz.aclarar(forma, mezcla(tinta, p.tinta, 0.45), 0.3)


def _cresta(lz, base, alto, n):
    fases = [lz.azar.entre(0, 6.28) for _ in range(4)]
    ondas = tuple(zip((1, 0.55, 0.22, 0.07), (0.9, 1.7, 3.9, 11), fases, strict=True))
    cresta = []
    for i in range(121):
        t = i / 120 * (5 + 2 * n)
        onda = sum(peso * math.sin(t * paso + fase) for peso, paso, fase in ondas)
        cresta.append((lz.ancho * i / 120, base - alto * (0.62 + 0.3 * onda)))
    return cresta


def _volcan(lz, x, base, alto):
    p, m = lz.p, lz.en(x, base, alto, lz.luz)
    cono = "-1.7 0, -.8 .38, -.24 .9, -.1 1, .12 .97, .26 .88, .8 .36, 1.7 0"
    forma = m.plano(cono, mezcla(p.lejos, p.halo, 0.2))
    lz.grano(forma, p.halo, 90, 0, 0.8, 1.5)
    if lz.azar.moneda():
        nieve = (
            "-.24 .9, -.1 1, .12 .97, .26 .88, .34 .78, .2 .82, .1 .72, -.04 .84, -.16 .74, -.32 .8"
        )
        m.plano(nieve, p.papel)
    lz.sombrear(forma, mezcla(p.lejos, p.sombra, 0.6), 0.5)


def suelo(lz, y, tinta=None, fuerza=0.35):
    """The ground from y down, darker and grainier towards the reader."""
    tinta = tinta or lz.p.suelo
    forma = [(0, y), (lz.ancho, y), (lz.ancho, lz.alto), (0, lz.alto)]
    lz.plano(forma, tinta)
    lz.grano(forma, mezcla(tinta, lz.p.sombra, 0.6), 90, 0.02, fuerza)
    lz.grano(forma, mezcla(tinta, lz.p.papel, 0.7), 270, 0, 0.3, 2)
    if lz.p.momento == "lluvia":
        charcos(lz, y)


def losas(lz, y, fuga=800):
    """The joints of a paved square, towards a vanishing point."""
    tinta = mezcla(lz.p.suelo, lz.p.sombra, 0.5)
    for i in range(-14, 15):
        lz.trazo([(fuga + i * 60, y), (fuga + i * 260, lz.alto)], 1.6, tinta)
    for k in (0.06, 0.16, 0.3, 0.5, 0.76):
        lz.trazo([(0, y + (lz.alto - y) * k), (lz.ancho, y + (lz.alto - y) * k)], 1.4, tinta)


def charcos(lz, y, cuantos=18):
    """Puddles that hold the sky."""
    a = lz.azar
    for _ in range(cuantos):
        x, cy, w = a.entre(0, lz.ancho), a.entre(y + 32, lz.alto - 8), a.entre(60, 210)
        lz.grano(ovalo(x, cy, w, w * 0.08), lz.p.papel, 270, 0.1, 0.6)


def sombra_en_suelo(lz, x, y, ancho, alto):
    """The shadow something throws on the ground, away from the light."""
    lz.sobre(ovalo(x + lz.luz * ancho * 0.55, y, ancho, alto), fuerza=0.55)


def matorral(lz, y, tinta=None, cada=70):
    """A ragged line of shrubs that seats buildings on the ground."""
    tinta = tinta or mezcla(lz.p.hoja, lz.p.medio, 0.4)
    x = -20
    while x < lz.ancho + 40:
        r = lz.azar.entre(14, 34)
        lz.disco(x, y, r, tinta, r * 0.7)
        x += lz.azar.entre(0.3, 1) * cada


def lluvia(lz, fuerza=420):
    """Slanted strokes over the whole sheet."""
    a, sesgo = lz.azar, lz.azar.entre(-0.3, 0.3)
    for _ in range(fuerza):
        x, y, largo = a.entre(-60, lz.ancho + 60), a.entre(-40, lz.alto), a.entre(24, 62)
        lz.trazo([(x, y), (x + largo * sesgo, y + largo)], a.de((1, 1.4)), lz.p.papel)
