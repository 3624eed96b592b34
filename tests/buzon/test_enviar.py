"""An enlace writes, keeps and sends; what was sent twice is one."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from buzon.models import Estado, Solicitud
from tests.buzon.fabrica import crear_enlace, entrar, marca
from tests.fabricas import bytes_de_imagen

pytestmark = pytest.mark.django_db
ACTO = reverse("buzon:nueva", args=["acto"])


def un_acto(**datos):
    dia = timezone.localdate() + timedelta(days=3)
    escrito = {"titulo": "Inauguración de la calle Hidalgo", "para_cuando": dia, "hora": "11:00"}
    return {**marca(), **escrito, "accion": "enviar", **datos}


def test_an_act_with_a_photograph_is_sent_and_has_a_receipt(client):
    entrar(client, crear_enlace())
    foto = SimpleUploadedFile("obra.jpg", bytes_de_imagen(), "image/jpeg")
    respuesta = client.post(ACTO, {**un_acto(), "archivos": [foto]}, follow=True)
    una = Solicitud.objects.get()
    assert una.estado == Estado.RECIBIDA
    assert una.recibo == f"B-{timezone.localdate().year}-0001"
    assert una.recibo in respuesta.content.decode()
    assert una.adjuntos.get().imagen.credito == str(una.area)


def test_sent_twice_it_is_one(client):
    entrar(client, crear_enlace())
    datos = un_acto()
    client.post(ACTO, datos)
    respuesta = client.post(ACTO, datos, follow=True)
    assert Solicitud.objects.count() == 1
    assert "Ya se había enviado" in respuesta.content.decode()


def test_what_is_wrong_is_said_and_what_was_typed_stays(client):
    entrar(client, crear_enlace())
    respuesta = client.post(ACTO, un_acto(titulo="", lugar="Salón de Cabildo"))
    assert "Escriba qué es" in respuesta.content.decode()
    assert "Salón de Cabildo" in respuesta.content.decode()
    assert Solicitud.objects.get().escrito["lugar"] == "Salón de Cabildo"
