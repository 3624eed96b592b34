"""What moves the horizon: one record that cannot be followed is told, and the rest go on."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from agenda_publica.models import Cita, Compromiso, Horizonte
from moderacion.models import Correo
from moderacion.reloj.pulso import un_pulso
from tests.agenda_publica.fabrica import crear_compromiso
from tests.fabricas import crear_usuario

pytestmark = pytest.mark.django_db
DIARIA = "FREQ=DAILY"


@pytest.fixture
def rota_y_buena():
    """A rule that nobody can follow, before one that anybody can; neither has rows past today."""
    rota = crear_compromiso(titulo="La rota", regla=DIARIA)
    buena = crear_compromiso(titulo="La buena", regla=DIARIA)
    Compromiso.objects.filter(pk=rota.pk).update(regla="FREQ=DAILY;BYDAY=XX")
    Cita.objects.exclude(pk__in=[c.citas.first().pk for c in (rota, buena)]).delete()
    return rota, buena


def test_a_rule_that_breaks_does_not_stop_those_behind_it(rota_y_buena):
    rota, buena = rota_y_buena
    un_pulso()
    assert buena.citas.count() > 300
    assert rota.citas.count() == 1
    assert Horizonte.objects.get().hasta > timezone.now()


def test_it_is_told_once_and_not_by_its_title(rota_y_buena, caplog):
    rota, _buena = rota_y_buena
    directora = crear_usuario("Dirección")
    crear_usuario("Redacción")
    assert un_pulso() == []
    un_pulso()
    [falla] = [registro for registro in caplog.records if registro.exc_info]
    assert falla.getMessage() == f"No se pudieron calcular las fechas de Compromiso {rota.pk}"
    Horizonte.objects.all().delete()
    un_pulso()
    carta = Correo.objects.get()
    assert carta.para == directora.email
    assert reverse("compromisos:edit", args=[rota.pk]) in carta.texto
    assert "La rota" not in carta.texto
    assert ModelLogEntry.objects.filter(action="pregon.sin_fechas").first().label == "La rota"
