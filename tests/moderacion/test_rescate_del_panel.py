"""Any form of the panel whose session ended: what was typed waits for who typed it, and is not
sent by itself. The tray, a withdrawal, the ban, registers, settings, series; without scripts."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, ModelLogEntry, Site, Workflow

from acervo.dos_personas.devuelto import DEVUELTO
from ayuntamiento.models import Area, Sede, Usuario
from moderacion.models import Rescate, Retiro, Serie, Veda
from tests.fabricas import (
    CLAVE,
    crear_area,
    crear_funcionario,
    crear_noticia,
    crear_sede,
    crear_usuario,
)
from tests.moderacion.admin import avisos, entrar
from tests.moderacion.test_bandeja import enviar
from tests.moderacion.test_encuentro import escondidos
from tests.moderacion.test_fichas_a_la_vez import Ficha, _campo
from tests.moderacion.test_rescate import terminar_sesion


def abrir(client, url, cual="main form"):
    """The fields of a form as a browser without scripts sends them."""
    sopa = BeautifulSoup(client.get(url).content, "html.parser")
    forma = sopa.select_one(cual)
    datos = dict(_campo(c) for c in forma.select("input[name], textarea, select"))
    datos.pop("", None)
    return forma.get("action") or url, datos


def por_revisar():
    return enviar(crear_noticia(publicada=False, owner=crear_usuario("Redacción")))


def volver_a_entrar(client, persona, respuesta):
    """Logs in again where the refused form led; the page after."""
    assert respuesta.status_code == 302, "it was not received"
    html = client.get(respuesta.url)
    assert "Lo que escribió está guardado" in html.content.decode()
    datos = {"username": persona.username, "password": CLAVE, "next": html.context["next"]}
    return client.post(reverse("wagtailadmin_login"), datos, follow=True)


def devuelto(client, rescatado):
    """The form with what was typed, painted again from the screen of what was rescued."""
    assert "No se guardó ni se envió nada" in rescatado.content.decode()
    forma = BeautifulSoup(rescatado.content, "html.parser").select_one("form:has([name=seguir])")
    datos = {c["name"]: c["value"] for c in forma.select("input[name]")} | {"seguir": "1"}
    respuesta = client.post(forma["action"], datos)
    assert respuesta.status_code == 200, "painted, not saved"
    return respuesta


@pytest.fixture
def persona(client, portada):
    return entrar(client, "Superusuario")


def test_the_note_of_a_return_is_given_back_and_sent(client, portada):
    persona = entrar(client, "Dirección")
    noticia = por_revisar()
    url, datos = abrir(client, reverse("moderacion:bandeja"), "form[id^=devolver]")
    datos |= {"nota": "Falta la fecha del acto.", "accion": "devolver"}
    terminar_sesion()
    rescatado = volver_a_entrar(client, persona, client.post(url, datos))
    assert "Falta la fecha del acto." in rescatado.content.decode()
    assert noticia.workflow_in_progress
    otra_vez = devuelto(client, rescatado)
    sopa = BeautifulSoup(otra_vez.content, "html.parser")
    assert noticia.title in sopa.text
    assert sopa.select_one("textarea[name=nota]").text.strip() == "Falta la fecha del acto."
    boton = sopa.select_one("button[name=accion]")
    assert boton.text == "Devolver con esta nota"
    datos = escondidos(otra_vez) | {"nota": "Falta la fecha.", "accion": boton["value"]}
    assert "se devolvió" in avisos(client.post(url, datos, follow=True))[0]
    assert not Rescate.objects.exists()


def test_two_notes_of_the_tray_are_two(client, portada):
    persona = entrar(client, "Dirección")
    for _ in range(2):
        por_revisar()
    sopa = BeautifulSoup(client.get(reverse("moderacion:bandeja")).content, "html.parser")
    formas = sopa.select("form[id^=devolver]")
    terminar_sesion()
    for n, forma in enumerate(formas):
        datos = {c["name"]: c.get("value", "") for c in forma.select("input[name]")}
        client.post(forma["action"], datos | {"nota": f"Nota {n}.", "accion": "devolver"})
    assert Rescate.objects.filter(usuario=persona).count() == 2
    client.force_login(persona)
    mesa = client.get(reverse("wagtailadmin_home")).content.decode()
    assert mesa.count("/mesa/rescatado/") == 2


def test_a_decision_with_nothing_typed_is_not_kept(client, portada):
    entrar(client, "Dirección")
    por_revisar()
    url, datos = abrir(client, reverse("moderacion:bandeja"), "form.pendiente-decide")
    terminar_sesion()
    assert client.post(url, datos | {"accion": "aprobar"}).status_code == 302
    assert not Rescate.objects.exists()


def test_the_reason_of_a_withdrawal_is_given_back(client, portada):
    persona = entrar(client, "Dirección")
    noticia = crear_noticia()
    url, datos = abrir(client, reverse("moderacion:retirar", args=[noticia.pk]))
    datos |= {"motivo": "error", "explicacion": "La cifra estaba mal."}
    terminar_sesion()
    html = devuelto(client, volver_a_entrar(client, persona, client.post(url, datos)))
    sopa = BeautifulSoup(html.content, "html.parser")
    assert sopa.select_one("[name=explicacion]").text.strip() == "La cifra estaba mal."
    assert "checked" in sopa.select_one("[name=motivo][value=error]").attrs
    assert not Retiro.objects.exists()
    client.post(url, datos)
    assert Retiro.objects.get().explicacion == "La cifra estaba mal."
    assert not Rescate.objects.exists()


def test_the_grounds_of_a_ban_are_given_back(client, portada):
    persona = entrar(client, "Dirección")
    url, datos = abrir(client, reverse("moderacion:nueva_veda"))
    datos |= {"desde": "04/04/2031 00:00", "hasta": "08/06/2031 00:00", "fundamento": "Acuerdo 12."}
    terminar_sesion()
    rescatado = volver_a_entrar(client, persona, client.post(url, datos | {"ensayo": "1"}))
    html = devuelto(client, rescatado).content.decode()
    assert "Acuerdo 12." in html
    assert "04/04/2031 00:00" in html
    assert not Veda.objects.exists()


@pytest.mark.parametrize("cual", ["area", "sede", "serie", "ajustes", "imagen", "multimedia"])
def test_a_record_is_given_back_on_what_it_had_read(client, persona, cual):
    ficha = Ficha(cual)
    datos = ficha.abrir(client) | {ficha.campo: "Lo escrito"}
    terminar_sesion()
    rescatado = volver_a_entrar(client, persona, client.post(ficha.url, datos))
    vuelto = BeautifulSoup(devuelto(client, rescatado).content, "html.parser")
    campo = vuelto.select_one(f"[name={ficha.campo}]")
    assert (campo.get("value") or campo.text.strip()) == "Lo escrito"
    assert vuelto.select_one("[name=leido]")["value"] == datos["leido"]
    assert ficha.dice(ficha.campo) != "Lo escrito"
    assert client.post(ficha.url, datos).status_code == 302
    assert ficha.dice(ficha.campo) == "Lo escrito"
    assert not Rescate.objects.exists()


def test_a_new_record_is_given_back(client, persona):
    alta = reverse("ayuntamiento_area_modeladmin_create")
    url, datos = abrir(client, alta, "form:has(#id_nombre)")
    datos |= {"nombre": "Obras", "slug": "obras"}
    terminar_sesion()
    html = devuelto(client, volver_a_entrar(client, persona, client.post(url, datos)))
    assert 'value="Obras"' in html.content.decode()
    assert not Area.objects.exists()


def crear_coleccion():
    return Collection.get_first_root_node().add_child(name="Prensa")


def dichos(respuesta, tono):
    """What the person reads on top of the screen, in that tone."""
    sopa = BeautifulSoup(respuesta.content, "html.parser")
    textos = [aviso.text.strip() for aviso in sopa.select(f".messages li.{tono}")]
    return [texto for texto in textos if texto]  # the framework's template of one is empty


DEL_MARCO = {  # the framework's own forms: how the record is made, its door, a field, what is typed
    "usuario": (crear_usuario, "wagtailusers_users:edit", "last_name", "Lo escrito"),
    "grupo": (Group.objects.first, "wagtailusers_groups:edit", "name", "Lo escrito"),
    "coleccion": (crear_coleccion, "wagtailadmin_collections:edit", "name", "Lo escrito"),
    "sitio": (Site.objects.get, "wagtailsites:edit", "site_name", "Lo escrito"),
    "mi cuenta": (None, "wagtailadmin_account", "name_email-last_name", "Lo escrito"),
    "reabrir": (crear_usuario, "reabrir_cuenta", "motivo", "Lo escrito"),
    "cerrar": (crear_usuario, "cerrar_cuenta", "motivo", "Lo escrito"),
    "usuario nuevo": (None, "wagtailusers_users:add", "last_name", "Lo escrito"),
    "redireccion": (None, "wagtailredirects:add", "old_path", "/lo-escrito"),
    "flujo": (Workflow.objects.first, "wagtailadmin_workflows:edit", "name", "Lo escrito"),
}


@pytest.mark.parametrize("cual", DEL_MARCO)
def test_the_forms_of_the_framework_are_given_back_too(client, persona, cual):
    crear, puerta, campo, texto = DEL_MARCO[cual]
    objeto = crear() if crear else None
    if puerta == "reabrir_cuenta":
        Usuario.objects.filter(pk=objeto.pk).update(is_active=False)
    direccion = reverse(puerta, args=[objeto.pk] if objeto else [])
    url, datos = abrir(client, direccion, f"form:has([name={campo}])")
    terminar_sesion()
    antes = ModelLogEntry.objects.filter(action__startswith="wagtail").count()
    rescatado = volver_a_entrar(client, persona, client.post(url, datos | {campo: texto}))
    respuesta = devuelto(client, rescatado)
    suyo = BeautifulSoup(respuesta.content, "html.parser").select_one(f"[name={campo}]")
    assert (suyo.get("value") or suyo.text.strip()) == texto
    assert dichos(respuesta, "info") == [DEVUELTO]
    assert dichos(respuesta, "error") == []
    assert ModelLogEntry.objects.filter(action__startswith="wagtail").count() == antes


@pytest.mark.parametrize("cual", ["area", "serie", "ajustes", "imagen", "multimedia", "tema"])
def test_what_is_given_back_is_told_as_news_and_not_as_an_error(client, persona, cual):
    ficha = Ficha(cual)
    datos = ficha.abrir(client) | {ficha.campo: "Lo escrito", "seguir": "1"}
    respuesta = ficha.guardar(client, datos)
    assert dichos(respuesta, "info") == [DEVUELTO]
    assert dichos(respuesta, "error") == []


def test_each_text_is_shown_under_the_name_that_its_form_gives_it(client, persona):
    jefa = crear_funcionario(nombre="Alicia Romo")
    ficha = Ficha("area")
    datos = ficha.abrir(client) | {"telefono": "4441000000", "domicilio": "Plaza 1"}
    datos |= {"titular": jefa.pk}
    terminar_sesion()
    html = volver_a_entrar(client, persona, client.post(ficha.url, datos)).content
    sopa = BeautifulSoup(html, "html.parser")
    dichos = {
        rotulo.text: sopa.select_one(f"#{rotulo['for']}").text
        for rotulo in sopa.select(".rescatado-campo label")
    }
    assert dichos["Teléfono"] == "4441000000"
    assert dichos["Domicilio"] == "Plaza 1"
    assert dichos["Titular"] == "Alicia Romo"
    assert dichos["Activa"] == "Sí"
    assert "leido" not in str(dichos).lower()
    assert f"Área «{ficha.objeto}»" in sopa.select_one(".mesa-pantalla h2").text


def test_of_a_series_too_there_is_something_to_read(client, persona):
    ficha = Ficha("serie")
    datos = ficha.abrir(client) | {"nombre": "Boletines", "patron": "{numero}/{ejercicio}"}
    terminar_sesion()
    html = volver_a_entrar(client, persona, client.post(ficha.url, datos)).content
    sopa = BeautifulSoup(html, "html.parser")
    textos = [t.text for t in sopa.select(".rescatado-campo textarea")]
    assert {"Boletines", "{numero}/{ejercicio}"} <= set(textos)


def test_of_a_form_that_does_not_come_back_the_text_is_shown_to_be_copied(client, persona):
    camino = reverse("wagtailredirects:start_import")
    suyo = Rescate.objects.create(usuario=persona, camino=camino, datos={"un_dato": ["x-1"]})
    html = client.get(reverse("moderacion:rescatado", args=[suyo.pk])).content.decode()
    assert "Un dato" in html
    assert "x-1" in html
    assert "Abrir el formulario" in html
    assert "seguir" not in html


def test_the_desk_says_of_which_form_each_is_and_folds_the_rest(client, persona):
    area = crear_area(nombre="Obras Públicas")
    pagina = crear_noticia(publicada=False, title="Bacheo")
    ahora = timezone.now()
    caminos = [
        reverse("wagtailadmin_account"),
        reverse("ayuntamiento_area_modeladmin_edit", args=[area.pk]),
        reverse("wagtailadmin_pages:edit", args=[pagina.pk]),
        reverse("wagtailredirects:add"),
        reverse("cerrar_cuenta", args=[persona.pk]),
        "/admin/lo-que-ya-no-existe/",
    ]
    for n, camino in enumerate(caminos):
        cuando = ahora - timedelta(minutes=n)
        Rescate.objects.create(usuario=persona, camino=camino, datos={"a": ["b"]}, cuando=cuando)
    html = client.get(reverse("wagtailadmin_home")).content
    aviso = BeautifulSoup(html, "html.parser").select_one(".mesa-rescatados")
    nombres = [a.text for a in aviso.select("a")]
    assert nombres[:3] == ["Mi cuenta", "Área «Obras Públicas»", "Noticia «Bacheo»"]
    assert nombres[4:] == [f"Cerrar cuenta «{persona}»", "Un formulario del panel"]
    assert len(aviso.select("details a")) == 3
    assert "y 3 más" in aviso.select_one("summary").text


def test_passwords_are_never_kept(client, persona):
    url, datos = abrir(client, reverse("wagtailusers_users:add"))
    datos |= {"username": "nueva", "password1": "Muy-secreta-9", "password2": "Muy-secreta-9"}
    terminar_sesion()
    client.post(url, datos)
    guardado = Rescate.objects.get().datos
    assert guardado["username"] == ["nueva"]
    assert "secreta" not in str(guardado)


def test_nobody_else_reads_it_even_led_there(client, persona):
    ficha = Ficha("sede")
    datos = ficha.abrir(client) | {"domicilio": "Lo escrito"}
    terminar_sesion()
    respuesta = client.post(ficha.url, datos)
    otra = entrar(client, "Superusuario")
    aqui = client.get(reverse("moderacion:rescatado", args=[Rescate.objects.get().pk]), follow=True)
    assert "Lo escrito" not in aqui.content.decode()
    assert "/mesa/rescatado/" not in aqui.content.decode()
    assert respuesta.status_code == 302
    assert not Rescate.objects.filter(usuario=otra).exists()


def test_it_may_be_discarded(client, persona):
    Rescate.objects.create(usuario=persona, camino="/admin/mesa/vedas/nueva/", datos={"a": ["b"]})
    aqui = reverse("moderacion:rescatado", args=[Rescate.objects.get().pk])
    assert client.get(aqui).status_code == 200
    client.post(aqui)
    assert not Rescate.objects.exists()
    assert "ya no está guardado" in client.get(aqui, follow=True).content.decode()


def test_a_token_from_before_logging_in_again_leads_to_the_text(portada):
    estricto = Client(enforce_csrf_checks=True)
    entrar(estricto, "Superusuario")
    sede = crear_sede()
    url, datos = abrir(
        estricto,
        reverse("ayuntamiento_sede_modeladmin_edit", args=[sede.pk]),
        "form:has(#id_nombre)",
    )
    datos |= {"domicilio": "Lo escrito", "csrfmiddlewaretoken": "a" * 64}
    assert "Lo escrito" in estricto.post(url, datos, follow=True).content.decode()
    assert Sede.objects.get().domicilio == ""


def test_with_the_second_step_still_to_do_it_is_kept_too(client, portada, settings):
    """Came in again in another tab, with the password alone: still nobody."""
    persona = entrar(client, "Superusuario")
    ficha = Ficha("sede")
    datos = ficha.abrir(client) | {"domicilio": "Lo escrito"}
    settings.SEGUNDO_PASO = True
    respuesta = client.post(ficha.url, datos)
    assert respuesta.url.startswith(reverse("segundo_paso"))
    assert Rescate.objects.get().usuario == persona
    assert "rescatado" in respuesta.url


def test_public_forms_carry_no_signature(client, persona):
    assert 'name="rescate"' not in client.get("/buscar/").content.decode()
    assert 'name="rescate"' in client.get(reverse("wagtailadmin_account")).content.decode()
    assert crear_area()
    assert Serie.objects.exists()
