"""The public agenda filtered: by área, who presides, kind, whether one may go, and when."""

import re
from datetime import date, datetime, timedelta
from xml.etree.ElementTree import fromstring
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from agenda_publica.plazos import Plazo, dias
from tests.fabricas import crear_acto, crear_area, crear_funcionario, crear_sede
from tests.sitio.test_puertas_publicas import texto

MEXICO = ZoneInfo("America/Mexico_City")
JUEVES = datetime(2026, 11, 26, 12, tzinfo=MEXICO)
MES, DIA = "/agenda/2026/11/", "/agenda/2026/11/28/"


@pytest.fixture(autouse=True)
def _hoy(portada, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: JUEVES)


def el(dia, hora=11, mes=11):
    return datetime(2026, mes, dia, hora, tzinfo=MEXICO)


@pytest.fixture
def agenda():
    """Four acts of the same Saturday that differ in what is filtered, and one of another month."""
    obras, salud = (
        crear_area(nombre="Obras", slug="obras"),
        crear_area(nombre="Salud", slug="salud"),
    )
    ana = crear_funcionario(nombre="Ana", slug="ana")
    crear_area(nombre="Sin actos", slug="sin-actos")
    crear_funcionario(nombre="Sin actos", slug="sin-actos")
    rampa, escalera = crear_sede(accesible=True), crear_sede(accesible=False)
    comunes = {"inicio": el(28), "area": obras, "sede": rampa, "entrada_libre": True}
    crear_acto(**comunes, title="Gira", modalidad="gira", preside=ana)
    crear_acto(**comunes, title="Concierto", modalidad="cultural", accesible=False)
    crear_acto(**{**comunes, "area": salud, "sede": escalera}, title="Vacunas", preside=ana)
    de_la_cena = {**comunes, "sede": escalera, "entrada_libre": False, "accesible": True}
    crear_acto(**de_la_cena, title="Cena")
    crear_acto(**{**comunes, "inicio": el(20, mes=12)}, title="Posada")
    crear_acto(publicada=False, **comunes, title="Borrador", modalidad="audiencia")


def dichos(client, url):
    """The titles listed, and the page."""
    respuesta = client.get(url)
    assert respuesta.status_code == 200, url
    html = respuesta.content.decode()
    return set(
        re.findall(r"<h[24]>(?:<span[^>]*>[^<]*</span>)?<a href[^>]*>([^<]+)</a>", html)
    ), html


@pytest.mark.muestra(4)
@pytest.mark.parametrize("puerta", ["/agenda/", MES, DIA])
@pytest.mark.parametrize(
    ("consulta", "quedan"),
    [
        ("", {"Gira", "Concierto", "Vacunas", "Cena"}),
        ("area=obras", {"Gira", "Concierto", "Cena"}),
        ("preside=ana", {"Gira", "Vacunas"}),
        ("modalidad=cultural", {"Concierto"}),
        ("gratis=si", {"Gira", "Concierto", "Vacunas"}),
        ("accesible=si", {"Gira", "Cena"}),
        ("area=obras&accesible=si&gratis=si", {"Gira"}),
        ("area=salud&modalidad=gira", set()),
        ("area=nada&preside=&modalidad=x&gratis=no&accesible=1&cuando=ayer", None),
    ],
)
def test_they_combine_and_nonsense_is_ignored(client, agenda, puerta, consulta, quedan):
    todos = {"Gira", "Concierto", "Vacunas", "Cena"}
    titulos, html = dichos(client, f"{puerta}?{consulta}")
    esperados = todos if quedan is None else quedan
    assert titulos == esperados
    plural = "acto" if len(esperados) == 1 else "actos"
    assert re.search(rf'role="status"><b>{len(esperados)}</b> {plural}\b', html)


def test_a_filter_goes_on_in_every_link_and_each_is_taken_away_by_one(client, agenda):
    html = dichos(client, "/agenda/?area=obras&gratis=si")[1]
    for enlace in (
        "/agenda/?area=obras&amp;gratis=si&amp;cuando=hoy",
        "/agenda/2026/12/?area=obras&amp;gratis=si",
        "/agenda/2026/11/28/?area=obras&amp;gratis=si",
        "/agenda/agenda.csv?area=obras&amp;gratis=si",
        'href="?gratis=si">Quitar área «Obras»',
        'href="?area=obras">Quitar «Gratis, entrada libre»',
        'href="/agenda/">Quitar todos',
        "webcal://127.0.0.1:8000/agenda/areas/obras.ics",
        "con 2 filtros",
    ):
        assert enlace in html, enlace
    html = dichos(client, "/agenda/?preside=ana&cuando=fin-de-semana")[1]
    assert '<input type="hidden" name="cuando" value="fin-de-semana">' in html
    assert 'href="?cuando=fin-de-semana">Quitar preside «Ana»' in html
    assert "webcal://127.0.0.1:8000/agenda/funcionarios/ana.ics" in html
    assert re.search(r'cuando=fin-de-semana" aria-current="page">Este fin de semana', html)
    html = dichos(client, f"{DIA}?area=salud")[1]
    assert "/agenda/2026/11/?area=salud" in html
    assert 'href="/agenda/2026/11/28/">Quitar área «Salud»' in html


def test_only_what_leads_somewhere_is_offered(client, agenda):
    html = dichos(client, "/agenda/")[1]
    formulario = html[html.index('aria-label="Filtrar actos"') :].partition("</form>")[0]
    opciones = set(re.findall(r'<option value="([^"]+)"', formulario))
    assert opciones == {"obras", "salud", "ana", "gira", "cultural", "otro"}


@pytest.mark.muestra(2)
@pytest.mark.parametrize("puerta", ["/agenda/", "/agenda/?cuando=hoy", MES, "/agenda/2026/11/27/"])
def test_an_empty_result_says_so_and_what_to_do(client, agenda, puerta):
    junta = "&" if "?" in puerta else "?"
    titulos, html = dichos(client, f"{puerta}{junta}area=salud&modalidad=gira")
    assert titulos == set()
    assert re.search(r"Ningún acto (en|hoy|este)[^<]* cumple con todo eso a la vez\.", html)
    assert "vea todos los actos" in html
    assert 'content="noindex"' in html
    html = dichos(client, "/agenda/?cuando=hoy&area=salud")[1]
    siguiente = "/agenda/2026/11/28/?area=salud"
    assert f'El siguiente que sí cumple es el <a href="{siguiente}">sábado 28 de noviembre' in html


def test_an_agenda_with_nothing_says_so(client):
    for puerta in ("/agenda/", MES, DIA, "/agenda/?cuando=mes"):
        html = dichos(client, puerta)[1]
        assert "No hay actos públicos" in html, puerta
        assert "<b>0</b> actos" in html


@pytest.mark.parametrize(
    ("hoy", "semana", "fin"),
    [
        (date(2026, 11, 23), (23, 29), (28, 29)),
        (date(2026, 11, 26), (26, 29), (28, 29)),
        (date(2026, 11, 28), (28, 29), (28, 29)),
        (date(2026, 11, 29), (29, 29), (29, 29)),
    ],
)
def test_the_spans_begin_today_and_end_when_people_say(hoy, semana, fin):
    def en_noviembre(plazo):
        return tuple(dia.day for dia in dias(plazo, hoy))

    assert en_noviembre(Plazo.SEMANA) == semana
    assert en_noviembre(Plazo.FIN_DE_SEMANA) == fin
    assert en_noviembre(Plazo.MES) == (hoy.day, 30)
    assert en_noviembre(Plazo.MANANA) == (hoy.day + 1, hoy.day + 1)


def test_each_span_lists_its_days_and_no_table(client):
    for dia in (25, 26, 27, 29, 30):
        crear_acto(title=f"Del {dia}", inicio=el(dia))
    crear_acto(title="Feria", inicio=el(24), fin=el(28))
    crear_acto(title="Del 1", inicio=el(1, mes=12))
    for plazo, quedan in {
        "hoy": {"Del 26", "Feria"},
        "manana": {"Del 27", "Feria"},
        "semana": {"Del 26", "Del 27", "Del 29", "Feria"},
        "fin-de-semana": {"Del 29", "Feria"},
        "mes": {"Del 26", "Del 27", "Del 29", "Del 30", "Feria"},
    }.items():
        titulos, html = dichos(client, f"/agenda/?cuando={plazo}")
        assert titulos == quedan, plazo
        assert "<table" not in html
        assert f"<b>{len(quedan)}</b>" in html, "of several days, counted once"


def test_a_day_leads_to_the_nearest_that_has_something(client, agenda):
    html = dichos(client, DIA)[1]
    assert 'rel="prev"' not in html
    assert 'rel="next" href="/agenda/2026/12/20/"' in html
    html = dichos(client, "/agenda/2026/12/20/?area=salud")[1]
    assert 'rel="prev" href="/agenda/2026/11/28/?area=salud"' in html
    assert 'rel="next"' not in html
    html = dichos(client, "/agenda/2026/12/05/?preside=ana")[1]
    assert 'rel="prev" href="/agenda/2026/11/28/?preside=ana"' in html


def test_machines_have_the_same_filters(client, agenda):
    fichas = client.get("/agenda/agenda.json?area=obras&accesible=si&gratis=si").json()["actos"]
    assert [f["titulo"] for f in fichas] == ["Gira", "Posada"]
    hoja = texto(client.get("/agenda/agenda.csv?area=salud"))
    assert "Vacunas" in hoja
    assert "Gira" not in hoja
    assert len(client.get("/agenda/agenda.json?area=nada").json()["actos"]) == 5


def leer(client, consulta):
    return fromstring(client.get(f"/agenda/rss/?{consulta}").content)  # noqa: S314  our own


@pytest.mark.muestra(2)
@pytest.mark.parametrize(
    ("consulta", "quedan"),
    [
        ("", {"Gira", "Concierto", "Vacunas", "Cena", "Posada"}),
        ("area=obras&accesible=si&gratis=si", {"Gira", "Posada"}),
        ("preside=ana&modalidad=gira", {"Gira"}),
        ("gratis=si&cuando=mes", {"Gira", "Concierto", "Vacunas"}),
        ("cuando=hoy", set()),
        ("area=nada&cuando=ayer", {"Gira", "Concierto", "Vacunas", "Cena", "Posada"}),
    ],
)
def test_those_who_read_by_rss_too(client, agenda, consulta, quedan):
    leido = leer(client, consulta)
    assert {item.findtext("title").partition(". ")[2] for item in leido.iter("item")} == quedan


def test_a_series_is_told_once_in_the_days_that_were_asked_for(client):
    crear_acto(title="Yoga", inicio=el(24), regla="FREQ=DAILY;COUNT=30")
    crear_acto(title="Del 1", inicio=el(1, mes=12))
    leido = leer(client, "cuando=fin-de-semana")
    (item,) = leido.iter("item")
    assert item.findtext("title") == "Sábado 28 de noviembre, 11:00. Yoga"


def test_a_filtered_page_leads_to_its_rss_which_says_what_it_has(client, agenda):
    consulta = "?area=obras&amp;gratis=si&amp;cuando=mes"
    html = dichos(client, f"/agenda/{consulta.replace('&amp;', '&')}")[1]
    assert html.count(f'/agenda/rss/{consulta}"') == 2, "in its head and in its list"
    leido = leer(client, consulta.removeprefix("?").replace("&amp;", "&"))
    for dicho in ("Obras", "Gratis, entrada libre"):
        assert dicho in leido.findtext("channel/title")
    (suyo,) = leido.iter("{http://www.w3.org/2005/Atom}link")
    assert suyo.get("href").endswith("/agenda/rss/?area=obras&gratis=si&cuando=mes")


def test_a_long_act_is_met_from_both_sides(client):
    crear_acto(title="Larga", inicio=el(2), fin=el(9))
    crear_acto(title="Corta", inicio=el(5))
    for dia, antes, despues in (
        (12, "09", None),
        (7, "06", "08"),
        (9, "08", None),
        (1, None, "02"),
    ):
        html = dichos(client, f"/agenda/2026/11/{dia:02}/")[1]
        for rel, otro in (("prev", antes), ("next", despues)):
            esperado = f'rel="{rel}" href="/agenda/2026/11/{otro}/"'
            assert (esperado in html) if otro else (f'rel="{rel}"' not in html), (dia, rel)


def test_what_has_no_address_is_not_led_to(client):
    crear_acto(title="Antigua", inicio=el(1).replace(year=1900))
    crear_acto(title="Del mañana", inicio=el(1).replace(year=2400))
    for puerta in ("/agenda/1990/01/", "/agenda/1990/01/01/", "/agenda/2100/12/31/"):
        html = dichos(client, puerta)[1]
        assert not {"/agenda/1989", "/agenda/1900", "/agenda/2101", "/agenda/2400"} & set(
            re.findall(r"/agenda/\d{4}", html)
        ), puerta


def test_a_day_just_passed_is_in_no_span(client):
    crear_acto(title="De ayer", inicio=el(25, 23), fin=el(25, 23) + timedelta(minutes=59))
    for plazo in Plazo.values:
        assert dichos(client, f"/agenda/?cuando={plazo}")[0] == set()
