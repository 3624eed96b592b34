"""All the photographs at once: a ZIP that goes out as it is made."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from wagtail.models import Collection, CollectionViewRestriction

from acervo.actions import preparar
from acervo.models import Imagen
from galerias.models import Foto
from galerias.paquete import TROZO, Entrada, empaquetar
from sitio.models import Ajustes
from tests.fabricas import crear_imagen
from tests.galerias.test_galeria import de_fotos

MEDIDOR = Path(__file__).parent / "peso_del_zip.py"
TOPE = 64  # MB


def con_tamanos(**datos):
    imagen = crear_imagen(**datos)
    preparar(imagen=imagen)
    return imagen


def bajar(client, galeria, consulta=""):
    respuesta = client.get(f"{galeria.get_url()}fotos.zip{consulta}")
    assert respuesta.status_code == 200
    assert respuesta["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(respuesta.streaming_content)))


def test_it_carries_the_photographs_in_order_with_what_must_be_said(portada, client):
    Ajustes.objects.update(uso_permitido="Uso libre si se dice el crédito")
    fotos = [
        Foto(imagen=con_tamanos(credito="Ulises"), pie="El corte de listón.", sort_order=0),
        Foto(imagen=con_tamanos(), credito="Marisol", alt="Dos niñas.", sort_order=1),
    ]
    galeria = de_fotos(
        fotos, slug="la-feria", title="La feria", fecha=datetime(2026, 3, 5, tzinfo=UTC)
    )
    paquete = bajar(client, galeria)
    assert paquete.testzip() is None
    assert paquete.namelist() == ["Créditos y uso.txt", "la-feria-01.jpg", "la-feria-02.jpg"]
    assert paquete.infolist()[0].flag_bits & 0x800
    assert paquete.infolist()[1].date_time[:3] == (2026, 3, 4)
    for nombre, foto in zip(paquete.namelist()[1:], galeria.para_pagina(), strict=True):
        with default_storage.open(foto.imagen.variantes["impresion"][0]) as archivo:
            assert paquete.read(nombre) == archivo.read()
    dicho = paquete.read("Créditos y uso.txt").decode("utf-8-sig")
    for frase in (
        *("La feria", "Permiso: Uso libre si se dice el crédito", "la-feria-01.jpg"),
        *(
            "Pie: El corte de listón.",
            "Crédito: Ulises",
            "Crédito: Marisol",
            "Qué se ve: Dos niñas.",
        ),
    ):
        assert frase in dicho.split("\r\n"), frase


def test_those_chosen_for_the_media_go_alone_and_the_lead_first(portada, client):
    elegidas = ["", "medios", "principal"]
    fotos = [
        Foto(imagen=con_tamanos(), seleccion=cual, sort_order=n) for n, cual in enumerate(elegidas)
    ]
    galeria = de_fotos(fotos, slug="feria")
    nombres = bajar(client, galeria, "?seleccion=medios").namelist()[1:]
    assert nombres == ["feria-03.jpg", "feria-02.jpg"]
    for sin_sentido in ("?seleccion=todas", "?seleccion=%27", "?otra=1"):
        assert len(bajar(client, galeria, sin_sentido).namelist()) == 4


def test_what_may_not_be_had_now_is_not_in_it(portada, client):
    cerrada = Collection.get_first_root_node().add_child(name="Reservada")
    CollectionViewRestriction.objects.create(collection=cerrada, restriction_type="login")
    imagenes = [con_tamanos(), con_tamanos(), con_tamanos(collection=cerrada), crear_imagen()]
    galeria = de_fotos([Foto(imagen=i, sort_order=n) for n, i in enumerate(imagenes)], slug="feria")
    Imagen.objects.filter(pk=imagenes[1].pk).update(retirada=True)
    paquete = bajar(client, galeria)
    assert paquete.namelist()[1:] == ["feria-01.jpg"]
    assert "feria-02" not in paquete.read("Créditos y uso.txt").decode()
    Imagen.objects.filter(pk=imagenes[0].pk).update(retirada=True)
    assert client.get(f"{galeria.get_url()}fotos.zip").status_code == 404


def test_a_file_that_is_gone_does_not_spoil_the_rest(portada, client):
    imagenes = [con_tamanos(), con_tamanos()]
    galeria = de_fotos([Foto(imagen=i, sort_order=n) for n, i in enumerate(imagenes)], slug="feria")
    default_storage.delete(galeria.para_pagina()[0].imagen.variantes["impresion"][0])
    paquete = bajar(client, galeria)
    assert paquete.testzip() is None
    assert paquete.namelist()[1:] == ["feria-02.jpg"]


def test_a_head_tells_of_it_and_opens_nothing(portada, client):
    galeria = de_fotos([Foto(imagen=con_tamanos())], slug="feria")
    default_storage.delete(galeria.para_pagina()[0].imagen.variantes["impresion"][0])
    respuesta = client.head(f"{galeria.get_url()}fotos.zip")
    assert respuesta.status_code == 200
    assert respuesta["Content-Type"] == "application/zip"
    assert 'filename="feria.zip"' in respuesta["Content-Disposition"]
    assert b"".join(respuesta) == b""
    assert "Content-Length" not in respuesta
    assert client.post(f"{galeria.get_url()}fotos.zip").status_code == 405
    assert not respuesta.cookies


def test_its_first_bytes_go_before_the_second_file_is_opened():
    abiertos = []

    def abrir(n):
        abiertos.append(n)
        return io.BytesIO(bytes([n]) * 700_000)

    trozos = empaquetar(Entrada(f"{n}.jpg", lambda n=n: abrir(n)) for n in (1, 2, 3))
    primero = next(trozos)
    assert primero.startswith(b"PK\x03\x04")
    assert len(primero) > 200_000
    assert abiertos == [1]
    resto = list(trozos)
    assert max(len(trozo) for trozo in [primero, *resto]) < 2 * TROZO
    entero = primero + b"".join(resto)
    assert abiertos == [1, 2, 3]
    assert zipfile.ZipFile(io.BytesIO(entero)).testzip() is None


def test_who_leaves_halfway_closes_what_was_open():
    archivo = io.BytesIO(b"x" * 700_000)
    trozos = empaquetar([Entrada("a.jpg", lambda: archivo)])
    next(trozos)
    trozos.close()
    assert archivo.closed


@pytest.mark.parametrize("cuantas", [2, 200])
def test_two_hundred_of_print_size_weigh_as_little_as_two(tmp_path, cuantas):
    """Peak memory of a process of its own that does nothing else."""
    orden = [sys.executable, str(MEDIDOR), str(tmp_path), str(cuantas)]
    hecho = subprocess.run(  # noqa: S603  our own script
        orden, capture_output=True, text=True, check=True, cwd=settings.RAIZ
    )
    medido = json.loads(hecho.stdout)
    assert medido["bytes"] > cuantas * 3_000_000
    assert medido["mb"] <= TOPE
