"""Market day."""

from demo.grafica import paisaje, plaza, utileria
from demo.grafica.arquitectura import hilera
from demo.grafica.gente import corrillo, persona
from demo.grafica.geometria import ovalo
from demo.grafica.paletas import mezcla
from demo.grafica.portales import portales
from demo.grafica.publico import busto, publico


def mercado(lz):
    """Stalls under awnings or parasols, with the arcade or painted houses behind."""
    a, p = lz.azar, lz.p
    lz.acercar(1.24)
    paisaje.cielo(lz, 420, sol=False)
    if lz.turno((True, False, True)):
        portales(lz, -120, 640, 1840, a.cuenta(6, 9), a.entre(370, 440))
    else:
        paisaje.cerros(lz, 420, alturas=(330, 260))
        hilera(lz, -60, 1660, 640, 380)
    paisaje.suelo(lz, 636)
    corrillo(lz, 40, 1560, 700, 180, a.cuenta(6, 10))
    if lz.turno((False, True, True, False)):
        plaza.papel_picado(lz, -40, 30, 800, 8, 90, 66)
        plaza.papel_picado(lz, 800, 8, 1650, 36, 90, 66)
    tintas = a.varios([p.almagre, p.medio, p.oro, p.cerca, p.flor], 4)
    filas = lz.turno((((800, 230, 470), (1000, 330, 660)), ((850, 320, 590),), ((960, 400, 800),)))
    for y, alto, w in filas:
        _fila_de_puestos(lz, y, alto, w, tintas)
    lz.turno((_pareja, _marchanta, _canastas, _cargador, _gentio))(lz)


def _fila_de_puestos(lz, y, alto, w, tintas):
    x, n = lz.azar.entre(-200, -20), 0
    cubierta = lz.turno((plaza.toldo, _parasol, plaza.toldo, plaza.toldo, _parasol))
    while x < lz.ancho:
        cubierta(lz, x, y, w, alto, tintas[n % 4])
        for k in range(2):
            cx, tocado = x + w * (0.32 + 0.36 * k), lz.azar.de([None, "sombrero"])
            busto(lz, cx, y - alto * 0.3, alto * 0.1, tocado=tocado)
        lz.azar.de([_fruta, _fruta, _flores, _telas])(lz, x, y, w, alto)
        x, n = x + w * 1.07, n + 1


def _parasol(lz, x, y, ancho, alto, tinta):
    for k in (0.27, 0.73):
        plaza.sombrilla(lz, x + ancho * k, y, alto * 1.15, tinta)


def _mostrador(lz, x, y, w, alto):
    mesa = lz.rect(
        x + w * 0.06, y - alto * 0.32, w * 0.88, alto * 0.32, mezcla(lz.p.tinta, lz.p.cantera, 0.3)
    )
    lz.grano(mesa, lz.p.tinta, 90, 0.1, 0.7)


def _fruta(lz, x, y, w, alto):
    """Pyramids of fruit."""
    p, r = lz.p, alto * 0.045
    _mostrador(lz, x, y, w, alto)
    for k in range(7):
        cx, tinta = (
            x + w * (0.12 + 0.127 * k),
            lz.azar.de([p.almagre, p.oro, p.hoja, p.papel, p.flor]),
        )
        for piso in range(3):
            for m in range(3 - piso):
                fx, fy = cx + (m - (2 - piso) / 2) * 2 * r, y - alto * 0.34 - piso * r * 1.6
                lz.disco(fx, fy, r, mezcla(tinta, p.tinta, 0.28))
                lz.disco(fx - lz.luz * r * 0.16, fy - r * 0.16, r * 0.8, tinta)


def _flores(lz, x, y, w, alto):
    """Buckets of flowers."""
    p, r = lz.p, alto * 0.05
    _mostrador(lz, x, y, w, alto)
    for k in range(9):
        cx, cy = x + w * (0.1 + 0.1 * k), y - alto * 0.32
        tinta = lz.azar.de([p.almagre, p.oro, p.flor, p.papel])
        for dx, dy in ovalo(0, -r * 2.4, r * 1.1, r * 0.8, 7):
            lz.trazo([(cx, cy - r), (cx + dx, cy + dy)], 2, p.hoja)
            lz.disco(cx + dx, cy + dy, r * 0.56, tinta)
        lz.en(cx, cy, r).plano("-.7 1.3, .7 1.3, .5 0, -.5 0", mezcla(p.medio, p.papel, 0.3))


def _telas(lz, x, y, w, alto):
    """Folded cloth in piles."""
    _mostrador(lz, x, y, w, alto)
    for k in range(6):
        for nivel in range(lz.azar.cuenta(2, 5)):
            cx, cy = x + w * (0.1 + 0.14 * k), y - alto * (0.32 + 0.04 * (nivel + 1))
            lz.rect(cx, cy, w * 0.115, alto * 0.036, lz.azar.de(lz.p.ropas()))


def _pareja(lz):
    p = lz.p
    persona(
        lz,
        800 - lz.luz * 330,
        1078,
        390,
        "camina",
        falda=True,
        mira=lz.luz,
        ropa=p.almagre,
        adorno="bolsa",
    )
    persona(
        lz,
        800 + lz.luz * 110,
        1082,
        410,
        "habla",
        tocado="sombrero",
        mira=-lz.luz,
        falda=False,
        ropa=p.papel,
    )


def _marchanta(lz):
    x = 800 + lz.luz * lz.azar.entre(150, 420)
    persona(lz, x, 1084, 410, "lee", falda=True, adorno="canasta", ropa=lz.p.papel, largo="trenzas")
    persona(lz, x - lz.luz * 200, 1080, 230, "saluda", nino=True, mira=lz.luz)


def _canastas(lz):
    """Baskets of grain in the foreground, and who buys."""
    p = lz.p
    persona(lz, 800 + lz.luz * 300, 1060, 380, "habla", falda=True, adorno="delantal", mira=-lz.luz)
    for k in range(6):
        cx = 800 - lz.luz * (620 - k * 150)
        tinta = lz.azar.de([p.oro, p.almagre, p.papel, p.hoja, mezcla(p.almagre, p.tinta, 0.4)])
        lz.disco(cx, 1006, 74, tinta, 34)
        m = lz.en(cx, 1066, 75)
        lz.sombrear(
            m.plano("-1.05 .8, 1.05 .8, .8 -.2, -.8 -.2", mezcla(p.oro, p.cantera, 0.6)),
            p.tinta,
            0.6,
        )


def _cargador(lz):
    persona(
        lz,
        800 - lz.luz * 200,
        1076,
        400,
        "camina",
        falda=False,
        tocado="sombrero",
        adorno="mochila",
        mira=lz.luz,
    )
    persona(lz, 800 + lz.luz * 330, 1070, 370, "jarra", falda=True, adorno="rebozo")
    utileria.perro(lz, 800 + lz.luz * 60, 1050, 96, lz.luz)


def _gentio(lz):
    """Market day: the crowd covers half the stalls."""
    corrillo(lz, 60, 1540, 1010, 260, 7, adornos=["canasta", "bolsa", "rebozo", None])
    publico(lz, 1085, 62, 1, (None, "sombrero"))
