"""Lines as departments send them: what is understood, and what is left to be corrected."""

import tomllib
from datetime import date
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from agenda_publica.de_pared import NO_EXISTE
from agenda_publica.dictado.lineas import Oido
from agenda_publica.models import Compromiso
from tests.fabricas import crear_funcionario, crear_sede
from tests.moderacion.admin import avisos, entrar

DATOS = settings.RAIZ / "tests" / "datos" / "dictado"
HOY = date(2026, 11, 25)
CAMPOS = ("titulo", "dia", "hora", "hora_fin", "sede", "lugar", "preside")
SEDES = (
    *("Salón de Cabildo", "Patio del Palacio", "Mercado Hidalgo", "Plaza principal", "Kiosco"),
    *("Teatro Ocampo", "Casa de la Cultura", "Biblioteca Ignacia Lemus", "Portal Matamoros"),
    *("Casa comunal de El Mirador", "Cancha techada de La Cantera", "Primaria Josefa Ortiz"),
    *("Unidad deportiva Las Moras", "Centro de salud de Tierras Blancas"),
    *("Planta potabilizadora", "Parque Ojo de Agua"),
)
FUNCIONARIOS = {
    "Amalia Quiroz Berumen": "Presidenta municipal",
    "Leobardo Cázares Ruelas": "Síndico",
    "Nohemí Tzintzun Alba": "Regidora de Cultura",
    "Óscar Iván Peñaloza Rico": "Director de Obras Públicas",
    "Beatriz Solorio Camargo": "Directora de Agua Potable",
    "Clara Inés Montelongo Pita": "Directora de Educación",
    "Rebeca Sámano Tovar": "Directora de Comunicación Social",
}


def oido():
    return Oido(
        hoy=HOY,
        sedes=[SimpleNamespace(nombre=nombre) for nombre in SEDES],
        funcionarios=[SimpleNamespace(nombre=n, cargo=c) for n, c in FUNCIONARIOS.items()],
    )


def fallas(archivo):
    """[(line, field, understood, expected)…] of a file, and how many fields it has."""
    renglones = tomllib.loads((DATOS / archivo).read_text())["renglon"]
    malas = []
    for dicho in renglones:
        (propuesta,) = oido().leer(dicho["texto"])
        for campo in CAMPOS:
            valor = getattr(propuesta, campo)
            valor = getattr(valor, "nombre", valor) or None
            if valor != dicho.get(campo):
                malas.append((dicho["texto"], campo, valor, dicho.get(campo)))
    return malas, len(renglones) * len(CAMPOS)


@pytest.mark.un_motor
@pytest.mark.parametrize("archivo", sorted(a.name for a in DATOS.glob("*.toml")))
def test_nine_of_ten_fields_are_right(archivo):
    malas, todos = fallas(archivo)
    assert len(malas) <= todos / 10, malas
    print(f"\n{archivo}: {todos - len(malas)} de {todos} campos")  # noqa: T201


@pytest.mark.un_motor
def test_a_day_alone_is_of_the_lines_below_it():
    texto = (
        "LUNES 30 DE NOVIEMBRE\n10:00 Cabildo\n\n12:00 Comida\nMartes 1 de diciembre:\n9:00 Gira"
    )
    dichas = [(p.titulo, p.dia) for p in oido().leer(texto)]
    lunes, martes = date(2026, 11, 30), date(2026, 12, 1)
    assert dichas == [("Cabildo", lunes), ("Comida", lunes), ("Gira", martes)]


@pytest.mark.un_motor
@pytest.mark.parametrize(
    "texto",
    ["", "\n\n", ",;.", "\x00\x01", "9" * 10_000, "a" * 10_000, "99/99/9999 99:99", "-", "🎉"],
)
def test_nonsense_is_never_an_error(texto):
    for propuesta in oido().leer(texto):
        assert len(propuesta.titulo) <= 255


def test_what_was_understood_is_seen_before_it_is_written(client, portada):
    quien = entrar(client, "Redacción")
    sede, preside = crear_sede(nombre="Teatro Ocampo"), crear_funcionario(nombre="Amalia Quiroz")
    direccion = reverse("agenda:dictar")
    texto = "3 de diciembre, 18:30, concierto, Teatro Ocampo, preside Amalia Quiroz\n4 dic, comida"
    respuesta = client.post(direccion, {"texto": texto})
    assert not Compromiso.objects.exists()
    forma = respuesta.context["propuestas"]
    assert forma[0].initial["sede"] == sede
    assert "No se dice a qué hora." in respuesta.content.decode()
    datos = {
        "form-TOTAL_FORMS": 2,
        "form-INITIAL_FORMS": 2,
        "form-0-anotar": "on",
        "form-0-titulo": "Concierto del coro",
        "form-0-dia": "2026-12-03",
        "form-0-hora": "18:30",
        "form-0-sede": sede.pk,
        "form-0-preside": preside.pk,
        "form-1-titulo": "Comida",
        "form-1-dia": "2026-12-04",
    }
    assert client.post(direccion, datos).status_code == 302
    compromiso = Compromiso.objects.get()
    assert (compromiso.titulo, compromiso.creado_por) == ("Concierto del coro", quien)
    assert (compromiso.sede, compromiso.preside) == (sede, preside)
    assert compromiso.citas.count() == 1


def test_what_is_wrong_is_told_and_nothing_typed_is_lost(client, portada):
    entrar(client, "Redacción")
    datos = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-anotar": "on"}
    datos |= {"form-0-titulo": "Comida con el patronato", "form-0-dia": "31/31/2026"}
    respuesta = client.post(reverse("agenda:dictar"), datos)
    html = respuesta.content.decode()
    assert "Comida con el patronato" in html
    assert "31/31/2026" in html
    assert not Compromiso.objects.exists()
    for mala in ({"form-TOTAL_FORMS": "x"}, {"form-TOTAL_FORMS": "99999"}, {"texto": ""}, {}):
        assert client.post(reverse("agenda:dictar"), mala).status_code == 200


def test_an_hour_that_the_clocks_of_the_border_skip_is_refused(client, portada, settings):
    settings.TIME_ZONE = "America/Tijuana"
    timezone.deactivate()
    entrar(client, "Redacción")
    datos = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-anotar": "on"}
    datos |= {"form-0-titulo": "Vigilia", "form-0-dia": "2027-03-14", "form-0-hora": "02:30"}
    assert NO_EXISTE in client.post(reverse("agenda:dictar"), datos).content.decode()
    assert not Compromiso.objects.exists()
    assert (
        client.post(reverse("agenda:dictar"), datos | {"form-0-hora": "03:30"}).status_code == 302
    )


@pytest.mark.un_motor
@pytest.mark.parametrize(
    ("texto", "titulo", "desde", "hasta", "duda"),
    [
        ("2026-12-02 14:00 comida", "Comida", date(2026, 12, 2), None, ""),
        (
            *("Del 1 al 3 de diciembre, feria del libro", "Feria del libro"),
            *(date(2026, 12, 1), date(2026, 12, 3), "varios días"),
        ),
        ("Todos los martes de diciembre, taller", "Taller", None, None, "se repite"),
        ("Cada jueves, 17:00, lectura", "Lectura", None, None, "se repite"),
        (
            "Lunes 30 de noviembre al 4 de diciembre, jornada de limpieza, todo el día",
            *("Jornada de limpieza", date(2026, 11, 30), date(2026, 12, 4), "varios días"),
        ),
        ("Lunes 1 al 4 de diciembre, jornada", "Jornada", None, None, "no cae en lunes"),
        ("Del 3 al 1 de diciembre, feria", "Feria", None, None, "antes que el primero"),
        (
            *("Del 28 de diciembre al 2 de enero de 2027, posadas", "Posadas"),
            *(date(2026, 12, 28), date(2027, 1, 2), "varios días"),
        ),
    ],
)
def test_more_than_one_day_is_understood_or_left_blank_and_marked(
    texto, titulo, desde, hasta, duda
):
    (dicha,) = oido().leer(texto)
    assert (dicha.titulo, dicha.dia, dicha.dia_fin) == (titulo, desde, hasta)
    assert duda in " ".join(dicha.dudas)
    assert dicha.todo_el_dia == ("todo el día" in texto)
    assert not (dicha.todo_el_dia and "No se dice a qué hora." in dicha.dudas)


@pytest.mark.un_motor
def test_the_heading_of_a_week_is_no_act():
    texto = (
        "AGENDA SEMANAL DEL 30 DE NOVIEMBRE AL 6 DE DICIEMBRE DE 2026\n"
        "Agenda semanal\nLunes 30, 10:00, Agenda 2030: foro\n"
    )
    assert [dicha.titulo for dicha in oido().leer(texto)] == ["Agenda 2030: foro"]


def pegar(client, texto):
    """(the answer, what its form would post as it is)"""
    respuesta = client.post(reverse("agenda:dictar"), {"texto": texto})
    forma = BeautifulSoup(respuesta.content, "html.parser").select_one("form.dictado")
    datos = {
        campo["name"]: campo.get("value", "on" if campo.get("type") == "checkbox" else "")
        for campo in forma.select("input[name]")
        if campo.get("type") != "checkbox" or campo.has_attr("checked")
    }
    datos |= {campo["name"]: campo.text for campo in forma.select("textarea")}
    return respuesta, {n: v for n, v in datos.items() if n != "csrfmiddlewaretoken"}


def test_the_same_sending_is_not_written_twice(client, portada):
    entrar(client, "Redacción")
    _, datos = pegar(client, "3 de diciembre, 18:30, concierto")
    client.post(reverse("agenda:dictar"), datos)
    (dicho,) = avisos(client.post(reverse("agenda:dictar"), datos, follow=True))[-1:]
    assert "ya se había anotado" in dicho
    assert Compromiso.objects.count() == 1
    _, otros = pegar(client, "3 de diciembre, 18:30, concierto")
    assert otros["vez"] != datos["vez"]


def test_what_is_already_in_the_agenda_is_marked_and_not_ticked(client, portada):
    entrar(client, "Redacción")
    texto = "3 de diciembre, 18:30, concierto del coro municipal"
    client.post(reverse("agenda:dictar"), pegar(client, texto)[1])
    respuesta, datos = pegar(client, f"{texto}\n3 de diciembre, 18:30, sesión de Cabildo")
    assert "Ya está en la agenda: «Concierto del coro municipal»" in respuesta.content.decode()
    assert "form-0-anotar" not in datos
    assert datos["form-1-anotar"]


def test_several_days_and_all_day_are_written_as_such(client, portada):
    entrar(client, "Redacción")
    texto = "Del 1 al 3 de diciembre, jornada, todo el día\nDel 1 al 3 de diciembre, 10:00, feria"
    _, datos = pegar(client, texto)
    respuesta = client.post(reverse("agenda:dictar"), datos)
    assert "diga a qué hora termina" in respuesta.content.decode()
    client.post(reverse("agenda:dictar"), {**datos, "form-1-hora_fin": "09:00"})
    jornada, feria = Compromiso.objects.order_by("-todo_el_dia")
    assert (jornada.todo_el_dia, feria.todo_el_dia) == (True, False)
    assert [c.citas.get().ultimo_dia.day for c in (jornada, feria)] == [3, 3]
    al_reves = {**datos, "form-0-dia_fin": "2026-11-01"}
    html = client.post(reverse("agenda:dictar"), al_reves).content.decode()
    assert "antes que el primero" in html


@pytest.mark.un_motor
@pytest.mark.parametrize(
    "encabezado",
    [
        "SEMANA DEL 30 DE NOVIEMBRE AL 6 DE DICIEMBRE",
        "Semana del 30 de noviembre al 6 de diciembre de 2026:",
        "Semana 49, del lunes 30 de noviembre al domingo 6 de diciembre",
        "Del 30 de noviembre al 6 de diciembre",
        "Semana del 7 al 13",
    ],
)
def test_a_week_alone_is_a_heading_and_gives_no_day(encabezado):
    (dicha,) = oido().leer(f"Lunes 30\n{encabezado}\n10:00 Sesión de Cabildo")
    assert (dicha.titulo, dicha.dia) == ("Sesión de Cabildo", None)
    assert any("qué día" in duda for duda in dicha.dudas)


@pytest.mark.un_motor
@pytest.mark.parametrize(
    ("texto", "titulo"),
    [
        ("Semana de la salud, del 1 al 4 de diciembre", "Semana de la salud"),
        ("Programa de vacunación del 1 al 4 de diciembre", "Programa de vacunación"),
        ("Semana del 1 al 4 de diciembre, feria del libro", "Semana, feria del libro"),
    ],
)
def test_an_act_that_begins_like_a_heading_is_not_lost(texto, titulo):
    (dicha,) = oido().leer(texto)
    assert (dicha.titulo, dicha.dia) == (titulo, date(2026, 12, 1))


@pytest.mark.un_motor
@pytest.mark.parametrize(
    "de_otro_dia",
    ["Domingo 6, 9:00, carrera", "Del 1 al 3 de diciembre, feria", "Martes 31 de noviembre"],
)
def test_a_line_without_day_after_one_of_another_day_is_left_blank_and_marked(de_otro_dia):
    *_, dicha = oido().leer(f"Lunes 30 de noviembre\n{de_otro_dia}\n10:00 Sesión de Cabildo")
    assert (dicha.titulo, dicha.dia) == ("Sesión de Cabildo", None)
    assert any("día" in duda for duda in dicha.dudas)


@pytest.mark.un_motor
def test_a_line_that_repeats_the_day_of_its_heading_takes_nothing_from_it():
    dichas = oido().leer("Lunes 30\nLunes 30, 9:00, carrera\n10:00 Sesión")
    assert [dicha.dia for dicha in dichas] == [date(2026, 11, 30)] * 2


def test_more_lines_than_are_read_are_told_and_given_back_to_go_on(client, portada):
    entrar(client, "Redacción")
    texto = "\n".join(["3 de diciembre", *(f"10:00 Acto {n}" for n in range(250))])
    respuesta, datos = pegar(client, texto)
    html = BeautifulSoup(respuesta.content, "html.parser")
    assert len(respuesta.context["propuestas"].forms) == 99
    assert "Quedaron 151 renglones sin leer" in html.get_text()
    resto = html.select_one("textarea[name=resto]").get_text().strip("\n")
    assert resto.splitlines() == ["3 de diciembre", *(f"10:00 Acto {n}" for n in range(99, 250))]
    respuesta = client.post(reverse("agenda:dictar"), {**datos, "resto": resto})
    assert Compromiso.objects.count() == 99
    html = BeautifulSoup(respuesta.content, "html.parser")
    sigue = html.select_one("textarea[name=texto]").get_text().strip("\n")
    assert sigue.splitlines() == resto.splitlines()
    assert "Se anotaron 99 actos" in respuesta.content.decode()


def test_a_line_too_long_for_its_title_says_so_and_goes_whole_to_the_notes(client, portada):
    entrar(client, "Redacción")
    largo = "Inauguración " + "muy larga " * 300
    respuesta, datos = pegar(client, f"3 de diciembre, 10:00, {largo}")
    assert "El renglón es muy largo" in respuesta.content.decode()
    client.post(reverse("agenda:dictar"), datos)
    compromiso = Compromiso.objects.get()
    assert len(compromiso.titulo) <= 255
    assert largo.strip() in compromiso.notas


def test_what_was_already_there_is_still_said_after_an_error(client, portada):
    entrar(client, "Redacción")
    texto = "3 de diciembre, 18:30, concierto del coro municipal"
    client.post(reverse("agenda:dictar"), pegar(client, texto)[1])
    _, datos = pegar(client, f"{texto}\n4 dic, comida")
    del datos["form-1-anotar"]
    sin_marcar = client.post(reverse("agenda:dictar"), datos).content.decode()
    datos |= {"form-0-anotar": "on", "form-0-titulo": ""}
    con_error = client.post(reverse("agenda:dictar"), datos).content.decode()
    for html in (sin_marcar, con_error):
        assert "Ya está en la agenda: «Concierto del coro municipal»" in html
        assert "No se dice a qué hora." in html
    assert Compromiso.objects.count() == 1


def test_a_line_that_fits_nowhere_is_refused_and_nothing_pasted_is_lost(client, portada):
    entrar(client, "Redacción")
    texto = "3 de diciembre, 10:00, Cabildo\n" + "a" * 5000
    respuesta = client.post(reverse("agenda:dictar"), {"texto": texto})
    html = respuesta.content.decode()
    assert "El renglón 2 tiene 5000 letras y caben 4000" in html
    assert "a" * 5000 in html
