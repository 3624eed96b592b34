"""Two ticks at once, as two machines would run them: what is told, is told once."""

from datetime import timedelta
from threading import Barrier

import pytest
from django.utils import timezone

from buzon import avisos, convocar
from buzon.models import Convocatoria, Novedad
from moderacion.models import Correo
from portada.actions import plantar_sitio
from tests.buzon.fabrica import crear_enlace, enviada, pedir
from tests.fabricas import crear_usuario

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def a_la_vez(hacer):
    salida = Barrier(2)

    def uno(_):
        salida.wait()
        return hacer()

    return uno


def test_two_ticks_write_one_mail_to_each(de_todos):
    plantar_sitio(nombre="San Jacinto de los Encinos")
    enlaces = [crear_enlace() for _ in range(3)]
    for enlace in enlaces:
        enviada(enlace)
    de_todos.copiar()
    assert sum(de_todos(a_la_vez(avisos.avisar), 1, 2)) == 3
    (cuantos,) = de_todos(lambda _: Correo.objects.count(), 1)
    assert cuantos == 3


def test_two_ticks_remind_once(de_todos, monkeypatch):
    plantar_sitio(nombre="San Jacinto de los Encinos")
    pedir(*(crear_enlace().area for _ in range(3)))
    Novedad.objects.all().delete()
    vispera = timezone.localtime().replace(hour=10) + timedelta(days=2)
    monkeypatch.setattr(timezone, "now", lambda: vispera)
    de_todos.copiar()
    assert sorted(de_todos(a_la_vez(convocar.recordar_la_vispera), 1, 2)) == [0, 3]
    (cuantas,) = de_todos(lambda _: Novedad.objects.count(), 1)
    assert cuantas == 3


def test_a_double_tap_that_comes_at_once_asks_once(de_todos):
    plantar_sitio(nombre="San Jacinto de los Encinos")
    area, quien = crear_enlace().area, crear_usuario("Dirección")
    de_todos.copiar()

    def convoca():
        una = Convocatoria(vez="b" * 32, pregunta="¿Qué hay?", limite=timezone.localdate())
        return convocar.convocar(convocatoria=una, areas=[area], por=quien)[1]

    assert sorted(de_todos(a_la_vez(convoca), 1, 2)) == [False, True]
    ((peticiones, novedades),) = de_todos(
        lambda _: (Convocatoria.objects.count(), Novedad.objects.count()), 1
    )
    assert (peticiones, novedades) == (1, 1)
