from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("acervo", "0010_documento_firmado")]

    operations = [
        migrations.AddField(
            model_name=modelo,
            name="sin_entregar",
            field=models.BooleanField(default=False, editable=False),
        )
        for modelo in ("documento", "imagen", "multimedia")
    ]
