"""What is done with what was sent: corrected, withdrawn, answered, its files changed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from acervo.models import Documento, Imagen
from buzon import archivos
from buzon.models import Adjunto, Estado, Mensaje, Solicitud
from tests.acervo import hostiles
from tests.buzon.fabrica import (
    DATOS,
    crear_borrador,
    crear_enlace,
    crear_solicitud,
    entrar,
    foto,
    marca,
    un_acto,
)

pytestmark = pytest.mark.django_db
SUBIR = reverse("buzon:subir")


def de(una, que, *mas):
    return reverse(f"buzon:{que}", args=[una.pk, *mas])


@pytest.fixture
def una(client):
    suya = crear_solicitud(titulo="Poda del jardín", archivos_de=[foto("antes.jpg")])
    entrar(client, suya.enviada_por)
    return suya


def corregir(client, una, **datos):
    leida = {"vez": una.vez, "version": una.version, "corrige": "1", "titulo": una.titulo}
    datos = {**un_acto(**leida), **datos}
    return client.post(de(una, "escribir"), datos, follow=True)


def test_what_was_sent_is_corrected_and_keeps_its_number(client, una):
    respuesta = corregir(client, una, titulo="Poda del jardín Juárez")
    assert "Se envió la corrección" in respuesta.content.decode()
    ahora = Solicitud.objects.get()
    assert (ahora.titulo, ahora.numero) == ("Poda del jardín Juárez", una.numero)
    assert ahora.corregida


def test_a_correction_half_way_is_kept_and_changes_nothing_until_it_is_sent(client, una):
    corregir(client, una, titulo="A medias", accion="guardar")
    assert Solicitud.objects.get().titulo == "Poda del jardín"
    assert "Hay una corrección sin enviar" in client.get(de(una, "una")).content.decode()
    assert 'value="A medias"' in client.get(de(una, "escribir")).content.decode()


@pytest.mark.parametrize("estado", [Estado.ACEPTADA, Estado.RECHAZADA, Estado.RETIRADA])
def test_what_the_office_decided_is_not_changed_by_any_door(client, una, estado):
    Solicitud.objects.update(estado=estado)
    assert client.get(de(una, "escribir")).url == de(una, "una")
    corregir(client, una, titulo="Otro")
    client.post(de(una, "retirar"))
    client.post(de(una, "responder"), {"texto": "El jueves."})
    archivo = client.post(SUBIR, {"vez": una.vez, "archivo": foto()})
    assert archivo.status_code == 410
    quitar = client.post(de(una, "quitar", una.adjuntos.get().pk))
    assert quitar.status_code == 400
    ahora = Solicitud.objects.get()
    assert (ahora.estado, ahora.titulo) == (estado, "Poda del jardín")
    assert ahora.adjuntos.vigentes().count() == 1


def test_it_is_asked_before_it_is_withdrawn_and_two_taps_are_one(client, una):
    pregunta = client.get(de(una, "retirar")).content.decode()
    assert "¿Retirar «Poda del jardín»?" in pregunta
    assert Solicitud.objects.get().estado == Estado.RECIBIDA
    for _ in range(2):
        respuesta = client.post(de(una, "retirar"), follow=True)
        assert "Se retiró" in respuesta.content.decode()
    assert Solicitud.objects.get().estado == Estado.RETIRADA


def test_of_a_draft_that_is_thrown_away_nothing_stays(client, una):
    borrador = crear_borrador(una.enviada_por, titulo="Riego")
    archivos.adjuntar(solicitud=borrador, archivo=foto(), por=una.enviada_por)
    assert Imagen.todo.count() == 2
    assert "no se puede deshacer" in client.get(de(borrador, "retirar")).content.decode()
    for _ in range(2):
        assert client.post(de(borrador, "retirar")).url == reverse("buzon:lista")
    assert Solicitud.objects.get() == una
    assert Imagen.todo.count() == 1


def pedir_datos(una):
    Solicitud.objects.update(estado=Estado.SE_PIDEN_DATOS)
    datos = {"solicitud": una, "de": una.enviada_por, "texto": "¿Cuántos árboles?"}
    Mensaje.objects.create(clase=Mensaje.Clase.PIDE, **datos)


def test_what_the_office_asked_is_answered_and_two_taps_are_one(client, una):
    pedir_datos(una)
    assert "¿Cuántos árboles?" in client.get(de(una, "una")).content.decode()
    for _ in range(2):
        respuesta = client.post(de(una, "responder"), {"texto": "Doce."}, follow=True)
        assert "Se envió su respuesta" in respuesta.content.decode()
    assert Solicitud.objects.get().estado == Estado.EN_REVISION
    assert Mensaje.objects.filter(clase=Mensaje.Clase.RESPONDE).count() == 1


def test_an_answer_that_says_nothing_is_asked_for_beside_its_field(client, una):
    pedir_datos(una)
    html = client.post(de(una, "responder"), {"texto": "  "}).content.decode()
    assert "Escriba la respuesta" in html
    assert 'aria-describedby="id_texto_error"' in html
    assert Solicitud.objects.get().estado == Estado.SE_PIDEN_DATOS


@pytest.mark.parametrize("con_guion", [True, False])
def test_another_file_goes_in_the_place_of_one_that_was_sent(client, una, con_guion):
    viejo = una.adjuntos.get()
    if con_guion:
        datos = {"vez": una.vez, "archivo": foto("despues.jpg"), "sustituye": viejo.pk}
        assert client.post(SUBIR, datos).json()["sirve"]
    else:
        datos = {f"sustituye-{viejo.pk}": foto("despues.jpg"), "accion": "guardar"}
        corregir(client, una, **datos)
    nuevo = una.adjuntos.vigentes().get()
    assert (nuevo.nombre, nuevo.sustituye) == ("despues.jpg", viejo)
    viejo.refresh_from_db()
    assert viejo.se_quita
    corregir(client, una)
    viejo.refresh_from_db()
    assert viejo.quitado, "it stays in the history of what was sent"
    html = client.get(de(una, "una")).content.decode()
    assert "despues.jpg" in html
    assert "antes.jpg" not in html


@pytest.mark.parametrize("con_guion", [True, False])
def test_a_file_is_taken_out_of_a_draft_and_what_was_typed_stays(client, con_guion):
    persona = entrar(client, crear_enlace())
    borrador = crear_borrador(persona, titulo="Riego")
    adjunto, _ = archivos.adjuntar(solicitud=borrador, archivo=foto(), por=persona)
    if con_guion:
        assert client.post(de(borrador, "quitar", adjunto.pk)).json() == {"quitado": True}
        assert client.post(de(borrador, "quitar", adjunto.pk)).status_code == 200, "two taps"
    else:
        datos = marca(vez=borrador.vez, version=1, titulo="Riego del jardín", quitar=adjunto.pk)
        client.post(de(borrador, "escribir"), datos)
        assert Solicitud.objects.get().escrito["titulo"] == "Riego del jardín"
    assert not Adjunto.objects.exists()
    assert not Imagen.todo.exists()


def test_the_enter_key_keeps_and_neither_sends_nor_takes_out(client, una):
    html = client.get(de(una, "escribir")).content.decode()
    assert html.index('value="guardar"') < html.index('name="quitar"')


def test_each_kind_of_file_comes_in_heic_too(client):
    borrador = crear_borrador(entrar(client, crear_enlace()))
    entran = [
        ("obra.heic", hostiles.heic(hostiles.lisa(64, 64))),
        ("obra.jpg", foto().read()),
        ("plano.pdf", b"%PDF-1.4 plano"),
    ]
    for nombre, contenido in entran:
        archivo = SimpleUploadedFile(nombre, contenido)
        dicho = client.post(SUBIR, {"vez": borrador.vez, "archivo": archivo}, headers=DATOS).json()
        assert dicho["sirve"], dicho
    assert Imagen.todo.count() == 2
    assert Documento.todo.count() == 1


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [("malo.exe", b"MZ"), ("vacio.jpg", b""), ("falsa.jpg", b"<script>alert(1)</script>")],
)
def test_a_bad_file_is_told_in_a_sentence_and_the_rest_go_on(client, nombre, contenido):
    entrar(client, crear_enlace())
    malo = SimpleUploadedFile(nombre, contenido)
    url = reverse("buzon:nueva", args=["acto"])
    html = client.post(url, {**un_acto(), "archivos": [foto(), malo]}).content.decode()
    assert f"«{nombre}» no entró" in html or not contenido
    una = Solicitud.objects.get()
    assert una.adjuntos.count() == 1


@pytest.mark.parametrize("texto", ["200 archivos", "500 MB"])
def test_the_limits_are_said_before_uploading(client, texto):
    entrar(client, crear_enlace())
    assert texto in client.get(reverse("buzon:nueva", args=["acto"])).content.decode()


def test_past_the_limits_it_is_told_to_send_the_rest_in_another(client, monkeypatch):
    borrador = crear_borrador(entrar(client, crear_enlace()))
    datos = {"vez": borrador.vez}
    monkeypatch.setattr(archivos, "CUANTOS", 1)
    viejo = client.post(SUBIR, datos | {"archivo": foto()}).json()["adjunto"]
    dicho = client.post(SUBIR, datos | {"archivo": foto()}).json()
    assert dicho == {"sirve": False, "frase": archivos.DE_MAS}
    otro = client.post(SUBIR, datos | {"archivo": foto(), "sustituye": viejo}).json()
    assert otro["sirve"], "one in the place of another is not one more"
    monkeypatch.setattr(archivos, "CUANTOS", 200)
    monkeypatch.setattr(archivos, "MEGAS", 0)
    assert client.post(SUBIR, datos | {"archivo": foto()}).json()["frase"] == archivos.PESAN
