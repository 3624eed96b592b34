"""What came from a camera at once: each in once, in order, and what is no good is named."""

import gc
import json
import threading
from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from PIL import ExifTags, Image
from wagtail.models import Collection, GroupCollectionPermission, ModelLogEntry

from acervo import actions
from acervo.limpieza import AJENA, DANADA, ArchivoLimpio
from acervo.models import Imagen, Lote
from tests.fabricas import bytes_de_imagen, crear_imagen
from tests.moderacion.admin import avisos, entrar

from .test_limpieza import ENTERA, HEIC

JSON = {"accept": "application/json"}


def foto(hora=None, minuto=0, **opciones):
    """A small one, taken at that hour of the 20th if it says so."""
    if hora is not None:
        opciones["exif"] = Image.Exif()
        ifd = opciones["exif"].get_ifd(ExifTags.IFD.Exif)
        ifd[ExifTags.Base.DateTimeOriginal] = f"2026:11:20 {hora:02}:{minuto:02}:00"
    return bytes_de_imagen(40, 30, **opciones)


@pytest.fixture
def redaccion(client, db):
    client.usuario = entrar(client, "Redacción")
    return client


def empezar(client, **datos):
    return client.post(reverse("lotes:subir"), datos, headers=JSON).json()


def mandar(client, una, contenido, nombre="IMG_1.jpg"):
    respuesta = client.post(una, {"archivo": SimpleUploadedFile(nombre, contenido)}, headers=JSON)
    assert respuesta.status_code == 200
    return respuesta.json()


def test_one_by_one_they_end_in_the_lote_in_the_order_in_which_they_were_taken(redaccion):
    una = empezar(redaccion, titulo="Entrega de lentes")["una"]
    for nombre, hora in (("c.jpg", 12), ("a.jpg", 14), ("b.jpg", 9), ("sin-hora.jpg", None)):
        assert mandar(redaccion, una, foto(hora), nombre)["sirve"]
    lote = Lote.objects.get()
    assert [i.title for i in lote.fotografias()] == ["b", "c", "a", "sin-hora"]
    assert lote.titulo == "Entrega de lentes"
    assert lote.creado_por == redaccion.usuario
    assert {i.uploaded_by_user for i in lote.fotografias()} == {redaccion.usuario}


def test_what_is_sent_again_because_the_answer_was_lost_is_in_once(redaccion):
    una = empezar(redaccion)["una"]
    contenido = foto(9)
    dichos = [mandar(redaccion, una, contenido) for _ in range(3)]
    assert {d["imagen"] for d in dichos} == {Imagen.objects.get().pk}
    assert {d["frase"] for d in dichos} == {""}
    assert Lote.objects.get().fotografias().count() == 1


def test_a_bad_one_is_told_in_one_sentence_and_the_rest_go_in(redaccion):
    una = empezar(redaccion)["una"]
    dichos = [
        mandar(redaccion, una, ENTERA[:9000], "cortada.jpg"),
        mandar(redaccion, una, b"<?php ?>", "foto.jpg"),
        mandar(redaccion, una, HEIC, "IMG_7.HEIC"),
    ]
    assert [d["sirve"] for d in dichos] == [False, False, True]
    assert [d["frase"] for d in dichos] == [DANADA, AJENA, ""]
    assert [i.filename[-4:] for i in Lote.objects.get().fotografias()] == [".jpg"]


def test_what_was_here_already_is_named_and_that_one_is_used(redaccion):
    contenido = foto(9)
    antes = empezar(redaccion)
    mandar(redaccion, antes["una"], contenido, "Plaza.jpg")
    dicho = mandar(redaccion, empezar(redaccion)["una"], contenido, "IMG_9.jpg")
    vieja = Imagen.objects.get()
    assert dicho["imagen"] == vieja.pk
    assert "«Plaza»" in dicho["frase"]
    nuevo, viejo = Lote.objects.all()
    assert list(nuevo.fotografias()) == list(viejo.fotografias()) == [vieja]
    assert vieja.lote == viejo


def test_the_same_photograph_twice_in_a_batch_is_named(redaccion):
    una, contenido = empezar(redaccion)["una"], foto(9)
    dichos = [mandar(redaccion, una, contenido, nombre) for nombre in ("Plaza.jpg", "copia.jpg")]
    assert [d["repetida"] for d in dichos] == [
        "",
        "Es la misma que «Plaza», que ya está en este lote: entra una vez.",
    ]
    assert {d["imagen"] for d in dichos} == {Imagen.objects.get().pk}


def test_without_javascript_the_same_twice_is_named_too(redaccion):
    contenido = foto(9)
    archivos = [SimpleUploadedFile(nombre, contenido) for nombre in ("Plaza.jpg", "copia.jpg")]
    respuesta = redaccion.post(reverse("lotes:subir"), {"archivos": archivos}, follow=True)
    (aviso,) = avisos(respuesta)
    assert "«copia.jpg»" in aviso
    assert "la misma que «Plaza»" in aviso
    assert "Una fotografía." in respuesta.content.decode()
    assert "en el orden" not in respuesta.content.decode()


def test_an_empty_file_is_told_in_good_spanish(redaccion):
    dicho = mandar(redaccion, empezar(redaccion)["una"], b"", "vacia.jpg")
    assert dicho["sirve"] is False
    assert "vacío" in dicho["frase"]
    assert "vació" not in dicho["frase"]


def test_what_is_taken_is_said_whole(redaccion):
    ayuda = redaccion.get(reverse("lotes:subir")).content.decode()
    for dicho in (ayuda, AJENA):
        assert "JPG, HEIC, PNG, WebP o AVIF" in dicho


def test_without_javascript_all_at_once_and_the_bad_one_is_named(redaccion):
    archivos = [
        SimpleUploadedFile("b.jpg", foto(11)),
        SimpleUploadedFile("mala.jpg", b"<?php ?>"),
        SimpleUploadedFile("a.jpg", foto(8)),
    ]
    datos = {"titulo": "Plaza", "archivos": archivos}
    respuesta = redaccion.post(reverse("lotes:subir"), datos, follow=True)
    assert [i.title for i in Lote.objects.get().fotografias()] == ["a", "b"]
    (aviso,) = avisos(respuesta)
    assert "mala.jpg" in aviso
    assert AJENA in aviso
    assert "2 fotografías" in respuesta.content.decode()


def test_more_than_two_hundred_are_taken_in_one_form(redaccion):
    archivos = [SimpleUploadedFile(f"{n}.jpg", b"no es") for n in range(201)]
    assert redaccion.post(reverse("lotes:subir"), {"archivos": archivos}).status_code == 302


def test_with_nothing_chosen_one_is_told_and_no_lote_is_left(redaccion):
    respuesta = redaccion.post(reverse("lotes:subir"), {})
    assert "No llegó ningún archivo" in avisos(respuesta)[0]
    assert not Lote.objects.exists()


def test_what_was_left_half_way_is_gone_on_with_until_it_is_done(redaccion):
    lote = empezar(redaccion, titulo="A medias")
    vacio = empezar(redaccion, titulo="Nada")
    mandar(redaccion, lote["una"], foto(9))
    for pantalla in (reverse("wagtailadmin_home"), reverse("lotes:subir")):
        contenido = redaccion.get(pantalla).content.decode()
        assert lote["lote"] in contenido
        assert vacio["lote"] not in contenido
    redaccion.post(f"{lote['lote']}terminar/")
    assert lote["lote"] not in redaccion.get(reverse("lotes:subir")).content.decode()
    mandar(redaccion, lote["una"], foto(10))
    assert lote["lote"] in redaccion.get(reverse("lotes:subir")).content.decode()


def test_the_log_says_who_brought_each_one(redaccion):
    mandar(redaccion, empezar(redaccion)["una"], foto(9))
    entrada = ModelLogEntry.objects.get(action="wagtail.create")
    assert entrada.user == redaccion.usuario
    assert entrada.data["lote"] == Lote.objects.get().pk


def test_its_two_samples_are_made_by_the_queue_and_never_in_a_request(redaccion):
    lote = empezar(redaccion)
    mandar(redaccion, lote["una"], bytes_de_imagen(1000, 700))
    redaccion.get(lote["lote"])
    imagen = Imagen.objects.get()
    assert imagen.renditions.count() == 0
    tarea = DBTaskResult.objects.get(task_path__contains="preparar_muestras")
    assert tarea.args_kwargs["args"] == [[imagen.pk]]
    actions.preparar_fotografias(imagenes=[imagen.pk], claves=actions.MUESTRAS)
    assert set(Imagen.objects.get().variantes) == {"webp-400", "webp-800"}
    actions.preparar_fotografias(imagenes=[imagen.pk])
    assert set(Imagen.objects.get().variantes) == set(actions.filtros())
    actions.preparar_fotografias(imagenes=[imagen.pk], claves=actions.MUESTRAS)
    assert set(Imagen.objects.get().variantes) == set(actions.filtros())


def test_a_lote_of_sixty_costs_what_one_of_two_costs(redaccion, django_assert_max_num_queries):
    lote = Lote.objects.create(creado_por=redaccion.usuario)
    for n in range(12):
        crear_imagen(lote=lote, description="" if n % 2 else "Algo.")
    redaccion.get(reverse("lotes:lote", args=[lote.pk]))
    with django_assert_max_num_queries(40) as dos:
        redaccion.get(reverse("lotes:lote", args=[lote.pk]))
    for _ in range(12):
        crear_imagen(lote=lote)
    with django_assert_max_num_queries(len(dos)):
        redaccion.get(reverse("lotes:lote", args=[lote.pk]))


@pytest.mark.parametrize("grupo", ["Enlace", None])
def test_who_may_not_add_photographs_finds_no_door(client, db, grupo):
    lote = Lote.objects.create()
    if grupo:
        entrar(client, grupo)
    for puerta in ("lote", "una", "textos", "terminar"):
        direccion = reverse(f"lotes:{puerta}", args=[lote.pk])
        archivo = SimpleUploadedFile("a.jpg", foto())
        assert client.post(direccion, {"archivo": archivo}, headers=JSON).status_code in {302, 403}
    client.post(reverse("lotes:subir"), {"titulo": "x"}, headers=JSON)
    assert not Imagen.objects.exists()
    assert Lote.objects.count() == 1


def test_only_into_a_collection_where_one_may_add(client, db):
    raiz = Collection.get_first_root_node()
    suya, ajena = (raiz.add_child(instance=Collection(name=n)) for n in ("Suya", "Ajena"))
    usuario = entrar(client, "Redacción")
    grupo = Group.objects.get(name="Redacción")
    GroupCollectionPermission.objects.filter(group=grupo).update(collection=suya)
    respuesta = client.post(reverse("lotes:subir"), {"coleccion": ajena.pk}, headers=JSON)
    assert respuesta.status_code == 400
    una = empezar(client, coleccion=suya.pk)["una"]
    mandar(client, una, foto())
    assert Imagen.objects.get().collection == suya
    assert Imagen.objects.get().uploaded_by_user == usuario


def test_hostile_addresses_answer_without_breaking(redaccion):
    assert redaccion.get(reverse("lotes:lote", args=[999_999])).status_code == 404
    lote = empezar(redaccion, para="galeria-no-es")["lote"]
    for consulta in ("?pagina=-1", "?pagina=x", "?pagina=99999999999"):
        assert redaccion.get(lote + consulta).status_code == 200
    subir = reverse("lotes:subir")
    for para in ("x" * 500, "<script>", "galeria-99999999999999999999"):
        assert redaccion.get(f"{subir}?para={para}").status_code == 200
        datos = {"para": para, "archivos": SimpleUploadedFile("a.jpg", foto())}
        assert redaccion.post(subir, datos, follow=True).status_code == 200
    assert redaccion.post(f"{lote}una/", {}).json()["sirve"] is False


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_same_file_twice_at_the_same_moment_is_one(client):
    if connection.vendor == "sqlite":
        pytest.skip("la base en memoria tiene una sola conexión")
    entrar(client, "Superusuario")
    una, contenido = empezar(client)["una"], foto(9)
    dichos = []

    def una_vez():
        datos = {"archivo": SimpleUploadedFile("a.jpg", contenido)}
        dichos.append(json.loads(client.post(una, datos).content))
        connection.close()

    hilos = [threading.Thread(target=una_vez) for _ in range(3)]
    for hilo in hilos:
        hilo.start()
    for hilo in hilos:
        hilo.join()
    assert Imagen.objects.count() == 1
    assert len({dicho["imagen"] for dicho in dichos}) == 1


def test_what_went_in_does_not_stay_in_memory(redaccion):
    """A form is in cycles of its own: sixty photographs would wait there to be collected."""
    una = empezar(redaccion)["una"]
    gc.collect()
    gc.disable()
    try:
        for hora in (9, 10):
            mandar(redaccion, una, foto(hora))
        hay = [cosa for cosa in gc.get_objects() if type(cosa) is ArchivoLimpio]
        assert [limpio for limpio in hay if not limpio.file.closed] == []
    finally:
        gc.enable()


def test_the_framework_s_own_door_for_many_still_works(redaccion):
    datos = {"title": "F", "files[]": SimpleUploadedFile("a.jpg", foto())}
    assert redaccion.post(reverse("wagtailimages:add_multiple"), datos).json()["success"]
    assert BytesIO(Imagen.objects.get().file.read()).getvalue()


def test_one_that_was_withdrawn_does_not_come_in_again_and_it_is_said(redaccion):
    contenido = foto(9)
    mandar(redaccion, empezar(redaccion)["una"], contenido, "Ronda.jpg")
    Imagen.objects.update(retirada=True)
    dicho = mandar(redaccion, empezar(redaccion)["una"], contenido, "IMG_9.jpg")
    assert not dicho["sirve"]
    assert dicho["definitivo"]
    assert "se retiró el consentimiento" in dicho["frase"]
    assert not Lote.objects.order_by("pk").last().fotografias().exists()


def test_a_lote_says_which_of_its_photographs_was_withdrawn(redaccion):
    lote = Lote.objects.create()
    crear_imagen(lote=lote, retirada=True)
    html = redaccion.get(reverse("lotes:lote", args=[lote.pk])).content.decode()
    assert "Se retiró" in html


def test_what_will_never_go_in_is_told_apart_from_what_may(redaccion):
    una = empezar(redaccion)["una"]
    assert mandar(redaccion, una, b"<?php ?>", "foto.jpg")["definitivo"]
    assert mandar(redaccion, una, ENTERA[:9000], "cortada.jpg")["definitivo"]
