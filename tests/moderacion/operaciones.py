"""What is killed in `muertes`: each operation by its real door, and every trace that it leaves."""

import itertools

from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, TaskState

from moderacion import actions
from moderacion.models import Aprobacion, Contador, Correo, Direccion, Folio, Retiro
from noticias.models import Noticia
from portada.actions import plantar_sitio
from sitio.models import Publicacion
from tests.fabricas import crear_area, crear_noticia, crear_usuario
from tests.moderacion.admin import agregar, forma_de_noticia

numero = itertools.count(1)
personas = {}


def poblar():
    plantar_sitio()
    personas["area"] = crear_area()
    for papel, grupo in (("autora", "Redacción"), ("directora", "Dirección")):
        usuario = crear_usuario(grupo)
        cliente = Client()
        cliente.force_login(usuario)
        personas[papel] = usuario, cliente


def sobran_o_faltan_numeros():
    """The series and years where folios and counter do not say the same."""
    return [
        str(contador)
        for contador in Contador.objects.all()
        if list(
            Folio.objects.filter(serie=contador.serie, ejercicio=contador.ejercicio)
            .order_by("numero")
            .values_list("numero", flat=True)
        )
        != list(range(1, contador.ultimo + 1))
    ]


def apuntado(pk, accion):
    return PageLogEntry.objects.filter(page_id=pk, action=accion).exists()


def exigir(respuesta):
    assert respuesta.status_code in {200, 302}, respuesta.status_code


class Operacion:
    """`rastro`: its traces, which are there all together or none."""

    def invariantes(self):
        return sobran_o_faltan_numeros()


class Enviar(Operacion):
    nombre = "envío a revisión"

    def preparar(self):
        return f"titular-de-{next(numero)}"

    def hacer(self, slug):
        forma = forma_de_noticia(slug, slug=slug, area=personas["area"].pk)
        exigir(personas["autora"][1].post(agregar(), forma | {"action-submit": "1"}))

    def rastro(self, slug):
        pagina = Noticia.objects.filter(slug=slug).first()
        pk = pagina.pk if pagina else 0
        estados = TaskState.objects.filter(revision__object_id=str(pk), status="in_progress")
        return {
            "página": bool(pagina),
            "flujo": bool(pagina and pagina.workflow_in_progress),
            "tarea": estados.exists(),
            "bitácora de creación": apuntado(pk, "wagtail.create"),
            "bitácora de envío": apuntado(pk, "wagtail.workflow.start"),
            "correo": Correo.objects.filter(asunto=f"Por revisar: {slug}").exists(),
        }


class Aprobar(Operacion):
    nombre = "publicación"

    def preparar(self):
        autora = personas["autora"][0]
        pagina = crear_noticia(publicada=False, owner=autora)
        pagina.save_revision(user=autora)
        pagina.get_workflow().start(pagina, autora)
        return pagina.pk

    def hacer(self, pk):
        estado = Noticia.objects.get(pk=pk).current_workflow_task_state
        args = [pk, "approve", estado.pk]
        direccion = reverse("wagtailadmin_pages:workflow_action", args=args)
        exigir(personas["directora"][1].post(direccion, {"comment": ""}))

    def rastro(self, pk):
        pagina = Noticia.objects.get(pk=pk)
        return {
            "a la vista": pagina.live,
            "marca": Publicacion.objects.get(pk=pk).visible,
            "versión pública": pagina.live_revision_id == pagina.latest_revision_id,
            "libro": Aprobacion.objects.filter(revision_id=pagina.latest_revision_id).exists(),
            "bitácora": apuntado(pk, "wagtail.publish"),
            "bitácora de aprobación": apuntado(pk, "wagtail.workflow.approve"),
            "número": Folio.objects.filter(publicacion_id=pk).exists(),
            "flujo cerrado": not pagina.workflow_in_progress,
            "dirección": Direccion.objects.filter(pagina_id=pk).exists(),
            "correo": Correo.objects.filter(asunto=f"Publicada: {pagina.title}").exists(),
        }


class Retirar(Operacion):
    nombre = "retiro"

    def preparar(self):
        return crear_noticia().pk

    def hacer(self, pk):
        direccion = reverse("moderacion:retirar", args=[pk])
        exigir(personas["directora"][1].post(direccion, {"motivo": "error"}))

    def rastro(self, pk):
        pagina = Page.objects.get(pk=pk)
        return {
            "oculta": not pagina.live,
            "marca": not Publicacion.objects.get(pk=pk).visible,
            "sin versión pública": pagina.live_revision_id is None,
            "retiro": Retiro.objects.vigentes().filter(pagina_id=pk).exists(),
            "bitácora": apuntado(pk, "pregon.retirar"),
        }


class Numerar(Operacion):
    nombre = "numeración"

    def preparar(self):
        return crear_noticia(publicada=False).pk

    def hacer(self, pk):
        actions.dar_folio(publicacion=Noticia.objects.get(pk=pk))

    def rastro(self, pk):
        return {"número": Folio.objects.filter(publicacion_id=pk).exists()}


OPERACIONES = [Enviar, Aprobar, Retirar, Numerar]
