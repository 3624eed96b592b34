"""What a worker of the web server weighs after it has answered a thousand pages."""

import http.client
import itertools
import json
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .sitios import RAIZ

LECTURAS, A_LA_VEZ, PACIENCIA = 1000, 4, 60


def pesar(sitio):
    """Its proportional set size in MB, served as `make demo` serves."""
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        puerto = libre.getsockname()[1]
    servidor = subprocess.Popen(  # noqa: S603  our own server
        [
            *(Path(sys.executable).parent / "granian", "--interface", "wsgi"),
            *("--host", "127.0.0.1", "--port", str(puerto), "--workers", "1"),
            *("--blocking-threads", str(A_LA_VEZ), "--log-level", "warning"),
            "sitio.wsgi:application",
        ],
        cwd=RAIZ,
        env={**sitio.entorno, "SITIO_URL": f"http://127.0.0.1:{puerto}"},
    )
    try:
        _esperar(puerto, servidor)
        _leer(puerto, list(sitio.direcciones().values()))
        return max(_pss(hijo) for hijo in _hijos(servidor.pid))
    finally:
        servidor.terminate()
        servidor.wait(timeout=20)


def de_un_zip(carpeta, cuantas=200):
    """What a ZIP of that many photographs of 3 MB takes: {mb, bytes}."""
    medidor = RAIZ / "tests" / "galerias" / "peso_del_zip.py"
    orden = [sys.executable, str(medidor), str(carpeta), str(cuantas)]
    hecho = subprocess.run(orden, cwd=RAIZ, stdout=subprocess.PIPE, check=True)  # noqa: S603
    return json.loads(hecho.stdout)


def _esperar(puerto, servidor):
    limite = time.monotonic() + PACIENCIA
    while time.monotonic() < limite and servidor.poll() is None:
        try:
            return _pedir(puerto, ["/salud/"])
        except ConnectionRefusedError:
            time.sleep(0.2)
    raise SystemExit("El servidor no contestó.")


def _leer(puerto, direcciones):
    """The thousand, by as many readers at once as the worker has threads."""
    turnos = list(itertools.islice(itertools.cycle(direcciones), LECTURAS))
    with ThreadPoolExecutor(A_LA_VEZ) as lectores:
        partes = [turnos[lector::A_LA_VEZ] for lector in range(A_LA_VEZ)]
        list(lectores.map(lambda parte: _pedir(puerto, parte), partes))


def _pedir(puerto, direcciones):
    conexion = http.client.HTTPConnection("127.0.0.1", puerto, timeout=60)
    for direccion in direcciones:
        conexion.request("GET", direccion)
        respuesta = conexion.getresponse()
        respuesta.read()
        if respuesta.status != http.client.OK:
            raise SystemExit(f"{direccion} contestó {respuesta.status}")
    conexion.close()


def _hijos(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()


def _pss(pid):
    """In MB: what is its own, and its share of what it shares."""
    for linea in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if linea.startswith("Pss:"):
            return int(linea.split()[1]) / 1024
    return 0
