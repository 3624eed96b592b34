"""The photographs of a consent are rows of their own, and its paper is kept apart.

The table between both that the migration before this made is dropped: no version had it with
screens to fill it.
"""

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models

import acervo.almacen
import acervo.models.consentimiento
import acervo.papeles


class Migration(migrations.Migration):
    dependencies = [("acervo", "0003_video_leido")]

    operations = [
        migrations.AlterModelOptions(
            name="consentimiento",
            options={
                "default_permissions": ("add", "change", "view"),
                "ordering": ["-dado_el", "-pk"],
                "permissions": [("retirar_consentimiento", "Puede retirar consentimientos")],
                "verbose_name": "consentimiento",
                "verbose_name_plural": "consentimientos",
            },
        ),
        migrations.AddField(
            model_name="consentimiento",
            name="reemplaza",
            field=models.ForeignKey(
                blank=True,
                limit_choices_to={"retirado_el__isnull": False},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reemplazos",
                to="acervo.consentimiento",
                verbose_name="vuelve a dar",
            ),
        ),
        migrations.AlterField(
            model_name="consentimiento",
            name="documento",
            field=models.FileField(
                blank=True,
                help_text="PDF o fotografía del papel. Solo se abre desde aquí, y queda apuntado quién.",
                storage=acervo.almacen.reservado,
                upload_to=acervo.models.consentimiento.con_otro_nombre,
                validators=[acervo.papeles.exigir],
                verbose_name="documento firmado",
            ),
        ),
        migrations.RemoveField(model_name="consentimiento", name="imagenes"),
        migrations.CreateModel(
            name="FotoConsentida",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "consentimiento",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fotos",
                        to="acervo.consentimiento",
                    ),
                ),
                (
                    "imagen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="acervo.imagen",
                        verbose_name="fotografía",
                    ),
                ),
            ],
            options={"verbose_name": "fotografía con consentimiento", "default_permissions": ()},
        ),
        migrations.AddField(
            model_name="consentimiento",
            name="imagenes",
            field=models.ManyToManyField(
                related_name="consentimientos",
                through="acervo.FotoConsentida",
                to="acervo.imagen",
                verbose_name="fotografías",
            ),
        ),
        migrations.AddConstraint(
            model_name="fotoconsentida",
            constraint=models.UniqueConstraint(
                fields=("consentimiento", "imagen"),
                name="foto_consentida_una_vez",
                violation_error_message="Esa fotografía ya está en este consentimiento.",
            ),
        ),
    ]
