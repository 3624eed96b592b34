"""Every date of an act has its name, once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agenda_publica", "0003_nombres_de_las_ocurrencias"),
    ]

    operations = [
        migrations.AlterField(
            model_name="ocurrencia",
            name="original",
            field=models.DateTimeField(),
        ),
        migrations.AddConstraint(
            model_name="ocurrencia",
            constraint=models.UniqueConstraint(
                fields=("acto", "original"), name="ocurrencia_original"
            ),
        ),
    ]
