"""Files in a private bucket: handed over by the same door, piece by piece, and by no other."""

import itertools
import socket
import subprocess
import sys
import time
import tracemalloc
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.test import override_settings
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from acervo.actions import preparar
from acervo.models import Consentimiento, Imagen
from noticias.models import Noticia
from tests.acervo.test_archivo import cuerpo
from tests.acervo.test_consentimientos import crear_consentimiento
from tests.fabricas import crear_documento, crear_grabacion, crear_imagen, mostrar, quitar
from tests.fugas.test_recorrido import sin_fugas
from tests.moderacion.admin import entrar

GRANDE = 48 * 1024 * 1024
SIN_MOTO = "Falta moto, el S3 de las pruebas: pip install -r requirements-dev.txt"
pytest.importorskip("moto.server", reason=SIN_MOTO)
boto3 = pytest.importorskip("boto3", reason=SIN_MOTO)

numero = itertools.count(1)


@pytest.fixture(scope="module")
def servidor():
    """The address of a server that speaks S3, on loopback, in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as libre:
        puerto = libre.getsockname()[1]
    orden = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(puerto)]
    nada = subprocess.DEVNULL
    with subprocess.Popen(orden, stdout=nada, stderr=nada) as proceso:  # noqa: S603  ours
        try:
            _esperar(puerto)
            yield f"http://127.0.0.1:{puerto}"
        finally:
            proceso.terminate()


def _esperar(puerto):
    for _ in range(300):
        with suppress(OSError), socket.create_connection(("127.0.0.1", puerto), timeout=1):
            return
        time.sleep(0.2)
    raise TimeoutError("The server of S3 did not start.")


@pytest.fixture
def cubo(servidor, settings):
    """The program keeps its files there; gives the bucket."""
    nombre = f"cubo-{next(numero)}"
    opciones = {
        "bucket_name": nombre,
        "access_key": "LLAVE-CANARIO",
        "secret_key": "SECRETO-CANARIO",
        "endpoint_url": servidor,
        "region_name": "us-east-1",
    }
    boto3.client(
        "s3",
        endpoint_url=servidor,
        aws_access_key_id="x",
        aws_secret_access_key="x",
        region_name="us-east-1",
    ).create_bucket(Bucket=nombre)
    with _almacenes(settings.STORAGES, opciones):
        yield storages["default"].bucket


@contextmanager
def _almacenes(otros, opciones):
    en_s3 = {"BACKEND": "acervo.s3.AlmacenS3", "OPTIONS": opciones}
    aparte = {**en_s3, "OPTIONS": {**opciones, "location": "reservado"}}
    campo = Consentimiento._meta.get_field("documento")
    antes = campo.storage
    with override_settings(STORAGES={**otros, "default": en_s3, "reservado": aparte}):
        campo.storage = storages["reservado"]
        try:
            yield
        finally:
            campo.storage = antes


def claves(cubo):
    return {objeto.key for objeto in cubo.objects.all()}


def contar(cubo):
    """What is asked of the bucket from now on, as (operation, bytes that come back)."""
    pedidos = []

    def apuntar(model, parsed, **_):
        pedidos.append((model.name, parsed.get("ContentLength", 0)))

    cubo.meta.client.meta.events.register("after-call.s3", apuntar)
    return pedidos


def test_what_comes_in_and_what_is_made_is_in_the_bucket_and_goes_out_by_our_door(
    client, portada, cubo
):
    foto = crear_imagen()
    variantes = preparar(imagen=foto)
    documento = crear_documento()
    suyas = {foto.file.name, documento.file.name, *(v[0] for v in variantes.values())}
    assert suyas <= claves(cubo)
    assert foto.file.url == f"/medios/{foto.file.name}", "pages name our door, not the bucket's"
    url = f"/medios/{variantes['webp-400'][0]}"
    assert client.get(url).status_code == 404
    mostrar(foto)
    respuesta = client.get(url)
    assert respuesta.status_code == 200
    assert respuesta["Content-Type"] == "image/webp"
    assert len(cuerpo(respuesta)) == int(respuesta["Content-Length"]) > 0
    assert client.get(url, headers={"if-none-match": respuesta["ETag"]}).status_code == 304
    assert client.get(
        url, headers={"if-modified-since": respuesta["Last-Modified"]}
    ).status_code == (304)
    cabeza = client.head(url)
    assert cabeza["Content-Length"] == respuesta["Content-Length"]


def test_it_closes_with_its_page_too(client, portada, cubo):
    foto = crear_imagen()
    url = f"/medios/{preparar(imagen=foto)['webp-400'][0]}"
    mostrar(foto)
    sello = client.get(url)["ETag"]
    quitar(Noticia.objects.get(imagen_id=foto.pk))
    assert client.get(url, headers={"if-none-match": sello}).status_code == 404


def test_two_files_with_the_same_name_are_two(portada, cubo):
    uno, otro = (
        crear_documento(file=ContentFile(texto, name="acta.pdf"))
        for texto in (b"%PDF uno", b"%PDF")
    )
    assert uno.file.name != otro.file.name
    assert uno.file.read() == b"%PDF uno"


@pytest.mark.parametrize(
    ("rango", "desde", "hasta"),
    [("bytes=0-0", 0, 0), ("bytes=100-199", 100, 199), ("bytes=-40", 464, 503)],
)
def test_a_piece_is_asked_of_the_bucket_as_that_piece(client, portada, cubo, rango, desde, hasta):
    grabacion = mostrar(crear_grabacion("video"))
    entero = grabacion.file.read()
    pedidos = contar(cubo)
    respuesta = client.get(grabacion.file.url, headers={"range": rango})
    largo = len(entero)
    desde, hasta = (largo - 40, largo - 1) if rango == "bytes=-40" else (desde, hasta)
    assert respuesta.status_code == 206
    assert cuerpo(respuesta) == entero[desde : hasta + 1]
    assert respuesta["Content-Range"] == f"bytes {desde}-{hasta}/{largo}"
    assert [p for p in pedidos if p[0] == "GetObject"] == [("GetObject", hasta - desde + 1)]
    assert len([p for p in pedidos if p[0] == "HeadObject"]) == 1
    respuesta.close()


def test_nothing_is_brought_for_who_asks_whether_it_changed_nor_by_head(client, portada, cubo):
    grabacion = mostrar(crear_grabacion("video"))
    sello = client.get(grabacion.file.url)["ETag"]
    pedidos = contar(cubo)
    client.head(grabacion.file.url)
    client.get(grabacion.file.url, headers={"if-none-match": sello})
    client.get(grabacion.file.url, headers={"range": "bytes=999999-"})
    assert {nombre for nombre, _ in pedidos} == {"HeadObject"}


def test_a_piece_of_a_large_video_is_not_the_video_in_memory(client, portada, cubo):
    grabacion = mostrar(crear_grabacion("video"))
    cubo.Object(grabacion.file.name).put(Body=b"\0" * GRANDE)
    client.get(grabacion.file.url, headers={"range": "bytes=0-9"}).close()
    tracemalloc.start()
    respuesta = client.get(grabacion.file.url, headers={"range": "bytes=40000000-40000099"})
    assert len(cuerpo(respuesta)) == 100
    respuesta.close()
    pico = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert respuesta["Content-Range"].endswith(f"/{GRANDE}")
    assert pico < GRANDE / 8, f"{pico} bytes"


def test_what_is_gone_from_the_bucket_does_not_exist(client, portada, cubo):
    documento = mostrar(crear_documento())
    default_storage.delete(documento.file.name)
    assert client.get(documento.url).status_code == 404


def test_nobody_reads_the_bucket_by_its_own_address(portada, cubo, servidor):
    foto = crear_imagen()
    preparar(imagen=foto)
    crear_consentimiento(foto, documento=ContentFile(b"%PDF-1.4 CANARIO", name="papel.pdf"))
    assert len(claves(cubo)) > 2
    for clave in claves(cubo):
        with pytest.raises(urllib.error.HTTPError) as negado:
            urllib.request.urlopen(f"{servidor}/{cubo.name}/{clave}")  # noqa: S310  loopback
        assert negado.value.code == 403, clave


def test_the_paper_of_a_consent_is_apart_and_only_its_record_opens_it(client, portada, cubo):
    papel = ContentFile(b"%PDF-1.4 CANARIO", name="papel.pdf")
    uno = crear_consentimiento(crear_imagen(), documento=papel)
    (clave,) = {c for c in claves(cubo) if c.startswith("reservado/")}
    for ruta in (clave, uno.documento.name, clave.removeprefix("reservado/")):
        assert client.get(f"/medios/{ruta}").status_code == 404
    entrar(client, "Redacción")
    assert client.get(f"/medios/{clave}").status_code == 404
    respuesta = client.get(reverse("consentimientos:documento", args=[uno.pk]))
    assert cuerpo(respuesta) == b"%PDF-1.4 CANARIO"


def test_a_photograph_deleted_leaves_the_bucket_and_no_key_is_written_in_the_queue(
    portada, cubo, django_capture_on_commit_callbacks
):
    foto = crear_imagen()
    with django_capture_on_commit_callbacks(execute=True):
        Imagen.objects.get(pk=foto.pk).delete()
    trabajos = DBTaskResult.objects.filter(task_path__endswith="delete_file_from_storage_task")
    assert trabajos.exists()
    for trabajo in trabajos:
        assert "CANARIO" not in str(trabajo.args_kwargs)
        trabajo.task.call(*trabajo.args_kwargs["args"])
    assert foto.file.name not in claves(cubo)


def test_the_walk_of_every_public_door_finds_nothing_private_in_the_bucket(client, portada, cubo):
    assert any("/medios/images/" in url for url in sin_fugas(client))
