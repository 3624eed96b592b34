"""Each door by which a page goes public, changes or goes away, as someone tries it.

A door takes whoever stands before it and gives back the page on which it was tried.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import ModelLogEntry, Page, Revision, Site, Task, Workflow
from wagtail.test.utils.form_data import nested_form_data

from moderacion.custodia import libro
from moderacion.permissions import NoSePuede
from moderacion.reloj import programa
from noticias.models import Noticia
from tests.fabricas import (
    bytes_de_imagen,
    crear_imagen,
    crear_noticia,
    hacer_publica,
)
from tests.moderacion.admin import agregar, editar, forma_de_noticia, leida, leido
from tests.moderacion.test_visto_bueno import mismo_cuerpo


@dataclass
class Ante:
    """Someone before a page: `pagina` as she finds it, and what she may use to try it."""

    client: object
    quien: object
    autora: object
    area: object

    def escribir(self, titulo="Un titular", **datos):
        """A draft whose only author is her, or another person if she is who did not write it."""
        pagina = crear_noticia(publicada=False, title=titulo, area=self.area, **datos)
        pagina.save_revision(user=self.autora)
        return Noticia.objects.get(pk=pagina.pk)

    def enviada(self, **datos):
        pagina = self.escribir(**datos)
        pagina.get_workflow().start(pagina, self.autora)
        return pagina

    def enviada_por_el_formulario(self):
        self.client.force_login(self.autora)
        forma = forma_de_noticia("Un titular", area=self.area.pk) | {"action-submit": "1"}
        self.client.post(agregar(), forma)
        self.client.force_login(self.quien)
        return Noticia.objects.get(slug="un-titular")

    def publica(self, **datos):
        hacer_publica(self.escribir(**datos).latest_revision)
        return Noticia.objects.latest("pk")

    def con_cambios(self):
        pagina = self.publica()
        pagina.title = "Lo que nadie aprobó"
        pagina.save_revision(user=self.autora)
        return Noticia.objects.get(pk=pagina.pk)

    def post(self, nombre, *args, datos=None, **extra):
        return self.client.post(reverse(nombre, args=args), datos or {}, **extra)

    def api(self, pagina, accion, **datos):
        ruta = "wagtailadmin_api:pages:action"
        self.post(ruta, pagina.pk, accion, datos=datos, content_type="application/json")

    def bulto(self, pagina, accion, **datos):
        ruta = reverse("wagtail_bulk_action", args=["wagtailcore", "page", accion])
        self.client.post(f"{ruta}?id={pagina.pk}", datos)

    def formulario(self, pagina, titulo="Un titular", **otros):
        forma = forma_de_noticia(titulo, slug=pagina.slug, area=self.area.pk)
        return {**forma, **leida(pagina), **otros}

    def decidir(self, accion, *, por=None, comment="Falta un dato."):
        """By the window of the workflow, maybe at the address of another page."""
        pagina = self.enviada()
        estado = pagina.current_workflow_task_state
        self.post(
            "wagtailadmin_pages:workflow_action",
            (por or pagina).pk,
            accion,
            estado.pk,
            datos={"comment": comment, "next": "/admin/"},
        )
        return pagina


def callando(hacer):
    """By code, whoever calls: a refusal is what is expected of it."""
    try:
        with transaction.atomic():
            hacer()
    except (NoSePuede, ProtectedError, DatabaseError, PermissionError) as negado:
        return negado
    except Exception as negado:
        if "permission" not in str(negado):
            raise
        return negado


def editar_y_publicar(ante):
    pagina = ante.escribir()
    forma = ante.formulario(pagina, "Otro", **{"action-publish": "1"})
    ante.client.post(editar(pagina), forma)
    return pagina


def revertir_y_publicar(ante):
    pagina = ante.con_cambios()
    forma = ante.formulario(pagina, "Otro", revision=pagina.latest_revision_id)
    forma["action-publish"] = "1"
    ante.client.post(editar(pagina), forma)
    return pagina


def programar(ante):
    pagina = ante.escribir()
    forma = ante.formulario(pagina, "Otro", go_live_at="2030-01-01 09:00")
    forma["action-publish"] = "1"
    ante.client.post(editar(pagina), forma)
    programa.publicar_programadas(timezone.now() + timedelta(days=3000))
    return pagina


def enviar_sin_tarea_activa(ante):
    Task.objects.update(active=False)
    pagina = ante.escribir()
    ante.client.post(editar(pagina), ante.formulario(pagina, "Otro", **{"action-submit": "1"}))
    return pagina


def decidir_en_el_formulario(accion, extra='{"comment": "Falta un dato."}', titulo="Un titular"):
    """With the form as it was sent, so that deciding is all that is asked."""

    def puerta(ante):
        pagina = ante.enviada_por_el_formulario()
        forma = ante.formulario(pagina, titulo, **{"action-workflow-action": "1"})
        forma |= {"workflow-action-name": accion, "workflow-action-extra-data": extra}
        forma |= nested_form_data(mismo_cuerpo(pagina))
        ante.client.post(editar(pagina), forma)
        return pagina

    return puerta


def por_la_direccion_de_otra(ante):
    return ante.decidir("approve", por=ante.enviada(titulo="De otra"))


def pedir_los_datos_de_aprobar(ante):
    pagina = ante.enviada()
    estado = pagina.current_workflow_task_state
    ruta = "wagtailadmin_pages:collect_workflow_action_data"
    ante.post(ruta, pagina.pk, "approve", estado.pk, datos={"comment": ""})
    return pagina


def aprobar_lo_que_cambio(ante):
    pagina = ante.enviada()
    pagina.title = "Lo que nadie leyó"
    pagina.save_revision(user=ante.autora)
    estado = pagina.current_workflow_task_state
    datos = {"comment": "", "next": "/admin/"}
    ante.post("wagtailadmin_pages:workflow_action", pagina.pk, "approve", estado.pk, datos=datos)
    return pagina


def reescribir_lo_vivo(ante):
    pagina = ante.publica()
    Revision.objects.filter(pk=pagina.live_revision_id).update(user=ante.quien)
    forma = ante.formulario(pagina, "Reescrito", overwrite_revision_id=pagina.live_revision_id)
    ante.client.post(editar(pagina), forma, headers={"accept": "application/json"})
    viva = Revision.objects.get(pk=pagina.live_revision_id)
    assert viva.object_str == "Un titular"
    assert libro.aprobada(viva)
    return pagina


def desactivar_la_tarea(ante):
    pagina = ante.enviada()
    ante.post("wagtailadmin_workflows:disable_task", pagina.current_workflow_task.pk)
    return pagina


def desactivar_el_flujo(ante):
    pagina = ante.enviada()
    ante.post("wagtailadmin_workflows:disable", Workflow.objects.get().pk)
    return pagina


def crear_y_publicar(ante):
    forma = forma_de_noticia("Recién hecha", area=ante.area.pk) | {"action-publish": "1"}
    ante.client.post(agregar(), forma)
    return Noticia.objects.get(title="Recién hecha")


def en_bulto(accion, con="publica", **datos):
    def puerta(ante):
        pagina = getattr(ante, con)()
        ante.bulto(pagina, accion, **datos)
        return pagina

    return puerta


def por_la_api(accion, con="publica", **datos):
    def puerta(ante):
        pagina = getattr(ante, con)()
        ante.api(pagina, accion, **datos)
        return pagina

    return puerta


def revertir_por_la_api(ante):
    pagina = ante.con_cambios()
    ante.api(pagina, "revert_to_page_revision", revision_id=pagina.latest_revision_id)
    return pagina


def copiar_por_la_api(accion, **datos):
    def puerta(ante):
        pagina = ante.publica()
        destino = pagina.get_parent().pk
        ante.api(pagina, accion, destination_page_id=destino, **datos)
        return pagina

    return puerta


def copiar_publicando(ante):
    pagina = ante.publica()
    datos = {"new_title": "Copia", "new_slug": "copia", "publish_copies": "on", "alias": "on"}
    datos["new_parent_page"] = pagina.get_parent().pk
    ante.post("wagtailadmin_pages:copy", pagina.pk, datos=datos)
    return pagina


def copiar_con_codigo(ante):
    pagina = ante.publica()
    copia = CopyPageAction(pagina, to=pagina.get_parent(), keep_live=True, user=ante.quien)
    assert callando(copia.execute)
    return pagina


def alias_con_codigo(ante):
    pagina = ante.publica()
    donde = {"parent": pagina.get_parent(), "update_slug": "otra"}
    alias = CreatePageAliasAction(pagina, user=ante.quien, **donde)
    assert callando(lambda: alias.execute(skip_permission_checks=True))
    return pagina


def con_una_fecha_puesta_a_mano(ante):
    pagina = ante.escribir()
    ayer = timezone.now() - timezone.timedelta(days=1)
    Revision.objects.filter(pk=pagina.latest_revision_id).update(approved_go_live_at=ayer)
    return pagina


def la_orden_del_framework(ante):
    pagina = con_una_fecha_puesta_a_mano(ante)
    assert callando(lambda: call_command("publish_scheduled"))
    return pagina


def el_reloj_de_la_casa(ante):
    pagina = con_una_fecha_puesta_a_mano(ante)
    programa.publicar_programadas()
    return pagina


def guardar_mientras_otra_publica(ante):
    pagina = ante.escribir()
    con_el_formulario_abierto = Noticia.objects.get(pk=pagina.pk)
    hacer_publica(pagina.latest_revision)
    con_el_formulario_abierto.title = "Sin aprobar"
    assert callando(con_el_formulario_abierto.save)
    return pagina


def viva_sin_revision(ante):
    pagina = ante.escribir()
    pagina.live, pagina.live_revision = True, None
    assert callando(pagina.save)
    return pagina


def publicar_con_codigo(ante):
    pagina = ante.escribir()
    assert callando(lambda: pagina.latest_revision.publish(user=ante.quien))
    return pagina


def despublicar(ante):
    pagina = ante.publica()
    ante.post("wagtailadmin_pages:unpublish", pagina.pk, datos={"include_descendants": "on"})
    return pagina


def despublicar_con_codigo(ante):
    pagina = ante.publica()
    assert callando(lambda: pagina.unpublish(user=ante.quien))
    return pagina


def retirar(ante, **datos):
    pagina = ante.publica()
    ante.post("moderacion:retirar", pagina.pk, datos=datos)
    return pagina


def borrar(con):
    def puerta(ante):
        pagina = getattr(ante, con)()
        ante.post("wagtailadmin_pages:delete", pagina.pk)
        return pagina

    return puerta


def borrar_la_seccion(ante):
    pagina = ante.publica()
    ante.post("wagtailadmin_pages:delete", pagina.get_parent().pk)
    return pagina


def borrar_con_codigo(hacer):
    def puerta(ante):
        pagina = ante.publica()
        assert callando(lambda: hacer(pagina))
        return pagina

    return puerta


def por_sql(pagina):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM wagtailcore_revision WHERE id = %s", [pagina.live_revision_id])
        connection.check_constraints()


def purgar(ante):
    pagina = ante.con_cambios()
    callando(lambda: call_command("purge_revisions"))
    assert Revision.objects.filter(pk=pagina.live_revision_id).exists()
    return pagina


def mover_la_seccion(ante):
    pagina = ante.publica()
    seccion, raiz = pagina.get_parent(), Page.get_first_root_node()
    ante.post("wagtailadmin_pages:move_confirm", seccion.pk, raiz.pk)
    assert Page.objects.get(pk=seccion.pk).depth == 3
    return pagina


def restringir(ante):
    pagina = ante.publica()
    ante.post(
        "wagtailadmin_pages:set_privacy",
        pagina.pk,
        datos={"restriction_type": "login", "motivo": "Se revisa."},
    )
    return pagina


def cambiar_la_raiz_del_sitio(ante):
    pagina = ante.publica()
    sitio = Site.objects.get()
    datos = {"hostname": sitio.hostname, "port": 80, "root_page": pagina.pk, **leido(sitio)}
    ante.post("wagtailsites:edit", sitio.pk, datos=datos)
    assert (Site.objects.get().root_page_id == pagina.pk) == ante.quien.is_superuser
    return pagina


def cambiar_la_fotografia(ante):
    """The file behind a live page: dirección's, at once, and told in the log."""
    foto = crear_imagen()
    pagina = ante.publica(imagen=foto)
    otra = SimpleUploadedFile("otra.jpg", bytes_de_imagen(), "image/jpeg")
    datos = {"title": foto.title, "description": "Otra cosa.", "collection": foto.collection_id}
    ante.post("wagtailimages:edit", foto.pk, datos={**datos, **leido(foto), "file": otra})
    huella = foto.file_hash
    foto.refresh_from_db()
    cambio = foto.file_hash != huella
    dirige = ante.quien.is_superuser or ante.quien.groups.filter(name="Dirección").exists()
    assert cambio == dirige
    assert ModelLogEntry.objects.filter(action="pregon.a_la_vista").exists() == cambio
    return pagina
