"""The page of one date answers as the act does, and says why that date alone is off."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from agenda_publica import actions, caras, direcciones
from agenda_publica.models import Acto, Compromiso, Sesion, SesionDeCompromiso
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.fabricas import crear_acto, crear_usuario, hacer_publica, quitar
from tests.sitio.test_puertas_publicas import texto


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


def publicada(sesiones, por):
    """A weekly record with those dates changed, its page public."""
    compromiso = crear_compromiso(
        inicio=en(1), regla="FREQ=WEEKLY;COUNT=4", hijos={"sesiones": sesiones}
    )
    datos = {"titulo": "Vacunación", "resumen": "Cada semana.", "modalidad": "otro"}
    acto = actions.hacer_publico(compromiso=compromiso, por=por, **datos)
    return compromiso, hacer_publica(acto.latest_revision)


def cancelada(dias=8, **datos):
    return SesionDeCompromiso(original=en(dias), inicio=en(dias), cancelada=True, **datos)


def lo_dicho(client, acto):
    """What each public door says of that act."""
    una = next(una for una in acto.fechas() if una.cancelada)
    puertas = {
        "su página": acto.get_url(),
        "su fecha": f"{acto.get_url()}{una.nombre}/",
        "el día": f"/agenda/{una.dia:%Y/%m/%d}/",
        "json": "/agenda/agenda.json",
        "csv": "/agenda/agenda.csv",
        "ics": f"/agenda/{acto.slug}/acto.ics",
        "ics de una": f"/agenda/{acto.slug}/{una.nombre}.ics",
    }
    return {nombre: texto(client.get(url)) for nombre, url in puertas.items()}


def test_why_one_date_alone_is_off_reaches_people_as_it_was_chosen(client, portada):
    cambio = cancelada(motivo_publico="clima", motivo="SECRETO: no hay vacunas.")
    _compromiso, acto = publicada([cambio], crear_usuario("Redacción"))
    for nombre, dicho in lo_dicho(client, acto).items():
        assert "Por el clima" in dicho, nombre
        assert "SECRETO" not in dicho, nombre
    assert "SECRETO" not in str(acto.latest_revision.content)
    sucesos = Calendar.from_ical(texto(client.get(f"/agenda/{acto.slug}/acto.ics"))).walk("VEVENT")
    (baja,) = [s for s in sucesos if s["status"] == "CANCELLED"]
    assert baja["description"].startswith("Por el clima")


def test_a_date_cancelled_later_is_compared_and_goes_out_with_its_reason(client, portada):
    movida = SesionDeCompromiso(original=en(8), inicio=en(8, hora=13))
    compromiso, acto = publicada([movida], crear_usuario("Redacción"))
    assert caras.diferencias(compromiso, acto) == []
    compromiso = Compromiso.objects.get()
    compromiso.sesiones.update(cancelada=True, motivo_publico="luto")
    (diferencia,) = caras.diferencias(compromiso, acto)
    assert diferencia.rotulo == "Otras fechas"
    assert diferencia.agenda.endswith(", se cancela. Por luto.")
    actions.poner_al_dia(compromiso=compromiso, por=crear_usuario("Dirección"))
    assert "Por luto" in lo_dicho(client, Acto.objects.get())["ics"]
    compromiso.sesiones.update(cancelada=False, motivo_publico="")
    actions.poner_al_dia(compromiso=compromiso, por=crear_usuario("Dirección"))
    assert [o.motivo for o in Acto.objects.get().ocurrencias.all()] == [""] * 4


def test_what_was_approved_on_the_page_of_a_date_is_not_lost(portada):
    compromiso, acto = publicada([cancelada()], crear_usuario("Redacción"))
    acto.sesiones = [Sesion(original=en(8), inicio=en(8), cancelada=True, motivo="Es puente.")]
    hacer_publica(acto.save_revision())
    actions.mover(
        compromiso=compromiso,
        original=en(15),
        inicio=en(15, hora=17),
        por=crear_usuario("Redacción"),
    )
    actions.poner_al_dia(compromiso=compromiso, por=crear_usuario("Dirección"))
    assert Acto.objects.get().ocurrencias.get(cancelada=True).motivo == "Es puente."


def a_otra_hora(compromiso, horas=2, dias=0):
    """The whole series, and what changes in it, as its form does."""
    corrida = timedelta(days=dias, hours=horas)
    compromiso = Compromiso.objects.get(pk=compromiso.pk)
    compromiso.inicio += corrida
    compromiso.save()
    for fila in compromiso.sesiones.all():
        fila.original, fila.inicio = fila.original + corrida, fila.inicio + corrida
        fila.save()
    compromiso = Compromiso.objects.get(pk=compromiso.pk)
    actions.guardar(compromiso=compromiso, por=compromiso.creado_por)
    return compromiso


@pytest.mark.parametrize(("horas", "dias"), [(2, 0), (0, 1)], ids=["otra hora", "otro día"])
def test_what_was_written_on_the_page_of_a_date_goes_with_its_series(portada, horas, dias):
    movida = SesionDeCompromiso(original=en(15), inicio=en(15, hora=13))
    compromiso, acto = publicada([cancelada(), movida], crear_usuario("Redacción"))
    acto.sesiones = [
        Sesion(original=en(8), inicio=en(8), cancelada=True, motivo="Es puente."),
        Sesion(original=en(15), inicio=en(15, hora=13), titulo="Vacunación de adultos"),
    ]
    hacer_publica(acto.save_revision())
    compromiso = a_otra_hora(compromiso, horas, dias)
    actions.poner_al_dia(compromiso=compromiso, por=crear_usuario("Dirección"))
    _, segunda, tercera, _ = Acto.objects.get().ocurrencias.all()
    assert (segunda.motivo, segunda.cancelada) == ("Es puente.", True)
    assert (tercera.titulo, tercera.motivo) == ("Vacunación de adultos", "")


def test_what_only_its_page_says_of_a_date_stays_and_is_no_difference(portada):
    compromiso, acto = publicada([cancelada()], crear_usuario("Redacción"))
    acto.sesiones = [
        *acto.sesiones.all(),
        Sesion(original=en(15), inicio=en(15), titulo="Vacunación de adultos"),
    ]
    acto = hacer_publica(acto.save_revision())
    assert caras.diferencias(compromiso, Acto.objects.get()) == []
    compromiso = a_otra_hora(compromiso)
    actions.poner_al_dia(compromiso=compromiso, por=crear_usuario("Dirección"))
    _, _, tercera, _ = Acto.objects.get().ocurrencias.all()
    assert (tercera.inicio, tercera.titulo) == (en(15, hora=13), "Vacunación de adultos")


def test_the_page_alone_moves_or_cancels_no_date(portada):
    compromiso, acto = publicada([cancelada()], crear_usuario("Redacción"))
    acto.sesiones = [
        *acto.sesiones.all(),
        Sesion(original=en(15), inicio=en(16), titulo="De adultos", motivo="Por el puente."),
        Sesion(original=en(22), inicio=en(22), cancelada=True, motivo="Por el puente."),
    ]
    acto = hacer_publica(acto.save_revision())
    assert caras.diferencias(compromiso, Acto.objects.get()) != []
    actions.poner_al_dia(compromiso=compromiso, por=crear_usuario("Dirección"))
    dichas = [(o.inicio, o.titulo, o.motivo) for o in Acto.objects.get().ocurrencias.all()]
    assert dichas[2:] == [(en(15), "De adultos", ""), (en(22), "", "")]


def calendario_de(client, acto, nombre):
    respuesta = client.get(f"/agenda/{acto.slug}/{nombre}.ics")
    if respuesta.status_code != 200:
        return respuesta.status_code
    (suceso,) = Calendar.from_ical(texto(respuesta)).walk("VEVENT")
    return suceso


@pytest.mark.parametrize("zona", ["", "America/Tijuana"])
def test_whoever_has_in_the_calendar_a_date_that_is_no_longer_held_is_told(client, portada, zona):
    acto = crear_acto(title="Vacunación", inicio=en(1), regla="FREQ=WEEKLY;COUNT=3", zona=zona)
    segunda = acto.fechas()[1]
    antes = calendario_de(client, acto, segunda.nombre)
    assert antes["status"] == "CONFIRMED"
    acto.regla = "FREQ=WEEKLY;COUNT=1"
    acto = hacer_publica(acto.save_revision())
    ahora = calendario_de(client, acto, segunda.nombre)
    assert (ahora["status"], ahora["summary"]) == ("CANCELLED", "Cancelado: Vacunación")
    assert (ahora["uid"], ahora["dtstart"].dt) == (antes["uid"], antes["dtstart"].dt)
    assert ahora["sequence"] >= antes["sequence"]
    assert ahora["description"].startswith("Ya no se realiza en esta fecha")
    assert client.get(ahora["url"].removeprefix("http://testserver")).status_code == 302
    assert calendario_de(client, acto, acto.fechas()[0].nombre)["status"] == "CONFIRMED"


def test_another_date_that_was_taken_off_says_so_too(client, portada):
    acto = crear_acto(inicio=en(1))
    acto.sesiones = [Sesion(inicio=en(3), titulo="SECRETO: ya no")]
    acto = hacer_publica(acto.save_revision())
    nombre = acto.fechas()[1].nombre
    assert calendario_de(client, acto, nombre)["status"] == "CONFIRMED"
    acto.sesiones = []
    acto = hacer_publica(acto.save_revision())
    baja = calendario_de(client, acto, nombre)
    assert baja["status"] == "CANCELLED"
    assert "SECRETO" not in str(baja), "what it was called was taken off too"


@pytest.mark.parametrize("zona", ["", "Asia/Tokyo"])
def test_a_date_that_was_never_public_is_told_to_nobody(client, portada, zona):
    acto = crear_acto(inicio=en(1), regla="FREQ=WEEKLY;COUNT=3", zona=zona)
    borrador = Acto.objects.get()
    borrador.inicio += timedelta(hours=1)
    borrador.save_revision()
    de_borrador = direcciones.nombre(borrador.fechas()[1].original, borrador.en_su_zona())
    for nombre in (de_borrador, "1999-01-01-1000", "9999-12-31-2359", "0001-01-01-0000"):
        assert calendario_de(client, acto, nombre) == 404, nombre
