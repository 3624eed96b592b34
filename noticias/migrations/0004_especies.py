"""The género of each noticia, beside the columns that every listing reads."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def hacer(apps, schema_editor):
    Publicacion = apps.get_model("sitio", "Publicacion")
    noticias = apps.get_model("noticias", "Noticia").objects.filter(pk=OuterRef("pk"))
    Publicacion.objects.filter(clase="noticia").update(
        especie=Subquery(noticias.values("genero")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [("noticias", "0003_convocatoria"), ("sitio", "0006_especies")]
    operations = [migrations.RunPython(hacer, migrations.RunPython.noop)]
