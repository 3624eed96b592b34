"""The health centre."""

from demo.grafica import obra, paisaje, utileria, vegetacion
from demo.grafica.arquitectura import hueco, muro
from demo.grafica.cuadrillas import enfermera
from demo.grafica.gente import corrillo, persona
from demo.grafica.interior import puerta_de_vidrio
from demo.grafica.paletas import mezcla
from demo.grafica.publico import publico


def clinica(lz):
    """The health centre: the queue, the nurse and the vaccine."""
    a = lz.azar
    lz.acercar(1.22)
    paisaje.cielo(lz, 620)
    paisaje.cerros(lz, 740, alturas=(330, 230))
    vegetacion.arbol(lz, 800 + lz.luz * 720, 800, 480, a.de(("encino", "jacaranda", "palma")))
    _centro_de_salud(lz, 800 - lz.luz * a.entre(100, 220))
    paisaje.suelo(lz, 798)
    lz.turno((_vacunacion, _fila, _ambulancia, _jornada, _platica))(lz)


def _centro_de_salud(lz, cx):
    p, ancho = lz.p, lz.azar.entre(1000, 1200)
    x, verde = cx - ancho / 2, lz.azar.de([p.medio, p.hoja, p.zocalo])
    muro(lz, x, 800, ancho, 420, p.fachada, verde)
    lz.rect(x - 20, 372, ancho + 40, 26, verde)
    m = lz.en(cx, 470, 1)
    m.disco(0, 0, 56, p.papel)
    m.rect(-12, -38, 24, 76, p.almagre)
    m.rect(-38, -12, 76, 24, p.almagre)
    puerta_de_vidrio(lz, cx - 110, 800, 220, 250, 2)
    for k in (0.06, 0.21, 0.7, 0.85):
        hueco(lz, x + ancho * k, 690, 100, 150)
    lz.rect(cx - 170, 536, 340, 16, mezcla(verde, p.tinta, 0.2))


def _vacuna(lz, x, y, alto, lado):
    """Someone seated gets the needle."""
    p = lz.p
    utileria.silla(lz, x, y, alto * 0.5, p.medio)
    persona(lz, x, y, alto, "sentado", sentado=True, ropa=lz.azar.de([p.almagre, p.oro, p.flor]))
    enfermera(
        lz, x - lado * alto * 0.42, y + 6, alto * 1.02, "corta", lado, falda=True, largo="chongo"
    )
    m = lz.en(x - lado * alto * 0.14, y - alto * 0.62, alto * 0.1, lado)
    m.trazo("-.3 0, .6 0", 0.14, p.papel)
    m.trazo(".6 0, 1.1 0", 0.05, p.tinta)


def _vacunacion(lz):
    """A tent with the vaccine, and who waits."""
    p, x = lz.p, 800 + lz.luz * 330
    utileria.carpa(lz, x, 960, 640, 520, lz.azar.de([p.papel, p.medio]))
    lz.rect(x - lz.luz * 250 - 70, 830, 200, 90, p.papel)
    _vacuna(lz, x + 40, 985, 330, 1)
    for k in range(5):
        persona(lz, 800 + lz.luz * (10 - k * 165), 980 + k % 2 * 16, 310, "quieto", mira=lz.luz)


def _fila(lz):
    """The queue at the door."""
    a = lz.azar
    for k in range(9):
        gesto, nino = a.de(["quieto", "quieto", "jarra", "lee"]), k in (3, 7)
        x, y, alto = 140 + k * 150, 930 + k % 2 * 14, 190 if nino else 300
        persona(lz, x, y, alto, gesto, nino=nino, mira=1, adorno=a.de([None, "rebozo", "bolsa"]))
    enfermera(lz, 1490, 950, 320, "habla", -1, falda=True, largo="suelto")


def _ambulancia(lz):
    obra.ambulancia(lz, 800 + lz.luz * 330, 920, lz.luz, 1.15)
    enfermera(lz, 800 - lz.luz * 60, 960, 320, "senala", lz.luz, falda=False)
    enfermera(lz, 800 - lz.luz * 200, 980, 310, "habla", lz.luz, falda=True, largo="chongo")
    corrillo(lz, 800 - lz.luz * 700, 800 - lz.luz * 300, 990, 300, 3)


def _platica(lz):
    """A talk about health: a nurse, a board and rows of chairs."""
    p, x = lz.p, 800 + lz.luz * 480
    lz.rect(x - 130, 560, 260, 190, p.papel)
    for k in range(4):
        lz.rect(
            x - 104,
            590 + k * 36,
            lz.azar.entre(120, 208),
            14,
            (p.medio, p.almagre, p.oro, p.flor)[k],
        )
    for dx in (-90, 90):
        lz.trazo([(x + dx, 750), (x + dx * 1.3, 930)], 8, p.tinta)
    enfermera(lz, x - lz.luz * 210, 960, 330, "senala", lz.luz, falda=True, largo="chongo")
    for fila, (y, alto) in enumerate(((930, 280), (1030, 320))):
        for k in range(4):
            cx = 800 - lz.luz * (60 + k * 180 + fila * 50)
            utileria.silla(lz, cx, y, alto * 0.5, p.zocalo)
            persona(lz, cx, y, alto, lz.azar.de(["sentado", "aplaude", "sentado"]), sentado=True)


def _jornada(lz):
    """A health fair: several tables under tents."""
    p = lz.p
    for k, tinta in enumerate(lz.azar.varios([p.papel, p.medio, p.oro, p.flor], 3)):
        x = 270 + k * 530
        utileria.carpa(lz, x, 900, 480, 380, tinta)
        enfermera(lz, x + 60, 890, 260, "quieto", -1, falda=k % 2 == 0)
        lz.grano(lz.rect(x - 150, 800, 300, 92, p.papel), p.sombra, 90, 0, 0.5)
        persona(lz, x - 90, 950, 290, "habla", mira=1)
    publico(lz, 1080, 52, 1)
