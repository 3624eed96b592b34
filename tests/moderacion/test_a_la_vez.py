"""Two who decide at the same moment: one result, told to both. On the engine that lets them."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from moderacion.models import Aprobacion, Folio
from portada.actions import plantar_sitio
from tests.fabricas import CLAVE, crear_noticia, crear_usuario
from tests.moderacion.test_bandeja import enviar, sena

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite has one writer: the other one waits"
    ),
]
DECISIONES = [("aprobar", "aprobar"), ("aprobar", "devolver"), ("devolver", "devolver")]


@pytest.mark.parametrize("acciones", DECISIONES)
def test_two_directors_tap_at_once(acciones):
    plantar_sitio(nombre="San Jacinto de los Encinos")
    pagina = enviar(crear_noticia(publicada=False))
    directoras = [crear_usuario("Dirección") for _ in acciones]
    datos, salida = sena(pagina), Barrier(2)

    def decidir(quien, accion):
        client = Client(headers={"accept": "application/json"})
        client.login(username=quien.username, password=CLAVE)
        salida.wait()
        try:
            forma = {"sena": datos, "accion": accion, "nota": "Falta un dato."}
            return client.post(reverse("moderacion:decidir"), forma).json()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as dos:
        respuestas = list(dos.map(decidir, directoras, acciones))
    assert sorted(r["hecha"] for r in respuestas) == [False, True]
    (tarde,) = (r["texto"] for r in respuestas if not r["hecha"])
    assert "ya la aprobó" in tarde or "ya la devolvió" in tarde
    publicada = any(r["hecha"] and "publicó" in r["texto"] for r in respuestas)
    assert Aprobacion.objects.de(pagina).count() == publicada
    assert Folio.objects.count() == publicada
