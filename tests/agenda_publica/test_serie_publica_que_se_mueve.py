"""A public series is moved whole and its page is brought up to date: each date is still itself."""

from datetime import datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone
from icalendar import Calendar

from agenda_publica import actions, caras, movidas
from agenda_publica.models import Acto, Compromiso, Sesion, SesionDeCompromiso
from tests.agenda_publica.fabrica import crear_compromiso
from tests.fabricas import crear_acto, crear_usuario, hacer_publica
from tests.sitio.test_puertas_publicas import texto

MIGRACION = "agenda_publica.migrations.0019_lo_que_se_recuerda_de_cada_fecha"
ANTES = "2026-12-{:02}-1000"


def el(dia, hora=10):
    """A day of December of 2026; the 7th is a Monday."""
    return timezone.make_aware(datetime(2026, 12, 1, hora)) + timedelta(days=dia - 1)  # noqa: DTZ001


@pytest.fixture
def serie(portada):
    """Mondays at ten, six times: the 14th is cancelled, the 28th is held on the 29th at 17:00."""
    cambios = [
        SesionDeCompromiso(original=el(14), inicio=el(14), cancelada=True, motivo_publico="clima"),
        SesionDeCompromiso(original=el(28), inicio=el(29, 17)),
    ]
    compromiso = crear_compromiso(
        inicio=el(7), regla="FREQ=WEEKLY;COUNT=6", hijos={"sesiones": cambios}
    )
    datos = {"titulo": "Vacunación", "resumen": "Cada semana.", "modalidad": "otro"}
    acto = actions.hacer_publico(compromiso=compromiso, por=crear_usuario("Redacción"), **datos)
    acto.sesiones = [
        *acto.sesiones.all(),
        Sesion(original=el(21), inicio=el(21), titulo="Vacunación de adultos"),
    ]
    hacer_publica(acto.save_revision())
    return Compromiso.objects.get()


def al_martes(compromiso):
    """To Tuesday the 8th at eleven, as its form does; and its page with it."""
    antes, corrida = movidas.como_estaba(compromiso), timedelta(days=1, hours=1)
    compromiso.inicio += corrida
    compromiso.save()
    for fila in compromiso.sesiones.all():
        fila.inicio += corrida if fila.inicio == fila.original else timedelta()
        fila.original += corrida
        fila.save()
    compromiso = Compromiso.objects.get()
    quien = crear_usuario("Dirección")
    actions.guardar(compromiso=compromiso, por=quien, antes=antes)
    return actions.poner_al_dia(compromiso=compromiso, por=quien)


def test_each_date_keeps_its_address_and_its_name_in_calendars(client, serie):
    acto = Acto.objects.get()
    eran = {dia: calendario_de(client, acto, ANTES.format(dia)) for dia in (7, 14, 21, 28)}
    al_martes(serie)
    for dia, inicio in ((7, el(8, 11)), (14, el(15, 11)), (21, el(22, 11)), (28, el(29, 17))):
        pagina = client.get(f"{acto.get_url()}{ANTES.format(dia)}/")
        assert pagina.status_code == 200, dia
        assert f'datetime="{timezone.localtime(inicio):%Y-%m-%dT%H:%M}' in texto(pagina)
        es = calendario_de(client, acto, ANTES.format(dia))
        assert (es["uid"], es["dtstart"].dt) == (eran[dia]["uid"], inicio)
        assert es["sequence"] >= eran[dia]["sequence"]
    assert [una.nombre for una in Acto.objects.get().fechas()] == [
        *(ANTES.format(dia) for dia in (7, 14, 21, 28)),
        *("2027-01-04-1000", "2027-01-11-1000"),
    ]
    nunca = "2026-12-08-1100"
    assert client.get(f"/agenda/{acto.slug}/{nunca}.ics").status_code == 404


def calendario_de(client, acto, nombre):
    respuesta = client.get(f"/agenda/{acto.slug}/{nombre}.ics")
    (suceso,) = Calendar.from_ical(texto(respuesta)).walk("VEVENT")
    return suceso


def test_in_the_calendar_of_the_act_what_changes_is_of_its_rule_as_it_is_now(client, serie):
    acto = al_martes(serie)
    todo = Calendar.from_ical(texto(client.get(f"/agenda/{acto.slug}/acto.ics"))).walk("VEVENT")
    assert len({s["uid"] for s in todo}) == 1
    cambian = {s["recurrence-id"].dt: s for s in todo if "recurrence-id" in s}
    assert set(cambian) == {el(15, 11), el(22, 11), el(29, 11)}
    assert str(cambian[el(29, 11)]["url"]).endswith(f"/{ANTES.format(28)}/")
    assert "Antes era el lunes 28 de diciembre de 2026, 10:00" in cambian[el(29, 11)]["description"]
    (serie,) = (s for s in todo if "rrule" in s)
    assert "Antes era el" not in serie.get("description", ""), (
        "it would be said of each of its dates"
    )
    assert "Cambió de fecha u hora: antes empezaba el 7 de diciembre" in serie["description"]


def test_the_former_value_is_the_last_that_people_read(client, serie):
    assert [(u.inicio, u.antes) for u in Acto.objects.get().fechas() if u.antes] == [
        (el(29, 17), el(28))
    ]
    acto = al_martes(serie)
    eran = [el(7), el(14), el(21), el(28), el(35), el(42)]
    assert [u.antes for u in Acto.objects.get().fechas()] == eran
    assert [u.antes for u in acto.ocurrencias.all()] == eran
    assert [u.era for u in Acto.objects.get().ocurrencias.all()] == eran
    assert "28 de diciembre de 2026, 10:00" in texto(
        client.get(f"{acto.get_url()}{ANTES.format(28)}/")
    )


def test_made_again_its_dates_are_called_the_same(serie):
    acto = al_martes(serie)
    dichas = list(acto.ocurrencias.values_list("original", "clave", "era"))
    Acto.objects.get().derivar()
    assert list(acto.ocurrencias.values_list("original", "clave", "era")) == dichas


def test_a_new_date_does_not_take_the_address_of_another(client, serie):
    acto = al_martes(serie)
    serie.sesiones.add(SesionDeCompromiso(inicio=el(14)))
    serie.save()
    actions.poner_al_dia(compromiso=Compromiso.objects.get(), por=crear_usuario("Dirección"))
    nombres = [una.nombre for una in Acto.objects.get().ocurrencias.all()]
    assert len(set(nombres)) == len(nombres) == 7
    assert calendario_de(client, acto, ANTES.format(14))["dtstart"].dt == el(15, 11)
    assert calendario_de(client, acto, "2026-12-14-1001")["dtstart"].dt == el(14)


@pytest.mark.parametrize("moverla", [False, True])
def test_another_zone_moves_no_date(client, portada, moverla):
    acto = crear_acto(inicio=el(7), regla="FREQ=WEEKLY;COUNT=3")
    if moverla:
        acto.inicio, acto.antes = el(8), el(7)
        acto = hacer_publica(acto.save_revision())
    acto.zona = "America/Tijuana"
    acto.inicio += timedelta(hours=2)
    acto = hacer_publica(acto.save_revision())
    assert [u.nombre for u in acto.ocurrencias.all()] == [ANTES.format(d) for d in (7, 14, 21)]
    eran = [el(7), el(14), el(21)] if moverla else [None] * 3
    assert [u.antes for u in acto.ocurrencias.all()] == eran


def test_another_zone_alone_keeps_the_former_value_that_its_page_tells(client, serie):
    acto = al_martes(serie)
    serie = Compromiso.objects.get()
    serie.zona, serie.inicio = "America/Tijuana", serie.inicio + timedelta(hours=2)
    serie.save()
    for fila in serie.sesiones.all():
        fila.original, fila.inicio = (m + timedelta(hours=2) for m in (fila.original, fila.inicio))
        fila.save()
    directora = crear_usuario("Dirección")
    acto = actions.poner_al_dia(compromiso=Compromiso.objects.get(), por=directora)
    assert acto.antes == el(7)
    assert [u.era for u in acto.ocurrencias.all()][:2] == [el(7), el(14)]
    assert [u.nombre for u in acto.ocurrencias.all()][0] == ANTES.format(7)


def test_the_same_moment_said_in_another_zone_moves_nothing(serie):
    Compromiso.objects.update(zona="America/Tijuana")
    directora = crear_usuario("Dirección")
    acto = actions.poner_al_dia(compromiso=Compromiso.objects.get(), por=directora)
    assert acto.antes is None
    assert [u.antes for u in acto.ocurrencias.all() if u.antes] == [el(28)]


def test_what_differs_of_each_date_is_a_sentence(serie):
    serie.sesiones.filter(original=el(28)).update(inicio=el(30, 9))
    por_llevar = caras.por_llevar(Compromiso.objects.get())
    assert [una.rotulo for una in por_llevar] == ["Otras fechas"]
    assert "El lunes 28 de diciembre, 10:00: pasa al martes 29 de diciembre, 17:00." in (
        por_llevar[0].pagina
    )
    assert "El lunes 14 de diciembre, 10:00: se cancela. Por el clima." in por_llevar[0].agenda
    assert "pasa al miércoles 30 de diciembre, 9:00." in por_llevar[0].agenda


@pytest.mark.parametrize("zona", ["", "America/Tijuana"])
def test_what_was_public_before_it_was_kept_is_remembered(portada, zona):
    acto = crear_acto(inicio=el(7), regla="FREQ=WEEKLY;COUNT=3", zona=zona)
    acto.sesiones = [Sesion(original=el(14), inicio=el(15)), Sesion(inicio=el(30))]
    acto = hacer_publica(acto.save_revision())
    columnas = ("original", "lugar", "zona", "era", "clave")
    suyas = list(acto.ocurrencias.values_list(*columnas))
    assert [(lugar, era) for _, lugar, _, era, _ in suyas] == [
        *((0, None), (1, el(14)), (2, None), (None, None))
    ]
    acto.ocurrencias.update(lugar=None, zona="", era=None)
    import_module(MIGRACION).recordar(apps, None)
    assert list(acto.ocurrencias.values_list(*columnas)) == suyas


def lo_movido(compromiso):
    return [(c.que, c.original, c.antes, c.despues) for c in compromiso.cambios.all()]


def test_the_log_has_the_series_once_and_what_went_with_it_is_not_told_as_moved(serie):
    al_martes(serie)
    assert lo_movido(serie) == [
        (
            "Se repite",
            None,
            "Cada lunes, 6 veces, desde el lunes 7 de diciembre, 10:00",
            "Cada martes, 6 veces, desde el martes 8 de diciembre, 11:00",
        )
    ]


def test_what_moved_by_itself_with_its_series_is_told_too(serie):
    antes = movidas.como_estaba(serie)
    serie.inicio += timedelta(days=1)
    serie.save()
    serie.sesiones.filter(cancelada=True).update(original=el(15), inicio=el(15), cancelada=False)
    serie.sesiones.filter(original=el(28)).update(original=el(29), inicio=el(30, 18))
    serie = Compromiso.objects.get()
    actions.guardar(compromiso=serie, por=None, antes=antes)
    assert lo_movido(serie)[1:] == [
        ("Ese día se cancela", el(15), "sí", "no"),
        ("Empieza", el(29), "martes 29 de diciembre, 17:00", "miércoles 30 de diciembre, 18:00"),
    ]


def test_that_a_date_lasts_what_its_series_does_is_no_change(portada):
    compromiso = crear_compromiso(inicio=el(7), fin=el(7, 12), regla="FREQ=WEEKLY;COUNT=3")
    antes = movidas.como_estaba(compromiso)
    compromiso.sesiones.add(SesionDeCompromiso(original=el(14), inicio=el(14), cancelada=True))
    compromiso.save()
    actions.guardar(compromiso=compromiso, por=None, antes=antes)
    assert lo_movido(compromiso) == [("Ese día se cancela", el(14), "no", "sí")]
