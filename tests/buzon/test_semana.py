"""A whole week of acts pasted as text: understood, corrected and sent once."""

import re
from datetime import date, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from agenda_publica.dictado.fechas import DIAS, MESES
from agenda_publica.dictado.lineas import Oido
from buzon.models import Clase, Estado, Solicitud
from buzon.semana import ES_UN_CAMBIO
from tests.buzon.fabrica import crear_enlace, crear_solicitud, entrar
from tests.fabricas import crear_funcionario, crear_sede
from tests.moderacion.test_rescate_del_panel import _campo

pytestmark = pytest.mark.django_db
SEMANA = reverse("buzon:semana")


def dia(n):
    return timezone.localdate() + timedelta(days=n)


def pegado():
    uno, otro = dia(3), dia(4)
    return (
        f"{uno:%d/%m/%Y}, 11:00, inauguración de la calle Hidalgo, en el Portal Morelos, "
        "preside la presidenta municipal\n"
        f"{otro:%d/%m/%Y}, 17:30 a 19:00, feria del libro, en la Casa de la Cultura\n"
        "reunión con vecinos de Los Fresnos"
    )


def leer(client, texto):
    """What was understood, as a browser would post it."""
    return campos(client.post(SEMANA, {"texto": texto}))


def campos(respuesta):
    forma = BeautifulSoup(respuesta.content, "html.parser").select_one("form[data-pegado]")
    datos = dict(_campo(c) for c in forma.select("input[name], textarea[name]"))
    return {nombre: valor for nombre, valor in datos.items() if nombre}


@pytest.fixture
def persona(client, portada):
    crear_sede(nombre="Portal Morelos")
    crear_funcionario(nombre="Amalia Quiroz", cargo="Presidenta municipal")
    return entrar(client, crear_enlace())


def test_each_line_is_understood_and_what_is_not_stays_blank(client, persona):
    datos = leer(client, pegado())
    assert datos["form-0-titulo"] == "Inauguración de la calle Hidalgo"
    assert datos["form-0-para_cuando"] == f"{dia(3):%Y-%m-%d}"
    assert datos["form-0-hora"] == "11:00"
    assert datos["form-0-lugar"] == "Portal Morelos"
    assert datos["form-0-asisten"] == "Preside Amalia Quiroz, Presidenta municipal"
    assert datos["form-1-hora_fin"] == "19:00"
    assert datos["form-2-para_cuando"] == ""
    assert [n for n in range(3) if f"form-{n}-enviar" in datos] == [0, 1], "of what has no day, no"
    assert not Solicitud.objects.exists(), "nothing is sent unseen"


def test_those_marked_are_sent_at_once_each_with_its_receipt_and_a_double_tap_is_one(
    client, persona
):
    datos = leer(client, pegado())
    for _ in range(2):
        respuesta = client.post(SEMANA, datos, follow=True)
    assert "no se repitieron" in respuesta.content.decode()
    enviadas = list(Solicitud.objects.order_by("numero"))
    assert [una.numero for una in enviadas] == [1, 2]
    assert {(una.clase, una.estado) for una in enviadas} == {(Clase.ACTO, Estado.RECIBIDA)}
    assert enviadas[1].hora_fin == time(19)
    assert "feria del libro" in enviadas[1].texto, "the line, as it was pasted"
    html = client.get(reverse("buzon:lista")).content.decode()
    assert all(una.recibo in html for una in enviadas)


def test_what_is_missing_is_said_beside_it_and_none_is_sent(client, persona):
    datos = leer(client, pegado()) | {"form-2-enviar": "on"}
    respuesta = client.post(SEMANA, datos)
    html = respuesta.content.decode()
    assert "Diga qué día." in html
    assert "Todavía no se envía ninguno" in html
    assert not Solicitud.objects.exists()
    datos = campos(respuesta) | {
        "form-2-para_cuando": f"{dia(5):%Y-%m-%d}",
        "form-2-todo_el_dia": "on",
    }
    client.post(SEMANA, datos)
    assert Solicitud.objects.count() == 3
    assert Solicitud.objects.get(numero=3).hora is None


def test_what_the_area_sent_already_is_not_marked(client, persona):
    ya = crear_solicitud(persona, titulo="Inauguración de la calle Hidalgo", para_cuando=dia(3))
    datos = leer(client, pegado())
    assert "form-0-enviar" not in datos
    assert ya.recibo in datos["form-0-avisos"]
    assert "form-1-enviar" in datos


@pytest.mark.parametrize("texto", ["", "   \n  "])
def test_with_nothing_pasted_it_is_said(client, persona, texto):
    html = client.post(SEMANA, {"texto": texto}).content.decode()
    assert "Pegue al menos un renglón" in html


def test_past_a_hundred_lines_one_goes_on_with_the_rest(client, persona):
    texto = "\n".join(f"{dia(3):%d/%m/%Y}, 11:00, visita a la colonia {n}" for n in range(104))
    datos = leer(client, texto)
    respuesta = client.post(SEMANA, datos)
    assert Solicitud.objects.count() == 100
    html = respuesta.content.decode()
    assert "Siga con lo que faltaba" in html
    assert "visita a la colonia 103" in html


def test_all_goes_in_or_none_does(client, persona):
    datos = leer(client, pegado())
    persona.area.activa = False
    persona.area.save()
    html = client.post(SEMANA, datos).content.decode()
    assert "está cerrada" in html
    assert "Feria del libro" in html, "what was corrected is still there"
    assert not Solicitud.objects.exists()


@pytest.mark.parametrize(
    "forma", ["{0.day}-{1}", "{0.day}/{1}", "{0.day}/{0.month}", "{2} {0.day}"]
)
@pytest.mark.parametrize("lugar", ["Portal Morelos", "Patio del molino"])
def test_the_day_in_short_and_the_place_of_a_line(client, persona, forma, lugar):
    """A place that the town hall does not have stays in its words."""
    cuando = dia(5)
    dicho = forma.format(cuando, MESES[cuando.month - 1][:3], DIAS[cuando.weekday()][:3])
    datos = leer(client, f"{dicho} 11:00 Entrega de lentes en el {lugar}")
    assert datos["form-0-para_cuando"] == f"{cuando:%Y-%m-%d}"
    assert datos["form-0-titulo"] == "Entrega de lentes"
    assert datos["form-0-lugar"].removeprefix("el ") == lugar
    assert not datos["form-0-avisos"]


@pytest.mark.parametrize("hoja", [SEMANA, reverse("buzon:ayuda")])
@pytest.mark.parametrize("hoy", [date(2026, 11, 27), date(2026, 12, 31), date(2027, 2, 24)])
def test_the_days_that_the_help_shows_are_understood_on_the_day_that_it_is_read(
    client, persona, monkeypatch, hoja, hoy
):
    monkeypatch.setattr(timezone, "localdate", lambda *args: hoy)
    dicho = BeautifulSoup(client.get(hoja).content, "html.parser").get_text()
    dicho = dicho[dicho.index("renglón") :]
    ejemplos = re.findall(r"«([^»]+)»", dicho)[:4]
    leidos = [Oido(hoy=hoy).renglon(f"{uno}, 11:00, feria") for uno in ejemplos]
    assert leidos[0].dia >= hoy
    assert {leido.dia for leido in leidos} == {leidos[0].dia}


def test_the_cells_of_a_sheet_go_to_their_fields_also_of_those_nobody_knows(client, persona):
    hoja = (
        "Día\tHora\tActividad\tLugar\tQuién preside\tAsisten\n"
        f'{dia(3):%d/%m/%Y}\t11:00\t"Entrega de\nlentes"\tCalle 5 de Mayo 12\tAmalia Quiroz\t'
        "Juan Pérez, Lic. María López\n"
        "\t13:00\tGira, cubre foto\tPortal Morelos\tdoña Lupita\t\n"
    )
    datos = leer(client, hoja)
    assert datos["form-TOTAL_FORMS"] == "2"
    assert datos["form-0-titulo"] == "Entrega de lentes"
    assert datos["form-0-lugar"] == "Calle 5 de Mayo 12"
    assert datos["form-0-asisten"] == (
        "Preside Amalia Quiroz, Presidenta municipal; Juan Pérez, Lic. María López"
    )
    assert datos["form-1-para_cuando"] == f"{dia(3):%Y-%m-%d}"
    assert (datos["form-1-lugar"], datos["form-1-asisten"]) == (
        *("Portal Morelos", "Preside doña Lupita"),
    )
    assert "Gira, cubre foto" in datos["form-1-texto"], "the line, as it was pasted"


def test_a_change_of_what_was_sent_is_told_to_the_area_in_its_own_words(client, persona):
    datos = leer(client, "Se cancela la reunión del 3 de diciembre")
    assert datos["form-0-avisos"] == ES_UN_CAMBIO
    assert "form-0-enviar" not in datos


def test_what_is_said_of_a_known_place_goes_with_its_name(client, persona):
    datos = leer(client, f"{dia(3):%d/%m/%Y}, 11:00, gira, en el Portal Morelos, junto al kiosco")
    assert datos["form-0-lugar"] == "Portal Morelos"
    assert datos["form-0-titulo"] == "Gira, junto al kiosco"
    datos = leer(client, f"{dia(3):%d/%m/%Y}, 11:00, gira, en el Portal Morelos junto al kiosco")
    assert datos["form-0-lugar"] == "Portal Morelos, junto al kiosco"


def test_what_seems_a_signature_comes_unmarked_and_courtesy_does_not_come(client, persona):
    texto = f"{dia(3):%d/%m/%Y}\n11:00 gira\nSaludos, Karla\nLic. Karla Méndez, Enlace de Cultura"
    datos = leer(client, texto)
    assert datos["form-TOTAL_FORMS"] == "2"
    assert [n for n in range(2) if f"form-{n}-enviar" in datos] == [0]


def test_a_day_that_is_over_comes_unmarked(client, persona):
    datos = leer(client, f"{dia(-3):%d/%m/%Y}, 11:00, feria\n{dia(3):%d/%m/%Y}, 11:00, gira")
    assert [n for n in range(2) if f"form-{n}-enviar" in datos] == [1]
