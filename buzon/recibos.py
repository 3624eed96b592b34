"""A receipt as people say it: «B-2026-0014», «2026-14», «14»."""

import re

RECIBO = re.compile(r"\s*(?:B\W*)?(?:(\d{4})\W+)?0*(\d{1,9})\s*", re.IGNORECASE | re.ASCII)
EL_MAYOR = 2**31 - 1


def leer(dicho):
    """{field: value} that it is known by; nothing, if those words are none."""
    hallado = RECIBO.fullmatch(dicho)
    if hallado is None:
        return {}
    ejercicio, numero = hallado.groups()
    suyo = {"numero": min(int(numero), EL_MAYOR)}
    return suyo | ({"ejercicio": int(ejercicio)} if ejercicio else {})
