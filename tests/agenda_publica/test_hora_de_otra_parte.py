"""An act held where the clock says another hour is written, and read, in the hour of that place."""

import csv
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from agenda_publica import actions, caras, movidas
from agenda_publica.models import Acto, Compromiso, Ocurrencia, SesionDeCompromiso
from agenda_publica.repetir import repeticion
from tests.agenda_publica.fabrica import crear_compromiso
from tests.agenda_publica.test_registro import NUEVO, TABLERO, forma
from tests.fabricas import crear_acto, crear_usuario, hacer_publica
from tests.moderacion.admin import avisos, entrar, leido
from tests.sitio.test_puertas_publicas import texto

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


def de_noche(**datos):
    """At eleven at night of a Tuesday of Tijuana, which is Wednesday in the town."""
    return crear_compromiso(inicio=alla(1, 23), zona=TIJUANA, **datos)


def test_the_day_that_repeats_is_said_in_the_zone_of_the_act(client, portada):
    acto = crear_acto(inicio=alla(1, 23), zona=TIJUANA, regla="FREQ=WEEKLY;COUNT=3")
    assert "Cada martes, 3 veces" in client.get(acto.get_url()).content.decode()
    ordinal = repeticion.en_palabras("FREQ=MONTHLY;BYDAY=1TU", acto.inicio, acto.en_su_zona())
    assert ordinal == "Cada mes, el primer martes"


@pytest.mark.parametrize("zona", [TIJUANA, "America/Mexico_City"])
def test_until_when_it_repeats_is_a_day_of_that_zone(client, portada, zona):
    """Google and Outlook write it in universal time, where it is already the next day."""
    fin = datetime(2026, 12, 10, 23, 59, 59, tzinfo=ZoneInfo(zona)).astimezone(UTC)
    regla = f"FREQ=DAILY;UNTIL={fin:%Y%m%dT%H%M%S}Z"
    compromiso = crear_compromiso(inicio=alla(1, 9), zona=zona, regla=regla)
    suya = compromiso.en_su_zona()
    dicho = repeticion.en_palabras(regla, compromiso.inicio, suya)
    assert dicho == "Cada día, hasta el 10 de diciembre de 2026"
    entrar(client, "Redacción")
    html = client.get(reverse("compromisos:edit", args=[compromiso.pk])).content
    (campo,) = BeautifulSoup(html, "html.parser").select("input[name=repite_hasta]")
    assert "10" in campo["value"].replace("2026", "")
    assert "11" not in campo["value"]


def test_the_board_moves_it_and_says_the_hour_of_the_place(client, portada):
    entrar(client, "Redacción")
    compromiso = de_noche()
    mover = reverse("agenda:mover", args=[compromiso.pk])
    html = client.get(mover).content
    campos = {c["name"]: c.get("value", "") for c in BeautifulSoup(html, "html.parser")("input")}
    assert (campos["dia"][:10], campos["hora"]) == ("2026-12-01", "23:00")
    assert "hora de Tijuana" in html.decode()
    campos.pop("csrfmiddlewaretoken", None)
    (dicho,) = avisos(client.post(mover, {**campos, "hora": "21:30"}, follow=True))
    assert "martes 1 de diciembre, 21:30 (hora de Tijuana)" in dicho
    assert Compromiso.objects.get().inicio == alla(1, 21).replace(minute=30)


def test_a_card_that_is_dragged_goes_to_the_hour_of_the_board(client, portada):
    entrar(client, "Redacción")
    compromiso = de_noche()
    original = compromiso.citas.get().original.isoformat()
    datos = {"original": original, "dia": "2026-12-03", "hora": "13:00"}
    mover = reverse("agenda:mover", args=[compromiso.pk])
    (dicho,) = avisos(client.post(mover, datos, follow=True))
    assert "jueves 3 de diciembre, 11:00 (hora de Tijuana)" in dicho
    assert Compromiso.objects.get().inicio == alla(3, 11)


def test_what_was_moved_and_what_differs_is_said_in_its_zone(portada):
    compromiso = de_noche()
    antes = movidas.como_estaba(compromiso)
    compromiso.inicio = alla(1, 22)
    movidas.apuntar(compromiso=compromiso, por=crear_usuario("Redacción"), antes=antes)
    (cambio,) = compromiso.cambios.filter(campo="inicio")
    assert (cambio.antes, cambio.despues) == (
        "martes 1 de diciembre, 23:00 (hora de Tijuana)",
        "martes 1 de diciembre, 22:00 (hora de Tijuana)",
    )
    acto = Acto(inicio=alla(1, 23), zona=TIJUANA, area=compromiso.area, sede=compromiso.sede)
    (una,) = caras.diferencias(compromiso, acto)
    assert una.pagina == "martes 1 de diciembre, 23:00 (hora de Tijuana)"
    assert una.agenda == "martes 1 de diciembre, 22:00 (hora de Tijuana)"


def test_who_comes_late_is_told_where_it_is_in_its_zone(portada):
    compromiso, quien = de_noche(), crear_usuario("Redacción")
    with pytest.raises(actions.NoSePuede, match=r"martes 1 de diciembre, 23:00 \(hora de Tijuana"):
        actions.mover(
            compromiso=compromiso,
            original=compromiso.inicio,
            inicio=alla(2, 10),
            visto=alla(1, 9),
            por=quien,
        )


def en_tijuana(hora, **datos):
    """A public act of tomorrow, at that hour of Tijuana."""
    manana = datetime.now(ZoneInfo(TIJUANA)) + timedelta(days=1)
    inicio = manana.replace(hour=hora, minute=0, second=0, microsecond=0)
    fin = inicio + timedelta(minutes=30)
    return crear_acto(title="Gira", inicio=inicio, fin=fin, zona=TIJUANA, **datos)


def renglon(client, puerta, cosa, zona="America/Mexico_City"):
    """(hour, what is under it) on the paper of that day of its."""
    dia = cosa.inicio.astimezone(ZoneInfo(zona))
    html = client.get(reverse(puerta), {"vista": "dia", "dia": f"{dia:%Y-%m-%d}"}).content
    (hora,) = BeautifulSoup(html, "html.parser").select("p.hora")
    return list(hora.stripped_strings)


def test_on_paper_its_hour_is_its_own_and_it_is_said_whose(client, portada):
    entrar(client, "Redacción")
    acto = en_tijuana(10)
    suya = ["10:00", "a 10:30, hora de Tijuana"]
    assert renglon(client, "agenda:imprimir-prensa", acto) == suya
    crear_compromiso(inicio=acto.inicio, fin=acto.fin, zona=TIJUANA)
    assert renglon(client, "agenda:imprimir", acto) == suya


def test_on_paper_late_at_night_its_day_is_said_too(client, portada):
    """The office's goes by the days of the town, as its board; that of the press, by its own."""
    entrar(client, "Redacción")
    acto = en_tijuana(23)
    suya = ["23:00", "a 23:30, hora de Tijuana"]
    assert renglon(client, "agenda:imprimir-prensa", acto, TIJUANA) == suya
    crear_compromiso(inicio=acto.inicio, fin=acto.fin, zona=TIJUANA)
    hora, hasta = renglon(client, "agenda:imprimir", acto)
    assert hora == "23:00"
    assert hasta.startswith("a 23:30, hora de Tijuana, del ")
    assert hasta.split("del ")[1].split()[1] == str(acto.inicio.astimezone(ZoneInfo(TIJUANA)).day)


def test_in_the_feed_and_the_sheet_its_hour_is_its_own(client, portada):
    acto = en_tijuana(23)
    assert ", 23:00 (hora de Tijuana). Gira" in client.get("/agenda/rss/").content.decode()
    crear_acto(title="De aquí", inicio=acto.inicio)
    filas = {
        f["\ufeffTítulo"]: f
        for f in csv.DictReader(texto(client.get("/agenda/agenda.csv")).splitlines())
    }
    dia = f"{acto.inicio.astimezone(ZoneInfo(TIJUANA)):%d/%m/%Y}"
    gira = filas["Gira"]
    assert (gira["Empieza"], gira["Termina"]) == (f"{dia} 23:00:00", f"{dia} 23:30:00")
    assert gira["Hora de"] == "Tijuana"
    assert filas["De aquí"]["Hora de"] == "la Ciudad de México"


def test_the_hour_that_is_struck_out_is_of_the_same_clock(client, portada):
    acto = en_tijuana(10)
    acto.antes, acto.inicio = acto.inicio, acto.inicio - timedelta(hours=1)
    hacer_publica(acto.save_revision())
    html = client.get("/agenda/").content.decode()
    assert '<del><span class="oculto">Antes: </span>10:00</del>9:00' in html


def test_the_title_of_one_date_has_its_own_day(client, portada):
    acto = en_tijuana(23, regla="FREQ=WEEKLY;COUNT=2")
    titulo = BeautifulSoup(
        client.get(f"{acto.get_url()}{acto.fechas()[0].nombre}/").content, "html.parser"
    ).title.text
    assert f"Gira, {acto.inicio.astimezone(ZoneInfo(TIJUANA)).day} de " in titulo


def de_cada_dia(client, acto):
    """{days from its own: how many times that day's page lists it}."""
    suyo = acto.inicio.astimezone(ZoneInfo(TIJUANA)).date()
    cuantas = {}
    for dias in (-1, 0, 1):
        dia = suyo + timedelta(days=dias)
        html = client.get(f"/agenda/{dia:%Y/%m/%d}/").content
        cuantas[dias] = len(BeautifulSoup(html, "html.parser").select("li.acto"))
    return cuantas


def test_late_at_night_it_is_found_on_the_day_that_its_page_says(client, portada):
    acto = en_tijuana(23)
    assert de_cada_dia(client, acto) == {-1: 0, 0: 1, 1: 0}
    suyo = acto.inicio.astimezone(ZoneInfo(TIJUANA)).date()
    filas = Ocurrencia.objects.publicadas()
    assert filas.primer_dia_despues(suyo - timedelta(days=1)) == suyo
    assert filas.primer_dia_despues(suyo) is None
    assert filas.vecinos(suyo + timedelta(days=1))[0] == suyo
    assert filas.vecinos(suyo)[0] is None


def test_early_in_the_day_of_a_zone_that_is_ahead_too(client, portada):
    inicio = datetime(2031, 6, 5, 0, 30, tzinfo=ZoneInfo("America/Cancun"))
    crear_acto(inicio=inicio, zona="America/Cancun")
    filas = Ocurrencia.objects.publicadas()
    assert [u.dia.day for u in filas.de_los_dias(inicio.date(), inicio.date())] == [5]
    assert filas.primer_dia_despues(date(2031, 6, 4)) == inicio.date()
    assert filas.vecinos(inicio.date())[0] is None
    assert "00:30" not in client.get("/agenda/2031/06/04/").content.decode()
    assert (
        len(
            BeautifulSoup(client.get("/agenda/2031/06/05/").content, "html.parser").select(
                "li.acto"
            )
        )
        == 1
    )


def test_late_at_night_it_is_still_to_come_until_it_begins(portada):
    una = en_tijuana(23).ocurrencias.get()
    assert una.momento(una.inicio - timedelta(minutes=1)) == "antes"
    una.fin = None
    assert una.momento(una.inicio + timedelta(minutes=1)) == "ahora"
    assert una.momento(una.inicio + timedelta(hours=2)) == "paso"


def test_the_month_and_the_front_page_say_whose_hour_it_is(client, portada):
    acto = en_tijuana(10)
    suyo = acto.inicio.astimezone(ZoneInfo(TIJUANA)).date()
    mes = BeautifulSoup(client.get(f"/agenda/{suyo:%Y/%m}/").content, "html.parser")
    assert "10:00 hora de Tijuana" in mes.select_one("table.mes time").get_text()
