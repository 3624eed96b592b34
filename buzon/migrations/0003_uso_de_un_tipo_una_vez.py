from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("buzon", "0002_archivos_de_borradores_aparte")]

    operations = [
        migrations.AddConstraint(
            model_name="uso",
            constraint=models.UniqueConstraint(
                fields=("solicitud", "tipo"), name="uso_de_un_tipo_una_vez"
            ),
        )
    ]
