"""Rain in the streets and civil protection at work."""

from demo.grafica import obra, paisaje, utileria, vegetacion
from demo.grafica.arquitectura import hilera
from demo.grafica.cuadrillas import brigadista
from demo.grafica.gente import persona
from demo.grafica.geometria import caja, ovalo
from demo.grafica.paletas import mezcla
from demo.grafica.portales import portales


def tormenta(lz):
    """Rain in the streets; civil protection at work."""
    a, p = lz.azar, lz.p
    lz.acercar(1.24)
    paisaje.cielo(lz, 640, sol=False)
    paisaje.cerros(lz, 660, alturas=(300, 200))
    if lz.turno((True, False, True)):
        portales(lz, -100, 800, 1800, a.cuenta(6, 8), a.entre(380, 450))
    else:
        hilera(lz, -80, 1680, 800, 420)
    paisaje.suelo(lz, 798, mezcla(p.medio, p.suelo, 0.5))
    for i in range(7):
        lz.grano(caja(-60 + 257 * i, 800, 150, 150), p.tinta, 270, 0, 0.35)
    paisaje.charcos(lz, 800, 26)
    lz.turno((_patrulla, _arbol_caido, _costales, _paraguas, _crecida))(lz)
    paisaje.lluvia(lz, a.cuenta(300, 620))


def _mojados(lz, lugares):
    p = lz.p
    for k, x in enumerate(lugares):
        cx, y, h = 800 - lz.luz * x, 900 + k % 3 * 42, 250 + k % 3 * 34
        persona(lz, cx, y, h, "camina", mira=lz.luz)
        tinta = (p.almagre, p.oro, p.flor, p.medio)[k % 4]
        utileria.paraguas(lz, cx + lz.luz * h * 0.12, y - h * 0.98, h * 0.42, tinta)


def _patrulla(lz):
    obra.camioneta(lz, 800 + lz.luz * 350, 930, -lz.luz)
    _mojados(lz, (110, 360, 600))
    brigadista(lz, 800 + lz.luz * 40, 985, 320, "saluda")


def _arbol_caido(lz):
    p = lz.p
    obra.camioneta(lz, 800 + lz.luz * 480, 880, -lz.luz, s=0.8)
    madera = mezcla(p.tinta, p.cantera, 0.3)
    m = lz.en(800 + lz.luz * 160, 980, 1, -lz.luz)
    m.trazo("-60 30, 200 60, 420 96", 44, madera)
    for a, b in ((300, 180), (380, 30)):
        m.trazo(((240, 70), (a, b)), 18, madera)
    tintas = (p.hoja, mezcla(p.hoja, p.papel, 0.42), mezcla(p.hoja, p.tinta, 0.42))
    vegetacion.copa(lz, *m.q(600, 110), 230, *tintas)
    for k in range(3):
        brigadista(
            lz, 800 + lz.luz * (330 - k * 170), 960 + k * 30, 280, "cava" if k % 2 else "senala"
        )


def _costales(lz):
    """Sandbags at the doors."""
    p = lz.p
    for fila in range(3):
        for k in range(9 - fila):
            cx, cy = 800 + lz.luz * (-640 + k * 112 + fila * 56), 940 - fila * 36
            saco = ovalo(cx, cy, 62, 24)
            lz.plano(saco, mezcla(p.suelo, p.oro, 0.3))
            lz.grano(saco, p.tinta, 90, 0, 0.6)
    for k in range(4):
        gesto = ("cava", "lee", "cava", "senala")[k]
        brigadista(lz, 800 + lz.luz * (-420 + k * 290), 1000 + k % 2 * 24, 300, gesto)
    _mojados(lz, (-620,))


def _paraguas(lz):
    _mojados(lz, (640, 420, 180, -80, -330, -600))
    utileria.perro(lz, 800, 1040, 80, lz.luz)


def _crecida(lz):
    """Knee-deep water; neighbours are led out."""
    p = lz.p
    obra.camioneta(lz, 800 + lz.luz * 470, 930, lz.luz, s=1.1)
    for k in range(3):
        x, adorno = 800 - lz.luz * (60 + k * 230), ("bolsa", "mochila", "rebozo")[k]
        persona(lz, x, 960 + k * 16, 290, "camina", adorno=adorno, mira=lz.luz)
    brigadista(lz, 800 + lz.luz * 150, 990, 310, "senala")
    brigadista(lz, 800 - lz.luz * 660, 1000, 310, "saluda")
    lamina = lz.rect(0, 900, lz.ancho, 170, mezcla(p.medio, p.suelo, 0.35))
    lz.grano(lamina, p.tinta, 90, 0, 0.5)
    paisaje.charcos(lz, 880, 30)
