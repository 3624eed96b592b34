"""A speech before people and press."""

from demo.grafica import iglesia, paisaje, utileria, vegetacion
from demo.grafica.arquitectura import hilera
from demo.grafica.gente import persona
from demo.grafica.geometria import suave
from demo.grafica.paletas import mezcla
from demo.grafica.portales import portales
from demo.grafica.publico import publico


def discurso(lz):
    """Someone speaks at a lectern in the square, before the press."""
    a, p = lz.azar, lz.p
    lz.acercar(1.22, 0.4, 0.6)
    paisaje.cielo(lz, 700)
    paisaje.cerros(lz, 700, alturas=(330, 230))
    if lz.turno((True, False, True)):
        portales(lz, -200, 760, 2000, a.cuenta(6, 9), 300)
    else:
        hilera(lz, -100, 1700, 760, 330)
    paisaje.suelo(lz, 756)
    lz.turno((_mampara, _carpa, _mampara, _jardin, _templo))(lz)
    tarima = lz.rect(240, 770, 1120, 92, mezcla(p.cantera, p.papel, 0.2))
    lz.grano(tarima, p.tinta, 90, 0, 0.6)
    lz.rect(240, 762, 1120, 14, p.papel)
    _oradores(
        lz, lz.turno(((430, 560, 1030, 1150), (380, 1200), (360, 480, 600), (1000, 1110, 1220)))
    )
    publico(lz, 1010, a.entre(52, 70), a.cuenta(1, 2))
    if lz.turno((True, True, False)):
        utileria.camara(lz, 800 - lz.luz * a.entre(480, 680), 1000, 470, lz.luz)


def _oradores(lz, lugares):
    falda = lz.azar.moneda()
    for i, x in enumerate(lugares):
        persona(
            lz,
            x,
            772,
            330 + (i % 2) * 14,
            lz.azar.de(["quieto", "aplaude"]),
            mira=1 if x < 800 else -1,
        )
    x = 800 + lz.luz * lz.azar.entre(0, 60)
    gesto = lz.turno(("habla", "saluda", "senala"))
    persona(lz, x, 772, 366, gesto, falda=falda, mira=lz.luz, ropa=lz.p.papel)
    utileria.podio(lz, x + lz.luz * 12, 776, 206)


def _mampara(lz):
    """A printed backdrop with sun and hills."""
    p = lz.p
    fondo = lz.azar.de([p.cerca, p.almagre, p.medio, p.flor])
    lz.grano(lz.rect(330, 250, 940, 470, fondo), mezcla(fondo, p.papel, 0.3), 270, 0, 0.8)
    lz.disco(800 - lz.luz * 240, 440, 120, p.sol)
    puntos = [(330, 600), (470, 520), (640, 590), (860, 470), (1060, 560), (1270, 500)]
    cresta = suave([*puntos, (1270, 640), (330, 640)])
    tinta = mezcla(fondo, p.tinta, 0.3)
    lz.plano([(min(max(x, 330), 1270), y) for x, y in cresta], tinta)
    lz.rect(330, 640, 940, 80, p.almagre if fondo != p.almagre else p.oro)


def _carpa(lz):
    utileria.carpa(lz, 800, 768, 1180, 560, lz.azar.de([lz.p.papel, lz.p.almagre, lz.p.medio]))


def _templo(lz):
    """The parish church itself is the backdrop."""
    iglesia.parroquia(lz, 800 - lz.luz * 250, 768, 640, 2)
    vegetacion.arbol(lz, 800 + lz.luz * 440, 780, 480, "jacaranda")


def _jardin(lz):
    """Trees instead of a backdrop, and flowers on the stage."""
    for k, x in enumerate((250, 620, 1010, 1390)):
        vegetacion.arbol(lz, x, 780, 470 + k % 2 * 60, ("jacaranda", "encino")[k % 2])
    for x in (260, 1080):
        vegetacion.jardinera(lz, x, 768, 250, 40)
