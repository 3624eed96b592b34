"""Permissions that were given and no screen asks for: nobody could do more or less by them."""

from importlib import import_module

from django.db import migrations

permiso = import_module("moderacion.migrations.0002_roles").permiso
SOBRAN = [("aprobacion", "view"), ("veda", "view"), ("veda", "add"), ("serie", "view")]
LOS_TENIAN = {
    "Dirección": SOBRAN,
    "Administración": [par for par in SOBRAN if par[0] != "aprobacion"],
}


def _suyos(apps, pares):
    return [permiso(apps, "moderacion", modelo, accion) for modelo, accion in pares]


def quitar(apps, schema_editor):
    for grupo in apps.get_model("auth", "Group").objects.all():
        grupo.permissions.remove(*_suyos(apps, SOBRAN))


def devolver(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for nombre, pares in LOS_TENIAN.items():
        for grupo in Group.objects.filter(name=nombre):
            grupo.permissions.add(*_suyos(apps, pares))


class Migration(migrations.Migration):
    dependencies = [("moderacion", "0018_administracion_ordena_el_acervo")]
    operations = [migrations.RunPython(quitar, devolver)]
