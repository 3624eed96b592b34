"""What is cancelled on the page alone: the office reads it, no button takes it off."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from agenda_publica import actions
from agenda_publica.models import Acto, Cobertura, Compromiso, Estado
from moderacion.permissions import NoSePuede
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.agenda_publica.test_cobertura import pasado
from tests.agenda_publica.test_dos_caras import publicar
from tests.fabricas import crear_usuario, hacer_publica
from tests.moderacion.admin import avisos, entrar

DICE = "La página dice: cancelado"


def cancelar_en_su_pagina(compromiso, situacion="cancelada"):
    """As the manual says: on the page, through approval."""
    acto = Acto.objects.get(pk=compromiso.acto_id)
    acto.situacion, acto.motivo = situacion, "Se cancela por la tormenta."
    return hacer_publica(acto.save_revision(user=crear_usuario("Redacción")))


def publico(**datos):
    compromiso = crear_compromiso(**datos)
    publicar(compromiso)
    return Compromiso.objects.get(pk=compromiso.pk)


def pasar(compromiso, a, **datos):
    return actions.pasar(
        compromiso=compromiso, a=a, por=crear_usuario("Dirección"), motivo="Llueve.", **datos
    )


def poner_al_dia(compromiso):
    return actions.poner_al_dia(compromiso=compromiso, por=crear_usuario("Dirección"))


def textos(client, compromiso):
    for puerta in (
        reverse("compromisos:edit", args=[compromiso.pk]),
        reverse("agenda:tablero") + f"?dia={en():%Y-%m-%d}",
    ):
        yield BeautifulSoup(client.get(puerta).content, "html.parser").get_text(" ")


def test_the_record_and_the_board_say_what_its_page_says(client, portada):
    compromiso = publico()
    entrar(client, "Redacción")
    assert not any("La página dice" in texto for texto in textos(client, compromiso))
    cancelar_en_su_pagina(compromiso)
    assert all(DICE in texto for texto in textos(client, compromiso))
    pasar(compromiso, Estado.CANCELADA, motivo_publico="clima")
    assert not any("La página dice" in texto for texto in textos(client, compromiso))


def test_the_report_of_what_left_nothing_says_it_too(client, portada):
    compromiso = pasado()
    publicar(compromiso)
    cancelar_en_su_pagina(Compromiso.objects.get())
    entrar(client, "Redacción")
    reporte = reverse("agenda:evidencias")
    assert DICE in client.get(reporte).content.decode()
    hoja = b"".join(client.get(f"{reporte}?formato=csv")).decode()
    assert "cancelado" in hoja
    assert compromiso.coberturas.get().tipo == Cobertura.Tipo.FOTO


@pytest.mark.parametrize("situacion", ["cancelada", "pospuesta"])
def test_no_button_takes_it_off_the_page_in_silence(client, portada, situacion):
    compromiso = publico()
    acto = cancelar_en_su_pagina(compromiso, situacion)
    actions.mover(
        compromiso=compromiso, original=en(), inicio=en(hora=12), por=crear_usuario("Redacción")
    )
    entrar(client, "Dirección")
    pagina = reverse("agenda:pagina", args=[compromiso.pk])
    html = BeautifulSoup(client.get(pagina).content, "html.parser")
    assert "Situación" in html.select_one("main table, .listing").text
    assert not html.select("main form.mesa button[type=submit]")
    assert html.find("a", href=reverse("agenda:pasar", args=[compromiso.pk, situacion]))
    assert "pase antes el registro" in avisos(client.post(pagina))[0]
    with pytest.raises(NoSePuede, match="pase antes el registro"):
        poner_al_dia(compromiso)
    acto.refresh_from_db()
    assert (acto.situacion, acto.motivo) == (situacion, "Se cancela por la tormenta.")
    pasar(compromiso, situacion, motivo_publico="clima")
    with pytest.raises(NoSePuede, match="ya dice lo mismo"):
        poner_al_dia(compromiso)
    acto.refresh_from_db()
    assert acto.motivo == "Se cancela por la tormenta.", "what people read of why stays"


def test_what_was_cancelled_in_the_record_and_is_held_after_all_is_put_back(portada):
    compromiso = publico()
    pasar(compromiso, Estado.CANCELADA, motivo_publico="clima")
    poner_al_dia(compromiso)
    pasar(compromiso, Estado.CONFIRMADA)
    acto = poner_al_dia(compromiso)
    assert (acto.situacion, acto.motivo) == ("confirmada", "")
    cancelar_en_su_pagina(compromiso)
    with pytest.raises(NoSePuede, match="pase antes el registro"):
        poner_al_dia(compromiso)


def test_what_is_only_postponed_on_its_page_may_be_cancelled(portada):
    compromiso = publico()
    cancelar_en_su_pagina(compromiso, "pospuesta")
    pasar(compromiso, Estado.CANCELADA, motivo_publico="clima")
    assert poner_al_dia(compromiso).situacion == "cancelada"


def test_a_draft_that_cancels_it_is_not_undone_by_a_new_hour(portada):
    compromiso = publico()
    acto = Acto.objects.get()
    acto.situacion, acto.motivo = "cancelada", "Por la tormenta."
    acto.save_revision(user=crear_usuario("Redacción"))
    actions.mover(
        compromiso=compromiso, original=en(), inicio=en(hora=12), por=crear_usuario("Redacción")
    )
    assert poner_al_dia(compromiso).situacion == "confirmada"
    borrador = Acto.objects.get().get_latest_revision_as_object()
    assert (borrador.inicio, borrador.situacion) == (en(hora=12), "cancelada")
    assert borrador.motivo == "Por la tormenta."
