"""What is seen in each photograph, one after the other; and the same for many at once."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, ModelLogEntry

from acervo.camara.textos import A_LA_VEZ, FormularioDeTexto
from acervo.dos_personas.a_la_vez import LEIDO
from acervo.models import Imagen, Lote
from sitio.models import Tema
from tests.fabricas import crear_galeria, crear_imagen
from tests.moderacion.admin import avisos, entrar, leido

JSON = {"accept": "application/json"}


@pytest.fixture
def redaccion(client, db):
    client.usuario = entrar(client, "Redacción")
    return client


def leido_en_la_rejilla(imagen):
    return FormularioDeTexto(instance=Imagen.objects.get(pk=imagen.pk)).initial[LEIDO]


def describir(client, imagen, texto, leido=None, **opciones):
    datos = {"description": texto, LEIDO: leido or leido_en_la_rejilla(imagen)}
    return client.post(reverse("lotes:describir", args=[imagen.pk]), datos, **opciones)


def test_it_is_saved_and_is_in_the_log(redaccion):
    imagen = crear_imagen(description="")
    dicho = describir(redaccion, imagen, "  Una mujer \n teje. ", headers=JSON).json()
    assert dicho["sirve"]
    imagen.refresh_from_db()
    assert imagen.description == "Una mujer teje."
    assert "Texto alternativo" in str(ModelLogEntry.objects.get(action="wagtail.edit").data)
    assert describir(redaccion, imagen, "Otra.", dicho["leido"], headers=JSON).json()["sirve"]


def test_without_javascript_one_is_back_where_one_was(redaccion):
    imagen = crear_imagen(description="")
    aqui = f"{reverse('lotes:sin-texto')}?antes=99"
    datos = {"description": "Una plaza.", LEIDO: leido_en_la_rejilla(imagen)}
    direccion = f"{reverse('lotes:describir', args=[imagen.pk])}?next={aqui}"
    respuesta = redaccion.post(direccion, datos, follow=True)
    assert respuesta.redirect_chain == [(aqui, 302)]
    assert "Se guardó" in avisos(respuesta)[0]


def test_nobody_writes_over_what_another_wrote_meanwhile(redaccion):
    imagen = crear_imagen(description="")
    leido = leido_en_la_rejilla(imagen)
    describir(redaccion, imagen, "La suya.")
    respuesta = describir(redaccion, imagen, "La mía.", leido, headers=JSON)
    assert respuesta.status_code == 409
    assert "suya" in respuesta.content.decode()
    assert Imagen.objects.get().description == "La suya."


def test_too_long_is_told_and_not_saved(redaccion):
    imagen = crear_imagen(description="")
    dicho = describir(redaccion, imagen, "a" * 256, headers=JSON).json()
    assert not dicho["sirve"]
    assert dicho["frase"]
    assert Imagen.objects.get().description == ""


def test_the_grid_of_a_lote_has_its_photographs_as_they_were_taken(redaccion):
    lote = Lote.objects.create()
    imagenes = [crear_imagen(lote=lote, description="") for _ in range(3)]
    crear_imagen(description="")
    contenido = redaccion.get(reverse("lotes:textos", args=[lote.pk])).content.decode()
    lugares = [contenido.index(f'id="foto-{i.pk}"') for i in imagenes]
    assert lugares == sorted(lugares)
    assert contenido.count("<textarea") == len(imagenes)
    assert "Faltan 3" in contenido


def test_all_that_lack_it_page_by_page_though_the_list_shortens(redaccion):
    imagenes = [crear_imagen(description="") for _ in range(A_LA_VEZ + 3)]
    pantalla = reverse("lotes:sin-texto")
    primera = redaccion.get(pantalla).content.decode()
    for imagen in imagenes[-5:]:
        describir(redaccion, imagen, "Ya.")
    sigue = imagenes[3].pk
    assert f"?antes={sigue}" in primera
    segunda = redaccion.get(f"{pantalla}?antes={sigue}").content.decode()
    assert [i for i in imagenes[:3] if f'id="foto-{i.pk}"' not in segunda] == []
    for nada in ("x", "-1", "99999999999999999999", ""):
        assert redaccion.get(f"{pantalla}?antes={nada}").status_code == 200


def test_how_many_lack_it_is_on_the_desk_and_in_the_list_of_photographs(redaccion):
    crear_imagen(description="")
    crear_imagen(description="", retirada=True)
    for pantalla in (reverse("wagtailadmin_home"), reverse("wagtailimages:index")):
        contenido = redaccion.get(pantalla).content.decode()
        assert reverse("lotes:sin-texto") in contenido, pantalla
        assert "1 fotografía sin texto alternativo" in contenido


def test_who_may_not_change_it_does_not_find_it_nor_write_it(client, db):
    ajena = Collection.get_first_root_node().add_child(instance=Collection(name="Ajena"))
    suya = Collection.get_first_root_node().add_child(instance=Collection(name="Suya"))
    entrar(client, "Redacción")
    grupo = Group.objects.get(name="Redacción")
    GroupCollectionPermission.objects.filter(group=grupo).update(collection=suya)
    imagen = crear_imagen(description="", collection=ajena)
    assert f'id="foto-{imagen.pk}"' not in client.get(reverse("lotes:sin-texto")).content.decode()
    assert describir(client, imagen, "Algo.", headers=JSON).status_code == 302  # to the desk
    assert Imagen.objects.get().description == ""


def varias(client, imagenes, **datos):
    claves = "&".join(f"id={imagen.pk}" for imagen in imagenes)
    direccion = reverse("wagtail_bulk_action", args=["acervo", "imagen", "editar_varias"])
    return client.post(f"{direccion}?{claves}&next=/admin/", datos)


def test_credit_collection_labels_and_minors_at_once_and_each_in_the_log(redaccion):
    imagenes = [crear_imagen(credito="Otro") for _ in range(3)]
    fuera = crear_imagen(credito="Otro")
    coleccion = Collection.get_first_root_node().add_child(instance=Collection(name="Lentes"))
    datos = {"credito": "Ana Ruiz", "coleccion": coleccion.pk, "menores": "si"}
    assert varias(redaccion, imagenes, etiquetas="salud, vista", **datos).status_code == 302
    for imagen in Imagen.objects.exclude(pk=fuera.pk):
        assert (imagen.credito, imagen.collection, imagen.menores) == ("Ana Ruiz", coleccion, True)
        assert set(imagen.tags.names()) == {"salud", "vista"}
    assert Imagen.objects.get(pk=fuera.pk).credito == "Otro"
    entradas = ModelLogEntry.objects.filter(action="wagtail.edit")
    assert entradas.count() == 3
    assert "Ana Ruiz" in str(entradas[0].data["cambios"])


def test_what_is_left_in_blank_stays_as_it_is(redaccion):
    imagen = crear_imagen(credito="Otro", menores=True)
    imagen.tags.add("vieja")
    assert varias(redaccion, [imagen], etiquetas="nueva").status_code == 302
    imagen = Imagen.objects.get()
    assert (imagen.credito, imagen.menores) == ("Otro", True)
    assert set(imagen.tags.names()) == {"vieja", "nueva"}


def test_the_subjects_of_the_site_are_put_on_many_as_the_site_writes_them(redaccion):
    Tema.objects.create(name="Protección civil")
    Tema.objects.create(name="Agua")
    imagenes = [crear_imagen() for _ in range(2)]
    puesto = varias(redaccion, imagenes, temas='"proteccion civil", Agua', etiquetas="plaza")
    assert puesto.status_code == 302
    for imagen in imagenes:
        assert set(imagen.tags.names()) == {"Protección civil", "Agua", "plaza"}
    campo = varias(redaccion, imagenes).content.decode()
    assert "/tag-autocomplete/sitio/tema/" in campo


def test_a_subject_that_there_is_not_is_named_and_nothing_changes(redaccion):
    imagen = crear_imagen(credito="Otro")
    respuesta = varias(redaccion, [imagen], temas="Agüita", credito="Ana")
    assert "No hay un tema que se llame «Agüita»" in respuesta.content.decode()
    assert not Tema.objects.exists()
    assert Imagen.objects.get().credito == "Otro"


def test_with_nothing_to_change_one_is_asked_for_something(redaccion):
    respuesta = varias(redaccion, [crear_imagen()])
    assert "Escriba o elija algo que cambiar" in respuesta.content.decode()
    assert varias(redaccion, [crear_imagen()], etiquetas="x" * 300).status_code == 200


def test_of_many_only_those_that_one_may_change(client, db):
    raiz = Collection.get_first_root_node()
    suya, ajena = (raiz.add_child(instance=Collection(name=n)) for n in ("Suya", "Ajena"))
    entrar(client, "Redacción")
    grupo = Group.objects.get(name="Redacción")
    GroupCollectionPermission.objects.filter(group=grupo).update(collection=suya)
    mia, otra = crear_imagen(collection=suya), crear_imagen(collection=ajena)
    varias(client, [mia, otra], credito="Ana", coleccion=ajena.pk)
    assert not Imagen.objects.filter(credito="Ana").exists()  # nor is taken where one may not add
    varias(client, [mia, otra], credito="Ana")
    assert [i.pk for i in Imagen.objects.filter(credito="Ana")] == [mia.pk]


def test_what_the_public_sees_is_told_in_the_log(redaccion):
    imagen = crear_galeria(fotos=1).fotos.get().imagen
    varias(redaccion, [imagen], credito="Ana Ruiz")
    assert ModelLogEntry.objects.filter(action="pregon.a_la_vista").exists()


QUE_NO_DICEN = ["x", "...", "DSCN0042.jpg", "IMG_20261120_101500", "foto-12.HEIC", "20261120"]


@pytest.mark.parametrize("texto", QUE_NO_DICEN)
def test_what_tells_nothing_to_who_cannot_see_it_is_not_taken(redaccion, texto):
    imagen = crear_imagen(description="")
    dicho = describir(redaccion, imagen, texto, headers=JSON).json()
    assert not dicho["sirve"]
    assert "Diga con palabras qué se ve" in dicho["frase"]
    ficha = {"title": imagen.title, "description": texto, "tags": "", **leido(imagen)}
    respuesta = redaccion.post(reverse("wagtailimages:edit", args=[imagen.pk]), ficha)
    assert "Diga con palabras qué se ve" in respuesta.content.decode()
    assert Imagen.objects.get().description == ""


@pytest.mark.parametrize("texto", ["Catedral.", "El 5 de mayo de 1862", "La ruta 66", "Ana Paz"])
def test_few_words_are_words(redaccion, texto):
    imagen = crear_imagen(description="")
    assert describir(redaccion, imagen, texto, headers=JSON).json()["sirve"]


def test_what_somebody_wrote_before_does_not_stop_the_rest_of_its_sheet(redaccion):
    imagen = crear_imagen(description="x")
    ficha = {"title": "Otro", "description": "x", "tags": "", **leido(imagen)}
    redaccion.post(reverse("wagtailimages:edit", args=[imagen.pk]), ficha)
    assert Imagen.objects.get().title == "Otro"


def test_labels_put_on_many_are_found_by_their_words(redaccion):
    imagen = crear_imagen(title="Plaza")
    varias(redaccion, [imagen], etiquetas="kermés")
    lista = reverse("wagtailimages:index_results")
    assert "Plaza" in redaccion.get(f"{lista}?q=kermés").content.decode()
