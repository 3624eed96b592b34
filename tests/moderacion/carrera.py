"""So many people publish at once, each in a process of their own: what numbers come of it.

Run in a process of its own, as `muertes`; its account is JSON on the last line.
"""

import json
import os
import sys
import time

from tests.moderacion.muertes import hijo  # isort: skip  it sets Django up

from django.db import OperationalError

from moderacion.models import Contador, Folio
from portada.actions import plantar_sitio
from tests.fabricas import crear_noticia, hacer_publica

VECES = 9


def publicar(revisiones, salida):
    time.sleep(max(0, salida - time.monotonic()))
    for revision in revisiones:
        hasta_que_le_toque(revision)


def hasta_que_le_toque(revision):
    """SQLite gives no turns: of eight who never rest, one may wait longer than the engine does.
    Nothing of it was begun, and a person presses again."""
    for _ in range(VECES):
        try:
            return hacer_publica(revision)
        except OperationalError as error:
            if "locked" not in str(error):
                raise
    raise SystemExit("Nunca le tocó.")


def principal(personas, cada_una):
    plantar_sitio()
    antes = Folio.objects.count()
    por_persona = [
        [crear_noticia(publicada=False).latest_revision for _ in range(cada_una)]
        for _ in range(personas)
    ]
    salida = time.monotonic() + 1
    hijos = [hijo(lambda suyas=suyas: publicar(suyas, salida)) for suyas in por_persona]
    murieron = [pid for pid, leer in hijos if termino_mal(pid, leer)]
    if murieron:
        raise SystemExit("Alguien no pudo publicar: vea su error arriba.")
    todo = {
        "antes": antes,
        "folios": sorted(Folio.objects.values_list("numero", flat=True)),
        "contador": Contador.objects.get().ultimo,
        "segundos": round(time.monotonic() - salida, 1),
    }
    sys.stdout.write(json.dumps(todo) + "\n")


def termino_mal(pid, leer):
    with os.fdopen(leer) as dicho:
        dicho.read()
    return os.waitpid(pid, 0)[1] != 0


if __name__ == "__main__":
    principal(int(sys.argv[1]), int(sys.argv[2]))
