"""What arrives late is not lost: gone back to after sending, or when the office has decided."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from buzon import atender
from buzon.models import Estado, Solicitud
from tests.buzon.fabrica import crear_enlace, crear_solicitud, entrar
from tests.buzon.oficina import redactora
from tests.buzon.test_enviar import ACTO, un_acto

pytestmark = pytest.mark.django_db


def test_what_is_changed_after_going_back_is_kept_as_a_correction(client):
    entrar(client, crear_enlace())
    datos = un_acto()
    client.post(ACTO, datos)
    cambiado = {**datos, "lugar": "Parque Juárez"}
    html = client.post(ACTO, cambiado, follow=True).content.decode()
    una = Solicitud.objects.get()
    assert "envíelo como corrección" in html
    assert 'value="Parque Juárez"' in html
    assert (una.lugar, una.escrito["lugar"]) == ("", "Parque Juárez")


def test_a_correction_that_comes_after_the_answer_is_given_back(client):
    persona = entrar(client, crear_enlace())
    una = crear_solicitud(persona, Estado.RECIBIDA)
    url = reverse("buzon:escribir", args=[una.pk])
    forma = client.get(url).context["forma"]
    atender.rechazar(solicitud=una, texto="No procede.", por=redactora())
    datos = un_acto(vez=una.vez, corrige="1", lugar="Parque Juárez")
    html = client.post(url, {**datos, **dict.fromkeys(set(forma.fields) - set(datos), "")})
    assert "Ya está rechazada: no se cambia" in html.content.decode()
    assert "Parque Juárez" in html.content.decode()


@pytest.mark.parametrize("nombre", ["responder", "quitar", "salir", "guardar"])
def test_the_address_of_a_button_leads_to_where_it_is(client, nombre):
    persona = entrar(client, crear_enlace())
    una = crear_solicitud(persona, Estado.SE_PIDEN_DATOS)
    claves = {"responder": [una.pk], "quitar": [una.pk, 1]}.get(nombre, [])
    respuesta = client.get(reverse(f"buzon:{nombre}", args=claves), follow=True)
    assert respuesta.status_code == 200
    assert str(una) in respuesta.content.decode()


@pytest.mark.parametrize("nombre", ["nomina.pdf", "plan.docx", "tabla.xlsx", "nota.txt"])
def test_what_is_not_what_its_name_says_is_not_taken(client, nombre):
    entrar(client, crear_enlace())
    falso = SimpleUploadedFile(nombre, b"MZ\x00\x00" * 200)
    html = client.post(ACTO, {**un_acto(), "archivos": [falso]}).content.decode()
    assert "de verdad" in html
    assert not Solicitud.objects.get().adjuntos.exists()
