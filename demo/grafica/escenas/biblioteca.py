"""The public library."""

from demo.grafica import interior, vegetacion
from demo.grafica.gente import persona
from demo.grafica.paletas import mezcla
from demo.grafica.publico import busto, lector


def biblioteca(lz):
    """The reading room."""
    lz.acercar(1.2, 0.4, 0.6)
    interior.cuarto(lz, 720, 250)
    lz.turno((_sala_de_lectura, _cuentacuentos, _pasillo, _ventanal, _computo))(lz)


def _sala_de_lectura(lz):
    """Readers at the long table, bookcases behind."""
    a = lz.azar
    for k in range(4):
        interior.estanteria(lz, 40 + k * 400, 720, 330, a.entre(440, 520), 5)
    for k in range(3):
        interior.lampara(lz, 330 + k * 470, 220, 62)
    _mesa_de_lectores(lz, 780, 1000, 5, 50)
    persona(lz, 800 + lz.luz * 660, 1010, 400, "lee", adorno="libro", mira=-lz.luz)


def _mesa_de_lectores(lz, y, ancho, cuantos, u):
    a, p = lz.azar, lz.p
    x0 = 800 - lz.luz * 110 - ancho / 2
    madera = mezcla(p.almagre, p.cantera, 0.45)
    for k in range(cuantos):
        lector(lz, x0 + ancho * (k + 0.5) / cuantos, y + 26, u)
    interior.mesa(lz, x0, y + 250, ancho, 190, madera)
    for k in range(cuantos):
        cx = x0 + ancho * (k + 0.5) / cuantos
        m = lz.en(cx, y + 50, 46)
        m.plano("-1 .6, 0 .45, 1 .6, 1.15 -.1, 0 -.3, -1.15 -.1", p.papel)
        m.trazo("0 .45, 0 -.3", 0.06, p.sombra)
        if a.moneda(0.5):
            interior.libros(lz, cx + 70, y + 40, 60)


def _cuentacuentos(lz):
    """A story is read to children on the rug."""
    a = lz.azar
    for x in (20, 1240):
        interior.estanteria(lz, x, 720, 330, 430, 4)
    interior.ventana(lz, 800, 560, 260, 400)
    interior.banderines(lz, 90)
    interior.alfombra(lz, 800, 930, 620, 130)
    lee = {"sentado": True, "falda": True, "adorno": "libro", "mira": lz.luz}
    persona(lz, 800 - lz.luz * 330, 890, 380, "sentado", **lee)
    escucha = {"sentado": True, "nino": True, "mira": -lz.luz}
    for k in range(8):
        x, y = 800 + lz.luz * (-110 + k % 4 * 190 + k // 4 * 60), 900 + k // 4 * 90
        persona(lz, x, y, 240, a.de(["sentado", "aplaude"]), **escucha)
    interior.libros(lz, 800 - lz.luz * 560, 960, 110)


def _pasillo(lz):
    """Between high shelves: someone on the ladder, someone choosing."""
    for k in range(3):
        interior.estanteria(lz, -20 + k * 560, 760, 480, 660, 6)
    madera = mezcla(lz.p.oro, lz.p.tinta, 0.3)
    x = 800 + lz.luz * 300
    for dx in (-50, 50):
        lz.trazo([(x + dx * 1.2, 900), (x + dx * 0.8, 230)], 12, madera)
    for k in range(9):
        lz.trazo([(x - 58 + k * 1.6, 860 - k * 72), (x + 58 - k * 1.6, 860 - k * 72)], 9, madera)
    persona(lz, x, 720, 380, "saluda", adorno=None, mira=-lz.luz, falda=False)
    persona(lz, 800 - lz.luz * 260, 960, 430, "lee", adorno="libro", mira=lz.luz)
    persona(lz, 800 - lz.luz * 520, 1000, 300, "senala", nino=True, mira=-lz.luz)
    _carrito(lz, 800 + lz.luz * 20, 1040)


def _carrito(lz, x, y):
    """The trolley of returned books."""
    p = lz.p
    for b in (60, 190):
        lz.rect(x - 150, y - b, 300, 14, mezcla(p.almagre, p.tinta, 0.3))
        for k in range(11):
            tinta, alto = lz.azar.de(p.ropas()), lz.azar.entre(64, 94)
            lz.rect(x - 140 + k * 25, y - b - alto, 21, alto, tinta)
    for dx in (-140, 130):
        lz.rect(x + dx, y - 250, 10, 240, p.tinta)
        lz.disco(x + dx + 5, y, 15, p.tinta)


def _ventanal(lz):
    """Small tables by tall windows, with plants."""
    for k in range(3):
        interior.ventana(lz, 290 + k * 510, 600, 270, 500)
    for x in (510, 1020):
        interior.estanteria(lz, x - 60, 720, 120, 420, 5)
    for k in range(3):
        _mesita(lz, 290 + k * 510)
    vegetacion.maceta(lz, 800 + lz.luz * 700, 1060, 260)
    persona(lz, 800 + lz.luz * 255, 1060, 400, "lee", adorno="libro", mira=lz.luz)


def _mesita(lz, x):
    """A lamp, a table and one reader or two."""
    interior.lampara(lz, x, 250, 50)
    for lado in (-100, 100):
        if lado < 0 or lz.azar.moneda(0.7):
            lector(lz, x + lado, 850, 60)
    interior.mesa(lz, x - 220, 1030, 440, 150, mezcla(lz.p.oro, lz.p.cantera, 0.5))
    for lado in (-100, 100):
        hojas = lz.en(x + lado, 860, 46)
        hojas.plano("-.9 .4, 0 .25, .9 .4, 1 -.2, 0 -.35, -1 -.2", lz.p.papel)


def _computo(lz):
    """Pupils at the computers, and who helps them."""
    p = lz.p
    for k in range(2):
        interior.estanteria(lz, 60 + k * 1040, 720, 440, 470, 5)
    interior.ventana(lz, 800, 560, 300, 420)
    for k in range(5):
        busto(lz, 200 + k * 300, 800, 58)
    interior.mesa(lz, 20, 1030, 1560, 190, mezcla(p.oro, p.cantera, 0.5))
    for k in range(5):
        _pantalla(lz.en(282 + k * 300, 838, 1))
    persona(lz, 800 + lz.luz * 150, 1062, 330, "senala", falda=True, mira=lz.luz)


def _pantalla(m):
    p = m.lz.p
    m.plano("-70 30, 70 30, 70 128, -70 128", p.tinta)
    brillo = m.plano("-60 40, 60 40, 60 118, -60 118", mezcla(p.cielo, p.papel, 0.4))
    m.lz.grano(brillo, p.medio, 90, 0, 0.5)
    m.plano("-10 0, 10 0, 10 30, -10 30", p.tinta)
    m.rect(-44, -4, 88, 8, p.tinta)
