"""A capsule: its chapters, its words, the act it came of, and what is told of it to machines."""

import json
import re
from io import BytesIO
from xml.etree import ElementTree

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.blocks import StructBlockValidationError
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from acervo.actions import preparar
from agenda_publica.models import Cobertura
from galerias import capitulos
from galerias.forms import LOS_DOS, SIN_DURACION_DEL_ENLACE
from galerias.models import Capsula
from noticias.models import Noticia
from sitio.blocks import Cuerpo
from sitio.models import Ajustes
from sitio.proveedores import DE_NADIE
from tests.agenda_publica.fabrica import crear_compromiso
from tests.fabricas import (
    bytes_de_imagen,
    crear_acto,
    crear_area,
    crear_capsula,
    crear_grabacion,
    crear_imagen,
    crear_noticia,
    hacer_publica,
    quitar,
)
from tests.moderacion.admin import agregar, editar, entrar, leida

VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nBuenos días.\n\n00:06.000 --> 00:08.000\n¡Adiós!\n"
CAPITULOS = "0:00 Bienvenida\n1:20 Qué calles se cierran\n2:05 Preguntas"
DE_YOUTUBE = "https://youtu.be/SanJacinto-"


def crear_video(**datos):
    subtitulos = ContentFile(VTT.encode(), name="s.vtt")
    return crear_grabacion("video", subtitulos=subtitulos, width=640, height=360, **datos)


def crear_propia(**datos):
    datos = {"video": crear_video(), "enlace": "", "capitulos": CAPITULOS, **datos}
    return crear_capsula(**datos)


def ver(client, pagina, pedido=""):
    respuesta = client.get(f"{pagina.get_url()}{pedido}")
    assert respuesta.status_code == 200
    return respuesta.content.decode()


@pytest.mark.parametrize(
    ("texto", "frase"),
    [
        ("Bienvenida", "Renglón 1: empiece por el minuto"),
        ("0:00 Uno\n\nx:20 Dos", "Renglón 3: empiece por el minuto"),
        ("1:75 Uno", "Renglón 1: «1:75» no es un minuto"),
        ("1:20", "Renglón 1: falta decir qué hay"),
        ("1:20 " + "a" * 200, "Renglón 1: dígalo en 120 letras"),
        ("1:20 Uno\n0:40 Dos", "Renglón 2: va después del 1"),
        ("1:20 Uno\n1:20 Dos", "Renglón 2: va después del 1"),
        ("5:00 Uno", "Renglón 1: el video dura 3:12."),
        ("\n".join(f"{n}:00 x" for n in range(70)), "Son más de 60 capítulos"),
    ],
)
def test_a_chapter_that_is_wrong_is_told_by_its_line(texto, frase):
    assert [e for e in capitulos.errores(texto, 192) if e.startswith(frase)]


def test_chapters_as_people_type_them_are_right():
    texto = "0:00 - Bienvenida\r\n01:20 Calles\n1:02:05) Fin"
    assert capitulos.errores(texto, 4000) == []
    assert [(c.segundo, c.titulo) for c in capitulos.leer(texto)[0]] == [
        (0, "Bienvenida"),
        (80, "Calles"),
        (3725, "Fin"),
    ]


def test_its_chapters_are_links_that_work_without_javascript_and_a_track(client, portada):
    capsula = crear_propia()
    html = ver(client, capsula)
    assert '<a href="?t=80#video" data-segundo="80"><b>1:20</b> Qué calles se cierran</a>' in html
    pista = re.search(r'kind="chapters" src="([^"]+)"', html)[1]
    respuesta = client.get(pista)
    assert respuesta["Content-Type"] == "text/vtt; charset=utf-8"
    assert "00:01:20.000 --> 00:02:05.000\nQué calles se cierran" in respuesta.content.decode()
    assert f'<source src="{capsula.video.file.url}#t=80">' in ver(client, capsula, "?t=80")


@pytest.mark.parametrize("pedido", ["?t=abc", "?t=-1", "?t=9999999999", "?version=otra", "?t=%22"])
def test_nonsense_in_its_address_is_ignored(client, portada, pedido):
    capsula = crear_propia()
    assert f'<source src="{capsula.video.file.url}">' in ver(client, capsula, pedido)


def test_the_chapters_of_what_nobody_may_see_are_not_there(client, portada):
    borrador, retirada = crear_propia(publicada=False), crear_propia()
    quitar(retirada)
    for capsula in (borrador, retirada):
        assert client.get(reverse("capsulas:capitulos", args=[capsula.slug])).status_code == 404
    assert client.get(reverse("capsulas:capitulos", args=["no-hay"])).status_code == 404


def test_a_title_with_marks_does_not_break_the_track(client, portada):
    capsula = crear_propia(capitulos="0:00 A <b>&</b> --> B")
    pista = client.get(reverse("capsulas:capitulos", args=[capsula.slug])).content.decode()
    assert "A &lt;b&gt;&amp;&lt;/b&gt; --&gt; B" in pista


def test_without_a_transcript_its_subtitles_are_read(client, portada):
    assert crear_propia().transcripcion == "Buenos días.\n\n¡Adiós!"
    assert crear_propia(transcripcion="Lo que escribí").transcripcion == "Lo que escribí"
    html = ver(client, Capsula.objects.first())
    assert '<a href="#dicho">Leer la transcripción</a>' in html


def test_in_blank_it_lasts_what_its_file_says(portada):
    assert crear_propia(video=crear_video(duration=71.6), duracion=None).duracion == 72


def test_the_audio_described_version_is_beside(client, portada):
    capsula = crear_propia(audiodescrita=crear_video(title="Descrita"))
    assert 'href="?version=audiodescrita#video"' in ver(client, capsula)
    html = ver(client, capsula, "?version=audiodescrita")
    assert capsula.audiodescrita.file.url in html
    assert "Ver la versión sin audiodescripción" in html


def test_it_names_the_act_it_came_of_if_anyone_may_read_it(client, portada):
    capsula, acto = crear_propia(), crear_acto(title="Reabre el mercado")
    compromiso = crear_compromiso(acto=acto)
    Cobertura.objects.create(compromiso=compromiso, tipo="video", publicacion_id=capsula.pk)
    assert "Reabre el mercado" in ver(client, capsula)
    quitar(acto)
    assert "Reabre el mercado" not in ver(client, capsula)


def test_the_list_is_filtered_by_series_and_says_which_have_subtitles(client, portada):
    crear_propia(title="Una", serie="Así se hace")
    crear_capsula(title="Otra", serie="Memoria")
    html = client.get("/capsulas/?serie=Memoria").content.decode()
    assert "Otra" in html
    assert "Una</a>" not in html
    assert '<option value="Memoria" selected>' in html
    assert '<option value="Así se hace">' in html
    assert client.get("/capsulas/").content.decode().count("Con subtítulos") == 1
    for hostil in ("serie=Nada", "serie=%22%3E", "serie=" + "x" * 5000):
        assert client.get(f"/capsulas/?{hostil}").status_code == 200


def test_a_list_costs_the_same_with_one_and_with_ten(client, portada):
    crear_propia(serie="Una")
    client.get("/capsulas/")
    with CaptureQueriesContext(connection) as una:
        client.get("/capsulas/")
    for _ in range(5):
        crear_propia(serie="Una")
    with CaptureQueriesContext(connection) as varias:
        client.get("/capsulas/")
    assert len(varias) == len(una)


def test_the_video_of_another_is_offered_and_nothing_of_it_is_in_the_page(client, portada):
    imagen = crear_imagen()
    preparar(imagen=imagen)
    capsula = crear_capsula(enlace=DE_YOUTUBE, imagen=imagen, capitulos=CAPITULOS)
    respuesta = client.get(capsula.get_url())
    html = respuesta.content.decode()
    assert "<iframe" not in html
    for rasgo in ("src", "srcset", "poster", "preconnect"):
        assert not re.search(rf'{rasgo}="[^"]*(youtube|ytimg|facebook)', html)
    assert 'data-ajeno="https://www.youtube-nocookie.com/embed/SanJacinto-?' in html
    assert '<a class="boton" href="https://www.youtube.com/watch?v=SanJacinto-"' in html
    assert "YouTube recibe la dirección de internet de su aparato" in html
    assert 'href="https://www.youtube.com/watch?v=SanJacinto-&amp;t=80s" rel="noopener"' in html
    assert (
        "frame-src https://www.youtube-nocookie.com https://www.facebook.com"
        in (respuesta["Content-Security-Policy"])
    )


def test_no_other_page_lets_in_the_frame_of_anybody(client, portada):
    for url in ("/", crear_propia().get_url(), "/capsulas/"):
        assert "frame-src" not in client.get(url)["Content-Security-Policy"]


def test_an_address_of_nobody_known_is_a_plain_link(client, portada):
    html = ver(client, crear_capsula(enlace="https://videos.example/1"))
    assert "data-ajeno" not in html
    assert "Ver el video en videos.example" in html


def test_the_chapters_of_a_plain_link_lead_nowhere(client, portada):
    html = ver(client, crear_capsula(enlace="https://videos.example/1", capitulos=CAPITULOS))
    assert "<span><b>1:20</b> Qué calles se cierran</span>" in html
    assert "?t=" not in html


def errores_al_enviar(client, en=None, **datos):
    """What the form of a capsule says of each field when it is sent to review; nothing if it is."""
    forma = {
        "title": "La feria",
        "slug": "la-feria",
        "resumen": "Un video.",
        "area": crear_area().pk,
        "fecha": "2026-11-20 10:00",
        "materia": "general",
        "duracion": "60",
        "video": "",
        "temas": "",
        "comments": inline_formset([]),
        "action-submit": "1",
        **datos,
    }
    adonde = editar(en) if en else agregar("capsula", "galerias")
    respuesta = client.post(adonde, nested_form_data(forma) | (leida(en) if en else {}))
    return {} if respuesta.status_code == 302 else respuesta.context["form"].errors


@pytest.mark.parametrize("enlace", ["https://vimeo.com/123", "https://www.youtube.com/@canal"])
def test_only_links_to_a_video_that_may_be_seen_here_are_taken(client, portada, enlace):
    entrar(client, "Redacción")
    assert errores_al_enviar(client, enlace=enlace) == {"enlace": [DE_NADIE]}
    assert not Capsula.objects.exists()
    assert errores_al_enviar(client, enlace=DE_YOUTUBE) == {}


def test_the_link_that_a_capsule_already_had_stays_if_nobody_changes_it(client, portada):
    capsula = crear_capsula(enlace="https://videos.example/1", publicada=False)
    entrar(client, "Redacción")
    assert errores_al_enviar(client, capsula, enlace="https://videos.example/2") == {
        "enlace": [DE_NADIE]
    }
    assert errores_al_enviar(client, capsula, enlace="https://videos.example/1") == {}


def test_how_long_a_link_lasts_is_asked_for_without_speaking_of_a_file(client, portada):
    entrar(client, "Redacción")
    assert errores_al_enviar(client, enlace=DE_YOUTUBE, duracion="") == {
        "duracion": [SIN_DURACION_DEL_ENLACE]
    }


def test_a_piece_of_a_video_is_served(client, portada):
    video = crear_propia().video
    respuesta = client.get(video.file.url, HTTP_RANGE="bytes=4-7")
    assert respuesta.status_code == 206
    assert b"".join(respuesta) == b"ftyp"


def test_a_capsule_whose_file_is_gone_still_reads(client, portada):
    capsula = crear_propia()
    for archivo in (capsula.video.file, capsula.video.subtitulos):
        archivo.storage.delete(archivo.name)
    assert "Buenos días." in ver(client, capsula)


def de_la_pagina(html):
    return json.loads(re.search(r'ld\+json">(.+?)</script>', html, re.DOTALL)[1])


def test_search_engines_are_told_how_long_it_is_what_is_said_and_its_parts(client, portada):
    capsula = crear_propia()
    datos = de_la_pagina(ver(client, capsula))
    assert datos["@type"] == "VideoObject"
    assert datos["duration"] == "PT192S"
    assert datos["transcript"].startswith("Buenos días.")
    assert datos["contentUrl"].endswith(capsula.video.file.url)
    assert datos["uploadDate"]
    assert datos["hasPart"][1] == {
        "@type": "Clip",
        "name": "Qué calles se cierran",
        "startOffset": 80,
        "endOffset": 125,
        "url": f"{datos['url']}?t=80",
    }
    ajena = de_la_pagina(ver(client, crear_capsula(enlace=DE_YOUTUBE)))
    assert ajena["embedUrl"] == "https://www.youtube-nocookie.com/embed/SanJacinto-"
    assert "contentUrl" not in ajena


def test_the_map_of_videos_has_what_its_schema_requires(client, portada):
    imagen = crear_imagen()
    preparar(imagen=imagen)
    propia = crear_propia(imagen=imagen, title="A & B <c>")
    crear_capsula(enlace=DE_YOUTUBE, imagen=imagen)
    crear_propia(imagen=imagen, publicada=False, title="Borrador")
    crear_propia(title="Sin cartel")
    respuesta = client.get("/capsulas/mapa.xml")
    assert respuesta["Content-Type"].startswith("application/xml")
    v = "{http://www.google.com/schemas/sitemap-video/1.1}"
    s = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    urls = ElementTree.fromstring(respuesta.content).findall(f"{s}url")  # noqa: S314  ours
    videos = [url.find(f"{v}video") for url in urls]
    assert len(videos) == 2
    for url, video in zip(urls, videos, strict=True):
        assert url.findtext(f"{s}loc").startswith("http")
        for debe in ("thumbnail_loc", "title", "description"):
            assert video.findtext(f"{v}{debe}"), debe
        assert video.findtext(f"{v}thumbnail_loc").startswith("http")
        assert len([e for e in video if e.tag in {f"{v}content_loc", f"{v}player_loc"}]) == 1
        assert 1 <= int(video.findtext(f"{v}duration")) <= 28_800
    titulos = {video.findtext(f"{v}title"): video for video in videos}
    assert titulos["A & B <c>"].findtext(f"{v}content_loc").endswith(propia.video.file.url)
    assert "/capsulas/mapa.xml" in client.get("/robots.txt").content.decode()


def de_video(**datos):
    return {"video": None, "enlace": "", "imagen": None, "pie": "La plaza", **datos}


def test_a_body_shows_a_video_of_ours_and_one_of_another(client, portada):
    suyo = crear_video()
    noticia = crear_noticia(
        cuerpo=[
            ("video", de_video(video=suyo, transcripcion="Dice así.")),
            ("video", de_video(enlace=DE_YOUTUBE, transcripcion="")),
        ]
    )
    html = ver(client, noticia)
    assert suyo.file.url in html
    assert suyo.subtitulos.url in html
    assert "Dice así." in html
    assert "data-ajeno" in html
    assert "frame-src" in client.get(noticia.get_url())["Content-Security-Policy"]
    assert client.get(suyo.file.url).status_code == 200
    quitar(noticia)
    assert client.get(suyo.file.url).status_code == 404
    assert client.get(suyo.subtitulos.url).status_code == 404


def test_a_video_without_a_caption_is_called_by_its_title(client, portada):
    suyo = crear_video(title="La plaza de noche")
    html = ver(client, crear_noticia(cuerpo=[("video", de_video(video=suyo, pie=""))]))
    assert 'aria-label="La plaza de noche"' in html
    assert 'aria-label=""' not in html


def test_the_still_of_a_video_in_a_body_gets_its_sizes(portada):
    imagen = crear_imagen()
    noticia = crear_noticia(cuerpo=[("video", de_video(enlace=DE_YOUTUBE, imagen=imagen))])
    cuerpo = Noticia._meta.get_field("cuerpo").stream_block
    assert cuerpo.fotografias(noticia.cuerpo) == [imagen]


def test_a_video_that_was_deleted_leaves_the_body_readable(client, portada):
    noticia = crear_noticia(cuerpo=[("texto", "<p>Sigue.</p>"), ("video", de_video(video=None))])
    assert "Sigue." in ver(client, noticia)


@pytest.mark.parametrize(
    "datos",
    [
        de_video(),
        de_video(enlace="https://videos.example/1"),
        de_video(enlace="https://www.youtube.com/@canal"),
    ],
)
def test_a_block_without_one_video_is_refused(db, datos):
    bloque = Cuerpo().child_blocks["video"]
    with pytest.raises(StructBlockValidationError):
        bloque.clean(bloque.to_python(datos))


def test_the_register_is_seen_and_goes_out_as_a_sheet(client, portada):
    crear_video(title="=SUM(1)", duration=72)
    crear_grabacion("audio", title="Un corte")
    entrar(client, "Redacción")
    assert "Un corte" in client.get(reverse("grabaciones")).content.decode()
    hoja = b"".join(client.get(reverse("grabaciones") + "?export=csv")).decode()
    assert "'=SUM(1),Video,72.0" in hoja
    libro = openpyxl.load_workbook(
        BytesIO(b"".join(client.get(reverse("grabaciones") + "?export=xlsx")))
    )
    filas = list(libro.active.values)
    assert filas[0][:2] == ("Título", "Tipo")
    assert {fila[1] for fila in filas[1:]} == {"Video", "Audio"}
    solo = client.get(reverse("grabaciones") + "?type=audio").content.decode()
    assert "Un corte" in solo
    assert "SUM" not in solo


def test_a_file_and_a_link_at_once_are_not_sent_without_saying_which(client, portada):
    entrar(client, "Redacción")
    video = crear_video().pk
    assert errores_al_enviar(client, video=video, enlace=DE_YOUTUBE) == {"enlace": [LOS_DOS]}
    assert errores_al_enviar(client, video=video) == {}


def test_what_is_wrong_with_chapters_is_told_in_the_order_of_their_lines():
    texto = "2:00 Uno\nx Dos\n1:00 Tres\n1:99 Cuatro\n9:00 Cinco"
    dichos = [e.split(":")[0] for e in capitulos.errores(texto, 192)]
    assert dichos == ["Renglón 2", "Renglón 3", "Renglón 4", "Renglón 5"]


def con_cartel(**datos):
    """A video with the still that was taken of it."""
    cartel = ContentFile(bytes_de_imagen(formato="WEBP"), name="cartel.webp")
    return crear_video(thumbnail=cartel, **datos)


def sopa(client, direccion):
    return BeautifulSoup(client.get(direccion).content, "html.parser")


@pytest.fixture
def mixtas(portada):
    """Where pages of every kind are listed together, with a capsule in each."""
    area = crear_area()
    capsula = crear_propia(title="Danza", video=con_cartel(), area=area)
    capsula.temas.add("Baile")
    hacer_publica(capsula.save_revision())
    return [area.get_absolute_url(), "/temas/baile/", "/buscar/?q=danza"]


@pytest.mark.parametrize("cual", [0, 1, 2])
def test_where_all_kinds_are_listed_a_capsule_shows_its_still(client, mixtas, cual):
    with CaptureQueriesContext(connection) as una:
        (imagen,) = sopa(client, mixtas[cual]).select(".nota .foto > img")
    assert imagen["src"].endswith(".webp")
    assert not [q for q in una if q["sql"].startswith('SELECT "galerias_capsula"')]


@pytest.mark.parametrize("lista", ["/capsulas/", "/mediateca/?tipo=video", "/"])
def test_without_a_photograph_a_list_shows_the_still_of_its_video(client, portada, lista):
    video = con_cartel()
    crear_propia(video=video)
    imagen = sopa(client, lista).select_one(".foto > img")
    assert imagen["src"] == video.thumbnail.url
    assert (imagen["width"], imagen["height"], imagen["alt"]) == ("640", "360", "")
    assert client.get(imagen["src"]).status_code == 200


@pytest.mark.parametrize("lista", ["/capsulas/", "/mediateca/?tipo=video"])
def test_a_list_of_stills_costs_the_same_with_one_and_with_five(client, portada, lista):
    crear_propia(video=con_cartel())
    client.get(lista)
    with CaptureQueriesContext(connection) as una:
        client.get(lista)
    for _ in range(4):
        crear_propia(video=con_cartel())
    with CaptureQueriesContext(connection) as varias:
        assert len(sopa(client, lista).select(".foto > img")) == 5
    assert len(varias) == len(una)


def test_without_a_photograph_it_is_shared_with_the_still_of_its_video(client, portada):
    video = con_cartel()
    cabeza = sopa(client, crear_propia(video=video).get_url()).head
    (dicha,) = cabeza.select('meta[property="og:image"]')
    assert dicha["content"].startswith("http")
    assert dicha["content"].endswith(video.thumbnail.url)
    assert not cabeza.select('meta[property="og:image:width"]')  # nobody knows it


def test_its_photograph_goes_before_the_still_of_its_video(client, portada):
    imagen, video = crear_imagen(credito="Marisol Ceja"), con_cartel()
    preparar(imagen=imagen)
    capsula = crear_propia(imagen=imagen, video=video)
    assert "Foto: Marisol Ceja" in ver(client, capsula)
    (dicha,) = sopa(client, capsula.get_url()).select('meta[property="og:image"]')
    assert "cartel" not in dicha["content"]
    for lista in ("/capsulas/", "/mediateca/?tipo=video"):
        assert video.thumbnail.url not in client.get(lista).content.decode()


@pytest.mark.parametrize("enlace", [DE_YOUTUBE, "https://videos.example/1"])
def test_the_photograph_over_a_video_of_others_says_who_took_it(client, portada, enlace):
    imagen = crear_imagen(credito="Foto: Marisol Ceja")
    preparar(imagen=imagen)
    capsula = crear_capsula(enlace=enlace, imagen=imagen)
    dichos = [p.get_text() for p in sopa(client, capsula.get_url()).select("p.pie-foto")]
    assert "Foto: Marisol Ceja" in dichos


def test_a_video_of_others_says_whose_it_is_and_never_that_it_is_ours(client, portada):
    Ajustes.objects.update(uso_permitido="Uso libre si se dice el crédito")
    callado = crear_capsula(enlace=DE_YOUTUBE)
    html = ver(client, callado)
    assert "creditText" not in html
    assert "Video: " not in html
    dicho = crear_capsula(enlace=DE_YOUTUBE, credito_del_enlace="Canal Once")
    html = ver(client, dicho)
    assert '<p class="pie-foto">Video: Canal Once</p>' in html
    assert de_la_pagina(html)["creditText"] == "Canal Once"
    for pagina in (callado, dicho):
        assert "Uso libre" not in ver(client, pagina)


def test_a_video_of_ours_says_how_it_may_be_used(client, portada):
    Ajustes.objects.update(uso_permitido="Uso libre si se dice el crédito")
    capsula = crear_propia(video=crear_video(credito="Ulises Barragán"), credito_del_enlace="Otro")
    html = ver(client, capsula)
    assert "<p>Uso libre si se dice el crédito</p>" in html
    assert 'data-texto="Video: Ulises Barragán"' in html
    assert de_la_pagina(html)["creditText"] == "Ulises Barragán"
    assert "Otro" not in html


def test_whose_a_linked_video_is_may_be_written_in_its_form(client, portada):
    entrar(client, "Redacción")
    assert errores_al_enviar(client, enlace=DE_YOUTUBE, credito_del_enlace="Canal Once") == {}
    assert Capsula.objects.get().get_latest_revision_as_object().credito_del_enlace == "Canal Once"
