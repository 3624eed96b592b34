"""A recording at the door: what it says of itself, what it must not say, what may not come in."""

import shutil
import struct
from io import BytesIO
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, GroupCollectionPermission

from acervo.grabacion import recepcion, sondeo
from acervo.grabacion.depurar import depurada
from acervo.models import Multimedia
from tests.fabricas import bytes_de_imagen, crear_grabacion
from tests.moderacion.admin import entrar, leido

VIDEOS = Path(__file__).parent.parent / "datos" / "videos"
con_ffmpeg = pytest.mark.skipif(not shutil.which("ffprobe"), reason="esta máquina no tiene ffmpeg")
INDISCRETOS = [
    "con-posicion.mp4",
    "iphone.mov",
    "parado.mp4",
    "corto.webm",
    "con-pista-de-posiciones.mp4",
]
RASTROS = (b"19.702", b"101.192", b"secreto", b"Apple", b"GPS(")


def bytes_de(nombre):
    return (VIDEOS / nombre).read_bytes()


def subido(nombre, como=None):
    return SimpleUploadedFile(como or nombre, bytes_de(nombre))


def caja(tipo, dentro):
    return struct.pack(">I4s", len(dentro) + 8, tipo) + dentro


@pytest.fixture
def sin_ffmpeg(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.parametrize("nombre", INDISCRETOS)
def test_no_recording_says_where_it_was_made_nor_with_what(nombre):
    antes = bytes_de(nombre)
    despues = depurada(ContentFile(antes, name=nombre)).read()
    assert [r for r in RASTROS if r in antes] or nombre == "parado.mp4", "la prueba no prueba nada"
    assert [r for r in RASTROS if r in despues] == []
    assert len(despues) == len(antes)


@con_ffmpeg
@pytest.mark.parametrize("nombre", INDISCRETOS)
def test_what_was_emptied_still_plays(nombre, tmp_path):
    limpio = tmp_path / nombre
    limpio.write_bytes(depurada(ContentFile(bytes_de(nombre), name=nombre)).read())
    dicho = sondeo.sondear(limpio)
    assert (round(dicho.duracion), dicho.suena) == (2, True)
    assert sondeo.cuadro(limpio, 1).startswith(b"\xff\xd8")


def test_a_position_is_gone_by_whatever_door_the_file_came(db):
    malo = bytes_de("con-posicion.mp4")
    malo += caja(b"udta", caja(b"\xa9xyz", b"+19.7024-101.1922/"))
    video = crear_grabacion("video", file=ContentFile(malo, name="plaza.mp4"))
    with video.file.open() as archivo:
        assert b"19.702" not in archivo.read()


def test_what_is_only_lent_for_reading_is_not_touched(tmp_path):
    suyo = tmp_path / "suyo.mp4"
    suyo.write_bytes(bytes_de("con-posicion.mp4"))
    with suyo.open("rb") as abierto:
        assert b"19.702" not in depurada(abierto).read()
    assert b"19.702" in suyo.read_bytes()


@pytest.mark.parametrize(
    "hostil",
    [
        caja(b"ftyp", b"mp42") + caja(b"free", b"") * 30_000,
        caja(b"ftyp", b"mp42")
        + caja(
            b"moov",
            caja(
                b"trak",
                caja(
                    b"mdia",
                    caja(b"hdlr", bytes(8) + b"meta")
                    + caja(b"minf", caja(b"stbl", caja(b"stco", b"\0\0\0\0\xff\xff\xff\xff"))),
                ),
            ),
        ),
        b"\x1a\x45\xdf\xa3\x80" + b"\xec\x80" * 300_000,
        b"\x1a\x45\xdf\xa3\x80" + b"\x00" * 50,
    ],
    ids=["mil cajas", "tabla enorme", "mil elementos", "nada"],
)
def test_a_file_made_to_be_walked_for_ever_is_refused_in_a_sentence(hostil):
    with pytest.raises(ValidationError, match="No se puede leer la grabación por dentro"):
        depurada(ContentFile(hostil, name="x.mp4"))


@pytest.mark.parametrize("largo", [0, 1, 4, 8, 9, 2**31])
def test_lengths_that_lie_end_where_the_file_ends(largo):
    mentira = caja(b"ftyp", b"mp42") + struct.pack(">I4s", largo, b"udta") + b"19.7024" * 5
    limpio = depurada(ContentFile(mentira, name="x.mp4")).read()
    assert b"19.7024" not in limpio
    assert len(limpio) == len(mentira)


def agregar(client, archivo, tipo="video", **mas):
    entrar(client, "Redacción")
    datos = {"title": "La plaza", "tags": "", "duration": 0, "credito": "", "file": archivo, **mas}
    return client.post(reverse("wagtailmedia:add", args=[tipo]), datos)


@pytest.mark.parametrize("nombre", ["con-posicion.mp4", "iphone.mov", "corto.webm"])
@con_ffmpeg
def test_the_same_video_again_leads_to_the_one_that_is_here(client, db, nombre):
    assert agregar(client, subido(nombre)).status_code == 302
    video = Multimedia.objects.get()
    respuesta = agregar(client, subido(nombre), title="Otra vez")
    assert "Ya estaba: es" in respuesta.content.decode()
    assert f"""<a href='{reverse("wagtailmedia:edit", args=[video.pk])}'""" in (
        respuesta.content.decode()
    )
    assert Multimedia.objects.get() == video
    suya = {"title": "La plaza", "tags": "", "duration": 0, "credito": "", "file": subido(nombre)}
    ficha = reverse("wagtailmedia:edit", args=[video.pk])
    assert client.post(ficha, {**suya, **leido(video)}).status_code == 302  # its own, once more


def test_of_a_video_that_one_may_not_see_nothing_is_said(client, db):
    ajena = Collection.get_first_root_node().add_child(instance=Collection(name="Ajena"))
    suya = Collection.get_first_root_node().add_child(instance=Collection(name="Suya"))
    entrar(client, "Redacción")
    GroupCollectionPermission.objects.filter(group__name="Redacción").update(collection=suya)
    archivo = File((VIDEOS / "corto.webm").open("rb"), name="corto.webm")
    Multimedia.objects.create(title="A", type="video", duration=2, file=archivo, collection=ajena)
    assert agregar(client, subido("corto.webm"), duration=2).status_code == 302


@con_ffmpeg
@pytest.mark.parametrize(
    ("nombre", "medidas"),
    [
        ("con-posicion.mp4", (64, 36)),
        ("parado.mp4", (36, 64)),
        ("iphone.mov", (64, 36)),
        ("corto.webm", (64, 36)),
    ],
)
def test_the_editor_sees_duration_measures_and_still_as_soon_as_it_is_uploaded(
    client, db, nombre, medidas
):
    assert agregar(client, subido(nombre)).status_code == 302
    video = Multimedia.objects.get()
    assert round(video.duration) == 2
    assert (video.width, video.height) == medidas
    assert video.file.name.endswith(".webm" if nombre.endswith("webm") else ".mp4")
    with video.thumbnail.open() as cartel:
        assert Image.open(BytesIO(cartel.read())).size == medidas
    with video.file.open() as archivo:
        contenido = archivo.read()
    assert [r for r in RASTROS if r in contenido] == []
    if video.file.name.endswith(".mp4"):
        assert contenido.index(b"moov") < contenido.index(b"mdat"), "empieza a verse al llegar"


@con_ffmpeg
@pytest.mark.parametrize(
    ("archivo", "frase"),
    [
        (lambda: subido("hevc.mp4"), "El video está grabado en HEVC"),
        (lambda: subido("sin-imagen.mp4"), "no trae imagen"),
        (lambda: SimpleUploadedFile("x.mp4", bytes_de("con-posicion.mp4")[:300]), "está dañado"),
        (lambda: SimpleUploadedFile("x.mp4", b"<?php echo 1;"), "no es un video"),
        (lambda: SimpleUploadedFile("x.mp4", b"\x89PNG\r\n\x1a\n"), "no es un video"),
        (lambda: SimpleUploadedFile("x.mp4", caja(b"ftyp", b"mp42isom")), "está dañado"),
    ],
    ids=["HEVC", "sin imagen", "cortado", "php", "png", "vacío"],
)
def test_what_may_not_come_in_is_refused_in_one_sentence(client, db, archivo, frase):
    html = agregar(client, archivo()).content.decode()
    assert frase in html
    assert not Multimedia.objects.exists()


@con_ffmpeg
def test_what_lasts_too_long_is_refused(client, db, settings):
    settings.LIMITES_DE_VIDEO = 500, 0
    assert (
        "lo más que se acepta son 0 minutos"
        in agregar(client, subido("con-posicion.mp4")).content.decode()
    )


def test_what_weighs_too_much_is_refused_and_the_limit_was_said_before(client, db, settings):
    settings.LIMITES_DE_VIDEO = 0, 60
    html = agregar(client, subido("con-posicion.mp4")).content.decode()
    assert "Pesa 1 MB y lo más que se acepta son 0 MB" in html
    assert "hasta 0 MB y 60 minutos." in html


@con_ffmpeg
def test_a_webm_named_as_mp4_is_kept_with_its_own_name(client, db):
    agregar(client, subido("corto.webm", como="corto.mp4"))
    assert Multimedia.objects.get().file.name.endswith(".webm")


def test_the_still_of_hers_wins_and_says_nothing_of_its_camera(client, db):
    exif = Image.Exif()
    exif[0x013B] = "Ximena"
    suya = SimpleUploadedFile("suya.jpg", bytes_de_imagen(80, 60, exif=exif))
    assert agregar(client, subido("con-posicion.mp4"), thumbnail=suya).status_code == 302
    with Multimedia.objects.get().thumbnail.open() as cartel:
        contenido = cartel.read()
    assert b"Ximena" not in contenido
    assert Image.open(BytesIO(contenido)).size == (80, 60)


def test_a_still_that_is_not_a_picture_is_refused_in_a_sentence(client, db):
    falsa = SimpleUploadedFile("suya.jpg", b"<?php")
    html = agregar(client, subido("con-posicion.mp4"), thumbnail=falsa).content.decode()
    assert "no es una fotografía" in html


def test_without_ffmpeg_the_form_says_so_and_the_video_comes_in_by_hand(client, db, sin_ffmpeg):
    entrar(client, "Redacción")
    html = client.get(reverse("wagtailmedia:add", args=["video"])).content.decode()
    assert sondeo.FALTA in html
    assert agregar(client, subido("con-posicion.mp4"), duration=2).status_code == 302
    video = Multimedia.objects.get()
    assert video.duration == 2
    assert not video.thumbnail
    with video.file.open() as archivo:
        assert b"19.702" not in archivo.read()


def test_without_ffmpeg_a_mov_is_refused_in_a_sentence(client, db, sin_ffmpeg):
    assert (
        "no tiene ffmpeg para pasarlo a MP4"
        in agregar(client, subido("iphone.mov")).content.decode()
    )


def test_without_ffmpeg_the_check_of_the_program_says_so(sin_ffmpeg):
    assert [aviso.msg for aviso in run_checks() if aviso.id == "acervo.I001"]


@con_ffmpeg
def test_what_came_in_without_ffmpeg_is_read_when_it_is_saved_again(client, db):
    video = crear_grabacion(
        "video", duration=0, file=ContentFile(bytes_de("con-posicion.mp4"), name="p.mp4")
    )
    entrar(client, "Redacción")
    client.post(
        reverse("wagtailmedia:edit", args=[video.pk]),
        {"title": "La plaza", "tags": "", "duration": 0, "credito": "", **leido(video)},
    )
    video.refresh_from_db()
    assert round(video.duration) == 2
    assert video.thumbnail


@con_ffmpeg
def test_what_is_uploaded_from_inside_a_page_is_read_too(client, db):
    entrar(client, "Redacción")
    p = "media-chooser-upload"
    datos = {"title": "La plaza", "tags": "", "duration": 0, "credito": ""}
    srt = "1\n00:00:00,000 --> 00:00:01,000\nAño\n"
    datos |= {"file": subido("iphone.mov"), "texto_de_subtitulos": srt}
    client.post(
        reverse("wagtailmedia:chooser_upload", args=["video"]),
        {f"{p}-{campo}": valor for campo, valor in datos.items()},
    )
    video = Multimedia.objects.get()
    assert (round(video.duration), video.width) == (2, 64)
    assert "Año" in video.texto_de_subtitulos()


@con_ffmpeg
def test_a_bad_subtitle_does_not_lose_the_video_that_came_with_it(client, db):
    malo = "WEBVTT\n\n00:00.000 00:01.000\nLo que dije\n"
    archivo = subido("con-posicion.mp4")
    assert agregar(client, archivo, texto_de_subtitulos=malo).status_code == 302
    video = Multimedia.objects.get()
    assert not video.subtitulos
    html = client.get(reverse("wagtailmedia:edit", args=[video.pk])).content.decode()
    assert "El video se guardó sin estos subtítulos. Renglón 3: falta la flecha" in html
    assert "Lo que dije" in html


@con_ffmpeg
def test_what_takes_too_long_is_ended(settings, monkeypatch, tmp_path):
    lento = tmp_path / "ffprobe"
    lento.write_text("#!/bin/sh\nexec sleep 30\n")
    lento.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    settings.FFMPEG_SEGUNDOS = 0.2
    with pytest.raises(sondeo.NoSePudo):
        sondeo.sondear(VIDEOS / "con-posicion.mp4")


@con_ffmpeg
@pytest.mark.parametrize(
    "lista",
    [
        "ffconcat version 1.0\nfile /etc/hostname\n",
        "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n",
        "#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n",
    ],
)
def test_a_list_that_names_other_files_is_not_followed(lista, tmp_path):
    trampa = tmp_path / "x.mp4"
    trampa.write_text(lista)
    with pytest.raises(ValidationError):
        recepcion.recibir(SimpleUploadedFile("x.mp4", lista.encode()), "video")
    with pytest.raises(sondeo.NoSePudo):
        sondeo.cuadro(trampa)


@con_ffmpeg
@pytest.mark.parametrize("cual", ["cortado", "sonido"])
def test_a_video_that_is_no_good_is_told_in_one_sentence(client, db, cual):
    contenido = bytes_de("parado.mp4")[:900] if cual == "cortado" else b"ID3\x04" + bytes(500)
    respuesta = agregar(client, SimpleUploadedFile("acto.mp4", contenido))
    frases = [f for suyas in respuesta.context["form"].errors.values() for f in suyas]
    assert len(frases) == 1
    assert "terminan en" not in frases[0]
