"""What people wear over their clothes or carry."""

import math

from .paletas import mezcla


def _rebozo(m, r):
    p = m.lz.p
    tinta = p.flor if r.ropa != p.flor else p.almagre
    m.mancha("-1.1 6.2, -.4 6.75, .4 6.75, 1.1 6.2, .6 5.3, .1 5.0, .7 3.9, .2 3.7, -.7 5.1", tinta)
    m.trazo("-.9 6.1, -.1 5.2, .3 3.9", 0.07, mezcla(tinta, p.papel, 0.5))


def _delantal(m, r):
    p = m.lz.p
    tinta = p.papel if r.ropa != p.papel else p.oro
    m.plano("-.5 5.9, .5 5.9, .5 4.7, .8 2.4, -.8 2.4, -.5 4.7", tinta)
    m.plano("-.34 3.9, .34 3.9, .34 3.3, -.34 3.3", mezcla(tinta, p.tinta, 0.15))


def _mochila(m, r):
    p = m.lz.p
    tinta = p.oro if r.ropa != p.oro else p.cerca
    for lado in (-1, 1):
        m.trazo(((lado * 0.6, 6.5), (lado * 0.62, 4.9)), 0.24, tinta)


def _bata(m, r):
    p = m.lz.p
    m.plano("-.8 5, .8 5, .95 2.3, -.95 2.3", p.papel)
    m.mancha("-.78 3.7, -.84 5.2, -1.06 6.2, -.4 6.7, .4 6.7, 1.06 6.2, .84 5.2, .78 3.7", p.papel)
    m.plano("-.26 6.7, .26 6.7, 0 5.9", p.medio)
    m.trazo("0 5.9, 0 2.5", 0.06, p.sombra)


def _galon(m, r):
    p = m.lz.p
    m.plano("-.95 6.4, -.6 6.6, .82 4.2, .74 3.85", p.papel)
    for b in (5.7, 5.1, 4.5):
        m.disco(0.02, b, 0.09, p.oro)


def _rayas(m, r):
    p = m.lz.p
    tinta = p.papel if r.ropa != p.papel else p.almagre
    for b in (5.9, 5.2, 4.5):
        m.trazo(((-0.82, b), (0.82, b)), 0.2, tinta)


def _reflejante(m, r):
    p = m.lz.p
    m.rect(-0.8, 4.8, 1.6, 0.3, p.oro if r.ropa != p.oro else p.papel)


def _bolsa(m, r):
    p = m.lz.p
    tinta = p.oro if r.ropa != p.oro else p.medio
    m.trazo("-1 3.6, -.75 4.2, -.5 3.6", 0.1, tinta)
    bolsa = m.plano("-1.35 3.6, -.25 3.6, -.35 2.3, -1.25 2.3", tinta)
    m.lz.sombrear(bolsa, mezcla(tinta, m.lz.p.tinta, 0.5))


def _canasta(m, r):
    p = m.lz.p
    for k, tinta in enumerate((p.almagre, p.oro, p.hoja, p.flor, p.almagre)):
        m.disco(-0.75 + k * 0.37, 5.2 + 0.12 * math.sin(k * 2), 0.3, tinta)
    cesta = m.plano("-1.1 5.1, 1.1 5.1, .8 4.1, -.8 4.1", mezcla(p.oro, p.cantera, 0.5))
    m.lz.sombrear(cesta, p.tinta, 0.5)


def _libro(m, r):
    p = m.lz.p
    tapa = p.almagre if r.ropa != p.almagre else p.oro
    m.plano("-.85 5.9, 0 5.6, .85 5.9, .85 4.9, 0 4.6, -.85 4.9", tapa)
    m.plano("-.74 5.95, 0 5.72, .74 5.95, .74 5.72, 0 5.46, -.74 5.72", p.papel)


def _collar(m, r):
    p = m.lz.p
    m.trazo("-.4 6.5, 0 5.9, .4 6.5", 0.13, p.oro if r.ropa != p.oro else p.papel)
    m.rect(-0.5, 4.1, 1.0, 0.2, mezcla(r.ropa, p.papel, 0.5))


def _globo(m, r):
    p = m.lz.p
    m.trazo("1.05 6.2, 1.3 8, 1.2 10", 0.05, p.tinta)
    tinta = m.lz.azar.de([p.almagre, p.oro, p.flor])
    m.disco(1.2, 10.8, 0.75, tinta, 0.9)
    m.disco(1, 11.1, 0.2, mezcla(tinta, p.papel, 0.5), 0.28)


ADORNOS = {
    "rebozo": _rebozo,
    "delantal": _delantal,
    "mochila": _mochila,
    "bata": _bata,
    "galon": _galon,
    "rayas": _rayas,
    "reflejante": _reflejante,
    "bolsa": _bolsa,
    "canasta": _canasta,
    "libro": _libro,
    "collar": _collar,
    "globo": _globo,
}
