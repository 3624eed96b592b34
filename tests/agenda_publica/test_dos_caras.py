"""The record of the office and the page of its act: what passes from one to the other."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localtime
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from agenda_publica import actions, caras
from agenda_publica.models import Acto, Compromiso, Estado, Modalidad, Presente, SesionDeCompromiso
from moderacion.custodia import libro
from moderacion.models import Aprobacion
from moderacion.permissions import NoSePuede
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.fabricas import crear_acto, crear_area, crear_funcionario, crear_usuario, hacer_publica
from tests.moderacion.admin import avisos, editar, entrar, leida

DICHO = {"titulo": "Reunión privada", "resumen": "Trabajo.", "modalidad": Modalidad.REUNION}


def publicar(compromiso, por=None):
    """Its page, made by someone of redacción and approved by another person."""
    por = por or crear_usuario("Redacción")
    acto = actions.hacer_publico(compromiso=compromiso, por=por, **DICHO)
    return hacer_publica(acto.latest_revision)


def mover_a_las_doce(compromiso):
    alguien = crear_usuario("Redacción")
    actions.mover(compromiso=compromiso, original=en(), inicio=en(hora=12), por=alguien)


def test_a_page_is_made_with_its_own_title_and_sent_to_review(portada):
    secreto = "Despido del director de obras"
    compromiso = crear_compromiso(titulo=secreto, notas="Nada de esto sale.")
    quien = crear_usuario("Redacción")
    acto = actions.hacer_publico(compromiso=compromiso, por=quien, **DICHO)
    assert (acto.title, acto.live) == ("Reunión privada", False)
    assert Acto.objects.get().workflow_in_progress
    assert (acto.inicio, acto.sede) == (compromiso.inicio, compromiso.sede)
    assert secreto not in str(acto.latest_revision.content)
    with pytest.raises(NoSePuede, match="ya tiene su página"):
        actions.hacer_publico(compromiso=compromiso, por=quien, **DICHO)


def test_only_what_is_confirmed_is_made_public(portada):
    compromiso = crear_compromiso(estado=Estado.PROPUESTA)
    with pytest.raises(NoSePuede, match="confírmelo"):
        actions.hacer_publico(compromiso=compromiso, por=crear_usuario("Redacción"), **DICHO)
    assert not Acto.objects.exists()


def test_both_faces_are_compared_field_by_field(portada):
    compromiso = crear_compromiso()
    acto = publicar(compromiso)
    assert caras.diferencias(compromiso, acto) == []
    mover_a_las_doce(compromiso)
    compromiso = Compromiso.objects.get()
    (diferencia,) = caras.diferencias(compromiso, acto)
    assert diferencia.rotulo == "Empieza"
    assert (diferencia.pagina[-5:], diferencia.agenda[-5:]) == ("11:00", "12:00")


def test_the_director_brings_the_page_up_to_date_alone(client, portada):
    compromiso = crear_compromiso()
    acto = publicar(compromiso)
    directora = entrar(client, "Dirección")
    actions.mover(compromiso=compromiso, original=en(), inicio=en(hora=12), por=directora)
    pagina = reverse("agenda:pagina", args=[compromiso.pk])
    assert "12:00" in client.get(pagina).content.decode()
    client.post(pagina, {"leido": caras.sello(caras.por_llevar(Compromiso.objects.get()))})
    acto = Acto.objects.get()
    assert (acto.inicio, acto.antes) == (en(hora=12), en())
    entrada = Aprobacion.objects.de(acto).latest("pk")
    assert (entrada.clase, entrada.por) == (Aprobacion.Clase.AGENDA, directora)
    assert libro.difiere(acto, acto.live_revision) == []
    assert "ya dice lo mismo" in avisos(client.post(pagina))[0]


def test_who_presides_is_chosen_by_a_person_and_goes_through_approval(client, portada):
    compromiso = crear_compromiso()
    acto = publicar(compromiso)
    amalia = crear_funcionario(nombre="Amalia Quiroz")
    Presente.objects.create(compromiso=compromiso, funcionario=amalia, papel="preside")
    compromiso = Compromiso.objects.get()
    (diferencia,) = caras.diferencias(compromiso, acto)
    assert (diferencia.rotulo, diferencia.se_copia) == ("Preside", False)
    directora = entrar(client, "Dirección")
    pagina = reverse("agenda:pagina", args=[compromiso.pk])
    html = client.get(pagina).content.decode()
    assert "Amalia Quiroz" in html
    assert "Poner al día" not in BeautifulSoup(html, "html.parser").form.get_text()
    assert "revisión" in html
    with pytest.raises(NoSePuede, match="ya dice lo mismo"):
        actions.poner_al_dia(compromiso=compromiso, por=directora)
    actions.mover(compromiso=compromiso, original=en(), inicio=en(hora=12), por=directora)
    actions.poner_al_dia(compromiso=compromiso, por=directora)
    assert Acto.objects.get().preside is None, "the hour went out alone"


def test_who_may_not_publish_does_not_bring_it_up_to_date(client, portada):
    compromiso = crear_compromiso()
    publicar(compromiso)
    entrar(client, "Redacción")
    mover_a_las_doce(compromiso)
    pagina = reverse("agenda:pagina", args=[compromiso.pk])
    assert "Solo dirección" in avisos(client.post(pagina))[0]
    assert Acto.objects.get().inicio == en()


def test_what_others_had_written_stays_a_draft_by_them(portada):
    compromiso = crear_compromiso()
    acto = publicar(compromiso)
    uno, otra = crear_usuario("Redacción"), crear_usuario("Dirección")
    for quien, resumen in ((uno, "Primero"), (otra, "Segundo")):
        borrador = acto.get_latest_revision_as_object()
        borrador.resumen = resumen
        borrador.save_revision(user=quien)
    Acto.objects.get().get_workflow().start(Acto.objects.get(), uno)
    mover_a_las_doce(compromiso)
    actions.poner_al_dia(compromiso=compromiso, por=crear_usuario("Dirección"))
    acto = Acto.objects.get()
    assert (acto.resumen, acto.inicio) == ("Trabajo.", en(hora=12)), "only the date went out"
    borrador = acto.get_latest_revision_as_object()
    assert (borrador.resumen, borrador.inicio) == ("Segundo", en(hora=12))
    assert Aprobacion.autores_de(acto) == {uno.pk, otra.pk}
    assert acto.workflow_in_progress
    assert acto.current_workflow_task_state.revision_id == acto.latest_revision_id


def test_a_cancelled_act_keeps_its_page_and_says_why(client, portada):
    compromiso = crear_compromiso()
    acto = publicar(compromiso)
    directora = crear_usuario("Dirección")
    paso = {"compromiso": compromiso, "a": Estado.CANCELADA, "por": directora, "motivo": "Pleito."}
    with pytest.raises(NoSePuede, match="Elija qué se le dice"):
        actions.pasar(**paso)
    actions.pasar(**paso, motivo_publico="clima")
    actions.poner_al_dia(compromiso=compromiso, por=directora)
    html = client.get(acto.get_url()).content.decode()
    assert "Se cancela" in html
    assert "Por el clima" in html
    assert "Pleito" not in html


def test_an_act_of_several_dates_is_copied_whole(portada):
    otra = SesionDeCompromiso(inicio=en(8), titulo="De esto no se habla")
    compromiso = crear_compromiso(hijos={"sesiones": [otra]})
    acto = publicar(compromiso)
    assert [o.inicio for o in acto.ocurrencias.all()] == [en(), en(8)]
    assert [o.titulo for o in acto.ocurrencias.all()] == ["", ""]


def test_an_address_once_public_names_its_date_though_it_is_moved(portada):
    compromiso = crear_compromiso()
    publicar(compromiso)
    directora = crear_usuario("Dirección")
    for hora in (12, 13):
        original = Compromiso.objects.get().citas.get().original
        actions.mover(compromiso=compromiso, original=original, inicio=en(hora=hora), por=directora)
        actions.poner_al_dia(compromiso=compromiso, por=directora)
    ocurrencia = Acto.objects.get().ocurrencias.get()
    assert (ocurrencia.original, ocurrencia.inicio) == (en(), en(hora=13))


def test_the_form_of_the_page_tells_how_it_repeats_in_words_and_does_not_ask_it(client, portada):
    compromiso = crear_compromiso(regla="FREQ=WEEKLY;COUNT=3")
    acto = publicar(compromiso)
    entrar(client, "Redacción")
    html = BeautifulSoup(client.get(editar(acto)).content, "html.parser")
    assert re.search(
        "Cada (lunes|martes|miércoles|jueves|viernes|sábado|domingo), 3 veces", html.get_text(" ")
    )
    assert html.find("a", href=reverse("compromisos:edit", args=[compromiso.pk]))
    assert not html.select("[name=regla], [name=zona]")
    suelto = crear_acto()
    texto = BeautifulSoup(client.get(editar(suelto)).content, "html.parser").get_text(" ")
    assert "No se repite" in texto
    datos = {**forma_de_acto(acto), "regla": "FREQ=SECONDLY", "zona": "Marte/Olimpo"}
    client.post(editar(acto), {**datos, **leida(acto)})
    borrador = Acto.objects.get(pk=acto.pk).get_latest_revision_as_object()
    assert (borrador.title, borrador.regla, borrador.zona) == ("Otro", "FREQ=WEEKLY;COUNT=3", "")


def forma_de_acto(acto):
    """What the browser posts of its page, with another headline."""
    inicio = f"{localtime(acto.inicio):%Y-%m-%d %H:%M}"
    datos = {"title": "Otro", "slug": acto.slug, "resumen": acto.resumen, "inicio": inicio}
    datos |= {"sede": acto.sede_id, "area": acto.area_id, "modalidad": acto.modalidad}
    datos |= dict.fromkeys(("lugar", "preside", "motivo", "antes", "antes_donde"), "")
    datos |= dict.fromkeys(("entrada_libre", "indicaciones", "en_vivo"), "")
    datos |= dict.fromkeys(("imagen", "imagen_alt", "imagen_pie", "temas", "fin"), "")
    datos |= {"situacion": acto.situacion, "materia": acto.materia, "cuerpo": streamfield([])}
    datos |= {n: inline_formset([]) for n in ("sesiones", "documentos", "comments")}
    return nested_form_data(datos)


def test_the_area_is_told_and_changed_on_the_page(client, portada):
    compromiso = crear_compromiso()
    acto = publicar(compromiso)
    Compromiso.objects.update(area=crear_area(nombre="Obras Públicas"))
    (diferencia,) = caras.diferencias(Compromiso.objects.get(), acto)
    assert (diferencia.rotulo, diferencia.se_copia) == ("Área", False)
    entrar(client, "Dirección")
    html = client.get(reverse("agenda:pagina", args=[compromiso.pk])).content.decode()
    assert "Obras Públicas" in html
    assert "no los copia el programa" in html


def test_how_it_repeats_is_compared_in_words(portada):
    compromiso = crear_compromiso()
    acto = publicar(compromiso)
    Compromiso.objects.update(regla="FREQ=WEEKLY;COUNT=3")
    diferencia = caras.copiables(Compromiso.objects.get(), acto)[0]
    assert (diferencia.rotulo, diferencia.pagina) == ("Se repite", "nada")
    assert diferencia.agenda.startswith("Cada ")
    assert diferencia.agenda.endswith(", 3 veces")
    # Two rules are not taken for the same.
    raras = ("FREQ=DAILY;INTERVAL=9", "FREQ=DAILY;INTERVAL=8")
    acto.regla = raras[0]
    Compromiso.objects.update(regla=raras[1])
    diferencia = caras.copiables(Compromiso.objects.get(), acto)[0]
    assert diferencia.pagina != diferencia.agenda


def test_who_brought_the_page_up_to_date_and_what_changed_are_in_every_history(client, portada):
    compromiso = crear_compromiso()
    acto = publicar(compromiso)
    directora = entrar(client, "Dirección")
    mover_a_las_doce(compromiso)
    actions.poner_al_dia(compromiso=compromiso, por=directora)
    for libro_, cosa, clave in (
        (PageLogEntry, acto, "cambios"),
        (ModelLogEntry, compromiso, "de_su_pagina"),
    ):
        entrada = libro_.objects.for_instance(cosa).get(action="pregon.poner_al_dia")
        assert entrada.user == directora
        (cambio,) = entrada.data[clave]
        assert re.fullmatch(r"Empieza: .+, 11:00 → .+, 12:00", cambio)
    for puerta in (
        reverse("wagtailadmin_pages:history", args=[acto.pk]),
        reverse("compromisos:history", args=[compromiso.pk]),
        reverse("wagtailadmin_reports:site_history"),
    ):
        dicho = BeautifulSoup(client.get(puerta).content, "html.parser").get_text(" ")
        assert "Puso al día la página" in dicho, puerta
        assert ", 11:00 → " in dicho, puerta


def test_an_act_of_all_day_is_moved_without_an_hour(client, portada):
    compromiso = crear_compromiso(inicio=en(hora=0), todo_el_dia=True)
    acto = publicar(compromiso)
    directora = entrar(client, "Dirección")
    mover = reverse("agenda:mover", args=[compromiso.pk])
    original = compromiso.citas.get().original.isoformat()
    datos = {"original": original, "dia": f"{en(3):%Y-%m-%d}", "hora": "00:00"}
    (dicho,) = avisos(client.post(mover, datos, follow=True))
    assert "se movió al" in dicho
    assert "0:00" not in dicho
    (diferencia,) = caras.copiables(Compromiso.objects.get(), acto)
    assert "0:00" not in diferencia.pagina + diferencia.agenda
    actions.poner_al_dia(compromiso=compromiso, por=directora)
    html = client.get(acto.get_url()).content.decode()
    assert "Antes era el <del>" in html
    assert ", 0:00</del>" not in html


def test_a_series_taken_to_another_day_is_compared_in_words_and_not_in_rules(portada):
    compromiso = crear_compromiso(regla="FREQ=WEEKLY;COUNT=6")
    acto = publicar(compromiso)
    Compromiso.objects.update(inicio=en(2))
    dichas = caras.diferencias(Compromiso.objects.get(), acto)
    (repite,) = [una for una in dichas if una.rotulo == "Se repite"]
    assert repite.pagina != repite.agenda
    for dicho in (repite.pagina, repite.agenda):
        assert re.fullmatch(r"Cada \w+, 6 veces", dicho)
