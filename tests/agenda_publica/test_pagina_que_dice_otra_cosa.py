"""What a page says otherwise than its record is told wherever somebody decides, until it is not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agenda_publica import actions, desfase
from agenda_publica.models import Compromiso, Estado
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.agenda_publica.test_dice_la_pagina import poner_al_dia
from tests.agenda_publica.test_dos_caras import DICHO, publicar
from tests.agenda_publica.test_lo_que_cambio import posponer
from tests.agenda_publica.test_lo_que_era_ese_dia import mover
from tests.fabricas import crear_sede, crear_usuario
from tests.moderacion.admin import entrar

DICE_OTRA = "Actos cuya página dice otra cosa"


@pytest.fixture
def publico(portada):
    compromiso = crear_compromiso(inicio=en(3), fin=en(3, hora=12))
    publicar(compromiso)
    return Compromiso.objects.get()


def leer(client, *puertas):
    return [client.get(puerta).content.decode() for puerta in puertas]


def test_what_was_moved_is_on_the_desk_the_tray_the_board_and_the_record(client, publico):
    entrar(client, "Dirección")
    ficha = reverse("compromisos:edit", args=[publico.pk])
    tablero = f"{reverse('agenda:tablero')}?dia={en(4):%Y-%m-%d}&vista=dia"
    puertas = (reverse("wagtailadmin_home"), reverse("moderacion:bandeja"))
    assert not any(DICE_OTRA in html for html in leer(client, *puertas))
    mover(publico, en(3), en(4))
    dice = publico.acto.dicho(en(3))
    for html in leer(client, *puertas):
        assert DICE_OTRA in html
        assert f"La página dice: {dice}. La agenda: {publico.dicho(en(4))}" in html
        assert reverse("agenda:pagina", args=[publico.pk]) in html
    (html,) = leer(client, tablero)
    assert f"La página dice: {dice}" in html
    (html,) = leer(client, ficha)
    assert "Empieza: la página dice «" in html
    poner_al_dia(publico)
    for html in leer(client, *puertas, tablero, ficha):
        assert DICE_OTRA not in html
        assert "a página dice" not in html


@pytest.mark.parametrize(
    ("cambio", "dice"),
    [
        ({"lugar": "el patio"}, "otro lugar"),
        ({"fin": en(3, hora=13)}, "otra fecha u hora"),
        ({"regla": "FREQ=WEEKLY;COUNT=3"}, "otra fecha u hora"),
        ({"todo_el_dia": True}, "otra fecha u hora"),
        ({"estado": Estado.CANCELADA}, "confirmado"),
        ({"estado": Estado.POSPUESTA}, "confirmado"),
    ],
)
def test_in_whatever_they_differ(publico, cambio, dice):
    for campo, valor in cambio.items():
        setattr(publico, campo, valor)
    publico.save()
    actions.guardar(compromiso=publico, por=crear_usuario("Redacción"))
    (hallado,) = desfase.con_otra_pagina().select_related("acto")
    assert desfase.dicho(hallado) == dice


def test_another_place_of_the_list_differs_too(publico):
    Compromiso.objects.update(sede=crear_sede(nombre="Kiosco"))
    assert desfase.con_otra_pagina().exists()


def test_nor_what_is_called_off_in_both_nor_what_is_over_nor_what_has_no_page(portada):
    pasado = crear_compromiso(inicio=en(-3))
    publicar(pasado)
    Compromiso.objects.filter(pk=pasado.pk).update(lugar="otro")
    crear_compromiso(inicio=en(5))
    serie = crear_compromiso(inicio=en(1), regla="FREQ=DAILY")
    publicar(serie)
    assert not desfase.con_otra_pagina().exists()
    posponer(serie)
    poner_al_dia(serie)
    Compromiso.objects.filter(pk=serie.pk).update(inicio=en(2))
    Compromiso.objects.get(pk=serie.pk).derivar()
    assert not desfase.con_otra_pagina().exists(), "it keeps the date that people read"


def test_what_waits_for_approval_says_that_its_record_was_moved(client, portada):
    compromiso = crear_compromiso(inicio=en(3))
    actions.hacer_publico(compromiso=compromiso, por=crear_usuario("Redacción"), **DICHO)
    entrar(client, "Dirección")
    bandeja = reverse("moderacion:bandeja")
    assert "La agenda ya dice otra cosa" not in client.get(bandeja).content.decode()
    mover(compromiso, en(3), en(4))
    html = client.get(bandeja).content.decode()
    assert "La agenda ya dice otra cosa" in html
    assert reverse("agenda:pagina", args=[compromiso.pk]) in html
    html = client.get(reverse("agenda:mover", args=[compromiso.pk])).content.decode()
    assert "Su página, que todavía no es pública, no cambia sola" in html


def test_to_look_for_them_costs_one_query(publico):
    for n in range(5):
        publicar(crear_compromiso(inicio=en(n + 1), titulo=f"Acto {n}"))
    Compromiso.objects.update(lugar="otro")
    with CaptureQueriesContext(
        connection,
    ) as consultas:
        assert len(desfase.de_estos(Compromiso.objects.all())) == 6
    assert len(consultas) == 2, "theirs, and which of them"
