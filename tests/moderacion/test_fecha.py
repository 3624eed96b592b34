"""The date that a publication carries."""

from datetime import timedelta

import pytest
from django.utils import timezone

from moderacion import actions
from noticias.models import Noticia
from tests.fabricas import crear_acto, crear_area, crear_noticia, crear_usuario
from tests.moderacion.admin import agregar, editar, entrar, forma_de_noticia, leida
from tests.moderacion.test_visto_bueno import decidir


def aprobada(client, **datos):
    """A boletín written by redacción and approved by dirección."""
    entrar(client, "Redacción")
    forma = forma_de_noticia("Reabre la plaza", area=crear_area().pk, **datos)
    client.post(agregar(), forma | {"action-submit": "1"})
    pagina = Noticia.objects.get(slug="reabre-la-plaza")
    client.force_login(crear_usuario("Dirección"))
    decidir(client, pagina, "approve")
    return Noticia.objects.get(pk=pagina.pk)


def test_in_blank_it_is_that_of_its_publication_and_not_of_its_draft(client, portada, monkeypatch):
    ahora = timezone.now()
    entrar(client, "Redacción")
    forma = forma_de_noticia("Reabre la plaza", area=crear_area().pk, fecha="")
    client.post(agregar(), forma | {"action-submit": "1"})
    manana = ahora + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: manana)
    pagina = Noticia.objects.get(slug="reabre-la-plaza")
    client.force_login(crear_usuario("Dirección"))
    decidir(client, pagina, "approve")
    pagina = Noticia.objects.get(pk=pagina.pk)
    assert pagina.live
    assert abs(pagina.fecha - manana) < timedelta(minutes=1)
    assert pagina.dia == timezone.localdate(manana)


def test_a_date_of_its_own_is_kept(client, portada):
    pagina = aprobada(client, fecha="20/11/2026 10:00")
    assert timezone.localtime(pagina.fecha).strftime("%d/%m/%Y %H:%M") == "20/11/2026 10:00"


def test_a_later_correction_does_not_change_it(client, portada):
    pagina = aprobada(client, fecha="")
    fecha = pagina.fecha
    client.force_login(crear_usuario("Redacción"))
    client.post(
        editar(pagina),
        leida(pagina) | forma_de_noticia("Otro titular", area=pagina.area_id, fecha=""),
    )
    borrador = Noticia.objects.get(pk=pagina.pk).get_latest_revision_as_object()
    assert borrador.title == "Otro titular"
    assert abs(borrador.fecha - fecha) < timedelta(milliseconds=1)


@pytest.mark.parametrize("fecha", ["", "20/11/2026 10:00"])
def test_a_copy_carries_none_until_it_is_published(client, portada, monkeypatch, fecha):
    original = aprobada(client, fecha=fecha)
    autora = entrar(client, "Redacción")
    copia = actions.duplicar(pagina=original, por=autora)
    forma = client.get(editar(copia)).context["form"]
    assert forma["fecha"].value() is None
    datos = forma_de_noticia("Otra vez", area=original.area_id, fecha="")
    client.post(editar(copia), leida(copia) | datos | {"action-submit": "1"})
    manana = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: manana)
    client.force_login(crear_usuario("Dirección"))
    decidir(client, copia, "approve")
    assert abs(Noticia.objects.get(pk=copia.pk).fecha - manana) < timedelta(minutes=1)


def test_that_of_an_act_carries_the_date_of_the_act(portada):
    original = crear_acto()
    copia = actions.duplicar(pagina=original, por=crear_usuario("Redacción"))
    assert (copia.fecha, copia.fecha_al_publicar) == (original.inicio, False)


def test_what_programs_bring_keeps_the_date_it_brings(portada):
    vieja = timezone.now() - timedelta(days=400)
    assert abs(crear_noticia(fecha=vieja).fecha - vieja) < timedelta(milliseconds=1)
