"""What is kept, looked for by its words: in each chooser and in each list."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from tests.fabricas import crear_documento, crear_grabacion, crear_imagen
from tests.moderacion.admin import entrar

DE_FOTOGRAFIAS = ["wagtailimages_chooser:choose", "wagtailimages_chooser:choose_results"]
LISTAS = {
    "imagen": [*DE_FOTOGRAFIAS, "wagtailimages:index", "wagtailimages:index_results"],
    "documento": [
        "wagtaildocs_chooser:choose",
        "wagtaildocs_chooser:choose_results",
        "wagtaildocs:index",
        "wagtaildocs:index_results",
    ],
    "video": ["wagtailmedia:chooser", "wagtailmedia:index"],
}
CASOS = [(clase, lista) for clase, listas in LISTAS.items() for lista in listas]
CREAR = {
    "imagen": crear_imagen,
    "documento": crear_documento,
    "video": lambda **datos: crear_grabacion("video", **datos),
}
ADEMAS = [
    {},
    {"ordering": "title"},
    {"ordering": "-created_at"},
    {"collection_id": "1"},
    {"tag": "kermés"},
    {"p": "1"},
]


@pytest.mark.parametrize(("clase", "lista"), CASOS)
def test_each_chooser_and_each_list_is_searched_by_words(client, portada, clase, lista):
    CREAR[clase](title="Mercado de los domingos").tags.add("kermés")
    CREAR[clase](title="Rastro")
    entrar(client, "Redacción")
    for mas in ADEMAS:
        respuesta = client.get(f"{reverse(lista)}?{urlencode({'q': 'mercado', **mas})}")
        assert respuesta.status_code == 200, (lista, mas)
        assert "Mercado de los domingos" in respuesta.content.decode(), (lista, mas)
        assert "Rastro" not in respuesta.content.decode(), (lista, mas)


def test_a_photograph_is_found_by_its_labels_too(client, portada):
    imagen = crear_imagen(title="Plaza")
    imagen.tags.add("kermés")
    imagen.save()
    entrar(client, "Redacción")
    direccion = reverse("wagtailimages_chooser:choose_results")
    assert "Plaza" in client.get(f"{direccion}?q=kermés").content.decode()


@pytest.mark.parametrize("lista", DE_FOTOGRAFIAS)
def test_the_search_does_not_offer_what_was_withdrawn(client, portada, lista):
    crear_imagen(title="Mercado retirado", retirada=True)
    crear_imagen(title="Mercado abierto")
    entrar(client, "Redacción")
    encontradas = client.get(f"{reverse(lista)}?q=mercado").content.decode()
    assert "Mercado abierto" in encontradas
    assert "Mercado retirado" not in encontradas
