"""Rooms: walls, windows, bookcases, lamps and tables."""

from .geometria import arco, caja, colgada, medio_punto, ovalo
from .paletas import mezcla


def cuarto(lz, piso=720, guardapolvo=None):
    """A painted room: wall, lower band and floor of tiles."""
    p = lz.p
    pared = (
        mezcla(p.fachada, p.sombra, 0.3) if p.momento == "noche" else mezcla(p.fachada, p.oro, 0.12)
    )
    lz.plano(lz.pleno(), pared)
    lz.sombrear(lz.pleno(), mezcla(p.sombra, pared, 0.45), 0.5, 1)
    if guardapolvo:
        banda = lz.rect(
            0, piso - guardapolvo, lz.ancho, guardapolvo, mezcla(p.zocalo, p.tinta, 0.2)
        )
        lz.grano(banda, p.tinta, 90, 0, 0.5)
    tinta = lz.azar.de([mezcla(p.almagre, p.suelo, 0.35), p.suelo, mezcla(p.cantera, p.papel, 0.2)])
    suelo = lz.rect(0, piso, lz.ancho, lz.alto - piso, tinta)
    lz.grano(suelo, mezcla(tinta, p.tinta, 0.6), 90, 0.05, 0.5)
    _losetas(lz, piso, mezcla(tinta, p.tinta, 0.2))


def _losetas(lz, piso, tinta):
    for i in range(-12, 13):
        lz.trazo([(800 + i * 90, piso), (800 + i * 260, lz.alto)], 1.6, tinta)
    for k in (0.1, 0.26, 0.48, 0.76):
        y = piso + (lz.alto - piso) * k
        lz.trazo([(0, y), (lz.ancho, y)], 1.6, tinta)


def ventana(lz, cx, y, ancho, alto, haz=300):
    """An arched window with the hills outside and its light on the floor."""
    p, a = lz.p, ancho / 2
    lz.plano(medio_punto(cx - a * 1.2, y + 8, ancho * 1.2, alto + 28), p.cantera)
    vidrio = lz.plano(medio_punto(cx - a, y, ancho, alto), p.halo)
    lz.grano(vidrio, p.cielo, 270, 0, 0.8)
    m = lz.en(cx, y, ancho)
    m.plano("-.5 0, -.5 .47, -.18 .66, .14 .52, .5 .75, .5 0", p.lejos)
    m.plano("-.5 0, -.5 .2, -.1 .36, .2 .26, .5 .4, .5 0", p.medio)
    for k in (-0.17, 0.17):
        lz.rect(cx + k * ancho - 3, y - alto * 0.95, 6, alto * 0.95, p.tinta)
    lz.rect(cx - a, y - alto * 0.5, ancho, 6, p.tinta)
    if haz and p.momento != "noche":
        x1 = cx + lz.luz * haz
        rayo = [(cx - a, y), (cx + a, y), (x1 + ancho * 0.9, lz.alto), (x1 - ancho * 0.8, lz.alto)]
        lz.grano(rayo, p.halo, 270, 0.0, 0.3)


def estanteria(lz, x, y, ancho, alto, niveles=4):
    """A bookcase that stands on y, full of spines."""
    p = lz.p
    madera = mezcla(p.almagre, p.tinta, 0.55)
    lz.rect(x - 10, y - alto - 12, ancho + 20, alto + 12, madera)
    paso = alto / niveles
    for n in range(niveles):
        base = y - n * paso - 10
        fondo = lz.rect(x, base - paso + 18, ancho, paso - 18, mezcla(madera, p.tinta, 0.5))
        lz.grano(fondo, p.tinta, 270, 0, 0.6)
        _lomos(lz, x + 4, base, ancho - 8, paso - 30)
        lz.rect(x - 4, base, ancho + 8, 10, mezcla(madera, p.cantera, 0.25))


def _lomos(lz, x, y, ancho, alto):
    """A shelf of books, some leaning, some gaps."""
    a, p = lz.azar, lz.p
    tintas = [p.almagre, p.oro, p.medio, p.flor, p.papel, p.cerca, p.hoja, p.cantera]
    fin = x + ancho
    while x < fin - 26:
        if a.moneda(0.07):
            x += a.entre(20, 60)
            continue
        w, h, tinta = a.entre(10, 24), alto * a.entre(0.62, 1), a.de(tintas)
        lz.rect(x, y - h, w, h, tinta)
        lz.rect(x + w - 2.5, y - h, 2.5, h, mezcla(tinta, p.tinta, 0.45))
        lz.rect(x, y - h * 0.8, w, h * 0.08, mezcla(tinta, p.papel if a.moneda() else p.tinta, 0.5))
        x += w + 1


def lampara(lz, x, y, r):
    """A hanging lamp and its cone of light; y is the rim of the shade."""
    p = lz.p
    lz.trazo([(x, 0), (x, y - r * 0.8)], 3, p.tinta)
    if p.momento != "dia":
        cono = [(x - r * 0.8, y), (x + r * 0.8, y), (x + r * 3, y + r * 7), (x - r * 3, y + r * 7)]
        lz.grano(cono, p.sol, 270, 0.0, 0.4, 1.2)
    lz.plano(arco(x, y, r, ry=r * 0.85), lz.p.zocalo)
    lz.disco(x, y, r * 0.96, p.sol, r * 0.14)


def mesa(lz, x, y, ancho, alto, tinta):
    """A long table seen from the front; y is the floor."""
    p, canto = lz.p, mezcla(tinta, lz.p.tinta, 0.4)
    for px in (x + ancho * 0.06, x + ancho * 0.94):
        lz.trazo([(px, y), (px, y - alto)], 18, canto)
    panel = lz.rect(
        x + ancho * 0.06, y - alto, ancho * 0.88, alto * 0.72, mezcla(tinta, p.tinta, 0.62)
    )
    lz.grano(panel, p.tinta, 90, 0, 0.5)
    tapa = [
        (x + ancho * 0.04, y - alto - 46),
        (x + ancho * 0.96, y - alto - 46),
        (x + ancho, y - alto),
        (x, y - alto),
    ]
    lz.aclarar(lz.plano(tapa, tinta), p.papel, 0.5, 1.2)
    frente = lz.rect(x, y - alto, ancho, 26, canto)
    lz.grano(frente, p.tinta, 90, 0, 0.5)


def libros(lz, x, y, ancho):
    """A small pile of books on a table."""
    p = lz.p
    for k in range(lz.azar.cuenta(2, 4)):
        tinta = lz.azar.de([p.almagre, p.oro, p.medio, p.flor, p.cerca])
        dx = lz.azar.entre(-8, 8)
        lz.rect(x + dx, y - (k + 1) * 15, ancho, 14, tinta)
        lz.rect(x + dx + 6, y - (k + 1) * 15 + 4, ancho - 6, 6, p.papel)


def cuadro(lz, x, y, ancho, alto):
    """A framed landscape on the wall."""
    p = lz.p
    lz.rect(x - 8, y - 8, ancho + 16, alto + 16, mezcla(p.oro, p.tinta, 0.2))
    lz.rect(x, y, ancho, alto, p.halo)
    lz.disco(x + ancho * 0.7, y + alto * 0.34, alto * 0.14, p.almagre)
    for t, k in ((p.lejos, 0.5), (p.medio, 0.68)):
        cima = [
            (x, y + alto * k),
            (x + ancho * 0.4, y + alto * (k - 0.18)),
            (x + ancho, y + alto * k),
        ]
        lz.plano([*cima, (x + ancho, y + alto), (x, y + alto)], t)


def banderines(lz, y, caida=60):
    """A string of little triangular flags across the room."""
    p = lz.p
    linea = colgada(-10, y, lz.ancho + 10, y - 20, caida, 44)
    lz.trazo(linea, 2, p.tinta)
    for k, ((x0, y0), (x1, y1)) in enumerate(zip(linea, linea[1:], strict=False)):
        if k % 2:
            lz.plano([(x0, y0), (x1, y1), ((x0 + x1) / 2, y0 + 42)], p.ropas()[k // 2 % 5])


def alfombra(lz, x, y, rx, ry):
    """A round rug of rings."""
    p = lz.p
    for k, tinta in ((1, p.almagre), (0.8, p.oro), (0.62, p.medio), (0.4, p.papel)):
        lz.plano(ovalo(x, y, rx * k, ry * k, 40), tinta)
    lz.grano(ovalo(x, y, rx, ry, 40), p.tinta, 90, 0, 0.35)


def puerta_de_vidrio(lz, x, y, ancho, alto, hojas=4):
    """A glass front that stands on y."""
    p = lz.p
    tinta = p.oro if p.encendida else mezcla(p.tinta, p.medio, 0.35)
    vidrio = lz.plano(caja(x, y - alto, ancho, alto), tinta)
    lz.grano(vidrio, p.halo, 270, 0, 0.5)
    for k in range(hojas + 1):
        lz.rect(x + k * ancho / hojas - 4, y - alto, 8, alto, p.papel)
