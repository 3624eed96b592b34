"""A file that something needs is not deleted: whoever asks is told, and is not offered to."""

import pytest
from django.urls import reverse

from acervo.models import Multimedia
from galerias.models import Foto
from noticias.models import AnexoDeNoticia
from tests.acervo.test_archivo import crear_video
from tests.fabricas import (
    crear_capsula,
    crear_documento,
    crear_galeria,
    crear_imagen,
    crear_noticia,
)
from tests.moderacion.admin import avisos, entrar


@pytest.mark.parametrize("grupo", ["Redacción", "Dirección", "Administración", "Superusuario"])
def test_a_recording_in_use_is_refused_in_a_sentence(client, portada, grupo):
    video = crear_video()
    crear_capsula(video=video, enlace="", publicada=grupo != "Redacción")
    entrar(client, grupo)
    eliminar = reverse("wagtailmedia:delete", args=[video.pk])
    respuesta = client.post(eliminar, follow=True)
    assert respuesta.status_code == 200
    assert Multimedia.objects.filter(pk=video.pk).exists()
    assert any("se usa en otra parte" in aviso or "permiso" in aviso for aviso in avisos(respuesta))


def test_its_button_is_offered_only_when_nothing_uses_it(client, portada):
    video = crear_video()
    entrar(client, "Superusuario")
    editar, eliminar = (reverse(f"wagtailmedia:{v}", args=[video.pk]) for v in ("edit", "delete"))
    assert eliminar in client.get(editar).content.decode()
    assert f'action="{eliminar}"' in client.get(eliminar).content.decode()
    capsula = crear_capsula(publicada=False, video=video, enlace="")
    assert eliminar not in client.get(editar).content.decode()
    html = client.get(eliminar).content.decode()
    assert f'action="{eliminar}"' not in html
    assert "No se puede eliminar porque se usa en otra parte" in html
    capsula.delete()
    assert client.post(eliminar).status_code == 302
    assert not Multimedia.objects.exists()


def test_photographs_and_documents_are_refused_too(client, portada):
    foto, documento = crear_imagen(), crear_documento()
    galeria = crear_galeria(publicada=False, fotos=0)
    galeria.fotos = [Foto(imagen=foto)]
    galeria.save()
    crear_noticia(anexos=[AnexoDeNoticia(documento=documento)])
    entrar(client, "Superusuario")
    for nombre, uno in (("wagtailimages", foto), ("wagtaildocs", documento)):
        eliminar = reverse(f"{nombre}:delete", args=[uno.pk])
        assert client.post(eliminar, follow=True).status_code in {200, 403}
        assert type(uno).objects.filter(pk=uno.pk).exists()
