"""A date that a rule gives, on which nothing is held nor was ever told: it is no cancellation."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from wagtail.test.utils.form_data import inline_formset

from agenda_publica import actions
from agenda_publica.importar.importacion import Suerte, importar
from agenda_publica.models import Compromiso, Estado, Sesion, SesionDeCompromiso
from tests.agenda_publica.fabrica import crear_compromiso
from tests.agenda_publica.test_dos_caras import publicar
from tests.agenda_publica.test_importar import calendario, evento
from tests.agenda_publica.test_registro import forma
from tests.agenda_publica.test_serie_que_se_mueve import el
from tests.fabricas import crear_acto, crear_area, crear_sede, hacer_publica
from tests.moderacion.admin import entrar, leido
from tests.sitio.test_puertas_publicas import texto

DIARIO = {"RRULE": ":FREQ=DAILY;COUNT=4"}
SIN_EL_8 = {**DIARIO, "EXDATE": ":20261208T150000Z"}


def traer(tmp_path, **mas):
    ruta = tmp_path / "ajeno.ics"
    ruta.write_text(calendario(evento(inicio="DTSTART:20261207T150000Z", **mas)))
    return list(importar(ruta=ruta, por=None, hacer=True))


def hacer_publico(client):
    """What was brought, confirmed and read by people."""
    compromiso = Compromiso.objects.get()
    compromiso.area, compromiso.sede = crear_area(), crear_sede()
    compromiso.estado = Estado.CONFIRMADA
    compromiso.save()
    return publicar(compromiso)


def dias(cosas):
    return [timezone.localtime(c.inicio).day for c in cosas]


def test_what_a_calendar_takes_from_its_series_was_never_held(client, portada, tmp_path):
    traer(tmp_path, **SIN_EL_8)
    assert dias(Compromiso.objects.get().citas.all()) == [7, 9, 10]
    acto = hacer_publico(client)
    assert dias(acto.ocurrencias.all()) == [7, 9, 10]
    html = client.get(acto.get_url()).text
    assert "cancela" not in html.lower()
    assert "Cada día, 4 veces, salvo el 8 de diciembre" in html
    assert client.get("/agenda/2026/12/08/").text.count(acto.title) == 0
    (serie,) = Calendar.from_ical(texto(client.get(f"{acto.get_url()}acto.ics"))).walk("VEVENT")
    assert serie["STATUS"] == "CONFIRMED"
    assert [d.dt for d in serie["EXDATE"].dts] == [el(8)]


def test_it_is_brought_twice_and_nothing_changes(portada, tmp_path):
    traer(tmp_path, **SIN_EL_8)
    assert [linea.suerte for linea in traer(tmp_path, **SIN_EL_8)] == [Suerte.IGUAL]


def test_a_date_that_people_had_read_is_cancelled_when_its_calendar_takes_it(
    client, portada, tmp_path
):
    traer(tmp_path, **DIARIO)
    acto = hacer_publico(client)
    assert dias(acto.ocurrencias.all()) == [7, 8, 9, 10]
    for suerte in (Suerte.CAMBIA, Suerte.IGUAL):
        (linea,) = traer(tmp_path, **SIN_EL_8)
        assert linea.suerte == suerte
        citas = Compromiso.objects.get().citas.all()
        assert [(d, c.cancelada) for d, c in zip(dias(citas), citas, strict=True)] == [
            (7, False),
            (8, True),
            (9, False),
            (10, False),
        ]
    (suelta,) = Compromiso.objects.get().sesiones.all()
    suelta.motivo_publico = "clima"
    suelta.save()
    traer(tmp_path, **SIN_EL_8, LOCATION=":La plaza")
    compromiso = Compromiso.objects.get()
    assert (compromiso.lugar, compromiso.sesiones.get().motivo_publico) == ("La plaza", "clima")


def _fila(**otros):
    return {
        "original": "2026-12-08 09:00",
        "inicio": "2026-12-08 09:00",
        "fin": "",
        "titulo": "",
        **otros,
    }


def guardar(client, compromiso, fila):
    datos = {
        "inicio": "2026-12-07 09:00",
        "fin": "",
        "cada": "dia",
        "veces": "4",
        "sede": compromiso.sede_id,
        "area": compromiso.area_id,
        "sesiones": inline_formset([fila]),
    }
    direccion = reverse("compromisos:edit", args=[compromiso.pk])
    return client.post(direccion, {**forma(**datos), **leido(compromiso)})


def diario():
    return crear_compromiso(inicio=el(7), regla="FREQ=DAILY;COUNT=4")


def test_it_may_be_said_in_the_record(client, portada):
    entrar(client, "Redacción")
    compromiso = diario()
    assert guardar(client, compromiso, _fila(excluida="on")).status_code == 302
    assert dias(compromiso.citas.all()) == [7, 9, 10]


@pytest.mark.parametrize(
    ("fila", "dicho"),
    [
        (_fila(excluida="on", cancelada="on"), "una de las dos"),
        (_fila(excluida="on", original=""), "En lugar de la del"),
    ],
)
def test_what_cannot_be_is_told(client, portada, fila, dicho):
    entrar(client, "Redacción")
    compromiso = diario()
    respuesta = guardar(client, compromiso, fila)
    assert respuesta.status_code == 200
    assert dicho in BeautifulSoup(respuesta.content, "html.parser").select_one("main").get_text()
    assert dias(compromiso.citas.all()) == [7, 8, 9, 10]


def test_of_a_date_that_people_read_it_is_cancelled_and_told_why(client, portada):
    entrar(client, "Redacción")
    compromiso = diario()
    publicar(compromiso)
    compromiso.refresh_from_db()
    respuesta = guardar(client, compromiso, _fila(excluida="on"))
    assert respuesta.status_code == 200
    assert "La gente ya leyó esa fecha: cancélela y diga por qué." in respuesta.text
    assert dias(compromiso.citas.all()) == [7, 8, 9, 10]


def test_the_desk_says_what_its_page_would_lose(client, portada):
    compromiso = diario()
    acto = publicar(compromiso)
    compromiso.sesiones = [SesionDeCompromiso(original=el(8), inicio=el(8), excluida=True)]
    compromiso.acto = acto
    compromiso.save()
    actions.guardar(compromiso=compromiso, por=None)
    directora = entrar(client, "Dirección")
    html = client.get(reverse("agenda:pagina", args=[compromiso.pk])).text
    assert "El martes 8 de diciembre, 9:00: no hay." in html
    actions.poner_al_dia(compromiso=compromiso, por=directora)
    assert dias(acto.ocurrencias.all()) == [7, 9, 10]
    quitada = client.get(f"/agenda/{acto.slug}/2026-12-08-0900.ics")
    assert "STATUS:CANCELLED" in texto(quitada)


@pytest.mark.parametrize(
    ("dias", "dice"),
    [
        ([8, 9], "salvo el 8 de diciembre{0} y el 9 de diciembre{0}<"),
        ([8, 9, 10], "salvo el 8 de diciembre{0}, el 9 de diciembre{0} y el 10 de diciembre{0}<"),
        ([8, 9, 10, 11], "salvo 4 fechas<"),
    ],
)
def test_the_dates_that_there_are_not_are_named_if_they_are_few(client, portada, dias, dice):
    acto = crear_acto(inicio=el(7), regla="FREQ=DAILY;UNTIL=20261215T235959")
    acto.sesiones = [Sesion(original=el(d), inicio=el(d), excluida=True) for d in dias]
    acto = hacer_publica(acto.save_revision())
    anio = "" if timezone.localdate().year == 2026 else " de 2026"
    html = client.get(acto.get_url()).text
    assert f"Cada día, hasta el 15 de diciembre de 2026, {dice.format(anio)}" in html
