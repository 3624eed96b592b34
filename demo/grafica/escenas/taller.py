"""The workshop: clay and loom."""

from demo.grafica import interior, oficio, utileria
from demo.grafica.gente import persona
from demo.grafica.geometria import caja
from demo.grafica.paletas import mezcla
from demo.grafica.publico import busto


def taller(lz):
    """Crafts: clay or loom."""
    lz.acercar(1.2, 0.4, 0.6)
    interior.cuarto(lz, 740, lz.turno((None, 180, None)))
    lz.turno((_alfareria, _telares, _decorado, _hilado, _horno))(lz)


def _alfareria(lz):
    """The potter at the wheel, shelves of pots behind."""
    oficio.anaquel(lz, 60, 600, 700, 3, 150)
    interior.ventana(lz, 1180, 560, 280, 400)
    x = 800 + lz.luz * 140
    oficio.torno(lz, x, 1020, 280)
    for k in range(lz.azar.cuenta(4, 6)):
        x_jarro = 800 - lz.luz * (680 - k * 110)
        oficio.jarro(lz, x_jarro, 1030 - k % 2 * 36, lz.azar.entre(110, 190))
    persona(lz, x + lz.luz * 150, 1010, 520, "corta", adorno="delantal", mira=-lz.luz, sentado=True)
    persona(lz, 800 + lz.luz * 580, 960, 420, "lee", adorno="delantal")


def _telares(lz):
    """A blanket grows on the loom."""
    interior.ventana(lz, 800 - lz.luz * 560, 560, 260, 420)
    oficio.madejas(lz, 520, 1100, 90)
    oficio.telar(lz, 800 + lz.luz * 80, 1000, 760, 720)
    persona(lz, 800 - lz.luz * 120, 1050, 440, "lee", falda=True, largo="trenzas", adorno="rebozo")
    oficio.cesta(lz, 800 + lz.luz * 560, 1040, 110)
    oficio.cesta(lz, 800 - lz.luz * 640, 1030, 90)


def _decorado(lz):
    """Several hands paint pots at a table."""
    oficio.anaquel(lz, 80, 520, 620, 2, 170)
    oficio.anaquel(lz, 900, 520, 620, 2, 170)
    interior.lampara(lz, 800, 260, 70)
    for k in range(5):
        x = 200 + k * 300
        busto(lz, x, 800, 62, tocado=None)
    interior.mesa(lz, 40, 1010, 1520, 170, mezcla(lz.p.oro, lz.p.cantera, 0.5))
    for k in range(10):
        oficio.jarro(lz, 130 + k * 150, 832, lz.azar.entre(64, 110))


def _hilado(lz):
    """Cloth on the wall, spinners before it."""
    p = lz.p
    for k in range(4):
        x = 60 + k * 390
        lz.sobre(caja(x + 8, 122, 320, 470), fuerza=0.6)
        oficio.tejido(lz, x, 580, 320, 460)
        lz.trazo([(x - 14, 118), (x + 334, 118)], 12, mezcla(p.cantera, p.tinta, 0.5))
    for k in range(3):
        x = 320 + k * 470
        utileria.silla(lz, x, 960, 200, p.zocalo)
        persona(
            lz,
            x,
            980,
            440,
            ("lee", "aplaude", "sentado")[k],
            sentado=True,
            falda=True,
            largo="trenzas",
            adorno="rebozo",
        )
        oficio.cesta(lz, x + 190, 1020, 80)


def _horno(lz):
    """The kiln is opened; an apprentice carries the load."""
    oficio.horno(lz, 800 + lz.luz * 420, 860, 520)
    oficio.anaquel(lz, 60 if lz.luz > 0 else 940, 620, 600, 3, 160)
    persona(
        lz,
        800 + lz.luz * 60,
        980,
        440,
        "senala",
        adorno="delantal",
        mira=lz.luz,
        falda=False,
        tocado="sombrero",
    )
    persona(lz, 800 - lz.luz * 240, 1000, 420, "lee", adorno="delantal", mira=lz.luz)
    for k in range(7):
        oficio.jarro(lz, 800 + lz.luz * (-640 + k * 120), 1045, lz.azar.entre(90, 160))
