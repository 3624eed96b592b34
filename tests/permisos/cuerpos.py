"""What is posted to each door: enough for it to take effect, where who asks may."""

import json
from fnmatch import fnmatch
from urllib.parse import urlencode

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text

from agenda_publica.caras import por_llevar, sello
from tests.moderacion.admin import leido
from tests.permisos.rutas import EN_EL_CUERPO, estado_de_tarea

FORMA = "application/x-www-form-urlencoded"
HIJOS = ("sesiones", "presentes", "coberturas")
CUENTAS = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
# First that matches. A value that is a name of `Pueblo.cosas` between braces becomes its key;
# between brackets, what its form carries when it is opened. Bytes are a file that is sent.
CUERPOS = [
    ("wagtailadmin_pages:set_privacy", {"restriction_type": "login", "motivo": "Se revisa."}),
    ("wagtailadmin_pages:workflow_action*", {"comment": "Falta un dato."}),
    ("wagtailadmin_pages:collect_workflow_action_data*", {"comment": "Falta un dato."}),
    ("wagtailadmin_choose_page_external_link", {"external-link-chooser-url": "https://a.mx/"}),
    (
        "wagtailsettings:edit",
        {"telefonos-count": 0, "redes-count": 0, "legales-count": 0, "leido": "[ajustes]"},
    ),
    (
        "cortar",
        {"titulo": "Corte", "desde": "0:01.0", "hasta": "0:05.0", "entra": "0.3", "sale": "0.3"},
    ),
    ("moderacion:retirar", {"motivo": "error"}),
    ("moderacion:repasar", {"nota": "Bien."}),
    ("wagtail_bulk_action[page.move]", {"chooser": "{destino}"}),
    ("wagtail_bulk_action[usuario.assign_role]", {"role": "{grupo}"}),
    ("wagtail_bulk_action[usuario.set_active_state]", {"mark_as_active": ""}),
    ("wagtail_bulk_action[*.add_tags]", {"tags": "agua"}),
    ("wagtail_bulk_action[*.add_to_collection]", {"collection": "{colección}"}),
    ("wagtail_bulk_action[imagen.editar_varias]", {"credito": "Ana Ruiz"}),
    ("wagtail_bulk_action*", {"include_descendants": ""}),
    ("ayuntamiento_area_modeladmin_create", {"nombre": "Nueva", "slug": "nueva", "activa": "on"}),
    (
        "ayuntamiento_area_modeladmin_edit",
        {"nombre": "Otra", "slug": "otra", "activa": "on", "leido": "[área]"},
    ),
    (
        "ayuntamiento_funcionario_modeladmin_*",
        {"nombre": "N", "slug": "n", "cargo": "Regidora", "leido": "[funcionario]"},
    ),
    ("ayuntamiento_sede_modeladmin_*", {"nombre": "Nueva", "leido": "[sede]"}),
    ("wagtailsnippets_sitio_tema:add", {"name": "Salud", "slug": "salud"}),
    (
        "wagtailsnippets_sitio_tema:edit",
        {"name": "Salud", "slug": "salud", "leido": "[tema]"},
    ),
    ("wagtailsnippetchoosers_sitio_tema:create", {"name": "Salud", "slug": "salud"}),
    (
        "wagtailadmin_collections:*",
        {"name": "Nueva", "parent": "{colección raíz}", "leido": "[colección]"},
    ),
    (
        "wagtailredirects:*",
        {
            "old_path": "/otra",
            "redirect_link": "https://fin.example.org/",
            "is_permanent": "on",
            "leido": "[redirección]",
        },
    ),
    (
        "consentimientos:add",
        {
            "de_quien": "Una niña",
            "lo_da": "Su madre",
            "dado_el": "2026-11-03",
            "documento": b"%PDF-1.4",
            "fotos-TOTAL_FORMS": 1,
            "fotos-INITIAL_FORMS": 0,
            "fotos-0-imagen": "{imagen}",
        },
    ),
    (
        "consentimientos:edit",
        {
            "de_quien": "Otra niña",
            "lo_da": "Su madre",
            "dado_el": "2026-11-03",
            "fotos-TOTAL_FORMS": 1,
            "fotos-INITIAL_FORMS": 0,
            "fotos-0-imagen": "{imagen}",
            "leido": "[consentimiento]",
        },
    ),
    ("consentimientos:retirar", {"motivo": "Lo pidieron."}),
    ("lotes:describir", {"description": "Una plaza con gente.", "leido": "[imagen]"}),
    ("carpetas:llevar", {"titulo": "Lentes"}),
    (
        "peticiones:nueva",
        {"pregunta": "¿Qué hay?", "clase": "acto", "limite": "2099-12-31", "areas": "{área}"},
    ),
    ("agenda:lote", {"compromiso": "{acto confirmado}", "seguro": "{acto confirmado}"}),
    ("agenda:pasar*", {"motivo": "Lluvia."}),
    ("agenda:hacer-publico", {"titulo": "Acto", "resumen": "De qué va.", "modalidad": "otro"}),
    ("agenda:pagina", {"leido": "[lo que se lee de acto público]"}),
    ("agenda:mover", {"original": "2026-12-01 10:00", "dia": "2026-12-02", "hora": "09:00"}),
    ("agenda:prioridad", {"prioridad": "A"}),
    ("solicitudes:asignar", {"a": "{usuario}"}),
    ("solicitudes:unir", {"con": "{otra solicitud}"}),
    ("solicitudes:*", {"texto": "Falta la hora."}),
    (
        "compromisos:*",
        {
            "titulo": "Otro",
            "inicio": "2026-12-01 10:00",
            "prioridad": "B",
            **{f"{hijos}-{cuenta}": 0 for hijos in HIJOS for cuenta in CUENTAS},
            "leido": "[acto propuesto]",
        },
    ),
    (
        "wagtailusers_users:edit",
        {
            "username": "otra",
            "email": "otra@example.org",
            "first_name": "O",
            "last_name": "P",
            "leido": "[usuario]",
        },
    ),
]
API = {
    "copy": {"destination_page_id": "{destino}", "slug": "otra"},
    "create_alias": {"destination_page_id": "{destino}", "update_slug": "otra"},
    "move": {"destination_page_id": "{destino}"},
    "copy_for_translation": {"locale": "es-mx"},
    "revert_to_page_revision": {"revision_id": 0},
}

# What a new page of each kind must have to be sent, beside what its form brings.
NUEVAS = {
    "acto": {"inicio": "2026-12-01 10:00", "sede": "{sede}"},
    "audio": {"grabacion": "{grabación}", "habla": "María Elena Robles"},
    "capsula": {"duracion": "60", "enlace": "https://youtu.be/SanJacinto-"},
    "galeria": {
        "fotos-TOTAL_FORMS": 1,
        "fotos-0-id": "",
        "fotos-0-imagen": "{imagen}",
        "fotos-0-ORDER": 1,
        "fotos-0-DELETE": "",
    },
}


class Formas:
    """Bodies of requests; those of page forms are read once from the form as it is painted."""

    def __init__(self, pueblo, superusuario):
        self.pueblo, self.superusuario, self.leidas = pueblo, superusuario, {}

    def de(self, celda):
        if celda.puerta.nombre == "wagtailadmin_api:pages:action":
            datos = self._con_claves(API.get(celda.puerta.verbo, {}))
            return {"data": json.dumps(datos), "content_type": "application/json"}
        if celda.puerta.nombre in {"wagtailadmin_pages:edit", "wagtailadmin_pages:add"}:
            datos = self._de_pagina(celda)
        elif celda.puerta.nombre in EN_EL_CUERPO:
            datos = self._de_la_bandeja(celda)
        else:
            datos = self._con_claves(_cuerpo(celda.puerta.clave))
        if any(isinstance(valor, bytes) for valor in datos.values()):
            partes = {c: _archivo(v) for c, v in datos.items()}
            return {
                "data": encode_multipart(BOUNDARY, partes),
                "content_type": MULTIPART_CONTENT,
            }
        return {"data": urlencode(datos, doseq=True), "content_type": FORMA}

    def _de_la_bandeja(self, celda):
        pagina = self.pueblo.paginas[celda.tipo, celda.estado]
        ultima = Page.objects.values_list("latest_revision_id", flat=True).get(pk=pagina.pk)
        sena = f"{estado_de_tarea(pagina)}-{ultima}"
        decision = {"sena": sena, "accion": celda.puerta.verbo, "nota": "Falta un dato."}
        return decision | {"senas": sena}

    def _con_claves(self, datos):
        return {c: self._clave(v) if isinstance(v, str) else v for c, v in datos.items()}

    def _clave(self, valor):
        nombre = valor.strip("{}[]")
        if valor.startswith("[lo que se lee de "):
            de_que = nombre.removeprefix("lo que se lee de ")
            return sello(por_llevar(self.pueblo.cosas[de_que]))
        if valor.startswith("["):
            return leido(self.pueblo.cosas[nombre])["leido"]
        return self.pueblo.cosas[nombre].pk if valor.startswith("{") else valor

    def _de_pagina(self, celda):
        cual = celda.puerta.nombre, celda.tipo, celda.estado
        if cual not in self.leidas:
            self.leidas[cual] = self._leer(celda)
        boton = {"guardar": {}, "enviar": {"action-submit": "1"}}
        return self.leidas[cual] | boton.get(celda.puerta.verbo, {"action-publish": "1"})

    def _leer(self, celda):
        pagina = self.pueblo.paginas[celda.tipo, celda.estado or "pública"]
        if celda.puerta.nombre == "wagtailadmin_pages:edit":
            camino = reverse("wagtailadmin_pages:edit", args=[pagina.pk])
        else:
            opciones = pagina._meta
            donde = [opciones.app_label, opciones.model_name, pagina.get_parent().pk]
            camino = reverse("wagtailadmin_pages:add", args=donde)
        html = self.superusuario.get(camino, headers={"x-pintar": "si"}).content
        nuevos = {"title": "Otro título", "slug": "otro-titulo", "resumen": "Resumen."}
        nuevos |= {"alcance": "menor", "fe_de_erratas": ""}
        if "slug" in (leida := leer_forma(html)) and pagina.live:
            nuevos["slug"] = leida["slug"] or "otro-titulo"
        area = {"area": self.pueblo.cosas["área"].pk} if "area" in leida else {}
        suyos = (
            NUEVAS.get(celda.tipo, {}) if celda.puerta.nombre == "wagtailadmin_pages:add" else {}
        )
        return leida | area | nuevos | self._con_claves(suyos)


def leer_forma(html):
    """The fields of a form with what they hold, as a browser would send them."""
    datos = {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "sumarios-count": 0}
    datos |= {"cuerpo-count": 1, "cuerpo-0-type": "texto", "cuerpo-0-order": 0}
    datos |= {"cuerpo-0-deleted": "", "cuerpo-0-value": rich_text("<p>Texto.</p>")}
    for campo in BeautifulSoup(html, "html.parser").select("input[name], textarea, select"):
        if "__prefix__" in campo.get("name", "__prefix__"):
            continue
        if campo.get("type") in {"submit", "checkbox", "radio"}:
            continue
        if campo.name == "select":
            elegida = campo.select_one("option[selected]")
            datos[campo["name"]] = elegida.get("value", "") if elegida else ""
        else:
            datos[campo["name"]] = campo.get("value") or campo.text.strip()
    return datos


def _archivo(valor):
    return SimpleUploadedFile("papel.pdf", valor) if isinstance(valor, bytes) else valor


def _cuerpo(clave):
    return next((dict(c) for patron, c in CUERPOS if fnmatch(clave, _literal(patron))), {})


def _literal(patron):
    """Brackets are part of a door's name, not a glob's class."""
    return patron.replace("[", "[[]")
