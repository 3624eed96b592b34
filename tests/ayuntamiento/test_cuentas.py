"""An account is closed, never deleted; who gave whom what is in the log."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse
from wagtail.models import ModelLogEntry, Revision

from ayuntamiento.models import NoSeBorra, Usuario
from ayuntamiento.wagtail_hooks import solo_a_sus_iguales
from tests.ayuntamiento.entrada import teclear
from tests.fabricas import CLAVE, crear_noticia, crear_usuario
from tests.moderacion.admin import avisos, entrar, leido
from tests.moderacion.test_rescate_del_panel import abrir


@pytest.fixture
def joaquin(db):
    return crear_usuario("Redacción", first_name="Joaquín", last_name="Meza")


def asiento(accion):
    return ModelLogEntry.objects.get(action=f"pregon.{accion}")


def cerrar(client, persona, motivo="Dejó el ayuntamiento"):
    return client.post(reverse("cerrar_cuenta", args=[persona.pk]), {"motivo": motivo})


def test_code_cannot_delete_an_account(joaquin, portada):
    noticia = crear_noticia(publicada=False)
    noticia.save_revision(user=joaquin)
    for borrar in (
        joaquin.delete,
        Usuario.objects.all().delete,
        Usuario.objects.filter(pk=joaquin.pk).delete,
        Group.objects.get(name="Redacción").user_set.all().delete,
    ):
        with pytest.raises(NoSeBorra):
            borrar()
    assert Revision.objects.filter(user=joaquin).exists()


@pytest.mark.parametrize("rol", ["Administración", "Superusuario"])
def test_the_panel_does_not_delete_it_and_says_what_to_do(client, joaquin, rol):
    entrar(client, rol)
    puerta = reverse("wagtailusers_users:delete", args=[joaquin.pk])
    for respuesta in (client.get(puerta, follow=True), client.post(puerta, follow=True)):
        assert "Las cuentas no se borran" in avisos(respuesta)[0]
    lista = client.get(reverse("wagtailusers_users:index")).content.decode()
    forma = client.get(reverse("wagtailusers_users:edit", args=[joaquin.pk])).content.decode()
    assert puerta not in lista + forma
    for accion in ("delete", "set_active_state"):
        assert client.post(en_bloque(accion, joaquin)).status_code == 404
    joaquin.refresh_from_db()
    assert joaquin.is_active


def test_nobody_has_the_permission_to_delete_accounts(db):
    assert not Group.objects.filter(permissions__codename="delete_usuario").exists()


def test_closed_it_opens_nothing_and_keeps_its_groups(client, joaquin):
    suya = Client()
    teclear(suya, joaquin)
    jefe = entrar(client, "Administración")
    assert "Escriba el motivo" in cerrar(client, joaquin, " ").content.decode()
    cerrar(client, joaquin)
    assert suya.get("/admin/account/").status_code == 302
    assert not joaquin.sesiones.exists()
    teclear(suya, joaquin)
    assert "_auth_user_id" not in suya.session
    assert joaquin.groups.get().name == "Redacción"
    assert asiento("cerrar_cuenta").user == jefe
    assert asiento("cerrar_cuenta").data["motivo"] == "Dejó el ayuntamiento"
    assert "Cerrada" in client.get(reverse("wagtailusers_users:index")).content.decode()


def test_it_is_opened_again_as_it_was(client, joaquin):
    entrar(client, "Administración")
    cerrar(client, joaquin)
    boton = reverse("reabrir_cuenta", args=[joaquin.pk])
    forma = client.get(reverse("wagtailusers_users:edit", args=[joaquin.pk])).content.decode()
    assert boton in forma
    client.post(boton, {"motivo": "Regresó"})
    assert Client().login(username=joaquin.username, password=CLAVE)
    assert asiento("reabrir_cuenta").data["motivo"] == "Regresó"


@pytest.mark.parametrize(
    ("puerta", "abierta", "dicho"),
    [
        ("cerrar_cuenta", False, "Esa cuenta ya está cerrada"),
        ("reabrir_cuenta", True, "Esa cuenta ya está abierta"),
    ],
)
def test_what_is_so_already_is_neither_offered_nor_done(client, joaquin, puerta, abierta, dicho):
    entrar(client, "Administración")
    Usuario.objects.filter(pk=joaquin.pk).update(is_active=abierta)
    direccion = reverse(puerta, args=[joaquin.pk])
    edicion = reverse("wagtailusers_users:edit", args=[joaquin.pk])
    assert direccion not in client.get(edicion).content.decode()
    for pedir in (client.get, client.post):
        respuesta = pedir(direccion, {"motivo": "Otra vez"}, follow=True)
        assert respuesta.redirect_chain[-1][0] == edicion
        assert dicho in avisos(respuesta)[0]
    assert not ModelLogEntry.objects.filter(action=f"pregon.{puerta}").exists()


def test_the_form_of_an_account_does_not_close_it_unsaid(client, joaquin):
    entrar(client, "Administración")
    datos = {"username": joaquin.username, "email": "j@example.org", "area": "", **leido(joaquin)}
    datos |= {"first_name": "Joaquín", "last_name": "Meza", "is_active": ""}
    client.post(reverse("wagtailusers_users:edit", args=[joaquin.pk]), datos)
    joaquin.refresh_from_db()
    assert joaquin.is_active
    assert joaquin.email == "j@example.org"


@pytest.mark.parametrize("quien", ["Redacción", "Dirección", "Administración"])
@pytest.mark.parametrize("puerta", ["cerrar_cuenta", "reabrir_cuenta"])
def test_who_may_not_close_whom(client, db, quien, puerta):
    persona = entrar(client, quien)
    otra = crear_usuario(is_superuser=True) if quien == "Administración" else crear_usuario()
    for cual in (persona, otra):
        respuesta = client.post(reverse(puerta, args=[cual.pk]), {"motivo": "x"})
        assert respuesta.status_code == 302
        cual.refresh_from_db()
        assert cual.is_active
    assert not ModelLogEntry.objects.filter(action=f"pregon.{puerta}").exists()


def test_a_person_created_and_the_groups_given_are_in_the_log(client, db):
    jefe = entrar(client, "Administración")
    redaccion = Group.objects.get(name="Redacción")
    datos = {
        "username": "lucia",
        "email": "lucia@example.org",
        "first_name": "Lucía",
        "last_name": "Barajas",
        "password1": "Una-clave-larga-9",
        "password2": "Una-clave-larga-9",
        "area": "",
        "groups": [redaccion.pk],
    }
    client.post(reverse("wagtailusers_users:add"), datos)
    lucia = Usuario.objects.get(username="lucia")
    creada = ModelLogEntry.objects.get(action="wagtail.create", object_id=str(lucia.pk))
    assert creada.user == jefe
    assert creada.data["desde"] == "127.0.0.1"
    assert asiento("grupos").data["ahora"] == ["Redacción"]
    ModelLogEntry.objects.filter(action="pregon.grupos").delete()
    datos |= {"groups": [Group.objects.get(name="Dirección").pk], "password1": "", "password2": ""}
    client.post(reverse("wagtailusers_users:edit", args=[lucia.pk]), datos | leido(lucia))
    cambio = asiento("grupos")
    assert cambio.user == jefe
    assert (cambio.data["antes"], cambio.data["ahora"]) == (["Redacción"], ["Dirección"])


def test_a_group_given_in_bulk_is_in_the_log(client, joaquin):
    jefe = entrar(client, "Administración")
    direccion = Group.objects.get(name="Dirección")
    puerta = reverse("wagtail_bulk_action", args=["ayuntamiento", "usuario", "assign_role"])
    client.post(f"{puerta}?id={joaquin.pk}", {"role": direccion.pk})
    assert asiento("grupos").user == jefe
    assert asiento("grupos").data["ahora"] == ["Dirección", "Redacción"]


def en_bloque(accion, *personas):
    puerta = reverse("wagtail_bulk_action", args=["ayuntamiento", "usuario", accion])
    return f"{puerta}?{'&'.join(f'id={p.pk}' for p in personas)}"


def test_only_a_superuser_changes_the_groups_of_another_in_bulk(client, joaquin):
    dueno = crear_usuario(is_superuser=True, first_name="Dueño")
    entrar(client, "Administración")
    direccion = Group.objects.get(name="Dirección")
    confirmar = client.get(en_bloque("assign_role", dueno, joaquin)).content.decode()
    assert "No tiene permiso para editar este usuario" in confirmar
    client.post(en_bloque("assign_role", dueno, joaquin), {"role": direccion.pk})
    assert direccion in joaquin.groups.all()
    assert not dueno.groups.exists()
    sola = client.post(en_bloque("assign_role", dueno), {"role": direccion.pk}, follow=True)
    assert "Solo un superusuario" in avisos(sola)[-1]
    assert not dueno.groups.exists()
    entrar(client, "Superusuario")
    client.post(en_bloque("assign_role", dueno), {"role": direccion.pk})
    assert direccion in dueno.groups.all()


def test_no_other_action_in_bulk_touches_a_superuser(client, joaquin):
    """Whatever a package registers: none of them asks who is whom."""
    dueno = crear_usuario(is_superuser=True)
    peticion = RequestFactory().post("/")
    peticion.user = crear_usuario("Administración")
    with pytest.raises(PermissionDenied):
        solo_a_sus_iguales(peticion, "set_active_state", [joaquin, dueno], None)
    assert solo_a_sus_iguales(peticion, "set_active_state", [joaquin], None) is None
    peticion.user = crear_usuario(is_superuser=True)
    assert solo_a_sus_iguales(peticion, "set_active_state", [dueno], None) is None


def test_a_permission_given_to_a_group_is_in_the_log(client, db):
    dueno = entrar(client, "Superusuario")
    enlace = Group.objects.get(name="Enlace")
    url, datos = abrir(client, reverse("wagtailusers_groups:edit", args=[enlace.pk]))
    entra = dueno.user_permissions.model.objects.get(codename="access_admin")
    client.post(url, datos | {"permissions": [entra.pk]})
    cambio = asiento("permisos")
    assert cambio.user == dueno
    assert cambio.data["dados"] == ["Puede entrar a la administración"]


def test_there_is_no_other_door_to_delete_an_account():
    with pytest.raises(NoReverseMatch):
        reverse("admin:ayuntamiento_usuario_delete", args=[1])


DOBLES = {
    "username": ("JOAQUIN", "Ya hay una cuenta con ese nombre de usuario"),
    "email": ("Joaquin@Example.ORG", "Ya hay una cuenta con ese correo"),
}


@pytest.fixture
def con_correo(joaquin):
    Usuario.objects.filter(pk=joaquin.pk).update(username="joaquin", email="joaquin@example.org")
    joaquin.refresh_from_db()
    return joaquin


@pytest.mark.parametrize("campo", DOBLES)
def test_two_accounts_are_not_told_apart_by_their_capitals(client, con_correo, campo):
    entrar(client, "Administración")
    valor, dicho = DOBLES[campo]
    nueva = {
        "username": "lucia",
        "email": "lucia@example.org",
        "area": "",
        "first_name": "Lucía",
        "last_name": "Barajas",
        **dict.fromkeys(("password1", "password2"), "Una-clave-larga-9"),
    }
    html = client.post(reverse("wagtailusers_users:add"), nueva | {campo: valor}).content.decode()
    assert dicho in html
    assert not Usuario.objects.filter(first_name="Lucía").exists()
    lucia = crear_usuario("Redacción", first_name="Lucía", last_name="Barajas")
    url, datos = abrir(
        client, reverse("wagtailusers_users:edit", args=[lucia.pk]), "form:has([name=leido])"
    )
    assert dicho in client.post(url, datos | {campo: valor}).content.decode()
    assert client.post(url, datos | {"last_name": "Luna"}).status_code == 302


@pytest.mark.parametrize("campo", DOBLES)
def test_two_that_were_already_the_same_may_be_saved_as_they_are(client, con_correo, campo):
    entrar(client, "Administración")
    vieja = crear_usuario("Redacción", first_name="Vieja", last_name="Cuenta")
    Usuario.objects.filter(pk=vieja.pk).update(**{campo: DOBLES[campo][0]})
    url, datos = abrir(
        client, reverse("wagtailusers_users:edit", args=[vieja.pk]), "form:has([name=leido])"
    )
    assert client.post(url, datos | {"last_name": "Otra"}).status_code == 302


def test_nobody_takes_another_s_mail_in_their_own_account(client, con_correo):
    persona = entrar(client, "Redacción", first_name="Lucía", last_name="Barajas")
    url, datos = abrir(client, reverse("wagtailadmin_account"), "form:has([name^=name_email])")
    html = client.post(url, datos | {"name_email-email": "JOAQUIN@example.org"}).content.decode()
    assert DOBLES["email"][1] in html
    persona.refresh_from_db()
    assert persona.email.startswith("persona")
    assert client.post(url, datos).status_code == 302


PROPIOS = "Sus propios roles los cambia otra persona."


def test_nobody_gives_herself_a_role_in_her_own_form(client, joaquin):
    ella = entrar(client, "Administración", first_name="Ada", last_name="Paz")
    puerta = reverse("wagtailusers_users:edit", args=[ella.pk])
    html = client.get(puerta).content.decode()
    assert PROPIOS in html
    assert (
        PROPIOS
        not in client.get(reverse("wagtailusers_users:edit", args=[joaquin.pk])).content.decode()
    )
    url, datos = abrir(client, puerta, "form:has([name=last_name])")
    grupos = [Group.objects.get(name=n).pk for n in ("Dirección", "Administración")]
    respuesta = client.post(url, datos | {"groups": grupos, "last_name": "Luna"})
    assert PROPIOS in respuesta.content.decode()
    ella.refresh_from_db()
    assert ([g.name for g in ella.groups.all()], ella.last_name) == (["Administración"], "Paz")
    datos.pop("groups", None)
    assert client.post(url, datos | {"last_name": "Luna"}).status_code == 302
    ella.refresh_from_db()
    assert ([g.name for g in ella.groups.all()], ella.last_name) == (["Administración"], "Luna")


def test_nobody_gives_herself_a_role_in_bulk(client, joaquin):
    ella = entrar(client, "Administración")
    direccion = Group.objects.get(name="Dirección")
    sola = client.post(en_bloque("assign_role", ella), {"role": direccion.pk}, follow=True)
    assert avisos(sola)[-1].strip() == PROPIOS
    client.post(en_bloque("assign_role", ella, joaquin), {"role": direccion.pk})
    assert direccion not in ella.groups.all()
    assert direccion in joaquin.groups.all()


def test_a_superuser_changes_her_own_roles(client, db):
    ella = entrar(client, "Superusuario")
    direccion = Group.objects.get(name="Dirección")
    client.post(en_bloque("assign_role", ella), {"role": direccion.pk})
    assert direccion in ella.groups.all()
    html = client.get(reverse("wagtailusers_users:edit", args=[ella.pk])).content.decode()
    assert PROPIOS not in html


def test_whoever_looks_after_accounts_reads_what_each_role_may_do(client, portada):
    entrar(client, "Administración")
    lista = client.get(reverse("wagtailusers_groups:index"))
    direccion = Group.objects.get(name="Dirección")
    ficha = reverse("wagtailusers_groups:inspect", args=[direccion.pk])
    html = lista.content.decode()
    assert ficha in html
    assert reverse("wagtailusers_groups:edit", args=[direccion.pk]) not in html
    crear_usuario("Dirección", first_name="Rebeca", last_name="Luna")
    dicho = client.get(ficha)
    assert dicho.status_code == 200
    assert "Cambiar página en «" in dicho.content.decode()
    assert "Publicar solo, con un motivo escrito" in dicho.content.decode()
    assert "Can " not in dicho.content.decode()
    assert "Rebeca Luna" in dicho.content.decode()
    assert reverse("wagtailusers_groups:edit", args=[direccion.pk]) not in dicho.content.decode()
