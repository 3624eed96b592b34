"""A gallery in the panel: which photograph leads, which are for the media, in what order."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from acervo.models import Imagen
from galerias.forms import HASTA_SEIS, UNA_PRINCIPAL
from galerias.models import Galeria
from tests.fabricas import crear_area, crear_galeria, crear_imagen, hacer_publica
from tests.moderacion.admin import agregar, editar, entrar, leida


def guardar(client, fotos, en=None, **datos):
    """What the office sees after it saves a draft with those photographs: its HTML.

    `en`: the gallery that is edited, as it is read now; without it, a new one.
    """
    cada_una = [
        {"pie": "", "credito": "", "alt": "", "seleccion": "", "ORDER": n, **foto}
        for n, foto in enumerate(fotos, 1)
    ]
    cuerpo = nested_form_data(
        {
            "title": "La feria",
            "slug": "la-feria",
            "resumen": "Tres días.",
            "area": crear_area().pk,
            "materia": "general",
            "temas": "",
            "fotos": inline_formset(cada_una, initial=len(cada_una) if en else 0),
            "comments": inline_formset([]),
            **datos,
        }
    )
    adonde = editar(en) if en else agregar("galeria", "galerias")
    respuesta = client.post(adonde, cuerpo | (leida(en) if en else {}), follow=True)
    assert respuesta.status_code == 200
    return respuesta.content.decode()


def con(*selecciones):
    return [{"imagen": crear_imagen().pk, "seleccion": cual} for cual in selecciones]


def test_one_leads_and_up_to_six_are_for_the_media(portada, client):
    entrar(client, "Redacción")
    guardar(client, con("", "principal", *["medios"] * 6), **{"action-submit": "1"})
    galeria = hacer_publica(Galeria.objects.get().latest_revision)
    assert galeria.imagen == galeria.fotos.all()[1].imagen
    assert [foto.seleccion for foto in galeria.de_medios()] == ["principal", *["medios"] * 6]


@pytest.mark.parametrize(
    ("selecciones", "frase"),
    [
        (["principal", "", "principal"], UNA_PRINCIPAL),
        (["medios"] * 7, HASTA_SEIS.format(7)),
    ],
)
def test_too_many_are_refused_in_one_sentence(portada, client, selecciones, frase):
    entrar(client, "Redacción")
    assert frase in guardar(client, con(*selecciones))
    assert Galeria.objects.count() == 0


def test_they_are_put_in_the_order_in_which_they_were_taken(portada, client):
    entrar(client, "Redacción")
    horas = [datetime(2026, 3, 1, hora, tzinfo=UTC) for hora in (12, 9, 10)]
    fotos = con("", "", "", "")
    for foto, hora in zip(fotos, [*horas[:1], None, *horas[1:]], strict=True):
        Imagen.objects.filter(pk=foto["imagen"]).update(tomada=hora)
    guardar(client, fotos, por_hora="on")
    de_fotos = [foto.imagen_id for foto in Galeria.objects.get().fotos.all()]
    assert de_fotos == [fotos[n]["imagen"] for n in (2, 3, 0, 1)]


def test_without_asking_they_keep_the_order_given(portada, client):
    entrar(client, "Redacción")
    fotos = con("", "", "")
    for foto, lugar in zip(fotos, (3, 1, 2), strict=True):
        foto["ORDER"] = lugar
    guardar(client, fotos)
    de_fotos = [foto.imagen_id for foto in Galeria.objects.get().fotos.all()]
    assert de_fotos == [fotos[n]["imagen"] for n in (1, 2, 0)]


def test_a_public_one_is_put_in_order_in_its_draft_and_its_versions_are_compared(portada, client):
    entrar(client, "Redacción")
    galeria = crear_galeria(fotos=2)
    puestas = list(galeria.fotos.all())
    for foto, hora in zip(puestas, (12, 9), strict=True):
        tomada = datetime(2026, 3, 1, hora, tzinfo=UTC)
        Imagen.objects.filter(pk=foto.imagen_id).update(tomada=tomada)
    fotos = [{"id": foto.pk, "imagen": foto.imagen_id} for foto in puestas]
    datos = {"title": galeria.title, "slug": galeria.slug, "area": galeria.area_id}
    guardar(client, fotos, en=galeria, por_hora="on", alcance="menor", **datos)
    borrador = Galeria.objects.get().get_latest_revision_as_object()
    assert [f.imagen_id for f in borrador.fotos.all()] == [f.imagen_id for f in puestas[::-1]]
    assert [f.imagen_id for f in Galeria.objects.get().fotos.all()] == [
        f.imagen_id for f in puestas
    ]
    comparar = reverse(
        "wagtailadmin_pages:revisions_compare", args=[galeria.pk, "earliest", "latest"]
    )
    assert client.get(comparar).status_code == 200


def test_a_draft_shows_its_photographs_and_leads_to_no_address_that_is_not_there(portada):
    galeria = crear_galeria(publicada=False, fotos=2)
    borrador = galeria.get_latest_revision_as_object()
    html = borrador.make_preview_request().render().content.decode()
    assert html.count("<figure") == 2
    assert f"/{galeria.slug}/1/" not in html
    assert "fotos.zip" not in html


def test_of_one_that_was_withdrawn_the_form_says_what_it_is_and_why_it_is_not_seen(client, portada):
    galeria = crear_galeria(fotos=2)
    imagen = galeria.fotos.last().imagen
    Imagen.objects.filter(pk=imagen.pk).update(retirada=True)
    entrar(client, "Redacción")
    html = client.get(editar(galeria)).content.decode()
    assert html.count("quien aparece en ella ya no consiente que se muestre") == 1
    assert f"«{imagen.title}» se retiró" in html
