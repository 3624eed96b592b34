"""Each date of an act is named by the moment it has today."""

from django.db import migrations
from django.db.models import F


def nombrar(apps, schema_editor):
    apps.get_model("agenda_publica", "Ocurrencia").objects.update(original=F("inicio"))
    apps.get_model("agenda_publica", "Acto").objects.filter(live=True).update(
        primer_inicio=F("inicio")
    )


class Migration(migrations.Migration):
    dependencies = [
        ("agenda_publica", "0002_fechas_de_los_actos"),
    ]

    operations = [
        migrations.RunPython(nombrar, migrations.RunPython.noop),
    ]
