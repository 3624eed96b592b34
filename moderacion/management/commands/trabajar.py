"""Everything that happens outside a request: the queue's worker and the minute's tick."""

import signal
import subprocess
import sys
import time
import uuid

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from ayuntamiento.arranque import negarse_con_usuarios_de_demostracion
from moderacion.reloj.cola import soltar_trabajos
from moderacion.reloj.pulso import latir, un_pulso


class Command(BaseCommand):
    help = "Publica lo programado, manda el correo y hace lo que está en la cola. Déjelo corriendo."

    def add_arguments(self, parser):
        solo = parser.add_mutually_exclusive_group()
        solo.add_argument("--pulso", action="store_true", help="Solo el pulso de cada minuto.")
        solo.add_argument("--un-pulso", action="store_true", help="Un pulso y termina.")
        solo.add_argument("--cola", metavar="NOMBRE", help="Solo la cola, con ese nombre.")
        solo.add_argument("--vaciar", action="store_true", help="Hace lo que hay y termina.")

    def handle(self, *, pulso, cola, vaciar, **opciones):
        negarse_con_usuarios_de_demostracion()
        if pulso:
            latir()
        elif opciones["un_pulso"]:
            self._un_pulso()
        elif cola:
            call_command("db_worker", queue_name="*", worker_id=cola, reload=False, verbosity=0)
        elif vaciar:
            call_command(
                "db_worker",
                queue_name="*",
                batch=True,
                startup_delay=False,
                reload=False,
                verbosity=0,
            )
        else:
            Capataz(self.stdout).trabajar()

    def _un_pulso(self):
        if fallidas := un_pulso():
            self.stderr.write(f"Falló: {', '.join(fallidas)}")
            sys.exit(1)


class Capataz:
    """Keeps a worker and a tick alive, each in its own process, and ends them together."""

    ESPERA = 5

    def __init__(self, salida):
        self.salida = salida
        self.hijos = {}
        self.sigue = True

    def trabajar(self):
        for senal in (signal.SIGTERM, signal.SIGINT):
            signal.signal(senal, self._terminar)
        soltar_trabajos()
        self.salida.write("Trabajando: cola y pulso de cada minuto.")
        while self.sigue:
            self._atender("pulso", lambda: ["--pulso"])
            self._atender("cola", lambda: ["--cola", f"pregon-{uuid.uuid4().hex[:12]}"])
            time.sleep(0.5)
        for proceso, _argumentos in self.hijos.values():
            proceso.terminate()
        for proceso, _argumentos in self.hijos.values():
            proceso.wait(timeout=30)

    def _atender(self, nombre, argumentos):
        """Starts that child if it is not running; one that died is told and started again."""
        proceso, anteriores = self.hijos.get(nombre, (None, []))
        if proceso and proceso.poll() is None:
            return
        if proceso:
            self.salida.write(f"Terminó «{nombre}» ({proceso.returncode}): se levanta de nuevo.")
            time.sleep(self.ESPERA)
            if nombre == "cola":
                soltar_trabajos(de=anteriores[-1])
        nuevos = argumentos()
        orden = [sys.executable, str(settings.RAIZ / "manage.py"), "trabajar", *nuevos]
        self.hijos[nombre] = (subprocess.Popen(orden), nuevos)  # noqa: S603  our own program

    def _terminar(self, *_):
        self.sigue = False
