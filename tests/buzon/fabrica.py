"""What the tests of the departments' door make."""

import secrets

from tests.fabricas import CLAVE, crear_area, crear_usuario


def crear_enlace(area=None, **datos):
    """Who speaks for an área."""
    return crear_usuario("Enlace", area=area or crear_area(), **datos)


def entrar(client, persona):
    client.force_login(persona)
    return persona


def marca(**datos):
    """What a form carries besides what was typed."""
    return {"vez": secrets.token_hex(16), "pestana": secrets.token_hex(8), "version": 0, **datos}


__all__ = ["CLAVE", "crear_enlace", "entrar", "marca"]
