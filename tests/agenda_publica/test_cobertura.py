"""What is brought back of an act, and what left nothing."""

from django.urls import reverse
from django.utils import timezone

from agenda_publica.cobertura.evidencias import sin_evidencia
from agenda_publica.models import Cobertura, Estado
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.fabricas import crear_area, crear_noticia
from tests.moderacion.admin import entrar


def pasado(**datos):
    """A confirmed act of today that is over, with a photograph asked for."""
    fin = timezone.now().replace(second=0, microsecond=0) - timezone.timedelta(minutes=1)
    inicio = fin - timezone.timedelta(minutes=1)
    return crear_compromiso(
        inicio=inicio, fin=fin, hijos={"coberturas": [Cobertura(tipo="foto")]}, **datos
    )


def test_the_checklist_says_what_is_done_and_by_whom(client, portada):
    quien = entrar(client, "Redacción")
    compromiso = pasado()
    foto = compromiso.coberturas.get()
    direccion = reverse("agenda:cubrir", args=[compromiso.pk])
    assert client.get(direccion).status_code == 200
    client.post(direccion, {"hechas": [foto.pk]})
    foto.refresh_from_db()
    assert (foto.esta, foto.hecha_por) == (True, quien)
    client.post(direccion, {})
    foto.refresh_from_db()
    assert not foto.esta


def test_what_left_nothing_by_month_and_area(client, portada):
    obras = crear_area(nombre="Obras")
    sin_nada = pasado(titulo="Corte de listón", area=obras)
    crear_compromiso(titulo="Viene")
    pasado(titulo="Se propuso", estado=Estado.PROPUESTA)
    con_foto = pasado(titulo="Con foto")
    con_foto.coberturas.update(hecha_el=timezone.now())
    por_area = sin_evidencia(timezone.localdate())
    assert {area: [c.compromiso for c in citas] for area, citas in por_area.items()} == {
        "Obras": [sin_nada]
    }
    entrar(client, "Redacción")
    reporte = reverse("agenda:evidencias")
    assert "Corte de listón" in client.get(reporte).content.decode()
    hoja = b"".join(client.get(f"{reporte}?formato=csv")).decode()
    assert "Obras" in hoja
    for nonsense in ("mes=2026-13", "mes=zz", "mes=9999-01", "mes=0001-01"):
        assert client.get(f"{reporte}?{nonsense}").status_code == 200


def test_an_act_of_several_days_ago_is_of_its_month(portada):
    viejo = crear_compromiso(inicio=en(-40))
    mes = timezone.localdate(viejo.inicio).replace(day=1)
    citas = [c for suyas in sin_evidencia(mes).values() for c in suyas]
    assert [c.compromiso for c in citas] == [viejo]


def de_este_mes():
    return [c.compromiso for suyas in sin_evidencia(timezone.localdate()).values() for c in suyas]


def test_what_is_held_without_the_press_lacks_no_evidence(portada):
    pasado(titulo="Mesa de diálogo", sin_prensa=True)
    assert de_este_mes() == []


def test_a_draft_is_no_evidence_until_it_was_once_public(client, portada):
    entrar(client, "Redacción")
    compromiso = pasado()
    noticia = crear_noticia(publicada=False)
    compromiso.coberturas.update(publicacion=noticia)
    assert de_este_mes() == [compromiso]
    assert "Fotografía, en borrador" in client.get(reverse("agenda:evidencias")).content.decode()
    lista = client.get(reverse("agenda:cubrir", args=[compromiso.pk])).content.decode()
    assert "Fotografía (en borrador)" in lista
    assert "checked" not in lista
    compromiso.coberturas.update(publicacion=crear_noticia())
    assert de_este_mes() == []


def test_an_act_that_is_not_over_lacks_no_evidence(portada):
    ahora, hora = timezone.now(), timezone.timedelta(hours=1)
    cubrir = [Cobertura(tipo="foto")]
    crear_compromiso(inicio=ahora - hora, fin=ahora + hora, hijos={"coberturas": cubrir})
    assert de_este_mes() == []
