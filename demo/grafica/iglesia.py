"""The parish church and its towers."""

from .arquitectura import cornisa, hueco, muro
from .geometria import arco, caja, suave
from .paletas import mezcla

DOMO = "-1 0, -.86 .8, 0 1.5, .86 .8, 1 0"
FRONTIS = "-.5 0, -.36 .12, -.2 .14, -.13 .31, 0 .4, .13 .31, .2 .14, .36 .12, .5 0"


def torre(lz, x, y, ancho, alto):
    """A bell tower of two stages, dome, lantern and cross; x is its axis."""
    base, piedra = alto * 0.5, lz.p.cantera
    muro(lz, x - ancho / 2, y, ancho, base, piedra)
    for k in (0.3, 0.62):
        hueco(lz, x - ancho * 0.07, y - base * k, ancho * 0.14, ancho * 0.26, encendido=False)
    nivel = y - base
    for parte, encoge, vanos in ((0.2, 0.9, (-0.24, 0.24)), (0.13, 0.72, (0,))):
        _campanario(lz, x, nivel, ancho * encoge, alto * parte, vanos)
        nivel -= alto * parte
    _cupulin(lz, x, nivel, ancho * 0.33, lz.p.almagre if alto > 420 else lz.p.oro)


def _campanario(lz, x, y, ancho, alto, vanos):
    muro(lz, x - ancho / 2, y, ancho, alto, lz.p.cantera)
    for k in vanos:
        cx, a = x + k * ancho, ancho * 0.24
        hueco(lz, cx - a / 2, y - alto * 0.14, a, alto * 0.66, arco=True, encendido=False)
        lz.disco(cx, y - alto * 0.4, ancho * 0.06, lz.p.oro)
    cornisa(lz, x - ancho / 2 - 4, y - 5, ancho + 8, 8)


def _cupulin(lz, x, y, r, tinta):
    p = lz.p
    cupula = lz.plano(arco(x, y, r, ry=r * 1.15), tinta)
    lz.sombrear(cupula, p.tinta, 0.5, 2)
    lz.aclarar(cupula, p.papel, 0.35, 3)
    cornisa(lz, x - r - 3, y - 4, 2 * r + 6, 8)
    m = lz.en(x, y - r * 1.15, r)
    m.rect(-0.18, -0.05, 0.36, 0.45, p.cantera)
    m.disco(0, 0.4, 0.2, p.oro)
    m.trazo("0 .5, 0 1.15", 3.4 / r, p.tinta)
    m.trazo("-.18 .92, .18 .92", 3.4 / r, p.tinta)


def parroquia(lz, x, y, alto, torres=2):
    """The parish church seen from the square: façade of cantera, towers, dome behind."""
    p, piedra = lz.p, mezcla(lz.p.cantera, lz.p.papel, 0.12)
    w, cuerpo = alto * 0.42, alto * 0.6
    if torres == 1:
        _nave(lz, x + w * 0.3, y, w * 0.62, cuerpo * 0.82)
    base = y - cuerpo * (0.98 if torres == 1 else 1)
    domo = lz.en(x + (w * 0.52 if torres == 1 else 0), base, alto * (0.15 if torres == 1 else 0.2))
    forma = domo.mancha(DOMO, mezcla(p.oro, p.medio, 0.25))
    lz.sombrear(suave(forma, 2), p.tinta, 0.45, 1.8)
    muro(lz, x - w / 2, y, w, cuerpo, piedra)
    _portada(lz, x, y, w, cuerpo)
    for k in (-0.38, -0.24, 0.2, 0.34):
        for nivel, h in ((0, 0.5), (0.6, 0.34)):
            _pilastra(lz, x + k * w, y - cuerpo * (nivel + h), w, cuerpo * h)
    for lado in (-1, 1)[:torres]:
        torre(lz, x + lado * w * 0.66, y, w * 0.4, alto * (1.0 if lado < 0 else 0.96))
    sombra = lz.en(x, y, w, lz.luz)
    lz.sobre(sombra.puntos(f".46 {cuerpo / w}, .5 {cuerpo / w}, .5 0, .3 0"), fuerza=0.5)


def _nave(lz, x, y, ancho, alto):
    """The side of the church and the drum that carries the dome."""
    p = lz.p
    muro(lz, x, y, ancho, alto, mezcla(p.cantera, p.sombra, 0.2))
    cornisa(lz, x, y - alto, ancho, 8)
    tambor = (x + ancho * 0.06, y - alto, ancho * 0.62, alto * 0.2)
    muro(lz, *tambor, p.cantera)
    for k in (0.3, 0.7):
        hueco(lz, x + ancho * (0.06 + 0.62 * k) - 5, y - alto * 1.03, 10, alto * 0.12, True, False)


def _portada(lz, x, y, w, cuerpo):
    """Gable, clock, cornices, door and choir window."""
    p, piedra = lz.p, mezcla(lz.p.cantera, lz.p.papel, 0.12)
    frontis = lz.en(x, y - cuerpo, w).plano(FRONTIS, piedra)
    lz.sombrear(frontis, mezcla(piedra, p.sombra, 0.6))
    lz.disco(x, y - cuerpo * 1.1, cuerpo * 0.047, p.tinta)
    cornisa(lz, x - w / 2, y - cuerpo, w, 10)
    cornisa(lz, x - w / 2, y - cuerpo * 0.56, w, 9)
    hueco(lz, x - w * 0.13, y, w * 0.26, cuerpo * 0.42, arco=True)
    hueco(lz, x - w * 0.09, y - cuerpo * 0.66, w * 0.18, cuerpo * 0.2, arco=True)


def _pilastra(lz, x, y, w, alto):
    lz.rect(x, y, w * 0.045, alto, mezcla(lz.p.cantera, lz.p.papel, 0.56))
    canto = x + (w * 0.045 if lz.luz > 0 else -w * 0.03)
    lz.sobre(caja(canto, y, w * 0.03, alto), fuerza=0.6)
