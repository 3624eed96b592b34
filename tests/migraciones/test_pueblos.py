"""A town that an earlier version left is migrated, and answers each of its addresses as before."""

import lzma
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.muestra import TODO

PUEBLOS = settings.RAIZ / "tests" / "datos" / "pueblos"
EL_ULTIMO = "medios"


def correr(*orden, base, entrada=""):
    """That order of Python on the database `base`; what it printed."""
    entorno = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": f"sqlite:///{base}",
        "VAR": str(base.parent),
        "SITIO_URL": "http://127.0.0.1:8000",
    }
    hecho = subprocess.run(  # noqa: S603  our own program
        [sys.executable, *orden],
        cwd=settings.RAIZ,
        env=entorno,
        input=entrada,
        capture_output=True,
        text=True,
        check=False,
    )
    assert hecho.returncode == 0, hecho.stderr[-3000:]
    return hecho.stdout


def cuales():
    """All with TODO=1; without it, that of the version before this one."""
    todos = sorted(archivo.name.split(".")[0] for archivo in PUEBLOS.glob("*.xz"))
    return todos if TODO else [EL_ULTIMO]


@pytest.fixture(scope="module", params=cuales())
def pueblo(request, tmp_path_factory):
    """That town's database, migrated to today, and what its addresses answered then."""
    base = tmp_path_factory.mktemp("pueblo") / "pueblo.sqlite3"
    base.write_bytes(lzma.decompress((PUEBLOS / f"{request.param}.sqlite3.xz").read_bytes()))
    correr("manage.py", "migrate", "--verbosity=0", base=base)
    return base, (PUEBLOS / f"{request.param}.txt").read_text().splitlines()


def test_every_address_of_an_earlier_town_answers_as_before(pueblo):
    base, antes = pueblo
    direcciones = "\n".join(linea.split()[1] for linea in antes)
    ahora = correr("-m", "tests.migraciones.responder", base=base, entrada=direcciones)
    assert [linea for linea in ahora.splitlines() if linea not in antes] == []
    assert len(ahora.splitlines()) == len(antes) > 200


def test_what_was_public_is_in_the_ledger_of_an_earlier_town(pueblo):
    base, _ = pueblo
    faltan = (
        "import django; django.setup()\n"
        "from wagtail.models import Page\n"
        "from moderacion.custodia import libro\n"
        "for p in Page.objects.filter(depth__gt=1, live=True).specific():\n"
        "    if not libro.aprobada(p.live_revision) or libro.difiere(p, p.live_revision):\n"
        "        print(p)\n"
    )
    assert correr("-c", faltan, base=base) == ""


def test_the_acts_of_an_earlier_town_have_their_record(pueblo):
    base, _ = pueblo
    faltan = (
        "import django; django.setup()\n"
        "from agenda_publica import caras\n"
        "from agenda_publica.models import Acto\n"
        "for acto in Acto.objects.all():\n"
        "    if caras.diferencias(acto.compromiso, acto.get_latest_revision_as_object()):\n"
        "        print(acto)\n"
        "    if acto.live and acto.compromiso.citas.count() != acto.ocurrencias.count():\n"
        "        print(acto, 'sin sus fechas')\n"
    )
    assert correr("-c", faltan, base=base) == ""
