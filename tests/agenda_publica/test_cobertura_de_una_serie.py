"""Of what has several dates, what was brought back is of one of them."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from agenda_publica import actions, movidas
from agenda_publica.cobertura import traido
from agenda_publica.cobertura.evidencias import sin_evidencia
from agenda_publica.models import Cobertura, SesionDeCompromiso
from moderacion.permissions import NoSePuede
from noticias.desde_acto import redactar
from noticias.models import Noticia
from sitio.models import Publicacion
from sitio.texto import dia_y_hora
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


def empezar(client, serie, puerta="boletin-desde-acto", **datos):
    return client.post(reverse(puerta, args=[serie.pk]), datos)


def en_la_pantalla(client, serie, original):
    """{what: whether it is marked} of that date, with how each is called."""
    pedido = {"original": original.isoformat()}
    html = client.get(reverse("agenda:cubrir", args=[serie.pk]), pedido).content
    casillas = BeautifulSoup(html, "html.parser").select("[name=hechas]")
    return {c.parent.get_text(" ", strip=True): c.has_attr("checked") for c in casillas}


def test_a_boletin_asks_of_which_date_and_offers_the_last_that_has_begun(client, serie):
    uno, dos, tres, cuatro, manana = fechas(serie)
    entrar(client, "Redacción")
    html = client.get(reverse("boletin-desde-acto", args=[serie.pk])).content
    elegir = BeautifulSoup(html, "html.parser").select_one("select[name=fecha]")
    assert {o["value"] for o in elegir.select("option")} == {
        f.isoformat() for f in (uno, dos, tres, cuatro, manana)
    }
    assert elegir.select_one("[selected]")["value"] == cuatro.isoformat()
    for rara in ("", "zz", "2026-01-01T10:00:00+00:00"):
        assert empezar(client, serie, fecha=rara).status_code == 200
    assert not Noticia.objects.exists()


@pytest.mark.parametrize("puerta", ["boletin-desde-acto", "audio-desde-acto"])
def test_what_is_begun_of_a_date_says_that_date_and_is_its_evidence(client, serie, puerta):
    uno, dos, tres, cuatro, _ = fechas(serie)
    entrar(client, "Redacción")
    tipo = puerta.partition("-")[0]
    respuesta = empezar(client, serie, puerta, fecha=dos.isoformat())
    assert respuesta.status_code == 302
    (cobertura,) = serie.coberturas.exclude(publicacion=None)
    assert (cobertura.tipo, cobertura.original) == (tipo, dos)
    salida = cobertura.publicacion.specific
    assert dia_y_hora(dos) in f"{salida.title} {salida.resumen}"
    assert dia_y_hora(uno) not in str(salida.latest_revision.content)
    assert sin_nada() == [uno, dos, tres, cuatro], "it is only a draft"
    Publicacion.objects.filter(pk=salida.pk).update(first_published_at=timezone.now())
    assert sin_nada() == [uno, tres, cuatro]
    if tipo == "boletin":
        assert en_la_pantalla(client, serie, dos)["Boletín"] is True
        assert en_la_pantalla(client, serie, cuatro)["Boletín"] is False


def test_a_draft_is_of_its_date_alone(client, serie):
    _, dos, _, cuatro, _ = fechas(serie)
    entrar(client, "Redacción")
    empezar(client, serie, fecha=dos.isoformat())
    assert "Boletín (en borrador)" in en_la_pantalla(client, serie, dos)
    assert "Boletín" in en_la_pantalla(client, serie, cuatro)
    mes = {"mes": f"{timezone.localtime(dos):%Y-%m}"}
    html = client.get(reverse("agenda:evidencias"), mes).content
    renglones = [li.get_text() for li in BeautifulSoup(html, "html.parser").select("main li")]
    con_borrador = [r for r in renglones if "Boletín, en borrador" in r]
    assert len(con_borrador) == 1
    assert f"{timezone.localtime(dos):%-d de}" in con_borrador[0]


def test_it_is_asked_again_only_of_a_date_that_has_its_boletin(client, serie):
    _, dos, tres, _, _ = fechas(serie)
    entrar(client, "Redacción")
    for fecha in (dos, tres):
        assert empezar(client, serie, fecha=fecha.isoformat()).status_code == 302
    respuesta = empezar(client, serie, fecha=dos.isoformat())
    assert respuesta.status_code == 200
    assert "marque si de veras quiere empezar otro" in respuesta.text
    assert empezar(client, serie, fecha=dos.isoformat(), otro="on").status_code == 302
    assert Noticia.objects.count() == 3


def test_its_evidence_goes_with_its_date_when_the_series_is_moved(serie):
    quien = crear_usuario("Redacción")
    redactar(compromiso=serie, por=quien, original=fechas(serie)[1])
    antes = movidas.como_estaba(serie)
    serie.inicio, serie.fin = (m + timedelta(minutes=30) for m in (serie.inicio, serie.fin))
    serie.save()
    actions.guardar(compromiso=serie, por=quien, antes=antes)
    assert serie.coberturas.get(publicacion__isnull=False).original == fechas(serie)[1]


def test_of_one_date_alone_nothing_is_asked(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso()
    puerta = reverse("boletin-desde-acto", args=[compromiso.pk])
    assert 'name="fecha"' not in client.get(puerta).text
    assert client.post(puerta).status_code == 302
    assert compromiso.coberturas.get().original is None


def test_of_one_more_date_that_is_moved_it_goes_with_it(portada):
    hace = timezone.now().replace(second=0, microsecond=0) - timedelta(days=3)
    otra = SesionDeCompromiso(inicio=hace + UN_DIA)
    compromiso = crear_compromiso(inicio=hace, hijos={"sesiones": [otra]})
    quien, segunda = crear_usuario("Redacción"), hace + UN_DIA
    redactar(compromiso=compromiso, por=quien, original=segunda)
    traido.cubrir_fecha(compromiso=compromiso, original=segunda, tipos=["foto"], por=quien)
    movida = segunda + timedelta(hours=3)
    actions.mover(compromiso=compromiso, original=segunda, inicio=movida, por=quien)
    assert fechas(compromiso) == [hace, movida]
    assert compromiso.coberturas.get().original == movida
    assert compromiso.evidencias.get().original == movida
