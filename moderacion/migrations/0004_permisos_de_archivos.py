"""The permissions of files where the framework looks for them: on its own models."""

from importlib import import_module

from django.db import migrations

from moderacion.roles import ARCHIVOS, COLECCIONES

permiso = import_module("moderacion.migrations.0002_roles").permiso


def hacer(apps, schema_editor):
    """Drops those given on our models, which nothing asks."""
    DeColeccion = apps.get_model("wagtailcore", "GroupCollectionPermission")
    acervo = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    DeColeccion.objects.filter(permission__content_type__app_label="acervo").delete()
    for nombre, acciones in COLECCIONES.items():
        grupo = apps.get_model("auth", "Group").objects.filter(name=nombre).first()
        for app, modelo in ARCHIVOS if grupo else []:
            for accion in acciones:
                DeColeccion.objects.get_or_create(
                    group=grupo, collection=acervo, permission=permiso(apps, app, modelo, accion)
                )


class Migration(migrations.Migration):
    dependencies = [("moderacion", "0003_visto_bueno")]
    operations = [migrations.RunPython(hacer, migrations.RunPython.noop)]
