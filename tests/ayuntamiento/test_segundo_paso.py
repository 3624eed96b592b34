"""Dirección and administración come in with what they know and what they hold."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.urls import get_resolver, reverse
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import ModelLogEntry

from ayuntamiento import segundo_paso
from ayuntamiento.models import Sesion
from tests.ayuntamiento.entrada import (
    CODIGO,
    cifras,
    cifras_de,
    con_telefono,
    entrar_del_todo,
    malas,
    teclear,
)
from tests.fabricas import CLAVE, crear_imagen, crear_noticia, crear_usuario
from tests.moderacion.test_idioma import en_ingles

SUS_PANTALLAS = ["/admin/cuenta/segundo-paso/", "/admin/cuenta/segundo-paso/codigos/"]


@pytest.fixture(autouse=True)
def _pedido(settings, db):
    settings.SEGUNDO_PASO = True


@pytest.fixture
def directora(db):
    return crear_usuario("Dirección")


def secreto_de(respuesta):
    html = respuesta.content.decode()
    return re.search(r'name="secreto" value="([^"]+)"', html)[1]


def asientos(accion):
    return ModelLogEntry.objects.filter(action=f"pregon.{accion}")


def dentro(client):
    return client.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    ("grupo", "se_pide"),
    [("Dirección", True), ("Administración", True), (None, True), ("Redacción", False)],
)
def test_of_whom_it_is_asked(client, grupo, se_pide):
    persona = crear_usuario(grupo) if grupo else crear_usuario(is_superuser=True)
    teclear(client, persona)
    respuesta = client.get("/admin/")
    assert (respuesta.status_code == 302) == se_pide
    if se_pide:
        assert respuesta.url.startswith(CODIGO)


def test_who_chose_to_have_it_is_asked_too(client):
    redactor = crear_usuario("Redacción")
    con_telefono(redactor)
    teclear(client, redactor)
    assert not dentro(client)


def test_where_it_is_turned_off_nobody_is_asked(client, settings, directora):
    settings.SEGUNDO_PASO = False
    teclear(client, directora)
    assert dentro(client)
    assert client.get(SUS_PANTALLAS[0]).status_code == 404
    assert client.get(CODIGO).url == "/admin/"


def test_the_first_time_the_telephone_is_set_up_and_ten_codes_are_shown_once(client, directora):
    teclear(client, directora, destino="/admin/pages/")
    pantalla = client.get(client.get("/admin/pages/").url)
    firmado = secreto_de(pantalla)
    secreto = segundo_paso.leer(directora, firmado)
    html = pantalla.content.decode()
    assert 'src="data:image/svg+xml;base64,' in html
    assert segundo_paso.en_letras(secreto) in html
    assert not TOTPDevice.objects.exists(), "mirar no escribe"
    datos = {"secreto": firmado, "codigo": cifras(secreto), "next": "/admin/pages/"}
    html = client.post(CODIGO, datos).content.decode()
    codigos = re.findall(r"<code>([a-z0-9]{5}-[a-z0-9]{5})</code>", html)
    assert len(set(codigos)) == 10
    assert 'href="/admin/pages/"' in html
    assert dentro(client)
    assert asientos("segundo_paso_puesto").get().user == directora


def test_a_wrong_code_does_not_set_it_up_and_the_drawing_stays_the_same(client, directora):
    teclear(client, directora)
    firmado = secreto_de(client.get(CODIGO))
    mala = malas(segundo_paso.leer(directora, firmado))
    respuesta = client.post(CODIGO, {"secreto": firmado, "codigo": mala})
    assert "Ese código no es" in respuesta.content.decode()
    assert secreto_de(respuesta) == firmado
    assert not TOTPDevice.objects.exists()


@pytest.mark.parametrize("secreto", ["", "x", "de-otra"])
def test_a_secret_that_was_not_given_to_this_person_is_not_taken(client, directora, secreto):
    teclear(client, directora)
    ajeno = segundo_paso.nuevo_secreto()
    if secreto == "de-otra":
        secreto = segundo_paso.firmar(crear_usuario("Dirección"), ajeno)
    respuesta = client.post(CODIGO, {"secreto": secreto, "codigo": cifras(ajeno)})
    assert respuesta.status_code == 200
    assert not TOTPDevice.objects.exists()
    firmado = secreto_de(respuesta)
    nuevo = cifras(segundo_paso.leer(directora, firmado))
    client.post(CODIGO, {"secreto": firmado, "codigo": nuevo})
    assert dentro(client)


def test_recovery_codes_are_kept_as_a_hash(directora):
    codigos = con_telefono(directora)
    guardados = set(StaticToken.objects.values_list("token", flat=True))
    assert len(guardados) == 10
    llanos = {c.replace("-", "") for c in codigos}
    assert not guardados & (llanos | set(codigos))


def test_with_the_code_one_comes_in_and_the_place_asked_for_is_kept(client, directora):
    con_telefono(directora)
    teclear(client, directora, destino="/admin/images/?q=plaza")
    pantalla = client.get("/admin/images/?q=plaza").url
    assert client.get(pantalla).status_code == 200
    datos = {"codigo": cifras_de(directora), "next": "/admin/images/?q=plaza"}
    assert client.post(CODIGO, datos).url == "/admin/images/?q=plaza"
    assert client.get("/admin/images/?q=plaza").status_code == 200
    assert asientos("segundo_paso").get().user == directora


@pytest.mark.parametrize("fuera", ["https://malo.example/", "//malo.example", "javascript:1"])
def test_nobody_is_sent_elsewhere_after_it(client, directora, fuera):
    con_telefono(directora)
    teclear(client, directora)
    assert client.post(CODIGO, {"codigo": cifras_de(directora), "next": fuera}).url == "/admin/"


def test_the_same_code_does_not_open_twice(client, directora):
    con_telefono(directora)
    codigo = cifras_de(directora)
    teclear(client, directora)
    client.post(CODIGO, {"codigo": codigo})
    client.post(reverse("wagtailadmin_logout"))
    teclear(client, directora)
    assert client.post(CODIGO, {"codigo": codigo}).status_code == 200
    assert not dentro(client)


@pytest.mark.parametrize("escrito", ["{}", " {} ", "{}".upper(), "sin guion"])
def test_a_recovery_code_opens_once(client, directora, escrito):
    codigo = con_telefono(directora)[0]
    texto = codigo.replace("-", "") if escrito == "sin guion" else escrito.format(codigo.upper())
    teclear(client, directora)
    assert client.post(f"{CODIGO}?papel=1", {"codigo": texto}).status_code == 302
    assert dentro(client)
    assert asientos("segundo_paso").get().data["papel"] is True
    client.post(reverse("wagtailadmin_logout"))
    teclear(client, directora)
    client.post(f"{CODIGO}?papel=1", {"codigo": texto})
    assert not dentro(client)


def test_wrong_codes_make_one_wait_and_are_in_the_log(client, directora):
    con_telefono(directora)
    mala = malas(TOTPDevice.objects.get().key)
    teclear(client, directora)
    for _ in range(4):
        TOTPDevice.objects.update(throttling_failure_timestamp=None)
        client.post(CODIGO, {"codigo": mala})
    assert TOTPDevice.objects.get().throttling_failure_count == 4
    html = client.post(CODIGO, {"codigo": cifras_de(directora)}).content.decode()
    assert "podrá probar otro a las" in html, "tampoco el bueno entra antes de tiempo"
    assert not dentro(client)
    assert asientos("codigo_errado").count() == 5


def test_who_guesses_at_the_telephone_does_not_shut_the_paper(client, directora):
    codigos = con_telefono(directora)
    TOTPDevice.objects.update(throttling_failure_count=12)
    teclear(client, directora)
    client.post(CODIGO, {"codigo": "000000"})
    assert client.post(f"{CODIGO}?papel=1", {"codigo": codigos[3]}).status_code == 302


RAROS = ["", " ", "abc", "9" * 40, "١٢٣٤٥٦", "12 34 56", "<b>", "-1", "1e5", "\u0000"]


@pytest.mark.parametrize("puesto", [True, False])
def test_whatever_is_typed_as_a_code_is_answered(client, directora, puesto):
    teclear(client, directora)
    if puesto:
        con_telefono(directora)
    for codigo in RAROS:
        datos = {"codigo": codigo, "secreto": codigo}
        assert client.post(CODIGO, datos).status_code == 200
        assert client.post(f"{CODIGO}?papel=1", datos).status_code == 200
    assert not dentro(client)


def test_until_then_nothing_under_the_panel_answers(client, portada, directora):
    """From the program's own URLconf: whatever is mounted there, today or later."""
    con_telefono(directora)
    noticia = crear_noticia()
    teclear(client, directora)
    abiertas = {
        "/admin/login/",
        "/admin/sprite/",
        "/admin/jsi18n/",
        "/admin/cuenta/codigo/",
    }
    rutas = {
        "/admin/",
        "/admin/api/main/pages/",
        f"/admin/api/main/pages/{noticia.pk}/",
        f"/admin/pages/{noticia.pk}/edit/",
        f"/admin/pages/{noticia.pk}/view_draft/",
        f"/admin/pages/{noticia.pk}/edit/preview/",
        "/admin/account/",
        "/admin/mesa/bitacora/",
        "/admin/cuenta/sesiones/",
        *SUS_PANTALLAS,
        *(f"/admin/{ruta}" for ruta in rutas_llanas()),
    } - abiertas
    assert len(rutas) > 60
    for ruta in rutas:
        respuesta = client.get(ruta)
        assert respuesta.status_code == 302, ruta
        assert respuesta.url.startswith(CODIGO), ruta
        assert client.post(ruta).status_code in {302, 403}, ruta
        de_guion = client.get(ruta, headers={"x-requested-with": "XMLHttpRequest"})
        assert de_guion.status_code == 403, ruta


def rutas_llanas():
    """Those of the panel that take no argument."""
    sin = re.compile(r"[<^(]|password_reset|logout")
    for ruta in rutas_de(get_resolver().url_patterns):
        if ruta.startswith("admin/") and not sin.search(ruta):
            yield ruta.removeprefix("admin/")


def rutas_de(patrones, antes=""):
    for patron in patrones:
        ruta = antes + str(patron.pattern)
        if hasattr(patron, "url_patterns"):
            yield from rutas_de(patron.url_patterns, ruta)
        else:
            yield ruta


def test_until_then_one_is_nobody_on_the_site_either(client, directora):
    privada = crear_imagen()
    archivo = privada.file.url
    con_telefono(directora)
    teclear(client, directora)
    assert client.get(archivo).status_code in {403, 404}, "la fotografía de un borrador"
    entrar_del_todo(client, directora)
    assert client.get(archivo).status_code == 200


def test_from_halfway_one_can_leave(client, directora):
    con_telefono(directora)
    teclear(client, directora)
    client.post(reverse("wagtailadmin_logout"))
    assert "_auth_user_id" not in client.session
    assert asientos("salir").get().user == directora


def test_the_key_of_the_session_changes_with_the_second_step(client, directora):
    con_telefono(directora)
    teclear(client, directora)
    antes = client.session.session_key
    client.post(CODIGO, {"codigo": cifras_de(directora)})
    assert client.session.session_key != antes


def test_new_codes_want_the_password_and_end_the_old_ones(client, directora):
    viejos = con_telefono(directora)
    entrar_del_todo(client, directora)
    pantalla = "/admin/cuenta/segundo-paso/codigos/"
    assert "no es su contraseña" in client.post(pantalla, {"contrasena": "x"}).content.decode()
    nuevos = client.post(pantalla, {"contrasena": CLAVE}).context["codigos"]
    assert len(nuevos) == 10
    assert not set(nuevos) & set(viejos)
    with pytest.raises(segundo_paso.CodigoErrado):
        segundo_paso.comprobar(directora, viejos[0])
    StaticDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    assert segundo_paso.comprobar(directora, nuevos[0])


def test_a_new_telephone_wants_the_password_and_its_own_code(client, directora):
    con_telefono(directora)
    viejo = TOTPDevice.objects.get().key
    entrar_del_todo(client, directora)
    pantalla = "/admin/cuenta/segundo-paso/telefono/"
    firmado = secreto_de(client.get(pantalla))
    codigo = cifras(segundo_paso.leer(directora, firmado))
    client.post(pantalla, {"secreto": firmado, "codigo": codigo, "contrasena": "mala"})
    assert TOTPDevice.objects.get().key == viejo
    datos = {"secreto": firmado, "codigo": codigo, "contrasena": CLAVE}
    assert len(client.post(pantalla, datos).context["codigos"]) == 10
    assert TOTPDevice.objects.get().key == segundo_paso.leer(directora, firmado)
    assert dentro(client)


def reponer(client, a_quien, motivo="Le robaron el teléfono"):
    return client.post(reverse("reponer_segundo_paso", args=[a_quien.pk]), {"motivo": motivo})


def test_administracion_resets_who_lost_the_telephone_and_says_why(client, directora):
    con_telefono(directora)
    Sesion.objects.create(session_key="a" * 32, usuario=directora, expire_date="2099-01-01T00:00Z")
    jefe = crear_usuario("Administración")
    con_telefono(jefe)
    entrar_del_todo(client, jefe)
    assert "Escriba el motivo" in reponer(client, directora, "").content.decode()
    assert segundo_paso.telefono_de(directora)
    reponer(client, directora)
    assert segundo_paso.telefono_de(directora) is None
    assert segundo_paso.cuantos_codigos(directora) == 0
    assert not directora.sesiones.exists()
    asiento = asientos("segundo_paso_repuesto").get()
    assert (asiento.user, asiento.data["motivo"]) == (jefe, "Le robaron el teléfono")


@pytest.mark.parametrize(
    ("quien", "de_quien"),
    [
        ("Dirección", "Redacción"),
        ("Redacción", "Dirección"),
        ("Administración", "superusuario"),
        ("Administración", "sí misma"),
    ],
)
def test_nobody_else_resets_it(client, quien, de_quien):
    persona = crear_usuario(quien)
    con_telefono(persona)
    otra = persona if de_quien == "sí misma" else None
    if otra is None and de_quien == "superusuario":
        otra = crear_usuario(is_superuser=True)
    otra = otra or crear_usuario(de_quien)
    if otra != persona:
        con_telefono(otra)
    entrar_del_todo(client, persona)
    reponer(client, otra)
    assert segundo_paso.telefono_de(otra)


def test_the_terminal_resets_it_when_nobody_is_left(directora, capsys):
    con_telefono(directora)
    call_command("reponer_segundo_paso", directora.username, motivo="Cambio de administración")
    assert segundo_paso.telefono_de(directora) is None
    asiento = asientos("segundo_paso_repuesto").get()
    assert (asiento.user, asiento.data) == (None, {"motivo": "Cambio de administración"})
    for nombre, motivo in (("nadie", "x"), (directora.username, " ")):
        with pytest.raises(CommandError):
            call_command("reponer_segundo_paso", nombre, motivo=motivo)


def test_its_screens_are_in_spanish(client, directora):
    teclear(client, directora)
    vistas = [client.get(CODIGO)]
    con_telefono(directora)
    vistas += [client.get(CODIGO), client.get(f"{CODIGO}?papel=1")]
    entrar_del_todo(client, directora)
    vistas += [client.get(p) for p in (*SUS_PANTALLAS, "/admin/cuenta/segundo-paso/telefono/")]
    vistas.append(client.get("/admin/account/"))
    for vista in vistas:
        assert vista.status_code == 200
        html = re.sub("(Google|Microsoft) Authenticator", "", vista.content.decode())
        assert en_ingles(html) == []


def test_it_costs_one_query_at_each_step(client, directora, django_assert_max_num_queries):
    con_telefono(directora)
    entrar_del_todo(client, directora)
    client.get("/admin/cuenta/sesiones/")
    with django_assert_max_num_queries(12):
        client.get("/admin/cuenta/sesiones/")
