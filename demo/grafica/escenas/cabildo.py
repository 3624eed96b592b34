"""The Cabildo in session."""

from demo.grafica import interior, salon, utileria
from demo.grafica.gente import persona
from demo.grafica.paletas import mezcla
from demo.grafica.publico import busto, publico


def cabildo(lz):
    """The Cabildo in session: the long table, the shield, the flags."""
    a, p = lz.azar, lz.p
    lz.acercar(1.22, 0.42, 0.58)
    lz.plano(lz.pleno(), mezcla(p.fachada, p.oro, 0.18))
    lz.sombrear(lz.pleno(), mezcla(p.sombra, p.muro, 0.45), 0.5, 1)
    friso = lz.rect(0, 470, lz.ancho, 300, mezcla(p.zocalo, p.tinta, 0.3))
    lz.grano(friso, p.tinta, 90, 0, 0.5)
    for cx in lz.turno(((250, 1350), (180, 400, 1200, 1420), (250, 1350))):
        interior.ventana(lz, cx, 462, 216 if cx in (250, 1350) else 150, 372)
    lz.turno((salon.escudo, salon.mural, salon.retratos))(lz)
    salon.banderas(lz, a.entre(210, 260))
    lz.turno((_regidores, _de_pie, _juramento, _votacion, _prensa))(lz)


def _regidores(lz):
    """Everyone in their seat, before the public."""
    salon.estrado(lz, lz.azar.de([5, 7, 7, 6]), lz.azar.de([lz.p.cerca, lz.p.almagre, lz.p.medio]))
    lz.rect(0, 978, lz.ancho, 89, mezcla(lz.p.almagre, lz.p.tinta, 0.6))
    publico(lz, 1075, 66, 1, (None,))


def _de_pie(lz):
    """One speaks standing, papers in hand."""
    quien = lz.azar.cuenta(1, 5)
    salon.estrado(lz, 7, lz.azar.de([lz.p.cerca, lz.p.medio]), de_pie=quien)
    publico(lz, 1085, 60, 1)


def _juramento(lz):
    """An oath is taken before the table."""
    salon.estrado(lz, 7, lz.p.cerca)
    lz.rect(0, 978, lz.ancho, 89, mezcla(lz.p.almagre, lz.p.tinta, 0.5))
    for k in range(3):
        x = 800 + (k - 1) * 270
        persona(lz, x, 1050, 420, "jura", mira=lz.luz, falda=k == 1)
    utileria.camara(lz, 800 - lz.luz * 640, 1060, 440, lz.luz)


def _votacion(lz):
    """Hands up: a vote."""
    salon.estrado(lz, 6, lz.azar.de([lz.p.medio, lz.p.almagre]), votan=True)
    lz.rect(0, 978, lz.ancho, 89, mezcla(lz.p.almagre, lz.p.tinta, 0.6))
    publico(lz, 1090, 56, 1)


def _prensa(lz):
    """Cameras and reporters before the table."""
    salon.estrado(lz, 5, lz.azar.de([lz.p.almagre, lz.p.cerca]))
    lz.rect(0, 978, lz.ancho, 89, mezcla(lz.p.cerca, lz.p.tinta, 0.4))
    for x in (210, 700, 1330):
        utileria.camara(lz, x, 1060, lz.azar.entre(330, 420), lz.luz)
    for x in (420, 1010):
        busto(lz, x, 1040, 74, contraluz=True)
