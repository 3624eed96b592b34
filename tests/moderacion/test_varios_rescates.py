"""Two texts of one form, both rescued: one entry for each thing that was sent, and each is given
back, saved or discarded by itself."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from moderacion.models import Rescate
from moderacion.rescatar import rescate
from tests.fabricas import crear_area, crear_noticia
from tests.moderacion.admin import editar, entrar, forma_de_noticia, leida
from tests.moderacion.test_encuentro import escondidos
from tests.moderacion.test_fichas_a_la_vez import Ficha
from tests.moderacion.test_rescate import firma, terminar_sesion
from tests.moderacion.test_rescate_del_panel import abrir, por_revisar


@pytest.fixture
def persona(client, portada):
    return entrar(client, "Superusuario")


def textos(campo):
    return [uno.datos[campo][0] for uno in Rescate.objects.order_by("pk")]


def test_the_second_tab_does_not_destroy_the_text_of_the_first(client, persona):
    ficha = Ficha("sede")
    datos = ficha.abrir(client)
    terminar_sesion()
    for dicho in ("De la primera pestaña", "De la segunda", "De la segunda"):
        client.post(ficha.url, datos | {"domicilio": dicho})
    client.post(ficha.url, datos)
    assert textos("domicilio")[:2] == ["De la primera pestaña", "De la segunda"]
    assert Rescate.objects.count() == 3, "what is the same is kept once"
    client.force_login(persona)
    mesa = client.get(reverse("wagtailadmin_home")).content.decode()
    assert mesa.count("/mesa/rescatado/") == 3


def test_saving_one_of_two_texts_leaves_the_other(client, persona):
    ficha = Ficha("sede")
    datos = ficha.abrir(client)
    terminar_sesion()
    for dicho in ("De la primera", "De la segunda"):
        client.post(ficha.url, datos | {"domicilio": dicho})
    client.force_login(persona)
    primera = Rescate.objects.order_by("pk").first()
    html = client.get(reverse("moderacion:rescatado", args=[primera.pk])).content
    forma = BeautifulSoup(html, "html.parser").select_one("form:has([name=seguir])")
    volver = {c["name"]: c["value"] for c in forma.select("input[name]")} | {"seguir": "1"}
    vuelta = client.post(forma["action"], volver)
    corregido = datos | escondidos(vuelta) | {"domicilio": "Plaza 1", "leido": datos["leido"]}
    assert client.post(ficha.url, corregido).status_code == 302
    assert ficha.dice("domicilio") == "Plaza 1"
    assert textos("domicilio") == ["De la segunda"]


def test_of_a_page_each_text_is_offered_and_given_back(client, portada):
    pagina = crear_noticia(publicada=False, area=crear_area())
    persona = entrar(client, "Redacción")
    suya, base = firma(client, editar(pagina)), leida(pagina)
    terminar_sesion()
    for dicho in ("De la primera", "De la segunda"):
        client.post(editar(pagina), forma_de_noticia(resumen=dicho) | base | {"rescate": suya})
    client.force_login(persona)
    sopa = BeautifulSoup(client.get(editar(pagina)).content, "html.parser")
    avisos = sopa.select("form.pregon-rescate")
    assert len(avisos) == 2
    primero = Rescate.objects.order_by("pk").first()
    (suyo,) = (a for a in avisos if a.select_one("[name=rescatado]")["value"] == str(primero.pk))
    datos = {"recuperar": "servidor", "rescatado": primero.pk}
    vuelta = client.post(editar(pagina), datos).content.decode()
    assert "De la primera" in vuelta
    assert f'name="rescatado" value="{primero.pk}"' in vuelta, "saved, only that one is forgotten"
    client.post(editar(pagina), {"recuperar": "desechar", "rescatado": primero.pk})
    assert textos("resumen") == ["De la segunda"]
    assert suyo


def test_they_are_bounded_for_each_form(client, persona):
    ficha = Ficha("sede")
    datos = ficha.abrir(client)
    terminar_sesion()
    for n in range(rescate.POR_FORMULARIO + 2):
        client.post(ficha.url, datos | {"domicilio": f"Número {n}"})
    assert textos("domicilio") == [f"Número {n}" for n in range(2, rescate.POR_FORMULARIO + 2)]


def test_nobody_forgets_the_text_of_another(client, persona):
    ajeno = Rescate.objects.create(
        usuario=entrar(client, "Superusuario"), camino="/admin/x/", datos={"a": ["b"]}
    )
    client.force_login(persona)
    ficha = Ficha("sede")
    datos = ficha.abrir(client) | {"domicilio": "Plaza 1", "rescatado": ajeno.pk}
    assert client.post(ficha.url, datos).status_code == 302
    assert client.post(ficha.url, datos | {"rescatado": "x\x00"}).status_code < 500
    assert Rescate.objects.filter(pk=ajeno.pk).exists()


def test_a_note_of_the_tray_is_called_by_what_it_was_about(client, portada):
    persona = entrar(client, "Dirección")
    pagina = por_revisar()
    url, datos = abrir(client, reverse("moderacion:bandeja"), "form[id^=devolver]")
    terminar_sesion()
    client.post(url, datos | {"nota": "Falta la fecha.", "accion": "devolver"})
    client.force_login(persona)
    mesa = client.get(reverse("wagtailadmin_home")).content
    aviso = BeautifulSoup(mesa, "html.parser").select_one(".mesa-rescatados a")
    assert aviso.text == f"Devolver «{pagina.title}»"
    suyo = client.get(reverse("moderacion:rescatado", args=[Rescate.objects.get().pk]))
    assert f"Devolver «{pagina.title}»" in suyo.content.decode()
    Rescate.objects.update(camino=reverse("moderacion:decidir") + "?sena=9999-1")
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
