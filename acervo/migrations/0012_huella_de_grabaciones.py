"""What tells that the same video or audio comes in again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("acervo", "0011_sin_entregar")]

    operations = [
        migrations.AddField(
            model_name="multimedia",
            name="file_hash",
            field=models.CharField(blank=True, db_index=True, editable=False, max_length=40),
        ),
    ]
