"""Who may do what, by every door of the admin: literals, which ask nothing of the program.

The first pattern that fits a door and its method decides, with all the lines that repeat that same
pattern: one of them must name the person's role, the page's state and its kind. What no line
grants is forbidden. `modo` says what «may» means: «entra», the door answers; «escribe», something
is written; «publica», besides, what citizens read may change. Forbidden is: nothing is written.
"""

import shutil
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

NADIE = frozenset()
REDACCION, ADMINISTRACION = frozenset({"redacción"}), frozenset({"administración"})
SUPER = frozenset({"superusuario"})
DIRIGEN = frozenset({"dirección", "subdirección", "superusuario"})
ESCRIBEN = DIRIGEN | REDACCION
ADMINISTRAN = ADMINISTRACION | SUPER
DEL_PANEL = ESCRIBEN | ADMINISTRACION
CUALQUIERA = DEL_PANEL | {"enlace", "anónimo"}
DIRECCION = frozenset({"dirección", "subdirección"})  # who has that post: not the superuser
AUTORA = frozenset({"dirección"})  # she wrote the last version of every page of the town
LA_BLOQUEO = frozenset({"subdirección"})
AJENAS = frozenset({"subdirección", "superusuario"})  # who may approve what she wrote

CON_FFMPEG = shutil.which("ffmpeg") is not None  # without it, nothing is cut by anybody

VIVAS = frozenset({"pública", "con cambios", "con cambios en revisión", "restringida", "urgente"})
EN_REVISION = frozenset({"en revisión", "con cambios en revisión"})
PROGRAMADA, BLOQUEADA = frozenset({"programada"}), frozenset({"bloqueada"})
PUBLICADAS = VIVAS | {"retirada"}
SIN_PUBLICAR = frozenset({"borrador", "en revisión", "devuelta", "programada", "bloqueada"})
ESTADOS = VIVAS | SIN_PUBLICAR | {"retirada", ""}
BORRABLES = frozenset({"borrador", "devuelta", "bloqueada"})
EDITABLES = ESTADOS - EN_REVISION - BLOQUEADA - PROGRAMADA
DEVUELTA = frozenset({"devuelta"})
CON_FLUJO = EN_REVISION | DEVUELTA
FECHADAS = frozenset({"noticia", "acto", "galeria", "capsula", "audio"})
HOJAS = FECHADAS | {"informativa"}
INFORMATIVA = frozenset({"informativa"})
PORTADA = frozenset({"portada"})
TIPOS = HOJAS | {"portada", "sección", ""}


@dataclass(frozen=True)
class Regla:
    puerta: str
    quien: frozenset
    metodo: str = "*"
    en: frozenset = ESTADOS
    de: frozenset = TIPOS
    modo: str = "entra"


REGLAS = [
    # The door of the house
    Regla("wagtailadmin_login", CUALQUIERA - {"enlace"}, "GET"),
    Regla("wagtailadmin_login", CUALQUIERA, "POST"),
    Regla("wagtailadmin_logout", DEL_PANEL, "POST", modo="escribe"),
    Regla("wagtailadmin_password_reset", CUALQUIERA),
    Regla("wagtailadmin_password_reset_confirm", CUALQUIERA),
    Regla("wagtailadmin_password_reset_*", CUALQUIERA, "GET"),
    Regla("wagtailadmin_javascript_catalog", CUALQUIERA, "GET"),
    Regla("wagtailadmin_sprite", CUALQUIERA),
    Regla("<test404/>", DEL_PANEL),
    Regla("<*", NADIE),
    Regla("wagtailadmin_error_test", NADIE),
    # What everyone who enters has
    Regla("wagtailadmin_home", DEL_PANEL, "GET"),
    Regla("wagtailadmin_account", DEL_PANEL),
    Regla("wagtailadmin_dismissibles", DEL_PANEL),
    Regla("wagtailadmin_editing_sessions:ping", ESCRIBEN, "POST"),
    Regla("wagtailadmin_editing_sessions:release", DEL_PANEL, "POST"),
    Regla("wagtailadmin_tag_*", DEL_PANEL),
    Regla("wagtailadmin_block_preview", NADIE),
    Regla("wagtail_modeladmin:javascript_catalog", DEL_PANEL, "GET"),
    Regla("wagtailadmin_choose_page*", DEL_PANEL),
    Regla("moderacion:sesion", DEL_PANEL, "GET"),
    Regla("moderacion:menu", DEL_PANEL, "GET"),
    # What somebody was writing is hers: here, the superuser's.
    Regla("moderacion:rescatado", SUPER),
    Regla("segundo_paso", CUALQUIERA - {"anónimo"}),
    # Where the second step is not asked, as here, its screens do not exist or lead to it.
    Regla("mi_segundo_paso", NADIE),
    Regla("codigos_nuevos", DEL_PANEL),
    Regla("otro_telefono", DEL_PANEL),
    Regla("mis_sesiones", DEL_PANEL),
    # The desk
    Regla("moderacion:programa", ESCRIBEN, "GET"),
    Regla("moderacion:bitacora*", DIRIGEN | ADMINISTRAN, "GET"),
    Regla("moderacion:urgencias", DIRIGEN, "GET"),
    Regla("moderacion:nueva", DEL_PANEL),
    Regla("moderacion:seccion", DEL_PANEL),
    Regla("moderacion:lista*", ESCRIBEN, "GET"),
    Regla("moderacion:bandeja", DIRIGEN, "GET"),
    # By GET nothing is decided: one is led to the tray.
    Regla("moderacion:decidir[aprobar]", DEL_PANEL, "GET"),
    Regla("moderacion:decidir[urgente]", DEL_PANEL, "GET"),
    Regla("moderacion:decidir[devolver]", DEL_PANEL, "GET"),
    Regla("moderacion:aprobar-varias", DEL_PANEL, "GET"),
    Regla("moderacion:decidir[aprobar]", AJENAS, "POST", EN_REVISION, modo="publica"),
    Regla("moderacion:decidir[urgente]", AUTORA, "POST", EN_REVISION, modo="publica"),
    Regla("moderacion:decidir[devolver]", DIRIGEN, "POST", EN_REVISION, modo="escribe"),
    Regla("moderacion:aprobar-varias", AJENAS, "POST", EN_REVISION, modo="publica"),
    Regla("moderacion:compartidos", ESCRIBEN, de=HOJAS),
    Regla("moderacion:revocar_borrador", ESCRIBEN, "POST", modo="escribe"),
    Regla("moderacion:*veda*", DIRIGEN | ADMINISTRAN),
    Regla("moderacion:folios", DIRIGEN | ADMINISTRAN, "GET"),
    Regla("moderacion:versiones", ESCRIBEN, "GET", PUBLICADAS | PROGRAMADA),
    Regla("moderacion:retirar", DIRIGEN, "GET", PUBLICADAS, HOJAS),
    Regla("moderacion:retirar", DIRIGEN, "POST", VIVAS, HOJAS, "publica"),
    Regla("moderacion:repasar", AJENAS, "GET", frozenset({"urgente"}), HOJAS),
    Regla("moderacion:repasar", AJENAS, "POST", frozenset({"urgente"}), HOJAS, "escribe"),
    Regla("moderacion:sacar", ESCRIBEN, "GET"),
    Regla("moderacion:sacar", ESCRIBEN, "POST", EN_REVISION, modo="escribe"),
    # hers are those of the town; the house's are nobody's
    Regla("moderacion:tomar", DIRIGEN, "GET", de=HOJAS),
    Regla("moderacion:tomar", DIRIGEN, "POST", de=HOJAS, modo="escribe"),
    Regla("moderacion:duplicar", ESCRIBEN, "GET", de=HOJAS),
    Regla("moderacion:duplicar", ESCRIBEN, "POST", de=HOJAS, modo="escribe"),
    # Pages: to write them
    Regla("wagtailadmin_pages:add[guardar]", ESCRIBEN, "GET"),
    Regla("wagtailadmin_pages:add[guardar]", ESCRIBEN, "POST", modo="escribe"),
    Regla("wagtailadmin_pages:add[*]", ESCRIBEN, "POST", modo="escribe"),
    Regla("wagtailadmin_pages:edit[*]", ESCRIBEN, "GET"),
    Regla("wagtailadmin_pages:edit[*]", ESCRIBEN, "POST", EDITABLES, modo="escribe"),
    Regla("wagtailadmin_pages:edit[*]", DIRIGEN, "POST", EN_REVISION, modo="escribe"),
    Regla("wagtailadmin_pages:edit[*]", LA_BLOQUEO, "POST", BLOQUEADA, modo="escribe"),
    Regla("wagtailadmin_pages:preview_on_add", ESCRIBEN),
    Regla("wagtailadmin_pages:preview_on_edit", ESCRIBEN),
    Regla("wagtailadmin_pages:view_draft", ESCRIBEN),
    Regla("wagtailadmin_pages:choose_parent", DEL_PANEL),
    Regla("wagtailadmin_pages:add_subpage", ESCRIBEN, de=TIPOS - FECHADAS),
    Regla("wagtailadmin_pages:delete", ESCRIBEN, "GET", BORRABLES, HOJAS),
    Regla("wagtailadmin_pages:delete", ESCRIBEN, "POST", BORRABLES, HOJAS, "escribe"),
    Regla("wagtailadmin_pages:unpublish", NADIE),
    Regla("wagtailadmin_pages:convert_alias", NADIE),
    Regla("wagtailadmin_pages:copy", ESCRIBEN),
    Regla("wagtailadmin_pages:move", DIRIGEN, de=HOJAS),
    Regla("wagtailadmin_pages:move_confirm", DEL_PANEL, "GET"),
    Regla("wagtailadmin_pages:move_confirm", DIRIGEN, "POST", de=INFORMATIVA, modo="publica"),
    Regla("wagtailadmin_pages:set_page_position", DIRIGEN, "POST", de=TIPOS - PORTADA),
    Regla("wagtailadmin_pages:set_page_position", SUPER, "POST"),
    Regla("wagtailadmin_pages:set_privacy", DIRIGEN, "GET"),
    Regla("wagtailadmin_pages:set_privacy", DIRIGEN, "POST", modo="escribe"),
    Regla("wagtailadmin_pages:lock", DIRIGEN, "POST"),
    Regla("wagtailadmin_pages:unlock", DIRIGEN, "POST", ESTADOS - EN_REVISION),
    Regla("wagtailadmin_pages:unlock", SUPER, "POST"),
    # Pages: to decide on them (of what was returned, whoever asks is sent on and nothing happens)
    Regla("*:workflow_action[approve]", DEL_PANEL, "GET", DEVUELTA),
    Regla("*:workflow_action[approve]", AJENAS, "GET", EN_REVISION),
    Regla("*:workflow_action[approve]", AJENAS, "POST", EN_REVISION, modo="publica"),
    Regla("*:workflow_action[urgente]", DEL_PANEL, "GET", DEVUELTA),
    Regla("*:workflow_action[urgente]", AUTORA, "GET", EN_REVISION),
    Regla("*:workflow_action[urgente]", AUTORA, "POST", EN_REVISION, modo="publica"),
    Regla("*:workflow_action[reject]", DEL_PANEL, "GET", DEVUELTA),
    Regla("*:workflow_action[reject]", DIRIGEN, "GET", EN_REVISION),
    Regla("*:workflow_action[reject]", DIRIGEN, "POST", EN_REVISION, modo="escribe"),
    Regla("*:collect_workflow_action_data[approve]", AJENAS, en=EN_REVISION),
    Regla("*:collect_workflow_action_data[approve]", DEL_PANEL, en=DEVUELTA),
    Regla("*:collect_workflow_action_data[urgente]", AUTORA, en=EN_REVISION),
    Regla("*:collect_workflow_action_data[urgente]", DEL_PANEL, en=DEVUELTA),
    Regla("*:collect_workflow_action_data[reject]", DIRIGEN, en=EN_REVISION),
    Regla("*:collect_workflow_action_data[reject]", DEL_PANEL, en=DEVUELTA),
    Regla("wagtailadmin_pages:confirm_workflow_cancellation", DEL_PANEL),
    Regla("wagtailadmin_pages:workflow_preview", DIRIGEN, "*", EN_REVISION),
    # Pages: to look at them
    Regla("wagtailadmin_pages:usage", ESCRIBEN, "GET"),
    Regla("wagtailadmin_pages:type_use*", ESCRIBEN, "GET"),
    Regla("wagtailadmin_pages:search*", ESCRIBEN, "GET"),
    Regla("wagtailadmin_pages:revisions_index", DEL_PANEL),
    Regla("wagtailadmin_pages:revisions_view", ESCRIBEN),
    Regla("wagtailadmin_pages:revisions_revert", ESCRIBEN, "GET"),
    Regla("wagtailadmin_pages:revisions_revert", NADIE, "POST", modo="escribe"),
    Regla("wagtailadmin_pages:revisions_unschedule", DIRIGEN, "GET"),
    Regla("wagtailadmin_pages:revisions_unschedule", DIRIGEN, "POST", PROGRAMADA, modo="escribe"),
    Regla("wagtailadmin_pages:revisions_compare", ESCRIBEN, "GET"),
    Regla("wagtailadmin_pages:workflow_history_detail", ESCRIBEN, "GET", CON_FLUJO),
    Regla("wagtailadmin_pages:workflow_history", ESCRIBEN, "GET"),
    Regla("wagtailadmin_pages:history*", ESCRIBEN, "GET"),
    Regla("wagtailadmin_explore*", ESCRIBEN, "GET"),
    # Many pages at once, and the interface of the panel
    Regla("wagtail_bulk_action[page.delete]", DEL_PANEL, "GET"),
    Regla("wagtail_bulk_action[page.delete]", ESCRIBEN, "POST", BORRABLES, HOJAS, "escribe"),
    Regla("wagtail_bulk_action[page.move]", DEL_PANEL, "GET"),
    Regla("wagtail_bulk_action[page.move]", DIRIGEN, "POST", de=INFORMATIVA, modo="publica"),
    Regla("wagtail_bulk_action[page.*]", NADIE, modo="escribe"),
    Regla("wagtail_bulk_action[tema.delete]", DEL_PANEL, "GET"),
    Regla("wagtail_bulk_action[tema.delete]", DIRIGEN | ADMINISTRAN, "POST", modo="escribe"),
    Regla("wagtailadmin_api:pages:action[delete]", ESCRIBEN, "POST", BORRABLES, HOJAS, "escribe"),
    Regla("*:action[move]", DIRIGEN, "POST", de=INFORMATIVA, modo="publica"),
    Regla("wagtailadmin_api:pages:action[*]", NADIE, modo="escribe"),
    Regla("wagtailadmin_api:*:find", NADIE),
    Regla("wagtailadmin_api:pages:detail", ESCRIBEN, "GET"),
    Regla("wagtailadmin_api:*", DEL_PANEL, "GET"),
    # Files
    Regla("wagtailimages:url_generator*", NADIE),
    Regla("wagtail*s:create_multiple_from_uploaded_*", NADIE),
    Regla("wagtail*s:delete_upload_multiple", NADIE),
    Regla("wagtail*s:add_multiple", DEL_PANEL, "GET"),
    Regla("wagtailimages*", DEL_PANEL),
    Regla("wagtaildocs*", DEL_PANEL),
    Regla("wagtailmedia*", DEL_PANEL),
    # Many at once: whoever brings photographs in; pages of them, whoever writes pages
    Regla("lotes:subir", DEL_PANEL),  # by POST, without a file, one is asked for it
    Regla("lotes:lote", DEL_PANEL),
    Regla("lotes:una", DEL_PANEL),
    Regla("lotes:terminar", DEL_PANEL, "POST", modo="escribe"),
    Regla("lotes:describir", DEL_PANEL, "GET"),  # leads to the form of that one
    Regla("lotes:describir", DEL_PANEL, "POST", modo="escribe"),
    Regla("lotes:*", DEL_PANEL, "GET"),
    Regla("carpetas:llevar", ESCRIBEN, "GET"),
    Regla("carpetas:llevar", ESCRIBEN, "POST", modo="escribe"),
    Regla("carpetas:traer", ESCRIBEN),
    Regla("wagtail_bulk_action[imagen.*]", DEL_PANEL, "GET"),
    Regla("wagtail_bulk_action[imagen.*]", DEL_PANEL, "POST", modo="escribe"),
    Regla("wagtail_bulk_action[documento.*]", DEL_PANEL, "GET"),
    Regla("wagtail_bulk_action[documento.*]", DEL_PANEL, "POST", modo="escribe"),
    Regla("wagtailadmin_collections:*", ADMINISTRAN),
    # Consents of minors: their names are of who publishes the photographs
    Regla("consentimientos:index*", ESCRIBEN),
    Regla("consentimientos:inspect", ESCRIBEN, "GET"),
    Regla("consentimientos:documento", ESCRIBEN, "GET"),
    Regla("consentimientos:history*", ESCRIBEN),
    Regla("consentimientos:*", ESCRIBEN, "GET"),
    Regla("consentimientos:*", ESCRIBEN, "POST", modo="escribe"),
    # Registers
    Regla("ayuntamiento_*_delete", ADMINISTRAN),
    Regla("ayuntamiento_*_history", DEL_PANEL),
    Regla("ayuntamiento_sede_modeladmin_edit", DEL_PANEL, "GET"),
    Regla("ayuntamiento_sede_modeladmin_edit", DIRIGEN | ADMINISTRAN, "POST", modo="escribe"),
    Regla("ayuntamiento_sede_*", DEL_PANEL),
    Regla("ayuntamiento_*", DIRIGEN | ADMINISTRAN),
    Regla("wagtailsnippets:index", NADIE),
    Regla("wagtailsnippets_sitio_tema:delete", DIRIGEN | ADMINISTRAN),
    Regla("wagtailsnippetchoosers_sitio_tema:create", DEL_PANEL, "GET"),
    Regla("wagtailsnippet*_sitio_tema:*", DEL_PANEL),
    Regla("wagtailsettings:preview_on_edit", NADIE),
    Regla("wagtailsettings:*", DIRIGEN | ADMINISTRAN),
    # The agenda: the record asked about is proposed, but for what says otherwise
    Regla("agenda:tablero", ESCRIBEN, "GET"),
    Regla("agenda:evidencias", ESCRIBEN, "GET"),
    Regla("grabaciones*", DEL_PANEL, "GET"),
    Regla("registro_de_fotografias*", DEL_PANEL, "GET"),
    Regla("agenda:imprimir*", ESCRIBEN, "GET"),
    Regla("cortar", DEL_PANEL, "GET"),
    Regla("cortar", DEL_PANEL, "POST", modo="escribe" if CON_FFMPEG else "entra"),
    Regla("agenda:dictar", ESCRIBEN),  # by POST, what was understood is shown
    Regla("agenda:importar", ESCRIBEN),
    Regla("agenda:pasar[confirmada]", ESCRIBEN, "GET"),
    Regla("agenda:pasar[confirmada]", ESCRIBEN, "POST", modo="escribe"),
    Regla("agenda:pasar[cancelada]", ESCRIBEN, "GET"),
    Regla("agenda:pasar[cancelada]", ESCRIBEN, "POST", modo="escribe"),
    Regla("agenda:pasar[rechazada]", DIRIGEN, "GET"),
    Regla("agenda:pasar[rechazada]", DIRIGEN, "POST", modo="escribe"),
    Regla("agenda:pasar[*]", NADIE),
    Regla("agenda:pagina", ESCRIBEN, "GET"),
    Regla("agenda:pagina", DIRECCION, "POST", modo="publica"),  # its page says another hour
    Regla("agenda:*", ESCRIBEN, "GET"),
    Regla("agenda:*", ESCRIBEN, "POST", modo="escribe"),
    Regla("boletin-desde-acto", ESCRIBEN, "GET"),
    Regla("boletin-desde-acto", ESCRIBEN, "POST", modo="escribe"),
    Regla("audio-desde-acto", ESCRIBEN, "GET"),
    Regla("audio-desde-acto", ESCRIBEN, "POST", modo="escribe"),
    Regla("compromisos:index*", ESCRIBEN),
    Regla("compromisos:history*", ESCRIBEN),
    Regla("compromisos:usage*", ESCRIBEN),
    Regla("compromisos:*", ESCRIBEN, "GET"),
    Regla("compromisos:*", ESCRIBEN, "POST", modo="escribe"),
    # The buzón: what the departments send is read and answered by who writes
    Regla("solicitudes:index*", ESCRIBEN, "GET"),
    Regla("solicitudes:una", ESCRIBEN, "GET"),
    Regla("solicitudes:*", ESCRIBEN, "GET"),
    Regla("solicitudes:*", ESCRIBEN, "POST", modo="escribe"),
    Regla("correos:reintentar", DIRIGEN | ADMINISTRAN, "GET"),
    Regla("correos:reintentar", DIRIGEN | ADMINISTRAN, "POST", modo="escribe"),
    Regla("correos:*", DIRIGEN | ADMINISTRAN),
    Regla("series:*", DIRIGEN | ADMINISTRAN),
    # What the office asks of the áreas, and the figures of what they send
    Regla("peticiones:nueva", ESCRIBEN, "GET"),
    Regla("peticiones:nueva", ESCRIBEN, "POST", modo="escribe"),
    Regla("peticiones:recordar", ESCRIBEN, "POST", modo="escribe"),
    Regla("peticiones:cerrar", ESCRIBEN, "POST", modo="escribe"),
    Regla("peticiones:*", ESCRIBEN, "GET"),
    Regla("cifras_del_buzon", ESCRIBEN, "GET"),
    Regla("wagtailredirects:process_import", NADIE),
    Regla("wagtailredirects:*", ADMINISTRAN),
    # People and the machine
    Regla("reponer_segundo_paso", ADMINISTRAN),
    Regla("sesiones", ADMINISTRAN),
    Regla("cerrar_cuenta", ADMINISTRAN),
    Regla("reabrir_cuenta", ADMINISTRAN),
    Regla("wagtailusers_users:delete", ADMINISTRAN),  # told to close the account instead
    Regla("wagtailusers_users:*", ADMINISTRAN),
    Regla("wagtailusers_groups:index*", ADMINISTRAN, "GET"),
    Regla("wagtailusers_groups:inspect", ADMINISTRAN, "GET"),
    Regla("wagtailusers_groups:*", SUPER),
    Regla("wagtail_bulk_action[usuario.*]", ADMINISTRAN),
    Regla("wagtailadmin_workflows:task_chooser_create", DEL_PANEL, "GET"),
    Regla("wagtailadmin_workflows:task_cho*", DEL_PANEL),
    Regla("wagtailadmin_workflows:disable_task", SUPER, "GET"),
    Regla("wagtailadmin_workflows:disable_task", NADIE, "POST", modo="escribe"),  # one waits
    Regla("wagtailadmin_workflows:*", SUPER),
    Regla("wagtailadmin_reports:locked_pages*", DIRIGEN, "GET"),
    Regla("wagtailadmin_reports:site_history*", DEL_PANEL, "GET"),
    Regla("wagtailadmin_reports:*", ESCRIBEN, "GET"),
    Regla("wagtailsites:*", SUPER),
    Regla("wagtailforms:index*", ESCRIBEN, "GET"),
    Regla("wagtailforms:*", NADIE),
]


@cache
def reglas_de(clave):
    """The lines of the first pattern that fits."""
    primera = next((r.puerta for r in REGLAS if _es(r, clave)), None)
    return [regla for regla in REGLAS if regla.puerta == primera]


def permite(celda):
    """The line that grants it, if one does."""
    for regla in reglas_de(celda.puerta.clave):
        donde = celda.estado in regla.en and celda.tipo in regla.de
        if donde and celda.rol in regla.quien and regla.metodo in {"*", celda.metodo}:
            return regla
    return None


def modo(celda):
    """What «may» means at that door."""
    suyas = reglas_de(celda.puerta.clave)
    return next((r.modo for r in suyas if r.metodo in {"*", celda.metodo}), "entra")


def _es(regla, clave):
    return fnmatchcase(clave, regla.puerta.replace("[", "[[]"))  # brackets are of a door's name
