"""Who writes sends; who directs approves or returns; nobody else, by no door."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.views.pages import edit
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.test.utils.form_data import rich_text, streamfield

from moderacion.models import Correo, Folio
from noticias.models import Noticia
from tests.fabricas import crear_area, crear_noticia, crear_usuario
from tests.moderacion.admin import agregar, avisos, editar, entrar, forma_de_noticia, leida


@pytest.fixture
def directora(db):
    return crear_usuario("Dirección", first_name="Rebeca", last_name="Sámano")


def enviada(client, **datos):
    """A boletín that someone of redacción has just sent, and who sent it."""
    autor = entrar(client, "Redacción", first_name="Joaquín", last_name="Meza")
    area = crear_area()
    forma = forma_de_noticia("Reabre la plaza", area=area.pk, **datos)
    forma["action-submit"] = "1"
    client.post(agregar(), forma, follow=True)
    return Noticia.objects.get(slug="reabre-la-plaza"), autor


def mismo_cuerpo(pagina):
    """What the browser posts of a body that nobody touched."""
    (bloque,) = pagina.cuerpo.raw_data
    texto = rich_text(bloque["value"], features=["bold"])
    return {"cuerpo": streamfield([("texto", texto)]), "cuerpo-0-id": bloque["id"]}


def decidir(client, pagina, accion, comment="", estado=None):
    estado = estado or pagina.current_workflow_task_state
    return client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[pagina.pk, accion, estado.pk]),
        {"comment": comment},
        follow=True,
    )


def test_what_is_sent_waits_for_direccion_and_she_gets_a_mail(client, portada, directora):
    pagina, autor = enviada(client)
    assert not pagina.live
    assert pagina.workflow_in_progress
    correo = Correo.objects.get()
    assert correo.para == directora.email
    assert correo.asunto == "Por revisar: Reabre la plaza"
    assert "Joaquín Meza envió a revisión «Reabre la plaza» (noticia)" in correo.texto
    assert reverse("moderacion:bandeja") in correo.texto.splitlines()[-1]
    assert mail.outbox == []


def test_approval_publishes_gives_the_number_and_tells_the_authors(client, portada, directora):
    pagina, autor = enviada(client)
    client.force_login(directora)
    decidir(client, pagina, "approve")
    pagina = Noticia.objects.get(pk=pagina.pk)
    assert pagina.live
    assert Folio.objects.get().publicacion_id == pagina.pk
    correo = Correo.objects.get(para=autor.email)
    assert correo.asunto == "Publicada: Reabre la plaza"
    assert "Rebeca Sámano aprobó" in correo.texto
    assert pagina.url in correo.texto
    assert mail.outbox == []


def test_everyone_who_wrote_since_the_last_publication_is_told_but_the_one_who_acts(
    client, portada, directora
):
    pagina, autor = enviada(client)
    otra = crear_usuario("Redacción")
    Noticia.objects.get(pk=pagina.pk).save_revision(user=otra)
    estado = pagina.current_workflow_task_state
    estado.revision = Noticia.objects.get(pk=pagina.pk).latest_revision
    estado.save()
    client.force_login(directora)
    decidir(client, pagina, "reject", "Falta el monto.", estado)
    devueltas = Correo.objects.filter(asunto__startswith="Devuelta")
    assert {c.para for c in devueltas} == {autor.email, otra.email}
    assert "Falta el monto." in devueltas[0].texto


def test_a_scheduled_page_says_when_and_is_not_public_yet(client, portada, directora):
    cuando = timezone.localtime(timezone.now() + timedelta(days=2)).replace(hour=9, minute=0)
    pagina, autor = enviada(client, go_live_at=f"{cuando:%Y-%m-%d %H:%M}")
    client.force_login(directora)
    html = client.get(editar(pagina)).content.decode()
    assert "Aprobar: se publicará el" in html
    assert "a las 9:00" in html
    decidir(client, pagina, "approve")
    pagina = Noticia.objects.get(pk=pagina.pk)
    assert not pagina.live
    assert pagina.approved_schedule
    assert "Se publicará el" in Correo.objects.get(para=autor.email).texto


@pytest.mark.parametrize("nota", ["", "   "])
def test_a_return_without_a_reason_is_refused(client, portada, directora, nota):
    pagina, _ = enviada(client)
    client.force_login(directora)
    decidir(client, pagina, "reject", nota)
    assert pagina.workflow_states.get().status == WorkflowState.STATUS_IN_PROGRESS
    forma = forma_de_noticia("Reabre la plaza", area=pagina.area_id)
    forma |= {"action-workflow-action": "1", "workflow-action-name": "reject"}
    respuesta = client.post(editar(pagina), leida(pagina) | forma, follow=True)
    assert any("Escriba qué hay que corregir" in aviso for aviso in avisos(respuesta))
    assert pagina.workflow_states.get().status == WorkflowState.STATUS_IN_PROGRESS


def test_the_reason_of_the_return_is_read_on_the_form_and_on_the_desk(client, portada, directora):
    pagina, autor = enviada(client)
    client.force_login(directora)
    decidir(client, pagina, "reject", "Falta el monto de la obra.")
    client.force_login(autor)
    for direccion in (editar(pagina), reverse("wagtailadmin_home")):
        html = client.get(direccion).content.decode()
        assert "Falta el monto de la obra." in html
        assert "Rebeca Sámano" in html
    forma = forma_de_noticia("Reabre la plaza", area=pagina.area_id)
    client.post(editar(pagina), leida(pagina) | forma | {"action-submit": "1"}, follow=True)
    assert pagina.current_workflow_task_state.status == TaskState.STATUS_IN_PROGRESS
    assert (
        Correo.objects.filter(para=directora.email, asunto__startswith="Por revisar").count() == 2
    )


GRUPOS_SIN_VOZ = ["Redacción", "Administración", "Enlace"]


@pytest.mark.parametrize("grupo", GRUPOS_SIN_VOZ)
@pytest.mark.parametrize("accion", ["approve", "reject"])
def test_nobody_else_approves_nor_returns(client, portada, directora, grupo, accion):
    pagina, _ = enviada(client)
    entrar(client, grupo)
    decidir(client, pagina, accion, "Así está bien.")
    forma = forma_de_noticia("Reabre la plaza", area=pagina.area_id)
    forma |= {"action-workflow-action": "1", "workflow-action-name": accion}
    client.post(editar(pagina), leida(pagina) | forma)
    estado = pagina.workflow_states.get()
    assert estado.status == WorkflowState.STATUS_IN_PROGRESS
    assert not Page.objects.get(pk=pagina.pk).live


def test_a_decision_asked_through_another_page_is_on_the_page_that_was_sent(
    client, portada, directora
):
    """The address may name any page: what is decided, and by whom, is the task state's own."""
    pagina, _ = enviada(client)
    otra = crear_noticia(publicada=False)
    estado = pagina.current_workflow_task_state
    with pytest.raises(Exception, match="Solo dirección"):
        estado.task.specific.on_action(estado, crear_usuario("Redacción"), "approve")
    client.force_login(directora)
    client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[otra.pk, "approve", estado.pk]),
        {"comment": ""},
    )
    assert not Page.objects.get(pk=otra.pk).live


def test_text_that_changed_after_it_was_sent_is_not_approved(client, portada, directora):
    pagina, autor = enviada(client)
    pagina.title = "Otro titular que nadie leyó"
    pagina.save_revision(user=autor)
    client.force_login(directora)
    respuesta = decidir(client, pagina, "approve")
    assert any("El texto cambió" in aviso for aviso in avisos(respuesta))
    assert not Page.objects.get(pk=pagina.pk).live


def test_approve_and_edit_in_one_post_keeps_the_text_and_asks_again(client, portada, directora):
    pagina, _ = enviada(client)
    client.force_login(directora)
    forma = forma_de_noticia("Reabre la plaza principal", area=pagina.area_id)
    forma |= {"action-workflow-action": "1", "workflow-action-name": "approve"}
    respuesta = client.post(editar(pagina), leida(pagina) | forma, follow=True)
    assert any("El texto cambió" in aviso for aviso in avisos(respuesta))
    ahora = Page.objects.get(pk=pagina.pk)
    assert not ahora.live
    assert ahora.draft_title == "Reabre la plaza principal"
    assert pagina.current_workflow_task_state.revision_id == ahora.latest_revision_id
    decidir(client, pagina, "approve")
    assert not Page.objects.get(pk=pagina.pk).live, "she changed it: another person approves it"
    client.force_login(crear_usuario("Dirección"))
    decidir(client, pagina, "approve")
    assert Page.objects.get(pk=pagina.pk).live
    assert Page.objects.get(pk=pagina.pk).title == "Reabre la plaza principal"


def test_extra_data_of_the_request_does_not_leave_the_flow_stuck(client, portada, directora):
    pagina, _ = enviada(client)
    client.force_login(directora)
    forma = forma_de_noticia("Reabre la plaza", area=pagina.area_id)
    forma |= {
        "action-workflow-action": "1",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": '{"update": false, "comment": ""}',
    }
    client.post(editar(pagina), leida(pagina) | forma)
    estado = pagina.workflow_states.get().status
    publicada = Page.objects.get(pk=pagina.pk).live
    assert (estado == WorkflowState.STATUS_APPROVED) == publicada


def test_in_review_it_is_locked_for_its_author_who_may_take_it_back(client, portada, directora):
    pagina, autor = enviada(client)
    html = client.get(editar(pagina)).content.decode()
    assert "la tiene dirección y no se puede cambiar" in html
    forma = forma_de_noticia("Otro", area=pagina.area_id)
    client.post(editar(pagina), leida(pagina) | forma)
    assert Page.objects.get(pk=pagina.pk).draft_title == "Reabre la plaza"
    client.post(reverse("moderacion:sacar", args=[pagina.pk]))
    assert not Page.objects.get(pk=pagina.pk).workflow_in_progress
    client.post(editar(pagina), leida(pagina) | forma)
    assert Page.objects.get(pk=pagina.pk).draft_title == "Otro"


def test_a_failure_while_saving_leaves_nothing_of_it(client, portada, directora, monkeypatch):
    pagina, _ = enviada(client)
    client.force_login(directora)
    monkeypatch.setattr("moderacion.salida.avisos.de_aprobacion", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        decidir(client, pagina, "approve")
    assert not Page.objects.get(pk=pagina.pk).live
    assert pagina.workflow_states.get().status == WorkflowState.STATUS_IN_PROGRESS
    assert not Folio.objects.exists()


def test_what_is_in_review_is_not_rewritten_in_place(client, portada, directora):
    pagina, autor = enviada(client)
    revision = pagina.latest_revision
    pagina.title = "Reescrito encima"
    nueva = pagina.save_revision(user=autor, overwrite_revision=revision)
    assert nueva.pk != revision.pk
    revision.refresh_from_db()
    assert revision.object_str == "Reabre la plaza"


def test_a_disabled_task_publishes_nothing(client, portada, directora):
    pagina, _ = enviada(client)
    entrar(client, "Superusuario")
    tarea = pagina.current_workflow_task
    client.post(reverse("wagtailadmin_workflows:disable_task", args=[tarea.pk]))
    assert not Page.objects.get(pk=pagina.pk).live


def test_a_failure_while_sending_a_new_page_leaves_no_page(client, portada, directora, monkeypatch):
    monkeypatch.setattr("moderacion.salida.avisos.de_envio", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        enviada(client)
    assert not Noticia.objects.exists()
    assert not WorkflowState.objects.exists()


def test_a_failure_while_sending_a_draft_leaves_it_as_it_was(
    client, portada, directora, monkeypatch
):
    borrador = crear_noticia(publicada=False)
    entrar(client, "Redacción")
    monkeypatch.setattr("moderacion.salida.avisos.de_envio", lambda *a, **k: 1 / 0)
    forma = forma_de_noticia("Otro titular", area=borrador.area_id) | {"action-submit": "1"}
    with pytest.raises(ZeroDivisionError):
        client.post(editar(borrador), leida(borrador) | forma)
    ahora = Page.objects.get(pk=borrador.pk)
    assert ahora.latest_revision_id == borrador.latest_revision_id
    assert ahora.draft_title == borrador.title
    assert not ahora.workflow_in_progress


@pytest.mark.parametrize(
    ("accion", "dicho", "viva"), [("reject", "se devolvió", False), ("approve", "se publicó", True)]
)
def test_from_the_form_she_decides_and_reads_what_became_of_the_page(
    client, portada, directora, accion, dicho, viva
):
    pagina, _ = enviada(client)
    client.force_login(directora)
    forma = forma_de_noticia("Reabre la plaza", area=pagina.area_id, **mismo_cuerpo(pagina))
    forma |= {
        "action-workflow-action": "1",
        "workflow-action-name": accion,
        "workflow-action-extra-data": '{"comment": "Falta el monto."}',
    }
    respuesta = client.post(editar(pagina), leida(pagina) | forma, follow=True)
    assert any(dicho in aviso for aviso in avisos(respuesta))
    assert Page.objects.get(pk=pagina.pk).live == viva


def test_comments_are_told_by_the_outbox(client, portada, directora):
    pagina, autor = enviada(client)
    edit.send_notification(
        [autor], "updated_comments", {"page": pagina, "editor": directora, "new_comments": []}
    )
    correo = Correo.objects.get(para=autor.email)
    assert correo.asunto == "Comentarios en: Reabre la plaza"
    assert "Rebeca Sámano comentó" in correo.texto
    assert mail.outbox == []


def test_direccion_does_not_approve_what_she_wrote(client, portada, directora):
    client.force_login(directora)
    forma = forma_de_noticia("De la directora", area=crear_area().pk) | {"action-submit": "1"}
    client.post(agregar(), forma)
    pagina = Noticia.objects.get()
    assert not pagina.live
    decidir(client, pagina, "approve")
    assert not Noticia.objects.get().live
    assert not Correo.objects.exists()
