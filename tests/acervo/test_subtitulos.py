"""Subtitles: whoever types them is told which line is wrong, and what she typed is not lost."""

import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from acervo.grabacion import subtitulos
from acervo.models import Multimedia
from tests.acervo.test_recepcion import VIDEOS
from tests.fabricas import crear_grabacion
from tests.moderacion.admin import entrar, leido

BUENOS = """WEBVTT

00:00.000 --> 00:02.000
Buenos días, vecinas.

NOTE aquí no va nada

segundo
00:02.500 --> 00:04.000 align:start
<v Aurora>Hoy abre <b>el mercado</b>.
"""


def errores(texto, duracion=0):
    return subtitulos.leer(texto, duracion).errores


def test_good_ones_are_read_whole():
    leidos = subtitulos.leer(BUENOS, 4)
    assert leidos.errores == []
    assert [(c.desde, c.hasta, c.ajustes) for c in leidos.cuadros] == [
        (0, 2, ""),
        (2.5, 4, "align:start"),
    ]


@pytest.mark.parametrize(
    ("texto", "frase"),
    [
        ("", "Renglón 1: el archivo está vacío."),
        ("WEBVTT\n", "Renglón 1: no hay ningún subtítulo."),
        ("Hola\n\n00:00.000 --> 00:01.000\nHola\n", "Renglón 1: falta la primera línea"),
        ("WEBVTT\n\n00:00.000 00:01.000\nHola\n", "Renglón 3: falta la flecha"),
        ("WEBVTT\n\nuno\n00:00.000 -> 00:01.000\nHola\n", "Renglón 4: falta la flecha"),
        (
            "WEBVTT\n\n00:00.000 --> 00:61.000\nHola\n",
            "Renglón 3: el segundo tiempo es «00:61",
        ),
        ("WEBVTT\n\nx --> 00:01.000\nHola\n", "Renglón 3: el primer tiempo es «x»"),
        ("WEBVTT\n\n00:00.000 -->\nHola\n", "Renglón 3: el segundo tiempo es «»"),
        ("WEBVTT\n\n00:03.000 --> 00:01.000\nHola\n", "Renglón 3: termina antes de empezar."),
        ("WEBVTT\n\n00:00.000 --> 00:01.000 arriba\nHola\n", "Renglón 3: sobra algo"),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\n\n", "Renglón 3: no dice nada."),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\n<script>x</script>\n", "Renglón 4: trae marcas"),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\n<img src=x onerror=y\n", "Renglón 4: trae marcas"),
        (
            "WEBVTT\n\n00:00.000 --> 00:01.000\nHola\n00:01.000 --> 00:02.000\nOtra\n",
            "Renglón 5: falta un renglón en blanco",
        ),
        (
            "WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB\n",
            "Renglón 6: empieza antes que el del renglón 3",
        ),
        (
            "WEBVTT\n\n00:00.000 --> 00:03.000\nA\n\n00:02.000 --> 00:04.000\nB\n",
            "Renglón 6: empieza antes de que termine el del renglón 3",
        ),
        ("WEBVTT\n\n00:20.000 --> 00:21.000\nA\n", "Renglón 3: empieza cuando el video ya terminó"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(texto, frase):
    assert [e for e in errores(texto, 12) if e.startswith(frase)], errores(texto, 12)


def test_what_is_wrong_is_read_in_the_order_of_its_lines():
    malo = (
        "WEBVTT\n\n00:05.000 --> 00:04.000\nA\n\nx --> 00:01.000\nB\n\n"
        "00:01.000 --> 00:02.000\nC\n\n00:03.000 00:04.000\nD\n"
    )
    renglones = [int(e.removeprefix("Renglón ").partition(":")[0]) for e in errores(malo)]
    assert len(renglones) == 4
    assert renglones == sorted(renglones)


def test_hours_are_understood():
    (cuadro,) = subtitulos.leer("WEBVTT\n\n01:00:00.500 --> 1:00:02.000\nA\n").cuadros
    assert (cuadro.desde, cuadro.hasta) == (3600.5, 3602)


@pytest.mark.parametrize("codigo", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("salto", ["\n", "\r\n", "\r"])
def test_whatever_computer_wrote_the_file_its_accents_are_read(codigo, salto):
    contenido = BUENOS.replace("\n", salto).encode(codigo)
    leidos = subtitulos.leer(subtitulos.en_texto(contenido))
    assert leidos.errores == []
    assert leidos.cuadros[0].texto == "Buenos días, vecinas."


def test_an_srt_is_converted():
    srt = (
        "1\n00:00:00,000 --> 00:00:02,000\nBuenos días\n\n2\n00:00:02,000 --> 00:00:03,500\nAdiós\n"
    )
    leidos = subtitulos.leer(srt)
    assert leidos.errores == []
    vtt = subtitulos.escribir(leidos.cuadros)
    assert vtt.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nBuenos días\n\n")
    assert subtitulos.leer(vtt).errores == []
    assert "," not in vtt


def test_hostile_files_are_answered_soon_and_with_few_sentences():
    for hostil in ("<" * 900_000, "-->\n" * 200_000, "WEBVTT\n\n" + "a\n\n" * 300_000, "\0" * 1000):
        assert len(errores(hostil)) <= subtitulos.MAS_ERRORES


def test_they_are_told_without_times_for_who_reads():
    assert subtitulos.de_corrido(subtitulos.leer(BUENOS).cuadros) == (
        "Buenos días, vecinas. Hoy abre el mercado."
    )
    uno = "WEBVTT\n\n00:00.000 --> 00:01.000\n- ¿Y la calle?\n- Se cierra.\n\n"
    dos = uno + "00:09.000 --> 00:10.000\nGracias\n"
    assert subtitulos.de_corrido(subtitulos.leer(dos).cuadros) == (
        "— ¿Y la calle?\n\n— Se cierra.\n\nGracias"
    )


def datos(grabacion, **mas):
    return {
        "title": grabacion.title,
        "collection": grabacion.collection_id,
        "duration": 12,
        "tags": "",
        "credito": "",
        "texto_de_subtitulos": grabacion.texto_de_subtitulos(),
        **leido(grabacion),
        **mas,
    }


@pytest.fixture
def video(db):
    return crear_grabacion("video", subtitulos=ContentFile(BUENOS.encode(), name="s.vtt"))


def enviar(client, video, **mas):
    entrar(client, "Redacción")
    return client.post(reverse("wagtailmedia:edit", args=[video.pk]), datos(video, **mas))


def test_a_bad_line_is_said_and_all_that_was_typed_is_still_there(client, video):
    malo = "WEBVTT\n\n00:00.000 00:02.000\nLo que dije\n"
    respuesta = enviar(client, video, texto_de_subtitulos=malo, credito="Ximena")
    html = respuesta.content.decode()
    assert "Renglón 3: falta la flecha" in html
    assert "Lo que dije" in html
    assert "Ximena" in html
    assert "Buenos días" in Multimedia.objects.get().texto_de_subtitulos()


def avisos(client, url):
    """(kind, HTML) of each message of that screen."""
    html = client.get(url).content.decode()
    dichos = re.findall(r'<li class="(success|warning|error)">(.+?)</li>', html, re.DOTALL)
    return [dicho for dicho in dichos if not dicho[1].endswith("<span></span>")]  # a mould


@pytest.mark.parametrize("de", ["agregar", "guardar otro archivo"])
def test_a_video_kept_without_its_subtitles_is_never_told_in_green(client, video, de):
    """And it is told again at each save, until they are mended; the video itself is not lost."""
    entrar(client, "Redacción")
    malo = "WEBVTT\n\n00:00.000 00:02.000\nA\n\n00:00.200 --> 00:00.100\nB\n"
    archivos = {
        "file": SimpleUploadedFile("v.mp4", (VIDEOS / "con-posicion.mp4").read_bytes()),
        "subtitulos": SimpleUploadedFile("s.vtt", malo.encode()),
    }
    if de == "agregar":
        coleccion = video.collection_id
        nuevo = {"title": "El mercado", "collection": coleccion, "duration": 12, "tags": ""}
        url = reverse("wagtailmedia:add", args=["video"])
        respuesta = client.post(url, nuevo | {"credito": "", "texto_de_subtitulos": ""} | archivos)
    else:
        respuesta = enviar(client, video, title="El mercado", **archivos)
    assert respuesta.status_code == 302
    video = Multimedia.objects.get(title="El mercado")
    assert video.subtitulos_por_corregir == malo
    editar = reverse("wagtailmedia:edit", args=[video.pk])
    for _ in range(2):
        ((cual, html),) = avisos(client, respuesta.url)
        assert cual == "warning"
        assert "«El mercado» se guardó sin sus subtítulos: tienen 2 errores" in html
        assert f'href="{editar}#id_texto_de_subtitulos"' in html
        respuesta = client.post(editar, datos(video, texto_de_subtitulos=malo))
        assert respuesta.status_code == 302
    assert [cual for cual, _ in avisos(client, respuesta.url)] == ["warning"]
    respuesta = client.post(editar, datos(video, texto_de_subtitulos=BUENOS))
    assert [cual for cual, _ in avisos(client, respuesta.url)] == ["success"]


def test_a_bad_file_comes_back_as_text_to_be_mended(client, video):
    malo = SimpleUploadedFile("s.vtt", "WEBVTT\n\n00:00.000 00:02.000\nAño\n".encode("cp1252"))
    html = enviar(client, video, subtitulos=malo).content.decode()
    assert "Renglón 3: falta la flecha" in html
    assert "Año" in html


def test_what_is_mended_in_the_text_is_kept_as_a_file(client, video):
    bueno = BUENOS.replace("Buenos días", "Buenas tardes")
    assert enviar(client, video, texto_de_subtitulos=bueno).status_code == 302
    video = Multimedia.objects.get()
    assert "Buenas tardes" in video.texto_de_subtitulos()
    assert client.get(video.subtitulos.url)["Content-Type"].startswith("text/vtt")


def test_an_srt_in_latin_1_is_kept_as_webvtt(client, video):
    srt = SimpleUploadedFile("s.srt", "1\n00:00:00,000 --> 00:00:02,000\nAño\n".encode("cp1252"))
    assert enviar(client, video, subtitulos=srt).status_code == 302
    assert Multimedia.objects.get().texto_de_subtitulos() == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nAño\n"
    )


def test_emptying_the_text_takes_them_away(client, video):
    assert enviar(client, video, texto_de_subtitulos="").status_code == 302
    assert not Multimedia.objects.get().subtitulos


def test_what_was_not_touched_stays(client, video):
    nombre = video.subtitulos.name
    assert enviar(client, video, credito="Ximena").status_code == 302
    assert Multimedia.objects.get().subtitulos.name == nombre
