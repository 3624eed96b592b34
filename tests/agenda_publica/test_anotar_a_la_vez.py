"""A double tap on «Anotar los marcados»: the week is written once, though both come together."""

from threading import Barrier

import pytest
from django.test import Client
from django.urls import reverse

from agenda_publica.models import Compromiso
from portada.actions import plantar_sitio
from tests.agenda_publica.test_dictado import pegar
from tests.fabricas import CLAVE, crear_usuario

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
SEMANA = "3 de diciembre, 18:30, concierto\n4 de diciembre, 9:00, sesión de Cabildo"
VECES = 5


def test_a_double_tap_writes_the_week_once(de_todos):
    plantar_sitio(nombre="San Jacinto de los Encinos")
    quien = crear_usuario("Redacción")
    de_todos.copiar()
    salida = Barrier(2)

    def entrar(_):
        client = Client()
        client.login(username=quien.username, password=CLAVE)
        return client

    def oprimir(client_y_datos):
        client, datos = client_y_datos
        salida.wait()
        respuesta = client.post(reverse("agenda:dictar"), datos, follow=True)
        return respuesta.content.decode()  # its `context` mixes what both threads paint

    for vez in range(1, VECES + 1):
        dos = de_todos(entrar, 1, 2)
        ((_, datos),) = de_todos(lambda client: pegar(client, SEMANA), dos[0])
        datos |= {"form-0-anotar": "on", "form-1-anotar": "on"}
        dichos = de_todos(oprimir, *((client, datos) for client in dos))
        for dicho in ("Se anotaron 2 actos.", "Eso ya se había anotado"):
            assert sorted(dicho in html for html in dichos) == [False, True]
        (cuantos,) = de_todos(lambda _: Compromiso.objects.count(), 1)
        assert cuantos == 2 * vez
