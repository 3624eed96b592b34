"""Who may do what to which page: one table, of literals, tried on every kind of page.

Each cell is an effect that is looked for in the database after the admin's own form was sent,
not a status code. Nothing of the table comes from the program.
"""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import rich_text

from tests import fabricas
from tests.fabricas import CLAVE, crear_usuario

ROLES = ("anónimo", "Enlace", "Redacción", "Dirección", "Administración", "superusuario")
TIPOS = ("noticia", "acto", "galeria", "capsula", "audio", "informativa")
NADIE = set()
ESCRIBEN = {"Redacción", "Dirección", "superusuario"}
APRUEBAN = {"Dirección", "superusuario"}

TABLA = {
    "crear": ESCRIBEN,
    "corregir un borrador": ESCRIBEN,
    "corregir lo publicado, como borrador": ESCRIBEN,
    "enviar a revisión": ESCRIBEN,
    "sacar de revisión": ESCRIBEN,
    "duplicar": ESCRIBEN,
    "publicar con el formulario": NADIE,
    "publicar al crear": NADIE,
    "aprobar": APRUEBAN,
    "devolver": APRUEBAN,
    "retirar": APRUEBAN,
    "despublicar por la puerta del framework": NADIE,
    "restringir": APRUEBAN,
    "borrar un borrador": ESCRIBEN,
    "borrar lo publicado": NADIE,
}


class Persona:
    """Someone of a role, with the doors of the admin, before a page of a kind."""

    def __init__(self, client, rol, tipo):
        self.client, self.tipo = client, tipo
        if rol == "superusuario":
            usuario = crear_usuario(is_superuser=True)
        elif rol != "anónimo":
            usuario = crear_usuario(rol)
        if rol != "anónimo":
            client.login(username=usuario.username, password=CLAVE)
        self.hacer = getattr(fabricas, f"crear_{tipo}")

    def borrador(self):
        return self.hacer(publicada=False)

    def publicada(self):
        return self.hacer()

    def en_revision(self):
        pagina = self.borrador()
        pagina.get_workflow().start(pagina, crear_usuario("Redacción"))
        return pagina

    def url(self, nombre, *args):
        return reverse(f"wagtailadmin_pages:{nombre}", args=args)

    def enviar(self, url, **datos):
        """The form as the admin paints it, with those changes, sent."""
        self.client.post(url, {**self.forma(url), **datos})

    def forma(self, url):
        respuesta = self.client.get(url)
        sopa = BeautifulSoup(respuesta.content, "html.parser")
        datos = {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "sumarios-count": 0}
        datos |= {"cuerpo-count": 1, "cuerpo-0-type": "texto", "cuerpo-0-order": 0}
        datos |= {"cuerpo-0-deleted": "", "cuerpo-0-value": rich_text("<p>Texto.</p>")}
        for campo in sopa.select("input[name], textarea[name], select[name]"):
            if "__prefix__" in campo["name"] or campo.get("type") in {"submit", "checkbox"}:
                continue
            if campo.name == "select":
                elegida = campo.select_one("option[selected]")
                datos[campo["name"]] = elegida["value"] if elegida else ""
            else:
                datos[campo["name"]] = campo.get("value") or campo.text.strip()
        return {nombre: valor for nombre, valor in datos.items() if valor is not None}

    def agregar(self, **datos):
        app, modelo = type(self.borrador())._meta.label_lower.split(".")
        padre = self.borrador().get_parent()
        antes = set(Page.objects.values_list("pk", flat=True))
        base = {"title": "Nueva", "slug": "", "resumen": "R", "inicio": "2026-12-01 10:00"}
        self.enviar(self.url("add", app, modelo, padre.pk), **{**base, **datos})
        return Page.objects.exclude(pk__in=antes)

    def decidir(self, accion, comment):
        pagina = self.en_revision()
        tarea = pagina.current_workflow_task_state
        url = self.url("workflow_action", pagina.pk, accion, tarea.pk)
        self.client.post(url, {"comment": comment, "next": "/admin/"})
        pagina.refresh_from_db()
        return pagina


def titulo_de_la_ultima(pagina):
    return json.loads(json.dumps(Page.objects.get(pk=pagina.pk).latest_revision.content))["title"]


def viva(pagina):
    return Page.objects.get(pk=pagina.pk).live


def crear(quien):
    return quien.agregar().exists()


def corregir_borrador(quien):
    pagina = quien.borrador()
    quien.enviar(quien.url("edit", pagina.pk), title="Corregida")
    return titulo_de_la_ultima(pagina) == "Corregida"


def corregir_publicada(quien):
    pagina = quien.publicada()
    quien.enviar(quien.url("edit", pagina.pk), title="Corregida")
    assert Page.objects.get(pk=pagina.pk).title == pagina.title, "what is public stays"
    return titulo_de_la_ultima(pagina) == "Corregida"


def enviar_a_revision(quien):
    pagina = quien.borrador()
    quien.enviar(quien.url("edit", pagina.pk), **{"action-submit": "1"})
    return pagina.workflow_in_progress


def sacar_de_revision(quien):
    pagina = quien.en_revision()
    quien.client.post(reverse("moderacion:sacar", args=[pagina.pk]))
    return not pagina.workflow_in_progress


def duplicar(quien):
    pagina = quien.publicada()
    antes = Page.objects.count()
    quien.client.post(reverse("moderacion:duplicar", args=[pagina.pk]))
    return Page.objects.count() == antes + 1


def publicar_con_el_formulario(quien):
    pagina = quien.borrador()
    quien.enviar(quien.url("edit", pagina.pk), **{"action-publish": "1"})
    return viva(pagina)


def publicar_al_crear(quien):
    return quien.agregar(**{"action-publish": "1"}).live().exists()


def retirar(quien):
    pagina = quien.publicada()
    quien.client.post(reverse("moderacion:retirar", args=[pagina.pk]), {"motivo": "error"})
    return not viva(pagina)


def despublicar(quien):
    pagina = quien.publicada()
    quien.client.post(quien.url("unpublish", pagina.pk))
    return not viva(pagina)


def restringir(quien):
    pagina = quien.publicada()
    quien.client.post(
        quien.url("set_privacy", pagina.pk), {"restriction_type": "login", "motivo": "Se revisa."}
    )
    return PageViewRestriction.objects.filter(page_id=pagina.pk).exists()


def borrar(quien, pagina):
    quien.client.post(quien.url("delete", pagina.pk))
    return not Page.objects.filter(pk=pagina.pk).exists()


ACCIONES = {
    "crear": crear,
    "corregir un borrador": corregir_borrador,
    "corregir lo publicado, como borrador": corregir_publicada,
    "enviar a revisión": enviar_a_revision,
    "sacar de revisión": sacar_de_revision,
    "duplicar": duplicar,
    "publicar con el formulario": publicar_con_el_formulario,
    "publicar al crear": publicar_al_crear,
    "aprobar": lambda quien: viva(quien.decidir("approve", "")),
    "devolver": lambda quien: (
        quien.decidir("reject", "Falta un dato").current_workflow_state.status == "needs_changes"
    ),
    "retirar": retirar,
    "despublicar por la puerta del framework": despublicar,
    "restringir": restringir,
    "borrar un borrador": lambda quien: borrar(quien, quien.borrador()),
    "borrar lo publicado": lambda quien: borrar(quien, quien.publicada()),
}


@pytest.mark.muestra(8)
@pytest.mark.parametrize("tipo", TIPOS)
@pytest.mark.parametrize("rol", ROLES)
def test_each_role_does_to_each_page_what_the_table_says(portada, client, rol, tipo):
    quien = Persona(client, rol, tipo)
    hecho = {accion: bool(hacer(quien)) for accion, hacer in ACCIONES.items()}
    assert hecho == {accion: rol in quienes for accion, quienes in TABLA.items()}
