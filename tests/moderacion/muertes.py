"""Kills the program again and again in the middle of what it writes, and looks at what is left.

Run in a process of its own over a database of its own (`tests.base_propia`): warm, it forks a
child for each death. Most die by their own hand right after their n-th write, before the commit;
the rest when their parent says, at any moment. Writes its account as JSON on the last line.
"""

import itertools
import json
import os
import random
import signal
import sys
import time
import traceback
from collections import Counter
from contextlib import ExitStack

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection, connections  # noqa: E402

from tests import fabricas  # noqa: E402

fabricas.numero = itertools.count(os.getpid() * 1000)  # several processes share a database

ESCRIBEN = ("INSERT", "UPDATE", "DELETE")
CADA_CUANTAS_AL_AZAR = 4  # one in four dies when its parent says


def hijo(hacer, *, muere_en=None):
    """Forks a child that does that; its pid and where it tells of itself."""
    connections.close_all()
    leer, escribir = os.pipe()
    if pid := os.fork():
        os.close(escribir)
        return pid, leer
    estado = 1
    try:
        os.close(leer)
        with ExitStack() as pila:
            cuenta = pila.enter_context(_contando(muere_en, escribir))
            hacer()
        os.write(escribir, f"{cuenta['escrituras']} fin".encode())
        estado = 0
    except Exception:  # noqa: BLE001  it is told, and the parent stops
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(estado)


class _contando:
    """Counts what is written and dies right after the write that it was told."""

    def __init__(self, muere_en, aviso):
        self.muere_en, self.aviso, self.cuenta = muere_en, aviso, Counter()
        self.envoltura = connection.execute_wrapper(self._ejecutar)

    def _ejecutar(self, ejecutar, sql, *resto):
        hecho = ejecutar(sql, *resto)
        if sql.lstrip()[:6].upper() in ESCRIBEN:
            self.cuenta["escrituras"] += 1
            if self.cuenta["escrituras"] == self.muere_en:
                donde = "dentro" if connection.in_atomic_block else "fuera"
                os.write(self.aviso, f"{self.muere_en} {donde}".encode())
                os.kill(os.getpid(), signal.SIGKILL)
        return hecho

    def __enter__(self):
        self.envoltura.__enter__()
        return self.cuenta

    def __exit__(self, *error):
        return self.envoltura.__exit__(*error)


def esperar(pid, leer):
    """(killed or not, what it told)."""
    _, estado = os.waitpid(pid, 0)
    with os.fdopen(leer) as dicho:
        texto = dicho.read()
    if not os.WIFSIGNALED(estado) and os.WEXITSTATUS(estado):
        raise SystemExit("El hijo falló: vea su error arriba.")
    sosegar()
    return os.WIFSIGNALED(estado), texto


def sosegar():
    """PostgreSQL takes a moment to know that who was writing died."""
    while connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.01)


class Cuenta:
    """Of one operation: deaths, where, and whatever was left half done."""

    def __init__(self, operacion, azar):
        self.operacion, self.azar = operacion, azar
        self.muertes = self.dentro = self.hechas = self.nada = 0
        self.mal = []
        self.escrituras, self.dura = self._aprender()
        self.dato = operacion.preparar()

    def _aprender(self):
        """What it writes and lasts when nobody kills it."""
        dato = self.operacion.preparar()
        empezo = time.monotonic()
        muerto, dicho = esperar(*hijo(lambda: self.operacion.hacer(dato)))
        dura = time.monotonic() - empezo
        if muerto or not all(self.operacion.rastro(dato).values()):
            raise SystemExit(f"{self.operacion.nombre} no hace: {self.operacion.rastro(dato)}")
        return int(dicho.split()[0]), dura

    def matar(self, cuantas):
        while self.muertes < cuantas:
            if self.muertes % CADA_CUANTAS_AL_AZAR == CADA_CUANTAS_AL_AZAR - 1:
                self._al_azar()
            else:
                self._tras_escribir()

    def _tras_escribir(self):
        n = self.azar.randint(1, self.escrituras)
        muerto, dicho = esperar(*hijo(lambda: self.operacion.hacer(self.dato), muere_en=n))
        self.dentro += muerto and dicho.endswith("dentro")
        self._apuntar(muerto)

    def _al_azar(self):
        pid, leer = hijo(lambda: self.operacion.hacer(self.dato))
        time.sleep(self.azar.uniform(0, self.dura))
        os.kill(pid, signal.SIGKILL)
        muerto, _ = esperar(pid, leer)
        self._apuntar(muerto)

    def _apuntar(self, muerto):
        self.muertes += muerto
        rastro = self.operacion.rastro(self.dato)
        mal = self.operacion.invariantes()
        if len(set(rastro.values())) > 1 or mal:
            self.mal.append([self.operacion.nombre, rastro, mal])
        if any(rastro.values()):
            self.hechas += 1
            self.dato = self.operacion.preparar()
        else:
            self.nada += 1

    def terminar(self):
        """What so often died goes well when nobody kills it."""
        esperar(*hijo(lambda: self.operacion.hacer(self.dato)))
        self._apuntar(False)


def principal(cuantas, semilla):
    from tests.moderacion.operaciones import OPERACIONES, poblar  # noqa: PLC0415

    azar = random.Random(semilla)  # noqa: S311  a seed, not a secret
    poblar()
    cuentas = [Cuenta(operacion(), azar) for operacion in OPERACIONES]
    for cuenta in cuentas:
        cuenta.matar(-(-cuantas // len(cuentas)))
        cuenta.terminar()
    todo = {
        "muertes": sum(c.muertes for c in cuentas),
        "dentro": sum(c.dentro for c in cuentas),
        "mal": [mal for c in cuentas for mal in c.mal],
        "por_operacion": {
            c.operacion.nombre: [c.muertes, c.dentro, c.hechas, c.nada, c.escrituras]
            for c in cuentas
        },
    }
    sys.stdout.write(json.dumps(todo) + "\n")


if __name__ == "__main__":
    principal(int(sys.argv[1]), int(sys.argv[2]))
