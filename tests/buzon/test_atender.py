"""What the office answers: taken, asked for more, not used, joined, opened again; each once."""

from itertools import pairwise

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from agenda_publica.actions import CAMBIO_MIENTRAS
from buzon import actions, atender, avisos, unir, usar, visto
from buzon.models import Estado, Mensaje, Uso
from moderacion.permissions import NoSePuede
from tests.buzon.fabrica import crear_enlace
from tests.buzon.oficina import adjuntar, crear_solicitud, frases, redactora, ver
from tests.fabricas import bytes_de_imagen, crear_area, crear_usuario

pytestmark = pytest.mark.django_db
VERBOS = ("tomar", "asignar", "pedir", "rechazar", "nota", "unir", "reabrir")


def ruta(verbo, una, *mas):
    return reverse(f"solicitudes:{verbo}", args=[una.pk, *mas])


def hacer(client, verbo, una, **datos):
    """As its screen sends it, with what was in sight."""
    datos = {"lo_visto": visto.sena(ver(una)), **datos}
    return client.post(ruta(verbo, una), datos, follow=True)


def test_who_takes_it_attends_it_and_its_area_is_told(client):
    yo, una = redactora(client), crear_solicitud()
    hacer(client, "tomar", una)
    assert (ver(una).estado, ver(una).asignada_a) == (Estado.EN_REVISION, yo)
    assert frases(una)[-1] == atender.SE_REVISA
    assert ver(una).atendida is None


def test_it_is_given_to_a_colleague_and_to_nobody_who_does_not_attend(client):
    redactora(client)
    una, otra = crear_solicitud(), crear_usuario("Dirección")
    hacer(client, "asignar", una, a=otra.pk)
    assert ver(una).asignada_a == otra
    respuesta = hacer(client, "asignar", una, a=crear_usuario("Administración").pk)
    assert "no atiende el buzón" in respuesta.content.decode()
    assert ver(una).asignada_a == otra
    with pytest.raises(NoSePuede):
        atender.asignar(solicitud=una, a=crear_enlace(), por=otra)


def test_what_is_missing_is_asked_answered_and_it_is_the_offices_turn_again(client):
    yo, una = redactora(client), crear_solicitud()
    hacer(client, "pedir", una, texto="¿Quién preside?")
    assert ver(una).estado == Estado.SE_PIDEN_DATOS
    assert ver(una).atendida is not None
    assert ver(una).asignada_a == yo
    assert "¿Quién preside?" in frases(una)[-1]
    actions.responder(solicitud=una, por=una.enviada_por, texto="La presidenta municipal.")
    html = client.get(ruta("una", una)).content.decode()
    assert "¿Quién preside?" in html
    assert "La presidenta municipal." in html
    assert ver(una).estado == Estado.EN_REVISION


def test_what_is_not_used_says_why_and_may_be_opened_again(client):
    redactora(client)
    una = crear_solicitud()
    hacer(client, "rechazar", una, texto="Ya se publicó ayer.")
    assert ver(una).estado == Estado.RECHAZADA
    assert "Ya se publicó ayer." in frases(una)[-1]
    assert "Reabrir" in client.get(ruta("una", una)).content.decode()
    hacer(client, "reabrir", una)
    assert ver(una).estado == Estado.EN_REVISION
    assert frases(una)[-1] == atender.SE_REABRE


@pytest.mark.parametrize("verbo", ["pedir", "rechazar", "nota"])
def test_what_must_be_written_is_asked_for(client, verbo):
    redactora(client)
    una = crear_solicitud()
    respuesta = hacer(client, verbo, una, texto="   ")
    assert "Escriba" in respuesta.content.decode()
    assert not una.mensajes.exists()


def test_a_note_is_read_by_the_office_alone(client):
    redactora(client)
    una = crear_solicitud()
    hacer(client, "nota", una, texto="Preguntar al síndico.")
    assert una.mensajes.get().clase == Mensaje.Clase.NOTA
    assert "Preguntar al síndico." in client.get(ruta("una", una)).content.decode()
    assert len(frases(una)) == 1
    client.force_login(una.enviada_por)
    suya = client.get(reverse("buzon:una", args=[una.pk])).content.decode()
    assert "Preguntar al síndico." not in suya


@pytest.mark.parametrize(
    ("verbo", "datos"),
    [
        ("tomar", {}),
        ("pedir", {"texto": "¿A qué hora?"}),
        ("rechazar", {"texto": "No."}),
        ("nota", {"texto": "Ojo."}),
    ],
)
def test_sent_twice_it_is_done_once(client, verbo, datos):
    redactora(client)
    una = crear_solicitud()
    leida = visto.sena(una)
    for _ in range(2):
        respuesta = client.post(ruta(verbo, una), {"lo_visto": leida, **datos}, follow=True)
        assert respuesta.redirect_chain
    assert una.mensajes.count() == (0 if verbo == "tomar" else 1)
    hechos = ModelLogEntry.objects.for_instance(una).filter(action__startswith="pregon.buzon_")
    assert hechos.exclude(action="pregon.buzon_enviar").count() == 1


@pytest.mark.parametrize(("verbo", "datos"), [("rechazar", {"texto": "No."}), ("tomar", {})])
def test_who_decides_on_what_another_changed_meanwhile_is_told(client, verbo, datos):
    redactora(client)
    una = crear_solicitud()
    leida = visto.sena(una)
    atender.pedir_datos(solicitud=una, texto="¿Quién preside?", por=redactora())
    respuesta = client.post(ruta(verbo, una), {"lo_visto": leida, **datos}, follow=True)
    html = respuesta.content.decode()
    assert CAMBIO_MIENTRAS in html
    assert ver(una).estado == Estado.SE_PIDEN_DATOS
    assert datos.get("texto", "") in html
    hacer(client, verbo, una, **datos)
    assert ver(una).estado != Estado.SE_PIDEN_DATOS or verbo == "tomar"


def test_what_its_area_corrected_or_added_is_marked_and_stops_who_had_read_it(client):
    redactora(client)
    una = crear_solicitud(lugar="Plaza principal")
    leida = visto.sena(una)
    datos = {"titulo": una.titulo, "para_cuando": una.para_cuando, "lugar": "Mercado Hidalgo"}
    adjuntar(una, "tarde.jpg", bytes_de_imagen())
    actions.corregir(solicitud=una, datos=datos, por=una.enviada_por)
    html = client.get(ruta("una", una)).content.decode()
    assert 'Dónde <b class="buzon-corregido">corregido</b>' in html
    assert "Mercado Hidalgo" in html
    assert "Llegó después" in html
    respuesta = client.post(ruta("rechazar", una), {"lo_visto": leida, "texto": "No."})
    assert "Algo cambió" in respuesta.content.decode()


def test_two_that_tell_the_same_are_attended_as_one_with_the_files_of_both(client):
    redactora(client)
    una = crear_solicitud(fotos=1, texto="Lo que dice obras.")
    otra = crear_solicitud(fotos=1, texto="Lo que dice agua.")
    assert unir.posibles(una) == [otra]
    respuesta = hacer(client, "unir", una, con=otra.pk)
    assert (ver(una).estado, ver(una).unida_a) == (Estado.UNIDA, otra)
    assert respuesta.redirect_chain[-1][0] == ruta("una", otra)
    html = respuesta.content.decode()
    assert "Lo que dice obras." in html
    assert "De la que se unió." in html
    assert unir.adjuntos_de(otra).count() == 2


def test_the_other_area_is_told_that_it_was_joined_and_reads_nothing_of_the_rest(client):
    redactora(client)
    una, otra = crear_solicitud(texto="Lo de obras."), crear_solicitud(texto="Lo de agua.")
    hacer(client, "unir", una, recibo=otra.recibo)
    assert frases(una)[-1] == avisos.SE_UNIO
    assert len(frases(otra)) == 1
    client.force_login(una.enviada_por)
    suya = client.get(reverse("buzon:una", args=[una.pk])).content.decode()
    assert "Unida a otra" in suya
    for ajeno in ("Lo de agua.", otra.recibo, str(otra.area)):
        assert ajeno not in suya + " ".join(frases(una))


def test_what_is_joined_twice_or_to_itself_or_to_nothing_changes_nothing(client):
    redactora(client)
    una, otra = crear_solicitud(), crear_solicitud()
    for recibo in (una.recibo, "B-1999-0001", "b19990001", "nada", ""):
        html = hacer(client, "unir", una, recibo=recibo).content.decode()
        assert "No hay ninguna con ese recibo" in html or unir_falta(html)
    assert ver(una).abierta
    for _ in range(2):
        unir.unir(solicitud=una, con=otra, por=redactora())
    assert len(frases(una)) == 2
    with pytest.raises(NoSePuede):
        unir.unir(solicitud=otra, con=una, por=redactora())


def unir_falta(html):
    return "Elija con cuál se une" in html


def test_those_that_were_joined_to_it_follow_it():
    por, cuatro = redactora(), [crear_solicitud() for _ in range(3)]
    for una, otra in pairwise(cuatro):
        unir.unir(solicitud=una, con=otra, por=por)
    assert {ver(una).unida_a_id for una in cuatro[:2]} == {cuatro[2].pk}


def test_when_it_is_not_used_those_joined_to_it_are_told_without_the_answer():
    por, una, otra = redactora(), crear_solicitud(), crear_solicitud()
    unir.unir(solicitud=una, con=otra, por=por)
    atender.rechazar(solicitud=otra, texto="Lo de agua ya salió.", por=por)
    assert frases(una)[-1] == atender.TAMPOCO


def test_what_was_joined_by_mistake_is_opened_again():
    por, una, otra = redactora(), crear_solicitud(), crear_solicitud()
    unir.unir(solicitud=una, con=otra, por=por)
    atender.reabrir(solicitud=una, por=por)
    assert (ver(una).estado, ver(una).unida_a) == (Estado.EN_REVISION, None)


@pytest.mark.parametrize("antes", [True, False])
def test_what_was_joined_after_it_was_used_is_opened_again_and_not_before(antes):
    por, una, otra = redactora(), crear_solicitud(fotos=1), crear_solicitud()
    if antes:
        unir.unir(solicitud=una, con=otra, por=por)
    usar.usar(solicitud=otra, tipo="compromiso", por=por)
    unir.unir(solicitud=una, con=otra, por=por)
    if antes:
        with pytest.raises(NoSePuede, match="deshágalo primero"):
            atender.reabrir(solicitud=una, por=por)
    else:
        atender.reabrir(solicitud=una, por=por)
    assert (ver(una).estado == Estado.UNIDA) is antes


def test_it_is_searched_by_words_of_it_and_of_who_sends_it(client):
    redactora(client)
    una, otra = crear_solicitud(), crear_solicitud(titulo="Lavado del tanque de El Mirador")
    for buscado in ("tanque mirador", f"lavado {otra.area.nombre.split()[0]}", otra.recibo):
        html = client.get(ruta("unir", una), {"buscar": buscado}).content.decode()
        assert "Lavado del tanque" in html
    html = client.get(ruta("unir", una), {"buscar": "tanque poniente"}).content.decode()
    assert "Lavado del tanque" not in html


def test_what_its_area_withdrew_is_neither_answered_nor_opened_again():
    por, una = redactora(), crear_solicitud()
    actions.retirar(solicitud=una, por=una.enviada_por)
    for verbo in (
        lambda: atender.rechazar(solicitud=una, texto="No.", por=por),
        lambda: atender.asignar(solicitud=una, a=por, por=por),
        lambda: atender.reabrir(solicitud=una, por=por),
    ):
        with pytest.raises(NoSePuede):
            verbo()
    assert ver(una).estado == Estado.RETIRADA


@pytest.mark.parametrize("grupo", ["Enlace", "Administración"])
def test_nobody_else_does_it(client, grupo):
    una = crear_solicitud()
    nadie = crear_usuario(grupo, area=crear_area())
    client.force_login(nadie)
    for verbo in VERBOS:
        assert client.get(ruta(verbo, una)).status_code in (302, 403)
        assert client.post(ruta(verbo, una), {"texto": "x"}).status_code in (302, 403)
    for hecho in (
        lambda: atender.pedir_datos(solicitud=una, texto="x", por=nadie),
        lambda: atender.anotar(solicitud=una, texto="x", por=None),
        lambda: unir.unir(solicitud=una, con=una, por=nadie),
    ):
        with pytest.raises(NoSePuede):
            hecho()
    assert ver(una).estado == Estado.RECIBIDA
    assert not una.mensajes.exists()


@pytest.mark.parametrize("verbo", VERBOS)
@pytest.mark.parametrize(
    "datos",
    [
        {"texto": "x" * 2001, "lo_visto": "y" * 65},
        {"texto": "\u202e<script>", "a": "nadie", "con": "-1", "recibo": "9" * 40},
        {"con": "1e9", "recibo": "B-0000-0", "a": "999999999999999999999"},
    ],
)
def test_what_is_typed_to_break_it_breaks_nothing(client, verbo, datos):
    redactora(client)
    una = crear_solicitud()
    crear_solicitud()
    assert client.post(ruta(verbo, una), datos).status_code in (200, 302)
    assert client.get(ruta("una", una)).status_code == 200


def test_each_screen_that_asks_says_on_what(client):
    redactora(client)
    una = crear_solicitud()
    for verbo in VERBOS:
        assert una.recibo in client.get(ruta(verbo, una)).content.decode()


def test_what_was_joined_waits_again_when_the_other_area_withdraws_its_own():
    una, otra = crear_solicitud(), crear_solicitud()
    unir.unir(solicitud=una, con=otra, por=redactora())
    actions.retirar(solicitud=otra, por=otra.enviada_por)
    assert (ver(una).estado, ver(una).unida_a) == (Estado.EN_REVISION, None)
    assert frases(una)[-1] == atender.SE_REABRE


def test_whoever_was_joined_to_one_that_is_not_used_reads_so(client):
    una, otra = crear_solicitud(), crear_solicitud()
    unir.unir(solicitud=una, con=otra, por=redactora())
    atender.rechazar(solicitud=otra, texto="Es del mes pasado.", por=redactora())
    client.force_login(una.enviada_por)
    suya = client.get(reverse("buzon:una", args=[una.pk])).content.decode()
    assert "no las va a usar" in suya
    assert "Es del mes pasado." not in suya


def test_what_is_opened_again_says_so_in_its_conversation():
    una, por = crear_solicitud(), redactora()
    atender.rechazar(solicitud=una, texto="Es del mes pasado.", por=por)
    atender.reabrir(solicitud=una, por=por)
    assert una.mensajes.para_el_area().last().texto == atender.SE_REABRE


def retirada():
    una = crear_solicitud()
    return actions.retirar(solicitud=una, por=una.enviada_por)


def unida():
    una, otra = crear_solicitud(), crear_solicitud()
    unir.unir(solicitud=una, con=otra, por=redactora())
    return ver(una)


@pytest.mark.parametrize(("hecha", "queda"), [(retirada, {"nota"}), (unida, {"nota", "reabrir"})])
def test_only_what_can_be_done_is_offered(client, hecha, queda):
    una = hecha()
    redactora(client)
    html = client.get(ruta("una", una)).content.decode()
    assert {verbo for verbo in VERBOS if f'"{ruta(verbo, una)}"' in html} == queda
    usar_ = [reverse("solicitudes:usar", args=[una.pk, tipo]) for tipo in Uso.Tipo]
    assert not [url for url in usar_ if url in html]
    for url in [*(ruta(v, una) for v in VERBOS if v not in queda), *usar_]:
        html = client.get(url).content.decode()
        assert "Ya está" in html
        assert '<button class="button" type="submit">' not in html
    client.force_login(una.enviada_por)
    html = client.get(reverse("buzon:una", args=[una.pk])).content.decode()
    for nombre in ("escribir", "retirar", "responder"):
        assert reverse(f"buzon:{nombre}", args=[una.pk]) not in html


def test_what_was_withdrawn_is_not_said_to_be_opened_again():
    por, una = redactora(), retirada()
    with pytest.raises(NoSePuede, match="pida al área que la envíe otra vez"):
        atender.pedir_datos(solicitud=una, texto="¿A qué hora?", por=por)


def test_the_other_is_searched_by_its_name_or_its_receipt_among_all(client):
    redactora(client)
    una, otra = crear_solicitud(), crear_solicitud(titulo="Feria del mole", para_cuando=None)
    numero = f"{otra.ejercicio}{otra.numero:04}"
    for buscado in ("mole", otra.recibo, otra.recibo.lower(), f"b{numero}", f"b {numero}", numero):
        html = client.get(ruta("unir", una), {"buscar": buscado}).content.decode()
        assert f'value="{otra.pk}"' in html
    assert f'value="{otra.pk}"' not in client.get(ruta("unir", una)).content.decode()
    assert (
        "Ninguna se llama así" in client.get(ruta("unir", una), {"buscar": "zzz"}).content.decode()
    )
    for tonteria in ("x" * 500, "'"):
        assert client.get(ruta("unir", una), {"buscar": tonteria}).status_code == 200
    datos = {"con": otra.pk, "lo_visto": visto.sena(una)}
    client.post(f"{ruta('unir', una)}?buscar=mole", datos)
    assert ver(una).unida_a == otra
