from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("buzon", "0003_uso_de_un_tipo_una_vez")]

    operations = [
        migrations.AddField(
            model_name="adjunto",
            name="entrega",
            field=models.CharField(
                choices=[
                    ("pendiente", "Sin entregar"),
                    ("con_ella", "Con la solicitud"),
                    ("despues", "Con una corrección"),
                ],
                default="pendiente",
                max_length=9,
            ),
        ),
        migrations.AddField(
            model_name="adjunto",
            name="se_quita",
            field=models.BooleanField(default=False),
        ),
    ]
