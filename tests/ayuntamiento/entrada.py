"""What the tests of the door share: someone who comes in as a person does, and their telephone."""

import time

from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from ayuntamiento import segundo_paso
from tests.fabricas import CLAVE

CODIGO = "/admin/cuenta/codigo/"


def teclear(client, usuario, clave=CLAVE, destino="", **mas):
    """Name and password typed at the door."""
    datos = {"username": getattr(usuario, "username", usuario), "password": clave}
    if destino:
        datos["next"] = destino
    return client.post(reverse("wagtailadmin_login"), datos, **mas)


def cifras(secreto):
    """What the telephone shows now."""
    return f"{totp(bytes.fromhex(secreto)):06d}"


def cifras_de(usuario):
    return cifras(TOTPDevice.objects.get(user=usuario).key)


def malas(secreto):
    """Six figures that this telephone does not show, nor is about to."""
    ahora = time.time()
    buenas = {totp(bytes.fromhex(secreto), t0=int(-30 * n)) for n in range(-3, 4)}
    assert ahora
    return f"{next(n for n in range(1000) if n not in buenas):06d}"


def con_telefono(usuario):
    """Someone whose second step is set. Returns the recovery codes."""
    return segundo_paso.estrenar(usuario, segundo_paso.nuevo_secreto())


def entrar_del_todo(client, usuario):
    """Password and code."""
    teclear(client, usuario)
    TOTPDevice.objects.filter(user=usuario).update(last_t=-1)
    respuesta = client.post(CODIGO, {"codigo": cifras_de(usuario)})
    assert respuesta.status_code == 302, "no entró"
