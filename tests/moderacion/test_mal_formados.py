"""Forms cut or made by hand: told in Spanish, never a broken site."""

import pytest
from django.urls import reverse

from tests.fabricas import crear_area, crear_noticia
from tests.moderacion.admin import agregar, editar, entrar, forma_de_noticia

CAMBIOS = [
    {"imagen": "zz"},
    {"imagen": "zz\x00"},
    {"cuerpo-count": None},
    {"cuerpo-count": "zz"},
    {"cuerpo-0-deleted": None},
    {"sumarios-count": "99"},
    {"relacionadas-TOTAL_FORMS": "x"},
    {"fecha": "31/02/2026 25:99"},
    {"area": "nada"},
    {"temas": "a,b,,\x00"},
]


def forma(cambio):
    datos = {**forma_de_noticia("Reabre la plaza", area=crear_area().pk), **cambio}
    return {clave: valor for clave, valor in datos.items() if valor is not None}


@pytest.mark.parametrize("cambio", CAMBIOS, ids=str)
def test_a_form_made_by_hand_never_breaks_the_panel(client, portada, cambio):
    entrar(client, "Redacción")
    pagina = crear_noticia(publicada=False)
    for direccion in (agregar(), editar(pagina), f"{editar(pagina)}preview/"):
        respuesta = client.post(direccion, forma(cambio))
        assert respuesta.status_code < 500, direccion


@pytest.mark.parametrize(
    "direccion",
    [
        "/admin/images/chooser/chosen-multiple/?id=zz",
        "/admin/bulk/wagtailcore/page/delete/?id=zz",
        "/admin/bulk/wagtailcore/page/delete/?id=99999999999999999999999",
        "/admin/bulk/acervo/imagen/delete/?id=99999999999999999999999",
        "/admin/bulk/acervo/documento/delete/?id=99999999999999999999999",
        "/admin/pages/",
        "/admin/pages/1/",
        "/admin/ayuntamiento/area/?q=%22",
    ],
)
def test_an_address_made_by_hand_never_breaks_the_panel(client, portada, direccion):
    for rol in ("Redacción", "Dirección"):
        entrar(client, rol)
        assert client.get(direccion).status_code < 500


def test_what_was_not_understood_is_said_in_spanish(client, portada):
    entrar(client, "Redacción")
    respuesta = client.post(agregar(), forma({"cuerpo-count": None}))
    assert respuesta.status_code == 400
    assert "No se entendió lo que se envió" in respuesta.content.decode()


def test_what_is_in_review_is_not_deleted(client, portada):
    pagina = crear_noticia(publicada=False)
    pagina.get_workflow().start(pagina, entrar(client, "Redacción"))
    client.post(reverse("wagtailadmin_pages:delete", args=[pagina.pk]))
    assert type(pagina).objects.filter(pk=pagina.pk).exists()


@pytest.mark.parametrize("trae", [{}, {"import_file_name": "algo"}, {"input_format": "0"}], ids=str)
def test_an_import_of_redirects_made_by_hand_is_told_in_spanish(client, portada, trae):
    entrar(client, "Administración")
    respuesta = client.post(reverse("wagtailredirects:process_import"), trae)
    assert respuesta.status_code == 400
    assert "No se entendió lo que se envió" in respuesta.content.decode()
