"""Calendars of others, brought to the agenda: twice the same, what is broken, what is hostile."""

import os
import time
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import ModelLogEntry

from agenda_publica import actions
from agenda_publica.importar.importacion import SE_PERDERIA, Suerte, contar, importar
from agenda_publica.importar.traer import Guardado
from agenda_publica.models import Compromiso, Estado
from tests.agenda_publica.fabrica import crear_compromiso
from tests.fabricas import crear_usuario
from tests.moderacion.admin import avisos, entrar

DATOS = Path(__file__).parent.parent / "datos" / "calendarios"
# (brought, broken) of each
CUENTAS = {
    "america_new_york.ics": (1, 0),
    "big_bad_calendar.ics": (0, 20),
    "bom_calendar.ics": (0, 0),
    "broken_dtstart.ics": (0, 1),
    "calendar_with_unicode.ics": (0, 0),
    "empty.ics": (0, 0),
    "example.ics": (3, 0),
    "issue_1081_invalid_rrule_freq.ics": (1, 0),
    "issue_1231_recurrence.ics": (1, 0),
    "issue_526_calendar_with_events.ics": (2, 0),
    "multiple_calendar_components.ics": (3, 0),
    "pacific_fiji.ics": (1, 0),
    "rfc_7986_properties.ics": (0, 0),
    "timezoned.ics": (1, 0),
}
pytestmark = pytest.mark.django_db


def evento(uid="uno@otro", inicio="DTSTART:20261201T160000Z", titulo="Gira", **otras):
    """The lines of an event; `otras`, more properties, by their name with low lines."""
    mas = [f"{nombre.replace('_', '-')}{valor}" for nombre, valor in otras.items()]
    return ["BEGIN:VEVENT", f"UID:{uid}", inicio, f"SUMMARY:{titulo}", *mas, "END:VEVENT"]


def calendario(*eventos, antes=()):
    lineas = [linea for uno in eventos for linea in uno]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *antes, *lineas, "END:VCALENDAR", ""])


@pytest.fixture
def traer(tmp_path):
    """Writes a calendar and brings it; gives the lines of the report."""

    def _traer(*eventos, antes=(), hacer=True, por=None):
        ruta = tmp_path / "ajeno.ics"
        texto = calendario(*eventos, antes=antes)
        ruta.write_bytes(texto if isinstance(texto, bytes) else texto.encode())
        return list(importar(ruta=ruta, por=por, hacer=hacer))

    return _traer


def suertes(lineas):
    return [linea.suerte for linea in lineas]


def de(dia, hora=0, minuto=0, mes=12, anio=2026):
    return datetime(anio, mes, dia, hora, minuto, tzinfo=UTC)


@pytest.mark.parametrize("nombre", sorted(CUENTAS))
def test_each_calendar_comes_in_once_though_it_is_brought_twice(nombre):
    entran, rotos = CUENTAS[nombre]
    dicho = contar(importar(ruta=DATOS / nombre, por=None))
    assert Compromiso.objects.count() == 0
    hecho = contar(importar(ruta=DATOS / nombre, por=None, hacer=True))
    assert dicho == hecho
    assert (hecho[Suerte.NUEVO], hecho[Suerte.ROTO]) == (entran, rotos)
    otra = contar(importar(ruta=DATOS / nombre, por=None, hacer=True))
    assert (otra[Suerte.IGUAL], otra[Suerte.ROTO]) == (entran, rotos)
    assert Compromiso.objects.count() == entran == sum(otra.values()) - rotos


def test_the_counts_are_of_all_the_calendars_there_are():
    assert {ruta.name for ruta in DATOS.glob("*.ics")} == set(CUENTAS)


def test_a_custom_name_of_a_zone_is_the_zone_it_ends_in():
    list(importar(ruta=DATOS / "america_new_york.ics", por=None, hacer=True))
    acto = Compromiso.objects.get()
    assert (acto.zona, acto.inicio) == ("America/New_York", de(29, 12, mes=8, anio=2014))


def test_what_comes_is_a_proposal_and_the_log_says_from_where(traer):
    quien = crear_usuario("Redacción")
    traer(evento(LOCATION=":Plaza", DESCRIPTION=":Llevar\\nsonido"), por=quien)
    acto = Compromiso.objects.get()
    assert (acto.estado, acto.creado_por, acto.lugar) == (Estado.PROPUESTA, quien, "Plaza")
    assert acto.notas == "Llevar\nsonido"
    assert [c.inicio for c in acto.citas.all()] == [acto.inicio]
    paso = ModelLogEntry.objects.get(action="pregon.importar")
    assert (paso.user, paso.data) == (quien, {"archivo": "ajeno.ics"})


def test_whole_days_end_on_their_last(traer):
    traer(
        evento("a", "DTSTART;VALUE=DATE:20261201", DTEND=";VALUE=DATE:20261204"),
        evento("b", "DTSTART;VALUE=DATE:20261201", DTEND=";VALUE=DATE:20261202"),
        evento("c", "DTSTART;VALUE=DATE:20261201", DURATION=":P2D"),
    )
    tres, uno, dos = Compromiso.objects.order_by("uid")[0], *Compromiso.objects.order_by("uid")[1:]
    assert tres.todo_el_dia
    assert timezone.localtime(tres.fin).day == 3
    assert timezone.localtime(tres.inicio).hour == 0
    assert uno.fin is None
    assert timezone.localtime(dos.fin).day == 2


def test_hours_are_of_their_zone_of_the_town_or_of_the_world(traer):
    traer(
        evento("a", "DTSTART;TZID=America/Tijuana:20260715T100000", DURATION=":PT90M"),
        evento("b", "DTSTART:20260715T100000"),
        evento("c", "DTSTART:20260715T100000Z"),
        evento("d", 'DTSTART;TZID="Central Standard Time (Mexico)":20260715T100000'),
        evento("e", "DTSTART;TZID=Marte/Olimpo:20260715T100000"),
    )
    actos = {acto.uid: (acto.zona, acto.inicio.hour) for acto in Compromiso.objects.all()}
    assert actos == {
        "a": ("America/Tijuana", 17),
        "b": ("", 16),
        "c": ("", 10),
        "d": ("America/Mexico_City", 16),
        "e": ("", 16),
    }
    assert Compromiso.objects.get(uid="a").fin == de(15, 18, 30, mes=7)


def test_an_unknown_zone_is_told_and_its_definition_gives_the_hour(traer):
    zona = ["BEGIN:VTIMEZONE", "TZID:A mi modo", "BEGIN:STANDARD", "DTSTART:19700101T000000"]
    zona += ["TZOFFSETFROM:-0300", "TZOFFSETTO:-0300", "END:STANDARD", "END:VTIMEZONE"]
    [linea] = traer(evento(inicio="DTSTART;TZID=A mi modo:20261201T100000"), antes=zona)
    assert "No se conoce la zona «A mi modo»" in linea.notas[0]
    assert Compromiso.objects.get().inicio == de(1, 13)


@pytest.mark.parametrize(
    ("inicio", "regla"),
    [
        ("DTSTART;TZID=America/Tijuana:20260303T190000", "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=40"),
        ("DTSTART;TZID=America/New_York:20260130T090000", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=12"),
        ("DTSTART:20260301T160000Z", "FREQ=DAILY;INTERVAL=3;UNTIL=20260501T160000Z"),
    ],
)
def test_a_series_gives_the_dates_that_dateutil_gives(traer, inicio, regla):
    suyo = evento(inicio=inicio, RRULE=f":{regla}")
    traer(suyo)
    [leido] = Calendar.from_ical(calendario(suyo)).walk("VEVENT")
    dadas = list(rrulestr(leido["RRULE"].to_ical().decode(), dtstart=leido["DTSTART"].dt))
    acto = Compromiso.objects.get()
    assert acto.regla == regla
    assert [c.inicio for c in acto.cuandos(hasta=de(31, 12, anio=2027))] == [
        fecha.astimezone(UTC) for fecha in dadas
    ]


def test_a_series_keeps_what_is_moved_retitled_cancelled_or_added(traer):
    diario = {"RRULE": ":FREQ=DAILY;COUNT=5", "DTEND": ":20261201T170000Z"}
    traer(
        evento(RECURRENCE_ID=":20261202T160000Z", inicio="DTSTART:20261202T180000Z"),
        evento(**diario, EXDATE=":20261203T160000Z", RDATE=":20261220T160000Z,20261221T160000Z"),
        evento(RECURRENCE_ID=":20261204T160000Z", inicio="DTSTART:20261204T160000Z", titulo="Otra"),
        evento(
            RECURRENCE_ID=":20261205T160000Z",
            inicio="DTSTART:20261205T160000Z",
            STATUS=":CANCELLED",
        ),
        evento(RECURRENCE_ID=":20261221T160000Z", inicio="DTSTART:20261222T160000Z"),
    )
    dadas = [
        (c.inicio, c.titulo, c.cancelada) for c in Compromiso.objects.get().cuandos(hasta=de(31))
    ]
    assert dadas == [
        (de(1, 16), "", False),
        (de(2, 18), "", False),
        (de(4, 16), "Otra", False),
        (de(5, 16), "", True),
        (de(20, 16), "", False),
        (de(22, 16), "", False),
    ]


def test_a_change_that_is_not_understood_does_not_undo_what_was_brought_before(traer):
    serie = {"RRULE": ":FREQ=WEEKLY;COUNT=3"}
    baja = {"RECURRENCE_ID": ":20261208T160000Z", "inicio": "DTSTART:20261208T160000Z"}
    traer(evento(**serie), evento(**baja, STATUS=":CANCELLED"))
    mala = evento(**baja, STATUS=":CANCELLED", DTEND=":20261208T150000Z")
    (linea,) = traer(evento(**serie, titulo="Otra"), mala)
    assert linea.suerte == Suerte.SALTADO
    assert SE_PERDERIA in linea.notas
    assert [c.cancelada for c in Compromiso.objects.get().citas.all()] == [False, True, False]


def test_two_of_its_dates_that_fall_together_are_one(traer):
    mas = evento(RDATE=":20261203T160000Z,20261204T160000Z")
    movida = evento(RECURRENCE_ID=":20261203T160000Z", inicio="DTSTART:20261204T160000Z")
    assert suertes(traer(mas, movida)) == [Suerte.NUEVO]
    assert [s.inicio for s in Compromiso.objects.get().sesiones.all()] == [de(4, 16)]


def test_a_day_taken_from_a_series_is_at_its_hour_in_its_zone(traer):
    zona = "TZID=America/Tijuana"
    regla = {"RRULE": ":FREQ=DAILY;COUNT=3", "EXDATE": ";VALUE=DATE:20261202"}
    traer(evento(inicio=f"DTSTART;{zona}:20261201T230000", **regla))
    dadas = Compromiso.objects.get().cuandos(hasta=de(31))
    assert [c.inicio for c in dadas] == [de(2, 7), de(4, 7)]


def test_what_changed_there_changes_here_and_is_in_the_log_if_it_was_confirmed(traer):
    traer(evento(RRULE=":FREQ=DAILY;COUNT=3"))
    Compromiso.objects.update(estado=Estado.CONFIRMADA)
    otro = evento(inicio="DTSTART:20261201T180000Z", titulo="Gira larga", SEQUENCE=":1")
    [dicha] = traer(otro, hacer=False)
    assert dicha.suerte == Suerte.CAMBIA
    assert dicha.notas == ["Cambia: el título, cuándo empieza, cómo se repite, la zona horaria."]
    assert suertes(traer(otro)) == [Suerte.CAMBIA]
    acto = Compromiso.objects.get()
    assert (acto.titulo, acto.inicio, acto.regla) == ("Gira larga", de(1, 18), "")
    assert (acto.estado, acto.citas.count()) == (Estado.CONFIRMADA, 1)
    assert [c.campo for c in acto.cambios.all()] == ["regla"], "a series, in one entry"
    assert suertes(traer(otro)) == [Suerte.IGUAL]
    [vieja] = traer(evento())
    assert (vieja.suerte, vieja.notas) == (
        Suerte.SALTADO,
        ["El archivo es más viejo que lo que ya se trajo."],
    )


def test_what_the_office_changed_is_not_written_over(traer):
    traer(evento())
    acto = Compromiso.objects.get()
    alguien = crear_usuario("Redacción")
    actions.mover(compromiso=acto, original=acto.inicio, inicio=de(2, 16), por=alguien)
    assert suertes(traer(evento())) == [Suerte.IGUAL]
    [linea] = traer(evento(titulo="Gira larga"))
    assert (linea.suerte, linea.notas) == (
        Suerte.SALTADO,
        ["Se cambió aquí después: revíselo."],
    )
    acto.refresh_from_db()
    assert (acto.titulo, acto.inicio) == ("Gira", de(2, 16))


def test_what_the_office_wrote_under_that_identifier_is_left_alone(traer):
    crear_compromiso(uid="uno@otro")
    assert suertes(traer(evento())) == [Suerte.SALTADO]
    assert Compromiso.objects.get().titulo == "Corte de listón"


def test_what_was_cancelled_there_is_cancelled_here(traer):
    traer(evento())
    traer(evento(STATUS=":CANCELLED"))
    acto = Compromiso.objects.get()
    assert (acto.estado, acto.motivo) == (Estado.CANCELADA, "Cancelado en el calendario de origen")
    assert suertes(traer(evento(STATUS=":CANCELLED"))) == [Suerte.IGUAL]


def test_a_confirmed_act_is_cancelled_only_by_who_may(traer):
    traer(evento())
    Compromiso.objects.update(estado=Estado.CONFIRMADA)
    [linea] = traer(evento(STATUS=":CANCELLED"), por=crear_usuario("Redacción"))
    assert linea.notas == ["En su calendario se canceló: decídalo en su ficha."]
    assert Compromiso.objects.get().estado == Estado.CONFIRMADA
    traer(evento(STATUS=":CANCELLED"), por=crear_usuario("Dirección"))
    assert Compromiso.objects.get().estado == Estado.CANCELADA


@pytest.mark.parametrize(
    ("roto", "motivo"),
    [
        ({"inicio": "X-NADA:1"}, "No dice cuándo empieza"),
        ({"inicio": "DTSTART:20261301T990000"}, "No dice cuándo empieza"),
        ({"inicio": "DTSTART:00000101T000000"}, "No dice cuándo empieza"),
        ({"inicio": "DTSTART:99991231T235959Z"}, "Revise el año"),
        ({"inicio": "DTSTART;VALUE=DATE:99991231"}, "Revise el año"),
        ({"DTEND": ":20261130T160000Z"}, "Termina antes de empezar"),
        ({"RECURRENCE_ID": ":basura"}, "No se entiende qué fecha"),
    ],
)
def test_a_broken_event_is_a_line_and_the_good_ones_come_in(traer, roto, motivo):
    lineas = traer(evento("roto", **roto), evento("bueno"))
    assert suertes(lineas) == [Suerte.ROTO, Suerte.NUEVO]
    assert lineas[0].titulo == "Gira"
    assert motivo in lineas[0].notas[0]
    assert Compromiso.objects.get().uid == "bueno"


@pytest.mark.parametrize(
    "regla", ["FREQ=SECONDLY", "FREQ=DAILY;BYSECOND=1,2", "FREQ=DAILY;COUNT=99999999", "basura"]
)
def test_a_rule_that_cannot_be_followed_leaves_the_first_date(traer, regla):
    [linea] = traer(evento(RRULE=f":{regla}"))
    assert linea.suerte == Suerte.NUEVO
    assert linea.notas[0].endswith("Quedó solo la primera fecha.")
    assert Compromiso.objects.get().citas.count() == 1


def test_what_is_too_long_is_cut_and_told(traer):
    [linea] = traer(evento(titulo="a" * 10_000, LOCATION=":" + "calle " * 40, uid="u" * 3000))
    acto = Compromiso.objects.get()
    assert (len(acto.titulo), len(acto.uid)) == (255, 255)
    assert acto.notas.startswith("Lugar: calle calle")
    assert "El título es muy largo: se recortó." in linea.notas
    assert suertes(traer(evento(titulo="a" * 10_000, uid="u" * 3000))) == [Suerte.CAMBIA]


def test_the_letters_of_old_programs_and_nulls_do_no_harm(tmp_path):
    ruta = tmp_path / "viejo.ics"
    texto = calendario(evento(titulo="Reunión\0 de se\r\n ñoras"), evento("dos"))
    ruta.write_bytes(texto.replace("\r\n ", "\r\n ").encode("cp1252"))
    assert suertes(importar(ruta=ruta, por=None, hacer=True)) == [Suerte.NUEVO] * 2
    assert Compromiso.objects.get(uid="uno@otro").titulo == "Reunión de señoras"


def test_a_million_blank_lines_cost_what_one_does(traer):
    empieza = time.monotonic()
    lineas = traer(evento("a", X_NADA=":" + "\r\n" * 500_000), evento("b"))
    assert suertes(lineas) == [Suerte.NUEVO] * 2
    assert time.monotonic() - empieza < 10


def test_an_event_without_end_does_not_take_the_next_with_it(traer):
    lineas = traer(evento("a")[:-1], evento("b"))
    assert suertes(lineas) == [Suerte.NUEVO] * 2


def test_what_is_not_a_calendar_says_so_in_the_terminal(tmp_path):
    ruta = tmp_path / "foto.ics"
    ruta.write_bytes(os.urandom(5000))
    with pytest.raises(CommandError, match="no es un calendario"):
        call_command("importar_calendario", ruta)
    with pytest.raises(CommandError, match="No se puede leer"):
        call_command("importar_calendario", tmp_path / "nada.ics")


def test_the_terminal_says_what_it_would_do_and_then_does_it():
    ruta, dicho = DATOS / "issue_526_calendar_with_events.ics", StringIO()
    call_command("importar_calendario", ruta, stdout=dicho)
    assert "Nuevo: «Some event ':'», 01/11/2021 16:00." in dicho.getvalue()
    assert "No se conoce la zona «Western/Central Europe»" in dicho.getvalue()
    assert "No se hizo nada" in dicho.getvalue()
    assert not Compromiso.objects.exists()
    quien = crear_usuario("Redacción")
    call_command("importar_calendario", ruta, "--hacer", "--por", quien.username, stdout=dicho)
    assert "nuevo: 2" in dicho.getvalue()
    assert {acto.creado_por for acto in Compromiso.objects.all()} == {quien}


# In the panel


def subir(client, *eventos):
    archivo = SimpleUploadedFile("oficina.ics", calendario(*eventos).encode())
    return client.post(reverse("agenda:importar"), {"archivo": archivo}, follow=True)


@pytest.fixture
def guardados(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path / "calendarios"


def test_in_the_panel_it_is_said_first_and_done_after(client, portada, guardados):
    quien = entrar(client, "Redacción")
    assert "Traer un calendario" in client.get(reverse("agenda:tablero")).content.decode()
    pagina = subir(client, evento("a", titulo="<b>Gira</b>"), evento("b", inicio="X-N:1"))
    html = pagina.content.decode()
    assert "Traer 1 acto" in html
    assert "&lt;b&gt;Gira" in html
    assert "No dice cuándo empieza" in html
    assert not Compromiso.objects.exists()
    assert len(list(guardados.iterdir())) == 1
    pagina = client.post(reverse("agenda:importar"), {"hacer": "1"})
    assert "Se trajo 1 acto" in pagina.content.decode()
    assert Compromiso.objects.get().creado_por == quien
    assert not list(guardados.iterdir())
    pagina = client.post(reverse("agenda:importar"), {"hacer": "1"}, follow=True)
    assert "ya no está guardado" in avisos(pagina)[0]


def test_in_the_panel_another_file_may_be_chosen_and_old_ones_go(client, portada, guardados):
    entrar(client, "Dirección")
    subir(client, evento())
    client.post(reverse("agenda:importar"), {"dejar": "1"})
    assert not list(guardados.iterdir())
    subir(client, evento())
    [ruta] = guardados.iterdir()
    ayer = time.time() - timedelta(days=1, minutes=1).total_seconds()
    os.utime(ruta, (ayer, ayer))
    assert "Revisar" in client.get(reverse("agenda:importar")).content.decode()
    assert not ruta.exists()


def test_in_the_panel_what_there_was_no_time_for_comes_the_next_time(
    client, portada, guardados, monkeypatch
):
    entrar(client, "Redacción")
    subir(client, evento("a"), evento("b"), evento("c"))
    monkeypatch.setattr("agenda_publica.importar.traer.PLAZO", -1)
    pagina = client.post(reverse("agenda:importar"), {"hacer": "1"})
    assert "todavía faltan actos" in pagina.content.decode()
    monkeypatch.undo()
    pagina = client.post(reverse("agenda:importar"), {"hacer": "1"})
    assert "faltan" not in pagina.content.decode()
    assert Compromiso.objects.count() == 3


@pytest.mark.parametrize(
    ("contenido", "dicho"),
    [
        (b"", "El archivo está vacío"),
        (b"hola", "no es un calendario"),
        (b"BEGIN:VCALENDAR\n" + b"X" * 10 * 1024 * 1024, "pesa más de 10 MB"),
        (
            b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 5001,
            "más de 5,000 actos",
        ),
    ],
)
def test_in_the_panel_what_does_not_serve_is_told(client, portada, guardados, contenido, dicho):
    entrar(client, "Redacción")
    archivo = SimpleUploadedFile("x.ics", contenido)
    pagina = client.post(reverse("agenda:importar"), {"archivo": archivo}, follow=True)
    assert pagina.status_code == 200
    assert dicho in pagina.content.decode()
    assert not list(Guardado.carpeta().iterdir())


def test_in_the_panel_a_calendar_of_another_session_is_nobodys(client, portada, guardados):
    entrar(client, "Redacción")
    subir(client, evento())
    client.logout()
    entrar(client, "Dirección", username="otra")
    client.post(reverse("agenda:importar"), {"hacer": "1"})
    assert not Compromiso.objects.exists()


def test_who_does_not_write_the_agenda_brings_nothing(client, portada, guardados):
    entrar(client, "Administración")
    archivo = SimpleUploadedFile("x.ics", calendario(evento()).encode())
    client.post(reverse("agenda:importar"), {"archivo": archivo})
    client.post(reverse("agenda:importar"), {"hacer": "1"})
    assert not guardados.exists()
    assert not Compromiso.objects.exists()


def test_what_a_new_act_is_like_is_told_before_it_is_written(traer):
    suyos = {
        "de-baja": {"STATUS": ":CANCELLED"},
        "serie": {"RRULE": ":FREQ=WEEKLY;COUNT=3"},
        "rara": {"RRULE": ":FREQ=BANANA"},
        "seguida": {"RRULE": ":FREQ=SECONDLY"},
    }
    lineas = traer(*(evento(uid=uid, **mas) for uid, mas in suyos.items()), hacer=False)
    de_baja, serie, rara, seguida = [" ".join(linea.notas) for linea in lineas]
    assert suertes(lineas) == [Suerte.NUEVO] * 4
    assert "está cancelado" in de_baja
    assert "Se repite: cada martes, 3 veces." in serie
    assert "No se entiende cómo se repite" in rara
    assert "no más seguido" in seguida


def test_what_is_of_all_day_has_no_hour_in_the_list_of_what_would_be_brought(client, portada):
    entrar(client, "Redacción")
    texto = calendario(evento(inicio="DTSTART;VALUE=DATE:20261202"))
    archivo = SimpleUploadedFile("ajeno.ics", texto.encode(), "text/calendar")
    html = client.post(reverse("agenda:importar"), {"archivo": archivo}, follow=True)
    assert "2 de diciembre de 2026." in html.content.decode()
    assert "0:00" not in html.content.decode()


def test_two_calendars_that_call_two_events_alike_do_not_write_over_each_other():
    uno, otro = DATOS / "america_new_york.ics", DATOS / "pacific_fiji.ics"
    list(importar(ruta=uno, por=None, hacer=True))
    antes = Compromiso.objects.values().get()
    for hacer in (False, True):
        (linea,) = importar(ruta=otro, por=None, hacer=hacer)
        assert linea.suerte == Suerte.SALTADO
        assert "«america_new_york.ics» ya trajo un acto con ese identificador" in linea.notas[0]
    assert Compromiso.objects.values().get() == antes
    assert suertes(importar(ruta=uno, por=None, hacer=True)) == [Suerte.IGUAL]


@pytest.mark.parametrize(
    ("nombre", "version", "suerte"),
    [
        ("actos (2).ics", {}, Suerte.CAMBIA),
        ("otros.ics", {"SEQUENCE": ":1"}, Suerte.CAMBIA),
        ("otros.ics", {}, Suerte.SALTADO),
    ],
)
def test_the_same_calendar_exported_again_is_brought_by_whatever_name(
    tmp_path, nombre, version, suerte
):
    for como, titulo, mas in (("actos.ics", "Gira", {}), (nombre, "Gira larga", version)):
        ruta = tmp_path / como
        ruta.write_text(calendario(evento(titulo=titulo, **mas)))
        (linea,) = importar(ruta=ruta, por=None, hacer=True)
    assert linea.suerte == suerte
    assert (nombre == "otros.ics") == ("«actos.ics»" in " ".join(linea.notas))


@pytest.mark.parametrize(
    ("regla", "nota"),
    [
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=5", "Se repite: cada martes, 5 veces."),
        ("FREQ=WEEKLY;BYDAY=TU,TH", "Se repite: cada martes y jueves."),
        ("FREQ=YEARLY;BYDAY=20MO;COUNT=5", "Se repite: cada año, el lunes número 20, 5 veces."),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
            "Se repite: cada mes, el último día de lunes a viernes, 3 veces.",
        ),
        (
            "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=1,-1",
            "Se repite: cada mes, el primer viernes y el último viernes.",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
            "Se repite: cada mes, el último día, 3 veces.",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=1,-3",
            "Se repite: cada mes, día 1 y el día 3 contado desde el último.",
        ),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "Se repite: cada año, día 30, en febrero."),
        (
            "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU;COUNT=4",
            "Se repite: cada año, el segundo domingo, en mayo, 4 veces.",
        ),
        (
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
            "Se repite: cada mes, viernes que caiga en día 13.",
        ),
        (
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYMONTH=1,3",
            "Se repite: de lunes a viernes, en enero y marzo.",
        ),
    ],
)
def test_how_it_repeats_is_told_in_words_before_it_is_written(traer, regla, nota):
    (linea,) = traer(evento(RRULE=f":{regla}"), hacer=False)
    assert nota in linea.notas


def test_how_many_of_its_dates_are_otherwise_is_told_too(traer):
    (linea,) = traer(
        evento(
            RRULE=":FREQ=DAILY;COUNT=9",
            EXDATE=":20261203T160000Z,20261204T160000Z",
            RDATE=":20261220T160000Z",
        ),
        evento(RECURRENCE_ID=":20261205T160000Z", inicio="DTSTART:20261205T190000Z"),
        evento(
            RECURRENCE_ID=":20261206T160000Z",
            inicio="DTSTART:20261206T160000Z",
            STATUS=":CANCELLED",
        ),
        hacer=False,
    )
    assert linea.notas == [
        "Se repite: cada día, 9 veces.",
        "1 de sus fechas cambia.",
        "1 de sus fechas se cancela.",
        "2 de sus fechas no se hacen.",
        "Trae 1 fecha más.",
    ]


@pytest.mark.parametrize(
    ("inicio", "fin"),
    [
        ("DTSTART;VALUE=DATE:20261211", ";VALUE=DATE:20261215"),
        ("DTSTART:20261211T160000Z", ":20261214T230000Z"),
    ],
)
def test_the_last_day_of_several_is_told(traer, inicio, fin):
    (linea,) = traer(evento(inicio=inicio, DTEND=fin), hacer=False)
    assert "Termina el 14 de diciembre de 2026." in linea.notas


def test_a_calendar_without_acts_says_so(client, portada, guardados, tmp_path):
    entrar(client, "Redacción")
    archivo = SimpleUploadedFile("vacio.ics", calendario().encode(), "text/calendar")
    html = client.post(reverse("agenda:importar"), {"archivo": archivo}, follow=True).text
    assert "El calendario no trae ningún acto" in html
    assert "No hay nada nuevo" not in html
    ruta = tmp_path / "vacio.ics"
    ruta.write_text(calendario())
    salida = StringIO()
    call_command("importar_calendario", ruta, stdout=salida)
    assert "El calendario no trae ningún acto" in salida.getvalue()
