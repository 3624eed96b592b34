"""The parade of a school band."""

from demo.grafica import banda, fiestas, obra, paisaje, plaza, utileria, vegetacion
from demo.grafica.arquitectura import hilera
from demo.grafica.gente import corrillo, persona
from demo.grafica.paletas import mezcla


def desfile(lz):
    """The band of a school parades down a street of painted houses."""
    a, p, va = lz.azar, lz.p, lz.luz
    lz.acercar(1.22)
    paisaje.cielo(lz, 420)
    if lz.turno((True, False)):
        paisaje.cerros(lz, 460, alturas=(380, 300))
    hilera(lz, -80, 1680, 660, a.entre(380, 480))
    lz.rect(0, 652, lz.ancho, 46, mezcla(p.cantera, p.papel, 0.35))
    corrillo(
        lz, 0, 1600, 690, 150, a.cuenta(15, 20), gestos=["aplaude", "quieto", "saluda", "jarra"]
    )
    paisaje.suelo(lz, 698, mezcla(p.suelo, p.sombra, 0.25))
    if lz.turno((True, False, True, True, False)):
        plaza.papel_picado(lz, -30, 90, 1630, 60, 120, 70)
    uniforme = a.de([p.almagre, p.cerca, p.medio, p.hoja])
    lz.turno((_contingente, _escolta, _tambores, _estandartes, _carro))(lz, uniforme, va)
    if a.moneda(0.6):
        fiestas.confeti(lz, 0, 1600, 120, 900, 90)


def _lineas(lz, uniforme, va, instrumentos, x0, paso):
    """Ranks of musicians, far ones first."""
    for fila, (y, alto) in enumerate(((800, 200), (890, 245), (1000, 300))):
        for k, instrumento in enumerate(instrumentos):
            x = x0 - va * k * paso * alto / 245 + va * fila * 40
            banda.musico(lz, x, y + lz.azar.entre(-4, 4), alto, instrumento, uniforme, va)


def _contingente(lz, uniforme, va):
    x = 800 + va * 420
    _lineas(
        lz, uniforme, va, ("corneta", "tambor", "tambor", "platillos", "bombo", "corneta"), x, 190
    )
    banda.bastonera(lz, 800 + va * 660, 950, 320, uniforme, va)


def _escolta(lz, uniforme, va):
    """Pupils who carry the flag before the drums."""
    p = lz.p
    _lineas(lz, uniforme, va, ("tambor", "tambor", "corneta", "bombo"), 800 - va * 30, 200)
    for k in range(4):
        x, y = 800 + va * (420 + (k % 2) * 190), 880 + k // 2 * 100
        persona(
            lz,
            x,
            y,
            260 + k // 2 * 40,
            "marcha",
            nino=True,
            falda=k % 2 == 0,
            ropa=p.papel,
            mira=va,
        )
    utileria.bandera(lz, 800 + va * 520, 900, 420, 180)
    persona(lz, 800 + va * 520, 945, 300, "marcha", nino=True, falda=True, ropa=p.papel, mira=va)


def _tambores(lz, uniforme, va):
    """A wall of drums, from the front."""
    banda.bastonera(lz, 800, 800, 220, uniforme, va)
    for y, alto, n in ((880, 240, 8), (1030, 320, 6)):
        for k in range(n):
            instrumento = "bombo" if k == n // 2 else "tambor"
            banda.musico(lz, 1600 * (k + 0.5) / n, y, alto, instrumento, uniforme, lz.azar.signo())


def _estandartes(lz, uniforme, va):
    p = lz.p
    for k, tinta in enumerate((p.almagre, p.oro, p.medio)):
        banda.estandarte(lz, 800 + va * (120 + k * 230), 860 + k * 50, 230 + k * 30, tinta, va)
    for k in range(5):
        x, y = 800 - va * (60 + k * 170), 900 + (k % 2) * 90
        banda.musico(
            lz, x, y, 250 + (k % 2) * 40, "corneta" if k % 2 else "platillos", uniforme, va
        )


def _carro(lz, uniforme, va):
    """A pickup covered in flowers, with pupils on board."""
    p, x = lz.p, 800 + va * 180
    for k in range(3):
        banda.estandarte(lz, x - va * (70 + k * 95), 840, 220, (p.almagre, p.oro, p.flor)[k], va)
    obra.camioneta(lz, x, 960, va, uniforme, False, 1.35)
    for lado in (-300, -160):
        vegetacion.jardinera(lz, x + va * lado - 90, 850, 180, 30)
    for k in range(3):
        banda.musico(lz, 800 - va * (300 + k * 190), 1010, 290, "tambor", uniforme, va)
    banda.bastonera(lz, 800 + va * 650, 1000, 320, uniforme, va)
