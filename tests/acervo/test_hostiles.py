"""What a camera does not make goes in clean, or is refused in one sentence, and costs little."""

import json
import subprocess
import sys
from io import BytesIO

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from acervo.limpieza import limpiar
from acervo.models import Imagen
from tests.fabricas import crear_usuario

from .hostiles import ENTRA, FOTOS, GUION, codificar, hostiles

CASOS = hostiles()
NOMBRES = [f"{n:02} {ascii(nombre)[1:31]}" for n, (nombre, _, _) in enumerate(CASOS)]
MB_A_LO_MAS = 130  # above what the process has; a good one of 12 megapixels takes 90
MB_DE_12 = 130
INVISIBLES = {"\u202e", "\x00", "\n", "\r"}
RASTROS = (b"<?php", GUION, b"alert(1)", b"xmpmeta", b"virus", b"AAAAAAAA")
pytestmark = pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")


def test_there_are_more_than_twenty_of_every_kind():
    assert len(CASOS) > 50
    assert {ENTRA is que for _, _, que in CASOS} == {True, False}


@pytest.mark.parametrize(("nombre", "contenido", "que"), CASOS, ids=NOMBRES)
def test_each_goes_in_clean_or_is_refused_in_one_sentence(nombre, contenido, que):
    esperados = que if isinstance(que, set) else {que}
    try:
        limpio = limpiar(ContentFile(contenido, name=nombre))
    except ValidationError as error:
        (dicho,) = error.messages
        assert dicho in esperados
        return
    assert ENTRA in esperados
    _es_una_fotografia_y_nada_mas(limpio)


def _es_una_fotografia_y_nada_mas(limpio):
    nombre, contenido = limpio.name, limpio.read()
    assert not set(nombre) & INVISIBLES
    assert "/" not in nombre
    assert "\\" not in nombre
    assert len(nombre) < 100
    assert nombre.endswith((".jpg", ".png", ".webp"))
    assert [r for r in RASTROS if r in contenido] == []
    with Image.open(BytesIO(contenido), formats=["JPEG", "PNG", "WEBP"]) as imagen:
        imagen.load()
        assert imagen.mode in {"L", "RGB", "RGBA", "P", "LA", "1"}
        assert not dict(imagen.getexif())
    assert len(contenido) < 200_000


@pytest.fixture(scope="module")
def pesos(tmp_path_factory):
    """{name: [what came of it, MB above]}, of a process that cleaned them one after the other."""
    carpeta = tmp_path_factory.mktemp("hostiles")
    for n, (_, contenido, _) in enumerate(CASOS):
        (carpeta / f"{n:02}").write_bytes(contenido)
    for foto in [*FOTOS.glob("*.jpg"), *FOTOS.glob("*.heif")]:
        (carpeta / foto.name).write_bytes(foto.read_bytes())
    (carpeta / "doce").write_bytes(_de_doce())
    orden = [sys.executable, "-W", "ignore", "-m", "tests.acervo.peso", str(carpeta)]
    entorno = {"PATH": "/usr/bin:/bin"}
    hecho = subprocess.run(  # noqa: S603  our own
        orden, env=entorno, cwd=settings.RAIZ, check=True, capture_output=True, text=True
    )
    return json.loads(hecho.stdout)


def _de_doce():
    """12 megapixels that must be turned: the original and what is turned are held at once."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return codificar(Image.effect_noise((4000, 3000), 90).convert("RGB"), exif=exif)


def test_none_takes_more_memory_than_a_good_one(pesos):
    assert len(pesos) > len(CASOS)
    gordas = {
        n: mb for n, (_, mb) in pesos.items() if mb > (MB_DE_12 if n == "doce" else MB_A_LO_MAS)
    }
    assert gordas == {}
    assert pesos["doce"][1] > 40  # it is measured indeed: decoded it takes 36


@pytest.fixture
def panel(client, db):
    client.force_login(crear_usuario(is_superuser=True))
    return client


def _una(panel, archivo):
    datos = {"title": "Foto", "file": archivo, "collection": Collection.get_first_root_node().pk}
    return panel.post(reverse("wagtailimages:add"), datos)


def _varias(panel, archivo):
    return panel.post(reverse("wagtailimages:add_multiple"), {"title": "F", "files[]": archivo})


def _al_elegir(panel, archivo):
    raiz = Collection.get_first_root_node().pk
    prefijo = "image-chooser-upload"
    datos = {f"{prefijo}-title": "F", f"{prefijo}-file": archivo, f"{prefijo}-collection": raiz}
    return panel.post(reverse("wagtailimages_chooser:create"), datos)


def _por_lote(panel, archivo):
    return panel.post(reverse("lotes:subir"), {"archivos": archivo, "collection": 1})


def _por_lote_con_guion(panel, archivo):
    lote = panel.post(
        reverse("lotes:subir"), {"collection": 1}, headers={"accept": "application/json"}
    )
    return panel.post(lote.json()["una"], {"archivo": archivo})


PUERTAS = [_una, _varias, _al_elegir, _por_lote, _por_lote_con_guion]


@pytest.mark.parametrize("puerta", PUERTAS)
def test_no_door_breaks_with_any_of_them(panel, puerta):
    for nombre, contenido, que in CASOS:
        antes = Imagen.objects.count()
        seguro = nombre.replace("\x00", "") or "foto.jpg"  # no browser sends those two
        respuesta = puerta(panel, SimpleUploadedFile(seguro, contenido))
        assert respuesta.status_code < 400, (nombre, respuesta.status_code)
        entro = Imagen.objects.count() - antes
        if que is not None and not isinstance(que, set):
            assert entro == 0, nombre
