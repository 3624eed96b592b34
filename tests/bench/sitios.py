"""Two sites on this machine, each in a folder of its own and served by a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

RAIZ = Path(__file__).resolve().parents[2]


class Sitio:
    """A site with its folder and, while it is measured, its process."""

    siembra, de_que = "siembra", "publicaciones"

    def __init__(self, carpeta, cuantas):
        self.cuantas, self.proceso = cuantas, None
        self.var = carpeta / f"{self.siembra}-{cuantas}"
        self.entorno = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "sitio.settings",
            "VAR": str(self.var),
            "DATABASE_URL": f"sqlite:///{self.var / 'pregon.sqlite3'}",
            "SITIO_URL": "http://127.0.0.1:8000",
            "SECRET_KEY": "solo-para-medir-" * 4,
            "PYTHONHASHSEED": "0",
            **dict.fromkeys(("DEBUG", "DEMO", "HTTPS"), "false"),
            **dict.fromkeys(("CACHE_URL", "MEDIOS_X_ACCEL"), ""),
        }

    def fundar(self, plantilla=None):
        """Its tables and static files: made, or copied from another site still without pages."""
        if plantilla:
            shutil.copytree(plantilla.var, self.var)
        else:
            self._manage("migrate", "-v", "0")
            self._manage("collectstatic", "--noinput", "-v", "0")

    def sembrar(self):
        orden = f"from tests.bench.{self.siembra} import sembrar; sembrar({self.cuantas})"
        self._manage("shell", "--no-imports", "-c", orden)

    def direcciones(self):
        return json.loads((self.var / "direcciones.json").read_text(encoding="utf-8"))

    def medir(self, direccion):
        """CPU in ms, queries and bytes of one request, as `medidor` counts them."""
        self.proceso.stdin.write(f"{direccion}\n")
        self.proceso.stdin.flush()
        linea = self.proceso.stdout.readline()
        if not linea:
            raise SystemExit(f"El sitio de {self.cuantas} {self.de_que} dejó de contestar.")
        return json.loads(linea)

    def publicar(self, rondas):
        """CPU in ms of so many publications with guard, folio and outbox, and without them."""
        return self._correr("tests.bench.publicador", str(rondas))

    def ingerir(self):
        """CPU in ms of a photograph of each kind: [kind, ours, Pillow's alone]."""
        return self._correr("tests.bench.ingestion")

    def _correr(self, *modulo):
        hecho = subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-m", *modulo],
            cwd=RAIZ,
            env=self.entorno,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return json.loads(hecho.stdout.splitlines()[-1])

    def __enter__(self):
        self.proceso = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.medidor"],
            cwd=RAIZ,
            env=self.entorno,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_error):
        self.proceso.stdin.close()
        self.proceso.wait(timeout=10)

    def _manage(self, *orden):
        subprocess.run(  # noqa: S603  our own program
            [sys.executable, "manage.py", *orden], cwd=RAIZ, env=self.entorno, check=True
        )


class DeAgenda(Sitio):
    """One of acts and records alone."""

    siembra, de_que = "agenda", "actos"


class DeBuzon(Sitio):
    """One of what the departments sent alone."""

    siembra, de_que = "buzon", "solicitudes"
