"""Another way in which a text may be allowed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderacion", "0020_retiro_por_su_fecha"),
    ]

    operations = [
        migrations.AlterField(
            model_name="aprobacion",
            name="clase",
            field=models.CharField(
                choices=[
                    ("visto_bueno", "Visto bueno"),
                    ("urgente", "Urgente"),
                    ("carga", "Cargada por un programa"),
                    ("origen", "Ya estaba publicada"),
                    ("agenda", "Copiada de la agenda"),
                ],
                max_length=12,
                verbose_name="clase",
            ),
        ),
    ]
