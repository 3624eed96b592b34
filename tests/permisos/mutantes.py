"""Every permission of the program, each flipped by itself."""

import inspect
from contextlib import contextmanager

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from moderacion import permissions, roles

PAPELES = {
    "Redacción": {"redacción"},
    "Dirección": {"dirección", "subdirección"},
    "Administración": {"administración"},
    "Enlace": {"enlace"},
}
# Doors where a flipped predicate is seen soonest; without a line, those of pages and of the desk.
DONDE = {
    "es_de_direccion": ["*workflow_action*", "moderacion:retirar", "moderacion:lista*"],
    "esta_en_direccion": ["agenda:pagina"],
    "puede_publicar": ["moderacion:re*", "wagtailadmin_pages:set_privacy", "*workflow_action*"],
    "puede_aprobar": ["*workflow_action[[]approve]"],
    "puede_urgir": ["*workflow_action[[]urgente]"],
    "puede_repasar": ["moderacion:repasar"],
    "puede_ver_los_correos": ["correos:*"],
    "puede_volver_a_intentar": ["correos:*"],
    "puede_vedar": ["moderacion:*veda*"],
    "puede_compartir": ["moderacion:compartidos", "moderacion:revocar_borrador"],
    "puede_cambiar_lo_que_se_ve": ["ayuntamiento_sede*", "wagtailimages:*", "wagtaildocs:*"],
    "_es_autor": ["*workflow_action*"],
    "puede_proponer": ["moderacion:lista*", "moderacion:sacar"],
    "puede_sacar_de_revision": ["moderacion:sacar"],
    "puede_tomar": ["moderacion:tomar"],
    "_puede_escribir": ["moderacion:tomar", "moderacion:sacar"],
    "can_publish": ["wagtailadmin_pages:edit[[]publicar]", "*[[]publish]"],
    "can_publish_subpage": ["wagtailadmin_pages:add[[]publicar]"],
    "can_unpublish": ["*unpublish*"],
    "can_unschedule": ["wagtailadmin_pages:revisions_unschedule"],
    "can_set_view_restrictions": ["wagtailadmin_pages:set_privacy"],
    "can_reorder_children": ["wagtailadmin_pages:set_page_position"],
    "can_move": ["wagtailadmin_pages:move*"],
    "can_move_to": ["wagtailadmin_pages:move_confirm", "*[[]move]"],
    "can_delete": ["wagtailadmin_pages:delete", "*delete]"],
    "can_retirar": ["moderacion:retirar"],
    "es_de_la_casa": ["moderacion:retirar", "wagtailadmin_pages:move*"],
}
DE_PAGINAS = ["wagtailadmin_pages:*", "moderacion:*"]
NO_DECIDEN = {"_grupos", "de_direccion"}  # they say which groups, and who: not yes or no
DE_MODELO = {
    "page": DE_PAGINAS,
    "image": ["wagtailimages*", "lotes:*"],
    "document": ["wagtaildocs*"],
    "media": ["wagtailmedia*", "cortar"],
    "tema": ["wagtailsnippets_sitio_tema*", "wagtailsnippetchoosers*"],
    "area": ["ayuntamiento_area*"],
    "funcionario": ["ayuntamiento_funcionario*"],
    "sede": ["ayuntamiento_sede*"],
    "ajustes": ["wagtailsettings:edit"],
    "correo": ["correos:*"],
    "aprobacion": ["*workflow_action[[]urgente]"],
    "usuario": ["wagtailusers_users*", "wagtail_bulk_action[[]usuario*"],
    "group": ["wagtailusers_groups*"],
    "collection": ["wagtailadmin_collections*"],
    "redirect": ["wagtailredirects*"],
    "veda": ["moderacion:*veda*"],
    "compromiso": ["compromisos:*"],
    "serie": ["series:*"],
    "folio": ["moderacion:folios"],
    "consentimiento": ["consentimientos:*"],
}

# Words in the names of the doors where each action is asked for.
DE_ACCION = {
    "add": (":add", "create", "upload", "importar", "lote", "copy"),
    "change": (":edit", "move", "cortar"),
    "view": (":inspect", ":index", ":history", "usage"),
    "delete": ("delete",),
    "bulk_delete": ("delete",),
    "choose": ("choose",),
    "lock": (":lock",),
    "unlock": (":unlock",),
}


def predicados():
    """(name, where it lives) of each: functions of the module and methods of the tester."""
    for donde in (permissions, permissions.PermisosDePagina):
        for nombre, cosa in vars(donde).items():
            es_suya = inspect.isfunction(cosa) and cosa.__module__ == permissions.__name__
            if es_suya and nombre not in NO_DECIDEN:
                yield nombre, donde


@contextmanager
def volteado(nombre, donde, respuesta):
    """That predicate always answers the same, for everyone who already imported it."""
    funcion = vars(donde)[nombre]
    si, no = (lambda *args, **kwargs: True), (lambda *args, **kwargs: False)
    if inspect.isclass(donde):
        setattr(donde, nombre, si if respuesta else no)
    else:
        antes, funcion.__code__ = funcion.__code__, (si if respuesta else no).__code__
    try:
        yield
    finally:
        if inspect.isclass(donde):
            setattr(donde, nombre, funcion)
        else:
            funcion.__code__ = antes


@contextmanager
def puesto(*mutante):
    """With that permission flipped, and as it was afterwards."""
    if mutante[0] not in {"quitar", "dar"}:
        with volteado(*mutante):
            yield
        return
    with transaction.atomic():
        (quitar if mutante[0] == "quitar" else dar)(*mutante[1])
        yield
        transaction.set_rollback(True)


def concesiones():
    """(kind, group, app, model, action) of each line of roles.py."""
    for grupo in roles.PAGINAS:
        yield from (("página", grupo, "wagtailcore", "page", a) for a in roles.PAGINAS[grupo])
        for app, modelo in roles.ARCHIVOS:
            yield from (("colección", grupo, app, modelo, a) for a in roles.COLECCIONES[grupo])
        acervo = roles.ACERVO.get(grupo, [])
        yield from (("colección", grupo, "wagtailcore", "collection", a) for a in acervo)
        for app, modelo, acciones in roles.MODELOS[grupo]:
            yield from (("modelo", grupo, app, modelo, a) for a in acciones)


def negaciones():
    """What some group has and another of those who enter the admin has not."""
    dadas = set(concesiones())
    quienes = {(clase, grupo, *que) for clase, _, *que in dadas for grupo in roles.CON_ADMIN}
    return sorted(quienes - dadas)


def quitar(clase, grupo, app, modelo, accion):
    permiso, grupo = _permiso(app, modelo, accion), Group.objects.get(name=grupo)
    if clase == "modelo":
        grupo.permissions.remove(permiso)
    elif clase == "página":
        GroupPagePermission.objects.get(group=grupo, permission=permiso).delete()
    else:
        GroupCollectionPermission.objects.get(group=grupo, permission=permiso).delete()


def dar(clase, grupo, app, modelo, accion):
    permiso, grupo = _permiso(app, modelo, accion), Group.objects.get(name=grupo)
    if clase == "modelo":
        grupo.permissions.add(permiso)
    elif clase == "página":
        raiz = Page.get_first_root_node()
        GroupPagePermission.objects.create(group=grupo, page=raiz, permission=permiso)
    else:
        todas = Collection.get_first_root_node()
        GroupCollectionPermission.objects.create(group=grupo, collection=todas, permission=permiso)


def _permiso(app, modelo, accion):
    de = {"content_type__app_label": app, "content_type__model": modelo}
    return Permission.objects.get(codename=f"{accion}_{modelo}", **de)
