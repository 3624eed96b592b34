"""The school band: drums, brass, baton and standard."""

from .gente import mano, persona
from .paletas import mezcla


def tambor(m, p):
    """A drum hung before the body."""
    m.trazo("-.9 6.4, .6 4.4", 0.14, p.papel)
    caja = m.plano("-.75 4.9, .75 4.9, .75 3.5, -.75 3.5", p.papel)
    m.lz.sombrear(caja, p.sombra, 0.5)
    for b in (3.5, 4.86):
        m.rect(-0.82, b - 0.08, 1.64, 0.2, p.almagre)
    m.trazo("-.5 5.9, .1 5", 0.1, p.oro)
    m.trazo(".7 5.9, .2 5", 0.1, p.oro)


def bombo(m, p):
    """A bass drum carried in front."""
    m.disco(0.1, 4.6, 1.35, p.almagre)
    m.disco(0.1, 4.6, 1.15, p.papel)
    m.lz.sombrear(m.puntos("-1 4.6, 0 5.7, 1.2 4.6, 0 3.5"), p.sombra, 0.4)
    m.trazo("1.5 5.6, .9 5", 0.12, p.tinta)
    m.disco(0.85, 4.95, 0.22, p.oro)


def corneta(m, p):
    """A bugle raised to the mouth."""
    m.trazo(".2 7.2, 1.9 7.5", 0.16, p.oro)
    m.plano("1.7 7.42, 2.3 7.15, 2.42 7.95, 1.72 7.62", p.oro)
    m.plano(".7 7.1, 1.5 7.25, 1.4 6.5, .74 6.4", p.almagre)


def platillos(m, p):
    """A pair of cymbals."""
    for a, g in ((-0.28, 0.3), (0.34, 0.3)):
        m.disco(a, 5.6, g, mezcla(p.oro, p.papel, 0.3 if a > 0 else 0), 0.75)


INSTRUMENTOS = {"tambor": tambor, "bombo": bombo, "corneta": corneta, "platillos": platillos}
GESTOS = {"tambor": "marcha", "bombo": "marcha", "corneta": "toca", "platillos": "aplaude"}


def musico(lz, x, y, alto, instrumento, uniforme, mira=1):
    """A pupil of the band with an instrument and shako."""
    rasgos = {"ropa": uniforme, "tocado": "quepi", "adorno": "galon", "nino": True, "mira": mira}
    m = persona(lz, x, y, alto, GESTOS[instrumento], **rasgos)
    INSTRUMENTOS[instrumento](m, lz.p)


def bastonera(lz, x, y, alto, uniforme, mira=1):
    """Who leads the band, baton up."""
    rasgos = {"ropa": uniforme, "tocado": "quepi", "adorno": "galon", "falda": True, "mira": mira}
    m = persona(lz, x, y, alto, "saluda", **rasgos)
    _, (a, b) = mano(1, (-60, -80))
    m.trazo(((a - 0.7, b - 0.9), (a + 0.8, b + 1.1)), 0.12, lz.p.papel)
    m.disco(a + 0.8, b + 1.1, 0.28, lz.p.oro)


def estandarte(lz, x, y, alto, tinta, mira=1):
    """Who carries the standard of the school."""
    p = lz.p
    m = persona(lz, x, y, alto, "marcha", ropa=p.papel, falda=True, mira=mira, nino=True)
    m.trazo("0 3.6, 0 11.4", 0.14, mezcla(p.oro, p.tinta, 0.3))
    pano = m.plano("-1.5 11, 1.5 11, 1.5 8.9, 0 8.3, -1.5 8.9", tinta)
    lz.sombrear(pano, mezcla(tinta, p.tinta, 0.6))
    m.disco(0, 9.9, 0.6, p.papel)
    m.disco(0, 9.9, 0.42, p.oro)
    m.trazo("-1.6 11.05, 1.6 11.05", 0.14, p.oro)
    m.disco(0, 11.5, 0.2, p.oro)
