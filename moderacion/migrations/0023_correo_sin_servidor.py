"""Since when, and how many times, a mail waits because the server does not let us in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderacion", "0022_rescates_de_cada_envio"),
    ]

    operations = [
        migrations.AddField(
            model_name="correo",
            name="llamadas",
            field=models.PositiveIntegerField(
                default=0, help_text="Veces que tocó su turno y no se pudo entrar al servidor."
            ),
        ),
        migrations.AddField(
            model_name="correo",
            name="sin_servidor_desde",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
