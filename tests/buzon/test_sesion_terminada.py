"""Without a script: a form whose session ended, or whose token is of before, loses nothing."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from buzon.models import Estado, Mensaje, Solicitud
from moderacion.models import Rescate
from tests.buzon.fabrica import crear_enlace, crear_solicitud, entrar
from tests.buzon.test_semana import campos, pegado
from tests.fabricas import CLAVE
from tests.moderacion.test_rescate import terminar_sesion
from tests.moderacion.test_rescate_del_panel import _campo

pytestmark = pytest.mark.django_db
ACTO = reverse("buzon:nueva", args=["acto"])
SEMANA = reverse("buzon:semana")


def forma_de(respuesta, cual="main form.buzon-forma"):
    sopa = BeautifulSoup(respuesta.content, "html.parser").select_one(cual)
    datos = dict(_campo(c) for c in sopa.select("input[name]:not([type=file]), textarea[name]"))
    return sopa.get("action"), {nombre: valor for nombre, valor in datos.items() if nombre}


def volver(client, persona, respuesta):
    """Logs in again where the refused form led; then, back to the form with what was typed."""
    assert respuesta.status_code == 302
    entrada = client.get(respuesta.url)
    assert "Lo que escribió está guardado" in entrada.content.decode()
    datos = {"username": persona.username, "password": CLAVE, "next": entrada.context["next"]}
    return seguir(client, client.post(reverse("wagtailadmin_login"), datos, follow=True))


def seguir(client, rescatado):
    html = rescatado.content.decode()
    assert "No se envió nada" in html
    url, datos = forma_de(rescatado)
    respuesta = client.post(url, datos | {"seguir": "1"})
    assert "Todavía no se envía" in respuesta.content.decode()
    return respuesta


@pytest.fixture
def persona(client, portada):
    return entrar(client, crear_enlace())


def test_a_form_whose_session_ended_is_given_back_and_sent(client, persona):
    _, datos = forma_de(client.get(ACTO))
    datos |= {"titulo": "Poda del jardín", "hora": "11:00", "texto": "Con ñ y\nrenglones."}
    terminar_sesion()
    devuelto = volver(client, persona, client.post(ACTO, datos | {"accion": "enviar"}))
    assert not Solicitud.objects.exists(), "it is not sent by itself"
    _, suyos = forma_de(devuelto)
    assert (suyos["titulo"], suyos["hora"]) == ("Poda del jardín", "11:00")
    assert suyos["texto"].split() == ["Con", "ñ", "y", "renglones."]
    assert suyos["vez"] == datos["vez"], "it is the same one"
    assert "Lo escribía cuando terminó su sesión" in client.get("/buzon/").content.decode()
    client.post(ACTO, suyos | {"para_cuando": "2099-01-01", "accion": "enviar"})
    assert Solicitud.objects.get().estado == Estado.RECIBIDA
    assert not Rescate.objects.exists(), "what was received waits no longer"


def test_the_token_of_before_another_log_in_loses_nothing(portada):
    client = Client(enforce_csrf_checks=True)
    persona = crear_enlace()
    entrar(client, persona)
    _, datos = forma_de(client.get(ACTO))
    datos |= {"titulo": "Poda del jardín"}
    entrar(client, persona)
    client.cookies["csrftoken"] = "a" * 32
    respuesta = client.post(ACTO, datos, follow=True)
    url, suyos = forma_de(respuesta)
    assert suyos["titulo"] == "Poda del jardín"
    devuelto = client.post(url, suyos | {"seguir": "1"})
    assert 'value="Poda del jardín"' in devuelto.content.decode()


def test_an_answer_is_given_back(client, persona):
    una = crear_solicitud(persona, Estado.SE_PIDEN_DATOS)
    url, datos = forma_de(client.get(reverse("buzon:una", args=[una.pk])))
    terminar_sesion()
    devuelto = volver(client, persona, client.post(url, datos | {"texto": "Doce árboles."}))
    url, suyos = forma_de(devuelto)
    assert suyos["texto"].strip() == "Doce árboles."
    client.post(url, suyos)
    assert Mensaje.objects.get().texto == "Doce árboles."
    assert not Rescate.objects.exists()


def test_the_week_is_given_back_pasted_or_corrected(client, persona):
    _, datos = forma_de(client.get(SEMANA))
    terminar_sesion()
    devuelto = volver(client, persona, client.post(SEMANA, datos | {"texto": pegado()}))
    datos = campos(devuelto)
    assert "feria del libro" in datos["texto"]
    datos = campos(client.post(SEMANA, datos))
    terminar_sesion()
    corregido = datos | {"form-1-titulo": "Feria del libro usado"}
    datos = campos(volver(client, persona, client.post(SEMANA, corregido)))
    assert datos["form-1-titulo"] == "Feria del libro usado"
    client.post(SEMANA, datos)
    assert Solicitud.objects.filter(titulo="Feria del libro usado").count() == 1


def test_each_act_of_the_week_is_read_apart_with_its_doubts(client, persona):
    datos = campos(client.post(SEMANA, {"texto": pegado()})) | {"form-2-enviar": "on"}
    del datos["form-1-enviar"]
    terminar_sesion()
    client.post(SEMANA, datos | {"form-0-titulo": "Calle nueva", "resto": "otro día"})
    entrar(client, persona)
    url = reverse("buzon:rescatado", args=[Rescate.objects.get().pk])
    sopa = BeautifulSoup(client.get(url).content, "html.parser").select_one("main")
    uno, otro, tercero = sopa.select("section.buzon-rescatado")
    assert uno.h2.text == "Calle nueva"
    dichos = [dt.text for dt in uno.select("dt")]
    assert dichos == ["Qué día", "Empieza", "Dónde", "Quiénes asisten"]
    assert [dd.text for dd in uno.select("dd")][1:3] == ["11:00", "Portal Morelos"]
    assert " de " in uno.select("dd")[0].text, "the day, in words"
    assert "Sin marcar" in otro.text
    assert not uno.select(".error")
    assert not otro.select(".error")
    assert "No se dice qué día" in tercero.select_one(".buzon-dudas").text
    assert [falta.text for falta in tercero.select("dd.error")] == [
        "Diga qué día.",
        "Diga a qué hora empieza.",
    ]
    assert sopa.text.count("feria del libro") == 1, "the line that was pasted, once"
    assert [dt.text for dt in sopa.select("dl")[-1].select("dt")] == ["Lo que falta por leer"]


def test_what_was_written_of_one_is_read_as_a_person_says_it(client, persona):
    _, datos = forma_de(client.get(ACTO))
    terminar_sesion()
    dicho = {"titulo": "Poda", "para_cuando": "2099-12-03", "menores": "on", "hora": "25:00"}
    client.post(ACTO, datos | dicho)
    entrar(client, persona)
    url = reverse("buzon:rescatado", args=[Rescate.objects.get().pk])
    sopa = BeautifulSoup(client.get(url).content, "html.parser")
    assert [dd.text for dd in sopa.select("dl.buzon-dicho dd")] == [
        *("Poda", "jueves 3 de diciembre de 2099", "25:00", "Sí"),
    ]


def test_a_button_pressed_without_a_session_leads_back_to_its_screen(client, persona):
    una = crear_solicitud(persona)
    _, datos = forma_de(client.get(reverse("buzon:retirar", args=[una.pk])))
    terminar_sesion()
    respuesta = client.post(reverse("buzon:retirar", args=[una.pk]), datos)
    assert respuesta.url.endswith(f"next={reverse('buzon:una', args=[una.pk])}")
    assert not Rescate.objects.exists()
    assert Solicitud.objects.get().estado == Estado.RECIBIDA


def test_nobody_else_is_given_it(client, persona):
    _, datos = forma_de(client.get(ACTO))
    terminar_sesion()
    client.post(ACTO, datos | {"titulo": "Poda del jardín"})
    suyo = Rescate.objects.get()
    otra = Client()
    entrar(otra, crear_enlace(persona.area))
    respuesta = otra.get(reverse("buzon:rescatado", args=[suyo.pk]), follow=True)
    assert "Poda del jardín" not in respuesta.content.decode()
    otra.post(reverse("buzon:rescatado", args=[suyo.pk]))
    assert Rescate.objects.exists()


def test_it_may_be_thrown_away(client, persona):
    _, datos = forma_de(client.get(ACTO))
    terminar_sesion()
    client.post(ACTO, datos | {"titulo": "Poda del jardín"})
    entrar(client, persona)
    client.post(reverse("buzon:rescatado", args=[Rescate.objects.get().pk]))
    assert not Rescate.objects.exists()
