from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("moderacion", "0015_folios_ya_dados")]

    operations = [
        migrations.AddConstraint(
            model_name="folio",
            constraint=models.UniqueConstraint(
                fields=("serie", "impreso"), name="folio_impreso_unico"
            ),
        ),
    ]
