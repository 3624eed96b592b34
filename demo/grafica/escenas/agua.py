"""Water for the town."""

from demo.grafica import obra, paisaje, vegetacion
from demo.grafica.arquitectura import casa
from demo.grafica.cuadrillas import obrero
from demo.grafica.gente import corrillo, ninos, persona
from demo.grafica.geometria import ovalo
from demo.grafica.paletas import mezcla


def agua(lz):
    """A water main goes in; the tank stands over the town."""
    a, p = lz.azar, lz.p
    lz.acercar(1.2)
    paisaje.cielo(lz, 640)
    paisaje.cerros(lz, 650, alturas=(330, 230, 140))
    obra.tanque(lz, 800 - lz.luz * a.entre(300, 520), 690, a.entre(420, 600))
    for k in range(a.cuenta(4, 7)):
        alto, tinta = 100 + a.entre(0, 50), a.de(p.cales())
        casa(lz, 800 + lz.luz * 120 + (k - 2) * 190, 700, 180, alto, tinta)
    paisaje.suelo(lz, 694)
    paisaje.matorral(lz, 700)
    lz.turno((_zanja, _reparto, _llave, _zanja_a_mano, _bordo))(lz)


def _zanja(lz):
    """Excavator, trench and crew."""
    obra.excavadora(lz, 800 + lz.luz * 400, 850, 1.15, -lz.luz)
    obra.zanja_con_tubo(lz, 866, 150)
    for x, y, gesto in ((430, 884, "cava"), (180, 870, "quieto"), (600, 900, "habla")):
        obrero(lz, 800 - lz.luz * x, y, 250, gesto, mira=lz.luz)
    _tierra_al_frente(lz)


def _zanja_a_mano(lz):
    """The crew digs; a pickup brings the pipe."""
    obra.camioneta(lz, 800 + lz.luz * 430, 830, -lz.luz, lz.p.medio, False, 0.95)
    for k in range(5):
        obrero(
            lz,
            800 - lz.luz * (680 - k * 190),
            880 + k % 2 * 12,
            260,
            ("cava", "cava", "senala")[k % 3],
        )
    obra.zanja_con_tubo(lz, 890, 140)
    obra.conos(lz, 800 + lz.luz * 620, 1040, 3, -lz.luz)


def _reparto(lz):
    """A water lorry fills the neighbours' buckets."""
    obra.pipa(lz, 800 + lz.luz * 260, 900, lz.luz, 1.2)
    for k in range(4):
        persona(lz, 800 - lz.luz * (160 + k * 165), 960 + k % 2 * 24, 300, "quieto", mira=lz.luz)
    _cubetas(lz, 800 - lz.luz * 400, 1010)
    obrero(lz, 800 - lz.luz * 30, 930, 290, "habla", mira=-lz.luz)


def _llave(lz):
    """Neighbours open the new tap."""
    p, m = lz.p, lz.en(800 + lz.luz * 120, 960, 1, -lz.luz)
    pila = m.plano("-190 110, 120 110, 100 0, -170 0", mezcla(p.cantera, p.papel, 0.2))
    lz.sombrear(pila, p.tinta, 0.5)
    m.plano("-180 110, 112 110, 106 96, -174 96", p.cielo)
    m.trazo("70 100, 70 270, -30 270, -30 236", 22, p.medio)
    m.trazo("-30 226, -34 110", 13, p.papel)
    m.trazo("40 300, 100 300", 12, p.almagre)
    corrillo(lz, 800 + lz.luz * 260, 800 + lz.luz * 700, 990, 310, 3, gestos=["aplaude", "habla"])
    ninos(lz, 800 - lz.luz * 560, 800 - lz.luz * 160, 1000, 200, 3)
    vegetacion.maguey(lz, 800 - lz.luz * 690, 1050, 190)


def _bordo(lz):
    """The pond behind the new dam, seen from its edge."""
    p = lz.p
    vaso = ovalo(800 + lz.luz * 120, 850, 620, 92, 40)
    lz.plano(ovalo(800 + lz.luz * 120, 856, 650, 108, 40), mezcla(p.suelo, p.almagre, 0.3))
    lz.grano(lz.plano(vaso, mezcla(p.cielo, p.medio, 0.4)), p.papel, 270, 0, 0.6)
    for _ in range(9):
        x, y = 800 + lz.luz * (120 + lz.azar.entre(-480, 480)), 850 + lz.azar.entre(-50, 60)
        lz.trazo([(x - 50, y), (x + 50, y)], 2, p.papel)
    for x in (-680, 640):
        vegetacion.maguey(lz, 800 + lz.luz * x, 1050, 170)
    obrero(lz, 800 - lz.luz * 420, 1000, 320, "senala", mira=lz.luz)
    for k in range(3):
        persona(
            lz,
            800 - lz.luz * (560 - k * 330),
            1010 + k % 2 * 20,
            310,
            lz.azar.de(["jarra", "quieto", "habla"]),
            mira=lz.luz,
        )


def _tierra_al_frente(lz):
    p = lz.p
    frente = [(0, 1000), (400, 1016), (900, 1004), (1600, 1024), (1600, 1067), (0, 1067)]
    lz.grano(lz.plano(frente, mezcla(p.almagre, p.suelo, 0.35)), p.tinta, 90, 0, 0.6)


def _cubetas(lz, cx, y):
    p = lz.p
    for k in range(7):
        m = lz.en(cx + (k - 3) * 120, y + k % 2 * 18, 44)
        tinta = lz.azar.de([p.medio, p.almagre, p.oro, p.papel])
        lz.sombrear(m.plano("-.7 1.3, .7 1.3, .5 0, -.5 0", tinta), mezcla(tinta, p.tinta, 0.6))
        m.disco(0, 1.3, 0.7, mezcla(p.cielo, p.papel, 0.4), 0.16)
