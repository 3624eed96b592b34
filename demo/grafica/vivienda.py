"""Houses of the hillside: painted cubes, roofs with laundry, stairs."""

from .arquitectura import hueco
from .geometria import caja, colgada
from .paletas import mezcla
from .vegetacion import bugambilia, maceta


def cubo(lz, x, y, ancho, alto, tinta):
    """A flat-roofed house that stands on y, with a lit face and a shaded side."""
    p, a = lz.p, lz.azar
    cara = lz.rect(x, y - alto, ancho, alto, tinta)
    lz.grano(cara, mezcla(tinta, p.papel, 0.6), 270, 0, 0.35, 2)
    lz.sombrear(cara, mezcla(tinta, p.sombra, 0.6), 0.4)
    canto = ancho * 0.22
    lado = [(x, y), (x, y - alto), (x - canto, y - alto), (x - canto, y)]
    if lz.luz > 0:
        lado = [
            (x + ancho, y),
            (x + ancho, y - alto),
            (x + ancho + canto, y - alto),
            (x + ancho + canto, y),
        ]
    lz.plano(lado, mezcla(tinta, p.sombra, 0.55))
    lz.rect(x - 4, y - alto - 9, ancho + 8, 10, mezcla(tinta, p.papel, 0.5))
    _vanos(lz, x, y, ancho, alto)
    if a.moneda(0.22):
        bugambilia(lz, x + ancho * a.entre(0.2, 0.8), y - alto, ancho * 0.5, alto * 0.5)


def _vanos(lz, x, y, ancho, alto):
    a, n = lz.azar, max(1, round(ancho / 74))
    paso, puerta = ancho / n, lz.azar.cuenta(0, n - 1)
    for i in range(n):
        w = min(34, paso * 0.42)
        cx = x + paso * (i + 0.5) - w / 2
        if i == puerta:
            hueco(lz, cx, y, w, min(70, alto * 0.55))
        elif a.moneda(0.85):
            hueco(lz, cx, y - alto * 0.36, w, min(44, alto * 0.34))


def azotea(lz, x, y, ancho):
    """What stands on a flat roof: tank, laundry, pots or an aerial."""
    que = lz.azar.de([tinaco, tendedero, tendedero, antena, _macetas, None])
    if que:
        que(lz, x, y, ancho)


def tinaco(lz, x, y, ancho):
    """A black water tank."""
    p, m = lz.p, lz.en(x + ancho * 0.7, y, 40)
    tanque = m.plano(
        "-.42 .1, -.42 .9, -.2 1.06, .2 1.06, .42 .9, .42 .1", mezcla(p.tinta, p.sombra, 0.25)
    )
    lz.aclarar(tanque, p.papel, 0.4)
    m.rect(-0.5, 0, 1, 0.12, p.cantera)


def tendedero(lz, x, y, ancho):
    """A line of washing."""
    p, alto = lz.p, 44
    for px in (x + 8, x + ancho - 8):
        lz.trazo([(px, y), (px, y - alto)], 4, p.tinta)
    ropa_tendida(lz, x + 8, y - alto, x + ancho - 8, y - alto, 8, 24)


def ropa_tendida(lz, x0, y0, x1, y1, caida, alto):
    """Clothes on a rope between two points."""
    p = lz.p
    n = max(3, int((x1 - x0) / (alto * 0.95)))
    linea = colgada(x0, y0, x1, y1, caida, n * 4)
    lz.trazo(linea, 1.8, p.tinta)
    for i in range(n):
        (ax, ay), (bx, by) = linea[i * 4 + 1], linea[i * 4 + 3]
        largo = alto * lz.azar.entre(0.7, 1.2)
        tinta = lz.azar.de([p.papel, p.almagre, p.oro, p.flor, p.medio])
        pano = lz.plano([(ax, ay), (bx, by), (bx + 2, by + largo), (ax - 2, ay + largo)], tinta)
        lz.sombrear(pano, mezcla(tinta, p.tinta, 0.5))


def antena(lz, x, y, ancho):
    """A television aerial."""
    m = lz.en(x + ancho * 0.3, y, 60)
    m.trazo("0 0, 0 1", 0.04, lz.p.tinta)
    for b, w in ((0.98, 0.3), (0.84, 0.24), (0.7, 0.18)):
        m.trazo(((-w, b), (w, b)), 0.035, lz.p.tinta)


def _macetas(lz, x, y, ancho):
    for k in range(int(ancho / 40)):
        maceta(lz, x + 24 + k * 38, y, lz.azar.entre(30, 42))


def escalinata(lz, tramos, ancho):
    """Stairs that climb through the given points, narrower as they go."""
    p = lz.p
    piedra = mezcla(p.cantera, p.papel, 0.35)
    for k, ((x0, y0), (x1, y1)) in enumerate(zip(tramos, tramos[1:], strict=False)):
        w0, w1 = ancho * 0.8**k, ancho * 0.8 ** (k + 1)
        cara = [(x0 - w0, y0), (x0 + w0, y0), (x1 + w1, y1), (x1 - w1, y1)]
        lz.plano(cara, piedra)
        lz.sombrear(cara, p.sombra, 0.6)
        n = max(4, int(abs(y0 - y1) / (15 * 0.86**k)))
        for i in range(n):
            t = i / n
            cx, y, w = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, w0 + (w1 - w0) * t
            lz.sobre(caja(cx - w, y - 5, w * 2, 5), fuerza=0.9)
            lz.trazo([(cx - w, y - 6), (cx + w, y - 6)], 1.5, p.papel)
