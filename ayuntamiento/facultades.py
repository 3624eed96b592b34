"""What a group may do, in words: for its form, for who comes late to it, and for the log."""

from django.db.models.query import ModelIterable
from django.utils.translation import gettext
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission
from wagtail.users.forms import PagePermissionsForm

VERBOS = {
    "add": "Agregar",
    "change": "Cambiar",
    "delete": "Borrar",
    "view": "Ver",
    "choose": "Elegir",
    "publish": "Publicar",
    "lock": "Bloquear",
    "unlock": "Desbloquear",
    "bulk_delete": "Borrar con todo lo que contiene:",
}


def en_palabras(permiso):
    """«Agregar área», whatever the framework wrote in its row when it made it."""
    verbo = permiso.codename.removesuffix(f"_{permiso.content_type.model}")
    if verbo in VERBOS:
        return f"{VERBOS[verbo]} {permiso.content_type.name}"
    modelo = permiso.content_type.model_class()
    propios = dict(modelo._meta.permissions) if modelo else {}
    return str(propios.get(permiso.codename) or gettext(permiso.name))


def en_su_renglon(permiso):
    """The same, as the form of a group paints it: what it is on is at the head of its row."""
    dicho, cosa = en_palabras(permiso), permiso.content_type.name
    con_columna = permiso.codename.startswith(("add_", "change_", "delete_"))
    return dicho if con_columna else dicho.removesuffix(cosa).rstrip(": ")


class EnPalabras(ModelIterable):
    """Permissions whose name is already in words: the framework paints it as it comes."""

    def __iter__(self):
        for permiso in super().__iter__():
            permiso.name = en_su_renglon(permiso)
            yield permiso


def nombrados(permisos):
    """Those permissions, each with its name in words."""
    permisos = permisos.select_related("content_type")
    permisos._iterable_class = EnPalabras
    return permisos


DE_SITIOS = {  # the tables that say where, and how each place is said
    GroupPagePermission: ("page", "{} en «{}»"),
    GroupCollectionPermission: ("collection", "{} en la colección «{}»"),
    GroupSitePermission: ("site", "{} de «{}»"),
}
DONDE = dict(DE_SITIOS.values())


def de_sitios(grupo):
    """What it may do on some pages, with the files of some collections, on some sites."""
    return {
        DONDE[lugar].format(en_palabras(suya.permission), getattr(suya, lugar))
        for tabla, (lugar, _) in DE_SITIOS.items()
        for suya in tabla.objects.filter(group=grupo).select_related(
            lugar, "permission__content_type"
        )
    }


def de(grupo):
    """Everything that it may do."""
    return {en_palabras(permiso) for permiso in nombrados(grupo.permissions)} | de_sitios(grupo)


def tecleadas(paneles):
    """What is ticked in the panels of pages, collections and sites of its form."""
    for panel in paneles:
        if "sites" in getattr(panel, "cleaned_data", ()):  # a form of one permission
            for sitio in panel.cleaned_data["sites"]:
                yield DONDE["site"].format(en_palabras(panel.permission), sitio)
        else:
            yield from _de_filas(panel)


def _de_filas(panel):
    for fila in panel.forms:
        datos = {} if fila in panel.deleted_forms else fila.cleaned_data
        for lugar in ("page", "collection"):
            if lugar in datos:
                for permiso in datos["permissions"]:
                    yield DONDE[lugar].format(en_palabras(permiso), datos[lugar])


def coser():
    """Called once, at start: the boxes of the panel of pages are named in words too."""
    PagePermissionsForm.base_fields["permissions"].label_from_instance = en_palabras
