"""A page in words: the tray and the screen of a late form say each thing the same way."""

import pytest

from agenda_publica.models import Acto
from moderacion.encuentro.lectura import en_palabras, marcar
from moderacion.lectura.trozos import leer
from noticias.models import Noticia
from tests.fabricas import crear_area, crear_imagen

pytestmark = pytest.mark.django_db


def en_la_bandeja(clase, campo, valor):
    (trozos,), _ = leer([(clase, {campo: valor})])
    return next((trozo.texto for trozo in trozos if trozo.clave == campo), "")


@pytest.mark.parametrize(
    ("clase", "campo", "valor", "dicho"),
    [
        (Noticia, "destacada_hasta", "2026-11-30", "30 de noviembre de 2026"),
        (Acto, "inicio", "2031-11-28T18:00:00-06:00", "28 de noviembre de 2031 a las 18:00"),
        (Noticia, "genero", "aviso", "Aviso"),
        (Acto, "todo_el_dia", True, "Sí"),
        (Noticia, "title", "Agua para\r\nel sur", "Agua para\nel sur"),
    ],
)
def test_a_field_is_said_the_same_in_both(clase, campo, valor, dicho):
    assert en_palabras(clase, campo, valor) == dicho
    assert en_la_bandeja(clase, campo, valor) == dicho


def test_what_is_off_is_said_where_it_was_changed_and_left_out_of_a_reading():
    assert en_palabras(Acto, "entrada_libre", False) == "No"
    assert en_la_bandeja(Acto, "entrada_libre", False) == ""
    assert en_palabras(Noticia, "destacada_hasta", None) == "(En blanco)"


def test_who_is_pointed_to_is_named():
    area = crear_area(nombre="Obras Públicas")
    assert en_palabras(Noticia, "area", area.pk) == str(area)
    assert en_la_bandeja(Noticia, "area", area.pk) == str(area)


def test_a_photograph_of_the_body_is_named_with_its_words():
    imagen = crear_imagen(title="El puente nuevo")
    foto = {"image": imagen.pk, "alt_text": "Un puente sobre el río", "decorative": False}
    bloque = {"type": "imagen", "id": "a", "value": {"imagen": foto, "pie": "Ayer"}}
    dicho = en_palabras(Noticia, "cuerpo", bloque)
    assert "Fotografía: El puente nuevo" in dicho
    assert "Texto alternativo: Un puente sobre el río" in dicho


def test_only_the_words_that_the_other_does_not_have_are_marked():
    assert marcar("el puente <nuevo> abre", "el puente abre") == (
        "el puente <mark>&lt;nuevo&gt; </mark>abre"
    )
    assert marcar("igual", "igual") == "igual"
