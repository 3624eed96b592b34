"""Two people of the office at once, or a double tap: one thing is done, and the other is told."""

from threading import Barrier

import pytest
from django.test import Client
from django.urls import reverse

from agenda_publica.models import Compromiso
from buzon import visto
from buzon.models import Estado, Mensaje, Solicitud, Uso
from portada.actions import plantar_sitio
from tests.buzon.oficina import crear_solicitud
from tests.fabricas import CLAVE, crear_usuario

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
VECES = 3


@pytest.fixture
def de_dos(de_todos):
    """Two people, who post what each is given at the same moment; where each ended."""
    plantar_sitio(nombre="San Jacinto de los Encinos")
    quienes = [crear_usuario("Redacción") for _ in range(2)]
    solicitudes = [crear_solicitud(fotos=1) for _ in range(VECES)]
    de_todos.copiar()
    salida = Barrier(2)

    def entrar(quien):
        client = Client()
        client.login(username=quien.username, password=CLAVE)
        return client

    def oprimir(client_y_envio):
        client, (url, datos) = client_y_envio
        salida.wait()
        respuesta = client.post(url, datos)
        seguida = client.get(respuesta.url) if respuesta.status_code == 302 else respuesta
        return getattr(respuesta, "url", ""), seguida.content.decode()

    clients = de_todos(entrar, *quienes)

    def correr(*envios):
        return de_todos(oprimir, *zip(clients, envios, strict=True))

    correr.ver = lambda hacer: de_todos(lambda _: hacer(), 1)[0]
    return correr, solicitudes


def test_what_two_make_at_once_is_made_once(de_dos):
    correr, solicitudes = de_dos
    for vez, una in enumerate(solicitudes, start=1):
        datos = {"lo_visto": correr.ver(lambda una=una: visto.sena(una))}
        envio = reverse("solicitudes:usar", args=[una.pk, "compromiso"]), datos
        (primera, _), (segunda, _) = correr(envio, envio)
        assert primera == segunda
        assert correr.ver(Uso.objects.count) == vez
        assert correr.ver(Compromiso.objects.count) == vez


def test_of_two_who_decide_otherwise_the_second_is_told(de_dos):
    correr, solicitudes = de_dos
    for una in solicitudes:
        leida = correr.ver(lambda una=una: visto.sena(una))
        envios = [
            (
                reverse(f"solicitudes:{v}", args=[una.pk]),
                {"texto": "Lo que sea.", "lo_visto": leida},
            )
            for v in ("rechazar", "pedir")
        ]
        dichos = [html for _, html in correr(*envios)]
        no = [("Algo cambió" in html or "reábrala" in html) for html in dichos]
        assert sorted(no) == [False, True]
        assert correr.ver(lambda una=una: Mensaje.objects.filter(solicitud=una).count()) == 1
        estado = correr.ver(lambda una=una: Solicitud.objects.get(pk=una.pk).estado)
        assert estado in (Estado.RECHAZADA, Estado.SE_PIDEN_DATOS)
