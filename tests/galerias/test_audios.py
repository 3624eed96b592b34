"""An audio on its page, in the list, in the podcast and in the middle of a text."""

import io
import json
import re
import urllib.parse

import feedparser
import pytest
from django.contrib.staticfiles.finders import find
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from acervo.models import Multimedia
from agenda_publica.models import Cobertura
from galerias.models import Audio, Audios
from sitio.blocks import Cuerpo
from sitio.models import Ajustes, Publicacion
from sitio.templatetags.sonido import trazo
from tests.agenda_publica.fabrica import crear_compromiso
from tests.fabricas import (
    crear_acto,
    crear_area,
    crear_audio,
    crear_funcionario,
    crear_grabacion,
    crear_imagen,
    crear_noticia,
    crear_veda,
    quitar,
)

PODCAST = "/audios/podcast.xml"
ONDA = [50, 100, 0] * 100


def ver(client, pagina, pedido=""):
    respuesta = client.get(f"{pagina.get_url()}{pedido}")
    assert respuesta.status_code == 200
    return respuesta.content.decode()


def datos_de(html):
    return json.loads(re.search(r'application/ld\+json">(.+?)</script>', html)[1])


def consultas(client, camino):
    client.get(camino)
    with CaptureQueriesContext(
        connection,
    ) as hechas:
        assert client.get(camino).status_code == 200
    return len(hechas)


def test_its_page_says_who_speaks_what_is_said_and_how_to_use_it(client, portada):
    ajustes = Ajustes.objects.get()
    grabacion = crear_grabacion(onda=ONDA, peso=720_000, credito="Radio Municipal")
    audio = crear_audio(
        grabacion=grabacion,
        funcionario=crear_funcionario(nombre="Ana Ruiz"),
        transcripcion="Uno.\n\nDos.",
    )
    html = ver(client, audio)
    assert "Habla Ana Ruiz, Regidora." in html
    assert "<p>Dos.</p>" in html
    assert f'src="{grabacion.file.url}"' in html
    assert 'class="onda"' in html
    assert 'aria-hidden="true"' in html
    assert "Descargar el audio en MP3" in html
    assert f"Audio: Radio Municipal, {ajustes.nombre}" in html
    assert "Copiar crédito" in html
    assert "style=" not in html
    assert datos_de(html)["@type"] == "AudioObject"
    assert datos_de(html)["duration"] == "PT72S"
    assert datos_de(html)["transcript"] == "Uno.\n\nDos."
    assert datos_de(html)["contentUrl"].endswith(grabacion.file.url)
    assert datos_de(html)["encodingFormat"] == "audio/mpeg"


def test_what_is_downloaded_is_the_mp3_when_there_is_one(client, portada):
    grabacion = crear_grabacion()
    Multimedia.objects.filter(pk=grabacion.pk).update(
        mp3=grabacion.mp3.storage.save("mp3/otro.mp3", ContentFile(b"ID3\x04"))
    )
    html = ver(client, crear_audio(grabacion=grabacion))
    assert re.search(r'href="[^"]*/mp3/otro[^"]*\.mp3" download', html)
    assert datos_de(html)["contentUrl"].endswith(".mp3")
    direccion = re.search(r'href="([^"]*/mp3/otro[^"]*)"', html)[1]
    assert client.get(direccion).status_code == 200
    assert client.get(direccion)["Content-Type"] == "audio/mpeg"


def test_its_length_is_that_of_its_file_where_nobody_wrote_it(portada):
    assert crear_audio(grabacion=crear_grabacion(duration=83.4), duracion=None).duracion == 83
    assert crear_audio(grabacion=crear_grabacion(duration=83.4), duracion=90).duracion == 90
    assert crear_audio(grabacion=crear_grabacion(duration=0), duracion=None).duracion is None


def test_it_names_the_act_it_came_of_if_anyone_may_read_it(client, portada):
    acto, audio = crear_acto(title="Cabildo abierto"), crear_audio()
    compromiso = crear_compromiso(acto=acto)
    publicacion = Publicacion.objects.get(pk=audio.pk)
    Cobertura.objects.create(compromiso=compromiso, tipo="audio", publicacion=publicacion)
    assert "Cabildo abierto" in ver(client, audio)
    quitar(acto)
    assert "Cabildo abierto" not in ver(client, audio)


@pytest.mark.parametrize("onda", [[], None, {}, "x", ["<script>"], [None, 1.5], [-5, 500]])
def test_a_drawing_that_is_nonsense_is_not_painted_outside_of_its_box(onda):
    dibujo = trazo(onda)
    assert re.fullmatch(r"(M\d+\.5 [\d.]+v\d+)*", dibujo)
    assert all(0 <= int(alto) <= 100 for alto in re.findall(r"v(\d+)", dibujo))


def test_its_page_opens_when_its_file_is_gone(client, portada):
    grabacion = crear_grabacion()
    audio = crear_audio(grabacion=grabacion)
    grabacion.file.storage.delete(grabacion.file.name)
    assert "<audio" in ver(client, audio)
    assert client.get(grabacion.file.url).status_code == 404
    assert feedparser.parse(client.get(PODCAST).content).entries == []


def test_the_list_is_filtered_by_who_speaks_area_and_month(client, portada):
    agua, obras = crear_area(nombre="Agua", slug="agua"), crear_area(nombre="Obras", slug="obras")
    antes = timezone.now() - timezone.timedelta(days=70)
    uno = crear_audio(title="La presa", area=agua, habla="María Robles")
    quien = crear_funcionario(nombre="Pedro Solís")
    otro = crear_audio(title="El puente", area=obras, funcionario=quien, habla="", fecha=antes)
    mes = f"{timezone.localtime(antes):%Y-%m}"
    seccion = Audios.objects.get()
    for pedido, visto, no in [
        ("?quien=robles", uno, otro),
        ("?quien=SOL%C3%8DS", otro, uno),
        ("?quien=maria", uno, otro),
        ("?area=agua", uno, otro),
        (f"?mes={mes}", otro, uno),
        (f"?mes={mes}&area=obras&quien=pedro", otro, uno),
    ]:
        html = ver(client, seccion, pedido)
        assert visto.title in html
        assert no.title not in html
    assert "Ningún audio cumple" in ver(client, seccion, "?quien=robles&area=obras")
    assert "Quitar quién habla «robles»" in ver(client, seccion, "?quien=robles")


@pytest.mark.parametrize(
    "pedido",
    [
        "?mes=2026-13",
        "?mes=0000-00",
        "?mes=x",
        "?area=../..",
        "?area=%27;--",
        "?pagina=-1",
        "?quien=" + "a" * 300,
        "?quien=%25%5F%27%22%3Cscript%3E",
        "?quien=\u202e",
        "?pagina=9999999999999",
        "?quien=%FF%FE",
        "?mes=" + "9" * 40,
    ],
)
def test_nonsense_in_the_address_is_ignored(client, portada, pedido):
    crear_audio()
    html = ver(client, Audios.objects.get(), pedido)
    assert "<script>" not in html.replace('<script type="', "")


def test_the_list_the_page_and_the_podcast_cost_the_same_whatever_there_is(client, portada):
    audio = crear_audio(grabacion=crear_grabacion(peso=1))
    caminos = ["/audios/", audio.get_url(), PODCAST]
    antes = [consultas(client, camino) for camino in caminos]
    for _ in range(12):
        crear_audio(
            grabacion=crear_grabacion(peso=1), funcionario=crear_funcionario(), area=crear_area()
        )
    despues = [consultas(client, camino) for camino in caminos]
    assert all(n <= 14 for n in despues), despues
    assert [d - a <= 0 or a > 14 for a, d in zip(antes, despues, strict=True)] == [True] * 3, (
        antes,
        despues,
    )


def test_the_podcast_is_read_by_another_program_with_all_that_apple_asks(client, portada):
    """Apple's required: channel title, description, image, language, category, explicit; episode
    title and enclosure (url, length, type)."""
    ajustes = Ajustes.objects.get()
    ajustes.prensa_correo = "prensa@example.org"
    ajustes.save()
    imagen = crear_imagen()
    imagen.variantes = {"impresion": ["images/cuadrada.jpg", 1400, 1400]}
    imagen.save()
    Audios.objects.update(imagen=imagen, entradilla="Lo que se dijo, para la radio.")
    grabacion = crear_grabacion()
    audio = crear_audio(grabacion=grabacion, title="Presa & «puente» <b>", habla="Ana Ruiz")
    respuesta = client.get(PODCAST)
    assert respuesta.status_code == 200
    assert respuesta["Content-Type"].startswith("application/rss+xml")
    leido = feedparser.parse(io.BytesIO(respuesta.content))
    assert not leido.bozo
    canal, (episodio,) = leido.feed, leido.entries
    assert canal.title == f"Audios: {ajustes.nombre}" or ajustes.nombre in canal.title
    assert canal.subtitle == "Lo que se dijo, para la radio."
    assert canal.language == "es-mx"
    assert canal.image.href.endswith("images/cuadrada.jpg")
    assert "Government" in [tag.term for tag in canal.tags]
    assert canal.itunes_explicit in (False, None)
    assert b"<itunes:explicit>false</itunes:explicit>" in respuesta.content
    assert canal.author == ajustes.nombre
    assert canal.publisher_detail.email == "prensa@example.org"
    assert [e.href for e in canal.links if e.rel == "self"][0].endswith(PODCAST)
    assert episodio.title == "Presa & «puente» <b>"
    assert episodio.id == f"urn:uuid:{audio.translation_key}"
    assert not episodio.guidislink
    assert episodio.published_parsed
    assert episodio.itunes_duration == "72"
    assert episodio.author == "Ana Ruiz"
    (adjunto,) = episodio.enclosures
    cuerpo = client.get(urllib.parse.urlsplit(adjunto.href).path)
    assert int(adjunto.length) == grabacion.file.size == int(cuerpo["Content-Length"])
    assert adjunto.type == cuerpo["Content-Type"] == "audio/mpeg"


def test_the_podcast_has_only_what_anyone_may_hear(client, portada):
    crear_audio(publicada=False, title="Borrador")
    retirado, publico = crear_audio(title="Retirado"), crear_audio(title="Público")
    sello = client.get(PODCAST)["ETag"]
    quitar(retirado)
    respuesta = client.get(PODCAST, headers={"if-none-match": sello})
    assert respuesta.status_code == 200
    assert [e.title for e in feedparser.parse(respuesta.content).entries] == ["Público"]
    assert "Last-Modified" not in respuesta
    igual = client.get(PODCAST, headers={"if-none-match": respuesta["ETag"]})
    assert igual.status_code == 304
    crear_veda()
    assert feedparser.parse(client.get(PODCAST).content).entries == []
    assert publico.pk
    assert client.post(PODCAST).status_code == 405


def imagen_del_podcast(client):
    return feedparser.parse(client.get(PODCAST).content).feed.image.href


def test_without_a_picture_of_its_own_the_podcast_has_one_that_directories_take(client, portada):
    assert imagen_del_podcast(client).startswith("http")
    assert imagen_del_podcast(client).endswith("/podcast.png")
    with Image.open(find("podcast.png")) as dibujo:
        assert (dibujo.size, dibujo.mode, dibujo.format) == ((1400, 1400), "RGB", "PNG")


def test_a_picture_that_the_directories_refuse_is_not_offered(client, portada):
    imagen = crear_imagen()
    for ancho, alto in [(1200, 1200), (1600, 1400), (3200, 3200)]:
        imagen.variantes = {"impresion": ["images/x.jpg", ancho, alto]}
        imagen.save()
        Audios.objects.update(imagen=imagen)
        assert imagen_del_podcast(client).endswith("/podcast.png")


def test_without_a_public_section_there_is_no_podcast(client, portada):
    assert client.get(PODCAST).status_code == 200
    Audios.objects.update(live=False)
    assert client.get(PODCAST).status_code == 404


def test_an_audio_goes_in_the_middle_of_a_text(client, portada):
    grabacion = crear_grabacion(onda=ONDA, credito="Radio <b>")
    valor = {
        "audio": grabacion,
        "titulo": "Por qué se cierra",
        "habla": "Ana",
        "transcripcion": "Se cierra.",
    }
    noticia = crear_noticia(cuerpo=[("sonido", valor)])
    html = ver(client, noticia)
    assert f'src="{grabacion.file.url}"' in html
    assert "Por qué se cierra" in html
    assert "Habla Ana." in html
    assert "Se cierra." in html
    assert "Radio &lt;b&gt;" in html
    assert noticia in [pagina.specific for pagina, _ in grabacion.get_usage()]


def test_a_text_whose_audio_was_deleted_is_read_without_it(client, portada):
    grabacion = crear_grabacion()
    valor = {"audio": grabacion, "titulo": "Por qué se cierra", "habla": "", "transcripcion": ""}
    noticia = crear_noticia(cuerpo=[("texto", "<p>Antes.</p>"), ("sonido", valor)])
    Multimedia.objects.filter(pk=grabacion.pk)._raw_delete("default")
    html = ver(client, noticia)
    assert "Antes." in html
    assert "<audio" not in html


def test_the_block_of_audio_offers_audios_alone():
    campo = Cuerpo().child_blocks["sonido"].child_blocks["audio"]
    assert campo.media_type == "audio"


def test_a_draft_audio_is_nobodys(client, portada):
    audio = crear_audio(publicada=False)
    assert client.get(audio.get_url()).status_code == 404
    assert audio.title not in client.get("/audios/").content.decode()
    assert Audio.objects.publicadas().count() == 0
