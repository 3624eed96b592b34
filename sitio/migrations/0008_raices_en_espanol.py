"""The root of the tree of pages and that of collections are called as the panel shows them."""

from django.db import migrations

EN_INGLES = "Root"
PAGINA, COLECCION = "Sitio", "Acervo"


def nombrar(apps, schema_editor):
    cambiar(apps, (EN_INGLES, PAGINA), (EN_INGLES, COLECCION))


def volver(apps, schema_editor):
    cambiar(apps, (PAGINA, EN_INGLES), (COLECCION, EN_INGLES))


def cambiar(apps, de_pagina, de_coleccion):
    """Only those that are still called so: a name given by hand stays."""
    antes, ahora = de_pagina
    raiz = apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title=antes)
    raiz.update(title=ahora, draft_title=ahora)
    antes, ahora = de_coleccion
    acervo = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name=antes)
    acervo.update(name=ahora)


class Migration(migrations.Migration):
    dependencies = [
        ("sitio", "0007_fe_de_erratas"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(nombrar, volver)]
