"""A road being paved."""

from demo.grafica import obra, paisaje, utileria, vegetacion
from demo.grafica.arquitectura import hilera
from demo.grafica.cuadrillas import obrero
from demo.grafica.gente import corrillo, persona
from demo.grafica.paletas import mezcla


def pavimento(lz):
    """A road being paved towards the hills."""
    a, p = lz.azar, lz.p
    lz.acercar(1.22)
    fx = 800 + lz.luz * a.entre(-60, 260)
    paisaje.cielo(lz, 600)
    paisaje.cerros(lz, 600, alturas=(330, 220, 130))
    if lz.turno((True, False)):
        hilera(lz, -60, 1660, 610, 130, (1,))
    paisaje.suelo(lz, 596, lz.turno((None, mezcla(p.hoja, p.oro, 0.4), None)))
    paisaje.matorral(lz, 602)
    _asfalto(lz, fx)
    for k in range(4):
        x = 800 - lz.luz * (150 + k * 190)
        vegetacion.arbol(
            lz, x, 690 + k * 42, 220 + k * 90, lz.turno(("encino", "cipres", "jacaranda", "palma"))
        )
    lz.turno((_compactado, _bacheo, _pintado, _banqueta, _en_servicio))(lz, fx)


def _asfalto(lz, fx):
    p = lz.p
    via = lz.plano(
        [(fx - 26, 598), (fx + 26, 598), (1500, 1067), (60, 1067)], mezcla(p.tinta, p.sombra, 0.45)
    )
    lz.grano(via, p.tinta, 90, 0.1, 0.6)
    lz.grano(via, p.halo, 270, 0, 0.3, 2)
    for t0, t1 in ((0.06, 0.1), (0.16, 0.24), (0.34, 0.48), (0.62, 0.86)):
        (x0, y0, w0), (x1, y1, w1) = (
            (fx + (780 - fx) * t, 598 + 469 * t, 3 + 15 * t) for t in (t0, t1)
        )
        lz.plano([(x0 - w0, y0), (x0 + w0, y0), (x1 + w1, y1), (x1 - w1, y1)], p.papel)


def _compactado(lz, fx):
    obra.rodillo(lz, 800 + lz.luz * 300, 880, 1.35, -lz.luz)
    for x, y, alto, gesto in (
        (-20, 840, 230, "cava"),
        (-250, 960, 300, "habla"),
        (640, 930, 280, "saluda"),
    ):
        obrero(lz, 800 + lz.luz * x, y, alto, gesto, mira=lz.luz)
    obra.conos(lz, 230, 1010)


def _bacheo(lz, fx):
    """Shovels, hot asphalt and the pickup."""
    p = lz.p
    obra.camioneta(lz, 800 + lz.luz * 360, 860, lz.luz, p.oro, True, 1.05)
    m = lz.en(800 - lz.luz * 150, 970, 1)
    lz.grano(
        m.mancha("-170 0, -90 76, 0 104, 100 70, 180 0", mezcla(p.tinta, p.sombra, 0.2)),
        p.tinta,
        90,
        0,
        0.7,
    )
    for k, x in enumerate((-420, -260, 70)):
        obrero(lz, 800 + lz.luz * x, 960 + k * 18, 310, "cava", mira=(1, -1, -1)[k] * lz.luz)
    obra.conos(lz, 800 - lz.luz * 640, 1030, 4, lz.luz)


def _pintado(lz, fx):
    """Lines are painted on the finished road."""
    p = lz.p
    for k in range(6):
        x, y = 260 + k * 190, 1010
        lz.plano([(x, y), (x + 90, y), (x + 70, y - 90), (x + 4, y - 90)], p.papel)
    for k, x in enumerate((-200, 160)):
        obrero(lz, 800 + lz.luz * x, 900 + k * 60, 290, "camina", mira=-lz.luz)
        lz.trazo(
            [(800 + lz.luz * (x - 50), 770 + k * 60), (800 + lz.luz * (x - 120), 890 + k * 60)],
            8,
            p.oro,
        )
    corrillo(lz, 800 + lz.luz * 480, 800 + lz.luz * 740, 960, 290, 2)
    obra.conos(lz, 800 - lz.luz * 560, 1040, 5, lz.luz)


def _banqueta(lz, fx):
    """Neighbours lay the kerb; the excavator waits."""
    p = lz.p
    obra.excavadora(lz, 800 - lz.luz * 420, 850, 0.95, lz.luz)
    for k in range(6):
        x = 800 + lz.luz * (60 + k * 130)
        bloque = lz.rect(x - 58, 960 + k * 12, 116, 44, mezcla(p.cantera, p.papel, 0.4))
        lz.grano(bloque, p.tinta, 90, 0, 0.5)
    for k in range(4):
        obrero(
            lz,
            800 + lz.luz * (-60 + k * 210),
            950 + k * 14,
            290,
            ("cava", "habla", "lee", "senala")[k],
        )


def _en_servicio(lz, fx):
    """The road in use: a pickup, a bicycle, people on foot."""
    obra.camioneta(lz, 800 + lz.luz * 190, 800, lz.luz, lz.p.medio, False, 0.8)
    utileria.bicicleta(lz, 800 - lz.luz * 120, 960, 150, lz.luz)
    persona(lz, 800 - lz.luz * 290, 975, 330, "camina", falda=False, tocado="sombrero", mira=lz.luz)
    persona(lz, 800 + lz.luz * 420, 1000, 330, "camina", falda=True, adorno="bolsa", mira=-lz.luz)
    persona(lz, 800 + lz.luz * 530, 1006, 210, "camina", nino=True, adorno="mochila", mira=-lz.luz)
