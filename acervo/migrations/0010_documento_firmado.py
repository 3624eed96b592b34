"""A consent is its signed document: forms ask for it (the column is as it was)."""

from django.db import migrations, models

import acervo.almacen
import acervo.models.consentimiento
import acervo.papeles


class Migration(migrations.Migration):
    dependencies = [("acervo", "0009_audio_y_cortes")]

    operations = [
        migrations.AlterField(
            model_name="consentimiento",
            name="documento",
            field=models.FileField(
                help_text="PDF o fotografía del papel: sin él no hay consentimiento. Solo se abre "
                "desde aquí, y queda apuntado quién.",
                storage=acervo.almacen.reservado,
                upload_to=acervo.models.consentimiento.con_otro_nombre,
                validators=[acervo.papeles.exigir],
                verbose_name="documento firmado",
            ),
        ),
    ]
