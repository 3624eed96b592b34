"""Dirección and administración may decree an electoral ban, and lift it."""

from importlib import import_module

from django.db import migrations

permiso = import_module("moderacion.migrations.0002_roles").permiso


def hacer(apps, schema_editor):
    suyos = [permiso(apps, "moderacion", "veda", accion) for accion in ("view", "add", "change")]
    for grupo in apps.get_model("auth", "Group").objects.filter(
        name__in=["Dirección", "Administración"]
    ):
        grupo.permissions.add(*suyos)


class Migration(migrations.Migration):
    dependencies = [("moderacion", "0010_veda")]
    operations = [migrations.RunPython(hacer, migrations.RunPython.noop)]
