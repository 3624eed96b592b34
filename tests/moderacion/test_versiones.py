"""The public versions of a page, compared side by side by who writes pages."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from noticias.models import Noticia
from tests.fabricas import (
    crear_acto,
    crear_audio,
    crear_capsula,
    crear_galeria,
    crear_informativa,
    crear_noticia,
    crear_usuario,
    hacer_publica,
)
from tests.moderacion.admin import editar, entrar
from tests.moderacion.test_fe_de_erratas import DICHO, corregir, enviar
from tests.moderacion.test_visto_bueno import decidir


def ver(client, pagina, **consulta):
    return client.get(reverse("moderacion:versiones", args=[pagina.pk]), consulta)


def lados(respuesta, campo):
    """What is read of that field on each side."""
    sopa = BeautifulSoup(respuesta.content, "html.parser")
    (bloque,) = (b for b in sopa.select(".comparadas-campo") if b.h3.text == campo)
    antes, despues = bloque.select(".comparison")
    for sobra in [*antes.select(".addition"), *despues.select(".deletion")]:
        sobra.decompose()
    return antes.text, despues.text


def test_two_versions_are_read_side_by_side(client, portada):
    entrar(client, "Redacción")
    noticia = crear_noticia(title="El mercado tiene 241 locales")
    corregir(noticia, title="El mercado tiene 214 locales")
    corregir(noticia, "", "menor", title="El mercado ya tiene 214 locales")
    claves = list(noticia.revisions.order_by("pk").values_list("pk", flat=True))
    respuesta = ver(client, noticia, antes=claves[0], despues=claves[1])
    antes, despues = lados(respuesta, "Título")
    assert "241" in antes
    assert "214" not in antes
    assert "214" in despues
    assert "241" not in despues
    assert DICHO in lados(respuesta, "Fe de erratas")[1]
    al_reves = ver(client, noticia, antes=claves[1], despues=claves[0])
    assert lados(al_reves, "Título") == (antes, despues), "the older is always on the left"
    assert "ya" in lados(ver(client, noticia), "Título")[1], "the last two, if none is chosen"


def test_it_says_who_approved_each_and_what_was_told(client, portada):
    entrar(client, "Redacción")
    noticia = crear_noticia()
    enviar(client, noticia, alcance="correccion", fe_de_erratas=DICHO)
    client.force_login(crear_usuario("Dirección", first_name="Rebeca", last_name="Sámano"))
    decidir(client, noticia, "approve")
    filas = BeautifulSoup(ver(client, noticia).content, "html.parser").select(
        ".tabla-ancha tbody tr"
    )
    assert len(filas) == 2
    for dicho in ("Rebeca Sámano", "Visto bueno", "Corrección", DICHO, "En el sitio"):
        assert dicho in filas[0].text
    assert "Un programa" in filas[1].text
    assert "En el sitio" not in filas[1].text


def test_a_draft_is_not_a_public_version(client, portada):
    entrar(client, "Redacción")
    noticia = crear_noticia()
    noticia.title = "Nadie lo ha leído"
    borrador = noticia.save_revision()
    html = ver(client, noticia, antes=noticia.live_revision_id, despues=borrador.pk)
    assert "Elija dos versiones distintas" in html.content.decode()
    assert html.context["cambios"] == []


@pytest.mark.parametrize(
    "consulta",
    [{"antes": "x"}, {"antes": "9" * 40, "despues": "1"}, {"antes": "1", "despues": "1"}],
)
def test_nonsense_in_its_address_breaks_nothing(client, portada, consulta):
    entrar(client, "Redacción")
    assert ver(client, corregir(crear_noticia()), **consulta).status_code == 200


@pytest.mark.parametrize(
    "hacer", [crear_acto, crear_galeria, crear_capsula, crear_audio, crear_informativa]
)
def test_every_kind_of_page_is_compared(client, portada, hacer):
    entrar(client, "Dirección")
    pagina = hacer()
    borrador = Page.objects.get(pk=pagina.pk).specific
    borrador.title = "Otro titular"
    if hacer is crear_galeria:
        borrador.fotos.remove(borrador.fotos.first())
    hacer_publica(borrador.save_revision())
    assert "Otro titular" in ver(client, pagina).content.decode()


@pytest.mark.parametrize("grupo", ["Enlace", "Administración"])
def test_who_does_not_write_pages_does_not_see_them(client, portada, grupo):
    entrar(client, grupo)
    assert ver(client, crear_noticia()).status_code in {302, 403}


def test_its_button_is_on_what_was_public(client, portada):
    entrar(client, "Redacción")
    noticia, borrador = crear_noticia(), crear_noticia(publicada=False)
    direccion = reverse("moderacion:versiones", args=[noticia.pk])
    assert direccion in client.get(editar(noticia)).content.decode()
    assert "Versiones públicas" not in client.get(editar(borrador)).content.decode()
    assert ver(client, borrador).status_code == 404


def test_the_list_costs_the_same_with_three_versions_and_with_nine(client, portada):
    entrar(client, "Redacción")
    noticia = corregir(corregir(crear_noticia(), title="Uno"), "Otra vez.", title="Otro")

    def contar():
        ver(client, noticia)
        with CaptureQueriesContext(connection) as consultas:
            assert ver(client, noticia).status_code == 200
        return len(consultas)

    pocas = contar()
    for n in range(6):
        corregir(noticia, f"Corrección {n}.", title=f"Titular {n}")
    assert contar() == pocas
    assert Noticia.objects.get().erratas.count() == 8
