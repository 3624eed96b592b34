"""Every stock door by which a page goes public, changes or goes away, tried by every role.

Expectations are written here, not asked of the program.
"""

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page, Workflow

from noticias.models import Noticia
from tests.fabricas import crear_area, crear_noticia, crear_usuario
from tests.moderacion.admin import agregar, editar, entrar, forma_de_noticia, leida

ROLES = ["Redacción", "Dirección", "Administración", "Enlace", "Superusuario"]
ESCRIBEN = {"Redacción", "Dirección", "Superusuario"}
DIRIGEN = {"Dirección", "Superusuario"}


def viva(pagina):
    return Page.objects.filter(pk=pagina.pk, live=True).exists()


def api(pagina, accion):
    return reverse("wagtailadmin_api:pages:action", args=[pagina.pk, accion])


def bulto(accion, *paginas):
    direccion = reverse("wagtail_bulk_action", args=["wagtailcore", "page", accion])
    return f"{direccion}?" + "&".join(f"id={p.pk}" for p in paginas)


@pytest.mark.parametrize("rol", ROLES)
def test_nobody_publishes_by_the_stock_buttons(client, portada, rol):
    borrador = crear_noticia(publicada=False)
    entrar(client, rol)
    forma = forma_de_noticia("Por la puerta de atrás", area=crear_area().pk)
    forma["action-publish"] = "action-publish"
    client.post(agregar(), forma)
    client.post(editar(borrador), forma | leida(borrador))
    revertir = reverse(
        "wagtailadmin_pages:revisions_revert", args=[borrador.pk, borrador.latest_revision_id]
    )
    client.get(revertir)
    client.post(revertir, forma)
    client.post(bulto("publish", borrador), {"include_descendants": "on"})
    client.post(api(borrador, "publish"), content_type="application/json")
    assert not Noticia.objects.filter(live=True).exists()
    creo = Noticia.objects.filter(title="Por la puerta de atrás").exclude(pk=borrador.pk).exists()
    assert creo == (rol in ESCRIBEN)


@pytest.mark.parametrize("rol", ROLES)
def test_nobody_schedules_without_approval(client, portada, rol):
    borrador = crear_noticia(publicada=False)
    entrar(client, rol)
    forma = forma_de_noticia("Programada", go_live_at="2030-01-01 09:00", area=crear_area().pk)
    publicar = {"action-publish": "action-publish"}
    assert client.post(editar(borrador), forma | leida(borrador) | publicar).status_code != 409
    assert not Page.objects.get(pk=borrador.pk).approved_schedule


@pytest.mark.parametrize("rol", ROLES)
def test_nobody_withdraws_nor_deletes_what_is_public_by_the_stock_doors(client, portada, rol):
    publica = crear_noticia()
    entrar(client, rol)
    client.post(reverse("wagtailadmin_pages:unpublish", args=[publica.pk]))
    client.post(bulto("unpublish", publica))
    client.post(reverse("wagtailadmin_pages:delete", args=[publica.pk]))
    client.post(bulto("delete", publica))
    client.post(api(publica, "unpublish"), content_type="application/json")
    client.delete(reverse("wagtailadmin_api:pages:detail", args=[publica.pk]))
    client.post(api(publica, "delete"), content_type="application/json")
    assert viva(publica)


@pytest.mark.parametrize("rol", ROLES)
def test_no_copy_nor_alias_is_born_public(client, portada, rol):
    publica = crear_noticia()
    usuario = entrar(client, rol)
    seccion = publica.get_parent()
    datos = {"new_title": "Copia", "new_slug": "copia", "new_parent_page": seccion.pk}
    client.post(
        reverse("wagtailadmin_pages:copy", args=[publica.pk]),
        datos | {"publish_copies": "on", "alias": "on"},
    )
    client.post(
        api(publica, "copy"),
        {"destination_page_id": seccion.pk, "keep_live": True, "slug": "c2"},
        content_type="application/json",
    )
    client.post(
        api(publica, "create_alias"),
        {"destination_page_id": seccion.pk, "update_slug": "c3"},
        content_type="application/json",
    )
    for hacer in (
        lambda: CopyPageAction(publica, to=seccion, keep_live=True, user=usuario).execute(),
        lambda: CreatePageAliasAction(publica, parent=seccion, user=usuario).execute(),
    ):
        with pytest.raises(Exception, match="permission"):
            hacer()
    assert list(Noticia.objects.filter(live=True).values_list("pk", flat=True)) == [publica.pk]


@pytest.mark.parametrize("rol", ROLES)
def test_the_sections_stay_where_they_are(client, portada, rol):
    publica = crear_noticia()
    seccion = publica.get_parent()
    entrar(client, rol)
    destino = portada.pk if rol != "Superusuario" else Page.get_first_root_node().pk
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[seccion.pk, destino]))
    client.post(bulto("move", seccion), {"chooser": destino})
    client.post(
        api(seccion, "move"), {"destination_page_id": destino}, content_type="application/json"
    )
    assert Page.objects.get(pk=seccion.pk).get_parent().pk == portada.pk


@pytest.mark.parametrize("rol", ROLES)
def test_only_direccion_withdraws_and_it_asks_first(client, portada, rol):
    publica = crear_noticia()
    entrar(client, rol)
    direccion = reverse("moderacion:retirar", args=[publica.pk])
    client.get(direccion)
    client.post(direccion)
    assert viva(publica), "not without a reason"
    client.post(direccion, {"motivo": "error"})
    assert viva(publica) == (rol not in DIRIGEN)


@pytest.mark.parametrize("rol", ROLES)
def test_who_writes_duplicates_and_takes_over_and_the_copy_is_a_draft(client, portada, rol):
    publica = crear_noticia()
    borrador = crear_noticia(publicada=False, owner=crear_usuario("Redacción"))
    usuario = entrar(client, rol)
    client.post(reverse("moderacion:duplicar", args=[publica.pk]))
    copia = Noticia.objects.filter(title=f"Copia de {publica.title}").first()
    assert bool(copia) == (rol in ESCRIBEN)
    if copia:
        assert not copia.live
        assert not copia.visible
        assert copia.first_published_at is None
        assert not hasattr(copia, "folio")
        assert copia.owner == usuario
        assert copia.resumen == publica.resumen
    client.post(reverse("moderacion:tomar", args=[borrador.pk]))
    borrador.refresh_from_db()
    assert (borrador.owner_id == usuario.pk) == (rol in ESCRIBEN)


@pytest.mark.parametrize("rol", ROLES)
def test_only_a_superuser_touches_the_workflow(client, portada, rol):
    entrar(client, rol)
    flujo = Workflow.objects.get()
    client.post(reverse("wagtailadmin_workflows:disable", args=[flujo.pk]))
    flujo.refresh_from_db()
    assert flujo.active == (rol != "Superusuario")


@pytest.mark.parametrize("rol", ROLES)
def test_who_enters_the_admin(client, portada, rol):
    entrar(client, rol)
    assert (client.get(reverse("wagtailadmin_home")).status_code == 200) == (rol != "Enlace")


@pytest.mark.parametrize("rol", ROLES)
def test_who_edits_pages(client, portada, rol):
    pagina = crear_noticia(publicada=False)
    entrar(client, rol)
    assert (client.get(editar(pagina)).status_code == 200) == (rol in ESCRIBEN)
    assert (client.get(agregar()).status_code == 200) == (rol in ESCRIBEN)


@pytest.mark.parametrize("rol", sorted(ESCRIBEN))
def test_the_form_has_no_publish_button(client, portada, rol):
    pagina = crear_noticia(publicada=False)
    entrar(client, rol)
    for direccion in (editar(pagina), agregar()):
        html = client.get(direccion).content.decode()
        assert 'name="action-publish"' not in html
        assert "Enviar a revisión" in html
        assert "Guardar borrador" in html


@pytest.mark.parametrize("rol", sorted(ESCRIBEN))
def test_a_draft_never_published_may_be_deleted(client, portada, rol):
    borrador = crear_noticia(publicada=False)
    entrar(client, rol)
    client.post(reverse("wagtailadmin_pages:delete", args=[borrador.pk]))
    assert not Page.objects.filter(pk=borrador.pk).exists()


@pytest.mark.parametrize("rol", ROLES)
def test_only_direccion_restricts_a_page(client, portada, rol):
    publica = crear_noticia()
    entrar(client, rol)
    client.post(
        reverse("wagtailadmin_pages:set_privacy", args=[publica.pk]),
        {"restriction_type": "login", "motivo": "Se revisa."},
    )
    assert publica.get_view_restrictions().exists() == (rol in DIRIGEN)


def test_api_v3_is_not_mounted():
    with pytest.raises(NoReverseMatch):
        reverse("wagtailapi_v3:pages_actions_publish", args=[1])
    assert not any("v3" in str(ruta.pattern) for ruta in get_resolver().url_patterns)
