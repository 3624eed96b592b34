"""One site in a process of its own: reads an address a line, answers what it cost a line.

After a tab may come the session of who asks.
"""

import gzip
import json
import re
import sys
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit
from wsgiref.util import setup_testing_defaults

from django.db import connection

from sitio.wsgi import application


def pedir(linea):
    """What the answer to that address costs, from the server's call to its last byte."""
    direccion, _, sesion = linea.partition("\t")
    partes, consultas, estado = urlsplit(direccion), [], []
    entorno = {
        "PATH_INFO": unquote(partes.path).encode().decode("latin-1"),
        "QUERY_STRING": partes.query,
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_COOKIE": f"sessionid={sesion}",
    }
    setup_testing_defaults(entorno)

    def contar(ejecutar, sql, *resto):
        consultas.append(sql)
        return ejecutar(sql, *resto)

    with connection.execute_wrapper(contar):
        empezo = time.process_time()
        respuesta = application(entorno, lambda linea, cabezas: estado.append(linea))
        cuerpo = b"".join(respuesta)
        respuesta.close()
        cpu = time.process_time() - empezo
    if not estado[0].startswith("200"):
        raise SystemExit(f"{direccion} contestó {estado[0]}")
    comprimido = len(gzip.compress(cuerpo, 6))
    medida = {"ms": cpu * 1000, "sql": len(consultas), "bytes": len(cuerpo), "gzip": comprimido}
    return {**medida, "mega": _lo_mas()}


def _lo_mas():
    """The most memory that this process has had, in MB."""
    estado = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+)", estado)[1]) / 1024


def atender():
    for linea in sys.stdin:
        sys.stdout.write(json.dumps(pedir(linea.strip())) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    atender()
