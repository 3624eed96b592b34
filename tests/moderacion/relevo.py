"""Kills the queue's worker after each thing it writes; another takes the job up.

Run in a process of its own, as `muertes`; its account is JSON on the last line.
"""

import json
import sys

from tests.moderacion.muertes import esperar, hijo  # isort: skip  it sets Django up

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from acervo.actions import filtros
from acervo.tasks import preparar_fotografias
from moderacion.reloj.cola import VECES, soltar_trabajos
from tests.fabricas import crear_imagen


def trabajar(nombre):
    opciones = {"queue_name": "*", "batch": True, "startup_delay": False, "reload": False}
    return lambda: call_command("db_worker", worker_id=nombre, verbosity=0, **opciones)


def un_relevo(n):
    """A worker dies after its n-th write, another finishes; what was wrong, or nothing."""
    imagen = crear_imagen()
    DBTaskResult.objects.all().delete()  # the framework's own, and those of the turn before
    preparar_fotografias.enqueue([imagen.pk])
    murio, _ = esperar(*hijo(trabajar(f"muere-{n}"), muere_en=n))
    colgados = DBTaskResult.objects.running().count()
    sueltos = soltar_trabajos(de=f"muere-{n}")
    esperar(*hijo(trabajar(f"releva-{n}")))
    imagen.refresh_from_db()
    tamanos = sorted(imagen.renditions.values_list("filter_spec", flat=True))
    bien = (
        not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists()
        and len(tamanos) == len(set(tamanos)) == len(filtros())
        and set(imagen.variantes) == set(filtros())
    )
    return {"n": n, "murio": murio, "colgados": colgados, "sueltos": sueltos, "bien": bien}


def uno_que_mata():
    """A job that kills whoever takes it is set apart after so many: its last state."""
    imagen = crear_imagen()
    DBTaskResult.objects.all().delete()
    trabajo = preparar_fotografias.enqueue([imagen.pk])
    for n in range(VECES):
        esperar(*hijo(trabajar(f"victima-{n}"), muere_en=2))
        soltar_trabajos(de=f"victima-{n}")
    return DBTaskResult.objects.get(pk=trabajo.id).status


def principal(hasta):
    relevos = [un_relevo(n) for n in range(1, hasta + 1)]
    sys.stdout.write(json.dumps({"relevos": relevos, "que_mata": uno_que_mata()}) + "\n")


if __name__ == "__main__":
    principal(int(sys.argv[1]))
