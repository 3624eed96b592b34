"""Every cell that can be asked: the program's own URLconf, filled with what the town has."""

import itertools
import re
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page

from agenda_publica.models import Estado
from buzon.models import Uso
from moderacion.listas import listas
from tests.permisos.valores import COSAS, LITERALES

DE_PAGINA = {"page_id", "parent_page_id", "page_pk", "page_to_move_id"}
DE_TIPO = {"content_type_app_name", "modelo"}
POR_TIPO = {"wagtailadmin_pages:choose_parent"}
# Doors that say which page, and what is done with it, in what is posted.
EN_EL_CUERPO = {
    "moderacion:decidir": ("aprobar", "devolver", "urgente"),
    "moderacion:aprobar-varias": ("",),
}
# Doors whose address says, in a word, what is asked.
EN_EL_CAMINO = {
    "moderacion:lista": ("clave", [lista.clave for lista in listas()]),
    "agenda:pasar": ("a", Estado.values),
    "solicitudes:usar": ("tipo", Uso.Tipo.values),
    "solicitudes:deshacer": ("tipo", Uso.Tipo.values),
}
CON_PK_DE_PAGINA = ("wagtailadmin_api:pages:*", "wagtailadmin_pages:*", "moderacion:*")

PERO_NO = ("moderacion:*veda", "moderacion:revocar_borrador", "moderacion:rescatado")

FALTA_VALOR = (
    "No se sabe qué va en «{}» de la ruta {}: agregue a tests/permisos/valores.py, en COSAS o en "
    'LITERALES, la línea "{}": …'
)


@dataclass(frozen=True)
class Puerta:
    """A named route of the admin, and the verb that its address carries, if it does."""

    nombre: str
    verbo: str
    params: tuple
    ruta: object
    fijos: tuple = ()

    @property
    def clave(self):
        return f"{self.nombre}[{self.verbo}]" if self.verbo else self.nombre

    @property
    def casos(self):
        """By what its cells differ: pages in their states, kinds of page, or nothing."""
        if set(self.params) & DE_TIPO or self.nombre in POR_TIPO:
            return "tipo"
        de_pk = any(fnmatch(self.nombre, patron) for patron in CON_PK_DE_PAGINA)
        de_pk = de_pk and not any(fnmatch(self.nombre, patron) for patron in PERO_NO)
        if set(self.params) & DE_PAGINA or ("pk" in self.params and de_pk) or self.de_bulto:
            return "página"
        return "pagina_de_edicion" if "object_id" in self.params else "cosa"

    @property
    def de_bulto(self):
        de_paginas = dict(self.fijos).get("model_name") == "page"
        return de_paginas or self.nombre in EN_EL_CUERPO


def rutas():
    """Each (name, pattern) below /admin/, once; nameless ones by their pattern."""
    vistas = {}
    for ruta, espacio, patrones in _andar(get_resolver(), (), ()):
        texto = "".join(str(p) for p in patrones)
        if not texto.startswith("admin/"):
            continue
        nombre = ":".join([*espacio, ruta.name or f"<{texto.removeprefix('admin/')}>"])
        params = tuple(_params(patrones))
        vistas.setdefault((nombre, params), patrones)
    return vistas


def _andar(nodo, espacio, patrones):
    for hijo in nodo.url_patterns:
        hasta = (*patrones, hijo.pattern)
        if isinstance(hijo, URLPattern):
            yield hijo, espacio, hasta
        else:
            dentro = (*espacio, hijo.namespace) if hijo.namespace else espacio
            yield from _andar(hijo, dentro, hasta)


def _params(patrones):
    for patron in patrones:
        if isinstance(patron, RoutePattern):
            yield from patron.converters
        elif isinstance(patron, RegexPattern):
            yield from patron.regex.groupindex


@cache
def puertas():
    """The routes, once for each verb that their address may carry."""
    return [
        Puerta(nombre, verbo, params, ruta, tuple(fijos.items()))
        for (nombre, params), ruta in rutas().items()
        for verbo, fijos in _verbos(nombre)
    ]


def _verbos(nombre):
    if nombre == "wagtail_bulk_action":
        return [*_de_bulto()]
    if nombre == "wagtailadmin_api:pages:action":
        return [(accion, {"action_name": accion}) for accion in PagesAdminAPIViewSet.actions]
    if nombre.endswith(("workflow_action", "collect_workflow_action_data")):
        return [(accion, {"action_name": accion}) for accion in ("approve", "reject", "urgente")]
    if nombre in EN_EL_CAMINO:
        param, verbos = EN_EL_CAMINO[nombre]
        return [(verbo, {param: verbo}) for verbo in verbos]
    if nombre in {"wagtailadmin_pages:edit", "wagtailadmin_pages:add"}:
        return [(verbo, {}) for verbo in ("guardar", "enviar", "publicar")]
    return [(verbo, {}) for verbo in EN_EL_CUERPO.get(nombre, ("",))]


def _de_bulto():
    bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")
    for app, modelos in bulk_action_registry.actions.items():
        for modelo, acciones in modelos.items():
            for accion in acciones:
                fijos = {"app_label": app, "model_name": modelo, "action": accion}
                yield f"{modelo}.{accion}", fijos


@dataclass(frozen=True)
class Celda:
    """One question: may this role do this here? `pk` is the page's, if it is about one."""

    puerta: Puerta
    metodo: str
    rol: str
    tipo: str = ""
    estado: str = ""

    def __str__(self):
        donde = f" · {self.tipo} {self.estado}".rstrip() if self.tipo else ""
        return f"{self.rol} · {self.metodo} {self.puerta.clave}{donde}"


def celdas(pueblo, roles, patrones=("*",)):
    """All of them, or those of the doors that fit some pattern, in a fixed order."""
    for puerta in puertas():
        if not any(fnmatch(puerta.clave, patron) for patron in patrones):
            continue
        for tipo, estado in lugares(puerta, pueblo):
            for metodo, rol in itertools.product(("GET", "POST"), roles):
                if metodo == "GET" and puerta.verbo in {"enviar", "publicar"}:
                    continue
                yield Celda(puerta, metodo, rol, tipo, estado)


def lugares(puerta, pueblo):
    if puerta.casos in {"página", "pagina_de_edicion"}:
        return list(pueblo.paginas)
    if puerta.casos == "tipo":
        return [
            (tipo, "") for tipo in ("noticia", "acto", "galeria", "capsula", "audio", "informativa")
        ]
    return [("", "")]


def direccion(celda, pueblo):
    """The address of a cell, with its query string."""
    pagina = pueblo.paginas.get((celda.tipo, celda.estado or "pública"))
    fijos = dict(celda.puerta.fijos)
    valores = {p: _valor(celda, p, pagina, pueblo, fijos) for p in celda.puerta.params}
    camino = "/" + "".join(_escribir(patron, valores) for patron in celda.puerta.ruta)
    return camino + _consulta(celda, pagina, pueblo)


def _valor(celda, param, pagina, pueblo, fijos):
    clave = f"{celda.puerta.nombre}:{param}"
    if param in fijos:
        return fijos[param]
    if clave in PROPIAS:
        return PROPIAS[clave](pagina)
    de_pagina = _de_pagina(celda.puerta, param, pagina, pueblo)
    return _de_lista(celda.puerta.nombre, clave, pueblo) if de_pagina is None else de_pagina


def _de_pagina(puerta, param, pagina, pueblo):
    """What of the page goes there, if the door is about one and it does."""
    if puerta.casos == "cosa":
        return None
    if puerta.casos == "tipo":
        return TIPO[param](pagina) if param in TIPO else None
    return PAGINA[param](pagina, pueblo) if param in PAGINA else None


def _de_lista(nombre, clave, pueblo):
    for patron, valor in LITERALES.items():
        if fnmatch(clave, patron):
            return valor
    for patron, cosa in COSAS.items():
        if fnmatch(clave, patron):
            return pueblo.cosas[cosa].pk
    raise LookupError(FALTA_VALOR.format(clave.rpartition(":")[2], nombre, clave))


TIPO = {
    "content_type_app_name": lambda p: p._meta.app_label,
    "content_type_model_name": lambda p: p._meta.model_name,
    "app_label": lambda p: p._meta.app_label,
    "model_name": lambda p: p._meta.model_name,
    "app": lambda p: p._meta.app_label,
    "modelo": lambda p: p._meta.model_name,
    "parent_page_id": lambda p: p.get_parent().pk,
}
PAGINA = {
    **{param: lambda p, _: p.pk for param in (*DE_PAGINA, "object_id", "pk")},
    "destination_id": lambda p, pueblo: pueblo.cosas["destino"].pk,
    "revision_id": lambda p, _: Page.objects.get(pk=p.pk).latest_revision_id or 0,
    "task_state_id": lambda p, _: estado_de_tarea(p),
    "workflow_state_id": lambda p, _: getattr(p.workflow_states.last(), "pk", 0),
}
# `pk` of a route of ours that is not a page's.
PROPIAS = {
    "moderacion:repasar:pk": lambda p: getattr(p.aprobaciones.last(), "pk", 0) if p else 0,
}


def estado_de_tarea(pagina):
    flujo = pagina.workflow_states.last()
    return flujo.current_task_state_id or 0 if flujo else 0


def _escribir(patron, valores):
    """A pattern with its parameters written in."""
    if isinstance(patron, RoutePattern):
        return re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", lambda m: str(valores[m[1]]), str(patron))
    texto = re.sub(
        r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", lambda m: str(valores[m[1]]), str(patron)
    )
    return texto.strip("^$").replace(".*", "no-existe").replace("\\", "")


def _consulta(celda, pagina, pueblo):
    if celda.puerta.nombre == "wagtail_bulk_action":
        return f"?id={pagina.pk if celda.puerta.de_bulto else _de_bulto_pk(celda, pueblo)}"
    if celda.puerta.nombre == "wagtailadmin_pages:set_page_position":
        return "?position=0"
    if celda.puerta.nombre.endswith("chosen_multiple"):
        return f"?id={_elegida(celda, pagina, pueblo)}"
    return ""


def _de_bulto_pk(celda, pueblo):
    nombres = {"imagen": "imagen", "documento": "documento", "usuario": "usuario", "tema": "tema"}
    return pueblo.cosas[nombres[dict(celda.puerta.fijos)["model_name"]]].pk


def _elegida(celda, pagina, pueblo):
    de = {"wagtaildocs": "documento", "wagtailimages": "imagen", "wagtailsnippet": "tema"}
    for prefijo, nombre in de.items():
        if celda.puerta.nombre.startswith(prefijo):
            return pueblo.cosas[nombre].pk
    return pueblo.paginas["noticia", "pública"].pk
