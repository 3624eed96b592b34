"""The one door of files: who may have each, and how it is handed over."""

import email.message
import posixpath
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from django.urls import NoReverseMatch, reverse
from wagtail.models import Collection, CollectionViewRestriction

from acervo.actions import preparar
from acervo.models import Documento, Imagen, Multimedia
from tests import fabricas
from tests.fabricas import bytes_de_imagen, crear_usuario, mostrar

VIDEO = bytes(range(256)) * 40
SUBTITULOS = "WEBVTT\n\n00:00.000 --> 00:02.000\nBuenos días.\n"


def url(archivo):
    return f"/medios/{archivo.name}"


def crear_video(**datos):
    return Multimedia.objects.create(
        title="Cápsula",
        type="video",
        duration=12,
        file=ContentFile(VIDEO, name="capsula.mp4"),
        thumbnail=ContentFile(bytes_de_imagen(formato="WEBP"), name="capsula.webp"),
        subtitulos=ContentFile(SUBTITULOS.encode(), name="capsula.vtt"),
        **datos,
    )


def crear_documento(**datos):
    return mostrar(fabricas.crear_documento(**datos))


def crear_imagen(**datos):
    return mostrar(fabricas.crear_imagen(**datos))


def crear_coleccion(padre=None, restriccion="", grupo=None):
    padre = padre or Collection.get_first_root_node()
    coleccion = padre.add_child(name="Reservada")
    if restriccion:
        fila = CollectionViewRestriction.objects.create(
            collection=coleccion, restriction_type=restriccion, password="abc"
        )
        if grupo:
            fila.groups.add(grupo)
    return coleccion


def cuerpo(respuesta):
    return b"".join(respuesta.streaming_content) if respuesta.streaming else respuesta.content


@pytest.fixture
def video(portada):
    return mostrar(crear_video())


def test_a_size_of_a_photograph_is_for_anyone_in_two_queries(
    client, portada, django_assert_max_num_queries
):
    variantes = preparar(imagen=crear_imagen())
    client.get(f"/medios/{variantes['webp-400'][0]}")  # whether there is a ban is asked once
    with django_assert_max_num_queries(2):
        respuesta = client.get(f"/medios/{variantes['webp-400'][0]}")
    assert respuesta.status_code == 200
    assert respuesta["Content-Type"] == "image/webp"
    assert "public" in respuesta["Cache-Control"]
    assert not respuesta.cookies
    assert "Cookie" not in respuesta.get("Vary", "")
    assert respuesta["X-Content-Type-Options"] == "nosniff"
    assert int(respuesta["Content-Length"]) == len(cuerpo(respuesta))


def test_being_logged_in_changes_nothing_of_what_is_public(client, portada):
    client.force_login(crear_usuario("Redacción"))
    respuesta = client.get(url(crear_documento().file))
    assert "public" in respuesta["Cache-Control"]


@pytest.mark.parametrize(
    ("grupo", "codigo"), [(None, 404), ("Enlace", 404), ("Redacción", 200), ("Dirección", 200)]
)
def test_originals_are_for_those_who_work_here(client, portada, grupo, codigo):
    imagen = crear_imagen()
    if grupo:
        client.force_login(crear_usuario(grupo))
    respuesta = client.get(url(imagen.file))
    puede = grupo and crear_usuario(grupo).has_perm("wagtailadmin.access_admin")
    assert respuesta.status_code == (200 if puede else codigo)
    if respuesta.status_code == 200:
        assert "private" in respuesta["Cache-Control"]


def test_a_person_who_left_has_no_originals(client, portada):
    usuario = crear_usuario("Dirección")
    client.force_login(usuario)
    usuario.is_active = False
    usuario.save()
    assert client.get(url(crear_imagen().file)).status_code == 404


def archivos_de(coleccion):
    video = mostrar(crear_video(collection=coleccion))
    variantes = preparar(imagen=crear_imagen(collection=coleccion))
    return [
        url(crear_documento(collection=coleccion).file),
        url(video.file),
        url(video.thumbnail),
        url(video.subtitulos),
        *(f"/medios/{nombre}" for nombre, *_ in variantes.values()),
    ]


@pytest.mark.parametrize("restriccion", ["login", "groups", "password"])
@pytest.mark.parametrize("honda", [False, True], ids=["la suya", "la de su antecesora"])
def test_the_privacy_of_a_collection_and_of_those_above_it_is_kept(
    client, portada, restriccion, honda
):
    usuario = crear_usuario("Redacción")
    coleccion = crear_coleccion(restriccion=restriccion, grupo=usuario.groups.get())
    dentro = crear_coleccion(padre=coleccion) if honda else coleccion
    rutas = archivos_de(dentro)
    assert {client.get(ruta).status_code for ruta in rutas} == {404}
    client.force_login(crear_usuario("Enlace"))
    esperado = {200} if restriccion == "login" else {404}
    assert {client.get(ruta).status_code for ruta in rutas} == esperado
    client.force_login(usuario)
    respuestas = [client.get(ruta) for ruta in rutas]
    assert {r.status_code for r in respuestas} == ({404} if restriccion == "password" else {200})
    for respuesta in respuestas:
        if respuesta.status_code == 200:
            assert "private" in respuesta["Cache-Control"]
            assert "Cookie" in respuesta["Vary"]


def test_a_collection_beside_a_private_one_stays_public(client, portada):
    crear_coleccion(restriccion="login")
    ruta = url(crear_documento(collection=crear_coleccion()).file)
    assert client.get(ruta).status_code == 200


RAROS = [
    "",
    "documents",
    "documents/",
    "documents/no-existe.pdf",
    "documents/../documents/{nombre}",
    "documents/%2e%2e/pregon.sqlite3",
    "../pregon.sqlite3",
    "..%2Fpregon.sqlite3",
    "/etc/passwd",
    "%2Fetc%2Fpasswd",
    "images/{nombre}",
    "documents%5C{nombre}",
    "documents/{mayusculas}",
    "documents/{nombre}/",
    "documents//{nombre}",
    "wagtail_uploads/{nombre}",
    "avatar_images/{nombre}",
    "documents/%F0%9F%92%A7" + "a" * 3000,
]


@pytest.mark.parametrize("rara", RAROS, ids=lambda r: r[:30] or "nada")
def test_what_has_no_row_does_not_exist(client, portada, rara):
    documento = crear_documento()
    nombre = documento.file.name.split("/")[1]
    ruta = rara.format(nombre=nombre, mayusculas=nombre.upper())
    assert client.get(f"/medios/{ruta}").status_code in {400, 404}


def test_a_file_that_is_gone_does_not_exist(client, portada):
    documento = crear_documento()
    default_storage.delete(documento.file.name)
    assert client.get(url(documento.file)).status_code == 404


def test_only_reading(client, video):
    assert client.post(url(video.file)).status_code == 405
    assert client.delete(url(video.file)).status_code == 405


def test_head_says_the_same_without_the_body(client, video):
    de_get, de_head = client.get(url(video.file)), client.head(url(video.file))
    for nombre in ("Content-Length", "Content-Type", "ETag", "Last-Modified", "Accept-Ranges"):
        assert de_head[nombre] == de_get[nombre]
    assert de_head.content == b"" if not de_head.streaming else not cuerpo(de_head)


def test_who_has_it_already_is_told_so(client, video):
    primera = client.get(url(video.file))
    for cabeceras in (
        {"if-none-match": primera["ETag"]},
        {"if-none-match": f'"otro", W/{primera["ETag"]}'},
        {"if-none-match": "*"},
        {"if-modified-since": primera["Last-Modified"]},
    ):
        segunda = client.get(url(video.file), headers=cabeceras)
        assert segunda.status_code == 304, cabeceras
        assert segunda["ETag"] == primera["ETag"]
        assert "max-age" in segunda["Cache-Control"]
    otra = client.get(url(video.file), headers={"if-none-match": '"otro"'})
    assert otra.status_code == 200


@pytest.mark.parametrize(
    ("rango", "desde", "hasta"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=100-199", 100, 199),
        ("bytes=10000-", 10000, 10239),
        ("bytes=10000-99999", 10000, 10239),
        ("bytes=-40", 10200, 10239),
        ("bytes=-99999", 0, 10239),
        ("bytes=0-", 0, 10239),
    ],
)
def test_a_piece_of_a_video(client, video, rango, desde, hasta):
    respuesta = client.get(url(video.file), headers={"range": rango})
    assert respuesta.status_code == 206
    assert respuesta["Content-Range"] == f"bytes {desde}-{hasta}/10240"
    assert int(respuesta["Content-Length"]) == hasta - desde + 1
    assert respuesta["Content-Type"] == "video/mp4"
    assert cuerpo(respuesta) == VIDEO[desde : hasta + 1]
    respuesta.close()


@pytest.mark.parametrize("rango", ["bytes=10240-", "bytes=99999-100000", "bytes=-0", "bytes=9-3"])
def test_a_piece_that_there_is_not(client, video, rango):
    respuesta = client.get(url(video.file), headers={"range": rango})
    assert respuesta.status_code == 416
    assert respuesta["Content-Range"] == "bytes */10240"


@pytest.mark.parametrize(
    "rango", ["", "bytes=", "bytes=-", "bytes=a-b", "bytes=0-1,5-6", "lines=1-2", "bytes=0-1" * 99]
)
def test_what_is_not_a_range_gets_it_whole(client, video, rango):
    respuesta = client.get(url(video.file), headers={"range": rango})
    assert respuesta.status_code == 200
    assert cuerpo(respuesta) == VIDEO


def test_a_piece_of_what_has_changed_is_given_whole(client, video):
    sello = client.get(url(video.file))["ETag"]
    cabeceras = {"range": "bytes=0-9", "if-range": '"viejo"'}
    assert client.get(url(video.file), headers=cabeceras).status_code == 200
    cabeceras["if-range"] = sello
    assert client.get(url(video.file), headers=cabeceras).status_code == 206


@pytest.mark.parametrize(
    ("nombre", "tipo", "adjunto"),
    [
        ("plan.pdf", "application/pdf", False),
        ("lista.csv", "text/csv", True),
        ("notas.txt", "text/plain", True),
        ("oficio.docx", "application/vnd.", True),
        ("cosa.desconocida", "application/octet-stream", True),
    ],
)
def test_each_document_says_what_it_is_and_only_pdfs_are_shown(
    client, portada, nombre, tipo, adjunto
):
    documento = crear_documento(file=ContentFile(b"texto", name=nombre))
    respuesta = client.get(url(documento.file))
    assert respuesta["Content-Type"].startswith(tipo)
    disposicion = respuesta.get("Content-Disposition", "inline")
    assert disposicion.startswith("attachment") == adjunto
    if adjunto:
        assert nombre.split(".")[0] in disposicion


@pytest.mark.parametrize(
    "nombre",
    [
        "Informe de gestión 2026.txt",
        'El "Grito"; versión final.txt',
        'a"; filename="otro.exe.txt',
        "barra\\invertida%22.txt",
        "ñandú \U0001f426.txt",
    ],
)
def test_however_a_file_is_called_it_is_downloaded_with_its_name(client, portada, nombre):
    """The storage cleans names as they come in; what was put there by other means is as it is."""
    documento = crear_documento(file=ContentFile(b"a", name="x.txt"))
    almacen = documento.file.storage
    ruta = almacen.save(f"documents/{nombre}", ContentFile(b"a"))
    Documento.objects.filter(pk=documento.pk).update(file=ruta)
    respuesta = client.get(reverse("archivo", args=[ruta]))
    assert respuesta.status_code == 200
    leida = email.message.Message()
    leida["Content-Disposition"] = respuesta["Content-Disposition"]
    assert leida.get_content_disposition() == "attachment"
    assert leida.get_filename() == posixpath.basename(ruta)


def test_a_line_break_in_a_name_goes_no_further_than_the_door(client, portada):
    documento = crear_documento(file=ContentFile(b"a", name="uno\r\nSet-Cookie: x=1\n.txt"))
    respuesta = client.get(url(documento.file))
    assert respuesta["Content-Disposition"] == 'attachment; filename="unoSet-Cookie_x1.txt"'
    assert "Set-Cookie" not in respuesta


def test_subtitles_are_subtitles(client, video):
    respuesta = client.get(url(video.subtitulos))
    assert respuesta["Content-Type"] == "text/vtt; charset=utf-8"
    assert cuerpo(respuesta).decode() == SUBTITULOS


def test_a_proxy_in_front_is_told_which_file_to_hand_over(client, portada, settings):
    settings.MEDIOS_X_ACCEL = "/interno/"
    documento = crear_documento(file=ContentFile(b"a", name="gestión.txt"))
    respuesta = client.get(reverse("archivo", args=[documento.file.name]))
    assert respuesta["X-Accel-Redirect"].startswith("/interno/documents/gesti%C3%B3n")
    assert respuesta.content == b""
    assert respuesta["Content-Disposition"].startswith("attachment")
    privada = crear_documento(collection=crear_coleccion(restriccion="login"))
    assert client.get(url(privada.file)).status_code == 404


class AlmacenRemoto(Storage):
    """A storage without paths on a disk, which does not know when its files changed."""

    def __init__(self):
        self.archivos = {}

    def _open(self, name, mode="rb"):
        return ContentFile(self.archivos[name], name=name)

    def _save(self, name, content):
        self.archivos[name] = content.read()
        return name

    def exists(self, name):
        return name in self.archivos

    def size(self, name):
        return len(self.archivos[name])

    def url(self, name):
        return f"/medios/{name}"


@contextmanager
def almacen_de(modelo, almacen):
    campo = modelo._meta.get_field("file")
    antes, campo.storage = campo.storage, almacen
    try:
        yield
    finally:
        campo.storage = antes


def test_a_storage_without_a_disk_serves_the_same(client, portada):
    with almacen_de(Documento, AlmacenRemoto()):
        documento = crear_documento()
        respuesta = client.get(url(documento.file))
        assert cuerpo(respuesta) == b"%PDF-1.4 prueba"
        assert "Last-Modified" not in respuesta
        trozo = client.get(url(documento.file), headers={"range": "bytes=1-3"})
        assert cuerpo(trozo) == b"PDF"


def test_photographs_come_in_and_are_prepared_on_a_storage_without_a_disk(portada):
    with almacen_de(Imagen, AlmacenRemoto()):
        assert preparar(imagen=crear_imagen())["webp-400"][1] == 400


def test_when_it_changed_is_told_by_the_storage(client, video, monkeypatch):
    momento = datetime(2026, 11, 1, tzinfo=UTC)
    monkeypatch.setattr(type(default_storage._wrapped), "get_modified_time", lambda *a: momento)
    assert client.get(url(video.file))["Last-Modified"] == "Sun, 01 Nov 2026 00:00:00 GMT"


def test_the_framework_has_no_door_of_its_own(client, portada):
    documento = crear_documento()
    for nombre in ("wagtaildocs_serve", "wagtailimages_serve"):
        with pytest.raises(NoReverseMatch):
            reverse(nombre, args=[documento.pk, "x"])
    assert documento.url == url(documento.file)
    for ruta in (
        f"/documents/{documento.pk}/{documento.filename}",
        f"/documentos/{documento.pk}/x/",
    ):
        assert client.get(ruta).status_code == 404


@pytest.mark.parametrize(
    "lista", ["wagtaildocs:index", "wagtailimages:index", "wagtailmedia:index"]
)
def test_the_panel_lists_files_without_those_doors(client, portada, lista):
    crear_documento()
    crear_imagen()
    crear_video()
    client.force_login(crear_usuario(is_superuser=True))
    assert client.get(reverse(lista)).status_code == 200


def test_the_panel_shows_each_file_for_editing(client, portada):
    client.force_login(crear_usuario(is_superuser=True))
    for ruta, objeto in (
        ("wagtaildocs:edit", crear_documento()),
        ("wagtailimages:edit", crear_imagen()),
        ("wagtailmedia:edit", crear_video()),
    ):
        assert client.get(reverse(ruta, args=[objeto.pk])).status_code == 200
