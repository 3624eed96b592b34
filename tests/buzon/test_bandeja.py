"""The tray of the buzón: what waits, in what order, how it is found, and what it costs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from buzon.models import Estado, Solicitud
from moderacion.models import Correo
from tests.buzon.fabrica import crear_enlace
from tests.buzon.oficina import crear_solicitud, redactora
from tests.fabricas import crear_area, crear_usuario

pytestmark = pytest.mark.django_db
BANDEJA = reverse("solicitudes:index")
HOY = timezone.localdate


def titulos(client, **consulta):
    respuesta = client.get(BANDEJA, consulta)
    assert respuesta.status_code == 200
    return [str(una) for una in respuesta.context["object_list"]]


def dentro_de(dias):
    return HOY() + timedelta(days=dias)


def test_what_is_overdue_goes_first_and_what_has_no_day_last(client):
    redactora(client)
    por = crear_enlace()
    crear_solicitud("informe", por, titulo="Sin día")
    crear_solicitud("informe", por, titulo="De mañana", para_cuando=dentro_de(1))
    crear_solicitud("informe", por, titulo="Vencida", para_cuando=dentro_de(-2))
    assert titulos(client) == ["Vencida", "De mañana", "Sin día"]
    assert ">Vencida</b>" in client.get(BANDEJA).content.decode()


def test_what_waits_is_shown_and_the_rest_by_its_state(client):
    redactora(client)
    crear_solicitud(titulo="Espera")
    rechazada = crear_solicitud(titulo="No se usó")
    Solicitud.objects.filter(pk=rechazada.pk).update(estado=Estado.RECHAZADA)
    assert titulos(client) == ["Espera"]
    assert titulos(client, estado="rechazada") == ["No se usó"]
    assert set(titulos(client, estado="todas")) == {"Espera", "No se usó"}


def test_a_draft_of_an_area_is_never_in_the_tray(client):
    redactora(client)
    borrador = crear_solicitud(enviada=False)
    assert titulos(client, estado="todas") == []
    assert client.get(reverse("solicitudes:una", args=[borrador.pk])).status_code == 404


def test_it_is_narrowed_by_kind_area_who_attends_it_and_day(client):
    yo = redactora(client)
    obras, agua = crear_area(), crear_area()
    crear_solicitud("acto", crear_enlace(obras), titulo="De obras", para_cuando=dentro_de(1))
    suya = crear_solicitud("aviso", crear_enlace(agua), titulo="De agua", texto="Corte.")
    Solicitud.objects.filter(pk=suya.pk).update(asignada_a=yo, para_cuando=dentro_de(9))
    assert titulos(client, clase="acto") == ["De obras"]
    assert titulos(client, area=agua.pk) == ["De agua"]
    assert titulos(client, asignada_a=yo.pk) == ["De agua"]
    assert titulos(client, asignada_a="nadie") == ["De obras"]
    assert titulos(client, para_cuando_from=dentro_de(5)) == ["De agua"]


@pytest.mark.parametrize(
    "dicho",
    [
        "B-{e}-0001",
        "b {e} 1",
        "b{e}0001",
        "{e}0001",
        "«B-{e}-0001».",
        "{e}-1",
        "1",
        "cálle HIDALGO",
    ],
)
def test_it_is_found_by_its_title_or_its_receipt_whatever_its_state(client, dicho):
    redactora(client)
    una = crear_solicitud()
    crear_solicitud(titulo="Otra cosa")
    Solicitud.objects.filter(pk=una.pk).update(estado=Estado.RECHAZADA)
    assert titulos(client, q=dicho.format(e=una.ejercicio)) == [str(una)]


@pytest.mark.parametrize("dicho", ["Zoila Núñez", "nunez", "zoila", "hidalgo ñúñez"])
def test_it_is_found_by_who_sent_it(client, dicho):
    redactora(client)
    una = crear_solicitud(por=crear_enlace(first_name="Zoila", last_name="Núñez"))
    crear_solicitud(titulo="Otra cosa")
    assert titulos(client, q=dicho) == [str(una)]


@pytest.mark.parametrize(
    "consulta",
    [
        {"estado": "x", "clase": "nada", "area": "uno", "asignada_a": "-1"},
        {"q": "B-99999999999999999999-99999999999999"},
        {"q": "%_\\'\"", "p": "ñ"},
        {"q": "٣"},
        {"para_cuando_from": "31/31/31", "para_cuando_to": "2026-02-30", "ordering": "-nada"},
    ],
)
def test_nonsense_in_the_address_is_ignored(client, consulta):
    redactora(client)
    crear_solicitud()
    assert client.get(BANDEJA, consulta).status_code == 200


@pytest.mark.parametrize("cuantas", [10, 5000])
def test_it_costs_the_same_with_ten_and_with_five_thousand(client, cuantas):
    redactora(client)
    sembrar(cuantas)
    client.get(BANDEJA)
    for consulta in ({}, {"estado": "todas"}, {"q": "acto"}, {"asignada_a": "nadie", "p": 1}):
        with CaptureQueriesContext(connection) as consultas:
            client.get(BANDEJA, consulta)
        assert len(consultas) <= 14, "\n".join(c["sql"][:230] for c in consultas)


def sembrar(cuantas):
    """So many, of three áreas, in every state, half of them attended."""
    enlaces = [crear_enlace() for _ in range(3)]
    alguien, ahora = crear_usuario("Redacción"), timezone.now()
    estados = [e for e in Estado if e != Estado.BORRADOR]
    Solicitud.objects.bulk_create(
        Solicitud(
            vez=f"{n:032x}",
            area=enlaces[n % 3].area,
            clase="acto",
            estado=estados[n % len(estados)],
            ejercicio=2026,
            numero=n + 1,
            titulo=f"Acto {n}",
            para_cuando=HOY() + timedelta(days=n % 30 - 10),
            empezada_por=enlaces[n % 3],
            enviada_por=enlaces[n % 3],
            enviada=ahora,
            asignada_a=alguien if n % 2 else None,
        )
        for n in range(cuantas)
    )


def test_the_menu_says_how_many_wait(client):
    redactora(client)
    una = crear_solicitud()
    assert r"Buz\u00f3n (1)" in client.get(BANDEJA).content.decode()
    hecho = client.post(
        reverse("solicitudes:rechazar", args=[una.pk]), {"texto": "No."}, follow=True
    )
    assert r"Buz\u00f3n (" not in hecho.content.decode()


def test_the_desk_shows_what_waits(client, portada):
    redactora(client)
    una = crear_solicitud("informe", titulo="Entrega de lentes", para_cuando=dentro_de(-1))
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Buzón de las áreas" in html
    assert reverse("solicitudes:una", args=[una.pk]) in html
    assert "Vencida: era para el" in html
    assert client.get(reverse("moderacion:lista", args=["buzon"])).status_code == 200


def test_the_directors_tray_ends_with_what_the_areas_wait_for(client, portada):
    client.force_login(crear_usuario("Dirección"))
    una = crear_solicitud(titulo="Entrega de lentes")
    html = client.get(reverse("moderacion:bandeja")).content.decode()
    assert "Entrega de lentes" in html
    assert una.recibo in html


def test_the_directors_tray_says_nothing_of_a_buzon_where_nothing_waits(client, portada):
    client.force_login(crear_usuario("Dirección"))
    assert "Buzón de las áreas" not in client.get(reverse("moderacion:bandeja")).content.decode()


@pytest.mark.parametrize("grupo", ["Enlace", "Administración"])
def test_nobody_else_reads_it(client, portada, grupo):
    una = crear_solicitud(titulo="Entrega de lentes")
    client.force_login(crear_usuario(grupo))
    for url in (BANDEJA, reverse("solicitudes:una", args=[una.pk])):
        respuesta = client.get(url, follow=True)
        assert "Entrega de lentes" not in respuesta.content.decode()
    if grupo == "Administración":
        assert "Buzón" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_new_one_is_told_by_mail_to_nobody_of_the_office():
    crear_solicitud()
    assert not Correo.objects.exists()
