"""The sizes of a photograph are made once, by the queue."""

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from acervo import actions, tasks
from acervo.actions import preparar, preparar_fotografias
from acervo.models import Imagen, Rendicion
from tests.fabricas import bytes_de_imagen, crear_imagen

from .test_limpieza import codificar


def imagen_de(contenido, nombre="foto.jpg"):
    return Imagen.objects.create(title="Foto", file=ContentFile(contenido, name=nombre))


def abierta(variante):
    almacen = Imagen._meta.get_field("file").storage
    with almacen.open(variante[0]) as archivo, Image.open(archivo) as imagen:
        imagen.load()
        return imagen


def test_webp_in_four_widths_jpeg_behind_and_one_for_print(db):
    imagen = imagen_de(bytes_de_imagen(4000, 3000))
    variantes = preparar(imagen=imagen)
    medidas = {clave: (ancho, alto) for clave, (_nombre, ancho, alto) in variantes.items()}
    assert medidas == {
        "webp-400": (400, 300),
        "webp-600": (600, 450),
        "webp-800": (800, 600),
        "webp-1600": (1600, 1200),
        "jpeg-800": (800, 600),
        "impresion": (3000, 2250),
    }
    for clave, variante in variantes.items():
        hecha = abierta(variante)
        assert hecha.size == medidas[clave]
        assert hecha.format == ("WEBP" if clave.startswith("webp") else "JPEG")
    assert Imagen.objects.get().variantes == variantes


@pytest.mark.parametrize("lados", [(1, 1), (3, 900), (640, 427)])
def test_small_ones_are_never_made_larger(db, lados):
    for ancho, alto in (
        v[1:] for v in preparar(imagen=imagen_de(bytes_de_imagen(*lados))).values()
    ):
        assert ancho <= lados[0]
        assert alto <= lados[1]


def test_what_is_transparent_is_white_in_the_jpeg(db):
    contenido = codificar(Image.new("RGBA", (900, 600), (255, 0, 0, 0)), "PNG")
    variantes = preparar(imagen=imagen_de(contenido, "logo.png"))
    assert min(abierta(variantes["jpeg-800"]).getpixel((9, 9))) > 250
    assert abierta(variantes["webp-400"]).has_transparency_data


@pytest.mark.parametrize(
    ("modo", "formato"),
    [("L", "JPEG"), ("CMYK", "JPEG"), ("P", "PNG"), ("I;16", "PNG"), ("LA", "PNG"), ("1", "PNG")],
)
def test_every_mode_that_comes_in_has_its_sizes(db, modo, formato):
    imagen = imagen_de(codificar(Image.new(modo, (500, 300)), formato))
    assert set(preparar(imagen=imagen)) == set(actions.filtros())


def test_twice_is_as_once(db, django_assert_max_num_queries):
    imagen = crear_imagen()
    variantes = preparar(imagen=imagen)
    with django_assert_max_num_queries(3):
        assert preparar(imagen=Imagen.objects.get()) == variantes
    assert Rendicion.objects.count() == len(actions.filtros())


def test_one_that_fails_does_not_stop_the_rest(db, caplog):
    rota, buena = crear_imagen(), crear_imagen()
    rota.file.storage.delete(rota.file.name)
    preparar_fotografias(imagenes=[rota.pk, 9999, buena.pk])
    assert Imagen.objects.get(pk=buena.pk).variantes
    assert Imagen.objects.get(pk=rota.pk).variantes == {}
    assert "No se pudieron hacer los tamaños" in caplog.text


def test_the_task_does_the_same(db):
    imagen = crear_imagen()
    tasks.preparar_fotografias.call([imagen.pk])
    assert Imagen.objects.get().variantes


def test_sizes_of_a_file_that_was_replaced_meanwhile_are_thrown_away(db):
    vieja = crear_imagen()
    nueva = Imagen.objects.get()
    nueva.file = ContentFile(bytes_de_imagen(300, 200), name="nueva.jpg")
    nueva.save()
    assert preparar(imagen=vieja) == {}
    assert Imagen.objects.get().variantes == {}
    assert not Rendicion.objects.exists()
    assert preparar(imagen=Imagen.objects.get())["impresion"][1:] == [300, 200]


def test_sizes_that_were_deleted_are_made_again_and_not_remembered(db):
    imagen = crear_imagen()
    preparar(imagen=imagen)
    Rendicion.objects.all()._raw_delete("default")  # as another process, whose cache is not ours
    variantes = preparar(imagen=Imagen.objects.get())
    assert Rendicion.objects.filter(file__in=[v[0] for v in variantes.values()]).count() == 6
