from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sitio", "0006_especies")]

    operations = [
        migrations.AddField(
            model_name="publicacion",
            name="alcance",
            field=models.CharField(
                blank=True,
                choices=[
                    ("menor", "Arreglo menor: ortografía, formato; no se anuncia"),
                    ("correccion", "Corrección: cambia un dato; se anuncia con una fe de erratas"),
                ],
                default="",
                max_length=10,
                verbose_name="alcance del cambio",
            ),
        ),
        migrations.AddField(
            model_name="publicacion",
            name="corregida",
            field=models.DateTimeField(editable=False, null=True, serialize=False),
        ),
        migrations.AddField(
            model_name="publicacion",
            name="fe_de_erratas",
            field=models.TextField(
                blank=True,
                default="",
                help_text="Qué decía y qué es lo correcto: «La primera versión decía 241 locales; "
                "son 214». Sale con su fecha en la página. Solo para una corrección.",
                max_length=600,
                verbose_name="fe de erratas",
            ),
        ),
    ]
