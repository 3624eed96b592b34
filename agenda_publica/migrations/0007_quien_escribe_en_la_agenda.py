"""Redacción and dirección write the agenda; nobody deletes from it."""

from importlib import import_module

from django.db import migrations

permiso = import_module("moderacion.migrations.0002_roles").permiso
ESCRIBEN = ("Redacción", "Dirección")


def _suyos(apps):
    return [permiso(apps, "agenda_publica", "compromiso", verbo) for verbo in ("add", "change")]


def dar(apps, schema_editor):
    for grupo in apps.get_model("auth", "Group").objects.filter(name__in=ESCRIBEN):
        grupo.permissions.add(*_suyos(apps))


def quitar(apps, schema_editor):
    for grupo in apps.get_model("auth", "Group").objects.filter(name__in=ESCRIBEN):
        grupo.permissions.remove(*_suyos(apps))


class Migration(migrations.Migration):
    dependencies = [
        ("agenda_publica", "0006_compromisos_de_los_actos"),
        ("moderacion", "0021_aprobacion_de_la_agenda"),
    ]

    operations = [
        migrations.RunPython(dar, quitar),
    ]
