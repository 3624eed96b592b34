"""Who fails too often waits; the others of the office, and the same person elsewhere, do not."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ayuntamiento import origen
from moderacion.models import Correo
from tests.ayuntamiento.entrada import teclear
from tests.fabricas import crear_usuario

LUGAR, OTRO_LUGAR = "203.0.113.7", "198.51.100.9"


@pytest.fixture(autouse=True)
def _con_candado(settings, db):
    settings.AXES_ENABLED = True
    settings.PROXIES_DELANTE = 0


def fallar(client, usuario, veces=5, lugar=LUGAR):
    for n in range(veces):
        respuesta = teclear(client, usuario, f"mala-{n}", REMOTE_ADDR=lugar)
    return respuesta


def entro(client):
    return "_auth_user_id" in client.session


def asientos(accion):
    return ModelLogEntry.objects.filter(action=f"pregon.{accion}")


def test_five_failures_and_not_even_the_right_password_opens(client):
    joaquin = crear_usuario("Redacción")
    assert fallar(client, joaquin, 4).status_code == 200
    respuesta = fallar(client, joaquin, 1)
    assert respuesta.status_code == 429
    assert teclear(client, joaquin, REMOTE_ADDR=LUGAR).status_code == 429
    assert not entro(client)


def test_the_answer_says_when_to_try_again_and_that_hour_is_true(client):
    joaquin = crear_usuario("Redacción")
    fallar(client, joaquin)
    ultimo = AccessAttempt.objects.latest("attempt_time").attempt_time
    hora = timezone.localtime(ultimo + timedelta(minutes=15))
    for _ in range(3):  # to insist does not push it away
        html = teclear(client, joaquin, "otra", REMOTE_ADDR=LUGAR).content.decode()
        assert f"Podrá volver a intentar a las {hora.hour}:{hora:%M}" in html
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    teclear(client, joaquin, REMOTE_ADDR=LUGAR)
    assert entro(client)


def test_the_rest_of_the_office_behind_the_same_address_comes_in(client):
    fallar(client, crear_usuario("Redacción"))
    teclear(client, crear_usuario("Dirección"), REMOTE_ADDR=LUGAR)
    assert entro(client)


def test_an_attacker_elsewhere_does_not_shut_the_director_out(client):
    directora = crear_usuario("Dirección")
    fallar(client, directora, lugar=OTRO_LUGAR)
    teclear(client, directora, REMOTE_ADDR=LUGAR)
    assert entro(client)


def test_a_success_forgets_the_failures_before_it(client):
    joaquin = crear_usuario("Redacción")
    fallar(client, joaquin, 4)
    teclear(client, joaquin, REMOTE_ADDR=LUGAR)
    assert not AccessAttempt.objects.filter(username=joaquin.username).exists()


def test_failures_and_the_lock_are_in_the_log_with_their_place(client):
    joaquin = crear_usuario("Redacción")
    fallar(client, joaquin, 9)
    assert asientos("entrar_fallido").filter(object_id=str(joaquin.pk)).count() == 5
    bloqueo = asientos("bloqueo").get()
    assert (bloqueo.object_id, bloqueo.data) == (str(joaquin.pk), {"desde": LUGAR})
    assert bloqueo.user is None


def test_what_someone_without_an_account_typed_is_not_kept(client):
    teclear(client, "Mi-Clave-Secreta", "joaquin", REMOTE_ADDR=LUGAR)
    asiento = asientos("entrar_fallido").get()
    assert asiento.label == "Alguien sin cuenta"
    assert "Mi-Clave-Secreta" not in str(vars(asiento))


def test_whatever_is_typed_at_the_door_is_answered(client):
    for nombre in ("", "a" * 2000, "ñ\u202e'\"<script>", "\x00x"):
        for _ in range(7):
            assert teclear(client, nombre, "x", REMOTE_ADDR=LUGAR).status_code in {200, 429}


def test_a_header_that_anyone_can_write_does_not_change_where_one_comes_from(client, settings):
    joaquin = crear_usuario("Redacción")
    for n in range(5):
        falso = f"10.0.0.{n}"
        respuesta = teclear(client, joaquin, "x", REMOTE_ADDR=LUGAR, HTTP_X_FORWARDED_FOR=falso)
    assert respuesta.status_code == 429


@pytest.mark.parametrize(
    ("proxies", "cabecera", "remota", "ip"),
    [
        (0, "1.1.1.1", "2.2.2.2", "2.2.2.2"),
        (1, "1.1.1.1", "127.0.0.1", "1.1.1.1"),
        (1, "6.6.6.6, 1.1.1.1", "127.0.0.1", "1.1.1.1"),
        (2, "6.6.6.6, 1.1.1.1, 10.0.0.1", "127.0.0.1", "1.1.1.1"),
        (2, "1.1.1.1", "127.0.0.1", "127.0.0.1"),
        (1, "<script>", "127.0.0.1", "127.0.0.1"),
        (1, "", "127.0.0.1:5123", "127.0.0.1"),
        (1, "2001:db8::1", "127.0.0.1", "2001:db8::1"),
        (1, "[2001:db8::1]", "", "2001:db8::1"),
        (0, "", "nada", "0.0.0.0"),  # noqa: S104  says «unknown»
    ],
)
def test_the_place_is_read_only_as_settings_say(rf, settings, proxies, cabecera, remota, ip):
    settings.PROXIES_DELANTE = proxies
    peticion = rf.get("/", REMOTE_ADDR=remota, HTTP_X_FORWARDED_FOR=cabecera)
    assert origen.ip_de(peticion) == ip


def pedir_otra(client, usuario, lugar=LUGAR):
    datos = {"email": usuario.email}
    return client.post(reverse("wagtailadmin_password_reset"), datos, REMOTE_ADDR=lugar)


def test_nobody_fills_another_persons_mail_with_password_resets(client):
    joaquin = crear_usuario("Redacción")
    for _ in range(6):
        assert pedir_otra(client, joaquin).status_code == 302
    assert Correo.objects.filter(para=joaquin.email).count() == 3
    assert asientos("pedir_contrasena").count() == 3


def test_one_place_does_not_ask_for_everyone(client):
    for _ in range(25):
        pedir_otra(client, crear_usuario("Redacción"))
    assert Correo.objects.count() == 20


def test_a_new_password_by_mail_lifts_the_lock(client):
    joaquin = crear_usuario("Redacción")
    fallar(client, joaquin)
    pedir_otra(client, joaquin)
    enlace = next(
        linea for linea in Correo.objects.get().texto.splitlines() if "password_reset" in linea
    )
    forma = client.get(enlace.strip().removeprefix("http://testserver"), follow=True)
    ruta = forma.redirect_chain[-1][0]
    nueva = "Otra-clave-larga-77"
    client.post(ruta, {"new_password1": nueva, "new_password2": nueva})
    teclear(client, joaquin, nueva, REMOTE_ADDR=LUGAR)
    assert entro(client)
    assert asientos("contrasena").filter(object_id=str(joaquin.pk)).exists()
