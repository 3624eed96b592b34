"""The internal record of an act: a word of its own in each of its fields, by no public door."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.apps import apps
from django.db import connection, models
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from agenda_publica import actions, caras
from agenda_publica.models import (
    Acto,
    Agenda,
    Compromiso,
    Papel,
    Presente,
    SesionDeCompromiso,
)
from tests.agenda_publica.fabrica import crear_compromiso
from tests.fabricas import crear_funcionario, crear_usuario, hacer_publica
from tests.moderacion.admin import entrar
from tests.papel import con_pdf, formatos
from tests.sitio.test_puertas_publicas import de_un_acto, puertas, texto

# What a page takes from its record, and so may be read: the named list, and nothing else.
PUBLICOS = {*caras.COPIADOS, "area", "estado", "motivo_publico", "prioridad"}
DE_LA_CASA = {"id", "acto", "creado", "creado_por", "viene_de"}
# What the office reads on its paper: all but the reason of what is not cancelled, and the key.
EN_EL_PAPEL = {"titulo", "solicita", "por_que", "vehiculo", "contacto", "notas"}
INTERNAS = {
    "agenda_publica_compromiso",
    "agenda_publica_sesiondecompromiso",
    "agenda_publica_cita",
    "agenda_publica_cambiodefecha",
    "agenda_publica_evidencia",
    "wagtailcore_modellogentry",
}


def internos(modelo):
    """The fields of text that no page takes."""
    textos = (models.CharField, models.TextField)
    propios = [c for c in modelo._meta.fields if isinstance(c, textos)]
    return [c.name for c in propios if c.name not in PUBLICOS | DE_LA_CASA]


def ficha(n):
    """{field: its word} for each of them, none like another."""
    return {campo: f"CANARIO{n}{campo.upper()}" for campo in internos(Compromiso)}


def impreso(respuesta):
    """Every letter of a page, or of a PDF and of what it says of itself, with no space between."""
    if respuesta["Content-Type"] != "application/pdf":
        return "".join(respuesta.content.decode().split())
    leido = PdfReader(BytesIO(respuesta.content))
    hojas = [hoja.extract_text() for hoja in leido.pages]
    return "".join(f"{leido.metadata} {hojas}".split())


@pytest.fixture
def jaula(portada):
    """Two records with their words: one not made public, one that is, cancelled and moved."""
    quien = crear_funcionario(nombre="Perico Asiste")
    hijos = {
        "sesiones": [
            SesionDeCompromiso(
                inicio=timezone.now() + timedelta(3),
                titulo="CANARIO4TITULO",
                motivo="CANARIO4MOTIVO",
            )
        ],
        "presentes": [Presente(funcionario=quien, papel=Papel.ACOMPANA)],
    }
    secreto = crear_compromiso(**ficha(1), lugar="CANARIO5LUGAR", inicio=timezone.now())
    publico = crear_compromiso(**ficha(2), hijos=hijos)
    redactora, directora = crear_usuario("Redacción"), crear_usuario("Dirección")
    acto = actions.hacer_publico(
        compromiso=publico, por=redactora, titulo="Reunión", resumen="Pública.", modalidad="otro"
    )
    hacer_publica(acto.latest_revision)
    original = publico.citas.first().original
    actions.mover(
        compromiso=publico, original=original, inicio=original + timedelta(hours=1), por=directora
    )
    datos = {"motivo": "CANARIO6MOTIVO", "motivo_publico": "clima"}
    actions.pasar(compromiso=publico, a="cancelada", por=directora, **datos)
    actions.poner_al_dia(compromiso=publico, por=directora)
    return secreto, Acto.objects.get()


def test_the_cage_has_a_word_in_every_field_of_text():
    assert {"titulo", "motivo", "solicita", "por_que", "vehiculo", "contacto", "notas", "uid"} == (
        set(internos(Compromiso))
    )
    assert set(internos(SesionDeCompromiso)) == {"titulo", "motivo"}


def test_by_no_public_door(client, jaula):
    _secreto, acto = jaula
    direcciones = [*puertas(acto.area), *de_un_acto(acto), acto.get_url()]
    direcciones.append(f"/api/v2/pages/{acto.pk}/?fields=*")
    direcciones += [f"/buscar/?q={palabra}" for palabra in ("canario1notas", "canario2titulo")]
    for direccion in direcciones:
        dicho = texto(client.get(direccion))
        assert "CANARIO" not in dicho, direccion
        assert "Perico" not in dicho, direccion
    assert "Por el clima" in client.get(acto.get_url()).content.decode()


@formatos
def test_on_no_paper_for_the_press(client, jaula, formato):
    """The office's own, of the same days, does say them: what is looked for could be found."""
    entrar(client, "Dirección")
    leidas = {"agenda:imprimir": "", "agenda:imprimir-prensa": ""}
    for nombre in leidas:
        for dias in (0, 7):
            dia = timezone.localdate() + timedelta(days=dias)
            consulta = {"vista": "semana", "dia": f"{dia:%Y-%m-%d}", "formato": formato}
            leidas[nombre] += impreso(client.get(reverse(nombre), consulta))
    interna, prensa = leidas.values()
    de_la_ficha = [palabra for campo, palabra in ficha(1).items() if campo in EN_EL_PAPEL]
    for palabra in [*de_la_ficha, "CANARIO5LUGAR", "CANARIO6MOTIVO", "Perico"]:
        assert palabra in interna, palabra
        assert palabra not in prensa, palabra
    assert "CANARIO" not in prensa
    assert "Reunión" in prensa


@con_pdf
def test_the_name_of_a_paper_says_nothing_of_its_acts(client, jaula):
    entrar(client, "Dirección")
    for nombre in ("agenda:imprimir", "agenda:imprimir-prensa"):
        respuesta = client.get(reverse(nombre), {"vista": "dia", "formato": "pdf"})
        assert "CANARIO" not in respuesta["Content-Disposition"]
        assert b"CANARIO" not in respuesta.content.partition(b"stream")[0]


def test_in_no_table_that_anyone_reads(jaula):
    """Neither in pages, revisions, the index of search, nor the log of pages."""
    halladas = set()
    with connection.cursor() as cursor:
        for modelo in apps.get_models(include_auto_created=True):
            tabla = modelo._meta.db_table
            for campo in modelo._meta.local_concrete_fields:
                if not isinstance(campo, models.CharField | models.TextField | models.JSONField):
                    continue
                cursor.execute(
                    f"SELECT COUNT(*) FROM {tabla} WHERE CAST({campo.column} AS TEXT) "  # noqa: S608
                    "LIKE '%CANARIO%'"
                )
                if cursor.fetchone()[0]:
                    halladas.add(tabla)
    assert halladas - INTERNAS == set()


def test_not_one_not_made_public_is_counted(client, jaula):
    assert Agenda.objects.get().get_children().live().count() == 1
    assert client.get("/buscar/?q=CANARIO5LUGAR").context["pagina"].paginator.count == 0
