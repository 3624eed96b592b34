"""The files of a correction: what it adds and takes out is its área's alone until it is sent."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from acervo.models import Documento, Imagen
from buzon import actions, archivos, atender, pasos, unir, usar, visto
from buzon.models import Adjunto, Estado, Solicitud
from tests.buzon.fabrica import crear_borrador, crear_enlace, de_cada_clase, entrar, foto
from tests.buzon.oficina import crear_solicitud, redactora, ver
from tests.buzon.test_sin_enviar import las_que_dicen

pytestmark = pytest.mark.django_db
SECRETO = "plano-secreto"


@pytest.fixture
def una(portada):
    return crear_solicitud(por=crear_enlace(), fotos=1, lugar="Plaza principal")


@pytest.fixture
def corregida(client, una):
    """With a correction on its way: a title, four files more and one less."""
    entrar(client, una.enviada_por)
    vieja = una.adjuntos.get()
    client.post(reverse("buzon:quitar", args=[una.pk, vieja.pk]))
    escribir(client, una, accion="guardar", titulo="Otra cosa", archivos=de_cada_clase(SECRETO))
    return una


def escribir(client, una, **datos):
    url = reverse("buzon:escribir", args=[una.pk])
    pagina = client.get(url)
    escrito = {c.name: c.value() or "" for c in pagina.context["forma"] if c.name != "menores"}
    return client.post(url, {**escrito, **dict(pagina.context["escondidos"]), **datos})


def lo_que_ve_la_oficina(client, una):
    redactora(client)
    return client.get(reverse("solicitudes:una", args=[una.pk])).content.decode()


def nombres(adjuntos):
    return sorted(adjunto.nombre for adjunto in adjuntos)


def test_the_office_has_nothing_of_what_it_adds_nor_misses_what_it_takes_out(client, corregida):
    visible = lo_que_ve_la_oficina(client, corregida)
    assert "foto-0.jpg" in visible
    for dicho in (SECRETO, "Llegó después", "El área quitó", "Otra cosa"):
        assert dicho not in visible
    assert nombres(unir.adjuntos_de(corregida)) == ["foto-0.jpg"]


def test_no_door_of_the_libraries_nor_its_name_gives_it(client, corregida):
    suyos = corregida.adjuntos.filter(nombre__startswith=SECRETO)
    rutas = [adjunto.pieza.file.name for adjunto in suyos]
    redactora(client)
    assert {client.get(f"/medios/{ruta}").status_code for ruta in rutas} == {404}
    vieja = corregida.adjuntos.get(nombre="foto-0.jpg")
    vieja.delete()  # its door answers, as it should
    assert las_que_dicen(client, corregida) == []


def test_a_gallery_made_meanwhile_has_what_was_sent(client, corregida):
    uso, _ = usar.usar(solicitud=corregida, tipo="galeria", por=redactora())
    galeria = uso.publicacion.get_latest_revision_as_object()
    assert [foto.imagen.title for foto in galeria.fotos.all()] == ["foto-0"]


@pytest.mark.parametrize("que", ["texto", "archivos"])
def test_the_list_says_which_has_one(client, una, que):
    lista = reverse("buzon:lista")
    entrar(client, una.enviada_por)
    assert "con una corrección sin enviar" not in client.get(lista).content.decode()
    if que == "texto":
        escribir(client, una, accion="guardar", titulo="Otra cosa")
    else:
        client.post(reverse("buzon:quitar", args=[una.pk, una.adjuntos.get().pk]))
    assert "con una corrección sin enviar" in client.get(lista).content.decode()


def test_once_sent_it_is_said_and_had(client, corregida):
    leida = visto.sena(corregida)
    escribir(client, corregida, accion="enviar")
    assert visto.sena(corregida) != leida
    visible = lo_que_ve_la_oficina(client, corregida)
    assert visible.count("Llegó después") == 4
    assert "El área quitó: foto-0.jpg." in visible
    assert Imagen.objects.filter(title=SECRETO).exists()
    assert Documento.objects.filter(title=SECRETO).exists()
    assert Imagen.objects.get(title=SECRETO).credito == str(corregida.area)


def test_files_alone_are_a_correction_too(client, una):
    entrar(client, una.enviada_por)
    archivos.adjuntar(solicitud=una, archivo=foto("otra.jpg"), por=una.enviada_por)
    html = client.get(reverse("buzon:una", args=[una.pk])).content.decode()
    assert "Hay una corrección sin enviar" in html
    assert "otra.jpg" not in html, "it says what the office has"
    escribir(client, una, accion="enviar")
    assert ver(una).corregida
    html = client.get(reverse("buzon:una", args=[una.pk])).content.decode()
    assert "otra.jpg" in html
    assert "sin enviar" not in html


def test_its_area_sees_it_as_it_will_be(client, corregida):
    html = client.get(reverse("buzon:escribir", args=[corregida.pk])).content.decode()
    assert html.count("· sin enviar") == 4
    assert "Al enviar la corrección se quita: foto-0.jpg." in html
    assert ">foto-0.jpg</span>" not in html


def test_discarded_the_office_keeps_what_it_had(client, corregida):
    url = reverse("buzon:escribir", args=[corregida.pk])
    html = client.post(url, {"accion": "descartar"}, follow=True).content.decode()
    assert "Se descartó la corrección" in html
    assert "Hay una corrección" not in html
    assert ver(corregida).escrito == {}
    assert nombres(corregida.adjuntos.vigentes()) == ["foto-0.jpg"]
    assert not Imagen.todo.filter(title=SECRETO).exists()
    client.post(url, {"accion": "descartar"})
    assert nombres(corregida.adjuntos.entregados()) == ["foto-0.jpg"]


def test_what_was_decided_is_not_discarded_nor_loses_files(client, corregida):
    atender.rechazar(solicitud=corregida, texto="No.", por=redactora())
    url = reverse("buzon:escribir", args=[corregida.pk])
    html = client.post(url, {"accion": "descartar"}, follow=True).content.decode()
    assert "Ya está rechazada" in html
    assert corregida.adjuntos.vigentes().count() == 4


def test_decided_meanwhile_it_goes_on_as_another_one(client, corregida):
    atender.rechazar(solicitud=corregida, texto="No.", por=redactora())
    html = client.get(reverse("buzon:una", args=[corregida.pk])).text
    assert "No se perdió: puede seguir con ella como otra solicitud." in html
    url = reverse("buzon:aparte", args=[corregida.pk])
    respuesta = client.post(url)
    otra = Solicitud.objects.get(estado=Estado.BORRADOR)
    assert respuesta.url == reverse("buzon:escribir", args=[otra.pk])
    html = client.get(respuesta.url).text
    assert 'value="Otra cosa"' in html
    assert 'value="Plaza principal"' in html
    assert html.count(SECRETO) >= 4
    assert nombres(corregida.adjuntos.vigentes()) == ["foto-0.jpg"]
    assert not pasos.sin_enviar(ver(corregida))
    html = client.get(reverse("buzon:una", args=[corregida.pk])).text
    assert f'data-aparte="{corregida.vez}" hidden>' in html, "for what a telephone alone has"
    assert "Ya está entre sus borradores." in client.post(url, follow=True).text
    assert Solicitud.objects.count() == 2
    escribir(client, otra, accion="enviar")
    assert ver(otra).estado == Estado.RECIBIDA
    assert len(nombres(unir.adjuntos_de(otra))) == 4


def test_what_is_typed_after_it_was_decided_goes_on_as_another_one(client, una):
    entrar(client, una.enviada_por)
    url = reverse("buzon:escribir", args=[una.pk])
    pagina = client.get(url)
    escrito = {c.name: c.value() or "" for c in pagina.context["forma"] if c.name != "menores"}
    dicho = {**escrito, **dict(pagina.context["escondidos"]), "titulo": "Escrito tarde"}
    atender.rechazar(solicitud=una, texto="No.", por=redactora())
    html = client.post(url, {**dicho, "accion": "enviar"}).text
    aparte = reverse("buzon:aparte", args=[una.pk])
    assert 'value="Escrito tarde"' in html
    assert f'formaction="{aparte}"' in html
    assert "Enviar la corrección" not in html
    guardado = client.post(reverse("buzon:guardar"), dicho, headers={"Accept": "application/json"})
    assert guardado.json()["decidida"] == reverse("buzon:una", args=[una.pk])
    dos_veces = {client.post(aparte, dicho).url for _ in range(2)}
    otra = Solicitud.objects.get(estado=Estado.BORRADOR)
    assert dos_veces == {reverse("buzon:escribir", args=[otra.pk])}
    assert otra.escrito["titulo"] == "Escrito tarde"
    html = client.get(reverse("buzon:escribir", args=[otra.pk])).text
    assert "se quedan con la otra" in html, "the photograph that was sent"


def test_while_nobody_decides_it_is_not_set_aside(client, corregida):
    client.post(reverse("buzon:aparte", args=[corregida.pk]))
    assert ver(corregida).escrito["titulo"] == "Otra cosa"
    assert not Solicitud.objects.filter(estado=Estado.BORRADOR).exists()


def test_a_draft_is_not_set_aside_as_another(client):
    borrador = crear_borrador(por=entrar(client, crear_enlace()), titulo="Sin enviar")
    archivos.adjuntar(solicitud=borrador, archivo=foto("suya.jpg"), por=borrador.empezada_por)
    url = reverse("buzon:aparte", args=[borrador.pk])
    for dicho in ({}, {"titulo": "Dicho después"}):
        assert "Ya está entre sus borradores." in client.post(url, dicho, follow=True).text
    assert Solicitud.objects.get().escrito == {"titulo": "Sin enviar"}
    assert nombres(borrador.adjuntos.all()) == ["suya.jpg"]


def test_withdrawn_nothing_is_left_on_its_way(client, corregida):
    client.post(reverse("buzon:retirar", args=[corregida.pk]))
    assert ver(corregida).estado == Estado.RETIRADA
    assert nombres(corregida.adjuntos.all()) == ["foto-0.jpg"]


def test_added_again_what_was_taken_out_stays(una):
    adjunto, por = una.adjuntos.get(), una.enviada_por
    archivos.quitar(adjunto)
    with adjunto.imagen.file.open() as archivo:
        otra_vez = SimpleUploadedFile("foto-0.jpg", archivo.read())
    Adjunto.objects.update(huella=archivos._huella(otra_vez))  # it was cleaned when it came in
    assert archivos.adjuntar(solicitud=una, archivo=otra_vez, por=por) == (adjunto, False)
    assert una.adjuntos.vigentes().get() == adjunto


def test_one_put_in_the_place_of_another_waits_too(una):
    vieja, por = una.adjuntos.get(), una.enviada_por
    otra = foto("nueva.jpg")
    archivos.adjuntar(solicitud=una, archivo=otra, por=por, sustituye=vieja)
    assert nombres(una.adjuntos.entregados()) == ["foto-0.jpg"]
    assert nombres(una.adjuntos.vigentes()) == ["nueva.jpg"]
    actions.corregir(solicitud=una, datos={}, por=por)
    assert nombres(una.adjuntos.entregados()) == ["nueva.jpg"]


def test_each_goes_in_the_place_of_the_one_that_it_replaces(client, portada):
    una = crear_solicitud(por=crear_enlace(), fotos=3)
    por, lugares = una.enviada_por, una.adjuntos.entregados
    poner(una, foto("en-medio.jpg"), por, lugares()[1])
    archivos.adjuntar(solicitud=una, archivo=foto("al-final.jpg"), por=por)
    poner(una, foto("otra-al-final.jpg"), por, una.adjuntos.vigentes()[3])
    archivos.adjuntar(solicitud=una, archivo=foto("la-ultima.jpg"), por=por)
    quedan = ["foto-0.jpg", "en-medio.jpg", "foto-2.jpg", "otra-al-final.jpg", "la-ultima.jpg"]
    assert [a.nombre for a in una.adjuntos.vigentes()] == quedan
    assert not Imagen.todo.filter(title="al-final").exists()
    actions.corregir(solicitud=una, datos={}, por=por)
    poner(una, foto("en-medio-al-fin.jpg"), por, lugares()[1])
    poner(una, foto("de-en-medio.jpg"), por, una.adjuntos.vigentes()[1])
    actions.corregir(solicitud=una, datos={}, por=por)
    quedan[1] = "de-en-medio.jpg"
    assert [a.nombre for a in unir.adjuntos_de(una)] == quedan


def poner(una, archivo, por, en_lugar_de):
    archivos.adjuntar(solicitud=una, archivo=archivo, por=por, sustituye=en_lugar_de)


def test_one_that_replaces_another_of_other_kind_is_alone_in_its_place(una):
    por = una.enviada_por
    de_sonido, video = de_cada_clase("plan")[2:]
    poner(una, de_sonido, por, una.adjuntos.get())
    adjunto = una.adjuntos.vigentes().get()
    poner(una, video, por, adjunto)
    nuevo = una.adjuntos.vigentes().get()
    assert (nuevo.nombre, nuevo.pieza.type, nuevo.sustituye.nombre) == (
        "plan.webm",
        "video",
        "foto-0.jpg",
    )
    poner(una, foto("plan.jpg"), por, nuevo)
    assert una.adjuntos.vigentes().get().clase == "imagen"


def test_what_came_with_it_did_not_come_later_whatever_its_hour_says(client, una):
    una.enviada = una.enviada.replace(year=2020)
    una.save()
    assert "Llegó después" not in lo_que_ve_la_oficina(client, una)
