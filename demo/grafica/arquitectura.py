"""Cantera and whitewash: walls, openings, cornices and houses."""

from .geometria import caja, marco_recto, medio_punto
from .paletas import mezcla


def muro(lz, x, y, ancho, alto, tinta, zocalo=None):
    """A wall that stands on y, lit from one side; with a painted base if `zocalo`."""
    forma = lz.rect(x, y - alto, ancho, alto, tinta)
    lz.sombrear(forma, mezcla(tinta, lz.p.sombra, 0.55), 0.45)
    lz.grano(forma, mezcla(tinta, lz.p.papel, 0.7), 270, 0, 0.4, 2)
    if zocalo:
        base = min(alto * 0.2, 70)
        pie = lz.rect(x, y - base, ancho, base, zocalo)
        lz.grano(pie, mezcla(zocalo, lz.p.tinta, 0.4), 90, 0, 0.4)


def cornisa(lz, x, y, ancho, alto=9, tinta=None):
    """A moulding and the line of shadow under it."""
    lz.sobre(caja(x, y + alto, ancho, alto * 0.9), fuerza=0.7)
    tinta = tinta or mezcla(lz.p.cantera, lz.p.papel, 0.35)
    lz.rect(x - alto * 0.8, y, ancho + alto * 1.6, alto, tinta)


def hueco(lz, x, y, ancho, alto, arco=False, encendido=None):
    """A door or window standing on y, with its stone frame; lit at night."""
    p, g = lz.p, max(3, ancho * 0.13)
    marco = medio_punto if arco else marco_recto
    lz.plano(marco(x - g, y, ancho + 2 * g, alto + g), mezcla(p.cantera, p.papel, 0.2))
    if encendido is None:
        encendido = p.encendida and lz.azar.moneda(0.6)
    tinta = p.oro if encendido else mezcla(p.tinta, p.medio, 0.28)
    forma = lz.plano(marco(x, y, ancho, alto), tinta)
    lz.grano(forma, p.sol if encendido else p.tinta, 90, 0.0, 0.7)
    if not encendido:
        canto = x if lz.luz > 0 else x + ancho * 0.7
        lz.sobre(caja(canto, y - alto * 0.86, ancho * 0.3, alto * 0.86), fuerza=0.5)


def casa(lz, x, y, ancho, alto, tinta, zocalo=None, puertas=2):
    """A house of one storey: eaves of tile, doors, windows, painted base."""
    muro(lz, x, y, ancho, alto, tinta, zocalo or lz.p.zocalo)
    paso = ancho / puertas
    a = min(paso * 0.36, alto * 0.26)
    for i in range(puertas):
        izquierda = x + paso * (i + 0.5) - a / 2
        if i % 2:
            hueco(lz, izquierda, y - alto * 0.26, a, alto * 0.34)
        else:
            hueco(lz, izquierda, y, a, alto * 0.52)
    lz.sobre(caja(x, y - alto, ancho, alto * 0.1), fuerza=0.8)
    tejas(lz, x - 8, y - alto, ancho + 16, max(12, alto * 0.08))


def tejas(lz, x, y, ancho, alto):
    """A row of roof tiles, light and dark in turn."""
    p, n = lz.p, int(ancho / max(9, alto * 0.7))
    paso = ancho / n
    for i in range(n):
        tinta = mezcla(p.almagre, p.oro if i % 2 else p.tinta, 0.16)
        lz.rect(x + i * paso, y - alto, paso + 0.6, alto, tinta)
        lz.disco(x + (i + 0.5) * paso, y, paso / 2, tinta)


def balcon(lz, cx, y, ancho, alto):
    """An iron balcony that stands on y, before a window."""
    t = lz.p.tinta
    lz.rect(cx - ancho, y, ancho * 2, 5, t)
    for k in range(9):
        x = cx - ancho + k * ancho / 4
        lz.trazo([(x, y), (x, y - alto)], 1.6, t)
    lz.trazo([(cx - ancho, y - alto), (cx + ancho, y - alto)], 2.4, t)


def fachada(lz, x, y, ancho, alto, tinta, pisos=2):
    """A town house seen straight: a door and a window below, balconies above."""
    p, nivel = lz.p, alto / pisos
    muro(lz, x, y, ancho, alto, tinta, lz.azar.de([p.zocalo, p.almagre, p.medio]))
    huecos = max(2, round(ancho / 130))
    paso = ancho / huecos
    a, puerta = min(paso * 0.42, nivel * 0.4), lz.azar.cuenta(0, huecos - 1)
    for piso in range(pisos):
        for i in range(huecos):
            cx, base = x + paso * (i + 0.5), y - piso * nivel
            if piso:
                hueco(lz, cx - a / 2, base - nivel * 0.1, a, nivel * 0.62)
                balcon(lz, cx, base - nivel * 0.1, a * 0.8, nivel * 0.24)
            elif i == puerta:
                hueco(lz, cx - a / 2, base, a, nivel * 0.72)
            else:
                hueco(lz, cx - a / 2, base - nivel * 0.3, a, nivel * 0.42)
    cornisa(lz, x, y - alto, ancho, 10)


def hilera(lz, x0, x1, y, alto, pisos=(1, 2, 2)):
    """A street front of neighbouring houses, each of its own paint and height."""
    a, x, antes = lz.azar, x0, None
    while x < x1:
        ancho, n = a.entre(240, 430), a.de(pisos)
        tinta = a.de([t for t in lz.p.cales() if t != antes])
        h = alto * (0.6 if n == 1 else 1) * a.entre(0.9, 1.08)
        fachada(lz, x, y, ancho, h, tinta, n)
        x, antes = x + ancho, tinta
