"""What an act of several days looks like, day by day."""

import datetime
import random

import pytest
from django.utils import timezone

from agenda_publica.calendario import dia_local, mes_local
from agenda_publica.fechas import tocan
from agenda_publica.models import Ocurrencia
from agenda_publica.rutas import jornadas
from tests.fabricas import crear_acto

MEDIA_HORA = datetime.timedelta(minutes=30)
ENERO = (datetime.date(2026, 1, 1), datetime.date(2026, 1, 31))


def hora(dia, horas=11, mes=1):
    zona = timezone.get_default_timezone()
    return datetime.datetime(2026, mes, dia, horas, tzinfo=zona)


def dias(inicio, fin, todo_el_dia=False, desde=ENERO[0], hasta=ENERO[1]):
    """The days of that span under which such an act is listed."""
    acto = crear_acto(inicio=inicio, fin=fin, todo_el_dia=todo_el_dia)
    tramo = Ocurrencia.objects.publicadas().entre(dia_local(desde)[0], dia_local(hasta)[1])
    assert all(o.acto_id == acto.pk for o in tramo)
    return [dia.day for dia in sorted(jornadas(tramo, desde, hasta))]


def test_a_fair_of_four_days_is_in_each_of_them(portada):
    assert dias(hora(15), hora(18, 20)) == [15, 16, 17, 18]


def test_what_ends_at_midnight_is_not_in_the_next_day(portada):
    assert dias(hora(15, 19), hora(16, 0)) == [15]


def test_what_ends_after_midnight_is_in_both(portada):
    assert dias(hora(15, 19), hora(16, 2)) == [15, 16]


def test_without_end_it_is_in_its_day_alone(portada):
    assert dias(hora(15), None) == [15]


@pytest.mark.parametrize("horas", [0, 23])
def test_all_day_counts_its_last_day_whatever_hour_was_written(portada, horas):
    assert dias(hora(15, 0), hora(17, horas), todo_el_dia=True) == [15, 16, 17]


def test_only_the_days_that_are_shown(portada):
    desde, hasta = datetime.date(2026, 1, 16), datetime.date(2026, 1, 17)
    assert dias(hora(10), hora(25), desde=desde, hasta=hasta) == [16, 17]


def test_all_day_is_found_in_its_last_day_alone(portada):
    ultimo = datetime.date(2026, 1, 17)
    assert dias(hora(15, 0), hora(17, 0), todo_el_dia=True, desde=ultimo, hasta=ultimo) == [17]


def test_what_ends_today_is_not_yet_past(portada):
    crear_acto(inicio=hora(15, 0), fin=hora(17, 0), todo_el_dia=True)
    una = Ocurrencia.objects.get()
    assert una.momento(hora(17, 23)) == "ahora"
    assert una.momento(hora(18, 0)) == "paso"


def test_its_pages_say_that_it_goes_on(client, portada):
    crear_acto(inicio=hora(15), fin=hora(18, 20), title="Feria de la naranja")
    for dia, dice in ((15, "hasta el 18/01"), (16, "Sigue"), (18, "hasta las 20:00")):
        pagina = client.get(f"/agenda/2026/01/{dia}/").content.decode()
        assert "Feria de la naranja" in pagina
        assert dice in pagina
    assert "Feria de la naranja" not in client.get("/agenda/2026/01/19/").content.decode()
    mes = client.get("/agenda/2026/01/").content.decode()
    tabla = mes[mes.index("<table") : mes.index("</table>")]
    assert tabla.count(">Feria de la naranja") + tabla.count(" Feria de la naranja") == 4


def test_an_act_across_two_months_is_in_both(client, portada):
    crear_acto(inicio=hora(30), fin=hora(2, mes=2), title="Feria de la naranja")
    for mes in (1, 2):
        assert "Feria de la naranja" in client.get(f"/agenda/2026/0{mes}/").content.decode()
    desde, hasta = mes_local(2026, 3)
    assert not Ocurrencia.objects.entre(desde, hasta).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("semilla", range(4))
def test_what_touches_a_span_is_found_however_long_it_is(portada, semilla):
    """Against the same rule asked of each date one by one."""
    azar = random.Random(semilla)  # noqa: S311  a seed, not a secret
    acto, inicio = crear_acto(inicio=hora(1), fin=None), hora(15)
    Ocurrencia.objects.all().delete()
    horas = [0, 1, 23, 24, 25, 48, 24 * 30, None]
    filas = [_una(acto, inicio + n * MEDIA_HORA, azar) for n in azar.sample(range(-3000, 3000), 60)]
    filas += [_una(acto, inicio + MEDIA_HORA * n, azar, dura) for n, dura in enumerate(horas)]
    Ocurrencia.objects.bulk_create(filas)
    assert {f.larga for f in filas} == {True, False}
    for _ in range(20):
        desde = inicio + azar.randrange(-3000, 3000) * MEDIA_HORA
        hasta = desde + azar.choice([1, 24, 24 * 7]) * 2 * MEDIA_HORA
        for tope in (hasta, None):
            dadas = set(Ocurrencia.objects.entre(desde, tope).values_list("pk", flat=True))
            assert dadas == set(
                Ocurrencia.objects.filter(tocan(desde, tope)).values_list("pk", flat=True)
            )


def _una(acto, inicio, azar, dura=None):
    dura = dura if dura is not None else azar.choice([None, 0, 1, 3, 24, 30, 24 * 5, 24 * 40])
    fin = None if dura is None else inicio + dura * 2 * MEDIA_HORA
    todo = azar.random() < 0.3
    return Ocurrencia(acto=acto, original=inicio, inicio=inicio, fin=fin, todo_el_dia=todo)
