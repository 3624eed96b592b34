"""A street of painted houses."""

from demo.grafica import calles, iglesia, paisaje, utileria, vegetacion
from demo.grafica.gente import corrillo, persona


def calle(lz):
    """A street of painted houses, climbing to the tower or to the hills."""
    a = lz.azar
    lz.acercar(1.18)
    fx, p = lz.ancho * (0.5 + lz.luz * a.entre(-0.04, 0.16)), lz.p
    paisaje.cielo(lz, 640)
    paisaje.cerros(lz, 640, alturas=lz.turno(((250, 170), (420, 280))))
    if lz.turno((True, True, False, True)):
        iglesia.parroquia(lz, fx + 20, 640, a.entre(290, 380), torres=a.cuenta(1, 2))
    via = calles.Fuga(lz, fx, 560)
    via.piso()
    via.casas(a.entre(480, 600))
    via.sombra()
    via.juntas()
    corrillo(lz, fx - 110, fx + 130, 742, 120, a.cuenta(2, 4))
    lz.turno((_caminante, _senoras, _ciclista, _familia, _vendedor))(lz, fx)
    if lz.turno((True, False, True, False, False)):
        via.papel_picado()
    elif p.encendida:
        via.faroles()


def _caminante(lz, fx):
    persona(lz, fx + lz.luz * 250, 990, 340, "camina", tocado="sombrero", falda=False, mira=-lz.luz)


def _senoras(lz, fx):
    for k in (0, 1):
        x = fx - 190 + k * 120
        persona(lz, x, 960 + k * 20, 330, "habla" if k else "quieto", falda=True, adorno="rebozo")
    utileria.perro(lz, fx + 230, 1010, 84, -1)


def _ciclista(lz, fx):
    utileria.bicicleta(lz, fx + lz.luz * 130, 985, 150, -lz.luz)
    persona(lz, fx + lz.luz * 280, 995, 350, "camina", falda=False, mira=-lz.luz, adorno="mochila")


def _familia(lz, fx):
    persona(lz, fx - 230, 1000, 350, "camina", falda=True, adorno="bolsa", mira=1)
    persona(lz, fx - 90, 1006, 210, "camina", nino=True, adorno="globo", mira=1)
    persona(lz, fx + 260, 900, 270, "saluda", falda=False, mira=-1)


def _vendedor(lz, fx):
    persona(
        lz, fx + lz.luz * 220, 985, 330, "lee", tocado="sombrero", adorno="canasta", falda=False
    )
    persona(lz, fx - lz.luz * 150, 900, 270, "habla", falda=True, mira=lz.luz)
    vegetacion.maceta(lz, fx - lz.luz * 520, 1040, 200)
