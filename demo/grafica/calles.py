"""Streets in depth, rows of houses and what is sold on the ground."""

from . import oficio, plaza, vegetacion, vivienda
from .paletas import mezcla

CORTES = (6, 4.3, 3.1, 2.25, 1.6, 1.08, 0.55)


class Fuga:
    """A street in perspective towards (fx, fy): side -1 or 1, height above ground, depth z."""

    def __init__(self, lz, fx, fy):
        self.lz, self.fx, self.fy = lz, fx, fy

    def q(self, lado, alto, z):
        return (self.fx + lado * 620 / z, self.fy + (420 - alto) / z)

    def panel(self, lado, z1, z0, pie, tope):
        """An upright rectangle of a side wall."""
        cuatro = ((pie, z1), (tope, z1), (tope, z0), (pie, z0))
        return [self.q(lado, alto, z) for alto, z in cuatro]

    def piso(self):
        lz = self.lz
        via = [self.q(*c) for c in ((-1, 0, 0.55), (1, 0, 0.55), (1, 0, 6), (-1, 0, 6))]
        lz.plano(via, lz.p.suelo)
        lz.grano(via, lz.p.sombra, 90, 0.05, 0.5)

    def casas(self, talla):
        """Both sides of houses, far ones first."""
        p = self.lz.p
        blancas = self.lz.azar.moneda(0.4)
        tintas = [p.muro, p.papel, p.muro] if blancas else p.cales()
        for lado in (-1, 1):
            for n, (z1, z0) in enumerate(zip(CORTES, CORTES[1:], strict=False)):
                alto = talla + self.lz.azar.entre(-60, 80)
                self._casa(lado, (z1, z0), alto, self.lz.azar.de(tintas), n)

    def _casa(self, lado, zs, alto, tinta, n):
        lz, p, (z1, z0) = self.lz, self.lz.p, zs
        cara = lz.plano(self.panel(lado, z1, z0, 0, alto), tinta)
        base = p.zocalo if n % 3 else mezcla(p.zocalo, p.medio, 0.7)
        lz.plano(self.panel(lado, z1, z0, 0, 110), base)
        for k, pie, tope in ((0.24, 0, 330), (0.68, 150, 350)):
            self._vano(lado, z1 + (z0 - z1) * k, z1 + (z0 - z1) * (k + 0.2), pie, tope)
        if lado == -lz.luz:
            lz.sobre(cara, fuerza=0.62)
        lz.grano(cara, mezcla(tinta, p.sombra, 0.7), 270, 0, 0.35)
        bajo, alero = self.q(lado * 0.94, alto - 12, z1), self.q(lado * 0.94, alto - 12, z0)
        lz.plano(
            [self.q(lado, alto, z1), bajo, alero, self.q(lado, alto, z0)],
            mezcla(p.almagre, p.tinta, 0.5),
        )
        teja = mezcla(p.almagre, p.oro, 0.16 + 0.1 * (n % 2))
        lz.plano([bajo, self.q(lado, alto + 26, z1), self.q(lado, alto + 26, z0), alero], teja)
        lz.sobre(self.panel(lado, z1, z0, alto - 46, alto), fuerza=0.6)

    def _vano(self, lado, za, zb, pie, tope):
        lz, p, zm = self.lz, self.lz.p, (zb - za) * 0.14
        lz.plano(self.panel(lado, za, zb, pie, tope + 22), mezcla(p.cantera, p.papel, 0.2))
        luz = p.encendida and lz.azar.moneda(0.6)
        tinta = p.oro if luz else mezcla(p.tinta, p.medio, 0.25)
        lz.plano(self.panel(lado, za + zm, zb - zm, pie, tope), tinta)

    def sombra(self):
        luz = self.lz.luz
        franja = ((-luz, 0, 6), (-luz, 0, 0.55), (-luz * 0.1, 0, 0.55), (-luz * 0.3, 0, 6))
        self.lz.sobre([self.q(*c) for c in franja], fuerza=0.6)

    def juntas(self):
        tinta = mezcla(self.lz.p.suelo, self.lz.p.sombra, 0.7)
        for z in (5, 4, 3.2, 2.6, 2.1, 1.7, 1.35, 1.05, 0.8):
            self.lz.trazo([self.q(-1, 0, z), self.q(1, 0, z)], 2.2 / z + 0.6, tinta)

    def papel_picado(self):
        for z, alto in ((2.7, 470), (1.5, 520), (0.92, 500)):
            extremos = (*self.q(-0.96, alto, z), *self.q(0.96, alto, z))
            plaza.papel_picado(self.lz, *extremos, 60 / z, 74 / z)

    def faroles(self):
        """Lanterns on brackets, with their glow on the walls."""
        lz, p = self.lz, self.lz.p
        for z in (3.6, 2.4, 1.7, 1.15):
            for lado in (-1, 1):
                x, y = self.q(lado * 0.9, 400, z)
                lz.halo(x, y, 210 / z, p.sol)
                lz.trazo([self.q(lado, 420, z), (x, y - 20 / z)], 6 / z, p.tinta)
                m = lz.en(x, y, 26 / z)
                m.plano("-.6 .8, .6 .8, .4 -.8, -.4 -.8", p.sol)
                m.plano("-.8 .8, .8 .8, 0 1.5", p.tinta)


def andador_de_casas(lz, y, alto, hueco_x):
    """A row of hillside houses that leaves room for the stairs at `hueco_x`."""
    a = lz.azar
    x, antes = -60 - a.entre(0, 80), None
    while x < lz.ancho + 40:
        ancho = alto * a.entre(0.9, 2)
        tinta = a.de([t for t in lz.p.cales() if t != antes])
        if abs(x + ancho / 2 - hueco_x) > ancho / 2 + alto * 0.3:
            h = alto * a.entre(0.9, 1.45)
            vivienda.cubo(lz, x, y, ancho, h, tinta)
            vivienda.azotea(lz, x, y - h - 8, ancho)
        elif a.moneda(0.8):
            vegetacion.arbusto(lz, x + ancho * 0.2, y + 6, alto * 0.26)
        x, antes = x + ancho * a.entre(1.0, 1.16), tinta


def puesto_en_el_suelo(lz, x, y, ancho):
    """A blanket on the ground with pots or folded cloth."""
    p, a = lz.p, lz.azar
    manta = a.de([p.almagre, p.medio, p.flor])
    lz.plano([(x + 30, y - 70), (x + ancho - 30, y - 70), (x + ancho, y), (x, y)], manta)
    if a.moneda():
        for k in range(6):
            oficio.jarro(lz, x + 46 + k * (ancho - 92) / 5, y - 18 - 26 * (k % 2), a.entre(48, 76))
        return
    for k in range(4):
        for nivel in range(a.cuenta(2, 4)):
            tinta = a.de([t for t in p.ropas() if t != manta])
            lz.rect(x + 34 + k * (ancho - 60) / 4, y - 30 - nivel * 15, ancho / 5.4, 13, tinta)


def guitarra(m, p):
    """A guitar held before the body."""
    madera = mezcla(p.almagre, p.oro, 0.5)
    m.trazo(".2 4.8, 2.1 6.1", 0.2, p.tinta)
    m.disco(-0.5, 4.3, 0.72, madera)
    m.disco(0.1, 4.72, 0.52, madera)
    m.disco(-0.1, 4.6, 0.2, p.tinta)
