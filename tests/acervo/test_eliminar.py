"""A file that something needs is not deleted: whoever asks is told, and is not offered to."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from acervo.eliminar import EnUso
from acervo.models import Documento, Imagen, Multimedia
from galerias.models import Foto
from noticias.models import AnexoDeNoticia
from tests.acervo.test_archivo import crear_video
from tests.fabricas import (
    crear_area,
    crear_capsula,
    crear_documento,
    crear_funcionario,
    crear_galeria,
    crear_imagen,
    crear_noticia,
    crear_usuario,
    hacer_publica,
    quitar,
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
    assert any("se usa en «" in aviso or "permiso" in aviso for aviso in avisos(respuesta))


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
    assert "no se elimina porque se usa en «" in html
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


def _de_portada(foto):
    return crear_noticia(title="La de portada", imagen=foto)


def _en_el_cuerpo(foto):
    foto.contextual_alt_text = "Una plaza."
    bloque = {"imagen": foto, "pie": ""}
    return crear_noticia(title="La del cuerpo", cuerpo=[("imagen", bloque)])


def _retirada(foto):
    noticia = crear_noticia(title="La retirada", imagen=foto)
    quitar(noticia)
    return noticia


def _corregida(foto):
    """What was public with it is still read by whoever compares versions."""
    noticia = crear_noticia(title="La corregida", imagen=foto)
    noticia.imagen = None
    hacer_publica(noticia.save_revision())
    return noticia


def _por_corregir(foto):
    noticia = crear_noticia(title="La que se corrige")
    noticia.imagen = foto
    noticia.save_revision()
    return noticia


def _en_revision(foto):
    noticia = crear_noticia(publicada=False, title="La que espera")
    noticia.imagen = foto
    noticia.save_revision()
    noticia.get_workflow().start(noticia, crear_usuario("Redacción"))
    return noticia


def _programada(foto):
    noticia = crear_noticia(publicada=False, title="La programada")
    noticia.imagen, noticia.go_live_at = foto, timezone.now() + timedelta(days=2)
    hacer_publica(noticia.save_revision())
    return noticia


def _borrador(foto):
    noticia = crear_noticia(publicada=False, title="La que se escribe")
    noticia.imagen = foto
    noticia.save_revision()
    return noticia


USOS = [
    _de_portada,
    _en_el_cuerpo,
    _retirada,
    _corregida,
    _por_corregir,
    _en_revision,
    _programada,
    _borrador,
]


@pytest.mark.parametrize(
    ("grupo", "usar"), [*(("Redacción", uso) for uso in USOS), ("Superusuario", _en_el_cuerpo)]
)
def test_a_photograph_that_a_page_uses_is_not_deleted_by_any_door(client, portada, grupo, usar):
    quien = entrar(client, grupo)
    foto = crear_imagen(title="Plaza", uploaded_by_user=quien)
    pagina = usar(foto)
    frase = f"«Plaza» no se elimina porque se usa en «{pagina.title}»."
    una = reverse("wagtailimages:delete", args=[foto.pk])
    varias = f"{reverse('wagtail_bulk_action', args=['acervo', 'imagen', 'delete'])}?id={foto.pk}"
    recien = reverse("wagtailimages:delete_multiple", args=[foto.pk])
    for puerta in (una, varias, recien):
        respuesta = client.post(puerta, follow=True)
        assert [a.strip() for a in avisos(respuesta)] == [frase]
    for puerta in (una, varias):
        assert "no se elimina" in client.get(puerta, follow=True).content.decode()
    por_el_navegador = client.post(recien, headers={"X-Requested-With": "XMLHttpRequest"})
    assert por_el_navegador.json()["success"] is False
    assert Imagen.objects.filter(pk=foto.pk).exists()


def test_one_that_its_draft_let_go_may_be_deleted(client, portada):
    quien = entrar(client, "Redacción")
    foto = crear_imagen(uploaded_by_user=quien)
    noticia = crear_noticia(publicada=False, imagen=foto)
    noticia.imagen = None
    noticia.save_revision()
    client.post(reverse("wagtailimages:delete", args=[foto.pk]))
    assert not Imagen.objects.filter(pk=foto.pk).exists()


def test_a_number_like_its_key_is_no_use_of_it(client, portada):
    foto = crear_imagen()
    area = crear_area(pk=foto.pk)
    crear_noticia(area=area, cuerpo=[("texto", f"<p>Son {foto.pk} obras.</p>")])
    entrar(client, "Dirección")
    client.post(reverse("wagtailimages:delete", args=[foto.pk]))
    assert not Imagen.objects.filter(pk=foto.pk).exists()


def test_a_document_linked_in_a_text_is_not_deleted(client, portada):
    quien = entrar(client, "Redacción")
    documento = crear_documento(title="Reglas", uploaded_by_user=quien)
    enlace = f'<p><a linktype="document" id="{documento.pk}">Reglas</a></p>'
    noticia = crear_noticia(title="La convocatoria", cuerpo=[("texto", enlace)])
    noticia.cuerpo = [("texto", "<p>Nada.</p>")]
    hacer_publica(noticia.save_revision())
    client.post(reverse("wagtaildocs:delete", args=[documento.pk]))
    varias = reverse("wagtail_bulk_action", args=["acervo", "documento", "delete"])
    respuesta = client.post(f"{varias}?id={documento.pk}", follow=True)
    frase = "«Reglas» no se elimina porque se usa en «La convocatoria»."
    assert [a.strip() for a in avisos(respuesta)][-1] == frase
    assert Documento.objects.filter(pk=documento.pk).exists()


def test_code_does_not_delete_it_either(portada):
    foto, video = crear_imagen(), crear_video()
    crear_noticia(imagen=foto)
    crear_capsula(video=video, enlace="")
    for modelo, uno in ((Imagen, foto), (Multimedia, video)):
        with pytest.raises(EnUso):
            uno.delete()
        with pytest.raises(EnUso):
            modelo.objects.all().delete()


def test_the_portrait_of_an_official_is_a_use(portada):
    foto = crear_imagen()
    crear_funcionario(nombre="Ana Ríos", foto=foto)
    with pytest.raises(EnUso, match="Ana Ríos"):
        foto.delete()
