"""Chance that repeats itself: the same words always deal the same picture."""

from zlib import crc32

import numpy as np


class Azar:
    """A generator seeded by a text."""

    def __init__(self, texto):
        self.fuente = np.random.default_rng(crc32(texto.encode()))

    def entre(self, desde, hasta):
        """A number of that stretch."""
        return desde + (hasta - desde) * float(self.fuente.random())

    def cuenta(self, desde, hasta):
        """An integer, both ends included."""
        return int(self.fuente.integers(desde, hasta + 1))

    def normal(self, centro, ancho):
        """A number around `centro`, seldom further than twice `ancho`."""
        return float(self.fuente.normal(centro, ancho))

    def de(self, opciones):
        """One of the options."""
        return opciones[int(self.fuente.integers(len(opciones)))]

    def varios(self, opciones, cuantos):
        """Some of the options, in any order, none twice."""
        return [opciones[i] for i in self.fuente.permutation(len(opciones))[:cuantos]]

    def moneda(self, parte=0.5):
        """True that part of the times."""
        return float(self.fuente.random()) < parte

    def signo(self):
        """Left (-1) or right (1)."""
        return 1 if self.moneda() else -1
