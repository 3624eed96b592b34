"""What came from a camera becomes a draft of a gallery; what is public is not touched."""

import pytest
from django.urls import reverse

from acervo.models import Lote
from galerias import lotes
from galerias.models import Galeria
from moderacion.permissions import NoSePuede
from tests.fabricas import crear_galeria, crear_imagen, crear_usuario
from tests.moderacion.admin import entrar, leida


def crear_lote(cuantas=3, **datos):
    lote = Lote.objects.create(**datos)
    for n in range(cuantas):
        crear_imagen(lote=lote, title=f"foto {n}", pie=f"Pie {n}.")
    return lote


@pytest.fixture
def redaccion(client, db):
    client.usuario = entrar(client, "Redacción")
    return client


def llevar(client, lote, **datos):
    return client.post(reverse("carpetas:llevar", args=[lote.pk]), datos)


def test_to_a_new_draft_in_the_order_in_which_they_were_taken(redaccion):
    lote = crear_lote()
    respuesta = llevar(redaccion, lote, titulo="Entrega de lentes")
    galeria = Galeria.objects.get()
    assert respuesta.url == reverse("wagtailadmin_pages:edit", args=[galeria.pk])
    assert not galeria.live
    assert galeria.owner == redaccion.usuario
    borrador = galeria.get_latest_revision_as_object()
    assert [f.imagen.title for f in borrador.fotos.all()] == ["foto 0", "foto 1", "foto 2"]
    assert [f.pie for f in borrador.fotos.all()] == ["Pie 0.", "Pie 1.", "Pie 2."]
    assert Lote.objects.get().terminado
    assert redaccion.get(respuesta.url).status_code == 200


def test_to_a_draft_that_there_is_by_one_revision_that_its_author_is_told_of(redaccion):
    galeria = crear_galeria(publicada=False, fotos=1)
    suya = galeria.fotos.get().imagen
    leido, revisiones = leida(galeria), galeria.revisions.count()
    lote = crear_lote(2)
    lote.repetidas.add(suya)
    llevar(redaccion, lote, galeria=galeria.pk)
    galeria.refresh_from_db()
    assert galeria.revisions.count() == revisiones + 1
    assert galeria.latest_revision.user == redaccion.usuario
    fotos = galeria.get_latest_revision_as_object().fotos.all()
    assert [f.imagen.title for f in fotos] == [suya.title, "foto 0", "foto 1"]
    assert leida(galeria) != leido  # what an open form read is not what there is


def test_what_is_public_is_never_edited(redaccion):
    galeria = crear_galeria(fotos=1)
    lote = crear_lote()
    assert llevar(redaccion, lote, galeria=galeria.pk).status_code == 200
    with pytest.raises(NoSePuede, match="ya es pública"):
        lotes.agregar(galeria=galeria, imagenes=lote.fotografias(), por=redaccion.usuario)
    assert galeria.revisions.count() == 1
    assert Lote.objects.get().terminado is None


def test_nor_what_is_in_review(redaccion):
    galeria = crear_galeria(publicada=False)
    galeria.get_workflow().start(galeria, redaccion.usuario)
    assert llevar(redaccion, crear_lote(), galeria=galeria.pk).status_code == 200
    with pytest.raises(NoSePuede, match="en revisión"):
        lotes.agregar(galeria=galeria, imagenes=[crear_imagen()], por=redaccion.usuario)


def test_only_who_writes_pages_makes_galleries(client, db):
    lote = crear_lote()
    entrar(client, "Administración")
    assert llevar(client, lote, titulo="Otra").status_code == 302
    with pytest.raises(NoSePuede):
        lotes.crear_galeria(titulo="x", imagenes=[], por=crear_usuario("Enlace"))
    assert not Galeria.objects.exists()


def test_without_a_title_nor_a_gallery_one_is_asked(redaccion):
    respuesta = llevar(redaccion, crear_lote())
    assert "Escriba el titular" in respuesta.content.decode()


def test_a_title_of_signs_alone_still_has_an_address(redaccion):
    llevar(redaccion, crear_lote(), titulo="¡¡!!")
    assert Galeria.objects.get().slug


def test_from_the_form_of_a_gallery_it_is_the_first_thing_offered(redaccion):
    galeria = crear_galeria(publicada=False, title="Lentes")
    formulario = redaccion.get(reverse("wagtailadmin_pages:edit", args=[galeria.pk]))
    subir = f"{reverse('lotes:subir')}?para=galeria-{galeria.pk}"
    assert subir in formulario.content.decode()
    assert f'value="galeria-{galeria.pk}"' in redaccion.get(subir).content.decode()
    lote = crear_lote(para=f"galeria-{galeria.pk}")
    contenido = redaccion.get(reverse("lotes:lote", args=[lote.pk])).content.decode()
    assert contenido.index("A la galería «Lentes»") < contenido.index("A la cobertura de un acto")
    forma = redaccion.get(reverse("carpetas:llevar", args=[lote.pk])).context["forma"]
    assert str(forma["galeria"].value()) == str(galeria.pk)


def test_a_gallery_with_a_photograph_that_nobody_told_does_not_go_to_review(redaccion):
    lote = crear_lote(0)
    crear_imagen(lote=lote, description="", title="Muda")
    llevar(redaccion, lote, titulo="Lentes")
    galeria = Galeria.objects.get()
    direccion = reverse("wagtailadmin_pages:edit", args=[galeria.pk])
    foto = galeria.get_latest_revision_as_object().fotos.get()
    datos = {
        **leida(galeria),
        "title": "Lentes",
        "slug": galeria.slug,
        "resumen": "Una frase.",
        "fotos-TOTAL_FORMS": 1,
        "fotos-INITIAL_FORMS": 1,
        "fotos-0-id": foto.pk or "",
        "fotos-0-imagen": foto.imagen_id,
        "fotos-0-ORDER": 1,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "materia": "general",
        "action-submit": "1",
    }
    respuesta = redaccion.post(direccion, datos)
    assert "«Muda»" in respuesta.content.decode()
    assert not Galeria.objects.get().workflow_in_progress


def test_the_same_lote_from_two_tabs_makes_one_gallery_and_says_so(redaccion):
    lote = crear_lote()
    llevar(redaccion, lote, titulo="Entrega de lentes")
    respuesta = llevar(redaccion, lote, titulo="entrega de  lentes")
    assert Galeria.objects.count() == 1
    assert "De este lote ya se hizo «Entrega de lentes»" in respuesta.content.decode()
    llevar(redaccion, lote, titulo="Otra del mismo lote")
    assert Galeria.objects.count() == 2


def test_what_was_withdrawn_is_not_taken_to_a_gallery(redaccion):
    lote = crear_lote()
    crear_imagen(lote=lote, title="Retirada", retirada=True)
    llevar(redaccion, lote, titulo="Entrega de lentes")
    fotos = Galeria.objects.get().get_latest_revision_as_object().fotos.all()
    assert len(fotos) == 3
