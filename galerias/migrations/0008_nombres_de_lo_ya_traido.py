"""What was brought before: its folder is called as the last part of where it was."""

from django.db import migrations


def nombrar(apps, schema_editor):
    for una in apps.get_model("galerias", "CarpetaTraida").objects.iterator():
        _origen, _, dentro = una.carpeta.partition("/")
        una.nombre = dentro.rsplit("/", 1)[-1][:120]
        una.save(update_fields=["nombre"])


class Migration(migrations.Migration):
    dependencies = [("galerias", "0007_nombre_de_carpeta_traida")]

    operations = [migrations.RunPython(nombrar, migrations.RunPython.noop)]
