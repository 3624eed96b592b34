"""Publication is all or nothing, and gives a number once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageLogEntry

from acervo.tasks import preparar_fotografias
from agenda_publica.models import Acto, Ocurrencia, Sesion
from moderacion import actions
from moderacion.models import Contador, Folio
from moderacion.reloj import programa
from noticias.models import Noticia
from portada.actions import plantar_sitio
from sitio.models import Publicacion
from tests.fabricas import (
    crear_acto,
    crear_galeria,
    crear_imagen,
    crear_noticia,
    hacer_publica,
    quitar,
)


def test_publishing_writes_everything_together(portada):
    imagen = crear_imagen()
    noticia = crear_noticia(publicada=False, imagen=imagen)
    pagina = hacer_publica(noticia.latest_revision)
    assert pagina.live
    assert Publicacion.objects.publicadas().get().pk == noticia.pk
    assert Folio.objects.get().numero == 1
    assert PageLogEntry.objects.filter(page_id=noticia.pk, action="wagtail.publish").exists()
    trabajo = DBTaskResult.objects.get(task_path__endswith="preparar_fotografias")
    assert trabajo.args_kwargs["args"] == [[imagen.pk]]


PASOS = ["dar_folio", "preparar_fotografias", "derivar", "log"]


@pytest.mark.parametrize("paso", PASOS)
def test_a_failure_at_any_step_leaves_nothing(portada, monkeypatch, paso):
    acto = crear_acto(publicada=False, imagen=crear_imagen())
    noticia = crear_noticia(publicada=False, imagen=crear_imagen())

    def falla(*args, **kwargs):
        raise RuntimeError(paso)

    lugar = {
        "dar_folio": (actions, "dar_folio"),
        "preparar_fotografias": (type(preparar_fotografias), "enqueue"),
        "derivar": (Acto, "derivar"),
        "log": (PageLogEntry.objects.__class__, "log_action"),
    }[paso]
    monkeypatch.setattr(*lugar, falla)
    victima = acto if paso == "derivar" else noticia
    with pytest.raises(RuntimeError):
        hacer_publica(victima.latest_revision)
    pagina = Page.objects.get(pk=victima.pk)
    assert not pagina.live
    assert pagina.live_revision_id is None
    assert not Publicacion.objects.get(pk=victima.pk).visible
    assert not Folio.objects.exists()
    assert not Ocurrencia.objects.exists()


def test_a_number_is_given_once_and_kept(portada):
    uno, otro = crear_noticia(), crear_noticia()
    assert [uno.folio.numero, otro.folio.numero] == [1, 2]
    hacer_publica(uno.save_revision())
    assert Folio.objects.get(publicacion=uno).numero == 1
    quitar(otro)
    hacer_publica(Noticia.objects.get(pk=otro.pk).save_revision())
    assert Folio.objects.get(publicacion=otro).numero == 2
    assert Contador.objects.get().ultimo == 2


def test_series_and_years_count_apart(portada):
    ahora = timezone.now()
    boletin = crear_noticia(fecha=ahora)
    comunicado = crear_noticia(genero="comunicado", fecha=ahora)
    viejo = crear_noticia(fecha=ahora - timedelta(days=800))
    assert [f.folio.numero for f in (boletin, comunicado, viejo)] == [1, 1, 1]
    assert str(boletin.folio) == f"1/{timezone.localtime(ahora).year}"


def test_notices_and_interviews_carry_no_number(portada):
    crear_noticia(genero="aviso")
    crear_noticia(genero="entrevista")
    assert not Folio.objects.exists()


def test_a_copy_has_no_number_until_it_is_published(portada):
    noticia = crear_noticia()
    copia = noticia.copy(update_attrs={"slug": "copia", "title": "Copia"}, keep_live=False)
    assert not Folio.objects.filter(publicacion_id=copia.pk).exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_publications_at_once_get_two_numbers(transactional_db):
    plantar_sitio()
    noticias = [crear_noticia(publicada=False) for _ in range(4)]

    def publica(noticia):
        try:
            hacer_publica(noticia.latest_revision)
        finally:
            connections.close_all()

    hilos = [threading.Thread(target=publica, args=[n]) for n in noticias]
    if connection.vendor == "sqlite":  # an in-memory database is one connection: one after another
        for hilo in hilos:
            publica(noticias[hilos.index(hilo)])
    else:
        for hilo in hilos:
            hilo.start()
        for hilo in hilos:
            hilo.join()
    assert sorted(Folio.objects.values_list("numero", flat=True)) == [1, 2, 3, 4]


def test_an_act_of_several_dates_has_a_row_for_each(portada):
    inicio = timezone.now().replace(microsecond=0) + timedelta(days=3)
    otra = Sesion(inicio=inicio + timedelta(days=7))
    acto = crear_acto(inicio=inicio, sesiones=[otra])
    assert [o.inicio for o in acto.ocurrencias.all()] == [inicio, otra.inicio]
    acto.inicio = acto.fecha = inicio + timedelta(hours=1)
    acto.save_revision()
    assert acto.ocurrencias.first().inicio == inicio, "a draft moves no date"
    hacer_publica(acto.latest_revision)
    assert acto.ocurrencias.first().inicio == inicio + timedelta(hours=1)


def test_withdrawing_hides_the_page_and_keeps_its_text(portada, client):
    galeria = crear_galeria()
    url = galeria.get_url()
    assert client.get(url).status_code == 200
    quitar(galeria)
    assert client.get(url).status_code == 410
    assert not Publicacion.objects.publicadas().exists()
    assert type(galeria).objects.get(pk=galeria.pk).fotos.count() == 2


def programar(noticia, dentro, vence=None):
    noticia.go_live_at = timezone.now() + dentro
    noticia.expire_at = timezone.now() + vence if vence else None
    hacer_publica(noticia.save_revision())
    return Noticia.objects.get(pk=noticia.pk)


def test_what_is_scheduled_waits_for_its_hour(portada, monkeypatch):
    noticia = programar(crear_noticia(publicada=False), timedelta(hours=1))
    assert not noticia.live
    assert not Folio.objects.exists()
    assert programa.publicar_programadas() == ([], [], [])
    futuro = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: futuro)
    assert programa.publicar_programadas() == ([noticia.title], [], [])
    assert Folio.objects.get().publicacion_id == noticia.pk


def test_the_tick_publishes_expires_and_goes_on_after_a_failure(portada, monkeypatch):
    buena, mala, vieja = (crear_noticia(publicada=False) for _ in range(3))
    for noticia in (buena, mala):
        programar(noticia, timedelta(hours=1))
    vencida = crear_noticia()
    Page.objects.filter(pk=vencida.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    tarde = programar(vieja, timedelta(hours=1), vence=timedelta(hours=2))
    futuro = timezone.now() + timedelta(hours=3)
    monkeypatch.setattr(timezone, "now", lambda: futuro)
    original = programa.publicar

    def publicar(*, revision, por=None):
        if str(revision.object_id) == str(mala.pk):
            raise RuntimeError("no se deja")
        return original(revision=revision, por=por)

    monkeypatch.setattr(programa, "publicar", publicar)
    publicadas, retiradas, fallidas = programa.publicar_programadas(futuro)
    assert publicadas == [buena.title]
    assert retiradas == [vencida.title]
    assert fallidas == ["no se deja"]
    assert mala.latest_revision.__class__.objects.filter(
        object_id=str(mala.pk), approved_go_live_at__isnull=False
    ).exists(), "what failed keeps its schedule"
    assert not Page.objects.get(pk=tarde.pk).live, "what has expired meanwhile is never shown"
    monkeypatch.setattr(programa, "publicar", original)
    assert programa.publicar_programadas(futuro)[0] == [mala.title]
    assert programa.publicar_programadas(futuro) == ([], [], []), "a second tick does nothing"
