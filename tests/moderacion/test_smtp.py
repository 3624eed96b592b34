"""The outbox before a real mail server that fails: nothing doubled, nothing lost, nobody waits."""

import random
import re
import shutil
import smtplib
import socket
import ssl
import subprocess
import time
from datetime import timedelta

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from moderacion.models import Correo
from moderacion.permissions import NoSePuede
from moderacion.salida import correo as salida
from moderacion.salida.causas import causa
from tests.fabricas import crear_area, crear_usuario
from tests.moderacion.admin import agregar, entrar, forma_de_noticia
from tests.moderacion.servidor_de_correo import (
    CLAVE_DEL_SERVIDOR,
    ENTRO,
    Oficina,
    abierta,
    comprobar,
    muda,
    puerto_libre,
)
from tests.moderacion.test_visto_bueno import decidir, enviada
from tests.muestra import TODO

Estado = Correo.Estado


@pytest.fixture
def puerto(settings):
    settings.EMAIL_BACKEND = "moderacion.salida.cartero.Cartero"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", puerto_libre()
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 1
    settings.SITIO_URL = "https://www.municipio.example"
    return settings.EMAIL_PORT


def escribir(cuantos=1, **datos):
    for n in range(cuantos):
        datos = {"asunto": "Por revisar: la plaza", "texto": "Léala.", **datos}
        Correo.objects.escribir(para=f"persona{n}@example.org", clave=f"clave-{n}", **datos)


def pasa_el_tiempo():
    """So much that whatever waits is due."""
    antes = timezone.now() - timedelta(minutes=1)
    Correo.objects.filter(estado=Estado.PENDIENTE).update(siguiente_intento=antes)


def estados():
    return list(Correo.objects.order_by("pk").values_list("estado", flat=True))


def una_vez_cada_uno(oficina, cuantos):
    return len(oficina.recibidos) == len(oficina.cuantos()) == cuantos


def test_a_server_that_refuses_costs_no_try_and_everything_goes_when_it_is_back(db, puerto):
    escribir(3)
    for _ in range(10):
        assert salida.enviar_pendientes() == (0, 3)
    fila = Correo.objects.first()
    assert (fila.estado, fila.intentos) == (Estado.PENDIENTE, 0)
    assert fila.error == "El servidor de correo no acepta conexiones: puede estar apagado."
    assert fila.intentado == 10
    assert re.fullmatch(
        r"Pendiente: el servidor de correo no responde desde las? \d+:\d\d", fila.situacion
    )
    with abierta(puerto) as oficina:
        assert salida.enviar_pendientes() == (3, 0)
    assert una_vez_cada_uno(oficina, 3)
    assert set(Correo.objects.values_list("error", flat=True)) == {""}
    fila.refresh_from_db()
    assert (fila.situacion, fila.intentado) == ("Enviado", 11)


@pytest.mark.parametrize("rol", ["Dirección", "Administración", "Redacción"])
def test_a_server_that_is_down_is_told_once_on_the_desk_and_in_the_list(
    client, portada, puerto, rol
):
    escribir(4)
    entrar(client, rol)
    inicio = reverse("wagtailadmin_home")
    salida.enviar_pendientes()
    assert "servidor de correo" not in client.get(inicio).content.decode(), "it may be an accident"
    for _ in range(2):
        salida.enviar_pendientes()
    mesa = client.get(inicio).content.decode()
    assert mesa.count("El servidor de correo no responde desde") == (rol != "Redacción")
    if rol == "Redacción":
        return
    assert "esperan 4 correos" in mesa
    lista = client.get(reverse("correos:index")).content.decode()
    assert lista.count("Pendiente: el servidor de correo no responde desde") == 4
    ficha = reverse("correos:inspect", args=[Correo.objects.first().pk])
    assert "puede estar apagado" in client.get(ficha).content.decode()
    with abierta(puerto):
        salida.enviar_pendientes()
    assert "no responde" not in client.get(inicio).content.decode()
    assert "Qué falló" not in client.get(ficha).content.decode(), "nothing did"


@pytest.mark.parametrize(
    ("error", "dicho"),
    [
        (ConnectionRefusedError(111, "Connection refused"), "no acepta conexiones"),
        (TimeoutError("timed out"), "tardó demasiado"),
        (socket.gaierror(-2, "Name or service not known"), "no se encontró"),
        (ssl.SSLCertVerificationError("certificate verify failed"), "conexión cifrada"),
        (smtplib.SMTPAuthenticationError(535, b"bad"), "no aceptó el usuario o la contraseña"),
        (smtplib.SMTPSenderRefused(550, b"no", "a@b.mx"), "rechazó la dirección de quien envía"),
        (smtplib.SMTPServerDisconnected("Connection unexpectedly closed"), "colgó"),
        (ValueError("bad thing"), "no se conoce"),
    ],
)
def test_what_failed_is_said_by_its_kind_and_never_in_english(error, dicho):
    frase = causa(error)
    assert dicho in frase
    assert not re.search("refused|timed|known|failed|closed|thing", frase)


def test_a_server_that_never_speaks_holds_the_tick_for_one_wait_only(db, puerto):
    escribir(5)
    with muda(puerto):
        empezo = time.monotonic()
        assert salida.enviar_pendientes() == (0, 5)
        assert time.monotonic() - empezo < 4
    assert estados() == [Estado.PENDIENTE] * 5
    with abierta(puerto) as oficina:
        assert salida.enviar_pendientes() == (5, 0)
    assert una_vez_cada_uno(oficina, 5)


def test_a_line_cut_in_the_middle_of_the_text_is_tried_again_and_holds_no_other(db, puerto):
    escribir(3)
    with abierta(puerto) as oficina:
        oficina.faltas = ["", "cuelga en medio"]
        assert salida.enviar_pendientes() == (1, 1)
        assert estados() == [Estado.ENVIADO, Estado.PENDIENTE, Estado.PENDIENTE]
        assert salida.enviar_pendientes() == (1, 0), "the one that fell waits; the rest goes"
        pasa_el_tiempo()
        assert salida.enviar_pendientes() == (1, 0)
    assert una_vez_cada_uno(oficina, 3)
    assert estados() == [Estado.ENVIADO] * 3


@pytest.mark.parametrize("falta", ["cuelga después", "calla después"])
def test_what_was_handed_over_whole_without_an_answer_is_in_doubt_not_sent_twice(db, puerto, falta):
    escribir(2)
    with abierta(puerto) as oficina:
        oficina.faltas = [falta]
        salida.enviar_pendientes()
        for _ in range(3):
            pasa_el_tiempo()
            salida.enviar_pendientes()
        assert una_vez_cada_uno(oficina, 2)
        assert estados() == [Estado.EN_DUDA, Estado.ENVIADO]
        assert "quizá llegó" in Correo.objects.first().error


def test_a_log_in_that_is_refused_burns_no_tries(db, puerto, settings):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = ENTRO, "la vieja"
    escribir(40)
    como = {"authenticator": comprobar, "auth_required": True, "auth_require_tls": False}
    with abierta(puerto, **como) as oficina:
        for _ in range(salida.INTENTOS + 2):
            salida.enviar_pendientes()
        assert oficina.conexiones == salida.INTENTOS + 2, "one knock a round"
        assert set(Correo.objects.values_list("estado", "intentos")) == {(Estado.PENDIENTE, 0)}
        settings.EMAIL_HOST_PASSWORD = CLAVE_DEL_SERVIDOR
        assert salida.enviar_pendientes() == (40, 0)
    assert una_vez_cada_uno(oficina, 40)


def test_an_address_that_is_refused_for_good_fails_at_once_and_stops_no_other(db, puerto):
    escribir(3)
    with abierta(puerto) as oficina:
        oficina.rechazados = {"persona1@example.org": "550 no existe"}
        assert salida.enviar_pendientes() == (2, 1)
        pasa_el_tiempo()
        assert salida.enviar_pendientes() == (0, 0)
    assert estados() == [Estado.ENVIADO, Estado.FALLIDO, Estado.ENVIADO]
    fallido = Correo.objects.get(estado=Estado.FALLIDO)
    assert fallido.error == "El servidor de correo lo rechazó: 550 no existe"
    assert una_vez_cada_uno(oficina, 2)


def test_not_now_is_tried_later_and_not_ever_is_not(db, puerto):
    escribir(2)
    with abierta(puerto) as oficina:
        oficina.faltas = ["451", "554"]
        assert salida.enviar_pendientes() == (0, 2)
        assert estados() == [Estado.PENDIENTE, Estado.FALLIDO]
        assert salida.enviar_pendientes() == (0, 0), "not before its time"
        pasa_el_tiempo()
        assert salida.enviar_pendientes() == (1, 0)
        oficina.rechazados = {"persona0@example.org": "450 lleno"}
        Correo.objects.escribir(para="persona0@example.org", asunto="a", texto="b", clave="c")
        for _ in range(salida.INTENTOS + 1):
            pasa_el_tiempo()
            salida.enviar_pendientes()
    ultimo = Correo.objects.last()
    assert (ultimo.estado, ultimo.intentos) == (Estado.FALLIDO, salida.INTENTOS)
    assert una_vez_cada_uno(oficina, 1)


def test_the_line_is_encrypted_when_settings_say_so(db, puerto, settings, tmp_path, monkeypatch):
    if not shutil.which("openssl"):
        pytest.skip("sin openssl")
    llave, certificado = tmp_path / "llave.pem", tmp_path / "certificado.pem"
    orden = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1"
    orden += f" -addext subjectAltName=IP:127.0.0.1 -keyout {llave} -out {certificado}"
    subprocess.run(orden.split(), check=True, capture_output=True)  # noqa: S603
    contexto = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    contexto.load_cert_chain(certificado, llave)
    settings.EMAIL_USE_TLS = True
    escribir(2)
    with abierta(puerto, tls_context=contexto, require_starttls=True) as oficina:
        assert salida.enviar_pendientes() == (0, 2), "not to a server that nobody vouches for"
        monkeypatch.setenv("SSL_CERT_FILE", str(certificado))
        oficina.faltas = ["cuelga en medio"]
        salida.enviar_pendientes()
        pasa_el_tiempo()
        assert salida.enviar_pendientes() == (2, 0)
    assert una_vez_cada_uno(oficina, 2)


def test_a_message_is_text_and_html_says_who_wrote_it_and_keeps_its_name(db, puerto):
    escribir(texto="Léala:\nhttps://www.municipio.example/admin/?a=1&b=2\n", boton="Leer")
    with abierta(puerto) as oficina:
        oficina.faltas = ["451"]
        salida.enviar_pendientes()
        pasa_el_tiempo()
        salida.enviar_pendientes()
        Correo.objects.update(estado=Estado.PENDIENTE)
        pasa_el_tiempo()
        salida.enviar_pendientes()
    primero, _ = oficina.mensajes
    for dicho in ("multipart/alternative", "text/plain", "text/html", "Auto-Submitted: auto-gen"):
        assert dicho in primero
    assert "List-" not in primero
    assert len(oficina.cuantos()) == 1, "the same Message-ID, so that its reader's program knows"
    assert oficina.recibidos[0].endswith("@www.municipio.example>")


def test_the_html_has_one_button_and_nothing_of_what_was_written_is_markup(portada):
    escribir(texto="<b>Ana</b> la envió.\n\nPara leerla:\nhttps://m.example/a/\n", boton="Leer")
    html = salida.componer(Correo.objects.get(), None).alternatives[0][0]
    assert html.count("<a ") == 1
    assert '<a href="https://m.example/a/"' in html
    assert "&lt;b&gt;Ana&lt;/b&gt;" in html
    assert "San Jacinto de los Encinos" in html
    assert 'lang="es-MX"' in html
    assert 'content="light dark"' in html


@pytest.mark.parametrize("semilla", range(20 if TODO else 3))
def test_whatever_happens_each_row_says_what_truly_became_of_it(db, puerto, semilla):
    azar = random.Random(semilla)  # noqa: S311  a seed, not a secret
    escribir(25)
    oficina = Oficina()
    males = ["", "", "cuelga en medio", "cuelga después", "451", "554"]
    oficina.faltas = [azar.choice(males) for _ in range(60)]
    for _ in range(60):
        if azar.random() < 0.8:
            with abierta(puerto, oficina):
                salida.enviar_pendientes()
        else:
            salida.enviar_pendientes()
        pasa_el_tiempo()
    llegaron = oficina.cuantos()
    assert set(llegaron.values()) == {1}, "none doubled"
    for fila in Correo.objects.all():
        llego = any(f"<{fila.pk}." in identidad for identidad in llegaron)
        assert fila.estado in {Estado.ENVIADO, Estado.FALLIDO, Estado.EN_DUDA}
        assert fila.estado == Estado.EN_DUDA or llego == (fila.estado == Estado.ENVIADO)


def test_a_sender_that_died_leaves_its_message_in_doubt(db, puerto):
    escribir()
    salida._apartar(Correo.objects.get().pk)
    with abierta(puerto) as oficina:
        assert salida.enviar_pendientes() == (0, 0)
        Correo.objects.update(siguiente_intento=timezone.now())
        assert salida.enviar_pendientes() == (0, 0)
    assert estados() == [Estado.EN_DUDA]
    assert oficina.recibidos == []


@pytest.mark.parametrize("rol", ["Dirección", "Administración"])
def test_what_failed_is_tried_again_by_a_person_and_the_log_says_who(client, portada, rol):
    escribir(2)
    Correo.objects.update(estado=Estado.FALLIDO, intentos=6, error="550 no existe")
    quien = entrar(client, rol)
    fallido, _ = Correo.objects.order_by("pk")
    direccion = reverse("correos:reintentar", args=[fallido.pk])
    assert direccion in client.get(reverse("correos:index")).content.decode()
    assert direccion in client.get(reverse("correos:inspect", args=[fallido.pk])).content.decode()
    assert "550 no existe" in client.get(direccion).content.decode()
    assert Correo.objects.get(pk=fallido.pk).estado == Estado.FALLIDO, "not by reading"
    client.post(direccion)
    fallido.refresh_from_db()
    assert (fallido.estado, fallido.intentos) == (Estado.PENDIENTE, 0)
    (apunte,) = ModelLogEntry.objects.filter(action="pregon.reintentar")
    assert apunte.user == quien
    with pytest.raises(NoSePuede):
        salida.volver_a_intentar(correo=fallido, por=quien)
    assert client.post(direccion).status_code == 302


def test_nobody_else_tries_again(client, portada):
    escribir()
    Correo.objects.update(estado=Estado.FALLIDO)
    entrar(client, "Redacción")
    client.post(reverse("correos:reintentar", args=[Correo.objects.get().pk]))
    assert estados() == [Estado.FALLIDO]


def test_the_link_to_a_new_password_is_read_only_by_who_gets_it(client, portada):
    persona = crear_usuario("Redacción")
    client.post(reverse("wagtailadmin_password_reset"), {"email": persona.email})
    correo = Correo.objects.get()
    (enlace,) = [r for r in correo.texto.splitlines() if r.startswith("http")]
    entrar(client, "Dirección")
    ficha = client.get(reverse("correos:inspect", args=[correo.pk])).content.decode()
    assert enlace not in ficha
    assert "No se enseña" in ficha


class Explota(BaseEmailBackend):
    def __init__(self, *args, **kwargs):
        raise AssertionError("a request opened the mail")


def test_no_request_ever_opens_the_mail(client, portada, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Explota"
    directora = crear_usuario("Dirección", first_name="Rebeca")
    pagina, autor = enviada(client)
    client.post(reverse("wagtailadmin_password_reset"), {"email": autor.email})
    client.force_login(directora)
    decidir(client, pagina, "reject", "Falta el monto.")
    client.force_login(autor)
    client.post(agregar(), forma_de_noticia("Otra", area=crear_area().pk) | {"action-submit": "1"})
    otra = Correo.objects.filter(asunto="Por revisar: Otra")
    assert otra.exists()
    client.force_login(directora)
    decidir(client, type(pagina).objects.get(slug="otra"), "approve")
    assert type(pagina).objects.get(slug="otra").live
    assert Correo.objects.count() >= 5
    assert set(estados()) == {Estado.PENDIENTE}
    with pytest.raises(AssertionError):
        salida.enviar_pendientes()
