"""A part of a picture, in units of its own."""

from .geometria import pares, suave


class Parte:
    """Something drawn from its foot (x, y) in units of `u` pixels: b goes up, a towards `lado`."""

    def __init__(self, lz, x, y, u, lado):
        self.lz, self.x, self.y, self.u, self.lado = lz, x, y, u, lado

    def q(self, a, b):
        """Own coordinates as those of the sheet."""
        return (self.x + self.lado * a * self.u, self.y - b * self.u)

    def puntos(self, forma):
        """A shape, written as text or as pairs, on the sheet."""
        forma = pares(forma) if isinstance(forma, str) else forma
        return [self.q(a, b) for a, b in forma]

    def plano(self, forma, tinta):
        return self.lz.plano(self.puntos(forma), tinta)

    def mancha(self, forma, tinta):
        return self.lz.mancha(self.puntos(forma), tinta)

    def trazo(self, forma, grosor, tinta):
        self.lz.trazo(self.puntos(forma), grosor * self.u, tinta)

    def disco(self, a, b, r, tinta, ry=None):
        self.lz.disco(*self.q(a, b), r * self.u, tinta, None if ry is None else ry * self.u)

    def rect(self, a, b, ancho, alto, tinta):
        """A rectangle that stands on b."""
        forma = [(a, b), (a + ancho, b), (a + ancho, b + alto), (a, b + alto)]
        return self.plano(forma, tinta)

    def sobre(self, forma, fuerza=0.55):
        """A soft shadow."""
        self.lz.sobre(suave(self.puntos(forma)), fuerza=fuerza)
