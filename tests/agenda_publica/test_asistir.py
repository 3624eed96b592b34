"""What a person must know before going: whether they may, whether they get in, what to read."""

import csv
import json
import re

import pytest
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from agenda_publica.models import Acto, DocumentoDeActo
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.fabricas import crear_acto, crear_documento, crear_sede, quitar
from tests.moderacion.admin import entrar
from tests.sitio.test_puertas_publicas import texto

RAMPA = "Rampa por el portal."


def esquema(client, acto):
    """What its page says in schema.org."""
    html = client.get(acto.get_url()).content.decode()
    return json.loads(re.search(r"ld\+json\">(.+?)</script>", html, re.DOTALL)[1])


@pytest.mark.parametrize(
    ("de_la_sede", "del_acto", "es", "dice"),
    [
        ((True, RAMPA), (None, ""), True, f"Accesible en silla de ruedas. {RAMPA}"),
        ((False, RAMPA), (None, ""), False, f"No es accesible en silla de ruedas. {RAMPA}"),
        ((None, RAMPA), (None, ""), None, RAMPA),
        ((None, ""), (None, ""), None, None),
        ((True, RAMPA), (False, "En la azotea."), False, "No es accesible en silla de ruedas. En"),
        ((True, RAMPA), (False, ""), False, "No es accesible en silla de ruedas<"),
        ((False, "Escalera."), (True, ""), True, "Accesible en silla de ruedas<"),
        ((False, "Escalera."), (None, "Otra puerta."), False, "ruedas. Otra puerta."),
    ],
)
def test_what_the_place_says_unless_the_act_says_otherwise(
    client, portada, de_la_sede, del_acto, es, dice
):
    sede = crear_sede(accesible=de_la_sede[0], accesibilidad=de_la_sede[1], domicilio="Real 1")
    acto = crear_acto(sede=sede, accesible=del_acto[0], accesibilidad=del_acto[1])
    una = f"{acto.get_url()}{acto.fechas()[0].nombre}/"
    for url in (acto.get_url(), una):
        html = client.get(url).content.decode()
        assert (dice in html) if dice else ("Accesibilidad" not in html), url
    ficha = client.get("/agenda/agenda.json").json()["actos"][0]
    assert ficha["accesible"] is es
    hoja = texto(client.get("/agenda/agenda.csv")).splitlines()
    assert hoja[0].split(",")[-4:-1] == ["Accesible", "Accesibilidad", "Documentos"]
    lugar = esquema(client, acto)["location"]
    assert ("amenityFeature" in lugar) == (es is not None)
    assert es is None or lugar["amenityFeature"]["value"] is es
    de_api = client.get(f"/api/v2/pages/{acto.pk}/?fields=*").json()
    assert de_api["accesible"] is del_acto[0]


def test_free_is_said_where_anyone_may_come_in_and_nothing_where_it_is_not_known(client, portada):
    libre, con_invitacion = crear_acto(entrada_libre=True), crear_acto(entrada_libre=False)
    assert esquema(client, libre)["isAccessibleForFree"] is True
    assert "Gratis, entrada libre" in client.get(libre.get_url()).content.decode()
    assert "isAccessibleForFree" not in esquema(client, con_invitacion)
    assert "Con boleto o invitación" in client.get(con_invitacion.get_url()).content.decode()


def test_its_documents_are_on_its_page_and_for_machines(client, portada):
    programa = crear_documento(title="Programa de la feria")
    acto = crear_acto(
        inicio=en(), documentos=[DocumentoDeActo(documento=programa, nota="PDF, 4 páginas")]
    )
    html = client.get(acto.get_url()).content.decode()
    assert f'<a href="{programa.url}">Programa de la feria</a>' in html
    assert "PDF, 4 páginas" in html
    assert client.get(programa.url).status_code == 200
    (documento,) = client.get("/agenda/agenda.json").json()["actos"][0]["documentos"]
    assert documento["titulo"] == "Programa de la feria"
    assert documento["direccion"].endswith(programa.url)
    assert documento["direccion"] in texto(client.get("/agenda/agenda.csv"))
    assert client.get(f"/api/v2/pages/{acto.pk}/").json()["documentos"] == [documento]
    (dicho,) = esquema(client, acto)["subjectOf"]
    assert dicho["@type"] == "DigitalDocument"
    quitar(acto)
    assert client.get(programa.url).status_code == 404


def test_a_document_that_is_not_for_all_is_not_even_named(client, portada):
    cerrada = Collection.get_first_root_node().add_child(name="Interna")
    dentro = cerrada.add_child(name="Más adentro")
    CollectionViewRestriction.objects.create(collection=cerrada, restriction_type="login")
    suyos = [crear_documento(title="SECRETO", collection=c) for c in (cerrada, dentro)]
    acto = crear_acto(
        inicio=en(), documentos=[DocumentoDeActo(documento=documento) for documento in suyos]
    )
    for url in (
        acto.get_url(),
        "/agenda/agenda.json",
        "/agenda/agenda.csv",
        f"/api/v2/pages/{acto.pk}/?fields=*",
        "/api/v2/pages/?type=agenda_publica.Acto&fields=*",
    ):
        assert "SECRETO" not in texto(client.get(url)), url


def test_a_draft_shows_its_documents_to_who_previews_it(portada):
    acto = crear_acto(documentos=[DocumentoDeActo(documento=crear_documento(title="Programa"))])
    acto.documentos.add(DocumentoDeActo(documento=crear_documento(title="Convocatoria")))
    borrador = acto.save_revision().as_object()
    dichos = [anexo.documento.title for anexo in borrador.documentos_a_la_vista]
    assert dichos == ["Programa", "Convocatoria"]


def test_where_it_is_may_be_looked_for_in_a_map(client, portada):
    sede = crear_sede(nombre="Teatro", domicilio="Calle Real 18 & 20", colonia="Centro")
    acto = crear_acto(sede=sede)
    for url in (acto.get_url(), f"{acto.get_url()}{acto.fechas()[0].nombre}/"):
        html = client.get(url).content.decode()
        assert "openstreetmap.org/search?query=Calle+Real+18+%26+20%2C+Centro%2C+San" in html
    sin = crear_acto(sede=crear_sede(nombre="Sin domicilio"))
    assert "openstreetmap" not in client.get(sin.get_url()).content.decode()


def test_what_nobody_has_said_of_the_entrance_is_said_nowhere(client, portada):
    acto = crear_acto(inicio=en())
    una = f"{acto.get_url()}{acto.fechas()[0].nombre}/"
    for url in (acto.get_url(), una, "/agenda/calendario.ics"):
        dicho = texto(client.get(url))
        for palabra in ("entrada libre", "Entrada libre", "nvitación", "Para asistir"):
            assert palabra not in dicho, url
    assert acto.title not in texto(client.get("/agenda/agenda.json?gratis=si"))
    assert client.get("/agenda/agenda.json").json()["actos"][0]["entrada_libre"] is None
    columnas, fila = csv.reader(texto(client.get("/agenda/agenda.csv")).splitlines())
    assert fila[columnas.index("Entrada libre")] == ""
    assert "isAccessibleForFree" not in esquema(client, acto)
    assert client.get(f"/api/v2/pages/{acto.pk}/?fields=*").json()["entrada_libre"] is None


@pytest.mark.parametrize(
    ("contestado", "queda", "dice"),
    [
        ("", None, ""),
        ("True", True, "Gratis, entrada libre"),
        ("False", False, "Con boleto o invitación"),
    ],
)
def test_who_makes_an_act_public_is_asked_how_one_gets_in(client, portada, contestado, queda, dice):
    compromiso = crear_compromiso()
    entrar(client, "Redacción")
    puerta = reverse("agenda:hacer-publico", args=[compromiso.pk])
    assert "Con boleto o invitación" in client.get(puerta).content.decode()
    datos = {"titulo": "Posada", "resumen": "Con piñata.", "modalidad": "cultural"}
    client.post(puerta, {**datos, "entrada_libre": contestado})
    acto = Acto.objects.get()
    assert (acto.entrada_libre, acto.como_asistir) == (queda, dice)


def test_the_agenda_of_a_new_site_does_not_promise_that_one_gets_in(client, portada):
    """Of an act nothing may be said of its entrance, and then it may be by invitation."""
    crear_acto(entrada_libre=None)
    dicho = texto(client.get("/agenda/"))
    assert "son abiertos" not in dicho
    assert "si no lo dice, pregunte antes de ir" in dicho
