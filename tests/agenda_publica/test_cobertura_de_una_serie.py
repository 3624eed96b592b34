"""Of what has several dates, what was brought back is of one of them."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from agenda_publica import actions, movidas, traido
from agenda_publica.evidencias import sin_evidencia
from agenda_publica.models import Cobertura
from moderacion.permissions import NoSePuede
from noticias.desde_acto import redactar
from tests.agenda_publica.fabrica import crear_compromiso
from tests.fabricas import crear_noticia, crear_usuario
from tests.moderacion.admin import entrar

UN_DIA = timedelta(days=1)


@pytest.fixture
def serie(portada):
    """A daily act: of three days ago, two, one, of today, and one to come."""
    hace = timezone.now().replace(second=0, microsecond=0) - timedelta(days=3, hours=2)
    return crear_compromiso(
        titulo="Audiencia",
        inicio=hace,
        fin=hace + timedelta(minutes=1),
        regla="FREQ=DAILY;COUNT=5",
        hijos={"coberturas": [Cobertura(tipo="foto"), Cobertura(tipo="boletin")]},
    )


def sin_nada():
    """The dates of that and the last month that left nothing."""
    hoy = timezone.localdate().replace(day=1)
    meses = {hoy, (hoy - UN_DIA).replace(day=1)}
    citas = [c for mes in meses for suyas in sin_evidencia(mes).values() for c in suyas]
    return sorted(c.original for c in citas)


def fechas(serie):
    return [cita.original for cita in serie.citas.all()]


def cubrir(client, serie, original, *tipos):
    direccion = reverse("agenda:cubrir", args=[serie.pk])
    return client.post(direccion, {"original": original.isoformat(), "hechas": tipos})


def test_what_is_ticked_is_of_one_date(client, serie):
    uno, dos, tres, cuatro, _ = fechas(serie)
    quien = entrar(client, "Redacción")
    assert sin_nada() == [uno, dos, tres, cuatro]
    assert cubrir(client, serie, dos, "foto").status_code == 302
    assert sin_nada() == [uno, tres, cuatro]
    (evidencia,) = serie.evidencias.all()
    assert (evidencia.original, evidencia.tipo, evidencia.hecha_por) == (dos, "foto", quien)
    cubrir(client, serie, dos)
    assert sin_nada() == [uno, dos, tres, cuatro]


def test_the_screen_asks_of_which_date_and_shows_what_that_has(client, serie):
    _, dos, _, cuatro, _ = fechas(serie)
    entrar(client, "Redacción")
    cubrir(client, serie, dos, "foto")
    direccion = reverse("agenda:cubrir", args=[serie.pk])

    def marcadas(**pedido):
        html = BeautifulSoup(client.get(direccion, pedido).content, "html.parser")
        return html, [c["value"] for c in html.select("[name=hechas][checked]")]

    html, suyas = marcadas()
    assert suyas == []
    assert html.select_one("[name=original]")["value"] == cuatro.isoformat(), "the last begun"
    de_otras = [a for a in html.select("main a") if "original=" in a.get("href", "")]
    assert len(de_otras) == 3
    assert marcadas(original=dos.isoformat())[1] == ["foto"]
    for rara in ("zz", "9999-99-99", "2026-01-01T10:00:00"):
        assert client.get(direccion, {"original": rara}).status_code == 200
        assert client.post(direccion, {"original": rara, "hechas": ["foto"]}).status_code == 200


def test_the_card_of_another_date_goes_on_asking(client, serie):
    _, dos, tres, _, manana = fechas(serie)
    entrar(client, "Redacción")
    cubrir(client, serie, tres, "foto")

    def pide(dia):
        ver = {"vista": "dia", "dia": f"{timezone.localtime(dia):%Y-%m-%d}"}
        return "Sin quien cubra: fotografía" in client.get(reverse("agenda:tablero"), ver).text

    assert (pide(dos), pide(tres), pide(manana)) == (True, False, True)


def test_what_was_published_is_of_the_last_date_that_had_begun(serie):
    uno, dos, tres, cuatro, _ = fechas(serie)
    noticia = crear_noticia()
    Cobertura.objects.create(compromiso=serie, tipo="boletin", publicacion=noticia)
    assert sin_nada() == [uno, dos, tres]
    type(noticia).objects.update(first_published_at=dos + timedelta(hours=2))
    assert sin_nada() == [uno, tres, cuatro]
    type(noticia).objects.update(first_published_at=uno - UN_DIA)
    assert sin_nada() == [uno, dos, tres, cuatro], "what announces it is no evidence"


def test_a_boletin_of_one_date_does_not_take_the_place_of_what_is_asked(serie):
    redactar(compromiso=serie, por=crear_usuario("Redacción"))
    boletines = serie.coberturas.filter(tipo="boletin")
    assert sorted(c.publicacion_id is None for c in boletines) == [False, True]


@pytest.mark.parametrize("corrida", [timedelta(minutes=30), UN_DIA])
def test_it_goes_with_its_date_when_the_series_is_moved(serie, corrida):
    quien = crear_usuario("Redacción")
    traido.cubrir_fecha(compromiso=serie, original=fechas(serie)[1], tipos=["foto"], por=quien)
    antes = movidas.como_estaba(serie)
    serie.inicio, serie.fin = serie.inicio + corrida, serie.fin + corrida
    serie.save()
    actions.guardar(compromiso=serie, por=quien, antes=antes)
    esperada = fechas(serie)[1 if corrida < UN_DIA else 0]  # the same moment is the same date
    assert [una.original for una in serie.evidencias.all()] == [esperada]
    assert esperada in fechas(serie)


def test_only_who_writes_the_agenda_says_it(serie):
    original = fechas(serie)[0]
    with pytest.raises(NoSePuede, match="Solo"):
        traido.cubrir_fecha(
            compromiso=serie, original=original, tipos=["foto"], por=crear_usuario("Enlace")
        )
    assert not serie.evidencias.exists()
