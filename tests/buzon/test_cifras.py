"""The figures of the buzón: what was sent, used, answered in how long, and who says nothing."""

import csv
import io
import re
from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from ayuntamiento.models import Area
from buzon.cifras import DEFINICIONES, Cifras, en_palabras
from buzon.informe import FormaDePeriodo
from buzon.models import Estado, Solicitud, Uso
from moderacion.models import Correo
from tests.buzon.fabrica import crear_enlace, entrar
from tests.fabricas import crear_area, crear_noticia, crear_usuario

pytestmark = pytest.mark.django_db
CIFRAS = reverse("cifras_del_buzon")


def el(dia, mes, hora=10):
    return timezone.make_aware(datetime(2026, mes, dia, hora))  # noqa: DTZ001


def sembrar(enlace, cuando, cuantas=1, **datos):
    """So many that were sent then."""
    primera = Solicitud.objects.count()
    base = {"area": enlace.area, "clase": "acto", "estado": Estado.RECIBIDA, "titulo": "Un acto"}
    base |= {"empezada_por": enlace, "enviada_por": enlace, "enviada": cuando, "ejercicio": 2026}
    return Solicitud.objects.bulk_create(
        Solicitud(**{**base, "vez": f"{n:032x}", "numero": n + 1, **datos})
        for n in range(primera, primera + cuantas)
    )


def de(desde, hasta, **extra):
    return {"desde": f"2026-{desde:02}", "hasta": f"2026-{hasta:02}", **extra}


def entre(desde, hasta):
    return Cifras(el(1, desde).date(), el(1, hasta).date())


def filas_csv(respuesta):
    leido = b"".join(respuesta.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(leido)))


def test_each_is_of_the_month_and_the_area_in_which_it_was_sent(portada):
    obras, salud = crear_enlace(), crear_enlace()
    fin_de_mes = el(31, 10, hora=23)  # in Greenwich, already November
    sembrar(obras, fin_de_mes, cuantas=2)
    sembrar(salud, el(1, 11, hora=0))
    sembrar(salud, el(5, 12))
    suyas = entre(10, 11)
    assert [(c.mes.month, c.recibidas) for c in suyas.meses] == [(11, 1), (10, 2)]
    assert [(c.area, c.recibidas) for c in suyas.areas] == [(obras.area, 2), (salud.area, 1)]
    assert suyas.total.recibidas == 3


def test_a_draft_is_of_no_month(portada):
    enlace = crear_enlace()
    sembrar(enlace, None, estado=Estado.BORRADOR, numero=None)
    assert entre(1, 12).total.recibidas == 0


def test_used_is_what_something_was_made_of_and_what_was_joined_to_it(portada):
    enlace, redactora = crear_enlace(), crear_usuario("Redacción")
    una, dos, suelta = sembrar(enlace, el(5, 11), cuantas=3, estado=Estado.ACEPTADA)
    Solicitud.objects.filter(pk=dos.pk).update(estado=Estado.UNIDA, unida_a=una)
    for tipo in ("boletin", "aviso"):  # twice used, it is one
        Uso.objects.create(solicitud=una, tipo=tipo, publicacion=crear_noticia(), por=redactora)
    sembrar(enlace, el(6, 11), estado=Estado.RECHAZADA)
    total = entre(11, 11).total
    assert (total.recibidas, total.usadas, total.rechazadas) == (4, 2, 1)
    assert suelta.pk


def test_how_long_the_answer_took_is_the_median_of_what_was_answered(portada):
    enlace = crear_enlace()
    for horas in (1, 5, 48):
        sembrar(enlace, el(5, 11), atendida=el(5, 11) + timedelta(hours=horas))
    sembrar(enlace, el(6, 11))
    total = entre(11, 11).total
    assert total.respuesta == "5 horas"
    assert total.horas == 5.0
    assert entre(12, 12).total.respuesta == ""


@pytest.mark.parametrize(
    ("minutos", "dicho"),
    [
        (0, "menos de un minuto"),
        (1, "1 minuto"),
        (40, "40 minutos"),
        (60, "1 hora"),
        (200, "3 horas y 20 minutos"),
        (24 * 60 + 30, "1 día"),
        (52 * 60, "2 días y 4 horas"),
    ],
)
def test_a_wait_is_said_in_words(minutos, dicho):
    assert en_palabras(timedelta(minutes=minutos)) == dicho


def test_open_and_overdue_are_as_of_today(portada):
    enlace, hoy = crear_enlace(), timezone.localdate()
    sembrar(enlace, el(5, 11), para_cuando=hoy - timedelta(days=1))
    sembrar(enlace, el(5, 11), para_cuando=hoy)
    sembrar(enlace, el(5, 11), estado=Estado.SE_PIDEN_DATOS)
    ayer = hoy - timedelta(days=1)
    sembrar(enlace, el(5, 11), estado=Estado.ACEPTADA, para_cuando=ayer)
    total = entre(11, 11).total
    assert (total.abiertas, total.vencidas) == (3, 1)


def test_silent_are_the_open_areas_that_sent_nothing_in_all_that_time(portada):
    Area.objects.update(activa=False)
    habla, antes, calla = crear_enlace(), crear_enlace(), crear_area()
    cerrada = crear_area(activa=False)
    sembrar(habla, el(5, 11))
    sembrar(antes, el(5, 8))
    assert set(entre(10, 11).calladas) == {antes.area, calla}
    assert cerrada not in entre(8, 11).calladas


def test_the_screen_says_it_with_its_definitions_and_a_table(client, portada):
    enlace = crear_enlace(crear_area(nombre="Obras Públicas"))
    sembrar(enlace, el(5, 11), cuantas=4)
    entrar(client, crear_usuario("Redacción"))
    respuesta = client.get(CIFRAS, de(10, 11))
    html = respuesta.content.decode()
    for que, dicho in DEFINICIONES.items():
        assert que in html
        assert dicho in html
    sopa = BeautifulSoup(html, "html.parser")
    figura = sopa.select_one("figure[role=img][aria-label]")
    assert len(figura.select("rect")) == 4
    assert {barra["width"] for barra in figura.select("rect.recibidas")} == {"100%", "0%"}
    renglon = sopa.find("th", string="Noviembre de 2026").parent
    assert [celda.text for celda in renglon.select("td")][:2] == ["4", "0"]
    assert "Obras Públicas" in html
    assert not re.search(r"\sstyle=", str(sopa.select_one(".cifras")))


def test_of_one_area_alone(client, portada):
    obras, salud = crear_enlace(crear_area(nombre="Obras")), crear_enlace()
    sembrar(obras, el(5, 11), cuantas=4)
    sembrar(salud, el(5, 11), cuantas=3)
    entrar(client, crear_usuario("Dirección"))
    html = client.get(CIFRAS, de(11, 11, area=obras.area_id)).content.decode()
    assert "noviembre de 2026, Obras: 4 recibidas" in html
    filas = filas_csv(client.get(CIFRAS, de(11, 11, area=obras.area_id, export="csv")))
    assert [(fila["Área"], fila["Recibidas"]) for fila in filas] == [("Obras", "4")]


@pytest.mark.parametrize(
    ("pedido", "dicho"),
    [
        ({"desde": "2026-12", "hasta": "2026-01"}, "Termina antes de empezar"),
        ({"desde": "1990-01", "hasta": "2026-01"}, "Son más de 60 meses"),
        ({"desde": "ayer"}, "No se entiende ese mes"),
        ({"desde": "9999-12", "hasta": "9999-12"}, "Revise el año"),
        ({"hasta": "0001-01"}, ""),
        ({"area": "99999999999999999999999999999"}, "Esa área no existe"),
        ({"area": "x' OR 1=1"}, "Esa área no existe"),
        ({"export": "pdf"}, ""),
    ],
)
def test_what_is_asked_wrongly_is_said_and_is_no_error(client, portada, pedido, dicho):
    entrar(client, crear_usuario("Redacción"))
    respuesta = client.get(CIFRAS, pedido)
    assert respuesta.status_code == 200
    assert dicho in respuesta.content.decode()
    assert "Cómo se cuenta" in respuesta.content.decode()


def test_no_sheet_is_made_of_a_period_that_is_not_understood(client, portada):
    entrar(client, crear_usuario("Redacción"))
    respuesta = client.get(CIFRAS, {"desde": "ayer", "export": "csv"}, follow=True)
    assert "No se sacó la hoja" in respuesta.content.decode()


def test_the_sheets_say_the_same_and_run_no_formula(client, portada):
    formula = '=HYPERLINK("http://x")'
    obras = crear_enlace(crear_area(nombre=formula))
    sembrar(obras, el(5, 11), cuantas=2, atendida=el(5, 11) + timedelta(hours=3))
    quien = entrar(client, crear_usuario("Dirección"))
    (fila,) = [
        fila
        for fila in filas_csv(client.get(CIFRAS, de(11, 11, export="csv")))
        if fila["Recibidas"] == "2"
    ]
    assert fila["Área"] == f"'{formula}"
    assert fila["Respuesta (mediana)"] == "3 horas"
    assert fila["Mes"] == "2026-11"
    libro = client.get(CIFRAS, de(11, 11, export="xlsx"))
    hoja = load_workbook(io.BytesIO(b"".join(libro.streaming_content))).active
    celda = next(c for renglon in hoja.iter_rows() for c in renglon if c.value == formula)
    assert celda.data_type == "s"
    assert hoja.title == "Cifras del buzón"
    entrar(client, quien)
    assert "Sacó una hoja de datos" in client.get(reverse("moderacion:bitacora")).content.decode()


def test_the_silent_are_in_the_sheet_with_their_zeros(client, portada):
    Area.objects.update(activa=False)
    crear_area(nombre="Callada")
    entrar(client, crear_usuario("Redacción"))
    filas = filas_csv(client.get(CIFRAS, de(10, 11, export="csv")))
    assert [(f["Mes"], f["Área"], f["Recibidas"]) for f in filas] == [
        ("2026-10", "Callada", "0"),
        ("2026-11", "Callada", "0"),
    ]


def test_only_who_attends_the_buzon_sees_them(client, portada):
    for grupo in ("Administración", "Enlace"):
        entrar(client, crear_usuario(grupo, area=crear_area()))
        assert client.get(CIFRAS, follow=True).redirect_chain or True
        assert "Cómo se cuenta" not in client.get(CIFRAS, follow=True).content.decode()


def test_ten_or_two_thousand_cost_the_same_queries(client, portada):
    entrar(client, crear_usuario("Redacción"))
    enlaces = [crear_enlace() for _ in range(10)]
    client.get(CIFRAS, de(1, 12))
    cuestan = []
    for cuantas in (1, 200):
        for enlace in enlaces:
            sembrar(enlace, el(5, 11), cuantas=cuantas, atendida=el(6, 11))
        for pedido in (de(1, 12), de(1, 12, export="csv"), de(1, 12, export="xlsx")):
            with CaptureQueriesContext(connection) as consultas:
                b"".join(client.get(CIFRAS, pedido))
            cuestan.append(len(consultas))
    assert Solicitud.objects.count() == 2010
    assert cuestan[:3] == cuestan[3:]
    assert max(cuestan) <= 16  # a dozen are of the panel itself
    assert not Correo.objects.exists()


def test_by_default_the_last_six_months(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: el(15, 2))
    forma = FormaDePeriodo({})
    assert forma.is_valid(), forma.errors
    dicho = forma.cleaned_data
    assert (f"{dicho['desde']:%Y-%m}", f"{dicho['hasta']:%Y-%m}") == ("2025-09", "2026-02")
