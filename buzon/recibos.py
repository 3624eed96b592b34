"""A receipt as people say it: «B-2026-0014», «b20260014», «2026-14», «14»."""

import re

RECIBO = re.compile(
    r"\W*(?:B\W*)?(?:(\d{4})(?:\W+|(?=\d{4,}\W*$)))?0*(\d{1,9})\W*", re.IGNORECASE | re.ASCII
)
EL_MAYOR = 2**31 - 1


def leer(dicho):
    """{field: value} that it is known by; nothing, if those words are none."""
    hallado = RECIBO.fullmatch(dicho)
    if hallado is None:
        return {}
    ejercicio, numero = hallado.groups()
    suyo = {"numero": min(int(numero), EL_MAYOR)}
    return suyo | ({"ejercicio": int(ejercicio)} if ejercicio else {})
