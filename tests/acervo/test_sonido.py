"""What is made of a recording in the queue: its drawing, its MP3, and pieces of it."""

import hashlib
import random
import shutil
import struct
import tracemalloc

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.models import Collection, ModelLogEntry

from acervo.grabacion import sondeo, sonido, sonoras
from acervo.grabacion.cortar import DANADO, SIN_ARCHIVO, SIN_FFMPEG, hacer_corte
from acervo.grabacion.cortes import pedir_corte
from acervo.grabacion.depurar import depurada
from acervo.grabacion.grabaciones import formato
from acervo.grabacion.recepcion import CON_IMAGEN, en_disco
from acervo.models import Corte, Multimedia
from tests.acervo.sonidos import RITMO, correr, crear_sonido, en, en_wav, fuerza, muestras_de
from tests.acervo.test_recepcion import VIDEOS
from tests.fabricas import crear_audio, crear_grabacion, crear_usuario
from tests.moderacion.admin import entrar, leido

con_ffmpeg = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="esta máquina no tiene ffmpeg")
TRES_HORAS = 3 * 3600
TOLERANCIA = 0.06  # seconds: an MP3 goes by frames of 0.026, and its coder adds one before
CORTE = {"titulo": "El anuncio", "desde": 1.0, "hasta": 4.0, "entra": 0.5, "sale": 0.5}


@pytest.fixture
def sin_ffmpeg(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def directora(portada):
    return crear_usuario("Dirección")


def cortado(original, por, **pedido):
    corte, _ = pedir_corte(original=original, por=por, **{**CORTE, **pedido})
    hacer_corte(corte=corte.pk)
    corte.refresh_from_db()
    return corte


def sondeado(archivo):
    with archivo.open("rb") as abierto, en_disco(abierto) as ruta:
        return sondeo.sondear(ruta)


def preparado(grabacion):
    sonoras.preparar_audios(grabaciones=[grabacion.pk])
    grabacion.refresh_from_db()
    return grabacion


@con_ffmpeg
@pytest.mark.parametrize("extension", [".mp3", ".m4a", ".ogg", ".wav"])
def test_each_format_is_measured_drawn_and_offered_in_mp3(portada, extension):
    grabacion = preparado(crear_sonido(3, extension, duration=0))
    assert grabacion.duration == pytest.approx(3, abs=0.2)
    assert len(grabacion.onda) == sonido.BARRAS
    assert set(map(type, grabacion.onda)) == {int}
    assert min(grabacion.onda) >= 0
    assert max(grabacion.onda) == 100
    assert bool(grabacion.mp3) == (extension != ".mp3")
    assert formato(grabacion.descarga.open("rb")) == "mp3"
    assert grabacion.peso == grabacion.descarga.size > 0
    assert sondeado(grabacion.descarga).duracion == pytest.approx(3, abs=0.3)


@con_ffmpeg
def test_the_drawing_is_low_where_it_is_quiet(portada):
    ruido = "aevalsrc=exprs=0.6*sin(880*t)*gt(t\\,2):s=8000:d=4"
    orden = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", ruido, "-f", "mp3", "-"]
    hecho = correr(orden)
    archivo = ContentFile(hecho, name="a-medias.mp3")
    onda = preparado(Multimedia.objects.create(title="A medias", type="audio", file=archivo)).onda
    assert max(onda[:130]) < 5
    assert min(onda[170:280]) > 80


@con_ffmpeg
def test_three_hours_are_drawn_in_little_memory(tmp_path):
    """All that comes back of ffmpeg is a number for each bar, whatever it lasts."""
    largo = tmp_path / "largo.wav"
    cuanto = TRES_HORAS * RITMO
    cabeza = b"RIFF" + struct.pack("<I", 36 + cuanto) + b"WAVEfmt "
    cabeza += (
        struct.pack("<IHHIIHH", 16, 1, 1, RITMO, RITMO, 1, 8) + b"data" + struct.pack("<I", cuanto)
    )
    with largo.open("wb") as archivo:
        archivo.write(cabeza)
        archivo.truncate(len(cabeza) + cuanto)  # a hole: it takes no disk
    tracemalloc.start()
    onda = sonido.onda(largo, TRES_HORAS)
    _, mayor = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(onda) == sonido.BARRAS
    assert mayor < 4 << 20


@con_ffmpeg
def test_silence_and_a_wrong_length_are_drawn_all_the_same(portada, tmp_path):
    callado = tmp_path / "callado.wav"
    callado.write_bytes(en(".wav", 1)[:44] + bytes(16000))
    assert sonido.onda(callado, 1) == [0] * sonido.BARRAS
    assert len(sonido.onda(callado, 50_000)) == sonido.BARRAS
    assert len(sonido.onda(callado, 0.001)) == sonido.BARRAS


def test_without_ffmpeg_nothing_is_drawn_and_the_file_is_offered_as_it_came(portada, sin_ffmpeg):
    grabacion = preparado(crear_sonido(1))
    assert grabacion.onda == []
    assert not grabacion.mp3
    assert grabacion.peso == grabacion.file.size
    assert grabacion.descarga == grabacion.file


@con_ffmpeg
def test_one_that_is_damaged_or_gone_does_not_stop_the_rest(portada):
    danada, ida, buena = crear_grabacion(), crear_sonido(1), crear_sonido(1)
    ida.file.storage.delete(ida.file.name)
    sonoras.preparar_audios(grabaciones=[danada.pk, ida.pk, 999_999, buena.pk])
    buena.refresh_from_db()
    assert len(buena.onda) == sonido.BARRAS
    assert Multimedia.objects.get(pk=danada.pk).onda == []


@con_ffmpeg
def test_what_was_made_of_a_file_that_was_replaced_meanwhile_is_thrown_away(portada):
    grabacion = crear_sonido(1)
    vieja = Multimedia.objects.get(pk=grabacion.pk)
    grabacion.file = ContentFile(en(".wav", 2), name="otro.wav")
    grabacion.save()
    sonoras.preparar(grabacion=vieja)
    grabacion.refresh_from_db()
    assert grabacion.onda == []
    assert not grabacion.mp3
    assert not vieja.mp3.storage.exists(vieja.mp3.name if vieja.mp3 else "mp3/nada.mp3")


@con_ffmpeg
def test_its_mp3_goes_with_it(portada, django_capture_on_commit_callbacks):
    grabacion = preparado(crear_sonido(1))
    nombre, almacen = grabacion.mp3.name, grabacion.mp3.storage
    assert almacen.exists(nombre)
    with django_capture_on_commit_callbacks(execute=True):
        grabacion.delete()
    assert not almacen.exists(nombre)


def test_publishing_an_audio_sends_its_recording_to_be_prepared(portada):
    audio = crear_audio()
    trabajos = DBTaskResult.objects.filter(task_path="acervo.tasks.preparar_audios")
    assert [audio.grabacion_id] in [t.args_kwargs["args"][0] for t in trabajos]


@con_ffmpeg
def test_a_cut_lasts_what_was_asked_and_fades_and_the_original_stays(directora):
    original = crear_sonido(6, credito="Comunicación Social")
    antes = hashlib.sha256(original.file.read()).hexdigest()
    corte = cortado(original, directora)
    assert corte.estado == Corte.Estado.HECHO
    hecho = corte.resultado
    assert (hecho.de, hecho.desde, hecho.hasta) == (original, 1.0, 4.0)
    assert (hecho.title, hecho.type, hecho.credito) == (
        "El anuncio",
        "audio",
        "Comunicación Social",
    )
    assert hecho.collection == original.collection
    assert formato(hecho.file.open("rb")) == "mp3"
    assert sondeado(hecho.file).duracion == pytest.approx(3.0, abs=TOLERANCIA)
    assert hecho.duration == pytest.approx(3.0, abs=TOLERANCIA)
    assert len(hecho.onda) == sonido.BARRAS
    muestras = muestras_de(hecho.file)
    centro = fuerza(muestras[RITMO : 2 * RITMO])
    assert fuerza(muestras[: RITMO // 20]) < 0.2 * centro
    assert fuerza(muestras[-RITMO // 20 :]) < 0.2 * centro
    assert hashlib.sha256(original.file.open("rb").read()).hexdigest() == antes
    assert ModelLogEntry.objects.filter(action="pregon.cortar", object_id=str(original.pk)).exists()


@con_ffmpeg
def test_without_fades_it_begins_as_loud_as_it_goes_on(directora):
    muestras = muestras_de(cortado(crear_sonido(4), directora, entra=0, sale=0).resultado.file)
    assert fuerza(muestras[800:1200]) > 0.8 * fuerza(muestras[RITMO : 2 * RITMO])


@con_ffmpeg
def test_twenty_cuts_at_random_last_what_was_asked(directora):
    azar = random.Random(5)  # noqa: S311
    original = crear_sonido(20, ".mp3")
    for n in range(20):
        desde = round(azar.uniform(0, 19), 1)
        hasta = round(min(20, desde + azar.uniform(0.5, 15)), 1)
        corte = cortado(
            original, directora, titulo=f"Corte {n}", desde=desde, hasta=hasta, entra=0.1, sale=0.1
        )
        assert sondeado(corte.resultado.file).duracion == pytest.approx(
            hasta - desde, abs=TOLERANCIA
        )


@con_ffmpeg
def test_asked_twice_it_is_made_once(directora):
    original = crear_sonido(6)
    uno, nuevo = pedir_corte(original=original, por=directora, **CORTE)
    otro, de_nuevo = pedir_corte(original=original, por=directora, **CORTE)
    assert (uno, nuevo, de_nuevo) == (otro, True, False)
    hacer_corte(corte=uno.pk)
    hacer_corte(corte=uno.pk)
    assert pedir_corte(original=original, por=directora, **CORTE) == (uno, False)
    assert original.cortes.count() == 1
    assert DBTaskResult.objects.filter(task_path="acervo.tasks.hacer_corte").count() == 1
    original.cortes.get().delete()
    assert pedir_corte(original=original, por=directora, **CORTE)[1], "se eliminó: se puede pedir"


@con_ffmpeg
def test_a_cut_that_cannot_be_made_says_why(directora):
    danado, ido = crear_grabacion(), crear_sonido(6)
    assert cortado(danado, directora).motivo == DANADO
    ido.file.storage.delete(ido.file.name)
    assert cortado(ido, directora).motivo == SIN_ARCHIVO
    pasado = cortado(crear_sonido(2), directora, desde=30.0, hasta=40.0)
    assert (pasado.estado, pasado.motivo) == (Corte.Estado.FALLIDO, DANADO)
    assert pedir_corte(original=danado, por=directora, **CORTE)[1], "lo que falló se vuelve a pedir"


def test_without_ffmpeg_a_cut_says_so(directora, sin_ffmpeg):
    assert cortado(crear_sonido(6), directora).motivo == SIN_FFMPEG


def test_only_who_may_change_a_recording_cuts_it(portada):
    original = crear_sonido(6)
    ajena = Collection.get_first_root_node().add_child(name="Otra")
    with pytest.raises(PermissionDenied):
        pedir_corte(original=original, por=crear_usuario("Enlace"), **CORTE)
    assert not Corte.objects.exists()
    assert pedir_corte(original=original, por=crear_usuario("Redacción"), **CORTE)[1]
    assert ajena.pk != original.collection_id


def subir(client, nombre, contenido):
    archivo = SimpleUploadedFile(nombre, contenido)
    datos = {"title": "Entrevista", "file": archivo, "duration": "0", "tags": "", "credito": ""}
    coleccion = Collection.get_first_root_node().pk
    return client.post(
        reverse("wagtailmedia:add", args=["audio"]), {**datos, "collection": coleccion}
    )


@con_ffmpeg
@pytest.mark.parametrize("extension", [".mp3", ".m4a", ".ogg", ".wav"])
def test_each_format_comes_in_and_is_sent_to_be_drawn(client, portada, extension):
    entrar(client, "Redacción")
    assert subir(client, f"entrevista{extension}", en(extension, 2)).status_code == 302
    grabacion = Multimedia.objects.get()
    assert grabacion.duration == pytest.approx(2, abs=0.2)
    assert grabacion.file.name.endswith(extension)
    (trabajo,) = DBTaskResult.objects.filter(task_path="acervo.tasks.preparar_audios")
    assert trabajo.args_kwargs["args"] == [[grabacion.pk]]


@con_ffmpeg
@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        ("x.mp3", b"<?php system($_GET[0]);"),
        ("x.mp3", b""),
        ("x.mp3", b"ID3\x04" + bytes(4000)),
        ("x.wav", b"RIFF\x24\0\0\0WAVE" + b"fmt " + bytes(20)),
        ("x.ogg", b"OggS" + bytes(200)),
        ("x.m4a", b"\0\0\0\x18ftypM4A " + bytes(60)),
        ("x.m4a", (VIDEOS / "con-posicion.mp4").read_bytes()[:3000]),
        ("x.mp3", b"\x1a\x45\xdf\xa3" + bytes(400)),
        ("x.svg", b"<svg onload=alert(1)>"),
        ("../../x.php", b"ID3\x04" + bytes(4000)),
    ],
)
def test_what_is_no_audio_is_refused_in_a_sentence(client, portada, nombre, contenido):
    entrar(client, "Redacción")
    respuesta = subir(client, nombre, contenido)
    assert respuesta.status_code == 200
    assert respuesta.context["form"].errors["file"]
    assert not Multimedia.objects.exists()


VIDEO_CON_SONIDO = ["-f", "lavfi", "-i", "testsrc=size=64x48:rate=5:duration=1"]
POR_FORMATO = {
    "mp4": ["-c:v", "mpeg4", "-c:a", "aac", "-movflags", "frag_keyframe+empty_moov", "-f", "mp4"],
    "ogg": ["-c:v", "libtheora", "-c:a", "libvorbis", "-f", "ogg"],
}


def video_con_sonido(formato_):
    orden = ["ffmpeg", "-v", "error", "-i", "pipe:0", *VIDEO_CON_SONIDO, *POR_FORMATO[formato_]]
    return correr([*orden, "pipe:1"], en_wav(1))


@con_ffmpeg
@pytest.mark.parametrize("que", ["mp4", "ogg"])
@pytest.mark.parametrize("nombre", ["entrevista.mp3", "entrevista.m4a"])
def test_a_video_that_is_called_audio_is_refused_in_a_sentence(client, portada, nombre, que):
    entrar(client, "Redacción")
    respuesta = subir(client, nombre, video_con_sonido(que))
    assert respuesta.context["form"].errors["file"] == [CON_IMAGEN]
    assert not Multimedia.objects.exists()


@con_ffmpeg
def test_a_video_that_is_called_audio_is_known_without_ffmpeg(
    client, portada, monkeypatch, tmp_path
):
    entrar(client, "Redacción")
    video, audio = video_con_sonido("mp4"), en(".m4a", 1)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert subir(client, "x.mp3", video).context["form"].errors["file"] == [CON_IMAGEN]
    assert subir(client, "x.m4a", audio).status_code == 302


@con_ffmpeg
def test_the_cover_of_a_song_is_not_a_video(client, portada, tmp_path):
    entrar(client, "Redacción")
    (tmp_path / "a.wav").write_bytes(en_wav(1))
    cuadro = ["-f", "lavfi", "-i", "color=size=64x64:duration=0.04:rate=25"]
    orden = ["ffmpeg", "-v", "error", "-i", tmp_path / "a.wav", *cuadro, "-map", "0", "-map", "1"]
    orden += ["-frames:v", "1", "-c:v", "mjpeg", "-disposition:v", "attached_pic"]
    for nombre in ("con-caratula.mp3", "con-caratula.m4a"):
        correr([*orden, tmp_path / nombre])
        respuesta = subir(client, nombre, (tmp_path / nombre).read_bytes())
        assert respuesta.status_code == 302, respuesta.context["form"].errors


@con_ffmpeg
def test_another_file_is_drawn_again(client, portada, django_capture_on_commit_callbacks):
    entrar(client, "Dirección")
    grabacion = preparado(crear_sonido(1))
    viejo = grabacion.mp3.name
    datos = {
        "title": grabacion.title,
        "duration": "",
        "tags": "",
        "credito": "",
        **leido(grabacion),
    }
    datos["collection"] = grabacion.collection_id
    with django_capture_on_commit_callbacks(execute=True):
        respuesta = client.post(
            reverse("wagtailmedia:edit", args=[grabacion.pk]),
            {**datos, "file": SimpleUploadedFile("otro.wav", en(".wav", 3))},
        )
    assert respuesta.status_code == 302
    grabacion.refresh_from_db()
    assert (grabacion.onda, grabacion.mp3.name, grabacion.peso) == ([], "", 0)
    assert not grabacion.mp3.storage.exists(viejo)
    assert DBTaskResult.objects.filter(task_path="acervo.tasks.preparar_audios").exists()
    assert preparado(grabacion).duration == pytest.approx(3, abs=0.1)


def test_an_audio_is_not_asked_for_what_only_a_video_has(client, portada):
    entrar(client, "Redacción")
    forma = client.get(reverse("wagtailmedia:add", args=["audio"])).context["form"]
    assert not {"thumbnail", "subtitulos", "texto_de_subtitulos"} & forma.fields.keys()


def con_etiquetas(extension):
    datos = (
        "-metadata",
        "title=secreto",
        "-metadata",
        "comment=19.702,-101.192",
        "-write_id3v1",
        "1",
    )
    if extension == ".wav":
        hecho = en_wav(1)
        bext = b"secreto 19.702 de la grabadora".ljust(602, b"\0")
        return hecho + b"bext" + struct.pack("<I", len(bext)) + bext
    orden = ["ffmpeg", "-v", "error", "-i", "pipe:0", *datos, "-f", "mp3", "pipe:1"]
    ape = b"Comment secreto 19.702"
    pie = b"APETAGEX" + struct.pack("<IIII", 2000, len(ape) + 32, 1, 0) + bytes(8)
    hecho = correr(orden, en_wav(1))
    return hecho + ape + pie + b"TAG" + b"secreto".ljust(125, b"\0")


@con_ffmpeg
@pytest.mark.parametrize("extension", [".mp3", ".wav"])
def test_a_recorder_does_not_say_whose_it_is_nor_where(portada, extension):
    antes = con_etiquetas(extension)
    assert b"secreto" in antes
    archivo = ContentFile(antes, name=f"a{extension}")
    grabacion = Multimedia.objects.create(title="A", type="audio", file=archivo)
    despues = grabacion.file.open("rb").read()
    assert len(despues) == len(antes)
    assert [rastro for rastro in (b"secreto", b"19.702", b"101.192") if rastro in despues] == []
    original = ContentFile(antes, name="b.mp3")
    assert sondeado(grabacion.file).duracion == pytest.approx(sondeado(original).duracion, abs=0.05)
    assert muestras_de(grabacion.file)[:RITMO] == muestras_de(original)[:RITMO]


@pytest.mark.parametrize(
    "crudo",
    [
        b"ID3",
        b"ID3\x04\0\0\x7f\x7f\x7f\x7f",
        b"\xff\xfb",
        b"ID3" + b"\xff" * 40,
        b"ID3\x04\0\0\0\0\0\0" + b"APETAGEX" + b"\xff" * 24,
        b"RIFF\0\0\0\0WAVE",
        b"RIFF\0\0\0\0WAVEbext\xff\xff\xff\xff",
        b"RIFF\0\0\0\0WAVE" + b"LIST\0\0\0\0" * 3000,
    ],
)
def test_tags_that_lie_about_their_length_do_no_harm(crudo):
    assert len(depurada(ContentFile(crudo, name="x.mp3")).read()) == len(crudo)
