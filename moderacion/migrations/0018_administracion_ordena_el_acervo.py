"""Administración may make, name and empty collections: the framework asks it of the tree itself."""

from importlib import import_module

from django.db import migrations

from moderacion.roles import ACERVO

permiso = import_module("moderacion.migrations.0002_roles").permiso


def hacer(apps, schema_editor):
    DeColeccion = apps.get_model("wagtailcore", "GroupCollectionPermission")
    acervo = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for nombre, acciones in ACERVO.items():
        grupo = apps.get_model("auth", "Group").objects.filter(name=nombre).first()
        for accion in acciones if grupo else []:
            DeColeccion.objects.get_or_create(
                group=grupo,
                collection=acervo,
                permission=permiso(apps, "wagtailcore", "collection", accion),
            )


class Migration(migrations.Migration):
    dependencies = [("moderacion", "0017_encuentros_rescates_y_fallos")]
    operations = [migrations.RunPython(hacer, migrations.RunPython.noop)]
