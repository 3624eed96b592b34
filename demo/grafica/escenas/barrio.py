"""The hillside: houses, stairs, washing."""

from demo.grafica import calles, iglesia, paisaje, plaza, utileria, vegetacion, vivienda
from demo.grafica.gente import corrillo, ninos, persona
from demo.grafica.paletas import mezcla
from demo.grafica.publico import busto


def barrio(lz):
    """Painted houses up the hillside, with stairs and washing."""
    a = lz.azar
    lz.acercar(1.2)
    paisaje.cielo(lz, 420)
    paisaje.cerros(lz, 470, alturas=(330, 240, 170))
    cuesta = mezcla(lz.p.suelo, lz.p.hoja, 0.4)
    lz.grano(lz.rect(0, 400, lz.ancho, 700, cuesta), lz.p.sombra, 90, 0, 0.5)
    if lz.turno((True, False, True)):
        iglesia.parroquia(lz, 800 + lz.luz * a.entre(150, 420), 420, 260, torres=a.cuenta(1, 2))
    cx = 800 - lz.luz * a.entre(40, 300)
    for n in range(5):
        calles.andador_de_casas(lz, 440 + n * 128, 82 + n * 26, cx)
    pasos = (
        (cx, 1080),
        (cx - lz.luz * 70, 880),
        (cx + lz.luz * 40, 700),
        (cx, 560),
        (cx + 30, 450),
    )
    vivienda.escalinata(lz, pasos, 120)
    for (x, y), alto in zip(pasos[1:4], (150, 100, 70), strict=True):
        persona(lz, x + a.entre(-30, 30), y + 40, alto, "camina")
    lz.turno((_lavanderas, _tendido, _vecinos, _ninos_en_la_escalera, _mirador))(lz, cx)


def _lavanderas(lz, cx):
    persona(lz, cx + lz.luz * 20, 1040, 300, "lee", falda=True, adorno="canasta", mira=lz.luz)
    vegetacion.maceta(lz, cx - 190, 1070, 150)
    vegetacion.maceta(lz, cx + 200, 1070, 170)


def _tendido(lz, cx):
    vivienda.ropa_tendida(lz, -20, 640, cx + 300, 560, 70, 90)
    vivienda.ropa_tendida(lz, cx - 260, 780, 1640, 690, 80, 110)
    persona(lz, cx, 1050, 270, "camina", tocado="sombrero", falda=False)


def _vecinos(lz, cx):
    corrillo(lz, cx - 130, cx + 130, 1040, 260, 2, gestos=["habla", "saluda"])
    utileria.perro(lz, cx + 230, 1050, 74, -1)
    plaza.papel_picado(lz, -30, 500, 1630, 470, 90, 50)


def _ninos_en_la_escalera(lz, cx):
    ninos(lz, cx - 140, cx + 150, 1030, 200, 3)
    vegetacion.arbol(lz, cx - lz.luz * 600, 1080, 620, lz.azar.de(vegetacion.DE_PLAZA))


def _mirador(lz, cx):
    """Seen over a parapet, from the hill across."""
    p = lz.p
    pretil = lz.rect(0, 930, lz.ancho, 140, mezcla(p.cantera, p.papel, 0.2))
    lz.grano(pretil, p.tinta, 90, 0, 0.6)
    lz.rect(0, 918, lz.ancho, 18, mezcla(p.cantera, p.papel, 0.5))
    for x in (110, 330, 1480):
        vegetacion.maceta(lz, x, 922, lz.azar.entre(110, 160))
    for k in (0, 1):
        busto(
            lz,
            800 + lz.luz * (150 + 190 * k),
            1040,
            78,
            contraluz=True,
            tocado=("sombrero", None)[k],
        )
