"""A ribbon is cut."""

from demo.grafica import fiestas, interior, obra, paisaje, utileria, vegetacion
from demo.grafica.arquitectura import cornisa, hilera, hueco, muro
from demo.grafica.gente import corrillo, ninos, persona
from demo.grafica.paletas import mezcla
from demo.grafica.publico import publico


def inauguracion(lz):
    """A ribbon is cut before a new building."""
    a, p = lz.azar, lz.p
    lz.acercar(1.24, 0.4, 0.6)
    paisaje.cielo(lz, 620)
    paisaje.cerros(lz, 740, alturas=(300, 200))
    vegetacion.arbol(lz, 800 - lz.luz * 700, 800, 560, a.de(("encino", "jacaranda", "tabachin")))
    lz.turno((_edificio, _escuela_nueva, _parque_nuevo, _edificio, _vehiculos))(lz)
    paisaje.suelo(lz, 798)
    invitados = a.varios((420, 535, 650, 970, 1085, 1200), a.cuenta(3, 6))
    for x in sorted(invitados):
        tocado = a.de([None, None, "sombrero"])
        falda = tocado is None and a.moneda()
        persona(
            lz, x, 980, a.entre(355, 385), a.de(["quieto", "aplaude"]), tocado=tocado, falda=falda
        )
    persona(
        lz, 800 + lz.luz * 12, 984, 388, "corta", falda=a.moneda(0.6), mira=lz.luz, ropa=p.papel
    )
    utileria.liston(lz, 250, 1350, 804)
    for x in (300, 1320):
        persona(lz, x, 1010, 250, "saluda", mira=1 if x < 800 else -1, nino=True)
    fiestas.confeti(lz, 200, 1400, 180, 800, lz.turno((70, 20, 120)))
    if lz.turno((False, True, False)):
        publico(lz, 1080, 58, 1)


def _edificio(lz):
    """A plain public building with its sign and glass doors."""
    p, ancho = lz.p, lz.azar.entre(980, 1240)
    x = 800 - ancho / 2
    muro(lz, x, 800, ancho, 480, p.fachada, p.zocalo)
    cornisa(lz, x, 312, ancho, 14)
    lz.rect(560, 330, 480, 66, p.zocalo)
    for k in range(9):
        lz.rect(604 + k * 44, 352, 30 if k % 3 else 22, 20, p.papel)
    interior.puerta_de_vidrio(lz, 590, 800, 420, 360)
    for k in (0.06, 0.19, 0.74, 0.87):
        hueco(lz, x + ancho * k - 10, 690, 96, 200)


def _escuela_nueva(lz):
    """Two floors of classrooms."""
    p = lz.p
    muro(lz, 140, 800, 1320, 540, p.fachada, p.zocalo)
    for base in (790, 520):
        for k in range(5):
            hueco(lz, 200 + k * 250, base - 70, 190, 140)
        lz.rect(120, base - 262, 1360, 18, mezcla(p.zocalo, p.papel, 0.2))
    interior.puerta_de_vidrio(lz, 700, 800, 200, 230, 2)
    utileria.bandera(lz, 800 + lz.luz * 590, 800, 620)


def _parque_nuevo(lz):
    """A stone arch and trees: a park opens."""
    p = lz.p
    for k, x in enumerate((330, 560, 1040, 1270)):
        vegetacion.arbol(lz, x, 790, 400 + 60 * (k % 2), ("encino", "jacaranda", "cipres")[k % 3])
    for x in (560, 960):
        muro(lz, x, 800, 80, 420, p.cantera)
        cornisa(lz, x, 380, 80, 12)
    lz.rect(540, 330, 520, 66, p.zocalo)
    for k in range(8):
        lz.rect(600 + k * 54, 352, 34 if k % 3 else 24, 22, p.papel)
    ninos(lz, 480, 1120, 800, 150, 4)
    corrillo(lz, 100, 500, 806, 170, 3)


def _vehiculos(lz):
    """New vehicles are handed over: ambulance, pickups, water lorry."""
    hilera(lz, -60, 1660, 800, 330)
    obra.pipa(lz, 420, 860, 1, 1.0)
    obra.ambulancia(lz, 1180, 860, -1, 1.1)
