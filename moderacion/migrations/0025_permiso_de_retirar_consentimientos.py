"""Redacción and dirección read the consents, and write that one was withdrawn."""

from importlib import import_module

from django.db import migrations

permiso = import_module("moderacion.migrations.0002_roles").permiso
LLEVAN = ("Redacción", "Dirección")


def _suyos(apps):
    return [permiso(apps, "acervo", "consentimiento", verbo) for verbo in ("view", "retirar")]


def dar(apps, schema_editor):
    for grupo in apps.get_model("auth", "Group").objects.filter(name__in=LLEVAN):
        grupo.permissions.add(*_suyos(apps))


def quitar(apps, schema_editor):
    for grupo in apps.get_model("auth", "Group").objects.filter(name__in=LLEVAN):
        grupo.permissions.remove(*_suyos(apps))


class Migration(migrations.Migration):
    dependencies = [
        ("acervo", "0005_rastros_de_fotos_retiradas"),
        ("moderacion", "0024_permiso_de_consentimientos"),
    ]

    operations = [migrations.RunPython(dar, quitar)]
