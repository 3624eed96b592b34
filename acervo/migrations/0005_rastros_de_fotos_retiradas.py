"""Where each photograph stood the day its consent was withdrawn."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("acervo", "0004_consentimientos_con_sus_fotos")]

    operations = [
        migrations.CreateModel(
            name="Rastro",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("foto", models.CharField(max_length=255, verbose_name="fotografía")),
                ("lugar", models.CharField(max_length=255, verbose_name="dónde estaba")),
                (
                    "direccion",
                    models.CharField(blank=True, max_length=500, verbose_name="dirección"),
                ),
                ("publico", models.BooleanField(default=False, verbose_name="era público")),
                (
                    "consentimiento",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rastros",
                        to="acervo.consentimiento",
                    ),
                ),
                (
                    "imagen",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="acervo.imagen",
                    ),
                ),
            ],
            options={
                "verbose_name": "lugar de una fotografía retirada",
                "ordering": ["-publico", "lugar", "pk"],
                "default_permissions": (),
            },
        ),
    ]
