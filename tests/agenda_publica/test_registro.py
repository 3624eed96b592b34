"""The internal record of an act: written in the panel, moved on the board, taken through states."""

import itertools
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from agenda_publica import actions, estados, movidas
from agenda_publica.choques import choques
from agenda_publica.cobertura import traido
from agenda_publica.models import (
    CambioDeFecha,
    Cita,
    Cobertura,
    Compromiso,
    Estado,
    Papel,
    Presente,
    SesionDeCompromiso,
)
from moderacion.permissions import NoSePuede
from moderacion.reloj.pulso import un_pulso
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.fabricas import (
    crear_area,
    crear_funcionario,
    crear_sede,
    crear_usuario,
    hacer_publica,
)
from tests.moderacion.admin import avisos, entrar, leido

NUEVO, TABLERO = "compromisos:add", "agenda:tablero"


def forma(**otros):
    """What the browser posts for a record."""
    datos = {
        "titulo": "Gira por la sierra",
        "inicio": "2026-12-01 09:00",
        "fin": "2026-12-01 11:00",
        "cada": "",
        "repite_hasta": "",
        "veces": "",
        "zona": "",
        "sede": "",
        "lugar": "",
        "solicita": "",
        "area": "",
        "prioridad": "B",
        "por_que": "",
        "vehiculo": "",
        "contacto": "",
        "notas": "",
        "sesiones": inline_formset([]),
        "presentes": inline_formset([]),
        "coberturas": inline_formset([]),
    }
    return nested_form_data({**datos, **otros})


def test_every_screen_opens(client, portada):
    entrar(client, "Dirección")
    compromiso = crear_compromiso(estado=Estado.PROPUESTA)
    for nombre, args in (
        (TABLERO, []),
        ("compromisos:index", []),
        (NUEVO, []),
        ("compromisos:edit", [compromiso.pk]),
        ("agenda:pasar", [compromiso.pk, "confirmada"]),
        ("agenda:hacer-publico", [compromiso.pk]),
        ("agenda:pagina", [compromiso.pk]),
        ("agenda:mover", [compromiso.pk]),
        ("agenda:prioridad", [compromiso.pk]),
    ):
        assert client.get(reverse(nombre, args=args)).status_code == 200, nombre


def test_a_record_is_written_with_all_that_hangs_from_it(client, portada):
    quien = entrar(client, "Redacción")
    preside = crear_funcionario()
    asisten = [{"funcionario": preside.pk, "papel": "preside", "en_nombre_de": ""}]
    cubrir = [{"tipo": "foto", "encargada": quien.pk}]
    datos = forma(presentes=inline_formset(asisten), coberturas=inline_formset(cubrir))
    respuesta = client.post(reverse(NUEVO), datos)
    assert respuesta.status_code == 302, respuesta.context["form"].errors
    compromiso = Compromiso.objects.get()
    assert (compromiso.creado_por, compromiso.estado) == (quien, Estado.PROPUESTA)
    assert compromiso.preside == preside
    assert compromiso.coberturas.get().encargada == quien
    assert [c.inicio for c in compromiso.citas.all()] == [compromiso.inicio]


@pytest.mark.parametrize(
    ("cambio", "dicho"),
    [
        ({"fin": "2026-12-01 08:00"}, "termina antes de empezar"),
        ({"fin": "2099-12-01 12:00"}, "revise en qué año termina"),
        ({"inicio": ""}, "Falta llenar"),
        ({"inicio": "99/99/9999"}, "fecha"),
        ({"cada": "semana", "repite_hasta": "2026-01-01"}, "Termina de repetirse antes"),
        ({"cada": "semana", "repite_hasta": "2027-01-01", "veces": "3"}, "no las dos cosas"),
        ({"cada": "", "repite_hasta": "2027-01-01"}, "Diga también cada cuánto se repite"),
        ({"cada": "", "veces": "3"}, "Diga también cada cuánto se repite"),
        ({"cada": "otra"}, "Elija de la lista"),
        ({"zona": "Marte/Olimpo"}, "No existe esa zona"),
        ({"titulo": "a" * 10_000}, "255"),
        ({"titulo": ""}, "Falta llenar"),
    ],
    ids=str,
)
def test_what_cannot_be_is_told_in_a_sentence_and_nothing_is_lost(client, portada, cambio, dicho):
    entrar(client, "Redacción")
    respuesta = client.post(reverse(NUEVO), forma(notas="No me pierda", **cambio))
    html = respuesta.content.decode()
    assert respuesta.status_code == 200
    assert dicho.lower() in html.lower()
    assert "No me pierda" in html
    assert not Compromiso.objects.exists()


def test_it_repeats_as_it_was_asked(client, portada):
    entrar(client, "Redacción")
    client.post(reverse(NUEVO), forma(cada="quincena", veces="4"))
    compromiso = Compromiso.objects.get()
    assert compromiso.regla == "FREQ=WEEKLY;INTERVAL=2;COUNT=4"
    dias = [c.dia for c in compromiso.citas.all()]
    assert [b - a for a, b in itertools.pairwise(dias)] == [timedelta(days=14)] * 3
    html = client.get(reverse("compromisos:edit", args=[compromiso.pk])).content.decode()
    assert '<option value="quincena" selected>' in html


def test_two_people_who_write_the_same_record(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso()
    leida = leido(compromiso)
    Compromiso.objects.filter(pk=compromiso.pk).update(notas="Lo de la otra persona")
    editar = reverse("compromisos:edit", args=[compromiso.pk])
    respuesta = client.post(editar, {**forma(notas="Lo mío"), **leida})
    assert respuesta.status_code == 409
    texto = BeautifulSoup(respuesta.content, "html.parser").get_text(" ")
    assert "de la otra persona" in texto
    assert "mío" in texto
    compromiso.refresh_from_db()
    assert compromiso.notas == "Lo de la otra persona"


def lista(filas, *campos):
    """The formset of those rows, as the browser posts it: those there were, and the new ones."""
    datos = [{c: getattr(f, f"{c}_id", getattr(f, c, "")) or "" for c in campos} for f in filas]
    return inline_formset(datos, initial=sum(bool(f.pk) for f in filas))


def ficha(compromiso, presentes=(), **otros):
    """What the browser posts of a record as it is, with those who go."""
    return forma(
        titulo=compromiso.titulo,
        inicio=f"{timezone.localtime(compromiso.inicio):%Y-%m-%d %H:%M}",
        fin="",
        sede=compromiso.sede_id,
        area=compromiso.area_id,
        presentes=lista(presentes, "id", "funcionario", "papel", "en_nombre_de"),
        **otros,
    )


def test_two_people_who_edit_the_list_of_who_goes_lose_nothing_in_silence(client, portada):
    entrar(client, "Redacción")
    amalia, ramiro = crear_funcionario(nombre="Amalia"), crear_funcionario(nombre="Ramiro")
    compromiso = crear_compromiso(inicio=en())
    leida = leido(compromiso)
    Presente.objects.create(compromiso=compromiso, funcionario=amalia, papel="preside")
    editar = reverse("compromisos:edit", args=[compromiso.pk])
    mia = ficha(compromiso, presentes=[Presente(funcionario=ramiro)])
    respuesta = client.post(editar, {**mia, **leida})
    assert respuesta.status_code == 409
    texto = BeautifulSoup(respuesta.content, "html.parser").get_text(" ")
    assert "Amalia" in texto
    assert "Ramiro" in texto
    assert [p.funcionario for p in compromiso.presentes.all()] == [amalia]
    contra = BeautifulSoup(respuesta.content, "html.parser").select_one("[name=contra]")["value"]
    for elegido, quedan in (("suyo", [amalia]), ("mio", [ramiro])):
        eleccion = {"contra": contra, "elegir-lista_presentes": elegido}
        assert client.post(editar, {**mia, **leida, **eleccion}).status_code == 302
        presentes = Presente.objects.filter(compromiso=compromiso)
        assert [p.funcionario for p in presentes] == quedan, elegido


def test_of_two_who_edit_other_lists_both_stay(client, portada):
    entrar(client, "Redacción")
    amalia = crear_funcionario(nombre="Amalia")
    compromiso = crear_compromiso(inicio=en())
    leida = leido(compromiso)
    Cobertura.objects.create(compromiso=compromiso, tipo="foto")
    editar = reverse("compromisos:edit", args=[compromiso.pk])
    mia = ficha(compromiso, presentes=[Presente(funcionario=amalia, papel="preside")])
    respuesta = client.post(editar, {**mia, **leida})
    assert respuesta.status_code == 409, "nothing is joined without being seen"
    contra = BeautifulSoup(respuesta.content, "html.parser").select_one("[name=contra]")["value"]
    assert client.post(editar, {**mia, **leida, "contra": contra}).status_code == 302
    assert Cobertura.objects.get().tipo == "foto"
    assert Presente.objects.get().funcionario == amalia
    dicho = ModelLogEntry.objects.filter(action="wagtail.edit").latest("pk").data["cambios"]
    assert any("Amalia" in renglon for renglon in dicho)


def test_who_was_taken_out_meanwhile_is_asked_and_no_form_breaks(client, portada):
    entrar(client, "Redacción")
    amalia = crear_funcionario(nombre="Amalia")
    va = Presente(funcionario=amalia, papel="preside")
    compromiso = crear_compromiso(inicio=en(), hijos={"presentes": [va]})
    leida, va = leido(compromiso), Presente.objects.get()
    mia = ficha(compromiso, presentes=[va], notas="Lo mío")
    Presente.objects.all().delete()
    editar = reverse("compromisos:edit", args=[compromiso.pk])
    respuesta = client.post(editar, {**mia, **leida})
    assert respuesta.status_code == 409
    contra = BeautifulSoup(respuesta.content, "html.parser").select_one("[name=contra]")["value"]
    assert client.post(editar, {**mia, **leida, "contra": contra}).status_code == 302
    assert not Presente.objects.exists(), "she only left it as it was; the other took her out"
    assert Compromiso.objects.get().notas == "Lo mío"


@pytest.mark.parametrize("grupo", ["Administración", "Enlace"])
def test_it_is_for_who_works_on_the_agenda(client, portada, grupo):
    entrar(client, grupo)
    compromiso = crear_compromiso(titulo="Secreto de la oficina")
    for nombre, args in ((TABLERO, []), ("compromisos:edit", [compromiso.pk]), (NUEVO, [])):
        respuesta = client.get(reverse(nombre, args=args), follow=True)
        assert "Secreto de la oficina" not in respuesta.content.decode(), nombre


def test_nobody_deletes_a_record(client, portada):
    entrar(client, "Superusuario")
    compromiso = crear_compromiso()
    client.post(f"/admin/compromisos/delete/{compromiso.pk}/")
    assert Compromiso.objects.exists()


ROLES = ("Enlace", "Redacción", "Dirección", "Administración")
PUEDEN = {
    ("propuesta", "confirmada"): {"Redacción", "Dirección"},
    ("propuesta", "rechazada"): {"Dirección"},
    ("propuesta", "cancelada"): {"Redacción", "Dirección"},
    ("confirmada", "pospuesta"): {"Dirección"},
    ("confirmada", "cancelada"): {"Dirección"},
    ("pospuesta", "confirmada"): {"Redacción", "Dirección"},
    ("pospuesta", "cancelada"): {"Dirección"},
    ("cancelada", "confirmada"): {"Dirección"},
    ("rechazada", "propuesta"): {"Dirección"},
}


@pytest.mark.parametrize("rol", ROLES)
def test_every_state_every_step_every_role(portada, rol):
    quien = crear_usuario(rol)
    for desde, a in itertools.product(Estado.values, repeat=2):
        compromiso = crear_compromiso(estado=desde)
        puede = rol in PUEDEN.get((desde, a), ())
        if puede:
            actions.pasar(compromiso=compromiso, a=a, por=quien, motivo="Porque sí.")
        else:
            with pytest.raises(NoSePuede):
                actions.pasar(compromiso=compromiso, a=a, por=quien, motivo="Porque sí.")
        compromiso.refresh_from_db()
        assert compromiso.estado == (a if puede else desde)
        assert estados.puede_pasar(quien, desde, a) == puede


def test_what_is_stopped_says_why(portada):
    directora = crear_usuario("Dirección")
    for a in (Estado.POSPUESTA, Estado.CANCELADA):
        with pytest.raises(NoSePuede, match="por qué"):
            actions.pasar(compromiso=crear_compromiso(), a=a, por=directora, motivo="  ")


def mover(client, compromiso, a, visto=None, original=None):
    """The post of the board."""
    datos = {
        "original": (original or compromiso.citas.first().original).isoformat(),
        "visto": visto.isoformat() if visto else "",
        "dia": f"{a:%Y-%m-%d}",
        "hora": f"{a:%H:%M}",
    }
    return client.post(reverse("agenda:mover", args=[compromiso.pk]), datos)


def test_it_is_moved_and_the_log_says_from_where(client, portada):
    quien = entrar(client, "Redacción")
    compromiso = crear_compromiso(fin=en(hora=13))
    assert mover(client, compromiso, en(2, 16), visto=en()).status_code == 302
    compromiso.refresh_from_db()
    assert (compromiso.inicio, compromiso.fin) == (en(2, 16), en(2, 18))
    assert [c.inicio for c in compromiso.citas.all()] == [en(2, 16)]
    assert {c.campo for c in CambioDeFecha.objects.filter(por=quien)} == {"inicio", "fin"}
    assert ModelLogEntry.objects.filter(action="pregon.mover", user=quien).exists()


def test_of_two_who_move_it_the_second_is_told(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso()
    original = compromiso.citas.get().original
    mover(client, compromiso, en(2, 16), visto=en())
    respuesta = mover(client, compromiso, en(3, 9), visto=en(), original=original)
    assert avisos(respuesta)[-1].startswith("Usted ya movió «")
    compromiso.refresh_from_db()
    assert compromiso.inicio == en(2, 16)
    entrar(client, "Redacción")
    respuesta = mover(client, compromiso, en(3, 9), visto=en(), original=original)
    assert avisos(respuesta)[-1].startswith("Otra persona (")


def test_what_comes_back_after_a_session_ended_is_painted_and_not_done(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso()
    direccion = reverse("agenda:prioridad", args=[compromiso.pk])
    datos = {"prioridad": "A", "por_que": "Va la prensa nacional", "seguir": "1"}
    html = client.post(direccion, datos).content.decode()
    assert "Va la prensa nacional" in html
    compromiso.refresh_from_db()
    assert compromiso.prioridad == "B"


def test_one_of_a_series_is_moved_and_the_rest_stay(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(regla="FREQ=WEEKLY;COUNT=3")
    mover(client, compromiso, en(9, 17), original=en(8))
    assert [c.inicio for c in compromiso.citas.all()] == [en(1), en(9, 17), en(15)]
    mover(client, compromiso, en(10, 17), original=en(8))
    assert [c.inicio for c in compromiso.citas.all()] == [en(1), en(10, 17), en(15)]
    assert compromiso.citas.get(inicio=en(10, 17)).original == en(8)


def test_a_date_of_a_series_that_is_moved_stays_in_the_log_as_any_other(client, portada):
    quien = entrar(client, "Redacción")
    compromiso = crear_compromiso(regla="FREQ=WEEKLY;COUNT=3")
    mover(client, compromiso, en(9, 17), original=en(8))
    cambio = CambioDeFecha.objects.get()
    assert (cambio.compromiso, cambio.original, cambio.por) == (compromiso, en(8), quien)
    assert (cambio.campo, cambio.antes[-5:], cambio.despues[-5:]) == ("inicio", "11:00", "17:00")
    mover(client, compromiso, en(10, 18), original=en(8))
    segundo = CambioDeFecha.objects.latest("pk")
    assert (segundo.antes[-5:], segundo.despues[-5:]) == ("17:00", "18:00")
    ficha = client.get(reverse("compromisos:edit", args=[compromiso.pk])).content.decode()
    assert f"{segundo.antes} → {segundo.despues}" in ficha


def test_the_log_keeps_what_is_written_of_other_dates_in_the_form(portada):
    otra = SesionDeCompromiso(inicio=en(20), fin=en(20, 13))
    compromiso = crear_compromiso(regla="FREQ=WEEKLY;COUNT=3", hijos={"sesiones": [otra]})
    antes = movidas.como_estaba(compromiso)
    SesionDeCompromiso.objects.filter(inicio=en(20)).update(inicio=en(21, 9), fin=None)
    SesionDeCompromiso.objects.create(
        compromiso=compromiso, original=en(8), inicio=en(8), cancelada=True
    )
    compromiso = Compromiso.objects.get(pk=compromiso.pk)
    actions.guardar(compromiso=compromiso, por=None, antes=antes)
    dichos = {(c.original, c.campo): (c.antes, c.despues) for c in CambioDeFecha.objects.all()}
    assert dichos.keys() == {(en(20), "inicio"), (en(20), "fin"), (en(8), "cancelada")}
    assert dichos[en(8), "cancelada"] == ("no", "sí")
    assert dichos[en(20), "fin"][1] == "nada"


def test_a_date_that_is_added_or_dropped_is_in_the_log(portada):
    compromiso = crear_compromiso(hijos={"sesiones": [SesionDeCompromiso(inicio=en(20))]})
    antes = movidas.como_estaba(compromiso)
    SesionDeCompromiso.objects.all().delete()
    SesionDeCompromiso.objects.create(compromiso=compromiso, inicio=en(30))
    compromiso = Compromiso.objects.get(pk=compromiso.pk)
    actions.guardar(compromiso=compromiso, por=None, antes=antes)
    dichos = {c.original: (c.antes[-5:], c.despues[-5:]) for c in CambioDeFecha.objects.all()}
    assert dichos == {en(20): ("11:00", "nada"), en(30): ("nada", "11:00")}


VERBOS = {
    "mover": ({"original": en(), "inicio": en(2)}, {"Redacción", "Dirección"}),
    "priorizar": ({"prioridad": "A"}, {"Redacción", "Dirección"}),
    "cubrir": ({"hechas": []}, {"Redacción", "Dirección"}),
    "hacer_publico": (
        {"titulo": "Reunión", "resumen": "Trabajo.", "modalidad": "reunion"},
        {"Redacción", "Dirección"},
    ),
    "poner_al_dia": ({}, {"Dirección"}),
}


@pytest.mark.parametrize("rol", ROLES)
@pytest.mark.parametrize("verbo", VERBOS)
def test_each_verb_asks_who_does_it(portada, verbo, rol):
    datos, pueden = VERBOS[verbo]
    hacer = getattr(traido if verbo == "cubrir" else actions, verbo)
    compromiso = crear_compromiso(inicio=en())
    if verbo == "poner_al_dia":
        _publico_y_movido(compromiso)
    if rol in pueden:
        hacer(compromiso=compromiso, por=crear_usuario(rol), **datos)
        assert _apuntado(compromiso)
        return
    for quien in (crear_usuario(rol), crear_usuario(rol, is_active=False), None):
        with pytest.raises(NoSePuede, match="Solo"):
            hacer(compromiso=compromiso, por=quien, **datos)
    compromiso.refresh_from_db()
    assert (compromiso.inicio, compromiso.prioridad) == (en(2 if datos == {} else 1), "B")


@pytest.mark.parametrize("rol", ["Superusuario", "Administración", "Redacción"])
def test_only_who_has_the_post_publishes_alone(client, portada, rol):
    compromiso = crear_compromiso(inicio=en())
    _publico_y_movido(compromiso)
    quien = entrar(client, rol)
    with pytest.raises(NoSePuede, match="Solo dirección"):
        actions.poner_al_dia(compromiso=compromiso, por=quien)
    pagina = reverse("agenda:pagina", args=[compromiso.pk])
    html = client.get(pagina, follow=True).content.decode()
    assert 'type="submit">Poner al día' not in html
    client.post(pagina)
    compromiso.refresh_from_db()
    assert compromiso.acto.inicio == en()


def _publico_y_movido(compromiso):
    dicho = {"titulo": "Reunión", "resumen": "Trabajo.", "modalidad": "reunion"}
    alguien = crear_usuario("Redacción")
    acto = actions.hacer_publico(compromiso=compromiso, por=alguien, **dicho)
    hacer_publica(acto.latest_revision)
    actions.mover(compromiso=compromiso, original=en(), inicio=en(2), por=alguien)


def _apuntado(compromiso):
    """Whether the log says that something was done with it, or with its page."""
    compromiso.refresh_from_db()
    suyo = ModelLogEntry.objects.filter(action__startswith="pregon.").exists()
    return suyo or bool(compromiso.acto_id)


def test_a_daily_rule_without_end_is_made_up_to_a_horizon_that_the_tick_moves(portada, monkeypatch):
    compromiso = crear_compromiso(regla="FREQ=DAILY")
    ultima = compromiso.citas.last().inicio
    assert 390 < compromiso.citas.count() < 410
    assert un_pulso() == []
    luego = en(40)
    monkeypatch.setattr(timezone, "now", lambda: luego)
    assert un_pulso() == []
    assert compromiso.citas.last().inicio >= ultima + timedelta(days=35)


def test_clashes_of_people_and_places(portada):
    quien, plaza, teatro = crear_funcionario(), crear_sede(), crear_sede()

    def uno(inicio, fin, sede, va=True):
        asisten = [Presente(funcionario=quien, papel=Papel.PRESIDE)] if va else []
        return crear_compromiso(inicio=inicio, fin=fin, sede=sede, hijos={"presentes": asisten})

    a = uno(en(hora=9), en(hora=10), plaza)
    b = uno(en(hora=10, minuto=15), en(hora=11), teatro)
    c = uno(en(hora=10, minuto=30), en(hora=12), teatro, va=False)
    d = uno(en(hora=12, minuto=30), None, plaza)
    dichos = choques(list(Cita.objects.para_tablero()))
    de = {cita.compromiso_id: dichos.get(cita.pk, []) for cita in Cita.objects.all()}
    assert "Sin tiempo de llegar" in de[a.pk][0]
    assert len(de[b.pk]) == 2, "late from the plaza, and the theatre is taken"
    assert "A la misma hora" in de[c.pk][0]
    assert de[d.pk] == []


def test_a_long_act_clashes_with_each_of_those_it_covers(portada):
    plaza = crear_sede()
    larga = crear_compromiso(titulo="Feria", inicio=en(hora=9), fin=en(hora=15), sede=plaza)
    cortas = [
        crear_compromiso(titulo=f"Acto {h}", inicio=en(hora=h), fin=en(hora=h + 1), sede=plaza)
        for h in (10, 12, 14)
    ]
    dichos = choques(list(Cita.objects.para_tablero()))
    assert len(dichos[larga.citas.get().pk]) == 3
    assert all("«Feria»" in dichos[corta.citas.get().pk][0] for corta in cortas)


def test_a_card_is_in_the_row_of_its_half_hour(client, portada):
    entrar(client, "Redacción")
    martes = en(7 + (1 - timezone.localtime().weekday()) % 7)
    horas = {"9:00": martes.replace(hour=9, minute=29), "9:30": martes.replace(hour=9, minute=30)}
    horas |= {
        "Antes de las 6:00": martes.replace(hour=5),
        "Desde las 22:00": martes.replace(hour=22),
    }
    for rotulo, inicio in horas.items():
        crear_compromiso(titulo=f"Fila {rotulo}", inicio=inicio)
    crear_compromiso(titulo="Fila Todo el día", inicio=martes.replace(hour=0), todo_el_dia=True)
    crear_compromiso(titulo="Fila Sigue", inicio=martes - timedelta(days=9), fin=martes)
    for vista, dia in (("dia", martes), ("horas", martes)):
        html = client.get(reverse(TABLERO), {"vista": vista, "dia": f"{dia:%Y-%m-%d}"}).content
        filas = BeautifulSoup(html, "html.parser").select(".franja:has(.tarjeta)")
        halladas = {fila.select_one(".franja-hora").text: fila for fila in filas}
        for rotulo, fila in halladas.items():
            assert f"Fila {rotulo}" in fila.text, vista
        assert halladas.keys() == {*horas, "Todo el día", "Sigue"}
        assert "data-hora" not in halladas["Sigue"].attrs, "no card is taken there"


@pytest.mark.parametrize("vista", ["", "horas"])
def test_the_board_of_a_week_costs_the_same_with_200_records(client, portada, vista):
    quien = entrar(client, "Dirección")
    area, sede = crear_area(), crear_sede()
    funcionarios = [crear_funcionario() for _ in range(5)]

    def sembrar(cuantos):
        for n in range(cuantos):
            asisten = [Presente(funcionario=funcionarios[n % 5], papel=Papel.PRESIDE)]
            coberturas = [Cobertura(tipo="foto"), Cobertura(tipo="boletin", encargada=quien)]
            crear_compromiso(
                titulo=f"Acto {n}",
                inicio=en(n % 2, 8 + n % 10),
                area=area,
                sede=sede,
                hijos={"presentes": asisten, "coberturas": coberturas},
            )

    def cuantas():
        with CaptureQueriesContext(
            connection,
        ) as consultas:
            assert client.get(reverse(TABLERO), {"vista": vista}).status_code == 200
        return len(consultas)

    sembrar(3)
    client.get(reverse(TABLERO))
    pocas = cuantas()
    sembrar(200)
    assert cuantas() == pocas <= 20


def test_the_board_ignores_nonsense(client, portada):
    entrar(client, "Redacción")
    crear_compromiso()
    for pedido in (
        "dia=zz",
        "dia=9999-12-31",
        "dia=0001-01-01",
        "vista=x",
        "area=zz",
        "prioridad=Z",
    ):
        assert client.get(f"{reverse(TABLERO)}?{pedido}").status_code == 200, pedido


def test_a_date_of_a_series_that_is_cancelled(portada):
    fuera = SesionDeCompromiso(original=en(8), inicio=en(8), cancelada=True)
    compromiso = crear_compromiso(regla="FREQ=WEEKLY;COUNT=3", hijos={"sesiones": [fuera]})
    assert [c.cancelada for c in compromiso.citas.all()] == [False, True, False]


def test_the_year_is_said_where_it_is_not_this_one(client, portada):
    entrar(client, "Redacción")
    anio = timezone.localdate().year
    ultimo = en().replace(year=anio, month=12, day=31)
    crear_compromiso(inicio=ultimo, fin=ultimo.replace(year=anio + 1, month=2, day=3))
    ver = {"dia": f"{anio}-12-31"}
    assert f"3/2/{anio + 1}, 11:00" in client.get(reverse(TABLERO), ver).content.decode()
    for papel in ("agenda:imprimir", TABLERO):
        html = client.get(reverse(papel), {"dia": f"{anio}-12-31", "vista": "semana"}).content
        texto = BeautifulSoup(html, "html.parser").get_text(" ")
        assert f"diciembre de {anio} al" in " ".join(texto.split()) or ultimo.weekday() == 6, papel
    papel = client.get(reverse("agenda:imprimir"), {**ver, "vista": "dia"}).content.decode()
    assert f"hasta el 3 de febrero de {anio + 1}" in papel


def test_on_a_telephone_today_and_tomorrow_are_headed_by_their_days(client, portada):
    entrar(client, "Redacción")
    sopa = BeautifulSoup(client.get(reverse(TABLERO)).content, "html.parser")
    dicho = sopa.select_one("#tablero-cuando .tablero-en-telefono").text
    assert dicho.split()[1] == str(timezone.localdate().day)
    assert str(en(1).day) in dicho
    assert "Del" not in dicho
    dias = [a["href"] for a in sopa.select(".tablero-nav a.tablero-en-telefono")]
    for dia, direccion in zip((en(-1), en(2)), dias, strict=True):
        assert f"dia={dia:%Y-%m-%d}" in direccion
        assert "vista=dia" in direccion


def test_a_new_act_is_called_so_on_the_way_to_it(client, portada):
    entrar(client, "Redacción")
    html = BeautifulSoup(client.get(reverse("compromisos:add")).content, "html.parser")
    migas = [" ".join(li.get_text().split()) for li in html.select("[data-w-breadcrumbs] li")]
    assert migas[-1] == "Nuevo acto"


def test_the_view_that_is_seen_is_marked_on_any_screen(client, portada):
    entrar(client, "Redacción")
    html = client.get(reverse("agenda:tablero"), {"vista": "horas"}).content
    (actual,) = BeautifulSoup(html, "html.parser").select(".tablero-vistas [aria-current]")
    assert actual.get_text() == "Semana por horas"
    assert not actual.find_parent(class_="tablero-en-ancho"), "it is hidden on a telephone"


@pytest.mark.parametrize(
    ("uno", "otro", "avisa"),
    [("", "", True), ("Kiosco", "Atrio", True), ("Atrio", "atrio", False)],
)
def test_who_goes_to_two_places_that_are_in_no_list_needs_time_too(portada, uno, otro, avisa):
    quien = crear_funcionario()
    for hora, lugar in ((9, uno), (10, otro)):
        asisten = [Presente(funcionario=quien, papel=Papel.PRESIDE)]
        cuando = {"inicio": en(hora=hora), "fin": en(hora=hora, minuto=40)}
        crear_compromiso(**cuando, sede=None, lugar=lugar, hijos={"presentes": asisten})
    dichos = choques(list(Cita.objects.para_tablero()))
    assert bool(dichos) == avisa
    assert all("Sin tiempo de llegar" in dicho for (dicho,) in dichos.values())
