"""The program answers."""

from tests.fabricas import crear_acto, crear_audio, crear_capsula, crear_galeria, crear_noticia


def test_every_kind_of_publication_has_a_page(client, portada):
    for pagina in (crear_noticia(), crear_acto(), crear_galeria(), crear_capsula(), crear_audio()):
        respuesta = client.get(pagina.get_url())
        assert respuesta.status_code == 200
        assert pagina.title in respuesta.content.decode()
