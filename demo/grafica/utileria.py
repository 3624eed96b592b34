"""Props of civic acts: lectern, camera, ribbon, umbrella, tent, chairs."""

from .geometria import arco
from .paletas import mezcla


def podio(lz, x, y, alto):
    """A lectern with its microphones."""
    p, m = lz.p, lz.en(x, y, alto)
    cuerpo = m.plano("-.22 0, -.31 1, .31 1, .22 0", lz.azar.de([p.cerca, p.almagre, p.medio]))
    lz.sombrear(cuerpo, p.tinta, 0.7, 1)
    m.rect(-0.37, 0.97, 0.74, 0.09, p.oro)
    m.disco(0, 0.58, 0.124, p.papel)
    m.disco(0, 0.58, 0.093, p.almagre)
    for k in (-0.1, 0.1):
        m.trazo(((k, 1), (k * 0.4, 1.3)), 3.4 / alto, p.tinta)
        m.disco(k * 0.4, 1.32, 7 / alto, p.tinta)


def camara(lz, x, y, alto, lado=1):
    """A press camera on its tripod."""
    t, m = mezcla(lz.p.tinta, lz.p.sombra, 0.12), lz.en(x, y, alto, lado)
    for a in (-0.24, 0.02, 0.26):
        m.trazo(((0, 0.7), (a, 0)), 6 / alto, t)
    m.rect(-0.13, 0.72, 0.26, 0.2, t)
    m.rect(0.12, 0.76, 0.12, 0.12, t)
    m.disco(0.25, 0.82, 0.065, lz.p.medio)
    m.trazo("-.1 .98, .1 .98", 7 / alto, t)


def liston(lz, x0, x1, y):
    """The ribbon with its bow, held across an entrance."""
    p, medio = lz.p, (x0 + x1) / 2
    for x in (x0, x1):
        lz.trazo([(x, y - 26), ((x + medio) / 2, y + 4), (medio, y)], 17, p.almagre)
    oscuro = mezcla(p.almagre, p.tinta, 0.4)
    for lado in (-1, 1):
        m = lz.en(medio, y, 1, lado)
        m.mancha("0 0, 26 34, 66 26, 58 -12", p.almagre)
        m.mancha("12 0, 30 18, 50 14, 44 -4", oscuro)
        m.plano("4 0, 44 -72, 22 -68, -6 -6", p.almagre)
    lz.disco(medio, y, 15, mezcla(p.almagre, p.tinta, 0.25))


def paraguas(lz, x, y, r, tinta):
    """An open umbrella over someone whose hand is at y + r."""
    p = lz.p
    lz.trazo([(x, y), (x, y + r * 1.2)], 4, p.tinta)
    festones = [(x + r * (1 - k / 3), y + (6 if k % 2 else -9)) for k in range(1, 6)]
    forma = lz.plano([*arco(x, y, r, ry=r * 0.72), *festones], tinta)
    lz.sombrear(forma, p.tinta, 0.55, 1.5)
    for k in (-0.34, 0.34):
        lz.trazo([(x, y - r * 0.72), (x + k * r, y - 6)], 1.5, mezcla(tinta, p.tinta, 0.5))


def carpa(lz, x, y, ancho, alto, tinta):
    """An event tent seen from the front."""
    p, m = lz.p, lz.en(x, y, ancho)
    h = alto / ancho
    for a in (-0.48, 0.48):
        m.trazo(((a, 0), (a, h * 0.68)), 7 / ancho, mezcla(p.papel, p.sombra, 0.4))
    techo = m.plano(
        ((-0.54, h * 0.66), (-0.3, h * 0.84), (0, h), (0.3, h * 0.84), (0.54, h * 0.66)), tinta
    )
    lz.sombrear(techo, mezcla(tinta, p.tinta, 0.6), 0.6)
    for k in range(9):
        m.disco(
            -0.48 + k * 0.12, h * 0.655, 0.06, mezcla(tinta, p.papel, 0.25 if k % 2 else 0), 0.035
        )


def silla(lz, x, y, alto, tinta):
    """A folding chair seen from behind."""
    m = lz.en(x, y, alto)
    for a in (-0.26, 0.26):
        m.trazo(((a * 1.2, 0), (a, 1)), 0.05, lz.p.tinta)
    m.rect(-0.3, 0.62, 0.6, 0.38, tinta)
    m.rect(-0.34, 0.38, 0.68, 0.09, mezcla(tinta, lz.p.tinta, 0.3))


def bandera(lz, x, y, alto, ancho=150):
    """The national flag at the top of a pole."""
    p, t = lz.p, ancho / 3
    lz.trazo([(x, y), (x, y - alto)], 9, mezcla(p.tinta, p.papel, 0.3))
    lz.disco(x, y - alto, 10, p.oro)
    for k, tinta in enumerate((p.hoja, p.papel, p.almagre)):
        x0, cae = x + 6 + k * t, 10 * (k % 2)
        pano = [(x0, 12 + cae), (x0 + t, 22 - cae), (x0 + t, 122 - cae), (x0, 112 + cae)]
        lz.plano([(a, y - alto + b) for a, b in pano], tinta)
    lz.disco(x + 6 + t * 1.5, y - alto + 68, 14, mezcla(p.oro, p.tinta, 0.3))


def bicicleta(lz, x, y, alto, lado=1):
    """A bicycle at rest."""
    p, m = lz.p, lz.en(x, y, alto, lado)
    tinta = lz.azar.de([p.almagre, p.medio, p.oro])
    for a in (-0.62, 0.62):
        aro = [*arco(*m.q(a, 0.4), 0.38 * alto, 0, 360)]
        lz.trazo(aro, alto * 0.035, p.tinta)
    for tubo in ("-.62 .4, -.28 .86, .4 .86, .62 .4", "-.62 .4, 0 .36, .4 .86", "-.28 .86, 0 .36"):
        m.trazo(tubo, 0.05, tinta)
    m.trazo("-.44 1, -.14 1", 0.08, p.tinta)
    m.trazo(".4 .86, .36 1.1, .56 1.1", 0.045, p.tinta)


def perro(lz, x, y, alto, lado=1):
    """A street dog."""
    p, m = lz.p, lz.en(x, y, alto, lado)
    pelo = lz.azar.de([mezcla(p.cantera, p.tinta, 0.3), mezcla(p.oro, p.cantera, 0.5), p.tinta])
    for a in (-0.55, -0.4, 0.35, 0.5):
        m.trazo(((a, 0.5), (a + 0.04, 0.03)), 0.13, pelo)
    m.mancha("-.7 .5, -.6 .86, 0 .8, .5 .9, .62 .6, 0 .42", pelo)
    m.trazo("-.64 .8, -.9 1.1, -.86 1.2", 0.1, pelo)
    m.mancha(".4 .8, .5 1.18, .8 1.16, 1.04 .94, .8 .84", pelo)
    m.plano(".48 1.1, .4 1.36, .64 1.16", mezcla(pelo, p.tinta, 0.4))


def borrego(lz, x, y, alto, lado=1):
    """A sheep."""
    p, m = lz.p, lz.en(x, y, alto, lado)
    lana, cara = mezcla(p.papel, p.suelo, lz.azar.entre(0, 0.3)), mezcla(p.tinta, p.cantera, 0.2)
    for a in (-0.4, -0.22, 0.22, 0.4):
        m.trazo(((a, 0.4), (a, 0.03)), 0.1, cara)
    for a, b, r in ((-0.42, 0.6, 0.27), (0, 0.68, 0.34), (0.4, 0.62, 0.27), (0.05, 0.5, 0.34)):
        m.disco(a, b, r, lana)
    lz.grano(arco(*m.q(0, 0.6), 0.6 * alto, 0, 360, 0.34 * alto), p.sombra, 90, 0, 0.45, 1.6)
    m.mancha(".56 .92, .86 .86, .96 .6, .78 .52, .58 .7", cara)
