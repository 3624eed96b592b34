"""What anyone may write in an address of the agenda: answered, never a failure of ours."""

import pytest

from agenda_publica.models import Agenda
from tests.fabricas import crear_acto, crear_funcionario
from tests.sitio.test_puertas_publicas import de_un_acto, nombres_del_urlconf, puertas

LARGO = "x" * 10_000
CONSULTAS = [
    *(
        f"{campo}={valor}"
        for campo in ("area", "preside", "modalidad", "gratis", "accesible")
        for valor in (
            "",
            "...",
            "%27%20OR%201%3D1--",
            "%ff%fe",
            "%C2%A0",
            "-1",
            "99999999999999999999",
        )
    ),
    *(f"cuando={valor}" for valor in ("", "ayer", "HOY", "hoy%0A", "2026-13-99", "%F0%9F%8E%89")),
    "area=%00",
    "cuando=hoy%00",
    "area[]=obras&area[]=salud",
    "area=a&area=b&area=c",
    "area[$ne]=1",
    "cuando=hoy&cuando=manana",
    f"area={LARGO}",
    f"cuando={LARGO}",
    f"{LARGO}=1",
    "&".join(f"p{n}=1" for n in range(900)),
    "&&&===&;;",
    "pagina=2&page=3&format=json",
]
DIRECCIONES = [
    "/agenda/0/1/",
    "/agenda/0000/01/",
    "/agenda/0000/00/00/",
    "/agenda/2026/13/",
    "/agenda/2026/0/",
    "/agenda/2026/13/99/",
    "/agenda/2026/02/29/",
    "/agenda/2026/11/31/",
    "/agenda/1989/12/31/",
    "/agenda/2101/01/01/",
    "/agenda/9999/12/31/",
    "/agenda/9999999999/1/",
    "/agenda/9999999999/99/99/",
    "/agenda/-1/1/1/",
    "/agenda/2026/11/25/25/",
    "/agenda/٢٠٢٦/١١/",
    "/agenda/2026/%00/",
    f"/agenda/{LARGO}/",
    f"/agenda/2026/{'1' * 5000}/",
    "/agenda/{acto}/0000-00-00-0000/",
    "/agenda/{acto}/2026-13-99-9999/",
    "/agenda/{acto}/9999-12-31-2359/",
    "/agenda/{acto}/0001-01-01-0000/",
    "/agenda/{acto}/2026-11-25-1100/otra/",
    "/agenda/{acto}/٢٠٢٦-11-25-1100/",
    "/agenda/{acto}/2026-11-25-1100%00/",
    "/agenda/{acto}/0000-00-00-0000.ics",
    "/agenda/{acto}/9999-99-99-9999.ics",
    "/agenda/%00/acto.ics",
    f"/agenda/{LARGO}/acto.ics",
    "/agenda/areas/%00.ics",
    f"/agenda/areas/{LARGO}.ics",
    "/agenda/areas/..%2f..%2fetc.ics",
    "/agenda/funcionarios/ñ.ics",
    "/agenda/funcionarios/nadie.ics",
    "/agenda/calendario.ics/",
    "/agenda/agenda.xml",
]


@pytest.fixture
def acto(portada):
    return crear_acto(preside=crear_funcionario(slug="ana"))


def de_la_agenda(acto):
    """Every public door of the agenda, taken from the URLconf and the routes."""
    todas = [*puertas(acto.area), *de_un_acto(acto), acto.get_url(), "/"]
    suyas = [puerta for puerta in todas if puerta.startswith("/agenda/") or puerta == "/"]
    declaradas = [n for n in nombres_del_urlconf() if n and n.startswith("agenda/")]
    assert len(suyas) >= len(declaradas) - 2 + len(Agenda.get_subpage_urls())
    return suyas


@pytest.mark.muestra(5)
@pytest.mark.parametrize("consulta", CONSULTAS, ids=lambda c: c[:30])
def test_no_query_string_breaks_a_door(client, acto, consulta):
    for puerta in de_la_agenda(acto):
        respuesta = client.get(f"{puerta}?{consulta}")
        assert respuesta.status_code in {200, 400}, puerta
        assert b"".join(respuesta)


@pytest.mark.muestra(4)
@pytest.mark.parametrize("direccion", DIRECCIONES, ids=lambda d: d[:40])
def test_no_address_breaks_the_agenda(client, acto, direccion):
    url = direccion.replace("{acto}", acto.slug)
    for pedir in (client.get, client.head):
        assert pedir(url).status_code in {301, 302, 400, 404}, url


@pytest.mark.parametrize("metodo", ["post", "put", "delete", "patch"])
def test_a_door_that_is_read_is_not_written(client, acto, metodo):
    for puerta in de_la_agenda(acto):
        respuesta = getattr(client, metodo)(puerta, data="x", content_type="text/plain")
        assert respuesta.status_code < 500, puerta


def test_what_is_ignored_is_not_repeated_in_the_page(client, acto):
    for valor in ("<script>alert(1)</script>", '"onload=x', "javascript:1"):
        for campo in ("area", "cuando", "gratis", "otro"):
            html = client.get("/agenda/", {campo: valor}).content.decode()
            assert valor not in html
            assert "onload=x" not in html


def test_a_title_as_long_as_fits_breaks_no_page(client, portada):
    quien = crear_funcionario(slug="ana")
    acto = crear_acto(title="Palabra" * 36, resumen="x" * 220, slug="a" * 200, preside=quien)
    for puerta in [*de_la_agenda(acto), f"/agenda/{acto.inicio:%Y/%m}/"]:
        assert client.get(puerta).status_code == 200, puerta
