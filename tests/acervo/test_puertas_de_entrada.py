"""By each door a photograph comes in clean, and one that is bad does not take others with it."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from PIL import Image
from wagtail.images.forms import get_image_form
from wagtail.models import Collection, UploadedFile

from acervo import actions
from acervo.limpieza import AJENA, DANADA
from acervo.models import Imagen
from tests.fabricas import bytes_de_imagen, crear_imagen, crear_usuario
from tests.moderacion.admin import leido

from .test_limpieza import ENTERA, FOTOS, HEIC, sin_rastros

GIRADA = (FOTOS / "landscape_6.jpg").read_bytes()


@pytest.fixture
def panel(client, db):
    client.force_login(crear_usuario(is_superuser=True))
    return client


def subir(panel, contenido, nombre="IMG_2041.jpg", **datos):
    datos = {"title": nombre, "files[]": SimpleUploadedFile(nombre, contenido), **datos}
    respuesta = panel.post(reverse("wagtailimages:add_multiple"), datos)
    assert respuesta.status_code == 200
    return respuesta.json()


def guardada(imagen):
    with imagen.file.storage.open(imagen.file.name) as archivo:
        return BytesIO(archivo.read())


def esta_limpia(imagen):
    imagen.refresh_from_db()
    with Image.open(guardada(imagen)) as abierta:
        assert (imagen.width, imagen.height) == abierta.size
    assert imagen.file_size == len(guardada(imagen).getvalue())
    return sin_rastros(guardada(imagen))


@pytest.mark.parametrize("contenido", [ENTERA, GIRADA], ids=["con GPS", "girada"])
def test_by_code(db, contenido):
    imagen = Imagen(title="Plaza", file=ContentFile(contenido, name="IMG_1.jpg"))
    imagen.save()
    assert esta_limpia(imagen)


def test_by_code_with_the_hash_asked_before(db):
    imagen = Imagen(title="Plaza", file=ContentFile(GIRADA, name="IMG_1.jpg"))
    imagen._set_image_file_metadata()
    imagen.save()
    assert esta_limpia(imagen)
    assert (imagen.width, imagen.height) == (600, 450)


def test_by_create_and_by_the_file_itself(db):
    imagen = Imagen.objects.create(title="Plaza", file=ContentFile(ENTERA, name="a.jpg"))
    assert esta_limpia(imagen)
    imagen.file.save("b.jpg", ContentFile(GIRADA))
    assert esta_limpia(imagen)
    assert imagen.tomada is not None


def test_bad_ones_by_code_are_refused_and_leave_no_row(db):
    with pytest.raises(ValidationError):
        Imagen.objects.create(title="Mala", file=ContentFile(ENTERA[:9000], name="a.jpg"))
    assert not Imagen.objects.exists()


def test_by_the_form_of_the_panel(panel):
    datos = {
        "title": "Plaza",
        "file": SimpleUploadedFile("IMG_1.jpg", GIRADA),
        "collection": Collection.get_first_root_node().pk,
    }
    respuesta = panel.post(reverse("wagtailimages:add"), datos)
    assert respuesta.status_code == 302
    imagen = Imagen.objects.get()
    assert esta_limpia(imagen)
    assert imagen.file_hash


def test_by_many_at_once_and_a_bad_one_is_only_its_own_trouble(panel):
    respuestas = [
        subir(panel, ENTERA),
        subir(panel, ENTERA[:9000], "cortada.jpg"),
        subir(panel, b"<?php ?>", "foto.jpg"),
        subir(panel, HEIC, "IMG_7.HEIC"),
        subir(panel, GIRADA, "IMG_8.jpg"),
    ]
    assert [r["success"] for r in respuestas] == [True, False, False, True, True]
    assert [r.get("error_message") for r in respuestas[1:3]] == [DANADA, AJENA]
    assert all(esta_limpia(imagen) for imagen in Imagen.objects.all())
    assert Imagen.objects.count() == 3


def test_through_the_waiting_room_of_an_upload_whose_form_was_not_complete(panel):
    respuesta = subir(panel, ENTERA, title="")
    assert not Imagen.objects.exists()
    espera = UploadedFile.objects.get(pk=respuesta["uploaded_file_id"])
    prefijo = f"uploaded-image-{espera.pk}"
    datos = {f"{prefijo}-title": "Plaza", f"{prefijo}-collection": 1}
    ruta = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[espera.pk])
    assert panel.post(ruta, datos).json()["success"]
    assert esta_limpia(Imagen.objects.get())


def test_a_photograph_with_the_wrong_extension_is_taken_for_what_it_is(panel):
    assert subir(panel, bytes_de_imagen(formato="PNG"), "foto.jpg")["success"]
    assert subir(panel, ENTERA, "IMG_7.HEIC")["success"]
    assert {imagen.filename.rsplit(".")[-1] for imagen in Imagen.objects.all()} == {"png", "jpg"}


def test_one_too_heavy_is_refused(panel, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    assert not subir(panel, ENTERA)["success"]


def test_the_name_of_the_file_may_be_its_title_but_never_its_alternative_text(panel):
    subir(panel, ENTERA, "IMG_2041.jpg")
    imagen = Imagen.objects.get()
    assert "IMG_2041" in imagen.title
    assert imagen.description == imagen.default_alt_text == ""


def test_the_same_photograph_twice_is_noticed(panel):
    assert not subir(panel, ENTERA)["duplicate"]
    assert subir(panel, ENTERA)["duplicate"]


def cambiar(imagen, **datos):
    archivos = {"file": datos.pop("file")} if "file" in datos else {}
    todos = {"title": imagen.title, "collection": imagen.collection_id, **leido(imagen), **datos}
    formulario = get_image_form(Imagen)(
        todos, archivos, instance=imagen, user=crear_usuario(is_superuser=True)
    )
    assert formulario.is_valid(), formulario.errors
    return formulario.save()


def trabajos():
    return DBTaskResult.objects.filter(task_path="acervo.tasks.preparar_fotografias")


def test_a_new_file_empties_the_sizes_and_asks_for_new_ones(db):
    imagen = crear_imagen()
    antes = actions.preparar(imagen=imagen)
    cambiar(imagen, file=SimpleUploadedFile("nueva.jpg", GIRADA))
    imagen = Imagen.objects.get()
    assert imagen.variantes == {}
    assert trabajos().get().args_kwargs["args"] == [[imagen.pk]]
    actions.preparar_fotografias(imagenes=[imagen.pk])
    despues = Imagen.objects.get().variantes
    assert not {v[0] for v in antes.values()} & {v[0] for v in despues.values()}
    assert despues["impresion"][1:] == [600, 450]
    assert {imagen.file.storage.exists(nombre) for nombre, *_ in despues.values()} == {True}


def test_other_changes_leave_the_sizes_where_they_are(db):
    imagen = crear_imagen()
    variantes = actions.preparar(imagen=imagen)
    cambiar(imagen, title="Otra", focal_point_x=10, focal_point_y=10)
    assert Imagen.objects.get().variantes == variantes
    assert not trabajos().exists()


def test_a_photograph_that_no_page_paints_asks_for_nothing(db):
    cambiar(crear_imagen(), file=SimpleUploadedFile("nueva.jpg", GIRADA))
    assert not trabajos().exists()
