"""How PostgreSQL reads Spanish: `es_mx` with stems, `es_mx_llana` with whole words; both fold
accents; and the index that a search over title and body together needs (the framework's own is
over each apart). Nothing to do on SQLite. The extension stays when it is undone: others may use it.
"""

from django.db import migrations

CONFIGURACIONES = {"es_mx": ("spanish", "spanish_stem"), "es_mx_llana": ("simple", "simple")}


def crear(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
    for nombre, (modelo, diccionario) in CONFIGURACIONES.items():
        schema_editor.execute(f"CREATE TEXT SEARCH CONFIGURATION {nombre} (COPY = {modelo})")
        schema_editor.execute(
            f"ALTER TEXT SEARCH CONFIGURATION {nombre} "
            f"ALTER MAPPING FOR hword, hword_part, word WITH unaccent, {diccionario}"
        )
    schema_editor.execute(
        "CREATE INDEX busqueda_titulo_y_cuerpo ON wagtailsearch_indexentry "
        "USING gin ((title || body))"
    )


def quitar(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS busqueda_titulo_y_cuerpo")
        for nombre in CONFIGURACIONES:
            schema_editor.execute(f"DROP TEXT SEARCH CONFIGURATION IF EXISTS {nombre}")


class Migration(migrations.Migration):
    dependencies = [
        ("sitio", "0001_initial"),
        ("wagtailsearch", "0009_remove_ngram_autocomplete"),
    ]
    operations = [migrations.RunPython(crear, quitar)]
