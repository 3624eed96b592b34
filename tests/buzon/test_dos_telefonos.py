"""Two who write the same draft: what each changed is kept, field by field."""

from datetime import time

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from buzon import actions
from buzon.models import Estado, Solicitud
from tests.buzon.fabrica import DATOS, crear_borrador, crear_enlace, crear_solicitud, entrar
from tests.buzon.test_sesion_terminada import forma_de

pytestmark = pytest.mark.django_db
GUARDAR = reverse("buzon:guardar")


class Telefono:
    """With the form of one open, as it was read."""

    def __init__(self, persona, una):
        self.client, self.url = Client(), reverse("buzon:escribir", args=[una.pk])
        entrar(self.client, persona)
        self.leer(self.client.get(self.url))

    def leer(self, respuesta):
        self.datos = forma_de(respuesta)[1]

    def escribe(self, **cambios):
        """As its script keeps it."""
        self.datos |= cambios | {"turno": int(self.datos["turno"]) + 1}
        return self.client.post(GUARDAR, self.datos, headers=DATOS)

    def oprime(self, accion, **cambios):
        """Without a script."""
        self.datos |= cambios
        return self.client.post(self.url, self.datos | {"accion": accion}, follow=True)


@pytest.fixture
def una(portada):
    return crear_borrador(crear_enlace(), titulo="Poda", lugar="", asisten="", para_cuando="")


@pytest.fixture
def uno(una):
    return Telefono(una.empezada_por, una)


@pytest.fixture
def dos(una):
    return Telefono(crear_enlace(una.area), una)


def escrito(una):
    una.refresh_from_db()
    return una.escrito


def test_what_the_other_wrote_in_another_field_stays(una, uno, dos):
    uno.escribe(lugar="UNO")
    respuesta = dos.escribe(asisten="DOS")
    assert respuesta.status_code == 200, "there is nothing to decide"
    assert respuesta.json()["unido"] == {"lugar": "UNO"}
    assert (escrito(una)["lugar"], una.escrito["asisten"]) == ("UNO", "DOS")
    assert uno.escribe(titulo="Poda del jardín").json()["unido"] == {"asisten": "DOS"}
    assert escrito(una)["titulo"] == "Poda del jardín"


def test_only_the_field_that_both_changed_is_asked_and_hers_is_kept(una, uno, dos):
    uno.escribe(lugar="UNO", titulo="Poda de UNO")
    respuesta = dos.escribe(asisten="DOS", titulo="Poda de DOS")
    assert respuesta.status_code == 409
    assert "«Qué acto es»" in respuesta.json()["frase"]
    assert "Dónde" not in respuesta.json()["frase"]
    respuesta = dos.escribe(version=respuesta.json()["version"])
    assert respuesta.status_code == 200
    quedo = {campo: escrito(una)[campo] for campo in ("titulo", "lugar", "asisten")}
    assert quedo == {"titulo": "Poda de DOS", "lugar": "UNO", "asisten": "DOS"}


def test_what_she_left_blank_on_purpose_is_blank(una, uno, dos):
    uno.escribe(lugar="UNO")
    assert dos.escribe(titulo="").status_code == 200
    assert (escrito(una)["titulo"], una.escrito["lugar"]) == ("", "UNO")


def test_without_a_script_it_is_joined_and_sent_whole(una, uno, dos):
    uno.oprime("guardar", lugar="UNO")
    dos.oprime("enviar", para_cuando="2099-01-01", hora="11:00")
    una.refresh_from_db()
    assert (una.estado, una.lugar, una.hora) == (Estado.RECIBIDA, "UNO", time(11))


def test_without_a_script_it_is_told_that_it_was_not_sent_and_both_are_in_sight(una, uno, dos):
    uno.oprime("guardar", lugar="UNO", titulo="Poda de UNO")
    cambios = {"para_cuando": "2099-01-01", "hora": "11:00", "titulo": "Poda de DOS"}
    respuesta = dos.oprime("enviar", **cambios)
    html = respuesta.content.decode()
    assert "No se envió todavía." in html
    dice = BeautifulSoup(html, "html.parser").select_one(".buzon-otra").text
    assert "Poda de UNO" in dice
    assert "Dónde" not in dice, "it is in the form already"
    dos.leer(respuesta)
    assert (dos.datos["lugar"], dos.datos["titulo"]) == ("UNO", "Poda de DOS")
    dos.oprime("enviar")
    una.refresh_from_db()
    assert (una.estado, una.lugar, una.titulo) == (Estado.RECIBIDA, "UNO", "Poda de DOS")


def test_what_is_painted_again_because_it_lacks_something_has_what_was_joined(una, uno, dos):
    uno.oprime("guardar", lugar="UNO")
    dos.leer(dos.oprime("enviar", asisten="DOS"))
    assert (dos.datos["lugar"], dos.datos["asisten"]) == ("UNO", "DOS")


def test_a_form_given_back_after_the_session_covers_nothing_of_the_other(una, uno, dos):
    uno.escribe(lugar="UNO")
    dos.datos["asisten"] = "DOS"
    dos.leer(dos.client.post(dos.url, dos.datos | {"seguir": "1"}))
    dos.oprime("guardar")
    assert (escrito(una)["lugar"], una.escrito["asisten"]) == ("UNO", "DOS")


def test_of_what_was_sent_the_correction_of_the_other_stays():
    una = crear_solicitud(crear_enlace(), lugar="Plaza", menores=True)
    uno, dos = Telefono(una.enviada_por, una), Telefono(crear_enlace(una.area), una)
    uno.oprime("enviar", lugar="Mercado")
    assert dos.escribe(asisten="DOS").json()["unido"] == {"lugar": "Mercado"}
    dos.datos["version"] = Solicitud.objects.get().version
    dos.oprime("enviar")
    una.refresh_from_db()
    assert (una.lugar, una.asisten, una.menores) == ("Mercado", "DOS", True)


def test_late_for_what_the_other_sent_it_is_told_with_its_receipt(una, uno, dos):
    uno.escribe(titulo="Poda de UNO")
    assert dos.escribe(titulo="Poda de DOS").status_code == 409
    una = actions.enviar(solicitud=una, datos={"titulo": "Poda"}, por=una.empezada_por)
    respuesta = dos.escribe()
    assert respuesta.status_code == 410
    assert una.recibo in respuesta.json()["frase"]


@pytest.mark.parametrize("leido", ["", "titulo", ":::", "titulo: lugar:", "x" * 600])
def test_nonsense_about_what_was_read_takes_nothing_from_the_other(una, uno, dos, leido):
    uno.escribe(lugar="UNO")
    assert dos.escribe(leido=leido, asisten="DOS").status_code == 409
    assert escrito(una)["lugar"] == "UNO"
