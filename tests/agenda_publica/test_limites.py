"""Calendars that are too much, or make no sense: one sentence, one line, and the rest comes."""

import os
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from agenda_publica.importar.importacion import Suerte, importar
from agenda_publica.models import Compromiso

MEGA = 1024 * 1024
# The command, and then the most memory it had, in kB.
PESADO = """
import os, re, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "sitio.settings"
from django.core.management import execute_from_command_line
try:
    execute_from_command_line(["manage.py", *sys.argv[1:]])
finally:
    print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""
BUENO = "DTSTART:20261201T160000Z"
# What each one says, what becomes of it, and what the report tells.
RAROS = {
    "cada segundo": (f"{BUENO}\nRRULE:FREQ=SECONDLY", "nuevo", "no más seguido"),
    "cada minuto, mil millones de veces": (
        f"{BUENO}\nRRULE:FREQ=MINUTELY;COUNT=999999999",
        "nuevo",
        "no más seguido",
    ),
    "a todas las horas": (
        f"{BUENO}\nRRULE:FREQ=YEARLY;BYHOUR=1,2,3;BYSECOND=1,2",
        "nuevo",
        "no más seguido",
    ),
    "una regla de 10,000 letras": (
        f"{BUENO}\nRRULE:FREQ=DAILY;BYDAY={'MO,' * 3333}TU",
        "nuevo",
        "Quedó solo la primera fecha",
    ),
    "un título de 10,000 letras": (f"{BUENO}\nSUMMARY:{'a' * 10_000}", "nuevo", "se recortó"),
    "una zona que no existe": (
        "DTSTART;TZID=Marte/Olimpo:20261201T100000",
        "nuevo",
        "No se conoce la zona «Marte/Olimpo»",
    ),
    "una zona de 10,000 letras": (
        f"DTSTART;TZID={'z' * 10_000}:20261201T100000",
        "nuevo",
        "No se conoce la zona «zzz",
    ),
    "termina antes de empezar": (
        f"{BUENO}\nDTEND:20261130T160000Z",
        "roto",
        "Termina antes de empezar",
    ),
    "termina en otro siglo": (
        f"{BUENO}\nDTEND:20991201T160000Z",
        "roto",
        "Dura más de un año: revise en qué año termina",
    ),
    "dura menos que nada": (f"{BUENO}\nDURATION:-PT1H", "roto", "Termina antes de empezar"),
    "dura mil siglos": (f"{BUENO}\nDURATION:P99999999D", "nuevo", "No se entiende cuándo termina"),
    "el mes 13": ("DTSTART:20261301T160000Z", "roto", "No dice cuándo empieza"),
    "el año cero": ("DTSTART:00000101T000000", "roto", "No dice cuándo empieza"),
    "el año 9999": ("DTSTART:99991231T235959Z", "roto", "Revise el año"),
    "sin fecha": ("SUMMARY:Algo", "roto", "No dice cuándo empieza"),
    "un acto de 2 MB": (f"{BUENO}\nX-PESO:{'x' * 2 * MEGA}", "roto", "demasiado largo"),
    "diez mil fechas sueltas": (
        f"{BUENO}\nRDATE:{','.join(['20261202T160000Z'] * 10_000)}",
        "nuevo",
        "Hay fechas sueltas que no se entienden",
    ),
}


def calendario(ruta, eventos):
    with ruta.open("w") as archivo:
        archivo.write("BEGIN:VCALENDAR\nVERSION:2.0\n")
        archivo.writelines(
            f"BEGIN:VEVENT\nUID:{uid}\n{dicho}\nEND:VEVENT\n" for uid, dicho in eventos
        )
        archivo.write("END:VCALENDAR\n")
    return ruta


@pytest.mark.django_db
@pytest.mark.parametrize("nombre", RAROS)
def test_what_makes_no_sense_is_one_line_and_the_good_one_comes_in(tmp_path, nombre):
    dicho, suerte, nota = RAROS[nombre]
    ruta = calendario(tmp_path / "x.ics", [("raro", dicho), ("bueno", f"{BUENO}\nSUMMARY:Gira")])
    empieza = time.process_time()
    raro, bueno = importar(ruta=ruta, por=None, hacer=True)
    assert time.process_time() - empieza < 5
    assert raro.suerte == suerte
    assert nota in " ".join(raro.notas)
    assert bueno.suerte == Suerte.NUEVO
    assert Compromiso.objects.get(uid="bueno").citas.count() == 1
    assert Compromiso.objects.count() == (2 if suerte == "nuevo" else 1)


@pytest.mark.django_db
def test_all_that_makes_no_sense_at_once_is_a_line_each(tmp_path):
    eventos = [(f"raro-{n}", dicho) for n, (dicho, _, _) in enumerate(RAROS.values())]
    ruta = calendario(tmp_path / "x.ics", [*eventos, ("bueno", BUENO)])
    lineas = list(importar(ruta=ruta, por=None, hacer=True))
    assert [linea.suerte for linea in lineas] == [
        *(suerte for _, suerte, _ in RAROS.values()),
        "nuevo",
    ]


@pytest.fixture
def enormes(tmp_path):
    """{name: (file, sentence)} of those that are refused before anything is done."""
    cien_mil = ((f"ev-{n}", f"{BUENO}\nSUMMARY:Gira {n}") for n in range(100_000))
    pesado = tmp_path / "pesado.ics"
    with pesado.open("wb") as archivo:
        archivo.truncate(50 * MEGA)
    return {
        "cien mil": (calendario(tmp_path / "x.ics", cien_mil), "trae más de 20,000 actos: exporte"),
        "50 MB": (pesado, "pesa más de 20 MB: exporte"),
    }


@pytest.mark.parametrize("cual", ["cien mil", "50 MB"])
def test_what_is_too_much_is_refused_in_a_sentence_before_the_work_begins(enormes, cual):
    ruta, dicho = enormes[cual]
    empieza = time.process_time()
    with pytest.raises(CommandError, match=dicho):
        call_command("importar_calendario", ruta, "--hacer")
    assert time.process_time() - empieza < 10


def test_it_is_refused_within_the_memory_of_a_small_machine(enormes, tmp_path):
    """The whole program, in a process of its own: ≤ 200 MB."""
    ruta, dicho = enormes["cien mil"]
    orden = [sys.executable, "-c", PESADO, "importar_calendario", str(ruta), "--hacer"]
    entorno = {**os.environ, "SECRET_KEY": "x", "VAR": str(tmp_path / "var")}
    hecho = subprocess.run(  # noqa: S603  our own program
        orden, cwd=settings.RAIZ, env=entorno, capture_output=True, text=True, check=False
    )
    assert dicho in hecho.stderr
    assert "Traceback" not in hecho.stderr
    assert 50 < int(hecho.stdout.split()[-1]) / 1024 < 200
