"""A file that was left half uploaded, and is finished by a form of its own."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Collection, UploadedFile

from acervo.models import Documento, Imagen
from tests.fabricas import bytes_de_imagen
from tests.moderacion.admin import entrar

CASOS = {
    "documento": (
        Documento,
        "wagtaildocs:create_multiple_from_uploaded_document",
        "uploaded-document",
        lambda: ContentFile(b"%PDF-1.4 prueba", name="reglas.pdf"),
    ),
    "fotografía": (
        Imagen,
        "wagtailimages:create_multiple_from_uploaded_image",
        "uploaded-image",
        lambda: ContentFile(bytes_de_imagen(), name="plaza.jpg"),
    ),
}


@pytest.mark.parametrize("caso", CASOS)
@pytest.mark.parametrize("gente", ["Redacción", "Superusuario"])
@pytest.mark.parametrize("con_nombre", [True, False])
def test_it_is_finished_or_told_what_it_lacks(client, db, caso, gente, con_nombre):
    modelo, puerta, prefijo, archivo = CASOS[caso]
    quien = entrar(client, gente)
    subido = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(modelo),
        file=archivo(),
        uploaded_by_user=quien,
    )
    coleccion = Collection.get_first_root_node()
    antes = f"{prefijo}-{subido.pk}-" if con_nombre else ""
    datos = {f"{antes}title": "Reglas", f"{antes}collection": coleccion.pk, f"{antes}tags": ""}
    respuesta = client.post(reverse(puerta, args=[subido.pk]), datos)
    assert respuesta.status_code == 200
    assert respuesta.json()["success"] == con_nombre
    assert modelo.objects.count() == con_nombre
