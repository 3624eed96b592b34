"""Two who write the same at once: joined field by field, by what each had read.

A form carries a mark of what it read in each field (`leido`): it is enough to know who changed it.
"""

import hashlib

LARGO = 8


def marcas(escrito):
    """«titulo:1f3c09ab lugar:…», as a form carries it."""
    return " ".join(f"{campo}:{_marca(valor)}" for campo, valor in escrito.items())


def leer(dicho):
    """{field: mark} of that; nonsense is of no field."""
    return dict(par.split(":", 1) for par in dicho.split() if ":" in par)


def _marca(valor):
    """The line breaks of each browser change nothing."""
    lineas = "\n".join(valor.splitlines())
    return hashlib.sha1(lineas.encode(), usedforsecurity=False).hexdigest()[:LARGO]


def juntar(mio, suyo, leido):
    """({field: mine, if I changed it; if not, theirs}, [fields that both changed])."""
    junto, de_ambos = {}, []
    for campo, valor in mio.items():
        otro, base = suyo.get(campo, ""), leido.get(campo)
        la_mia, la_suya = _marca(valor), _marca(otro)
        junto[campo] = otro if la_mia == base else valor
        if base not in (la_mia, la_suya) and la_mia != la_suya:
            de_ambos.append(campo)
    return junto, de_ambos
