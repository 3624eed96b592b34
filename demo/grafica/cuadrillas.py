"""People of a trade, dressed for it."""

from .gente import persona


def obrero(lz, x, y, alto, gesto, **rasgos):
    """A builder with helmet and reflecting band."""
    otros = {"tocado": "casco", "adorno": "reflejante", "falda": False, **rasgos}
    persona(lz, x, y, alto, gesto, ropa=lz.azar.de([lz.p.almagre, lz.p.papel]), **otros)


def brigadista(lz, x, y, alto, gesto="senala"):
    """Someone of civil protection, in yellow."""
    persona(
        lz,
        x,
        y,
        alto,
        gesto,
        tocado="brigada",
        adorno="reflejante",
        falda=False,
        mira=-lz.luz,
        ropa=lz.p.oro,
    )


def enfermera(lz, x, y, alto, gesto, mira, **rasgos):
    """A nurse in white."""
    otros = {"tocado": "cofia", "adorno": "bata", "ropa": lz.p.papel, "bajo": lz.p.papel, **rasgos}
    persona(lz, x, y, alto, gesto, mira=mira, **otros)
