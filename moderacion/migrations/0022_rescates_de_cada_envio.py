"""One entry for each form that arrived without its session, no longer one for each address."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderacion", "0021_aprobacion_de_la_agenda"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="rescate", name="rescate_unico"),
        migrations.AddIndex(
            model_name="rescate",
            index=models.Index(fields=["usuario", "camino"], name="rescate_de_quien"),
        ),
    ]
