"""At their own door an enlace changes the password and finds help."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from ayuntamiento.forms import OTRA_CONTRASENA
from tests.ayuntamiento.entrada import con_telefono, teclear
from tests.buzon.fabrica import CLAVE, crear_enlace, entrar

pytestmark = pytest.mark.django_db
LISTA, CONTRASENA = reverse("buzon:lista"), reverse("buzon:contrasena")
NUEVA = "nopal-y-cantera-7"


def cambio(vieja=CLAVE, nueva=NUEVA, otra=NUEVA):
    return {"old_password": vieja, "new_password1": nueva, "new_password2": otra}


def test_the_door_leads_to_both(client, portada):
    entrar(client, crear_enlace())
    html = client.get(LISTA).content.decode()
    for nombre in ("ayuda", "contrasena"):
        url = reverse(f"buzon:{nombre}")
        assert f'href="{url}"' in html
        assert client.get(url).status_code == 200


def test_it_is_changed_here_this_session_goes_on_and_the_others_end(client, portada):
    persona, otro = crear_enlace(), Client()
    teclear(client, persona)
    teclear(otro, persona)
    respuesta = client.post(CONTRASENA, cambio(), follow=True)
    assert "Se cambió su contraseña" in respuesta.content.decode()
    persona.refresh_from_db()
    assert persona.check_password(NUEVA)
    assert client.get(LISTA).status_code == 200
    assert otro.get(LISTA).status_code == 302
    assert ModelLogEntry.objects.for_instance(persona).filter(action="pregon.contrasena").exists()


@pytest.mark.parametrize(
    ("datos", "frase"),
    [
        (cambio(vieja="otra"), OTRA_CONTRASENA),
        (cambio(nueva="123", otra="123"), "demasiado corta"),
        (cambio(otra="distinta-1234"), "no coinciden"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_changes(client, portada, datos, frase):
    persona = entrar(client, crear_enlace())
    assert frase in client.post(CONTRASENA, datos).content.decode()
    persona.refresh_from_db()
    assert persona.check_password(CLAVE)


def test_a_wrong_one_counts_as_at_the_door(client, portada, settings):
    settings.AXES_ENABLED = True
    persona = entrar(client, crear_enlace())
    for _ in range(6):
        client.post(CONTRASENA, cambio(vieja="otra"))
    client.post(CONTRASENA, cambio())
    persona.refresh_from_db()
    assert persona.check_password(CLAVE), "locked out for a while"


def test_with_the_second_step_half_done_it_is_not_reached(client, portada, settings):
    settings.SEGUNDO_PASO = True
    persona = crear_enlace()
    con_telefono(persona)
    teclear(client, persona)
    assert client.post(CONTRASENA, cambio()).url.startswith(reverse("segundo_paso"))
    persona.refresh_from_db()
    assert persona.check_password(CLAVE)
