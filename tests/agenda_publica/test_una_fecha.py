"""The page of one date answers as the act does, and says why that date alone is off."""


import pytest
from wagtail.models import PageViewRestriction

from tests.fabricas import crear_acto, quitar


def de_una(acto):
    return f"{acto.get_url()}{acto.fechas()[0].nombre}/"


@pytest.mark.parametrize(
    ("motivo", "estado"), [("error", 410), ("legal", 451), ("reemplazada", 301)]
)
def test_of_a_withdrawn_act_it_says_what_the_act_says(client, portada, motivo, estado):
    acto = crear_acto(title="SECRETO", regla="FREQ=WEEKLY;COUNT=3")
    url = de_una(acto)
    assert client.get(url).status_code == 200
    destino = crear_acto() if motivo == "reemplazada" else None
    quitar(acto, motivo, explicacion="Tenía la fecha de otra feria.", destino=destino)
    suya, del_acto = client.get(url), client.get(acto.get_url())
    assert suya.status_code == del_acto.status_code == estado
    assert suya.get("Location") == del_acto.get("Location")
    if motivo != "reemplazada":
        assert "Tenía la fecha de otra feria." in suya.content.decode()
        assert "SECRETO" not in suya.content.decode()


def test_of_a_withdrawn_act_that_was_private_it_says_nothing(client, portada):
    acto = crear_acto()
    url = de_una(acto)
    PageViewRestriction.objects.create(page=acto, restriction_type="login")
    quitar(acto, explicacion="Tenía un dato.")
    assert client.get(url).status_code == client.get(acto.get_url()).status_code == 404


def test_what_is_under_a_section_is_not_taken_for_a_part_of_it(client, portada):
    acto = crear_acto()
    quitar(acto)
    assert client.get(f"{acto.get_url()}otra/cosa/").status_code == 404
    assert client.get("/agenda/no-existe/").status_code == 404
    assert client.get(f"{acto.get_url()}acto.ics").status_code == 404
