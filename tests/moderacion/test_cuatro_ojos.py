"""Four eyes: who changed a text never approves it; alone, only with a reason, read afterwards."""

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from moderacion import actions
from moderacion.custodia import libro
from moderacion.models import Aprobacion, Correo
from moderacion.permissions import NoSePuede
from noticias.models import Noticia
from tests.fabricas import crear_area, crear_noticia, crear_usuario, hacer_publica
from tests.moderacion.admin import agregar, editar, entrar, forma_de_noticia, leida
from tests.moderacion.test_visto_bueno import decidir


def propia(client, rol="Dirección"):
    """A boletín that someone who may approve has written and sent herself."""
    quien = entrar(client, rol, first_name="Rebeca", last_name="Sámano")
    forma = forma_de_noticia("De la directora", area=crear_area().pk)
    client.post(agregar(), forma | {"action-submit": "1"})
    return Noticia.objects.get(slug="de-la-directora"), quien


def viva(pagina):
    return Noticia.objects.get(pk=pagina.pk).live


@pytest.mark.parametrize("rol", ["Dirección", "Superusuario"])
def test_who_wrote_it_does_not_approve_it_by_any_door(client, portada, rol):
    pagina, _ = propia(client, rol)
    ajena = crear_noticia(publicada=False)
    decidir(client, pagina, "approve")
    decidir(client, ajena, "approve", estado=pagina.current_workflow_task_state)
    forma = forma_de_noticia("De la directora", area=pagina.area_id)
    forma |= {"action-workflow-action": "1", "workflow-action-name": "approve"}
    client.post(editar(pagina), forma | leida(pagina))
    assert not viva(pagina)
    assert pagina.workflow_in_progress
    with pytest.raises(NoSePuede):
        libro.aprobar(revision=pagina.latest_revision, por=crear_usuario("Redacción"))


def test_another_person_approves_it(client, portada):
    pagina, autora = propia(client)
    otra = crear_usuario("Dirección")
    client.force_login(otra)
    decidir(client, pagina, "approve")
    assert viva(pagina)
    entrada = Aprobacion.objects.de(pagina).get()
    assert (entrada.por, entrada.clase) == (otra, Aprobacion.Clase.VISTO_BUENO)
    assert entrada.escribieron == [autora.pk]
    assert libro.aprobada(pagina.latest_revision)


def test_alone_and_urgent_it_wants_a_reason_and_stays_flagged(client, portada):
    pagina, autora = propia(client)
    otra = crear_usuario("Dirección")
    decidir(client, pagina, "urgente", "  ")
    assert not viva(pagina)
    decidir(client, pagina, "urgente", "Hay una fuga de gas y nadie contesta.")
    assert viva(pagina)
    entrada = Aprobacion.objects.por_repasar().get()
    assert entrada.motivo == "Hay una fuga de gas y nadie contesta."
    assert Correo.objects.get(para=otra.email, asunto__startswith="Por repasar").texto
    repasar = reverse("moderacion:repasar", args=[entrada.pk])
    client.post(repasar, {"nota": "Bien."})
    assert Aprobacion.objects.por_repasar().exists(), "not by who published it"
    client.force_login(otra)
    assert "Hay una fuga de gas" in client.get(reverse("wagtailadmin_home")).content.decode()
    client.post(repasar, {"nota": "Bien."})
    entrada.refresh_from_db()
    assert (entrada.repasada_por, entrada.nota) == (otra, "Bien.")
    assert not Aprobacion.objects.por_repasar().exists()


@pytest.mark.parametrize("grupo", ["Redacción", "Dirección"])
def test_urgency_is_for_who_wrote_it_and_may(client, portada, grupo):
    pagina, _ = propia(client)
    with pytest.raises(NoSePuede):
        libro.aprobar(revision=pagina.latest_revision, por=crear_usuario(grupo), urgente="Ya")
    assert not viva(pagina)


def test_what_was_approved_is_never_deleted(portada):
    pagina = crear_noticia()
    for victima in (pagina, pagina.live_revision):
        with pytest.raises(ProtectedError):
            victima.delete()
    assert viva(pagina)


def test_no_save_shows_what_nobody_approved(portada):
    publica, borrador = crear_noticia(), crear_noticia(publicada=False)
    borrador.live = True
    with pytest.raises(NoSePuede):
        borrador.save()
    publica.title = "Otro titular"
    with pytest.raises(NoSePuede, match="title"):
        publica.save()
    apagada = Noticia.objects.get(pk=publica.pk)
    apagada.live = False
    with pytest.raises(NoSePuede):
        apagada.save()
    with pytest.raises(NoSePuede):
        Noticia.objects.get(pk=publica.pk).unpublish()
    with pytest.raises(NoSePuede):
        borrador.latest_revision.publish()


def test_a_moment_on_the_thousandth_is_the_same_moment(portada):
    """JSON writes «…05Z» or «…05.000Z» for the same: one publication in a thousand was refused."""
    for micro in (0, 747, 405_000, 405_747):
        fecha = timezone.now().replace(microsecond=micro)
        assert crear_noticia(fecha=fecha).live


def test_a_revision_rewritten_after_its_approval_is_not_published(portada):
    noticia = crear_noticia(publicada=False)
    revision = noticia.latest_revision
    libro.aprobar(revision=revision, por=crear_usuario("Dirección"))
    revision.content["title"] = "Cambiado"
    revision.save()
    with pytest.raises(NoSePuede):
        actions.publicar(revision=revision)
    assert not viva(noticia)


def test_publishing_again_without_approval_is_refused(portada):
    noticia = crear_noticia()
    with pytest.raises(NoSePuede):
        actions.publicar(revision=noticia.save_revision())
    assert hacer_publica(noticia.save_revision()).live
