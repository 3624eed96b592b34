"""«Mover» moves the date that was asked, says which it is, and no other in its place."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from agenda_publica import actions, movidas
from agenda_publica.caras import dicho
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.fabricas import crear_usuario
from tests.moderacion.admin import avisos, entrar


def semanal(**datos):
    return crear_compromiso(titulo="Audiencia", regla="FREQ=WEEKLY;COUNT=4", **datos)


def a_otra_hora(compromiso, quien):
    """Another person takes the whole series a quarter of an hour later."""
    antes = movidas.como_estaba(compromiso)
    compromiso.inicio = en(minuto=15)
    compromiso.save()
    actions.guardar(compromiso=compromiso, por=quien, antes=antes)


def pantalla(client, compromiso, **pedido):
    respuesta = client.get(reverse("agenda:mover", args=[compromiso.pk]), pedido)
    assert respuesta.status_code == 200
    return respuesta, BeautifulSoup(respuesta.content, "html.parser").select_one("main form.mesa")


def mandar(client, compromiso, a, original, **otros):
    datos = {"original": original, "dia": f"{a:%Y-%m-%d}", "hora": f"{a:%H:%M}", **otros}
    respuesta = client.post(reverse("agenda:mover", args=[compromiso.pk]), datos)
    return respuesta, BeautifulSoup(respuesta.content, "html.parser").select_one("main form.mesa")


def test_the_screen_says_which_date_it_moves(client, portada):
    entrar(client, "Redacción")
    compromiso = semanal()
    for cita in compromiso.citas.all():
        _, forma = pantalla(client, compromiso, original=cita.original.isoformat())
        assert f"Se mueve la del {dicho(cita.inicio, compromiso)}" in forma.get_text()
        assert forma.select_one("[name=original]")["value"] == cita.original.isoformat()


@pytest.mark.parametrize("raro", ["viejo", "basura", "", "9999-99-99", "2026-01-01T10:00:00"])
def test_a_link_to_a_date_that_it_no_longer_has_moves_no_other(client, portada, raro):
    entrar(client, "Redacción")
    compromiso = semanal()
    vieja = compromiso.citas.all()[2].original.isoformat()
    a_otra_hora(compromiso, crear_usuario("Redacción", first_name="Ramiro", last_name="Paz"))
    respuesta, forma = pantalla(client, compromiso, original=vieja if raro == "viejo" else raro)
    assert "«Audiencia» ya no tiene esa fecha" in avisos(respuesta)[0]
    assert forma.select("[name=dia], [name=hora], button") == []
    ofrecidas = [enlace["href"] for enlace in forma.select("a[href*='original=']")]
    assert len(ofrecidas) == 4
    html = client.get(f"{reverse('agenda:mover', args=[compromiso.pk])}{ofrecidas[2]}").text
    tercera = compromiso.citas.all()[2]
    assert f"Se mueve la del {dicho(tercera.inicio, compromiso)}" in html


def test_without_saying_which_those_of_a_series_are_offered(client, portada):
    entrar(client, "Redacción")
    respuesta, forma = pantalla(client, semanal())
    assert avisos(respuesta) == []
    assert forma.select("[name=dia]") == []
    assert len(forma.select("a[href*='original=']")) == 4


def test_of_one_date_alone_nothing_has_to_be_said(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso()
    _, forma = pantalla(client, compromiso)
    assert f"Se mueve la del {dicho(compromiso.inicio, compromiso)}" in forma.get_text()
    assert (
        forma.select_one("[name=original]")["value"] == compromiso.citas.get().original.isoformat()
    )


@pytest.mark.parametrize("raro", ["viejo", "basura", ""])
def test_what_is_sent_of_such_a_date_is_refused_and_the_others_are_offered(client, portada, raro):
    entrar(client, "Redacción")
    compromiso = semanal()
    vieja = compromiso.citas.all()[2].original.isoformat()
    a_otra_hora(compromiso, crear_usuario("Redacción"))
    antes = [cita.inicio for cita in compromiso.citas.all()]
    respuesta, forma = mandar(client, compromiso, en(3), vieja if raro == "viejo" else raro)
    assert "ya no tiene esa fecha" in avisos(respuesta)[0]
    assert forma.select("[name=original]") == []
    assert len(forma.select("a[href*='original=']")) == 4
    assert [cita.inicio for cita in compromiso.citas.all()] == antes


def test_after_another_person_moved_it_one_decides_again_with_what_was_typed(client, portada):
    entrar(client, "Redacción")
    compromiso = semanal()
    cita = compromiso.citas.all()[1]
    original, visto = cita.original, cita.inicio.isoformat()
    quien = crear_usuario("Redacción")
    actions.mover(compromiso=compromiso, original=original, inicio=en(9, 17), por=quien)
    respuesta, forma = mandar(client, compromiso, en(10, 8), original.isoformat(), visto=visto)
    assert "Véalo y decida otra vez" in avisos(respuesta)[0]
    datos = {campo["name"]: campo.get("value", "") for campo in forma.select("input[name]")}
    assert datos["visto"] == en(9, 17).astimezone(cita.inicio.tzinfo).isoformat()
    assert (datos["dia"], datos["hora"]) == (f"{en(10):%Y-%m-%d}", "08:00")
    assert f"Se mueve la del {dicho(en(9, 17), compromiso)}" in forma.get_text()
    datos.pop("csrfmiddlewaretoken", None)
    respuesta = client.post(reverse("agenda:mover", args=[compromiso.pk]), datos)
    assert respuesta.status_code == 302
    assert compromiso.citas.get(original=original).inicio == en(10, 8)


def test_two_dates_of_a_series_are_not_taken_to_one_moment(client, portada):
    entrar(client, "Redacción")
    compromiso = semanal()
    original = compromiso.citas.all()[1].original.isoformat()
    respuesta, _ = mandar(client, compromiso, en(15), original)
    assert "ya tiene esa fecha: elija otra" in avisos(respuesta)[0]
    assert [cita.inicio for cita in compromiso.citas.all()] == [en(1), en(8), en(15), en(22)]
