"""A database of its own, a file or a PostgreSQL one, for what kills or races whole processes."""

import json
import os
import subprocess
import sys

import psycopg
from django.conf import settings
from django.db import connection


def fundar(carpeta):
    """Makes it, as this worker's own is; the environment for a process that works on it."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": _copiar(carpeta),
        "VAR": str(carpeta),
    }


def correr(entorno, *orden):
    """What it writes on its standard output; its errors are shown where it fails."""
    hecho = subprocess.run(  # noqa: S603  our own program
        [sys.executable, *orden],
        cwd=settings.RAIZ,
        env=entorno,
        capture_output=True,
        text=True,
        check=False,
    )
    assert hecho.returncode == 0, hecho.stderr[-3000:]
    return hecho.stdout


def preguntar(entorno, *orden):
    return json.loads(correr(entorno, *orden).splitlines()[-1])


def _copiar(carpeta):
    """Its address, once it has what the tests' one has."""
    if connection.vendor == "sqlite":
        archivo = f"{carpeta}/pregon.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [archivo])
        return f"sqlite:///{archivo}"
    datos = connection.settings_dict
    nombre = f"propia_{os.getpid()}_{carpeta.name}".replace("-", "_").lower()
    servidor = {"host": datos["HOST"], "port": datos["PORT"], "user": datos["USER"]}
    clave = datos["PASSWORD"]
    connection.close()  # nobody may be in what is copied
    with psycopg.connect(**servidor, password=clave, dbname="postgres", autocommit=True) as una:
        una.execute(f'CREATE DATABASE "{nombre}" TEMPLATE "{datos["NAME"]}"')
    quien = f"{servidor['user']}:{clave}" if clave else servidor["user"]
    return f"postgres://{quien}@{servidor['host']}:{servidor['port']}/{nombre}"
