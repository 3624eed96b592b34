"""Public works: machinery, tank, trench and pickups."""

from .geometria import ovalo
from .paletas import mezcla


def _hierro(lz):
    return mezcla(lz.p.tinta, lz.p.sombra, 0.2)


def excavadora(lz, x, y, s=1.0, lado=1):
    """A tracked excavator at rest on y, its arm towards `lado`."""
    p, neg, m = lz.p, _hierro(lz), lz.en(x, y, s, lado)
    m.sobre("-170 0, 0 -18, 230 0, 0 22", 0.7)
    m.mancha("-130 -4, -142 34, -110 58, 110 58, 142 34, 130 -4", neg)
    for k in range(5):
        m.disco(-100 + k * 50, 28, 17, mezcla(neg, p.cantera, 0.35))
        m.disco(-100 + k * 50, 28, 7, neg)
    cuerpo = m.plano("-140 62, -140 134, -112 152, 18 152, 18 62", p.oro)
    lz.grano(cuerpo, mezcla(p.oro, p.tinta, 0.55), 90, 0, 0.6, 1.6)
    m.plano("20 62, 20 222, 96 222, 118 140, 118 62", p.oro)
    vidrio = m.plano("34 126, 34 208, 88 208, 104 140, 104 126", mezcla(p.cielo, p.tinta, 0.35))
    lz.grano(vidrio, p.papel, 315, 0, 0.5, 2)
    _brazo_de_excavadora(m, p, neg)


def _brazo_de_excavadora(m, p, neg):
    canto = mezcla(p.oro, p.tinta, 0.4)
    for a, b, c, d, g in ((100, 110, 236, 330, 40), (236, 330, 372, 190, 30)):
        m.trazo(((a, b), (c, d)), g, p.oro)
        m.trazo(((a + 6, b - 8), (c + 6, d - 8)), g * 0.3, canto)
    m.trazo("150 150, 216 268", 11, neg)
    m.trazo("232 300, 340 260", 10, neg)
    m.disco(236, 330, 15, neg)
    m.disco(372, 190, 15, neg)
    m.mancha("362 196, 404 170, 408 104, 370 66, 318 84, 330 130", neg)
    for k in range(4):
        a, b = 322 + k * 14, 84 - k * 4
        m.plano(((a, b), (a + 12, b - 4), (a, b - 22)), neg)


def rodillo(lz, x, y, s=1.0, lado=1):
    """A road roller."""
    p, neg, m = lz.p, _hierro(lz), lz.en(x, y, s, lado)
    m.sobre("-150 0, 20 -16, 210 0, 0 18", 0.7)
    for a, r, tinta in ((-92, 58, neg), (112, 66, mezcla(p.cantera, p.sombra, 0.5))):
        m.disco(a, r, r, tinta)
        lz.grano(ovalo(*m.q(a, r), r * s), p.tinta, 45, 0, 0.6)
        m.disco(a, r, r * 0.3, p.oro)
    m.trazo("112 66, 112 128, 34 128", 16, p.almagre)
    cuerpo = m.plano("-150 80, -150 140, -40 150, 40 150, 40 80", p.almagre)
    lz.grano(cuerpo, p.tinta, 90, 0, 0.5, 1.7)
    for a in (-60, 30):
        m.trazo(((a, 148), (a, 236)), 7, neg)
    m.plano("-84 232, -84 248, 56 248, 56 232", p.oro)


def tanque(lz, x, y, alto):
    """A raised water tank on a lattice tower."""
    p, m = lz.p, lz.en(x, y, alto)
    acero = mezcla(p.tinta, p.lejos, 0.25)
    for lado in (-1, 1):
        m.trazo(((lado * 0.24, 0), (lado * 0.16, 0.62)), 0.018, acero)
    for k in range(4):
        b0, b1 = 0.155 * k, 0.155 * (k + 1)
        a0, a1 = 0.24 - 0.129 * b0, 0.24 - 0.129 * b1
        for tramo in (((-a0, b0), (a1, b1)), ((a0, b0), (-a1, b1)), ((-a1, b1), (a1, b1))):
            m.trazo(tramo, 4 / alto, acero)
    cuba = m.plano("-.2 .64, -.2 .88, 0 1, .2 .88, .2 .64, 0 .58", p.papel)
    tinta = lz.azar.de([p.almagre, p.medio, p.oro])
    m.plano("-.2 .88, 0 1, .2 .88", tinta)
    m.rect(-0.2, 0.755, 0.4, 0.045, tinta)
    lz.sombrear(cuba, mezcla(p.sombra, p.tinta, 0.35), 0.75, 1.5)


def zanja_con_tubo(lz, y, alto):
    """An open trench across the picture with a pipe laid in it."""
    p, ancho, a = lz.p, lz.ancho, lz.azar
    arriba = [(0, y), (ancho * 0.5, y - 14), (ancho, y + 6)]
    abajo = [(ancho, y + alto), (ancho * 0.5, y + alto * 0.84), (0, y + alto)]
    borde = lz.plano([*arriba, *abajo], mezcla(p.almagre, p.tinta, 0.5))
    lz.grano(borde, p.tinta, 270, 0, 0.8)
    tinta = a.de([p.medio, p.medio, p.cantera, p.flor])
    tubo = lz.rect(0, y + alto * 0.4, ancho, alto * 0.36, tinta)
    lz.grano(tubo, p.papel, 270, 0, 0.6, 1.6)
    lz.grano(tubo, p.tinta, 90, 0, 0.7, 1.6)
    for k in range(4):
        junta = mezcla(tinta, p.tinta, 0.35)
        lz.rect(ancho * (0.12 + 0.25 * k), y + alto * 0.36, 24, alto * 0.44, junta)
    for _ in range(60):
        r, tierra = a.entre(6, 26), mezcla(p.almagre, p.suelo, a.entre(0.2, 0.6))
        lz.disco(a.entre(0, ancho), y + a.entre(-14, 8), r, tierra, r * 0.6)


def camioneta(lz, x, y, lado, franja=None, torreta=True, s=1.0):
    """A municipal pickup; with its light bar if `torreta`."""
    p, m = lz.p, lz.en(x, y, s, lado)
    m.sobre("-260 0, 0 -22, 270 0, 0 20", 0.8)
    carro = "-240 44, -240 130, -30 130, 0 216, 112 216, 158 136, 246 120, 252 44"
    lz.grano(m.plano(carro, p.papel), p.sombra, 90, 0, 0.6)
    m.plano("-240 84, -240 106, 250 100, 250 78", franja or p.almagre)
    for vidrio in ("12 140, 30 200, 62 200, 62 140", "74 140, 74 200, 106 200, 140 140"):
        m.plano(vidrio, mezcla(p.tinta, p.medio, 0.4))
    if torreta:
        m.plano("18 218, 18 234, 98 234, 98 218", p.almagre)
    _ruedas(m, (-150, 168))


def pipa(lz, x, y, lado, s=1.0):
    """A water lorry."""
    p, m = lz.p, lz.en(x, y, s, lado)
    m.sobre("-280 0, 0 -24, 290 0, 0 22", 0.8)
    tambor = m.mancha(
        "-270 90, -270 210, -200 236, 60 236, 124 210, 124 90, 60 72, -200 72", p.medio
    )
    lz.grano(tambor, p.papel, 270, 0, 0.5, 1.6)
    lz.grano(tambor, p.tinta, 90, 0, 0.6, 1.6)
    m.rect(-272, 136, 400, 26, p.papel)
    m.rect(-280, 52, 560, 26, _hierro(lz))
    cabina = m.plano("140 50, 140 226, 218 226, 262 140, 276 130, 276 50", p.papel)
    lz.grano(cabina, p.sombra, 90, 0, 0.6)
    m.plano("158 142, 158 208, 208 208, 240 142", mezcla(p.tinta, p.medio, 0.4))
    _ruedas(m, (-200, -110, 200))


def ambulancia(lz, x, y, lado, s=1.0):
    """An ambulance."""
    p, m = lz.p, lz.en(x, y, s, lado)
    m.sobre("-260 0, 0 -22, 270 0, 0 20", 0.8)
    caja = m.plano("-250 40, -250 244, 60 244, 110 226, 170 142, 246 126, 252 40", p.papel)
    lz.grano(caja, p.sombra, 90, 0, 0.6)
    m.plano("-250 88, -250 112, 250 102, 250 78", p.almagre)
    m.plano("76 150, 76 214, 104 214, 150 150", mezcla(p.tinta, p.medio, 0.4))
    m.rect(-120, 172, 60, 18, p.almagre)
    m.rect(-99, 151, 18, 60, p.almagre)
    m.plano("20 246, 20 262, 70 262, 70 246", p.almagre)
    _ruedas(m, (-160, 168))


def _ruedas(m, ejes):
    p = m.lz.p
    for a in ejes:
        m.disco(a, 42, 46, p.tinta)
        m.disco(a, 42, 20, mezcla(p.papel, p.sombra, 0.5))


def conos(lz, x, y, cuantos=4, lado=1):
    """Traffic cones that go away from the reader."""
    p = lz.p
    for k in range(cuantos):
        m = lz.en(x + lado * k * 60, y - k * 62, 60 - k * 9)
        m.plano("-.4 0, -.09 1, .09 1, .4 0", p.almagre)
        m.rect(-0.22, 0.4, 0.44, 0.16, p.papel)
