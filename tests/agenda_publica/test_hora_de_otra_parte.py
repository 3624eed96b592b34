"""An act held where the clock says another hour is written, and read, in the hour of that place."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from agenda_publica.models import Compromiso, SesionDeCompromiso
from tests.agenda_publica.fabrica import crear_compromiso
from tests.agenda_publica.test_registro import NUEVO, TABLERO, forma
from tests.moderacion.admin import entrar, leido

TIJUANA = "America/Tijuana"


def alla(dia, hora, mes=12):
    return datetime(2026, mes, dia, hora, tzinfo=ZoneInfo(TIJUANA))


def otra(inicio, original="", pk=""):
    return {"id": pk, "original": original, "inicio": inicio, "fin": "", "titulo": ""}


def editar(client, compromiso, **datos):
    direccion = reverse("compromisos:edit", args=[compromiso.pk])
    return client.post(direccion, {**forma(**datos), **leido(compromiso)})


def test_what_is_typed_is_the_hour_of_the_place(client, portada):
    entrar(client, "Redacción")
    datos = {"inicio": "2026-12-01 10:00", "fin": "2026-12-01 12:00", "zona": TIJUANA}
    sesiones = inline_formset([otra("2026-12-09 18:30")])
    respuesta = client.post(reverse(NUEVO), forma(**datos, sesiones=sesiones))
    assert respuesta.status_code == 302, respuesta.context["form"].errors
    compromiso = Compromiso.objects.get()
    assert (compromiso.inicio, compromiso.fin) == (alla(1, 10), alla(1, 12))
    assert compromiso.sesiones.get().inicio == alla(9, 18).replace(minute=30)
    html = client.get(respuesta.url).content.decode()
    campos = BeautifulSoup(html, "html.parser").select
    for nombre, hora in (("inicio", "10:00"), ("fin", "12:00"), ("sesiones-0-inicio", "18:30")):
        assert campos(f"input[name={nombre}]")[0]["value"].endswith(hora)
    assert "hora de ese lugar" in html


def test_saved_as_it_was_read_nothing_moves(client, portada):
    entrar(client, "Redacción")
    cambio = SesionDeCompromiso(original=alla(8, 10), inicio=alla(8, 16))
    compromiso = crear_compromiso(
        inicio=alla(1, 10), zona=TIJUANA, regla="FREQ=WEEKLY;COUNT=3", hijos={"sesiones": [cambio]}
    )
    fila = otra("2026-12-08 16:00", "2026-12-08 10:00", cambio.pk)
    datos = {"inicio": "2026-12-01 10:00", "fin": "", "cada": "semana", "veces": "3"}
    sesiones = inline_formset([fila], initial=1)
    assert editar(client, compromiso, **datos, zona=TIJUANA, sesiones=sesiones).status_code == 302
    dias = [c.inicio for c in compromiso.citas.all()]
    assert dias == [alla(1, 10), alla(8, 16), alla(15, 10)]
    assert not compromiso.cambios.exclude(campo="sede").exists()


def test_another_zone_keeps_what_the_clock_of_the_wall_says(client, portada):
    entrar(client, "Redacción")
    aqui = datetime(2026, 12, 9, 18, 30, tzinfo=ZoneInfo("America/Mexico_City"))
    una = SesionDeCompromiso(inicio=aqui)
    compromiso = crear_compromiso(inicio=aqui.replace(day=1), hijos={"sesiones": [una]})
    fila = inline_formset([otra("2026-12-09 18:30", pk=una.pk)], initial=1)
    datos = {"inicio": "2026-12-01 18:30", "fin": "", "zona": TIJUANA, "sesiones": fila}
    assert editar(client, compromiso, **datos).status_code == 302
    medias = [alla(dia, 18).replace(minute=30) for dia in (1, 9)]
    assert [c.inicio for c in compromiso.citas.all()] == medias


@pytest.mark.parametrize(("cada", "regla"), [("ordinal", "1TU"), ("semana", "WEEKLY")])
def test_late_at_night_the_day_that_repeats_is_that_of_the_place(client, portada, cada, regla):
    entrar(client, "Redacción")
    datos = {"inicio": "2026-12-01 23:00", "fin": "", "zona": TIJUANA}
    client.post(reverse(NUEVO), forma(**datos, cada=cada, repite_hasta="2027-01-05"))
    compromiso = Compromiso.objects.get()
    assert regla in compromiso.regla
    assert compromiso.citas.last().inicio.astimezone(ZoneInfo(TIJUANA)).day == 5
    html = client.get(reverse("compromisos:edit", args=[compromiso.pk])).content.decode()
    assert f'<option value="{cada}" selected>' in html


def test_what_is_of_all_day_has_the_days_of_the_town(client, portada):
    entrar(client, "Redacción")
    datos = {"inicio": "2026-12-01 00:00", "fin": "", "zona": TIJUANA, "todo_el_dia": "on"}
    client.post(reverse(NUEVO), forma(**datos))
    assert Compromiso.objects.get().inicio == datetime(2026, 12, 1, 6, tzinfo=UTC)


def test_the_board_says_whose_hour_it_is(client, portada):
    entrar(client, "Redacción")
    crear_compromiso(inicio=alla(1, 10), zona=TIJUANA)
    crear_compromiso(inicio=alla(2, 10), zona="America/Merida")
    html = client.get(reverse(TABLERO), {"dia": "2026-12-01"}).content.decode()
    assert "10:00, hora de Tijuana" in html
    assert html.count(", hora de") == 1, "where the clock says the same, nothing"
