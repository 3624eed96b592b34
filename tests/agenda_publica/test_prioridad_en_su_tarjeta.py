"""How important an act is, said on its card of the board, without leaving it."""

from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agenda_publica import actions
from agenda_publica.models import Compromiso
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.fabricas import crear_usuario
from tests.moderacion.admin import avisos, entrar


def mesa():
    return f"{reverse('agenda:tablero')}?dia={en():%Y-%m-%d}"


def forma_de(respuesta, titulo):
    """(where its form is sent, what it sends if nothing is touched)"""
    html = BeautifulSoup(respuesta.content, "html.parser")
    (tarjeta,) = [t for t in html.select(".tarjeta") if titulo in t.get_text()]
    forma = tarjeta.select_one("details form[method=post]")
    campos = [c for c in forma.select("input") if c.get("type") != "radio" or c.has_attr("checked")]
    return forma["action"], {c["name"]: c.get("value", "") for c in campos}


def test_priority_and_its_reason_are_set_on_the_card_and_one_stays_on_the_board(client, portada):
    entrar(client, "Redacción")
    crear_compromiso(titulo="Corte de listón", por_que="Va el equipo")
    adonde, datos = forma_de(client.get(mesa()), "Corte de listón")
    assert (datos["prioridad"], datos["vista"], datos["por_que"]) == ("B", "B", "Va el equipo")
    datos |= {"prioridad": "A", "por_que": "Va la prensa nacional"}
    respuesta = client.post(adonde, datos)
    assert (respuesta.status_code, respuesta.url) == (302, mesa())
    compromiso = Compromiso.objects.get()
    assert (compromiso.prioridad, compromiso.por_que) == ("A", "Va la prensa nacional")


def test_a_card_read_before_another_person_changed_it_changes_nothing(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(titulo="Corte de listón")
    adonde, datos = forma_de(client.get(mesa()), "Corte de listón")
    ramiro = crear_usuario("Redacción", first_name="Ramiro", last_name="Paz")
    actions.priorizar(compromiso=compromiso, prioridad="A", por=ramiro)
    respuesta = client.post(adonde, {**datos, "prioridad": "C", "por_que": "Va poca gente"})
    assert "Otra persona (Ramiro Paz) ya cambió su prioridad: es A" in avisos(respuesta)[0]
    assert "Va poca gente" in respuesta.content.decode()
    assert Compromiso.objects.get().prioridad == "A"


def test_the_board_asks_nothing_more_for_each_card(client, portada):
    entrar(client, "Redacción")

    def cuesta():
        client.get(mesa())
        with CaptureQueriesContext(connection) as consultas:
            client.get(mesa())
        return len(consultas)

    crear_compromiso(titulo="Uno")
    con_uno = cuesta()
    for n in range(9):
        crear_compromiso(titulo=f"Otro {n}")
    assert cuesta() == con_uno


def test_the_same_letter_with_another_reason_is_told_too(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(titulo="Corte de listón")
    adonde, datos = forma_de(client.get(mesa()), "Corte de listón")
    ramiro = crear_usuario("Redacción", first_name="Ramiro", last_name="Paz")
    actions.priorizar(compromiso=compromiso, prioridad="B", por_que="Lo pidió el área", por=ramiro)
    respuesta = client.post(adonde, {**datos, "por_que": "Va poca gente"})
    aviso = avisos(respuesta)[0]
    assert "Otra persona (Ramiro Paz) ya cambió su prioridad: es B, «Lo pidió el área»" in aviso
    assert Compromiso.objects.get().por_que == "Lo pidió el área"
    forma = BeautifulSoup(respuesta.content, "html.parser").select_one("main form.mesa")
    vuelta = {c["name"]: c.get("value", "") for c in forma.select("input[name]")}
    assert vuelta["por_que"] == "Va poca gente"
    assert client.post(adonde, {**vuelta, "prioridad": "B"}).status_code == 302
    assert Compromiso.objects.get().por_que == "Va poca gente"
