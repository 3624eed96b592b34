"""What each publication already made is for the law: its class; noticias says its own after."""

from django.db import migrations
from django.db.models import F


def hacer(apps, schema_editor):
    apps.get_model("sitio", "Publicacion").objects.update(especie=F("clase"))


class Migration(migrations.Migration):
    dependencies = [("sitio", "0005_retenida")]
    operations = [migrations.RunPython(hacer, migrations.RunPython.noop)]
