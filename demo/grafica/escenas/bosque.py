"""The hillside forest."""

from demo.grafica import obra, paisaje, utileria, vegetacion
from demo.grafica.gente import ninos, persona
from demo.grafica.paletas import mezcla


def bosque(lz):
    """Neighbours plant trees on the hillside."""
    a, p = lz.azar, lz.p
    lz.acercar(1.22)
    paisaje.cielo(lz, 640)
    paisaje.cerros(lz, 700, alturas=(400, 290, 190))
    ladera = [(0, 700), (500, 640), (1000, 690), (1600, 610), (1600, 1067), (0, 1067)]
    lz.plano(ladera, mezcla(p.hoja, p.oro, a.entre(0.2, 0.55)))
    lz.grano(ladera, p.oro, 270, 0, 0.45)
    lz.grano(ladera, p.cerca, 90, 0, 0.7)
    lejos = lz.turno(("encino", "cipres", "encino", "palma"))
    for k in range(a.cuenta(5, 9)):
        x, y = 90 + k * 200 + a.entre(-60, 60), 690 + a.entre(-24, 14)
        vegetacion.arbol(lz, x, y, 130 + a.entre(0, 60), lejos)
    lz.turno((_reforestacion, _vivero, _senderistas, _tequio, _pastor))(lz)


def _plantulas(lz, filas, desde=-300, largo=1100):
    p = lz.p
    for fila, (y, n) in enumerate(filas):
        for i in range(n):
            m = lz.en(800 + lz.luz * (desde + largo * (i + 0.4 * fila) / n), y, 14 + 9 * fila)
            m.disco(0, 0, 1.3, mezcla(p.almagre, p.tinta, 0.45), 0.42)
            m.trazo("0 0, 0 2.2", 0.17, p.tinta)
            for k in (-1, 1, 0):
                m.disco(
                    k * 0.5,
                    2 + 0.5 * (k == 0),
                    0.52,
                    mezcla(p.hoja, p.papel, 0.18 + 0.12 * (k < 0)),
                )


def _plantador(lz, x, y, alto, gesto="cava"):
    tocado, mira = lz.azar.de(["sombrero", "gorra", None]), lz.azar.signo()
    m = persona(lz, 800 + lz.luz * x, y, alto, gesto, tocado=tocado, mira=mira, falda=False)
    if gesto == "cava":
        m.trazo("1.6 4.8, 2.5 0", 6 / m.u, lz.p.tinta)


def _reforestacion(lz):
    vegetacion.arbol(lz, 800 - lz.luz * 560, 900, 800)
    _plantulas(lz, ((790, 7), (900, 5), (1030, 4)))
    for x, y, alto in ((-40, 830, 190), (330, 940, 270), (40, 1010, 320)):
        _plantador(lz, x, y, alto)
    _plantador(lz, 200, 815, 180, "quieto")
    _plantador(lz, 590, 985, 300, "habla")


def _vivero(lz):
    """Children with saplings and their teacher."""
    _plantulas(lz, ((800, 9), (910, 7), (1040, 6)), -720, 1440)
    ninos(lz, 150, 1100, 960, 220, 5, gestos=["cava", "lee", "quieto", "saluda"])
    persona(lz, 1250, 980, 340, "senala", falda=True, mira=-1, tocado="sombrero")
    vegetacion.arbol(lz, 1500, 820, 420, "jacaranda")


def _senderistas(lz):
    """A path among great trees, and walkers."""
    p = lz.p
    m = lz.en(800, 1067, 1, lz.luz)
    lz.grano(
        m.mancha("-420 -40, -160 160, 40 260, 20 390, 90 390, 150 250, 60 140, -20 -40", p.suelo),
        p.sombra,
        90,
        0,
        0.5,
    )
    for x, y, alto in ((-640, 960, 760), (560, 900, 640), (760, 1060, 820)):
        vegetacion.arbol(lz, 800 + lz.luz * x, y, alto)
    for k, (x, y, alto) in enumerate(((30, 800, 150), (-20, 880, 220), (-130, 1000, 310))):
        persona(
            lz,
            800 + lz.luz * x,
            y,
            alto,
            "camina",
            falda=False,
            adorno="mochila",
            tocado=("gorra", None, "sombrero")[k],
        )
    vegetacion.maguey(lz, 800 + lz.luz * 300, 1040, 130)


def _tequio(lz):
    """A brigade carries plants from the pickup."""
    obra.camioneta(lz, 800 - lz.luz * 430, 880, -lz.luz, lz.p.hoja, False)
    _plantulas(lz, ((820, 6), (930, 5), (1045, 5)), -160, 960)
    for k, gesto in enumerate(("lee", "cava", "camina", "cava", "habla")):
        _plantador(lz, -300 + k * 240, 900 + k % 3 * 56, 240 + k % 3 * 36, gesto)
    utileria.perro(lz, 800 - lz.luz * 100, 1040, 70, lz.luz)


def _pastor(lz):
    """A shepherd with the flock among the trees."""
    a = lz.azar
    vegetacion.arbol(lz, 800 - lz.luz * 560, 880, 700, a.de(("encino", "tabachin")))
    for k in range(11):
        x, y = (
            800 + lz.luz * (-330 + k % 4 * 240 + k // 4 * 70),
            800 + k // 4 * 92 + a.entre(-14, 14),
        )
        utileria.borrego(lz, x, y, 60 + k // 4 * 22, a.signo())
    _plantador(lz, -360, 1000, 330, "camina")
    utileria.perro(lz, 800 - lz.luz * 200, 1040, 84, lz.luz)
