"""The files of what an área has not sent yet are nobody else's, by whatever door of the panel."""

import pytest
from django.urls import get_resolver, reverse
from wagtail.models import Collection

from acervo.actions import MUESTRAS, preparar_fotografias
from acervo.models import Documento, Imagen, Multimedia
from buzon import actions, archivos
from buzon.models import Estado
from tests.buzon.fabrica import crear_borrador, crear_enlace, de_cada_clase, entrar, foto
from tests.fabricas import crear_usuario

pytestmark = pytest.mark.django_db
SECRETO, UNA_PALABRA = "plano-secreto", "plano"
ESPACIOS = {
    "wagtailimages": Imagen,
    "wagtailimages_chooser": Imagen,
    "wagtailadmin_api:images": Imagen,
    "wagtaildocs": Documento,
    "wagtaildocs_chooser": Documento,
    "wagtailmedia": Multimedia,
}
DE_LO_SUBIDO = "uploaded_file_id"  # of the framework's own half-done uploads
OTROS = {"chooser_type": "video", "media_type": "video", "filter_spec": "width-10"}


@pytest.fixture
def borrador(portada):
    enlace = crear_enlace()
    una = crear_borrador(enlace)
    for archivo in de_cada_clase(SECRETO):
        archivos.adjuntar(solicitud=una, archivo=archivo, por=enlace)
    return una


def puertas(resolver=None, espacio=""):
    """(namespace, name, what it asks) of each address of the libraries."""
    for ruta in (resolver or get_resolver()).url_patterns:
        if hasattr(ruta, "url_patterns"):
            yield from puertas(ruta, ":".join(filter(None, [espacio, ruta.namespace])))
        elif espacio in ESPACIOS and ruta.name:
            claves = set(ruta.pattern.regex.groupindex)
            if DE_LO_SUBIDO not in claves:
                yield espacio, ruta.name, claves


def direcciones(borrador):
    """(address, whether it is of one file) of each door, with the key of each file of theirs."""
    piezas = [adjunto.pieza for adjunto in borrador.adjuntos.all()]
    for espacio, nombre, claves in puertas():
        for pieza in piezas:
            if isinstance(pieza, ESPACIOS[espacio]):
                dichas = {c: OTROS.get(c, pieza.pk) for c in claves}
                url = reverse(f"{espacio}:{nombre}", kwargs=dichas)
                yield url, bool(claves - set(OTROS))
                yield f"{url}?q={UNA_PALABRA}&id={pieza.pk}", False
    for modelo in ("imagen", "documento"):
        suyas = "&".join(f"id={p.pk}" for p in piezas if p._meta.model_name == modelo)
        for accion in ("delete", "add_to_collection", "add_tags"):
            url = reverse("wagtail_bulk_action", args=["acervo", modelo, accion])
            yield f"{url}?{suyas}&next=/admin/", True


def las_que_dicen(client, borrador):
    """The doors where something of it is seen, and those of one that answer."""
    mal = []
    for url, de_una in direcciones(borrador):
        respuesta = client.get(url)
        if de_una and respuesta.status_code not in {404, 405}:
            mal.append(f"{url}: {respuesta.status_code}")
        if SECRETO in respuesta.content.decode(errors="replace"):
            mal.append(f"{url} lo dice")
    return mal


@pytest.mark.parametrize("quien", ["Redacción", "Dirección", "Administración"])
def test_no_door_of_the_libraries_shows_what_was_not_sent(client, borrador, quien):
    entrar(client, crear_usuario(quien, is_superuser=quien == "Administración"))
    assert las_que_dicen(client, borrador) == []


def test_once_sent_it_is_where_the_rest_are(client, borrador):
    entrar(client, crear_usuario("Redacción"))
    actions.enviar(solicitud=borrador, datos={"titulo": "Obra"}, por=borrador.empezada_por)
    assert len(list(direcciones(borrador))) > 80
    for nombre in ("wagtailimages:index", "wagtaildocs:index", "wagtailmedia:index"):
        url = f"{reverse(nombre)}?q={UNA_PALABRA}"
        assert SECRETO in client.get(url).content.decode(), url
    imagen = borrador.adjuntos.exclude(imagen=None).get().imagen_id
    assert client.get(reverse("wagtailimages:edit", args=[imagen])).status_code == 200


def test_the_sheet_of_a_file_says_which_solicitud_it_came_from(client, borrador):
    una = actions.enviar(solicitud=borrador, datos={"titulo": "O"}, por=borrador.empezada_por)
    entrar(client, crear_usuario("Redacción"))
    dice = f"Viene de la solicitud {una.recibo} de {una.area}"
    for adjunto in una.adjuntos.all():
        espacio = {"imagen": "images", "documento": "docs", "grabacion": "media"}[adjunto.clase]
        html = client.get(reverse(f"wagtail{espacio}:edit", args=[adjunto.pieza.pk])).content
        assert dice in html.decode()
        assert "que el área retiró" not in html.decode()
        assert reverse("solicitudes:una", args=[una.pk]) in html.decode()
    actions.retirar(solicitud=una, por=una.enviada_por)
    imagen = una.adjuntos.exclude(imagen=None).get().imagen_id
    html = client.get(reverse("wagtailimages:edit", args=[imagen])).content.decode()
    assert f"{dice}, que el área retiró" in html


def test_no_file_of_it_is_had_by_its_name(client, borrador):
    imagen = borrador.adjuntos.exclude(imagen=None).get().imagen
    preparar_fotografias(imagenes=[imagen.pk], claves=MUESTRAS)
    rutas = list(imagen.renditions.values_list("file", flat=True))
    assert len(rutas) == len(MUESTRAS), "its sizes are made for its área while it is a draft"
    rutas += [adjunto.pieza.file.name for adjunto in borrador.adjuntos.all()]
    entrar(client, crear_usuario("Redacción"))
    assert {client.get(f"/medios/{ruta}").status_code for ruta in rutas} == {404}


def test_its_area_sees_them_and_takes_them_out(client, borrador):
    entrar(client, borrador.empezada_por)
    html = client.get(reverse("buzon:escribir", args=[borrador.pk])).content.decode()
    assert html.count(SECRETO) >= 4
    for adjunto in borrador.adjuntos.all():
        url = reverse("buzon:archivo", args=[borrador.pk, adjunto.pk])
        assert client.get(url).status_code == 200
    guardado = [(type(a.pieza), a.pieza.pk, a.pieza.file) for a in borrador.adjuntos.all()]
    actions.retirar(solicitud=borrador, por=borrador.empezada_por)
    for clase, pk, _ in guardado:
        assert not clase.todo.filter(pk=pk).exists()


def test_what_is_added_to_what_was_sent_is_seen_when_the_correction_is_sent(borrador):
    una = actions.enviar(solicitud=borrador, datos={"titulo": "Obra"}, por=borrador.empezada_por)
    otra = foto("despues.jpg")
    archivos.adjuntar(solicitud=una, archivo=otra, por=borrador.empezada_por)
    assert una.estado == Estado.RECIBIDA
    assert not Imagen.objects.filter(title="despues").exists()
    actions.corregir(solicitud=una, datos={}, por=borrador.empezada_por)
    assert Imagen.objects.filter(title="despues").exists()


def test_a_collection_that_keeps_them_is_not_taken_for_empty(client, borrador):
    entrar(client, crear_usuario(is_superuser=True))
    coleccion = Collection.objects.get(name=archivos.COLECCION)
    url = reverse("wagtailadmin_collections:delete", args=[coleccion.pk])
    assert "4 archivos sin enviar" in client.get(url).content.decode()
    assert client.post(url).status_code == 403
