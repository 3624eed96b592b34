"""What each address of a list answers on the database of the environment; run as a program."""

import sys

import django
from django.test import Client


def responder(direcciones):
    """«status address [Location]» for each."""
    cliente = Client(headers={"host": "127.0.0.1:8000"}, raise_request_exception=False)
    for direccion in direcciones:
        respuesta = cliente.get(direccion)
        yield f"{respuesta.status_code} {direccion} {respuesta.get('Location', '')}".strip()


if __name__ == "__main__":
    django.setup()
    print("\n".join(responder(sys.stdin.read().split())))  # noqa: T201  its answer
