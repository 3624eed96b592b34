"""The date that a publication carries."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.http import http_date

from moderacion import actions
from moderacion.models import Folio
from moderacion.permissions import NoSePuede
from noticias.models import Noticia
from tests.fabricas import crear_acto, crear_area, crear_noticia, crear_usuario, quitar
from tests.moderacion.admin import agregar, avisos, editar, entrar, forma_de_noticia, leida
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


def de(dia):
    return datetime(*dia, 10, tzinfo=UTC)


@pytest.mark.parametrize("fecha", ["31/12/2100 10:00", "01/01/2101 0:00", "31/12/1989 10:00"])
@pytest.mark.parametrize("accion", [{}, {"action-submit": "1"}], ids=["guardar", "enviar"])
def test_one_that_has_not_come_or_that_nobody_means_is_refused(client, portada, fecha, accion):
    entrar(client, "Redacción")
    forma = forma_de_noticia("Reabre la plaza", area=crear_area().pk, fecha=fecha)
    respuesta = client.post(agregar(), forma | accion)
    assert list(respuesta.context["form"].errors) == ["fecha"]
    assert len(respuesta.context["form"].errors["fecha"]) == 1
    assert not Noticia.objects.filter(slug="reabre-la-plaza").exists()


def test_one_of_the_day_for_which_it_is_scheduled_may_be_written(client, portada):
    entrar(client, "Redacción")
    sale = timezone.localtime() + timedelta(days=5)
    dicha = f"{sale:%d/%m/%Y %H:%M}"
    forma = forma_de_noticia("Reabre la plaza", area=crear_area().pk, fecha=dicha)
    client.post(agregar(), forma | {"go_live_at": dicha, "action-submit": "1"})
    pagina = Noticia.objects.get(slug="reabre-la-plaza")
    client.force_login(crear_usuario("Dirección"))
    decidir(client, pagina, "approve")
    pagina = Noticia.objects.get(pk=pagina.pk)
    assert (pagina.live, pagina.scheduled_revision is not None) == (False, True)


@pytest.mark.parametrize("dia", [(2100, 12, 31), (1900, 1, 1)])
def test_by_no_other_door_does_one_like_that_come_out(client, portada, dia):
    """What was written before the form asked, and what a program brings."""
    with pytest.raises(NoSePuede):
        crear_noticia(fecha=de(dia))
    noticia = crear_noticia(publicada=False, title="Con otra fecha")
    noticia.fecha = de(dia)
    noticia.save_revision(user=crear_usuario("Redacción"))
    noticia.get_workflow().start(noticia, crear_usuario("Redacción"))
    client.force_login(crear_usuario("Dirección"))
    respuesta = decidir(client, noticia, "approve")
    assert any("fecha" in aviso for aviso in avisos(respuesta))
    assert not Noticia.objects.get(pk=noticia.pk).live
    assert not Folio.objects.exists()


def test_that_of_an_act_is_to_come(portada):
    assert crear_acto(inicio=timezone.now() + timedelta(days=400)).live


@pytest.mark.parametrize("canal", ["/noticias/rss/", "/noticias/atom/"])
def test_who_asks_the_feed_only_by_its_date_learns_of_what_was_withdrawn(client, portada, canal):
    crear_noticia(title="La primera")
    ultima = crear_noticia(title="La segunda")
    antes = client.get(canal)
    desde = antes.get("Last-Modified", http_date(timezone.now().timestamp()))
    quitar(ultima)
    ahora = client.get(canal, headers={"if-modified-since": desde})
    assert ahora.status_code == 200
    assert "La segunda" not in ahora.content.decode()
    etiqueta = {"if-none-match": ahora["ETag"]}
    assert client.get(canal, headers=etiqueta).status_code == 304
