"""A folder is known by what it is called and what it holds, not by the ZIP that it came in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("galerias", "0006_audio_y_podcast")]

    operations = [
        migrations.AddField(
            model_name="carpetatraida",
            name="nombre",
            field=models.CharField(blank=True, db_index=True, default="", max_length=120),
            preserve_default=False,
        ),
    ]
