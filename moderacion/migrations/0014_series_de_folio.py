import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("moderacion", "0013_fe_de_erratas")]

    operations = [
        migrations.CreateModel(
            name="Serie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "clave",
                    models.SlugField(
                        editable=False, max_length=20, unique=True, verbose_name="clave"
                    ),
                ),
                ("nombre", models.CharField(max_length=60, verbose_name="nombre")),
                (
                    "patron",
                    models.CharField(
                        default="{numero}/{ejercicio}",
                        max_length=60,
                        verbose_name="cómo se imprime",
                    ),
                ),
                (
                    "reinicia",
                    models.BooleanField(default=True, verbose_name="vuelve a empezar cada año"),
                ),
                (
                    "primero",
                    models.PositiveIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="primer número",
                    ),
                ),
                (
                    "solo_en",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Si el primer número vale para un solo año, escríbalo: los "
                        "demás empiezan en 1. Sirve para seguir la cuenta que ya llevaba la "
                        "oficina.",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(2000)],
                        verbose_name="solo en el año",
                    ),
                ),
            ],
            options={
                "verbose_name": "serie de folios",
                "verbose_name_plural": "series de folios",
                "ordering": ["nombre"],
                "default_permissions": ("view", "change"),
            },
        ),
        migrations.AddField(
            model_name="folio",
            name="cuenta",
            field=models.PositiveSmallIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="folio",
            name="impreso",
            field=models.CharField(default="", max_length=40),
            preserve_default=False,
        ),
    ]
