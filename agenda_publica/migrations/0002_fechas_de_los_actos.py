"""Acts that repeat, and dates that are moved: nothing is lost."""

from django.db import migrations, models

import agenda_publica.fechas
import agenda_publica.recurrencia


class Migration(migrations.Migration):
    dependencies = [
        ("agenda_publica", "0001_initial"),
        ("sitio", "0007_fe_de_erratas"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="ocurrencia",
            name="ocurrencia_una_vez",
        ),
        migrations.AddField(
            model_name="acto",
            name="primer_inicio",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="acto",
            name="regla",
            field=models.CharField(
                blank=True,
                max_length=200,
                validators=[agenda_publica.recurrencia.validar],
                verbose_name="se repite",
            ),
        ),
        migrations.AddField(
            model_name="acto",
            name="zona",
            field=models.CharField(
                blank=True,
                help_text="En blanco, la del municipio.",
                max_length=40,
                validators=[agenda_publica.fechas.validar_zona],
                verbose_name="zona horaria",
            ),
        ),
        migrations.AddField(
            model_name="ocurrencia",
            name="cancelada",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="ocurrencia",
            name="motivo",
            field=models.CharField(blank=True, max_length=220),
        ),
        migrations.AddField(
            model_name="ocurrencia",
            name="original",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="ocurrencia",
            name="titulo",
            field=models.CharField(blank=True, max_length=255),
        ),
        migrations.AddField(
            model_name="sesion",
            name="cancelada",
            field=models.BooleanField(default=False, verbose_name="ese día se cancela"),
        ),
        migrations.AddField(
            model_name="sesion",
            name="motivo",
            field=models.CharField(blank=True, max_length=220, verbose_name="por qué"),
        ),
        migrations.AddField(
            model_name="sesion",
            name="original",
            field=models.DateTimeField(
                blank=True,
                help_text="La fecha de la serie que cambia. En blanco, es una fecha más.",
                null=True,
                verbose_name="en lugar de la del",
            ),
        ),
        migrations.AddField(
            model_name="sesion",
            name="titulo",
            field=models.CharField(blank=True, max_length=255, verbose_name="título de ese día"),
        ),
    ]
