"""People as simple silhouettes: no faces; a gesture, a hat and what they carry are enough."""

import math
from types import SimpleNamespace

from .adornos import ADORNOS
from .cabeza import cabeza
from .paletas import PELOS, PIELES, mezcla, rgb

# Hip, knee and foot of the back leg and of the front one, in eighths of the height.
PIERNAS = {
    "quieto": ("-.3 3.9, -.32 2, -.36 .12", ".3 3.9, .32 2, .36 .12"),
    "camina": ("-.3 3.9, -.08 1.95, -.82 .34", ".3 3.9, .5 2.05, .68 .12"),
    "juega": ("-.3 3.9, -.35 1.9, -1.35 1.5", ".3 3.9, .95 2.5, .6 .5"),
    "cava": ("-.3 3.9, -.62 2, -.8 .12", ".3 3.9, .62 2.1, .74 .12"),
    "sentado": ("-.3 3.9, -.6 3.66, -.56 1.9", ".3 3.9, .6 3.66, .56 1.9"),
}
# Degrees of upper arm and forearm, back arm first; 90 hangs down, 0 points outwards.
BRAZOS = {
    "quieto": (86, 90, 84, 88),
    "habla": (70, 20, 38, -30),
    "saluda": (86, 90, -60, -80),
    "camina": (64, 100, 66, 30),
    "cava": (50, 30, 35, 60),
    "corta": (86, 90, 48, -6),
    "juega": (0, -40, -40, -70),
    "lee": (80, 152, 80, 152),
    "aplaude": (72, -140, 72, -140),
    "toca": (84, 170, 60, -150),
    "senala": (86, 92, -8, -16),
    "jura": (86, 92, -28, -52),
    "arriba": (-50, -78, -50, -78),
    "jarra": (55, 140, 84, 88),
    "sentado": (76, 128, 76, 128),
    "marcha": (84, 170, 74, 165),
}
TORSO = "-.74 3.8, -.8 5.2, -1.04 6.21, -.4 6.71, .4 6.71, 1.04 6.21, .8 5.2, .74 3.8"
FALDA = "-.62 4.4, .62 4.4, 1.12 1.1, -1.12 1.1"


def persona(lz, x, y, alto, gesto="quieto", **rasgos):
    """Someone standing (or seated) on y; see `_rasgos` for what may be told of them."""
    r = _rasgos(lz, gesto, rasgos)
    u = alto / (7.2 if r.nino else 8)
    lz.en(x, y, u).sobre(((-1, 0), (lz.luz * 1.4, 0.22), (lz.luz * 3.6, 0), (lz.luz * 1.4, -0.26)))
    m = lz.en(x, y + (1.75 * u if r.sentado else -r.alza * u), u, r.mira)
    _piernas(m, r)
    angulos = BRAZOS.get(gesto, BRAZOS["quieto"])
    _brazo(m, -1, angulos[:2], mezcla(r.ropa, lz.p.tinta, 0.25), r.piel)
    torso = m.mancha(TORSO, r.ropa)
    lz.sombrear(torso, mezcla(r.ropa, lz.p.tinta, 0.5), 0.62, 1.8)
    if r.adorno:
        ADORNOS[r.adorno](m, r)
    _brazo(m, 1, angulos[2:], r.ropa, r.piel)
    tam = u * (1.24 if r.nino else 1)
    rostro = lz.en(*m.q(0.06, 7.41 if not r.nino else 7.6), tam, r.mira)
    cabeza(rostro, r.piel, r.pelo, r.tocado, r.largo, r.espalda)
    return m


def _rasgos(lz, gesto, dichos):
    """What is said of someone, and by chance what is not."""
    a, p = lz.azar, lz.p
    falda = dichos.get("falda", a.moneda(0.4))
    r = SimpleNamespace(
        gesto=gesto,
        falda=falda,
        mira=a.signo(),
        nino=False,
        sentado=False,
        alza=0,
        espalda=False,
        tocado=None,
        adorno=None,
        piel=rgb(a.de(PIELES)),
        pelo=rgb(a.de(PELOS[:3] if gesto in ("juega", "saluda") or dichos.get("nino") else PELOS)),
        ropa=a.de(p.ropas()),
        bajo=mezcla(a.de([p.tinta, p.cerca, p.sombra, p.medio]), p.tinta, 0.35),
        largo=a.de(["suelto", "suelto", "trenzas", "chongo", "corto"]) if falda else None,
    )
    vars(r).update({k: v for k, v in dichos.items() if v is not None})
    if p.momento == "noche":
        r.piel = mezcla(r.piel, p.tinta, 0.35)
    return r


def _piernas(m, r):
    p = m.lz.p
    paso = "sentado" if r.sentado else r.gesto if r.gesto in PIERNAS and not r.falda else "quieto"
    trazos = PIERNAS[paso]
    piel = r.piel if r.falda else r.bajo
    for pierna in trazos:
        m.trazo(pierna, 0.36 if r.falda else 0.62, piel)
    if r.falda:
        talle = "-.6 4.4, .6 4.4, 1 3.1, -1 3.1" if r.sentado else FALDA
        vuelo = m.plano(talle, r.bajo)
        m.lz.aclarar(vuelo, mezcla(r.bajo, p.papel, 0.4))
    for pierna in trazos:
        a, b = (float(n) for n in pierna.rsplit(",", 1)[1].split())
        m.disco(a + 0.16, b - 0.02, 0.36, mezcla(p.tinta, p.cantera, 0.12), 0.16)


def mano(lado, angulos):
    """Elbow and hand of an arm, in the units of its body."""
    hombro, codo = (math.radians(g) for g in angulos)
    ex, ey = 0.86 + 1.25 * math.cos(hombro), 6.25 - 1.25 * math.sin(hombro)
    return (lado * ex, ey), (lado * (ex + 1.2 * math.cos(codo)), ey - 1.2 * math.sin(codo))


def _brazo(m, lado, angulos, tinta, piel):
    codo, punta = mano(lado, angulos)
    m.trazo(((lado * 0.86, 6.25), codo, punta), 0.5, tinta)
    m.disco(*punta, 0.27, piel)


def corrillo(lz, x0, x1, y, alto, cuantos, **rasgos):
    """A few people scattered along the ground."""
    a = lz.azar
    gestos = rasgos.pop("gestos", ["quieto", "quieto", "camina", "habla", "jarra"])
    tocados = rasgos.pop("tocados", [None, None, "sombrero"])
    adornos = rasgos.pop("adornos", [None, None, None, "rebozo", "rayas", "bolsa", "mochila"])
    for i in range(cuantos):
        x = x0 + (x1 - x0) * (i + a.entre(0.2, 0.8)) / cuantos
        otros = {"tocado": a.de(tocados), "adorno": a.de(adornos), **rasgos}
        persona(lz, x, y + a.entre(-8, 8), alto * a.entre(0.9, 1.06), a.de(gestos), **otros)


def ninos(lz, x0, x1, y, alto, cuantos, **rasgos):
    """Children at play along the ground."""
    rasgos = {
        "gestos": ["juega", "camina", "saluda", "juega"],
        "tocados": [None, None, "gorra"],
        "adornos": [None, "rayas", None],
        **rasgos,
    }
    corrillo(lz, x0, x1, y, alto, cuantos, nino=True, **rasgos)
