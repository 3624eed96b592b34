"""What happens outside a request: the tick, the queue, and the one who keeps both alive."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as ajustes
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from acervo.tasks import preparar_fotografias
from ayuntamiento.arranque import DOMINIO_DE_DEMOSTRACION, negarse_con_usuarios_de_demostracion
from moderacion.reloj import pulso
from moderacion.reloj.cola import soltar_trabajos
from tests.base_propia import fundar
from tests.fabricas import crear_imagen, crear_usuario

hechas = []


def anota():
    hechas.append("anota")


def revienta():
    raise RuntimeError("a propósito")


def test_a_task_that_fails_does_not_stop_the_others(db, settings):
    hechas.clear()
    aqui = f"{__name__}."
    settings.PULSO = [aqui + "anota", aqui + "revienta", "no.existe", aqui + "anota"]
    assert pulso.un_pulso() == [aqui + "revienta", "no.existe"]
    assert hechas == ["anota", "anota"]


def test_the_tick_comes_each_minute_on_the_minute(settings, monkeypatch):
    settings.PULSO = []
    monkeypatch.setattr(pulso, "close_old_connections", lambda: None)  # there is none here
    esperas = []
    vueltas = iter([True, True, False])
    pulso.latir(dormir=esperas.append, sigue=lambda: next(vueltas))
    assert len(esperas) == 2
    assert all(0 < espera <= 60 for espera in esperas)


def test_the_tick_of_the_program_runs_whole(portada, capsys):
    call_command("trabajar", "--un-pulso")


def test_a_job_whose_worker_was_killed_goes_back_to_the_queue(db):
    for _ in range(3):
        preparar_fotografias.enqueue([])
    muerto, viejo, vivo = DBTaskResult.objects.all()
    ahora = timezone.now()
    for trabajo, de, desde in (
        (muerto, "pregon-1", ahora),
        (viejo, "pregon-2", ahora - timedelta(hours=1)),
        (vivo, "pregon-3", ahora),
    ):
        DBTaskResult.objects.filter(pk=trabajo.pk).update(
            status="RUNNING", worker_ids=[de], started_at=desde
        )
    assert soltar_trabajos(de="pregon-1") == 2
    assert [r.pk for r in DBTaskResult.objects.running()] == [vivo.pk]


def test_the_queue_makes_the_sizes_of_a_photograph(db):
    imagen = crear_imagen()
    preparar_fotografias.enqueue([imagen.pk])
    (trabajo,) = DBTaskResult.objects.ready().filter(task_path__endswith="preparar_fotografias")
    trabajo.task.call(*trabajo.args_kwargs["args"])
    imagen.refresh_from_db()
    assert "webp-400" in imagen.variantes


def test_the_program_refuses_to_start_with_the_users_of_the_demo(db, settings):
    negarse_con_usuarios_de_demostracion()
    crear_usuario(email=f"admin@{DOMINIO_DE_DEMOSTRACION}", username="admin")
    with pytest.raises(ImproperlyConfigured, match="admin"):
        negarse_con_usuarios_de_demostracion()
    settings.DEMO = True
    negarse_con_usuarios_de_demostracion()


def hijos_de(pid):
    """The programs that process started, as {pid: its arguments}."""
    hijos = {}
    for carpeta in Path("/proc").glob("[0-9]*"):
        try:
            padre = int((carpeta / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if padre == pid:
                hijos[int(carpeta.name)] = (carpeta / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return hijos


def esperar(condicion, segundos=40):
    limite = time.monotonic() + segundos
    while time.monotonic() < limite:
        if valor := condicion():
            return valor
        time.sleep(0.2)
    return condicion()


@pytest.fixture(scope="module")
def entorno(tmp_path_factory, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        suyo = fundar(tmp_path_factory.mktemp("trabajar"))
    return {**suyo, "DJANGO_SETTINGS_MODULE": "sitio.settings"}


@pytest.mark.largo
@pytest.mark.un_motor
@pytest.mark.django_db
def test_worker_and_tick_live_apart_are_raised_again_and_end_together(entorno):
    orden = [sys.executable, str(ajustes.RAIZ / "manage.py")]
    capataz = subprocess.Popen([*orden, "trabajar"], env=entorno)  # noqa: S603
    try:
        hijos = esperar(lambda: len(h := hijos_de(capataz.pid)) == 2 and h)
        assert hijos
        assert sorted("--pulso" in args for args in hijos.values()) == [False, True]
        (cola,) = [pid for pid, args in hijos.items() if "--cola" in args]
        os.kill(cola, signal.SIGKILL)
        otra = esperar(
            lambda: [p for p, a in hijos_de(capataz.pid).items() if "--cola" in a and p != cola]
        )
        assert otra, "a worker that was killed is raised again"
        pulsos = [p for p, a in hijos_de(capataz.pid).items() if "--pulso" in a]
        assert pulsos == [p for p, a in hijos.items() if "--pulso" in a], "the tick went on"
        vivos = set(hijos_de(capataz.pid))
    finally:
        capataz.send_signal(signal.SIGTERM)
        capataz.wait(timeout=40)
    assert capataz.returncode == 0
    assert not [pid for pid in vivos if os.path.exists(f"/proc/{pid}")]
