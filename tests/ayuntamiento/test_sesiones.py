"""Open sessions: seen by their owner, ended by them, by administración, by a new password."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ayuntamiento import sesiones
from ayuntamiento.models import Sesion
from tests.ayuntamiento.entrada import teclear
from tests.fabricas import CLAVE, crear_usuario
from tests.moderacion.admin import entrar, leido
from tests.moderacion.test_idioma import en_ingles

MIAS = "/admin/cuenta/sesiones/"
ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; Pixel) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
)
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"


@pytest.fixture
def rebeca(db):
    return crear_usuario("Dirección")


def otro_navegador(usuario, agente=WINDOWS):
    cliente = Client(headers={"user-agent": agente})
    teclear(cliente, usuario)
    return cliente


def dentro(cliente):
    return cliente.get("/admin/account/").status_code == 200


def clave(cliente):
    return cliente.session.session_key


def test_each_device_is_listed_and_this_one_is_marked(rebeca):
    telefono, mesa = otro_navegador(rebeca, ANDROID), otro_navegador(rebeca, WINDOWS)
    html = telefono.get(MIAS).content.decode()
    assert "Chrome en Android" in html
    assert "Firefox en Windows" in html
    assert html.count(">Esta<") == 1
    assert clave(mesa) not in html, "la clave de la sesión no se enseña"
    assert en_ingles(html.replace("Android", "").replace("Windows", "")) == []
    assert "Chrome en Android" in mesa.get("/admin/account/").content.decode()


@pytest.mark.parametrize(
    ("agente", "nombre"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Safari/604.1", "Safari en iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge en Windows"),
        ("curl/8.0", "Otro programa"),
        ("", "Otro programa"),
        ("\u202e<script>" * 500, "Otro programa"),
    ],
)
def test_of_the_browser_only_its_name_is_kept(agente, nombre):
    assert sesiones.dispositivo(agente) == nombre


def referencia(cliente):
    return Sesion.objects.get(pk=clave(cliente)).referencia


def test_one_session_is_ended_and_the_others_go_on(rebeca):
    una, dos, tres = (otro_navegador(rebeca) for _ in range(3))
    una.post(MIAS, {"referencia": referencia(dos)})
    assert (dentro(una), dentro(dos), dentro(tres)) == (True, False, True)
    assert ModelLogEntry.objects.get(action="pregon.terminar_sesion").user == rebeca


def test_all_the_others_are_ended_at_once(rebeca):
    una, dos, tres = (otro_navegador(rebeca) for _ in range(3))
    una.post(MIAS)
    assert (dentro(una), dentro(dos), dentro(tres)) == (True, False, False)


@pytest.mark.parametrize("referencia_", ["x", "' OR 1=1", "0" * 24])
def test_what_is_not_one_of_mine_ends_nothing(rebeca, referencia_):
    ajena, una = otro_navegador(crear_usuario("Dirección")), otro_navegador(rebeca)
    assert una.post(MIAS, {"referencia": referencia_}).status_code == 302
    una.post(MIAS, {"referencia": referencia(ajena)})
    assert dentro(ajena)
    assert dentro(una)


def test_administracion_ends_those_of_another(client, rebeca):
    suya = otro_navegador(rebeca)
    jefe = entrar(client, "Administración")
    pantalla = reverse("sesiones", args=[rebeca.pk])
    assert "Firefox en Windows" in client.get(pantalla).content.decode()
    client.post(pantalla)
    assert not dentro(suya)
    assert dentro(client)
    asiento = ModelLogEntry.objects.get(action="pregon.terminar_sesion")
    assert (asiento.user, asiento.object_id) == (jefe, str(rebeca.pk))


@pytest.mark.parametrize(
    ("quien", "de_superusuario"), [("Dirección", False), ("Administración", True)]
)
def test_nobody_else_sees_nor_ends_them(client, db, quien, de_superusuario):
    otra = crear_usuario("Redacción", is_superuser=de_superusuario)
    suya = otro_navegador(otra)
    entrar(client, quien)
    pantalla = reverse("sesiones", args=[otra.pk])
    assert client.get(pantalla).status_code == 302
    client.post(pantalla)
    assert dentro(suya)


def forma_de_cuenta(usuario, nueva):
    return {
        "name_email-first_name": "Rebeca",
        "name_email-last_name": "Sámano",
        "name_email-email": usuario.email,
        "name_email-leido": leido(usuario)["leido"],
        "theme-theme": "system",
        "theme-density": "default",
        "theme-contrast": "system",
        "theme-keyboard_shortcuts": "on",
        "password-old_password": CLAVE,
        "password-new_password1": nueva,
        "password-new_password2": nueva,
    }


def test_a_new_password_ends_the_others_and_keeps_this_one(rebeca):
    una, dos = otro_navegador(rebeca), otro_navegador(rebeca)
    una.post("/admin/account/", forma_de_cuenta(rebeca, "Otra-clave-larga-77"))
    rebeca.refresh_from_db()
    assert rebeca.check_password("Otra-clave-larga-77")
    assert (dentro(una), dentro(dos)) == (True, False)
    assert rebeca.sesiones.count() == 1
    acciones = set(ModelLogEntry.objects.values_list("action", flat=True))
    assert {"wagtail.edit", "pregon.contrasena"} <= acciones, "lo propio también se anota"


def test_a_password_given_by_administracion_ends_them_all(client, rebeca):
    suya = otro_navegador(rebeca)
    entrar(client, "Administración")
    datos = {
        "username": rebeca.username,
        "email": rebeca.email,
        "first_name": "Rebeca",
        "last_name": "Sámano",
        "password1": "Otra-clave-larga-77",
        "password2": "Otra-clave-larga-77",
        "area": "",
    }
    client.post(reverse("wagtailusers_users:edit", args=[rebeca.pk]), datos | leido(rebeca))
    assert not dentro(suya)
    assert not rebeca.sesiones.exists()


def test_that_it_is_in_use_is_written_down_every_few_minutes(rebeca):
    una = otro_navegador(rebeca)
    sesion = Sesion.objects.get()
    assert sesion.usuario == rebeca
    assert sesion.desde <= sesion.vista
    hace = timezone.now() - timedelta(hours=2)
    datos = una.session
    datos[sesiones.VISTA] = hace.isoformat()
    datos.save()
    assert Sesion.objects.get().vista == hace
    dentro(una)
    assert timezone.now() - Sesion.objects.get().vista < timedelta(minutes=1)


def test_those_that_expired_are_neither_listed_nor_kept(rebeca):
    una = otro_navegador(rebeca)
    otro_navegador(rebeca)
    Sesion.objects.exclude(pk=clave(una)).update(expire_date=timezone.now() - timedelta(days=1))
    assert len(una.get(MIAS).context["sesiones"]) == 1
    sesiones.quitar_vencidas()
    assert Sesion.objects.get().pk == clave(una)


def test_an_anonymous_reader_opens_none(client, portada):
    client.get("/")
    assert not Sesion.objects.exists()


def test_a_form_opened_before_logging_in_elsewhere_says_what_to_do(rebeca, portada):
    navegador = Client(enforce_csrf_checks=True)
    assert navegador.login(username=rebeca.username, password=CLAVE)
    for puerta in ("/admin/login/", "/admin/logout/"):
        respuesta = navegador.post(puerta, {"csrfmiddlewaretoken": "a" * 64})
        assert respuesta.status_code == 403
        html = respuesta.content.decode()
        assert "copie lo que haya escrito, cárguela de nuevo y envíelo otra vez" in html
        assert f'href="{reverse("wagtailadmin_home")}"' in html
        assert en_ingles(html) == []


@pytest.mark.parametrize(
    "de_un_guion", [{"sec-fetch-mode": "cors"}, {"x-requested-with": "XMLHttpRequest"}]
)
def test_what_a_page_asked_with_the_former_key_does_not_take_away_the_new_one(rebeca, de_un_guion):
    """A session is renewed by logging in; what was on its way comes back after that."""
    cliente = otro_navegador(rebeca)
    Sesion.objects.all().delete()
    tarde = cliente.get(reverse("moderacion:sesion"), headers=de_un_guion)
    assert settings.SESSION_COOKIE_NAME not in tarde.cookies
    quien_va = cliente.get(reverse("moderacion:sesion"), headers={"sec-fetch-mode": "navigate"})
    assert quien_va.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 0
