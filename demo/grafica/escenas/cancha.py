"""The sports court."""

from demo.grafica import paisaje
from demo.grafica.arquitectura import hilera, muro
from demo.grafica.cancha import balon, cancha, porteria, tablero
from demo.grafica.gente import corrillo, persona
from demo.grafica.geometria import caja
from demo.grafica.paletas import mezcla


def partido(lz):
    """The sports court on a match day."""
    a, p = lz.azar, lz.p
    lz.acercar(1.2, 0.42, 0.58)
    paisaje.cielo(lz, 640)
    paisaje.cerros(lz, 640, alturas=(260, 190, 110))
    if lz.turno((False, True)):
        hilera(lz, -60, 1660, 690, 250, (1, 1, 2))
    muro(lz, 0, 700, 1600, 80, p.fachada, p.zocalo)
    fuga = 800 + lz.luz * 40
    lz.plano(caja(0, 690, 1600, 377), mezcla(p.suelo, p.sombra, 0.35))
    cancha(lz, 650, fuga, lz.turno((p.almagre, p.medio, p.hoja, p.almagre, p.flor)))
    corrillo(lz, 20, 1580, 742, 128, a.cuenta(9, 15))
    if lz.turno((True, False, False, True)):
        _techumbre(lz, fuga)
    lz.turno((_baloncesto, _futbol, _premiacion, _voleibol, _activacion))(lz, fuga)


def _techumbre(lz, fuga):
    p = lz.p
    for k in (-1, 1):
        for dx, y0, y1, g in ((560, 740, 210, 20), (770, 1067, 120, 30)):
            lz.trazo([(fuga + k * dx, y0), (fuga + k * dx, y1)], g, mezcla(p.tinta, p.medio, 0.25))
    alero = [(1620, 150), (fuga + 560, 214), (fuga, 150), (fuga - 560, 214), (-20, 150)]
    techo = lz.plano([(-20, -20), (1620, -20), *alero], mezcla(p.cerca, p.tinta, 0.2))
    lz.grano(techo, p.tinta, 90, 0, 0.7)
    for i in range(15):
        x = -560 + i * 80
        fin = (fuga + x, 214 - 64 * (1 - abs(x) / 560))
        lz.trazo([(fuga + x * 1.7, -20), fin], 4, mezcla(p.medio, p.papel, 0.2))


def _jugadores(lz, fuga, lugares):
    p = lz.p
    equipos = lz.azar.varios([p.papel, p.oro, p.cerca, p.flor], 2)
    falda = False if lz.azar.moneda() else None
    for k, (x, y, alto, gesto) in enumerate(lugares):
        largo = "trenzas" if falda is None and k % 2 else None
        persona(lz, fuga + x, y, alto, gesto, ropa=equipos[k % 2], falda=False, largo=largo)


def _baloncesto(lz, fuga):
    tablero(lz, fuga, 745, 330)
    sitios = ((-330, 900, 300, "juega"), (70, 850, 250, "saluda"), (400, 980, 350, "juega"))
    _jugadores(lz, fuga, (*sitios, (-90, 1010, 370, "camina"), (190, 800, 210, "juega")))
    balon(lz, fuga + 40, 560, 25, lz.p.oro)


def _futbol(lz, fuga):
    porteria(lz, fuga, 770, 190)
    sitios = ((0, 775, 170, "juega"), (-360, 850, 240, "camina"), (330, 880, 270, "juega"))
    _jugadores(lz, fuga, (*sitios, (-140, 1000, 360, "camina"), (560, 1000, 350, "saluda")))
    balon(lz, fuga + 60, 1000, 27, lz.p.papel)


def _premiacion(lz, fuga):
    """The team lines up with its cup."""
    p = lz.p
    tinta = lz.azar.de([p.oro, p.flor, p.papel])
    for k in range(7):
        x, gesto = fuga + (k - 3) * 165, lz.azar.de(["quieto", "aplaude", "saluda"])
        persona(lz, x, 900, 330, gesto, ropa=tinta, falda=False, adorno="rayas")
    for k in range(4):
        otros = {"sentado": True, "ropa": tinta, "falda": False, "adorno": "rayas"}
        persona(lz, fuga + (k - 1.5) * 220, 1010, 330, "sentado", **otros)
    m = lz.en(fuga, 1040, 130)
    m.plano("-.2 0, .2 0, .06 .2, .06 .4, -.06 .4, -.06 .2", p.oro)
    m.mancha("-.1 .4, -.36 .62, -.36 1, .36 1, .36 .62, .1 .4", p.oro)
    m.rect(-0.3, -0.02, 0.6, 0.1, p.tinta)


def _activacion(lz, fuga):
    """Neighbours exercise in rows behind an instructor."""
    tablero(lz, fuga, 745, 300)
    for y, alto, n in ((800, 190, 8), (890, 240, 7), (1030, 310, 5)):
        for k in range(n):
            x = 800 + (k - (n - 1) / 2) * 1360 / n
            persona(
                lz,
                x,
                y,
                alto,
                lz.azar.de(["arriba", "arriba", "juega"]),
                adorno=lz.azar.de([None, "rayas"]),
            )


def _voleibol(lz, fuga):
    """A net across the court."""
    p = lz.p
    _jugadores(
        lz, fuga, ((-380, 800, 210, "juega"), (30, 790, 200, "saluda"), (400, 800, 215, "juega"))
    )
    for x in (fuga - 640, fuga + 640):
        lz.trazo([(x, 900), (x, 540)], 14, p.tinta)
    for k in range(33):
        x = fuga - 640 + k * 40
        lz.trazo([(x, 560), (x, 680)], 1.6, p.papel)
    for y in (560, 590, 620, 650, 680):
        lz.trazo([(fuga - 640, y), (fuga + 640, y)], 5 if y == 560 else 1.6, p.papel)
    _jugadores(
        lz,
        fuga,
        ((-290, 1010, 350, "saluda"), (160, 990, 340, "juega"), (500, 1020, 360, "camina")),
    )
    balon(lz, fuga + 60, 470, 26, p.papel)
