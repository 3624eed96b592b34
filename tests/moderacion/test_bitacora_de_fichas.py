"""What the log says of a record: what it was and what it is, in words, whoever paints its form."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, ModelLogEntry

from tests.fabricas import crear_area, crear_funcionario, crear_sede, crear_usuario
from tests.moderacion.admin import entrar
from tests.moderacion.test_fichas_a_la_vez import Ficha, crear_persona, crear_tema
from tests.moderacion.test_rescate_del_panel import abrir


def crear_redireccion():
    return Redirect.objects.create(old_path="/vieja", redirect_link="https://a.example.org/")


def crear_coleccion():
    return Collection.get_first_root_node().add_child(name="Prensa")


CAMBIOS = {
    "area": (crear_area, "ayuntamiento_area_modeladmin_edit", "telefono", "444 1000"),
    "sede": (crear_sede, "ayuntamiento_sede_modeladmin_edit", "aforo", "80"),
    "funcionario": (
        *(crear_funcionario, "ayuntamiento_funcionario_modeladmin_edit"),
        *("inicio", "2026-11-20"),
    ),
    "tema": (crear_tema, "wagtailsnippets_sitio_tema:edit", "name", "Agua potable"),
    "usuario": (crear_persona, "wagtailusers_users:edit", "last_name", "Paz"),
    "redireccion": (
        *(crear_redireccion, "wagtailredirects:edit"),
        *("redirect_link", "https://b.example.org/"),
    ),
    "coleccion": (crear_coleccion, "wagtailadmin_collections:edit", "name", "Sala de prensa"),
}
RENGLONES = {
    "area": "Teléfono: en blanco → 444 1000",
    "sede": "Aforo: en blanco → 80",
    "funcionario": "En el cargo desde: en blanco → 20 de noviembre de 2026",
    "tema": "Nombre: Agua → Agua potable",
    "usuario": "Apellidos: Luna → Paz",
    "redireccion": "O a una dirección: https://a.example.org/ → https://b.example.org/",
    "coleccion": "Nombre: Prensa → Sala de prensa",
}


def editada():
    return ModelLogEntry.objects.get(action="wagtail.edit")


def en_la_bitacora(client):
    return client.get(reverse("moderacion:bitacora")).content.decode()


@pytest.mark.parametrize("cual", CAMBIOS)
def test_an_edit_says_what_it_was_and_what_it_is(client, portada, cual):
    quien = entrar(client, "Superusuario")
    crear, puerta, campo, valor = CAMBIOS[cual]
    url, datos = abrir(client, reverse(puerta, args=[crear().pk]), f"form:has([name={campo}])")
    assert client.post(url, datos | {campo: valor}).status_code == 302
    asiento = editada()
    assert asiento.user == quien
    assert asiento.data["cambios"] == [RENGLONES[cual]]
    assert RENGLONES[cual] in en_la_bitacora(client)


def test_what_did_not_change_is_not_told(client, portada):
    entrar(client, "Superusuario")
    ficha = Ficha("sede")
    ficha.guardar(client, ficha.abrir(client))
    assert "cambios" not in editada().data


def test_a_password_is_never_in_the_log(client, portada):
    entrar(client, "Superusuario")
    persona = crear_persona()
    url, datos = abrir(
        client, reverse("wagtailusers_users:edit", args=[persona.pk]), "form:has([name=email])"
    )
    clave = "Muy-secreta-99"
    client.post(url, datos | {"password1": clave, "password2": clave})
    assert ModelLogEntry.objects.filter(action="pregon.contrasena").exists()
    assert not any(clave in str(e.data) for e in ModelLogEntry.objects.all())


def test_a_collection_is_in_the_log_from_its_birth_to_its_end(client, portada):
    quien = entrar(client, "Administración")
    raiz = Collection.get_first_root_node()
    otra = raiz.add_child(name="Archivo")
    client.post(reverse("wagtailadmin_collections:add"), {"name": "Prensa", "parent": raiz.pk})
    prensa = Collection.objects.get(name="Prensa")
    url, datos = abrir(
        client, reverse("wagtailadmin_collections:edit", args=[prensa.pk]), "form:has(#id_name)"
    )
    client.post(url, datos | {"parent": otra.pk})
    client.post(reverse("wagtailadmin_collections:delete", args=[prensa.pk]))
    asientos = ModelLogEntry.objects.filter(object_id=str(prensa.pk)).order_by("pk")
    acciones = [a.action for a in asientos if a.content_type.model == "collection"]
    assert acciones == ["wagtail.create", "wagtail.edit", "wagtail.delete"]
    assert {a.user for a in asientos} == {quien}
    assert editada().data["cambios"] == ["Dentro de: ninguna → Archivo"]


def test_who_loses_a_group_that_is_deleted_is_named(client, portada):
    quien = entrar(client, "Superusuario")
    grupo = Group.objects.create(name="Becarios")
    lucia = crear_usuario("Redacción", first_name="Lucía")
    lucia.groups.add(grupo)
    client.post(reverse("wagtailusers_groups:delete", args=[grupo.pk]))
    asiento = ModelLogEntry.objects.get(action="pregon.grupos")
    assert (asiento.user, asiento.object_id) == (quien, str(lucia.pk))
    assert asiento.data["antes"] == ["Becarios", "Redacción"]
    assert asiento.data["ahora"] == ["Redacción"]


@pytest.mark.parametrize(
    ("puerta", "dicho"),
    [
        ("moderacion:bitacora", "Bitácora"),
        ("wagtailredirects:index", "Redirecciones"),
    ],
)
def test_a_sheet_is_named_as_its_list_is_on_the_screen(client, portada, puerta, dicho):
    entrar(client, "Superusuario")
    respuesta = client.get(reverse(puerta), {"export": "csv"})
    b"".join(respuesta.streaming_content)
    assert ModelLogEntry.objects.get(action="pregon.exportar").label == dicho
