"""What the clock does: whole, once, late or not; and what it could not do is in sight."""

import re
import threading
import time
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from moderacion.custodia import libro
from moderacion.models import Aprobacion, Fallo, Folio
from moderacion.reloj import programa
from noticias.models import Noticia
from portada.actions import plantar_sitio
from sitio.forms import YA_PASO
from tests.fabricas import crear_area, crear_noticia, crear_usuario, hacer_publica
from tests.moderacion.admin import agregar, avisos, editar, entrar, forma_de_noticia, leida
from tests.muestra import TODO

CUANTAS = 500 if TODO else 40


def programar(noticia, dentro=timedelta(hours=1), vence=None, por=None):
    noticia.go_live_at = timezone.now() + dentro
    noticia.expire_at = timezone.now() + vence if vence else None
    hacer_publica(noticia.save_revision(user=por))
    return Noticia.objects.get(pk=noticia.pk)


def envenenar(noticia):
    """Its scheduled text is changed behind the ledger's back: it may no longer come out."""
    revision = noticia.scheduled_revision
    revision.content = {**revision.content, "title": "Otra cosa"}
    revision.save(update_fields=["content"])
    return revision


@pytest.fixture
def mas_tarde(monkeypatch):
    """Moves the clock."""

    def mover(cuanto):
        futuro = timezone.now() + cuanto
        monkeypatch.setattr(timezone, "now", lambda: futuro)
        return futuro

    return mover


@pytest.mark.largo
def test_many_due_pages_come_out_late_one_poisonous_and_some_expired(portada, mas_tarde):
    paginas = [crear_noticia(publicada=False) for _ in range(CUANTAS)]
    vencidas = {p.pk for n, p in enumerate(paginas) if n % 10 == 3}
    for pagina in paginas:
        vence = timedelta(hours=2) if pagina.pk in vencidas else None
        programar(pagina, vence=vence)
    mala = Noticia.objects.get(pk=paginas[CUANTAS // 2].pk)
    envenenar(mala)
    mas_tarde(timedelta(hours=3))
    desde = time.monotonic()
    publicadas, retiradas, fallidas = programa.publicar_programadas()
    print(f"{CUANTAS} páginas en {time.monotonic() - desde:.1f} s")  # noqa: T201  a measure
    buenas = {p.pk for p in paginas} - vencidas - {mala.pk}
    assert set(Noticia.objects.publicadas().values_list("pk", flat=True)) == buenas
    assert len(publicadas) == len(buenas)
    assert (retiradas, len(fallidas)) == ([], 1)
    assert not PageLogEntry.objects.filter(page_id__in=vencidas, action="wagtail.publish").exists()
    numeros = Folio.objects.order_by("numero").values_list("numero", flat=True)
    assert list(numeros) == list(range(1, len(buenas) + 1))
    (fallo,) = Fallo.objects.all()
    assert fallo.pagina_id == mala.pk
    quedan = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    assert [r.object_id for r in quedan] == [str(mala.pk)], "what failed keeps its schedule"


def test_a_failure_is_on_the_desk_with_its_reason_until_it_succeeds(portada, client, mas_tarde):
    autora = crear_usuario("Redacción")
    mala = programar(crear_noticia(publicada=False, title="La que falla"), por=autora)
    original = mala.scheduled_revision.content
    revision = envenenar(mala)
    mas_tarde(timedelta(hours=2))
    for _ in range(3):
        programa.publicar_programadas()
    fallo = Fallo.objects.get()
    assert fallo.intentos == 3
    assert fallo.motivo == "Sin visto bueno no se publica."
    entrar(client, "Dirección")
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "No se pudo publicar" in html
    assert "se intentó 3 veces" in html
    assert "Sin visto bueno no se publica." in html
    assert "cancele la programación" in html
    client.force_login(autora)
    assert "No se pudo publicar" in client.get(reverse("wagtailadmin_home")).content.decode()
    entrar(client, "Redacción")
    assert "No se pudo publicar" not in client.get(reverse("wagtailadmin_home")).content.decode()
    Revision.objects.filter(pk=revision.pk).update(content=original)
    assert programa.publicar_programadas()[0] == ["La que falla"]
    assert not Fallo.objects.exists()


def test_an_error_of_the_program_is_told_in_words(portada, monkeypatch, mas_tarde):
    vencida = crear_noticia()
    Page.objects.filter(pk=vencida.pk).update(expire_at=timezone.now() - timedelta(minutes=1))

    def revienta(*args, **kwargs):
        raise RuntimeError("a propósito")

    monkeypatch.setattr(Noticia, "unpublish", revienta)
    assert programa.publicar_programadas() == ([], [], ["a propósito"])
    programa.publicar_programadas()
    fallo = Fallo.objects.get()
    assert fallo.motivo == "Error del programa (RuntimeError): avise a quien lo administra."
    assert (fallo.revision, fallo.intentos) == (None, 2)
    monkeypatch.undo()
    assert programa.publicar_programadas()[1] == [vencida.title]
    assert not Fallo.objects.exists()


def test_what_was_unscheduled_is_no_longer_a_failure(portada, client, mas_tarde):
    mala = programar(crear_noticia(publicada=False))
    revision = envenenar(mala)
    mas_tarde(timedelta(hours=2))
    programa.publicar_programadas()
    entrar(client, "Dirección")
    client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[mala.pk, revision.pk]))
    assert not Fallo.objects.pendientes().exists()
    assert programa.publicar_programadas() == ([], [], [])
    assert not Fallo.objects.exists()


def test_one_tick_ends_badly_when_something_failed(portada, mas_tarde, capsys):
    call_command("trabajar", "--un-pulso")
    envenenar(programar(crear_noticia(publicada=False)))
    mas_tarde(timedelta(hours=2))
    with pytest.raises(SystemExit) as fin:
        call_command("trabajar", "--un-pulso")
    assert fin.value.code == 1
    assert "moderacion.reloj.programa.pulso" in capsys.readouterr().err


def a_la_vez(hacer, cuantas=2):
    """What each returned; one after another where the database is one connection, in memory."""
    if connection.vendor == "sqlite":
        return [hacer() for _ in range(cuantas)]
    hechas, juntas = [], threading.Barrier(cuantas)

    def uno():
        juntas.wait()
        try:
            hechas.append(hacer())
        finally:
            connections.close_all()

    hilos = [threading.Thread(target=uno) for _ in range(cuantas)]
    for hilo in hilos:
        hilo.start()
    for hilo in hilos:
        hilo.join()
    return hechas


def vencer_plazo():
    """The hour of all that is scheduled has come, for every connection."""
    for revision in Revision.page_revisions.filter(approved_go_live_at__isnull=False):
        revision.content = {**revision.content, "go_live_at": None}
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        revision.save(update_fields=["content", "approved_go_live_at"])
        libro.asentar(revision=revision, clase=Aprobacion.Clase.CARGA, motivo="prueba")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_schedulers_at_once_publish_each_page_once():
    plantar_sitio(nombre="San Jacinto de los Encinos")
    paginas = [programar(crear_noticia(publicada=False)) for _ in range(8)]
    vencer_plazo()
    hechas = a_la_vez(programa.publicar_programadas)
    assert [fallidas for _, _, fallidas in hechas] == [[], []]
    publicadas = [titulo for publicadas, _, _ in hechas for titulo in publicadas]
    assert sorted(publicadas) == sorted(pagina.title for pagina in paginas)
    entradas = PageLogEntry.objects.filter(action="wagtail.publish")
    assert sorted(entradas.filter(page__in=paginas).values_list("page", flat=True)) == sorted(
        pagina.pk for pagina in paginas
    )
    numeros = Folio.objects.order_by("numero").values_list("numero", flat=True)
    assert list(numeros) == list(range(1, 9))


def calendario(client, **datos):
    return client.get(reverse("moderacion:programa"), datos)


def en(dia, hora=9):
    return datetime(2026, 12, dia, hora, tzinfo=timezone.get_current_timezone())


def test_the_calendar_says_what_comes_out_and_goes_away_and_who_approved(portada, client):
    directora = crear_usuario("Dirección", first_name="Rebeca", last_name="Sámano")
    sale = crear_noticia(publicada=False, title="Sale el tres")
    sale.go_live_at, sale.expire_at = en(3), en(20, 18)
    revision = sale.save_revision()
    hacer_publica(revision)
    Aprobacion.objects.filter(revision=revision).update(por=directora)
    se_va = crear_noticia(title="Se va el diez")
    Page.objects.filter(pk=se_va.pk).update(expire_at=en(10))
    entrar(client, "Dirección")
    respuesta = calendario(client, mes="2026-12")
    vistos = {
        dia.day: [(s.titulo, s.sale) for s in ss] for dia, ss in respuesta.context["dias"] if ss
    }
    assert vistos == {
        3: [("Sale el tres", True)],
        10: [("Se va el diez", False)],
        20: [("Sale el tres", False)],
    }
    html = respuesta.content.decode()
    assert "La aprobó Rebeca Sámano" in html
    cancelar = reverse("wagtailadmin_pages:revisions_unschedule", args=[sale.pk, revision.pk])
    assert cancelar in html
    entrar(client, "Redacción")
    assert cancelar not in calendario(client, mes="2026-12").content.decode()
    assert (
        reverse("moderacion:programa") in client.get(reverse("wagtailadmin_home")).content.decode()
    )


@pytest.mark.parametrize("mes", ["", "abc", "2026-13", "0001-01", "9999-12", "2026-12-01"])
def test_a_hostile_month_is_this_month(portada, client, mes):
    entrar(client, "Redacción")
    respuesta = calendario(client, mes=mes)
    assert respuesta.status_code == 200
    assert respuesta.context["mes"] == timezone.localdate().replace(day=1)


def test_only_who_writes_sees_the_calendar(portada, client):
    for grupo, entra in (("Administración", False), ("Enlace", False), ("Redacción", True)):
        entrar(client, grupo)
        assert (calendario(client).status_code == 200) == entra
    client.logout()
    assert calendario(client).status_code == 302


def test_the_calendar_costs_the_same_with_one_page_and_with_many(portada, client):
    entrar(client, "Dirección")

    def medir():
        with CaptureQueriesContext(connection) as consultas:
            calendario(client)
        return len(consultas)

    programar(crear_noticia(publicada=False))
    medir()
    una = medir()
    for _ in range(10):
        programar(crear_noticia(publicada=False), vence=timedelta(hours=2))
        vence = timezone.now() + timedelta(hours=1)
        Page.objects.filter(pk=crear_noticia().pk).update(expire_at=vence)
    assert medir() == una


def test_scheduled_is_never_read_as_published(portada, client):
    entrar(client, "Dirección")
    noticia = programar(crear_noticia(publicada=False), timedelta(days=3))
    html = client.get(editar(noticia)).content.decode()
    assert "Programada para el" in html
    assert "todavía no se ve" in html
    assert "todavía no se ve" in client.get(reverse("wagtailadmin_home")).content.decode()
    borrador = crear_noticia(publicada=False)
    assert "todavía no se ve" not in client.get(editar(borrador)).content.decode()


def escrita(momento):
    """A moment as the form has it."""
    return f"{timezone.localtime(momento):%Y-%m-%d %H:%M}"


AYER, MANANA = -timedelta(days=1), timedelta(days=1)
VENCIDA = "La fecha de retiro debe ser futura."


@pytest.mark.parametrize("accion", [{}, {"action-submit": "1"}])
@pytest.mark.parametrize("campo", ["go_live_at", "expire_at"])
def test_a_moment_that_has_passed_is_refused_in_one_sentence(portada, client, campo, accion):
    entrar(client, "Redacción")
    ayer = escrita(timezone.now() + AYER)
    forma = forma_de_noticia("Tarde", area=crear_area().pk, **{campo: ayer}) | accion
    errores = client.post(agregar(), forma).context["form"].errors
    assert errores == {campo: [YA_PASO if campo == "go_live_at" else VENCIDA]}
    assert not Noticia.objects.exists()
    client.post(agregar(), forma | {campo: escrita(timezone.now() + MANANA)})
    assert Noticia.objects.exists()


def test_the_past_hour_of_what_is_public_is_sent_again_without_asking(portada, client):
    salio = timezone.now() + AYER
    noticia = crear_noticia(go_live_at=salio, title="Ya salió")
    entrar(client, "Redacción")
    forma = forma_de_noticia("Ya salió", area=noticia.area_id, alcance="menor")
    forma |= leida(noticia) | {"go_live_at": escrita(salio), "action-submit": "1"}
    client.post(editar(noticia), forma)
    noticia.refresh_from_db()
    assert noticia.workflow_in_progress


def test_a_draft_whose_hour_passed_is_kept_but_not_sent(portada, client):
    paso = timezone.now() + AYER
    noticia = crear_noticia(publicada=False, go_live_at=paso, title="Se pasó")
    entrar(client, "Redacción")
    forma = forma_de_noticia("Se pasó", area=noticia.area_id, go_live_at=escrita(paso))
    enviar = {"action-submit": "1"}
    respuesta = client.post(editar(noticia), forma | leida(noticia) | enviar)
    assert respuesta.context["form"].errors == {"go_live_at": [YA_PASO]}
    assert client.post(editar(noticia), forma | leida(noticia)).status_code == 302
    client.post(editar(noticia), forma | leida(noticia) | enviar | {"go_live_at": ""})
    noticia.refresh_from_db()
    assert noticia.workflow_in_progress


def cancelar(client, pagina, **datos):
    args = [pagina.pk, pagina.scheduled_revision.pk]
    url = reverse("wagtailadmin_pages:revisions_unschedule", args=args)
    html = client.get(url, datos).content.decode()
    siguiente = re.search(r'name="next" value="([^"]*)"', html)[1]
    return client.post(url, {"next": unescape(siguiente)}, follow=True)


def test_a_cancelled_schedule_leaves_a_draft_without_date_and_comes_back(portada, client):
    autora = crear_usuario("Redacción")
    noticia = programar(crear_noticia(publicada=False, title="Para el jueves"), por=autora)
    quien = entrar(client, "Dirección")
    respuesta = cancelar(client, noticia)
    assert respuesta.redirect_chain[-1][0] == editar(noticia)
    (dicho,) = avisos(respuesta)
    assert dicho.strip() == (
        "Se canceló la programación de «Para el jueves»: vuelve a ser un borrador."
    )
    assert respuesta.context["form"]["go_live_at"].value() is None
    noticia = Noticia.objects.get(pk=noticia.pk)
    assert (noticia.live, noticia.scheduled_revision) == (False, None)
    apunte = PageLogEntry.objects.get(action="wagtail.schedule.cancel")
    assert apunte.user == quien
    assert Aprobacion.autores_de(noticia) == {autora.pk}, "who cancels may approve it again"
    assert programa.publicar_programadas(timezone.now() + timedelta(days=2)) == ([], [], [])


def test_from_the_calendar_one_comes_back_to_its_month(portada, client):
    noticia = programar(crear_noticia(publicada=False))
    entrar(client, "Dirección")
    mes = f"{reverse('moderacion:programa')}?mes=2027-03"
    respuesta = cancelar(client, noticia, next=mes)
    assert respuesta.redirect_chain[-1][0] == mes
    assert "Se canceló la programación" in respuesta.content.decode()
    otra = programar(crear_noticia(publicada=False))
    fuera = cancelar(client, otra, next="https://otra.example/")
    assert fuera.redirect_chain[-1][0] == editar(otra)


def test_a_cancelled_change_leaves_what_is_public(portada, client):
    noticia = crear_noticia(title="La de hoy")
    noticia.title = "La de mañana"
    noticia = programar(noticia)
    entrar(client, "Dirección")
    respuesta = cancelar(client, noticia)
    assert "en el sitio sigue lo que estaba publicado" in avisos(respuesta)[0]
    assert respuesta.context["form"]["title"].value() == "La de mañana"
    assert respuesta.context["form"]["go_live_at"].value() is None
    assert Noticia.objects.publicadas().get().title == "La de hoy"


def test_two_who_cancel_it_and_a_date_of_another_change(portada, client):
    noticia = programar(crear_noticia(publicada=False))
    revision = noticia.scheduled_revision
    otra_fecha = timezone.now() + timedelta(days=9)
    noticia.go_live_at = otra_fecha
    noticia.save_revision()
    entrar(client, "Dirección")
    url = reverse("wagtailadmin_pages:revisions_unschedule", args=[noticia.pk, revision.pk])
    client.post(url)
    noticia.refresh_from_db()
    assert escrita(noticia.get_latest_revision_as_object().go_live_at) == escrita(otra_fecha)
    dicho = avisos(client.post(url, follow=True))[-1]
    assert dicho.strip() == "Ya no estaba programada: se publicó, o alguien la canceló antes."
