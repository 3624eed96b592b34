"""Shapes: lists of points, written as short texts where they are data."""

import math
from functools import cache


@cache
def pares(texto):
    """'0 1, 2 3' as ((0.0, 1.0), (2.0, 3.0))."""
    return tuple(tuple(float(n) for n in par.split()) for par in texto.split(","))


def _curva(a, b, c, d, t):
    return 0.5 * (
        2 * b
        + (c - a) * t
        + (2 * a - 5 * b + 4 * c - d) * t * t
        + (3 * b - a - 3 * c + d) * t * t * t
    )


def suave(puntos, pasos=8):
    """A closed Catmull-Rom curve through the points: organic shapes from a few of them."""
    n, salida = len(puntos), []
    for i in range(n):
        xs, ys = zip(*(puntos[(i + k - 1) % n] for k in range(4)), strict=True)
        salida += [(_curva(*xs, s / pasos), _curva(*ys, s / pasos)) for s in range(pasos)]
    return salida


def caja(x, y, ancho, alto):
    """The four corners of a rectangle that hangs from y."""
    return [(x, y), (x + ancho, y), (x + ancho, y + alto), (x, y + alto)]


def ovalo(x, y, rx, ry=None, pasos=20):
    """An ellipse as a polygon."""
    ry = rx if ry is None else ry
    giro = 2 * math.pi / pasos
    return [(x + rx * math.cos(i * giro), y + ry * math.sin(i * giro)) for i in range(pasos)]


def arco(x, y, r, desde=180, hasta=360, ry=None, pasos=20):
    """A stretch of ellipse, in degrees; 180 to 360 is the upper half."""
    ry = r if ry is None else ry
    angulos = [math.radians(desde + (hasta - desde) * i / pasos) for i in range(pasos + 1)]
    return [(x + r * math.cos(a), y + ry * math.sin(a)) for a in angulos]


def medio_punto(x, y, ancho, alto):
    """An opening with a round arch, standing on y."""
    r = ancho / 2
    return [(x, y), *arco(x + r, y - alto + r, r), (x + ancho, y)]


def marco_recto(x, y, ancho, alto):
    """A square opening, standing on y."""
    return caja(x, y - alto, ancho, alto)


def colgada(x0, y0, x1, y1, caida, pasos=40):
    """A rope that sags between two points."""
    return [
        (
            x0 + (x1 - x0) * t / pasos,
            y0 + (y1 - y0) * t / pasos + caida * math.sin(math.pi * t / pasos),
        )
        for t in range(pasos + 1)
    ]
