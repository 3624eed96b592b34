"""The lists that hang from a record: nothing twice, each fault said at its row, and no 500."""

import pytest
from bs4 import BeautifulSoup
from django.db.models import UniqueConstraint
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset

from agenda_publica.models import Cobertura, Compromiso, Presente, SesionDeCompromiso
from sitio.templatetags.fechas import dia_corto
from sitio.texto import dia_y_hora
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.agenda_publica.test_registro import NUEVO, ficha, forma
from tests.fabricas import crear_funcionario, crear_galeria
from tests.moderacion.admin import entrar, leido


def va(quien, papel="acompana"):
    return {"funcionario": quien.pk, "papel": papel, "en_nombre_de": ""}


def cosa(tipo, publicacion=""):
    return {"tipo": tipo, "encargada": "", "publicacion": publicacion}


def fecha(momento, original=""):
    return {
        "original": original,
        "inicio": f"{timezone.localtime(momento):%Y-%m-%d %H:%M}",
        "fin": "",
        "titulo": "",
        "motivo_publico": "",
    }


def repetidos():
    """{constraint: (relation, rows that break it, the sentence)}."""
    amalia, ramiro, galeria = crear_funcionario(), crear_funcionario(), crear_galeria()
    return {
        "presente_una_preside": (
            "presentes",
            [va(amalia, "preside"), va(ramiro, "preside")],
            "Solo una persona preside.",
        ),
        "presente_una_vez": (
            "presentes",
            [va(amalia), va(amalia, "preside")],
            "Esa persona ya está en la lista.",
        ),
        "cobertura_una_vez": (
            "coberturas",
            [cosa("foto"), cosa("video"), cosa("foto")],
            "Eso ya está en la lista.",
        ),
        "cobertura_de_una_vez": (
            "coberturas",
            [cosa("foto", galeria.pk), cosa("foto", galeria.pk)],
            "Eso ya está en la lista.",
        ),
        "sesion_una_vez": (
            "sesiones",
            [fecha(en(3, 9)), fecha(en(3, 9))],
            "Esa fecha ya está en la lista.",
        ),
        "sesion_cambia_una_vez": (
            "sesiones",
            [fecha(en(3, hora), "2026-12-01 09:00") for hora in (9, 12)],
            "Esa fecha ya está en la lista.",
        ),
    }


def test_every_constraint_of_its_lists_is_looked_at_here(portada):
    suyas = {
        regla.name
        for modelo in (Presente, Cobertura, SesionDeCompromiso)
        for regla in modelo._meta.constraints
        if isinstance(regla, UniqueConstraint)
    }
    assert suyas == set(repetidos())


@pytest.mark.parametrize(
    "regla",
    [
        *("presente_una_preside", "presente_una_vez", "cobertura_una_vez"),
        *("cobertura_de_una_vez", "sesion_una_vez", "sesion_cambia_una_vez"),
    ],
)
def test_what_is_twice_is_said_once_at_its_row_and_nothing_is_lost(client, portada, regla):
    entrar(client, "Redacción")
    relacion, filas, dicho = repetidos()[regla]
    datos = forma(notas="No me pierda", **{relacion: inline_formset(filas)})
    respuesta = client.post(reverse(NUEVO), datos)
    assert respuesta.status_code == 200
    texto = BeautifulSoup(respuesta.content, "html.parser").get_text(" ")
    assert texto.count(dicho) == 1
    assert "No me pierda" in texto
    assert "duplicad" not in texto
    ultima = respuesta.context["form"].formsets[relacion].forms[-1]
    assert ultima.non_field_errors() == [dicho]
    assert not Compromiso.objects.exists()


def test_what_is_taken_out_is_not_counted(client, portada):
    entrar(client, "Redacción")
    amalia, ramiro = crear_funcionario(), crear_funcionario()
    era = Presente(funcionario=amalia, papel="preside")
    compromiso = crear_compromiso(inicio=en(), hijos={"presentes": [era]})
    mia = ficha(compromiso, [Presente.objects.get(), Presente(funcionario=ramiro, papel="preside")])
    mia["presentes-0-DELETE"] = "1"
    editar = reverse("compromisos:edit", args=[compromiso.pk])
    mala = {**mia, "presentes-1-papel": "representa", **leido(compromiso)}
    mala["presentes-1-funcionario"] = amalia.pk
    html = client.post(editar, mala).content.decode()
    assert "Diga en nombre de quién va." in html
    assert "ya está en la lista" not in html, "who is taken out is not there twice"
    assert client.post(editar, {**mia, **leido(compromiso)}).status_code == 302
    assert [p.funcionario for p in Presente.objects.all()] == [ramiro]


@pytest.mark.parametrize("trueque", ["papel", "funcionario_id"])
def test_two_that_trade_places_are_saved(client, portada, trueque):
    entrar(client, "Redacción")
    van = [
        Presente(funcionario=crear_funcionario(), papel="acompana"),
        Presente(funcionario=crear_funcionario(), papel="preside"),
    ]
    compromiso = crear_compromiso(inicio=en(), hijos={"presentes": van})
    una, otra = Presente.objects.all()
    de_una, de_otra = getattr(una, trueque), getattr(otra, trueque)
    setattr(una, trueque, de_otra)
    setattr(otra, trueque, de_una)
    editar = reverse("compromisos:edit", args=[compromiso.pk])
    respuesta = client.post(editar, {**ficha(compromiso, [una, otra]), **leido(compromiso)})
    assert respuesta.status_code == 302
    quedan = Presente.objects.all()
    assert [(p.pk, getattr(p, trueque)) for p in quedan] == [(una.pk, de_otra), (otra.pk, de_una)]


def test_in_the_register_what_is_of_all_day_has_no_hour(client, portada):
    entrar(client, "Redacción")
    crear_compromiso(inicio=en(hora=0), todo_el_dia=True)
    crear_compromiso(inicio=en(hora=9))
    html = client.get(reverse("compromisos:index")).content.decode()
    assert f"{dia_corto(timezone.localtime(en()))}, todo el día" in html
    Compromiso.objects.filter(todo_el_dia=True).update(fin=en(dias=3, hora=0))
    html = client.get(reverse("compromisos:index")).content.decode()
    dias = [dia_corto(timezone.localtime(en(dias))) for dias in (1, 3)]
    assert f"{dias[0]} al {dias[1]}, todo el día" in html
    assert "---------" not in html
    assert dia_y_hora(en(hora=9)) in html
    assert " a las 0" not in html
