"""Text travels compressed; files go as they are."""

import gzip

from tests.fabricas import crear_documento, crear_noticia, mostrar

PIDE = {"Accept-Encoding": "gzip, deflate, br"}


def test_pages_feeds_and_json_are_compressed(client, portada):
    crear_noticia(title="Agua en El Mirador", slug="agua-en-el-mirador")
    for puerta in ("/", "/noticias/", "/noticias/rss/", "/sitemap.xml", "/api/v2/pages/"):
        entera = client.get(puerta)
        corta = client.get(puerta, headers=PIDE)
        assert corta["Content-Encoding"] == "gzip", puerta
        assert "Accept-Encoding" in corta["Vary"]
        assert len(corta.content) < len(entera.content)
        assert b"irador" in gzip.decompress(corta.content)


def test_who_does_not_ask_gets_it_plain(client, portada):
    assert "Content-Encoding" not in client.get("/").headers


def test_a_file_goes_whole_so_that_it_can_be_resumed(client, portada):
    documento = mostrar(crear_documento())
    respuesta = client.get(documento.url, headers=PIDE)
    assert "Content-Encoding" not in respuesta.headers
    assert b"".join(respuesta.streaming_content).startswith(b"%PDF")
