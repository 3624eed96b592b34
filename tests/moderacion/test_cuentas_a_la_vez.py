"""The framework's own records, open by two people at once: accounts, groups with all that they may
do, redirects, collections. What one took away, the other never gives back in silence."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, GroupPagePermission, Page

from tests.fabricas import CLAVE, crear_usuario
from tests.moderacion.admin import entrar
from tests.moderacion.test_encuentro import elecciones, escondidos
from tests.moderacion.test_fichas_a_la_vez import _campo, _persona


@pytest.fixture
def ana(portada):
    return _persona("Ana")


@pytest.fixture
def beto(portada):
    return _persona("Beto")


@pytest.fixture
def rebeca(portada):
    return crear_usuario("Dirección", first_name="Rebeca", last_name="Luna")


def abrir(client, puerta, objeto):
    """The address of its form, and the fields as a browser sends them."""
    url = reverse(puerta, args=[objeto.pk])
    sopa = BeautifulSoup(client.get(url).content, "html.parser")
    datos = {}
    for campo in sopa.select_one("input[name=leido]").find_parent("form").select("[name]"):
        nombre, valor = _campo(campo)
        datos.setdefault(nombre, []).append(valor)
    datos.pop("", None)
    return url, datos


def test_a_group_taken_away_is_never_given_back_in_silence(ana, beto, rebeca):
    url, de_ana = abrir(ana, "wagtailusers_users:edit", rebeca)
    _, de_beto = abrir(beto, "wagtailusers_users:edit", rebeca)
    del de_beto["groups"]
    assert beto.post(url, de_beto).status_code == 302
    respuesta = ana.post(url, de_ana | {"last_name": "Luna Paz"})
    assert respuesta.status_code == 409
    dichos = {r["rotulo"]: r for r in respuesta.context["recuadros"]}
    assert "Dirección" in dichos["Grupos"]["mio"]
    assert not dichos["Grupos"]["es_mio"]
    assert not rebeca.groups.exists()
    assert ana.post(url, escondidos(respuesta)).status_code == 302
    rebeca.refresh_from_db()
    assert (rebeca.last_name, rebeca.groups.count()) == ("Luna Paz", 0)


def test_a_new_password_is_not_written_in_the_screen_of_two_texts(ana, beto, rebeca):
    url, de_ana = abrir(ana, "wagtailusers_users:edit", rebeca)
    _, de_beto = abrir(beto, "wagtailusers_users:edit", rebeca)
    beto.post(url, de_beto | {"last_name": "Paz"})
    clave = "Muy-secreta-99"
    respuesta = ana.post(url, de_ana | {"password1": clave, "password2": clave})
    html = respuesta.content.decode()
    assert "La contraseña que usted escribió no se guardó" in html
    assert clave not in html
    ana.post(url, escondidos(respuesta))
    rebeca.refresh_from_db()
    assert rebeca.check_password(CLAVE)


def test_permissions_of_a_group_are_not_written_over(ana, beto, portada):
    enlace = Group.objects.get(name="Enlace")
    ver = Permission.objects.get(codename="access_admin")
    url, de_ana = abrir(ana, "wagtailusers_groups:edit", enlace)
    _, de_beto = abrir(beto, "wagtailusers_groups:edit", enlace)
    beto.post(url, de_beto | {"permissions": [ver.pk]})
    respuesta = ana.post(url, de_ana | {"name": "Enlaces"})
    assert respuesta.status_code == 409
    dichos = {r["rotulo"]: r["suyo"] for r in respuesta.context["recuadros"]}
    assert "Puede entrar a la administración" in dichos["Permisos"]
    ana.post(url, escondidos(respuesta))
    enlace.refresh_from_db()
    assert enlace.name == "Enlaces"
    assert ver in enlace.permissions.all()


@pytest.mark.parametrize(("lado", "quedan"), [("suyo", 0), ("mio", 1)])
def test_permissions_on_pages_are_asked_as_one_thing(ana, beto, portada, lado, quedan):
    enlace = Group.objects.get(name="Enlace")
    agregar = Permission.objects.get(codename="add_page")
    suyo = GroupPagePermission.objects.create(group=enlace, page=portada, permission=agregar)
    otra = Page.objects.get(depth=1)
    url, de_ana = abrir(ana, "wagtailusers_groups:edit", enlace)
    _, de_beto = abrir(beto, "wagtailusers_groups:edit", enlace)
    beto.post(url, de_beto | {"page_permissions-0-DELETE": "1"})
    assert not GroupPagePermission.objects.filter(group=enlace).exists()
    respuesta = ana.post(url, de_ana | {"page_permissions-0-page": otra.pk})
    assert respuesta.status_code == 409
    (recuadro,) = respuesta.context["recuadros"]
    assert recuadro["rotulo"] == "Permisos sobre páginas y colecciones"
    assert recuadro["choca"]
    datos = escondidos(respuesta) | elecciones(respuesta, lado)
    assert ana.post(url, datos).status_code == 302
    ahora = GroupPagePermission.objects.filter(group=enlace)
    assert (ahora.count(), suyo in ahora) == (quedan, False)


def test_a_collection_moved_meanwhile_is_not_moved_back(ana, beto, portada):
    raiz = Collection.get_first_root_node()
    prensa, archivo = (raiz.add_child(name=n) for n in ("Prensa", "Archivo"))
    url, de_ana = abrir(ana, "wagtailadmin_collections:edit", prensa)
    _, de_beto = abrir(beto, "wagtailadmin_collections:edit", prensa)
    assert beto.post(url, de_beto | {"parent": archivo.pk}).status_code == 302
    respuesta = ana.post(url, de_ana | {"name": "Sala de prensa"})
    assert respuesta.status_code == 409
    assert any("Archivo" in r["suyo"] for r in respuesta.context["recuadros"])
    assert ana.post(url, escondidos(respuesta)).status_code == 302
    prensa = Collection.objects.get(pk=prensa.pk)
    assert (prensa.name, prensa.get_parent().name) == ("Sala de prensa", "Archivo")


def test_a_redirect_is_not_written_over(ana, beto, portada):
    una, dos, tres = (f"https://{n}.example.org/" for n in ("una", "dos", "tres"))
    vieja = Redirect.objects.create(old_path="/vieja", redirect_link=una)
    url, de_ana = abrir(ana, "wagtailredirects:edit", vieja)
    _, de_beto = abrir(beto, "wagtailredirects:edit", vieja)
    assert beto.post(url, de_beto | {"redirect_link": dos}).status_code == 302
    assert ana.post(url, de_ana | {"redirect_link": tres}).status_code == 409
    vieja.refresh_from_db()
    assert vieja.redirect_link == dos


REBECA = {"first_name": "Rebeca", "last_name": "Luna", "email": "r@example.org"}


def mi_cuenta(client):
    """Its address and its fields, as a browser sends them."""
    url = reverse("wagtailadmin_account")
    sopa = BeautifulSoup(client.get(url).content, "html.parser")
    forma = sopa.select_one("[name=name_email-last_name]").find_parent("form")
    datos = dict(_campo(campo) for campo in forma.select("[name]"))
    datos.pop("", None)
    return url, datos


def test_what_administration_changed_is_not_undone_by_the_owner_of_the_account(
    beto, client, portada
):
    rebeca = entrar(
        client, "Dirección", first_name="Rebeca", last_name="Luna", email="r@example.org"
    )
    url, suyos = mi_cuenta(client)
    otra, de_beto = abrir(beto, "wagtailusers_users:edit", rebeca)
    beto.post(otra, de_beto | {"last_name": "Luna Paz", "email": "rebeca@example.org"})
    respuesta = client.post(url, suyos | {"name_email-first_name": "Rebe"})
    assert respuesta.status_code == 409
    rebeca.refresh_from_db()
    assert (rebeca.first_name, rebeca.last_name) == ("Rebeca", "Luna Paz")
    rotulos = {r["rotulo"] for r in respuesta.context["recuadros"]}
    assert rotulos == {"Nombre", "Apellidos", "Correo electrónico"}
    assert client.post(url, escondidos(respuesta)).status_code == 302
    rebeca.refresh_from_db()
    assert (rebeca.first_name, rebeca.last_name) == ("Rebe", "Luna Paz")
    assert rebeca.email == "rebeca@example.org"


def test_ones_own_account_in_time_is_saved_and_a_text_of_both_is_asked(beto, client, portada):
    rebeca = entrar(
        client, "Dirección", first_name="Rebeca", last_name="Luna", email="r@example.org"
    )
    url, suyos = mi_cuenta(client)
    assert client.post(url, suyos | {"name_email-last_name": "Paz"}).status_code == 302
    rebeca.refresh_from_db()
    assert rebeca.last_name == "Paz"
    _, suyos = mi_cuenta(client)
    otra, de_beto = abrir(beto, "wagtailusers_users:edit", rebeca)
    beto.post(otra, de_beto | {"last_name": "De Beto"})
    respuesta = client.post(url, suyos | {"name_email-last_name": "De Rebeca"})
    datos = escondidos(respuesta)
    assert client.post(url, datos).status_code == 409, "the second click is refused too"
    datos |= elecciones(respuesta, "mio")
    assert client.post(url, datos).status_code == 302
    rebeca.refresh_from_db()
    assert rebeca.last_name == "De Rebeca"
