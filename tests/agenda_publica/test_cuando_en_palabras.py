"""Who approves an act, compares it or reads its history is told when it is in words."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from agenda_publica import caras
from agenda_publica.models import Acto, Compromiso
from moderacion.lectura.trozos import leer
from tests.agenda_publica.fabrica import crear_compromiso
from tests.agenda_publica.test_regla_de_otros import el, mover
from tests.fabricas import crear_acto
from tests.moderacion.admin import entrar
from tests.sitio.test_puertas_publicas import texto


def dia(dia, hora=10):
    return f"2026-12-{dia:02}T{hora:02}:00:00-06:00"


LUNES = {"inicio": dia(7), "regla": "FREQ=WEEKLY;COUNT=6"}


def en_la_bandeja(**contenido):
    (trozos,), _ = leer([(Acto, contenido)])
    return {trozo.rotulo: trozo.texto for trozo in trozos}


def test_how_it_repeats_is_read_before_it_is_approved(portada):
    assert en_la_bandeja(**LUNES)["Se repite"] == "Cada lunes, 6 veces"
    assert "Se repite" not in en_la_bandeja(inicio=dia(7))
    assert "FREQ" not in str(en_la_bandeja(**LUNES))


@pytest.mark.parametrize(
    ("fila", "dicho"),
    [
        (
            {"original": dia(14), "inicio": dia(14), "cancelada": True, "motivo": "Por el clima"},
            "El lunes 14 de diciembre, 10:00: se cancela. Por el clima.",
        ),
        (
            {"original": dia(28), "inicio": dia(29, 17), "fin": dia(29, 18)},
            "El lunes 28 de diciembre, 10:00: pasa al martes 29 de diciembre, 17:00 a 18:00.",
        ),
        (
            {"original": dia(21), "inicio": dia(21), "titulo": "De adultos"},
            "El lunes 21 de diciembre, 10:00: «De adultos».",
        ),
        ({"inicio": dia(30, 12)}, "También el miércoles 30 de diciembre, 12:00."),
    ],
)
def test_each_date_that_changes_is_a_sentence(portada, fila, dicho):
    leida = en_la_bandeja(**LUNES, sesiones=[{"pk": 1, "cancelada": False, **fila}])
    assert leida["Otras fechas, y las que cambian: 1"] == dicho


def test_the_hour_of_an_act_of_another_zone_is_that_of_its_clocks(portada):
    leida = en_la_bandeja(**LUNES, zona="America/Tijuana", sesiones=[{"inicio": dia(30, 12)}])
    assert leida["Empieza"] == "7 de diciembre a las 8:00 (hora de Tijuana)"
    assert leida["Zona horaria"] == "La de Tijuana"
    assert leida["Otras fechas, y las que cambian: 1"] == (
        "También el miércoles 30 de diciembre, 10:00 (hora de Tijuana)."
    )


def test_the_zone_and_the_rule_are_compared_in_words(portada):
    compromiso = crear_compromiso(inicio=el(5), regla="FREQ=WEEKLY", zona="America/Tijuana")
    acto = crear_acto(inicio=el(5), regla="FREQ=WEEKLY;BYDAY=TU", sede=compromiso.sede)
    dichas = {d.rotulo: (d.pagina, d.agenda) for d in caras.copiables(compromiso, acto)}
    assert dichas["Zona horaria"] == ("la del municipio", "la de Tijuana")
    assert "Se repite" not in dichas, "it is said in another way, and it is the same"
    acto.regla = "FREQ=YEARLY;BYDAY=20MO"
    compromiso.regla = "FREQ=YEARLY;BYDAY=21MO"
    dichas = {d.rotulo: (d.pagina, d.agenda) for d in caras.copiables(compromiso, acto)}
    assert dichas["Se repite"] == (
        "Cada año, el lunes número 20",
        "Cada año, el lunes número 21",
    )
    acto.regla = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO"
    compromiso.regla = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU"
    dichas = {d.rotulo: (d.pagina, d.agenda) for d in caras.copiables(compromiso, acto)}
    pagina, agenda = dichas["Se repite"]
    assert agenda == f"{pagina}, de otro modo"


def test_the_history_of_a_record_says_how_it_repeats_in_words(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(inicio=el(5), regla="FREQ=WEEKLY;BYDAY=TU,TH;COUNT=5")
    assert mover(client, compromiso, el(6)).status_code == 302
    dicho = ModelLogEntry.objects.filter(action="wagtail.edit").latest("pk").data["cambios"]
    assert "Se repite: Cada martes y jueves, 5 veces → Cada miércoles y viernes, 5 veces" in dicho
    historial = reverse("compromisos:history", args=[Compromiso.objects.get().pk])
    assert "FREQ" not in texto(client.get(historial))
    assert timezone.localtime(Compromiso.objects.get().inicio).day == 6
