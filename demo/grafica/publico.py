"""People seen in half: behind a table, or their backs in the dark of the front row."""

from .cabeza import cabeza
from .paletas import PELOS, PIELES, mezcla, rgb

HOMBROS = "-1.2 -.4, -1.1 1.2, -.4 1.7, .4 1.7, 1.1 1.2, 1.2 -.4"
PEINADOS = ("suelto", "suelto", "corto", "trenzas", "chongo")


def busto(lz, x, y, u, **rasgos):
    """Head and shoulders cut at y: ropa, largo, tocado, contraluz (from behind, in the dark)."""
    p, a = lz.p, lz.azar
    peinado = a.de(PEINADOS) if a.moneda(0.45) else None
    largo, contraluz = rasgos.get("largo", peinado), rasgos.get("contraluz")
    ropa = rasgos.get("ropa") or a.de([p.tinta, p.almagre, p.papel, p.cerca, p.flor, p.oro])
    piel, pelo = rgb(a.de(PIELES)), rgb(a.de(PELOS))
    if contraluz:
        ropa, piel = (mezcla(t, p.tinta, 0.66) for t in (ropa, piel))
        pelo = mezcla(pelo, p.tinta, 0.6)
    m = lz.en(x, y, u)
    lz.sombrear(m.mancha(HOMBROS, ropa), mezcla(ropa, p.tinta, 0.5), 0.55, 1.8)
    if contraluz:
        m.rect(-1.16, -5, 2.32, 5, ropa)
    else:
        m.plano("-.3 1.66, .3 1.66, 0 .9", mezcla(p.papel, ropa, 0.1 if ropa != p.papel else 0.4))
    cabeza(lz.en(x, y - u * 2.3, u), piel, pelo, rasgos.get("tocado"), largo, contraluz)


def publico(lz, y, u, filas=2, tocados=(None, None, None, None, "sombrero")):
    """The backs of an audience across the front of the picture."""
    a = lz.azar
    for fila in range(filas):
        paso = u * 2.7
        x = a.entre(-paso, 0)
        while x < lz.ancho + paso:
            if a.moneda(0.94):
                alzado = y + fila * u * 1.5 + a.entre(-u * 0.3, u * 0.3)
                tam = u * (1 + fila * 0.16)
                busto(lz, x, alzado, tam, tocado=a.de(tocados), contraluz=True)
            x += paso * a.entre(0.82, 1.2)


def lector(lz, x, y, u, **rasgos):
    """Someone who reads at a table that begins at y."""
    p = lz.p
    busto(lz, x, y, u, **rasgos)
    m, tapa = lz.en(x, y, u), lz.azar.de([p.almagre, p.medio, p.oro, p.flor])
    m.plano("-1.25 .05, -1.1 .75, 0 .6, 1.1 .75, 1.25 .05, 0 -.12", tapa)
    m.plano("-1.1 .1, -1 .82, 0 .68, 1 .82, 1.1 .1, 0 -.02", p.papel)
    m.trazo("0 .68, 0 -.02", 0.06, p.sombra)
