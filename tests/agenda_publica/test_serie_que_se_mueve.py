"""A whole series is taken to another day or hour: what changes in it goes with it, or is asked."""

from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset

from agenda_publica.models import Compromiso, SesionDeCompromiso
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.agenda_publica.test_registro import NUEVO, forma
from tests.fabricas import crear_acto, hacer_publica
from tests.moderacion.admin import avisos, entrar, leido

CON = {"cada": "semana", "veces": "4", "fin": ""}


def el(dia, hora=9):
    """A day of December; the 1st and those a week after it are Tuesdays."""
    return timezone.make_aware(datetime(2026, 12, dia, hora))  # noqa: DTZ001


def semanal():
    """Tuesdays at nine; the 8th is cancelled, the 15th is held at five in the afternoon."""
    cambios = [
        SesionDeCompromiso(original=el(8), inicio=el(8), cancelada=True),
        SesionDeCompromiso(original=el(15), inicio=el(15, 17), titulo="La de la tarde"),
    ]
    return crear_compromiso(inicio=el(1), regla="FREQ=WEEKLY;COUNT=4", hijos={"sesiones": cambios})


def renglones(compromiso):
    return inline_formset(
        [
            {
                "id": fila.pk,
                "original": f"{timezone.localtime(fila.original):%Y-%m-%d %H:%M}",
                "inicio": f"{timezone.localtime(fila.inicio):%Y-%m-%d %H:%M}",
                "fin": "",
                "titulo": fila.titulo,
                **({"cancelada": "on"} if fila.cancelada else {}),
            }
            for fila in compromiso.sesiones.all()
        ],
        initial=2,
    )


def guardar(client, compromiso, **datos):
    direccion = reverse("compromisos:edit", args=[compromiso.pk])
    datos = {**CON, "sesiones": renglones(compromiso), **datos}
    return client.post(direccion, {**forma(**datos), **leido(compromiso)})


def leidas(compromiso):
    return [(c.inicio, c.cancelada, c.titulo) for c in compromiso.citas.all()]


@pytest.mark.parametrize(
    ("inicio", "dias", "hora"),
    [("2026-12-01 10:00", (1, 8, 15, 22), 10), ("2026-12-02 09:00", (2, 9, 16, 23), 9)],
    ids=["a otra hora", "a otro día"],
)
def test_what_changes_in_it_goes_with_it(client, portada, inicio, dias, hora):
    entrar(client, "Redacción")
    compromiso = semanal()
    assert guardar(client, compromiso, inicio=inicio).status_code == 302
    primera, segunda, _tercera, cuarta = (el(dia, hora) for dia in dias)
    assert leidas(compromiso) == [
        (primera, False, ""),
        (segunda, True, ""),
        (el(15, 17), False, "La de la tarde"),
        (cuarta, False, ""),
    ]


@pytest.mark.parametrize(
    ("cada", "regla", "fin", "inicio", "dias", "se_dice"),
    [
        ("dia", "FREQ=DAILY", 5, 3, [3, 4, 5], False),
        ("laborable", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", 8, 2, [2, 3, 4, 7, 8], False),
        ("semana", "FREQ=WEEKLY", 22, 8, [8, 15, 22], False),
        ("semana", "FREQ=WEEKLY", 24, 8, [8, 15, 22], False),
        ("semana", "FREQ=WEEKLY", 22, 2, [2, 9, 16, 23], True),
    ],
)
def test_it_ends_when_it_was_written_unless_it_is_all_taken_to_another_day(
    client, portada, cada, regla, fin, inicio, dias, se_dice
):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(inicio=el(1), regla=f"{regla};UNTIL=202612{fin:02}T235959")
    datos = {"cada": cada, "repite_hasta": f"2026-12-{fin:02}", "veces": ""}
    respuesta = guardar(client, compromiso, inicio=f"2026-12-{inicio:02} 09:00", **datos)
    assert respuesta.status_code == 302
    assert [timezone.localtime(c.inicio).day for c in compromiso.citas.all()] == dias
    dichos = " ".join(avisos(client.get(respuesta.url)))
    assert ("ahora se repite hasta el 23 de diciembre de 2026" in dichos) is se_dice


@pytest.mark.parametrize("empieza", [-15, 1])
def test_that_its_past_dates_changed_too_is_told(client, portada, empieza):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(inicio=en(empieza), regla="FREQ=WEEKLY;COUNT=5")
    nueva = f"{timezone.localtime(en(empieza, 12)):%Y-%m-%d %H:%M}"
    respuesta = guardar(client, compromiso, inicio=nueva, cada="semana", veces="5")
    assert respuesta.status_code == 302
    dichos = " ".join(avisos(client.get(respuesta.url)))
    assert ("También cambió en sus fechas que ya pasaron (3)" in dichos) is (empieza < 0)


def test_a_date_that_is_still_of_it_stays(client, portada):
    entrar(client, "Redacción")
    compromiso = semanal()
    assert guardar(client, compromiso, inicio="2026-12-08 09:00", veces="3").status_code == 302
    assert leidas(compromiso)[:2] == [(el(8), True, ""), (el(15, 17), False, "La de la tarde")]


def test_those_that_are_no_longer_of_it_are_named_and_nothing_is_saved(client, portada):
    entrar(client, "Redacción")
    compromiso = semanal()
    respuesta = guardar(client, compromiso, inicio="2026-12-01 09:00", cada="mes", veces="3")
    assert respuesta.status_code == 200
    texto = BeautifulSoup(respuesta.content, "html.parser").get_text(" ")
    for dia in ("8 de diciembre de 2026, 9:00", "15 de diciembre de 2026, 9:00"):
        assert f"El {dia} no es una de las fechas de la serie" in texto
    assert "La de la tarde" in respuesta.content.decode()
    assert Compromiso.objects.get().regla == "FREQ=WEEKLY;COUNT=4"
    assert leidas(compromiso)[1:3] == [(el(8), True, ""), (el(15, 17), False, "La de la tarde")]


def test_of_what_no_longer_repeats_too(client, portada):
    entrar(client, "Redacción")
    compromiso = semanal()
    respuesta = guardar(client, compromiso, inicio="2026-12-01 09:00", cada="", veces="")
    assert respuesta.status_code == 200
    assert "Este acto no se repite" in respuesta.content.decode()


def test_a_change_of_a_date_that_it_never_had_is_refused_with_the_nearest(client, portada):
    entrar(client, "Redacción")
    fila = {"original": "2026-12-09 09:00", "inicio": "2026-12-09 12:00", "fin": "", "titulo": ""}
    datos = {**CON, "inicio": "2026-12-01 09:00", "sesiones": inline_formset([fila])}
    respuesta = client.post(reverse(NUEVO), forma(**datos, notas="No me pierda"))
    assert respuesta.status_code == 200
    html = respuesta.content.decode()
    assert "El 9 de diciembre de 2026, 9:00 no es" in html
    for dia in (1, 8, 15):
        assert f"{dia} de diciembre de 2026, 9:00" in html
    assert "No me pierda" in html
    assert not Compromiso.objects.exists()


@pytest.mark.parametrize("original", ["9999-12-31 23:59", "0001-01-01 00:00"])
def test_the_year_of_a_change_may_be_any(client, portada, original):
    entrar(client, "Redacción")
    fila = {"original": original, "inicio": "2026-12-09 12:00", "fin": "", "titulo": ""}
    datos = {**CON, "inicio": "2026-12-01 09:00", "sesiones": inline_formset([fila])}
    assert client.post(reverse(NUEVO), forma(**datos)).status_code == 200


def test_the_address_of_a_date_that_is_no_longer_held_leads_to_its_act(client, portada):
    acto = crear_acto(inicio=el(1), regla="FREQ=WEEKLY;COUNT=3")
    url = f"{acto.get_url()}{acto.fechas()[2].nombre}/"
    assert client.get(url).status_code == 200
    acto.regla = "FREQ=WEEKLY;COUNT=2"
    hacer_publica(acto.save_revision())
    respuesta = client.get(url)
    assert (respuesta.status_code, respuesta.url) == (302, acto.get_url())
    for nada in ("2026-13-99-0000", "0000-00-00-0000"):
        assert client.get(f"{acto.get_url()}{nada}/").status_code == 404


def test_two_changes_of_one_date_are_refused_and_nothing_typed_is_lost(client, portada):
    entrar(client, "Redacción")
    filas = [
        {"original": "2026-12-08 09:00", "inicio": f"2026-12-08 {h}:00", "fin": "", "titulo": ""}
        for h in (11, 12)
    ]
    datos = {**CON, "inicio": "2026-12-01 09:00", "sesiones": inline_formset(filas)}
    respuesta = client.post(reverse(NUEVO), forma(**datos, notas="No me pierda"))
    html = respuesta.content.decode()
    assert "Esa fecha ya está en la lista" in html
    assert all(dicho in html for dicho in ("11:00", "12:00", "No me pierda"))
    assert not Compromiso.objects.exists()
