"""The root of the tree, which the framework makes with an English name, is read in breadcrumbs."""

from django.db import migrations

ANTES, AHORA = "Root", "Páginas"


def renombrar(de, a):
    def hacer(apps, schema_editor):
        raiz = apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title=de)
        raiz.update(title=a, draft_title=a)

    return hacer


class Migration(migrations.Migration):
    dependencies = [
        ("moderacion", "0021_aprobacion_de_la_agenda"),
        ("wagtailcore", "0040_page_draft_title"),
    ]

    operations = [migrations.RunPython(renombrar(ANTES, AHORA), renombrar(AHORA, ANTES))]
