"""The square before the parish church."""

from demo.grafica import iglesia, paisaje, plaza, vegetacion
from demo.grafica.gente import corrillo, ninos, persona
from demo.grafica.portales import portales


def plaza_mayor(lz):
    """The parish church over the square, with trees and whoever passes by."""
    a, cx = lz.azar, lz.ancho * (0.5 - lz.luz * lz.azar.entre(-0.05, 0.16))
    lz.acercar(1.2)
    paisaje.cielo(lz, 800)
    paisaje.cerros(lz, 800, alturas=(300, 210, 120))
    paisaje.matorral(lz, 800)
    arcos, alto = a.cuenta(4, 6), a.entre(220, 290)
    for x in (cx + 330, cx - 1130):
        portales(lz, x, 822, 800, arcos, alto)
    iglesia.parroquia(lz, cx, 824, a.entre(580, 680), lz.turno((2, 1, 2)))
    paisaje.suelo(lz, 822)
    paisaje.losas(lz, 824, cx)
    lz.sobre(lz.en(cx, 824, 1, lz.luz).puntos("-190 0, 190 0, 610 -96, 230 -96"), fuerza=0.5)
    lz.turno((_con_arboles, _con_fuente, _con_kiosco, _con_globos, _con_palomas))(lz, cx)
    if lz.turno((True, False, False, True, False)):
        plaza.papel_picado(lz, -30, 60, lz.ancho + 30, 40, a.entre(80, 150), 74)


def _con_arboles(lz, cx):
    a, (una, otra) = lz.azar, lz.azar.varios(vegetacion.DE_PLAZA, 2)
    corrillo(lz, 300, 1300, 868, 112, a.cuenta(6, 11))
    vegetacion.arbol(lz, cx + lz.luz * 560, 905, 430, una)
    vegetacion.arbol(lz, cx - lz.luz * 640, 985, 560, otra)
    corrillo(lz, cx - 120, cx + 420, 1004, 190, a.cuenta(2, 4))


def _con_fuente(lz, cx):
    for k in (-1, 1):
        vegetacion.arbol(lz, cx + k * 620, 890, 360, "cipres" if k == lz.luz else "palma")
    corrillo(lz, 200, 1400, 872, 116, 8)
    plaza.fuente(lz, cx + lz.luz * 250, 970, 210)
    ninos(lz, cx - 260, cx + 40, 1000, 150, 3)
    plaza.banca(lz, cx - lz.luz * 480, 1010, 250)


def _con_kiosco(lz, cx):
    corrillo(lz, 200, 1400, 868, 112, 9)
    plaza.kiosco(lz, cx + lz.luz * 370, 950, 400)
    vegetacion.arbol(lz, cx - lz.luz * 560, 930, 480, lz.azar.de(vegetacion.DE_PLAZA))
    for k in (-1, 1):
        plaza.farol(lz, cx + k * 150, 985, 300)
    corrillo(lz, cx - 420, cx + 120, 1010, 190, 3)


def _con_globos(lz, cx):
    corrillo(lz, 150, 1450, 872, 118, 12)
    vegetacion.arbol(lz, cx + lz.luz * 680, 940, 470, lz.azar.de(vegetacion.DE_PLAZA))
    x = cx - lz.luz * 330
    plaza.globero(lz, x + 64, 800, 360)
    persona(lz, x, 1010, 280, "saluda", tocado="sombrero", falda=False, mira=1)
    ninos(lz, x - 330, x - 60, 1020, 170, 2)
    ninos(lz, x + 120, x + 420, 1016, 170, 2)


def _con_palomas(lz, cx):
    corrillo(lz, 150, 1450, 868, 112, 7)
    for k in (-1, 1):
        plaza.farol(lz, cx + k * 420, 905, 280)
        vegetacion.jardinera(lz, cx + k * 600 - 150, 915, 300, 44)
    plaza.banca(lz, cx + lz.luz * 420, 1010, 300)
    persona(
        lz, cx + lz.luz * 380, 1010, 260, "sentado", sentado=True, tocado="sombrero", falda=False
    )
    plaza.palomas(lz, cx - 260, cx + 260, 985)
    ninos(lz, cx - lz.luz * 460, cx - lz.luz * 200, 1000, 160, 2)
