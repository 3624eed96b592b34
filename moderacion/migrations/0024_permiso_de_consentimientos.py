"""Redacción and dirección keep the consents; nobody deletes one."""

from importlib import import_module

from django.db import migrations

permiso = import_module("moderacion.migrations.0002_roles").permiso
LLEVAN = ("Redacción", "Dirección")


def _suyos(apps):
    return [permiso(apps, "acervo", "consentimiento", verbo) for verbo in ("add", "change")]


def dar(apps, schema_editor):
    for grupo in apps.get_model("auth", "Group").objects.filter(name__in=LLEVAN):
        grupo.permissions.add(*_suyos(apps))


def quitar(apps, schema_editor):
    for grupo in apps.get_model("auth", "Group").objects.filter(name__in=LLEVAN):
        grupo.permissions.remove(*_suyos(apps))


class Migration(migrations.Migration):
    dependencies = [
        ("acervo", "0002_lotes_consentimientos_y_cortes"),
        ("moderacion", "0023_correo_sin_servidor"),
    ]

    operations = [
        migrations.RunPython(dar, quitar),
    ]
