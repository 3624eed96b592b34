"""What the framework says in bad Spanish, or with another thing's gender, as it is read here."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.urls import reverse

from moderacion.models import Correo
from sitio.models import Tema
from tests.fabricas import crear_area, crear_funcionario, crear_imagen, crear_sede, crear_usuario
from tests.moderacion.admin import avisos, entrar
from tests.moderacion.test_fichas_a_la_vez import Ficha
from tests.moderacion.test_rescate_del_panel import crear_coleccion


def texto(respuesta):
    """What is read on it, in one line."""
    return " ".join(BeautifulSoup(respuesta.content, "html.parser").get_text(" ").split())


@pytest.fixture
def dueno(client, portada):
    return entrar(client, "Superusuario")


@pytest.mark.parametrize(
    ("modelo", "dicho"),
    [("area", "área"), ("sede", "sede"), ("funcionario", "funcionaria o funcionario")],
)
def test_a_new_record_has_no_gender(client, dueno, modelo, dicho):
    for puerta in ("create", "index"):
        leido = texto(client.get(reverse(f"ayuntamiento_{modelo}_modeladmin_{puerta}")))
        assert f"Agregar {dicho}" in leido
        assert "uevo" not in leido


@pytest.mark.parametrize("cual", ["area", "sede", "funcionario", "tema", "imagen"])
def test_what_is_not_saved_has_no_gender(client, dueno, cual):
    ficha = Ficha(cual)
    obligado = {"tema": "name", "imagen": "title"}.get(cual, "nombre")
    respuesta = ficha.guardar(client, ficha.abrir(client) | {obligado: ""})
    assert avisos(respuesta)[0].strip().startswith("No se guardó: corrija los campos señalados.")


def crear_temas():
    return [Tema.objects.create(name=n, slug=n) for n in ("agua", "parques")]


def de_varios_temas():
    claves = "&".join(f"id={tema.pk}" for tema in crear_temas())
    return f"{reverse('wagtail_bulk_action', args=['sitio', 'tema', 'delete'])}?{claves}"


def borrar(puerta, crear):
    return lambda: reverse(puerta, args=[crear().pk])


BORRAR = {
    "area": borrar("ayuntamiento_area_modeladmin_delete", crear_area),
    "sede": borrar("ayuntamiento_sede_modeladmin_delete", crear_sede),
    "funcionario": borrar("ayuntamiento_funcionario_modeladmin_delete", crear_funcionario),
    "tema": borrar("wagtailsnippets_sitio_tema:delete", lambda: crear_temas()[0]),
    "temas": de_varios_temas,
    "grupo": borrar("wagtailusers_groups:delete", lambda: Group.objects.create(name="Becarios")),
    "coleccion": borrar("wagtailadmin_collections:delete", crear_coleccion),
    "imagen": borrar("wagtailimages:delete", crear_imagen),
}


@pytest.mark.parametrize("cual", BORRAR)
def test_before_deleting_it_is_asked_well(client, dueno, cual):
    html = client.get(BORRAR[cual]()).content.decode()
    assert "¿Seguro que quiere eliminar" in html
    assert "Sí, eliminar" in html
    assert not re.search(r"\bSi, |Est[aá]s? seguro", html)


def test_what_is_found_is_counted_well(client, dueno):
    crear_usuario(username="solo-una")
    lista = client.get(reverse("wagtailusers_users:index"), {"q": "solo-una"})
    assert "Hay 1 coincidencia" in texto(lista)


def test_a_collection_and_a_redirect_are_added_by_their_names(client, dueno):
    assert "Agregar una colección" in texto(client.get(reverse("wagtailadmin_collections:index")))
    assert "Agregar: Redirección" in texto(client.get(reverse("wagtailredirects:add")))


def test_one_s_own_other_window_is_not_called_another_person(client, dueno):
    ficha = Ficha("sede")
    una, otra = ficha.abrir(client), ficha.abrir(client)
    ficha.guardar(client, una | {"domicilio": "En la primera"})
    leido = texto(ficha.guardar(client, otra | {"domicilio": "En la segunda"}))
    assert f"Usted guardó «{ficha.objeto}» en otra ventana" in leido
    assert "Otra persona" not in leido


def test_a_group_is_given_in_bulk_by_a_box_in_spanish(client, dueno):
    persona = crear_usuario("Redacción")
    puerta = reverse("wagtail_bulk_action", args=["ayuntamiento", "usuario", "assign_role"])
    leido = texto(client.get(f"{puerta}?id={persona.pk}"))
    assert "Grupo" in leido
    assert "Role" not in leido


def test_permissions_are_read_in_spanish_without_scripts(client, dueno):
    leido = texto(client.get(reverse("wagtailusers_groups:edit", args=[Group.objects.first().pk])))
    assert "Agregar grupo" in leido
    assert "Ver funcionaria o" not in leido
    assert not re.search(r"\bCan \w+|: (group|area)\b", leido)


def test_the_history_of_a_record_says_whose_it_is(client, dueno):
    ficha = Ficha("area")
    ficha.guardar(client, ficha.abrir(client) | {"telefono": "444 1000"})
    puerta = reverse("ayuntamiento_area_modeladmin_history", args=[ficha.objeto.pk])
    leido = texto(client.get(puerta))
    assert str(ficha.objeto) in leido
    assert "Quién" in leido
    assert not re.search(r"\bUser\b|\bsystem\b", leido)


def test_a_mail_that_waits_is_not_sent_at_none(client, dueno):
    correo = Correo.objects.escribir(para="a@example.org", asunto="X", texto="Y", clave="z")
    for puerta, args in (("correos:index", []), ("correos:inspect", [correo.pk])):
        leido = texto(client.get(reverse(puerta, args=args)))
        assert "Todavía no" in leido
        assert "None" not in leido


@pytest.mark.parametrize(("valor", "dicho"), [("True", "Sí"), ("False", "No")])
def test_a_filter_of_yes_or_no_is_read_in_words(client, dueno, valor, dicho):
    cerrada = crear_usuario(username="cerrada", is_active=False)
    respuesta = client.get(reverse("wagtailusers_users:index"), {"is_active": valor})
    assert re.search(rf"Activo: {dicho}", texto(respuesta))
    assert (cerrada in respuesta.context["users"]) == (valor == "False")


def test_a_subject_has_an_address_and_not_a_slug(client, dueno):
    (tema, _) = crear_temas()
    for puerta, args in (("list", []), ("edit", [tema.pk])):
        leido = texto(client.get(reverse(f"wagtailsnippets_sitio_tema:{puerta}", args=args)))
        assert "Dirección corta" in leido
        assert not re.search(r"\bSlug\b|Marquilla", leido)


@pytest.mark.parametrize("puerta", ["wagtailusers_users:edit", "wagtailusers_groups:edit"])
def test_who_works_here_is_not_published(client, dueno, puerta):
    objeto = dueno if "users:" in puerta else Group.objects.first()
    leido = texto(client.get(reverse(puerta, args=[objeto.pk])))
    assert "Publicada" not in leido
    assert "Ver el historial" in leido
