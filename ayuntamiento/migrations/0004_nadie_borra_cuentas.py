"""Accounts are closed, never deleted: no group has the permission any more."""

from django.db import migrations

QUIEN_LA_TENIA = "Administración"


def de_borrar(apps):
    return apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="ayuntamiento", codename="delete_usuario"
    )


def quitar(apps, schema_editor):
    for grupo in apps.get_model("auth", "Group").objects.all():
        grupo.permissions.remove(*de_borrar(apps))


def devolver(apps, schema_editor):
    for grupo in apps.get_model("auth", "Group").objects.filter(name=QUIEN_LA_TENIA):
        grupo.permissions.add(*de_borrar(apps))


class Migration(migrations.Migration):
    dependencies = [
        ("ayuntamiento", "0003_sesiones"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(quitar, devolver)]
