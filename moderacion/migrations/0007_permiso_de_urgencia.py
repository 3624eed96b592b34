"""Dirección may read the ledger, and publish alone with a written reason."""

from importlib import import_module

from django.db import migrations

permiso = import_module("moderacion.migrations.0002_roles").permiso


def hacer(apps, schema_editor):
    direccion = apps.get_model("auth", "Group").objects.filter(name="Dirección").first()
    if direccion:
        suyos = [permiso(apps, "moderacion", "aprobacion", accion) for accion in ("view", "urgir")]
        direccion.permissions.add(*suyos)


class Migration(migrations.Migration):
    dependencies = [("moderacion", "0006_lo_ya_publicado")]
    operations = [migrations.RunPython(hacer, migrations.RunPython.noop)]
