"""Of the videos and audios that are here already; one whose file is gone stays without it."""

from contextlib import suppress

from django.db import migrations
from wagtail.utils.file import hash_filelike


def apuntar(apps, schema_editor):
    for una in apps.get_model("acervo", "Multimedia").objects.exclude(file="").iterator():
        with suppress(OSError), una.file.open("rb") as archivo:
            una.file_hash = hash_filelike(archivo)
            una.save(update_fields=["file_hash"])


class Migration(migrations.Migration):
    dependencies = [("acervo", "0012_huella_de_grabaciones")]

    operations = [migrations.RunPython(apuntar, migrations.RunPython.noop)]
