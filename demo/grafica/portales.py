"""The arcade with its upper floor."""

from .arquitectura import balcon, cornisa, hueco, muro
from .geometria import caja, medio_punto
from .paletas import mezcla


def portales(lz, x, y, ancho, arcos, alto, piso=True):
    """Deep shade inside, columns of cantera, balconies above."""
    paso, bajo = ancho / arcos, alto * (0.56 if piso else 1)
    muro(lz, x, y, ancho, alto, lz.p.fachada)
    for i in range(arcos):
        _arco(lz, x + i * paso, y, paso, bajo)
    for i in range(arcos + 1):
        _columna(lz, x + i * paso, y, paso * 0.1, bajo)
    if piso:
        cornisa(lz, x, y - bajo, ancho, 9)
        for i in range(arcos):
            cx, a = x + (i + 0.5) * paso, paso * 0.26
            hueco(lz, cx - a / 2, y - bajo - 6, a, alto * 0.27)
            balcon(lz, cx, y - bajo - 12, a, alto * 0.09 - 12)
    cornisa(lz, x, y - alto, ancho, 13)


def _arco(lz, x, y, paso, bajo):
    p = lz.p
    lz.plano(medio_punto(x + paso * 0.04, y, paso * 0.92, bajo * 0.93), p.cantera)
    fondo = mezcla(p.tinta, p.oro, 0.5) if p.encendida else mezcla(p.tinta, p.medio, 0.3)
    ojo = lz.plano(medio_punto(x + paso * 0.1, y, paso * 0.8, bajo * 0.86), fondo)
    lz.grano(ojo, p.oro if p.encendida else p.tinta, 90 if p.encendida else 270, 0, 0.8)
    puerta = medio_punto(x + paso * 0.36, y, paso * 0.24, bajo * 0.5)
    lz.plano(puerta, mezcla(p.tinta, p.almagre, 0.25))
    canto = x + paso * (0.1 if lz.luz > 0 else 0.8)
    lz.sobre(caja(canto, y - bajo * 0.55, paso * 0.1, bajo * 0.55), fuerza=0.5)


def _columna(lz, x, y, g, bajo):
    p = lz.p
    fuste = lz.rect(x - g, y - bajo * 0.52, 2 * g, bajo * 0.52, p.cantera)
    lz.sombrear(fuste, mezcla(p.cantera, p.tinta, 0.5), 0.6, 1)
    cornisa(lz, x - g * 1.2, y - bajo * 0.55, g * 2.4, 7)
    lz.rect(x - g * 1.35, y - 14, g * 2.7, 14, mezcla(p.cantera, p.papel, 0.3))
