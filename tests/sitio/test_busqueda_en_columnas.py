"""What is in no index is found by its words too, with accents or without, on both engines."""

import pytest
from django.urls import reverse

from agenda_publica.models import Compromiso
from sitio.busqueda.en_columnas import con_sus_palabras
from tests.agenda_publica.fabrica import crear_compromiso
from tests.moderacion.admin import entrar

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("dicho", "cuantos"),
    [
        ("inauguracion", 1),
        ("INAUGURACIÓN álamo", 1),
        ("Alamo ibanez", 1),
        ("ibáñez", 1),
        ("álamo tanque", 0),
        ("alamo.*", 1),
        ("x?alamo", 0),
        ("%_\\'\"[", 0),
        ("\x00", 0),
        ("a" * 10_000, 0),
    ],
)
def test_each_word_in_one_of_its_columns_without_minding_accents(dicho, cuantos):
    crear_compromiso(titulo="Inauguración de la calle ÁLAMO", solicita="Señor Ibáñez")
    crear_compromiso(titulo="Otra cosa", solicita="Nadie")
    assert con_sus_palabras(Compromiso.objects, dicho, "titulo", "solicita").count() == cuantos


def test_the_register_of_acts_is_searched_so(client):
    crear_compromiso(titulo="Sesión de Cabildo")
    crear_compromiso(titulo="Otra cosa")
    entrar(client, "Redacción")
    respuesta = client.get(reverse("compromisos:index"), {"q": "cabildo sesion"})
    assert [acto.titulo for acto in respuesta.context["object_list"]] == ["Sesión de Cabildo"]
