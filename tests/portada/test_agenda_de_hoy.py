"""The front page's acts: those of today and the next ones, however full the day is."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from agenda_publica.models import Ocurrencia
from portada.composicion import DE_HOY, MUCHOS, PROXIMAS, componer
from tests.fabricas import crear_acto

HOY = datetime(2026, 11, 25, 15, tzinfo=UTC)


@pytest.mark.parametrize("cuantos", [0, 2, MUCHOS + 1, MUCHOS + 30])
def test_a_full_day_does_not_hide_what_comes_next(portada, monkeypatch, cuantos):
    monkeypatch.setattr(timezone, "now", lambda: HOY)
    acto, *otros = [crear_acto(inicio=HOY + timedelta(days=9)) for _ in range(PROXIMAS + 3)]
    Ocurrencia.objects.all().delete()
    de_hoy = [HOY + timedelta(minutes=n) for n in range(1, cuantos + 1)]
    luego = [HOY + timedelta(days=1, minutes=n) for n in range(PROXIMAS + 2)]
    ayer = [HOY - timedelta(days=1)]
    Ocurrencia.objects.bulk_create(
        Ocurrencia(acto=de, original=inicio, inicio=inicio)
        for de, inicio in [
            *((acto, inicio) for inicio in [*ayer, *de_hoy]),
            *zip(otros, luego, strict=True),
        ]
    )
    pagina = componer(portada)
    assert [o.inicio for o in pagina["actos_de_hoy"]] == de_hoy[:DE_HOY]
    assert [o.inicio for o in pagina["proximas"]] == luego[:PROXIMAS]
    assert pagina["mas_hoy"] == max(0, min(cuantos, MUCHOS) - DE_HOY)


def test_what_is_repeated_each_day_is_told_once(portada, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: HOY)
    crear_acto(inicio=HOY - timedelta(days=3, hours=1), regla="FREQ=DAILY", title="Visita guiada")
    crear_acto(inicio=HOY + timedelta(days=1), regla="FREQ=DAILY;COUNT=90", title="Taller")
    crear_acto(inicio=HOY + timedelta(days=40), title="Informe")
    pagina = componer(portada)
    assert [o.acto.title for o in pagina["actos_de_hoy"]] == ["Visita guiada"]
    assert [o.acto.title for o in pagina["proximas"]] == ["Taller", "Informe"]
