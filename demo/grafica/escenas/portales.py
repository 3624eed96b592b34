"""The arcade at the side of the square."""

from demo.grafica import calles, iglesia, paisaje, plaza, utileria, vegetacion
from demo.grafica.gente import corrillo, persona
from demo.grafica.portales import portales


def portal(lz):
    """The arcade at the side of the square on an ordinary day."""
    a = lz.azar
    lz.acercar(1.25)
    paisaje.cielo(lz, 300, sol=False)
    iglesia.parroquia(lz, lz.ancho * (0.5 + lz.luz * 0.33), 640, 560, a.cuenta(1, 2))
    arcos = lz.turno((5, 4, 6, 5, 4))
    portales(lz, -60, 850, 1720, arcos, a.entre(560, 690))
    paisaje.suelo(lz, 848)
    paso = 1720 / arcos
    for i in range(arcos):
        m = lz.en(-60 + paso * (i + 1), 850, 1)
        corre = lz.luz * 130
        lz.sobre(
            m.puntos(((-44, 0), (44, 0), (44 + corre, -217), (-74 + corre, -217))), fuerza=0.45
        )
    lz.turno((_paseantes, _mesas, _bicicletas, _artesanas, _musica))(lz)
    if a.moneda(0.4):
        plaza.papel_picado(lz, -30, 150, 1630, 130, 90, 70)


def _paseantes(lz):
    corrillo(lz, 160, 1450, 910, 250, lz.azar.cuenta(4, 7))
    persona(
        lz, 800 - lz.luz * 430, 1030, 330, "camina", tocado="sombrero", falda=False, mira=lz.luz
    )
    persona(lz, 800 + lz.luz * 360, 1046, 320, falda=True, adorno="rebozo", mira=-lz.luz)


def _mesas(lz):
    """Coffee tables under parasols."""
    corrillo(lz, 100, 1500, 890, 230, 4)
    for k, x in enumerate((260, 790, 1320)):
        tinta = lz.azar.de([lz.p.almagre, lz.p.medio, lz.p.oro])
        for lado in (-1, 1):
            persona(lz, x + lado * 120, 1010, 280, "sentado", sentado=True, mira=-lado)
        lz.rect(x - 90, 900, 180, 12, lz.p.papel)
        lz.trazo([(x, 910), (x, 1012)], 10, lz.p.tinta)
        plaza.sombrilla(lz, x, 1000, 420 + 20 * (k % 2), tinta)


def _bicicletas(lz):
    corrillo(lz, 200, 1400, 905, 245, 5)
    for k in range(lz.azar.cuenta(2, 3)):
        utileria.bicicleta(lz, 330 + k * 330, 1000, 130, lz.luz)
    for x in (90, 1500):
        vegetacion.maceta(lz, x, 1010, 190)
    persona(lz, 800 + lz.luz * 420, 1040, 330, "habla", mira=-lz.luz)
    utileria.perro(lz, 800 + lz.luz * 610, 1040, 80, lz.luz)


def _artesanas(lz):
    """Women who sell cloth and pots on the ground."""
    inicio = lz.azar.entre(120, 260)
    corrillo(lz, 150, 1450, 890, 235, 4)
    for k in range(3):
        x = inicio + k * 470
        calles.puesto_en_el_suelo(lz, x, 1030, 330)
        persona(lz, x + 160, 960, 290, "sentado", sentado=True, falda=True, adorno="rebozo")


def _musica(lz):
    """Guitars under an arch and people who listen."""
    for k in range(4):
        x = 800 + (k - 1.5) * 150
        m = persona(lz, x, 930, 280, "lee", tocado="sombrero", falda=False, ropa=lz.p.papel)
        calles.guitarra(m, lz.p)
    for lado in (-1, 1):
        corrillo(lz, 800 + lado * 430 - 150, 800 + lado * 430 + 200, 1000, 280, 2)
    plaza.palomas(lz, 500, 1100, 1030)
