"""The yard of a primary school."""

from demo.grafica import paisaje, plaza, utileria, vegetacion
from demo.grafica.arquitectura import hueco, muro
from demo.grafica.cancha import balon, porteria
from demo.grafica.gente import corrillo, ninos, persona
from demo.grafica.geometria import caja
from demo.grafica.paletas import mezcla


def escuela(lz):
    """Children in the yard of a primary school."""
    a = lz.azar
    lz.acercar(1.16, 0.4, 0.6)
    paisaje.cielo(lz, 600)
    paisaje.cerros(lz, 620, alturas=(280, 180, 100))
    _aulas(lz, lz.turno((1, 2, 1, 1, 2)))
    paisaje.suelo(lz, 788)
    especie = a.de(("jacaranda", "encino", "tabachin"))
    vegetacion.arbol(lz, 1430, 900, a.entre(500, 640), especie)
    lz.turno((_recreo, _honores, _ronda, _padres, _cascarita))(lz)


def _aulas(lz, pisos):
    p = lz.p
    franja = lz.azar.de([mezcla(p.medio, p.cerca, 0.4), p.almagre, p.oro, p.flor])
    muro(lz, -40, 790, 1280, 340 if pisos == 1 else 560, p.fachada, franja)
    for piso in range(pisos):
        base = 790 - piso * 250
        lz.rect(
            -60, base - 366 if pisos == 1 else base - 276, 1330, 30, mezcla(p.zocalo, p.tinta, 0.1)
        )
        for k in range(4):
            hueco(lz, 20 + k * 310, base - 90, 170, 150 if pisos == 1 else 120)
            lz.trazo([(105 + k * 310, base - 200), (105 + k * 310, base - 90)], 5, p.papel)
            hueco(lz, 218 + k * 310, base, 84, 250 if pisos == 1 else 210, encendido=False)
    lz.sobre(caja(-40, 458, 1280, 34), fuerza=0.5)


def _recreo(lz):
    """Break: everyone runs."""
    p = lz.p
    utileria.bandera(lz, 1170, 860, 640)
    for fila, (y, alto) in enumerate(((880, 190), (946, 224), (1012, 258))):
        inicio = 60 + fila * 70
        ninos(
            lz,
            inicio,
            inicio + 1400,
            y,
            alto,
            lz.azar.cuenta(3, 5),
            ropa=(None, p.papel, None)[fila],
        )


def _honores(lz):
    """The Monday salute to the flag, in rows."""
    p = lz.p
    utileria.bandera(lz, 1210, 880, 700)
    for fila, (y, alto) in enumerate(((860, 170), (930, 200), (1010, 236))):
        for k in range(8):
            x = 90 + k * 140 - fila * 24
            persona(
                lz,
                x,
                y,
                alto,
                "lee",
                nino=True,
                falda=k % 2 == 0,
                ropa=p.papel,
                bajo=p.cerca,
                mira=1,
            )
    persona(lz, 1390, 990, 330, "habla", falda=True, mira=-1)


def _ronda(lz):
    """A game of ball around the teacher."""
    p = lz.p
    corrillo(lz, 60, 700, 820, 200, 3, nino=True)
    persona(lz, 760, 940, 330, "aplaude", falda=True, adorno="collar")
    ninos(lz, 120, 620, 960, 220, 3)
    ninos(lz, 900, 1380, 960, 220, 3)
    for x, y in ((660, 1030), (1010, 800)):
        lz.disco(x, y, 26, p.oro)
        lz.disco(x - 7, y - 8, 9, mezcla(p.oro, p.papel, 0.6))


def _cascarita(lz):
    """A football match at break."""
    porteria(lz, 800, 870, 170)
    ninos(lz, 740, 860, 876, 170, 1)
    for x0, x1, y in ((120, 620, 930), (960, 1380, 930), (300, 1300, 1020)):
        ninos(lz, x0, x1, y, 210 + (y - 930) // 2, 3, gestos=["juega", "camina", "juega"])
    balon(lz, 800, 1010, 24, lz.p.papel)


def _padres(lz):
    """Way in: mothers and fathers bring the children."""
    for k in range(4):
        x = 180 + k * 330
        adorno = lz.azar.de(["bolsa", "rebozo", "collar"])
        persona(lz, x, 980 + k % 2 * 40, 340, "camina", mira=lz.luz, adorno=adorno)
        persona(
            lz, x + 110, 990 + k % 2 * 40, 210, "camina", nino=True, adorno="mochila", mira=lz.luz
        )
    plaza.papel_picado(lz, -30, 330, 1630, 380, 70, 54)
