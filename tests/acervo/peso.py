"""What cleaning weighs: `python -m tests.acervo.peso FOLDER` prints, of each file, its peak.

In a process of its own, which has nothing else; the mark of the highest memory is put back before
each file (`ru_maxrss` would carry over that of the process that started this one).
"""

import json
import sys
from pathlib import Path

from django.conf import settings

if not settings.configured:
    settings.configure(WAGTAILIMAGES_MAX_IMAGE_PIXELS=60_000_000, USE_TZ=True)

from django.core.exceptions import ValidationError
from django.core.files import File

from acervo.limpieza import limpiar


def _estado(campo):
    for linea in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if linea.startswith(campo):
            return int(linea.split()[1]) / 1024
    return 0


def _pesar(ruta):
    """(what came of it, MB above what the process had)."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    tenia = _estado("VmRSS")
    with ruta.open("rb") as abierto:
        try:
            hecho = limpiar(File(abierto, name="foto.jpg")).name
        except ValidationError as error:
            hecho = error.messages[0]
    return hecho, round(_estado("VmHWM") - tenia, 1)


def principal(carpeta):
    sys.stdout.write(json.dumps({r.name: _pesar(r) for r in sorted(Path(carpeta).iterdir())}))


if __name__ == "__main__":
    principal(sys.argv[1])
