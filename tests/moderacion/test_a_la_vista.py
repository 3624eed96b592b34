"""Files and records that public pages show: few change them, and each change is told."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.models import model_to_dict
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from ayuntamiento.models import Sede
from sitio.models import Ajustes, Tema
from tests.fabricas import (
    bytes_de_imagen,
    crear_acto,
    crear_documento,
    crear_imagen,
    crear_noticia,
    crear_sede,
    hacer_publica,
)
from tests.moderacion.admin import entrar, leido


def apuntes():
    return ModelLogEntry.objects.filter(action="pregon.a_la_vista")


def reemplazar(client, imagen, **datos):
    nuevo = SimpleUploadedFile("otra.jpg", bytes_de_imagen(700, 500), "image/jpeg")
    forma = {"title": "Otra", "description": "Otra plaza.", "file": nuevo, "tags": "", **datos}
    return client.post(reverse("wagtailimages:edit", args=[imagen.pk]), forma | leido(imagen))


@pytest.mark.parametrize(
    ("grupo", "puede"), [("Redacción", False), ("Dirección", True), ("Superusuario", True)]
)
def test_the_photograph_of_a_public_page_is_replaced_by_direccion_alone(
    client, portada, grupo, puede
):
    imagen = crear_imagen()
    pagina = crear_noticia(imagen=imagen)
    entrar(client, grupo)
    archivo = imagen.file.name
    respuesta = reemplazar(client, imagen)
    imagen.refresh_from_db()
    assert (imagen.file.name != archivo) == puede
    assert apuntes().count() == puede
    if puede:
        assert apuntes().get().data["donde"] == [pagina.title]
    else:
        assert f"Ya se ve en el sitio («{pagina.title}»)" in respuesta.content.decode()


def test_redaccion_replaces_what_only_drafts_show(client, portada):
    imagen = crear_imagen()
    crear_noticia(imagen=imagen, publicada=False)
    entrar(client, "Redacción")
    archivo = imagen.file.name
    reemplazar(client, imagen)
    imagen.refresh_from_db()
    assert imagen.file.name != archivo
    assert not apuntes().exists()


def test_redaccion_mends_the_words_of_a_photograph_and_it_is_told(client, portada):
    imagen = crear_imagen(description="Una plaza.")
    crear_noticia(imagen=imagen)
    usuario = entrar(client, "Redacción")
    datos = {"title": imagen.title, "description": "Una plaza con fuente.", "tags": ""}
    client.post(reverse("wagtailimages:edit", args=[imagen.pk]), datos | leido(imagen))
    apunte = apuntes().get()
    assert apunte.user == usuario
    assert apunte.data["campos"]["description"] == ["Una plaza.", "Una plaza con fuente."]


def test_a_document_that_is_public_is_not_replaced_by_redaccion(client, portada):
    documento = crear_documento()
    crear_noticia(cuerpo=[("documento", {"documento": documento, "nota": ""})])
    entrar(client, "Redacción")
    nuevo = SimpleUploadedFile("otro.pdf", b"%PDF-1.4 otro", "application/pdf")
    forma = {"title": "Otro", "file": nuevo, "tags": "", **leido(documento)}
    archivo = documento.file.name
    html = client.post(reverse("wagtaildocs:edit", args=[documento.pk]), forma).content.decode()
    documento.refresh_from_db()
    assert documento.file.name == archivo
    assert "Ya se ve en el sitio" in html


def cambiar_sede(client, sede, nombre):
    url = reverse("ayuntamiento_sede_modeladmin_edit", args=[sede.pk])
    datos = {"nombre": nombre, "domicilio": "", "colonia": "", "telefono": ""}
    return client.post(url, datos | leido(sede))


@pytest.mark.parametrize(
    ("grupo", "puede"), [("Redacción", False), ("Dirección", True), ("Administración", True)]
)
def test_a_place_of_a_public_act_is_not_changed_by_redaccion(client, portada, grupo, puede):
    sede = crear_sede(nombre="Plaza vieja")
    crear_acto(sede=sede)
    entrar(client, grupo)
    html = cambiar_sede(client, sede, "Plaza nueva").content.decode()
    assert Sede.objects.get(pk=sede.pk).nombre == ("Plaza nueva" if puede else "Plaza vieja")
    assert apuntes().count() == puede
    assert ("Pida a dirección que lo cambie." in html) != puede
    assert "suba otro" not in html


def test_redaccion_mends_a_place_that_nothing_public_names(client, portada):
    sede = crear_sede(nombre="Plaza vieja")
    crear_acto(sede=sede, publicada=False)
    entrar(client, "Redacción")
    cambiar_sede(client, sede, "Plaza nueva")
    assert Sede.objects.get(pk=sede.pk).nombre == "Plaza nueva"


def cambiar_tema(client, tema, nombre):
    datos = {"name": nombre, "slug": tema.slug, **leido(tema)}
    return client.post(reverse("wagtailsnippets_sitio_tema:edit", args=[tema.pk]), datos)


@pytest.mark.parametrize(
    ("grupo", "puede"), [("Redacción", False), ("Dirección", True), ("Administración", True)]
)
def test_a_subject_of_a_public_page_is_not_changed_by_redaccion(client, portada, grupo, puede):
    pagina = crear_noticia(publicada=False)
    pagina.temas.add("Obra")
    hacer_publica(pagina.save_revision())
    tema = Tema.objects.get(name="Obra")
    entrar(client, grupo)
    html = cambiar_tema(client, tema, "Obras").content.decode()
    assert Tema.objects.get(pk=tema.pk).name == ("Obras" if puede else "Obra")
    assert apuntes().count() == puede
    if puede:
        assert apuntes().get().data["donde"] == [pagina.title]
    else:
        assert f"Ya se ve en el sitio («{pagina.title}»). Pida a dirección que lo cambie." in html
        assert "suba otro" not in html


def test_redaccion_mends_a_subject_that_only_drafts_have(client, portada):
    tema = Tema.objects.create(name="Obra", slug="obra")
    pagina = crear_noticia(publicada=False)
    pagina.temas.add("Obra")
    pagina.save()
    assert tema.publicaciones.exists()
    entrar(client, "Redacción")
    cambiar_tema(client, tema, "Obras")
    assert Tema.objects.get(pk=tema.pk).name == "Obras"


def test_a_change_of_the_site_itself_is_told(client, portada):
    usuario = entrar(client, "Administración")
    ajustes = Ajustes.objects.get()
    campos = {f: v for f, v in model_to_dict(ajustes).items() if v is not None}
    flujos = {f: streamfield([]) for f in ("telefonos", "redes", "legales")}
    datos = {**campos, **flujos, "aviso": rich_text(""), "nombre": "San Jacinto"}
    url = reverse("wagtailsettings:edit", args=["sitio", "ajustes", ajustes.site_id])
    client.post(url, nested_form_data(datos) | leido(ajustes))
    apunte = apuntes().get()
    assert apunte.user == usuario
    assert apunte.data["campos"]["nombre"][1] == "San Jacinto"
    assert apunte.data["donde"] == ["Todo el sitio"]
