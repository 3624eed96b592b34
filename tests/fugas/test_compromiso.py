"""The internal record of an act: a word of its own in each of its fields, by no public door."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, models
from django.utils import timezone

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
from tests.sitio.test_puertas_publicas import de_un_acto, puertas, texto

# What a page takes from its record, and so may be read: the named list, and nothing else.
PUBLICOS = {*caras.COPIADOS, "area", "estado", "motivo_publico", "prioridad"}
DE_LA_CASA = {"id", "acto", "creado", "creado_por"}
INTERNAS = {
    "agenda_publica_compromiso",
    "agenda_publica_sesiondecompromiso",
    "agenda_publica_cita",
    "agenda_publica_cambiodefecha",
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
