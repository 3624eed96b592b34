"""The park."""

from demo.grafica import juegos, oficio, paisaje, plaza, utileria, vegetacion
from demo.grafica.arquitectura import hilera
from demo.grafica.cancha import balon
from demo.grafica.gente import corrillo, ninos, persona
from demo.grafica.paletas import mezcla


def parque(lz):
    """A neighbourhood park: games, benches, trees."""
    a, p = lz.azar, lz.p
    lz.acercar(1.2)
    paisaje.cielo(lz, 620)
    paisaje.cerros(lz, 640, alturas=(300, 200, 120))
    if lz.turno((True, False, True)):
        hilera(lz, -60, 1660, 690, 220, (1, 1, 2))
    paisaje.suelo(lz, 680, mezcla(p.hoja, p.oro, 0.35))
    for k in range(6):
        x, especie = k * 300 + a.entre(-60, 60), a.de(("encino", "cipres", "jacaranda", "palma"))
        vegetacion.arbol(lz, x, 700, a.entre(230, 340), especie)
    m = lz.en(800, 1067, 1, lz.luz)
    camino = m.mancha(
        "-700 -40, -300 150, 100 200, 300 380, 420 380, 360 180, 160 60, 100 -60", p.suelo
    )
    lz.grano(camino, p.sombra, 90, 0, 0.4)
    lz.turno((_columpios, _resbaladilla, _paseo, _gimnasio, _merienda))(lz)


def _columpios(lz):
    corrillo(lz, 60, 1540, 760, 150, 5)
    juegos.columpios(lz, 800 + lz.luz * 260, 930, 380)
    vegetacion.arbol(
        lz, 800 - lz.luz * 580, 960, 640, lz.azar.de(("encino", "jacaranda", "tabachin"))
    )
    plaza.banca(lz, 800 - lz.luz * 330, 1000, 260)
    persona(lz, 800 - lz.luz * 360, 1004, 260, "sentado", sentado=True, falda=True)


def _resbaladilla(lz):
    corrillo(lz, 60, 1540, 760, 150, 4)
    plaza.farol(lz, 800 + lz.luz * 180, 790, 360)
    juegos.resbaladilla(lz, 800 - lz.luz * 20, 960, 400, lz.luz)
    juegos.subibaja(lz, 800 - lz.luz * 540, 1000, 180, lz.luz)
    ninos(lz, 800 + lz.luz * 520, 800 + lz.luz * 740, 1010, 200, 3)


def _paseo(lz):
    """A walk by the fountain on a Sunday."""
    plaza.fuente(lz, 800 + lz.luz * 260, 880, 210)
    for k in range(2):
        plaza.banca(lz, 800 - lz.luz * (240 + k * 320), 880, 220)
    sitio = 800 - lz.luz * 240
    persona(lz, sitio, 880, 230, "sentado", sentado=True, tocado="sombrero", falda=False)
    vegetacion.arbol(lz, 800 + lz.luz * 640, 1020, 720, lz.azar.de(("tabachin", "encino")))
    persona(lz, 760, 1010, 320, "camina", falda=True, mira=lz.luz)
    persona(lz, 870, 1020, 200, "camina", nino=True, adorno="globo", mira=lz.luz)
    utileria.perro(lz, 600, 1030, 90, lz.luz)
    utileria.bicicleta(lz, 800 - lz.luz * 580, 1030, 130, lz.luz)


def _gimnasio(lz):
    """The climbing dome and a ball game."""
    juegos.domo(lz, 800 + lz.luz * 330, 930, 230)
    corrillo(lz, 60, 700, 770, 160, 3)
    ninos(lz, 800 - lz.luz * 600, 800 - lz.luz * 60, 1000, 210, 4)
    balon(lz, 800 - lz.luz * 240, 1030, 25, lz.p.oro)
    for k in (-1, 1):
        vegetacion.arbusto(lz, 800 + k * 700, 1060, 110)
    plaza.farol(lz, 800 - lz.luz * 40, 880, 400)


def _merienda(lz):
    """A family on a blanket; a kite in the air."""
    p, m = lz.p, lz.en(800 - lz.luz * 60, 1000, 1)
    vegetacion.arbol(
        lz, 800 - lz.luz * 600, 930, 620, lz.azar.de(("encino", "jacaranda", "tabachin"))
    )
    manta = m.plano("-330 0, 330 0, 250 110, -250 110", p.almagre)
    lz.grano(manta, p.tinta, 90, 0, 0.4)
    for k in range(4):
        m.trazo(((-290 + k * 190, 0), (-220 + k * 145, 110)), 10, p.papel)
    for k, nino in enumerate((False, True, False, True)):
        x, alto = m.x - 230 + k * 150, 190 if nino else 270
        persona(lz, x, 990, alto, "sentado", sentado=True, nino=nino)
    oficio.cesta(lz, m.x + 250, 990, 50)
    x, y = 800 + lz.luz * 430, 330
    persona(lz, x, 980, 220, "saluda", nino=True, mira=lz.luz)
    juegos.papalote(lz, x + lz.luz * 60, 800, x + lz.luz * 150, y)
