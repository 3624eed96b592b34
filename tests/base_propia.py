"""A database of its own, a file or a PostgreSQL one, for what kills or races whole processes."""

import json
import os
import subprocess
import sys

import psycopg
from django.conf import settings
from django.db import connection


def fundar(carpeta):
    """Makes it, with its tables; the environment for a process that works on it."""
    entorno = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": _direccion(carpeta),
        "VAR": str(carpeta),
    }
    correr(entorno, "manage.py", "migrate", "-v", "0")
    return entorno


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


def _direccion(carpeta):
    if connection.vendor == "sqlite":
        return f"sqlite:///{carpeta}/pregon.sqlite3"
    datos = connection.settings_dict
    nombre = f"propia_{os.getpid()}_{carpeta.name}".replace("-", "_").lower()
    servidor = {"host": datos["HOST"], "port": datos["PORT"], "user": datos["USER"]}
    clave = datos["PASSWORD"]
    with psycopg.connect(**servidor, password=clave, dbname="postgres", autocommit=True) as una:
        una.execute(f'CREATE DATABASE "{nombre}"')
    quien = f"{servidor['user']}:{clave}" if clave else servidor["user"]
    return f"postgres://{quien}@{servidor['host']}:{servidor['port']}/{nombre}"
