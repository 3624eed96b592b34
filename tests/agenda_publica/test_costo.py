"""The public agenda costs the same with ten acts and with ten thousand, filtered or not."""

import copy
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from agenda_publica.models import Acto, DocumentoDeActo, Ocurrencia
from sitio.models import Publicacion
from tests.fabricas import (
    crear_acto,
    crear_area,
    crear_documento,
    crear_funcionario,
    crear_imagen,
    crear_sede,
)

HOY = datetime(2026, 11, 25, 18, tzinfo=UTC)
UNA_HORA = timedelta(hours=1)
TOPE = 14
FILTROS = "area=obras&preside=ana&modalidad=cultural&gratis=si&accesible=si"
NADA = "area=salud&modalidad=gira&accesible=si"


@pytest.fixture(autouse=True)
def _hoy(portada, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: HOY)


def sembrar():
    """A weekly act of all that is filtered, with a date of several days and a document."""
    comunes = {
        "area": crear_area(nombre="Obras", slug="obras"),
        "preside": crear_funcionario(nombre="Ana", slug="ana"),
        "sede": crear_sede(accesible=True),
        "modalidad": "cultural",
    }
    otra = crear_area(nombre="Salud", slug="salud")
    crear_acto(**{**comunes, "area": otra}, inicio=HOY - 24 * UNA_HORA, title="Larga", fin=HOY)
    crear_acto(**{**comunes, "modalidad": "gira"}, inicio=HOY + 30 * UNA_HORA)
    documento = DocumentoDeActo(documento=crear_documento())
    return crear_acto(
        **comunes,
        inicio=HOY + UNA_HORA,
        fin=HOY + 3 * UNA_HORA,
        regla="FREQ=WEEKLY",
        documentos=[documento],
        imagen=crear_imagen(),
    )


def multiplicar(acto, cuales, por_acto=4):
    """Acts more like that one, by their number, each with so many dates; straight into tables."""
    copias = [copy.copy(acto) for _ in cuales]
    for n, copia in zip(cuales, copias, strict=True):
        copia.id = copia.page_ptr_id = copia.publicacion_ptr_id = acto.pk + n
        copia.slug, copia.translation_key = f"copia-{n}", uuid4()
        copia.path = f"{acto.path[:-4]}{n + 0x1000:04X}"
        copia.url_path = f"{acto.url_path}{n}/"
        copia.title = f"Copia {n}"
    for tabla in (Page, Publicacion, Acto):
        for desde in range(0, len(copias), 200):
            lote = copias[desde : desde + 200]
            tabla._base_manager._insert(lote, fields=tabla._meta.local_concrete_fields)
    filas = []
    for n, copia in zip(cuales, copias, strict=True):
        for vez in range(por_acto):  # a dozen this month, the others in years past and to come
            dias = n if n <= 12 and not vez else 60 + (n * por_acto + vez) % 3000
            inicio = HOY + timedelta(days=dias if n % 2 else -dias)
            fin = inicio + (50 if vez == 1 else 2) * UNA_HORA
            filas.append(Ocurrencia(acto_id=copia.pk, original=inicio, inicio=inicio, fin=fin))
    Ocurrencia.objects.bulk_create(filas, batch_size=500, ignore_conflicts=True)


def puertas(acto):
    una = acto.fechas()[0]
    listas = ["/agenda/", "/agenda/2026/11/", "/agenda/2026/11/25/", "/agenda/2026/12/29/"]
    listas += [f"/agenda/?cuando={plazo}" for plazo in ("hoy", "fin-de-semana", "mes")]
    for lista in listas:
        junta = "&" if "?" in lista else "?"
        yield from (lista, f"{lista}{junta}{FILTROS}", f"{lista}{junta}{NADA}")
    yield from ("/", acto.get_url(), f"{acto.get_url()}{una.nombre}/")
    yield from (f"/agenda/agenda.json?{NADA}", "/agenda/agenda.json", "/agenda/rss/")


def contar(client, acto):
    """{address: how many queries it takes}, once what is kept in memory is there."""
    cache.clear()
    client.get("/agenda/")
    cuentas = {}
    for url in puertas(acto):
        with CaptureQueriesContext(connection) as consultas:
            respuesta = client.get(url)
        assert respuesta.status_code == 200, url
        cuentas[url] = len(consultas)
    return cuentas


def test_it_takes_the_same_queries_with_few_and_with_thousands(client):
    acto = sembrar()
    multiplicar(acto, range(1, 13))
    pocos = contar(client, acto)
    assert {url: n for url, n in pocos.items() if n > TOPE} == {}
    multiplicar(acto, range(13, 2513))
    assert Ocurrencia.objects.count() >= 10_000
    muchos = contar(client, acto)
    assert muchos == pocos


@pytest.mark.un_motor
@pytest.mark.parametrize("dia", [HOY, HOY - timedelta(days=3000)])
def test_a_day_is_read_from_where_it_begins_in_the_index(dia):
    """Whatever years of dates lie behind it: an act of several days has its own small index."""
    todas = Ocurrencia.objects.publicadas()
    plan = todas.entre(dia, dia + timedelta(days=1)).explain()
    assert "ocurrencia_inicio (inicio>? AND inicio<?)" in plan
    assert "ocurrencia_larga" in plan
