"""A file of what is not public is not there, unless something that is public shows it too."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from acervo.actions import preparar
from acervo.models import Multimedia
from galerias.models import Foto
from noticias.models import AnexoDeNoticia, Noticia
from sitio.models import Ajustes
from tests.fabricas import (
    bytes_de_imagen,
    crear_area,
    crear_capsula,
    crear_documento,
    crear_funcionario,
    crear_galeria,
    crear_imagen,
    crear_noticia,
    crear_usuario,
    hacer_publica,
    mostrar,
    quitar,
)
from tests.fugas.puertas import enjaular
from tests.moderacion.admin import entrar


def crear_foto():
    """(photograph, address of one of its sizes)."""
    foto = crear_imagen()
    return foto, f"/medios/{preparar(imagen=foto)['webp-400'][0]}"


def estados(client, direcciones):
    return {client.get(url).status_code for url in direcciones} | {
        client.head(url).status_code for url in direcciones
    }


@pytest.mark.parametrize("motivo", ["error", "legal", "reemplazada"])
def test_of_what_was_withdrawn_they_are_not_there_but_for_who_works_here(client, portada, motivo):
    jaula = enjaular()
    assert estados(client, jaula.archivos) == {200}
    destino = crear_noticia() if motivo == "reemplazada" else None
    for pagina in jaula.paginas:
        quitar(pagina, motivo, explicacion="Se explica.", destino=destino)
    assert estados(client, jaula.archivos) == {404}
    entrar(client, "Redacción")
    for url in jaula.archivos:
        respuesta = client.get(url)
        assert respuesta.status_code == 200
        assert "private" in respuesta["Cache-Control"]
    client.logout()
    noticia = Noticia.objects.get(pk=jaula.paginas[0].pk)
    hacer_publica(noticia.save_revision())
    assert client.get(jaula.archivos[0]).status_code == 200


def test_of_what_is_superseded_they_stay(client, portada):
    jaula = enjaular()
    for pagina in jaula.paginas:
        quitar(pagina, "superada", explicacion="Ya cambió.")
    assert estados(client, jaula.archivos) == {200}


def test_of_what_was_never_published_they_are_not_there(client, portada):
    jaula = enjaular(publicada=False)
    assert estados(client, jaula.archivos) == {404}


def test_all_that_a_recording_carries_goes_with_its_page(client, portada):
    video = Multimedia.objects.create(
        title="v",
        type="video",
        duration=1,
        file=ContentFile(b"\x00\x00\x00\x18ftypmp42", "v.mp4"),
        thumbnail=ContentFile(bytes_de_imagen(formato="WEBP"), "v.webp"),
        subtitulos=ContentFile(b"WEBVTT\n", "v.vtt"),
    )
    suyos = [f"/medios/{f.name}" for f in (video.file, video.thumbnail, video.subtitulos)]
    capsula = crear_capsula(video=video, enlace="")
    assert estados(client, suyos) == {200}
    quitar(capsula)
    assert estados(client, suyos) == {404}


def test_of_a_restricted_page_they_are_for_who_may_read_it(client, portada):
    foto, url = crear_foto()
    noticia = crear_noticia(imagen=foto)
    PageViewRestriction.objects.create(page=noticia.get_parent(), restriction_type="login")
    assert client.get(url).status_code == 404
    client.force_login(crear_usuario("Enlace"))
    respuesta = client.get(url)
    assert respuesta.status_code == 200
    assert "private" in respuesta["Cache-Control"]
    quitar(noticia)
    assert client.get(url).status_code == 404


def en_otra_noticia(foto):
    crear_noticia(imagen=foto)


def en_una_galeria(foto):
    galeria = crear_galeria(publicada=False, fotos=1)
    galeria.fotos.add(Foto(imagen=foto, pie="Otra."))
    hacer_publica(galeria.save_revision())


def en_un_cuerpo(foto):
    crear_noticia(cuerpo=[("imagen", {"imagen": foto, "pie": ""})])


def en_un_funcionario(foto):
    crear_area(titular=crear_funcionario(foto=foto))


def en_los_ajustes(foto):
    ajustes = Ajustes.for_site(Site.objects.get(is_default_site=True))
    ajustes.escudo = foto
    ajustes.save()


@pytest.mark.parametrize(
    "usar", [en_otra_noticia, en_una_galeria, en_un_cuerpo, en_un_funcionario, en_los_ajustes]
)
def test_what_something_public_also_shows_stays(client, portada, usar):
    foto, url = crear_foto()
    noticia = crear_noticia(imagen=foto)
    quitar(noticia)
    assert client.get(url).status_code == 404
    usar(foto)
    assert client.get(url).status_code == 200


def test_a_draft_does_not_open_what_was_withdrawn_nor_shut_what_is_public(client, portada):
    foto, url = crear_foto()
    publica = crear_noticia(imagen=foto)
    crear_noticia(publicada=False, imagen=foto)
    assert client.get(url).status_code == 200
    quitar(publica)
    assert client.get(url).status_code == 404


def test_where_it_shows_costs_no_query(client, portada):
    foto, url = crear_foto()
    documento = crear_documento()
    for cosa in (foto, documento):
        mostrar(cosa)

    def contar(direccion):
        with CaptureQueriesContext(connection) as consultas:
            assert client.get(direccion).status_code == 200
        return len(consultas)

    contar(url)
    assert (contar(url), contar(documento.url)) == (2, 2)
    for _ in range(10):
        crear_noticia(imagen=foto, anexos=[AnexoDeNoticia(documento=documento)])
        quitar(crear_noticia(imagen=foto))
    assert (contar(url), contar(documento.url)) == (2, 2)
