"""The patron saint's night."""

from demo.grafica import fiestas, iglesia, paisaje, plaza
from demo.grafica.gente import corrillo, ninos, persona
from demo.grafica.paletas import mezcla
from demo.grafica.portales import portales
from demo.grafica.publico import busto, publico


def fiesta(lz):
    """The night of the patron saint."""
    a = lz.azar
    lz.acercar(1.15)
    paisaje.cielo(lz, 760)
    paisaje.cerros(lz, 760, alturas=(260, 170))
    iglesia.parroquia(lz, 800 - lz.luz * a.entre(320, 440), 790, a.entre(500, 600), a.cuenta(1, 2))
    portales(lz, 800 + (-60 if lz.luz > 0 else -1000), 800, 1060, a.cuenta(5, 7), 250)
    paisaje.suelo(lz, 796)
    lz.turno((_verbena, _noria, _quema, _baile, _antojitos))(lz)


def _cohetes(lz, cuantos):
    p = lz.p
    sitios = lz.azar.varios(
        ((300, 220), (610, 330), (-40, 140), (-420, 190), (120, 300), (-640, 300)), cuantos
    )
    for k, (x, y) in enumerate(sitios):
        tinta = (p.oro, p.almagre, p.flor, p.papel, p.hoja)[k % 5]
        fiestas.fuegos(lz, 800 + lz.luz * x, y, lz.azar.entre(90, 200), tinta)


def _verbena(lz):
    """Kiosk, band and bulbs, and the fireworks above."""
    _cohetes(lz, 4)
    plaza.kiosco(lz, 800 + lz.luz * 260, 900, 440)
    for k in range(5):
        x = 800 + lz.luz * 260 + (k - 2) * 52
        busto(lz, x, 796, 20, ropa=lz.p.papel, largo=None, tocado="sombrero")
    fiestas.foquitos(lz, 0, 330, 1600, 470)
    fiestas.foquitos(lz, 0, 470, 1600, 330)
    publico(lz, 985, 50, 3)


def _noria(lz):
    """The wheel of the fair."""
    _cohetes(lz, 2)
    fiestas.rueda(lz, 800 + lz.luz * 330, 880, 760)
    tintas = [lz.p.almagre, lz.p.medio, lz.p.oro]
    for k, x in enumerate((40, 430, 1180)):
        plaza.toldo(lz, x, 930, 360, 200, tintas[k])
    fiestas.foquitos(lz, 0, 560, 1600, 600, 60)
    corrillo(lz, 60, 1540, 1010, 210, 9)


def _quema(lz):
    """The castle burns."""
    fiestas.castillo(lz, 800 + lz.luz * 250, 900, 720)
    _cohetes(lz, 1)
    publico(lz, 960, 44, 3)


def _antojitos(lz):
    """Food stalls under the bulbs, and balloons."""
    p = lz.p
    _cohetes(lz, 2)
    plaza.papel_picado(lz, -30, 470, 1630, 440, 90, 60)
    for k, tinta in enumerate((p.almagre, p.flor, p.oro)):
        x = 60 + k * 520
        plaza.toldo(lz, x, 960, 440, 300, tinta)
        for n in range(2):
            busto(lz, x + 150 + n * 150, 868, 34, tocado=lz.azar.de([None, "sombrero"]))
        lz.grano(
            lz.rect(x + 30, 868, 380, 92, mezcla(p.cantera, p.tinta, 0.4)), p.tinta, 90, 0, 0.6
        )
        fiestas.foquitos(lz, x, 690, x + 440, 690, 26, 11)
    x = 800 + lz.luz * 330
    corrillo(lz, 800 - lz.luz * 740, 800 + lz.luz * 200, 1030, 270, 5)
    plaza.globero(lz, x + 62, 830, 330)
    persona(lz, x, 1040, 290, "saluda", tocado="sombrero", falda=False, mira=1)
    ninos(lz, x + lz.luz * 110, x + lz.luz * 420, 1040, 180, 2)


def _baile(lz):
    """Couples dance under the bulbs."""
    p = lz.p
    _cohetes(lz, 3)
    plaza.papel_picado(lz, -30, 420, 1630, 400, 110, 64)
    fiestas.foquitos(lz, 0, 560, 1600, 540, 80)
    corrillo(lz, 40, 1560, 880, 150, 12)
    for k in range(4):
        x, y, tinta = 240 + k * 370, 1030 - 20 * (k % 2), (p.almagre, p.oro, p.flor, p.papel)[k]
        ella = {"falda": True, "ropa": tinta, "bajo": tinta, "largo": "trenzas", "mira": 1}
        persona(lz, x - 62, y, 290, "habla", **ella)
        el = {"falda": False, "ropa": p.papel, "tocado": "sombrero", "mira": -1}
        persona(lz, x + 62, y, 310, "camina", **el)
