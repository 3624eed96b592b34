"""Heads: hair, hats and what shows from behind."""

from .geometria import ovalo
from .paletas import mezcla

LARGO = "-.58 .2, 0 .82, .58 .2, .6 -.9, -.6 -.9"
FLECO = "-.52 .02, -.42 .56, 0 .72, .44 .54, .5 .06, .2 .34, -.24 .3"
SOMBRERO = "-.5 .38, -.36 1, 0 1.08, .36 1, .5 .38"
CASCO = "-.6 .2, -.5 .74, 0 .94, .5 .74, .6 .2, 0 .28"
GORRA = "-.54 .2, -.42 .68, 0 .82, .42 .68, .54 .2"


def cabeza(m, piel, pelo, tocado=None, largo=None, espalda=False):
    """Neck, face, hair and what is worn on it; `m` is the part at the centre of the face."""
    p = m.lz.p
    if largo:
        PEINADOS[largo](m, pelo)
    m.trazo("0 -.3, 0 -.85", 0.42, mezcla(piel, p.tinta, 0.22))
    m.disco(0, 0, 0.46, pelo if espalda else piel, 0.58)
    if not espalda:
        cara = ovalo(m.x, m.y, 0.46 * m.u, 0.58 * m.u, 14)
        m.lz.sombrear(cara, mezcla(piel, p.tinta, 0.4), 0.4, 2.4)
    m.mancha(FLECO, pelo)
    if tocado:
        TOCADOS[tocado](m, p)


def _suelto(m, pelo):
    m.mancha(LARGO, pelo)


def _trenzas(m, pelo):
    for lado in (-1, 1):
        m.trazo(((lado * 0.42, 0.1), (lado * 0.6, -0.7), (lado * 0.52, -1.5)), 0.26, pelo)
        m.disco(lado * 0.52, -1.45, 0.15, m.lz.p.almagre)


def _chongo(m, pelo):
    m.disco(0, 0.72, 0.34, pelo)


def _corto(m, pelo):
    m.mancha("-.56 .1, 0 .8, .56 .1, .5 -.42, -.5 -.42", pelo)


def _sombrero(m, p):
    palma = mezcla(p.muro, p.oro, 0.3)
    m.disco(0, 0.34, 1.12, palma, 0.24)
    m.mancha(SOMBRERO, mezcla(p.muro, p.oro, 0.18))
    m.trazo("-.46 .46, .46 .46", 0.13, p.tinta)


def _casco(m, p):
    m.mancha(CASCO, p.oro)
    m.trazo("-.72 .22, .72 .22", 0.12, p.oro)


def _gorra(m, p):
    m.mancha(GORRA, p.cerca)
    m.trazo("0 .22, .86 .2", 0.13, p.cerca)


def _quepi(m, p):
    m.plano("-.5 .22, -.56 1.2, .56 1.2, .5 .22", p.almagre)
    m.plano("-.5 .3, -.51 .5, .51 .5, .5 .3", p.oro)
    m.trazo("-.2 .2, .74 .18", 0.14, p.tinta)
    m.trazo("0 1.1, 0 1.75", 0.26, p.papel)


def _cofia(m, p):
    m.mancha("-.48 .36, -.44 .84, 0 .94, .44 .84, .48 .36", p.papel)
    m.rect(-0.05, 0.46, 0.1, 0.36, p.almagre)
    m.rect(-0.16, 0.58, 0.32, 0.11, p.almagre)


PEINADOS = {"suelto": _suelto, "trenzas": _trenzas, "chongo": _chongo, "corto": _corto}
TOCADOS = {
    "sombrero": _sombrero,
    "casco": _casco,
    "gorra": _gorra,
    "brigada": _gorra,
    "quepi": _quepi,
    "cofia": _cofia,
}
