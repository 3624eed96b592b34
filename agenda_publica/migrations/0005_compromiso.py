"""The internal record of acts, and what hangs from it."""

import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

import agenda_publica.fechas
import agenda_publica.recurrencia


class Migration(migrations.Migration):
    dependencies = [
        ("agenda_publica", "0004_ocurrencia_original"),
        ("ayuntamiento", "0004_nadie_borra_cuentas"),
        ("sitio", "0007_fe_de_erratas"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Horizonte",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hasta", models.DateTimeField()),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Compromiso",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("inicio", models.DateTimeField(verbose_name="empieza")),
                ("fin", models.DateTimeField(blank=True, null=True, verbose_name="termina")),
                ("todo_el_dia", models.BooleanField(default=False, verbose_name="todo el día")),
                (
                    "regla",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        validators=[agenda_publica.recurrencia.validar],
                        verbose_name="se repite",
                    ),
                ),
                (
                    "zona",
                    models.CharField(
                        blank=True,
                        help_text="En blanco, la del municipio.",
                        max_length=40,
                        validators=[agenda_publica.fechas.validar_zona],
                        verbose_name="zona horaria",
                    ),
                ),
                ("titulo", models.CharField(max_length=255, verbose_name="qué es")),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("propuesta", "Propuesta"),
                            ("confirmada", "Confirmada"),
                            ("pospuesta", "Pospuesta"),
                            ("cancelada", "Cancelada"),
                            ("rechazada", "Rechazada"),
                        ],
                        default="propuesta",
                        editable=False,
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                (
                    "motivo",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="motivo interno"
                    ),
                ),
                (
                    "motivo_publico",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("clima", "Por el clima"),
                            ("salud", "Por causas de salud"),
                            ("agenda", "Por un cambio en la agenda"),
                            ("seguridad", "Por seguridad de quienes asisten"),
                            ("luto", "Por luto"),
                            ("sede", "Porque la sede no está disponible"),
                            ("ajena", "Por causas ajenas al Ayuntamiento"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="lo que se dice a la gente",
                    ),
                ),
                (
                    "lugar",
                    models.CharField(
                        blank=True,
                        help_text="«Nave central». Se publica si el acto se hace público.",
                        max_length=120,
                        verbose_name="dónde, dentro de la sede",
                    ),
                ),
                (
                    "solicita",
                    models.CharField(
                        blank=True,
                        help_text="Persona, área u organización.",
                        max_length=200,
                        verbose_name="quién lo pide",
                    ),
                ),
                (
                    "prioridad",
                    models.CharField(
                        choices=[
                            ("A", "A · va el alcalde o la alcaldesa, va la prensa"),
                            ("B", "B · se cubre con el equipo de la casa"),
                            ("C", "C · basta con la información del área"),
                        ],
                        default="B",
                        max_length=1,
                        verbose_name="prioridad",
                    ),
                ),
                (
                    "por_que",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="por qué esa prioridad"
                    ),
                ),
                ("sin_prensa", models.BooleanField(default=False, verbose_name="sin prensa")),
                ("vehiculo", models.CharField(blank=True, max_length=120, verbose_name="vehículo")),
                (
                    "contacto",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="contacto en el lugar"
                    ),
                ),
                ("notas", models.TextField(blank=True, max_length=4000, verbose_name="notas")),
                ("uid", models.CharField(blank=True, editable=False, max_length=255)),
                ("creado", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "acto",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="compromiso",
                        to="agenda_publica.acto",
                        verbose_name="página",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="compromisos",
                        to="ayuntamiento.area",
                        verbose_name="área a cargo",
                    ),
                ),
                (
                    "asignados",
                    models.ManyToManyField(
                        blank=True,
                        related_name="compromisos",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="quién lo cubre",
                    ),
                ),
                (
                    "creado_por",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sede",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="compromisos",
                        to="ayuntamiento.sede",
                        verbose_name="sede",
                    ),
                ),
            ],
            options={
                "verbose_name": "compromiso",
                "verbose_name_plural": "compromisos",
                "ordering": ["inicio", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Cobertura",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("boletin", "Boletín"),
                            ("foto", "Fotografía"),
                            ("video", "Video"),
                            ("audio", "Audio"),
                            ("en_vivo", "En vivo"),
                            ("redes", "Redes"),
                        ],
                        max_length=8,
                        verbose_name="qué",
                    ),
                ),
                (
                    "hecha_el",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="hecha el"
                    ),
                ),
                (
                    "encargada",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coberturas",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="quién",
                    ),
                ),
                (
                    "hecha_por",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="la dio por hecha",
                    ),
                ),
                (
                    "publicacion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="coberturas",
                        to="sitio.publicacion",
                        verbose_name="lo que salió de aquí",
                    ),
                ),
                (
                    "compromiso",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coberturas",
                        to="agenda_publica.compromiso",
                    ),
                ),
            ],
            options={
                "verbose_name": "cobertura",
                "verbose_name_plural": "coberturas",
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Cita",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("original", models.DateTimeField()),
                ("inicio", models.DateTimeField()),
                ("fin", models.DateTimeField(null=True)),
                ("todo_el_dia", models.BooleanField(default=False)),
                ("titulo", models.CharField(blank=True, max_length=255)),
                ("cancelada", models.BooleanField(default=False)),
                ("motivo", models.CharField(blank=True, max_length=220)),
                (
                    "compromiso",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citas",
                        to="agenda_publica.compromiso",
                    ),
                ),
            ],
            options={
                "ordering": ["inicio", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="CambioDeFecha",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "original",
                    models.DateTimeField(help_text="La fecha de la serie que se movió.", null=True),
                ),
                ("campo", models.CharField(max_length=20)),
                ("antes", models.CharField(blank=True, max_length=300)),
                ("despues", models.CharField(blank=True, max_length=300)),
                ("cuando", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "por",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "compromiso",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cambios",
                        to="agenda_publica.compromiso",
                    ),
                ),
            ],
            options={
                "verbose_name": "cambio de fecha, hora o lugar",
                "verbose_name_plural": "cambios de fecha, hora o lugar",
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Presente",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "papel",
                    models.CharField(
                        choices=[
                            ("preside", "Preside"),
                            ("acompana", "Acompaña"),
                            ("representa", "Va en representación"),
                        ],
                        default="acompana",
                        max_length=10,
                        verbose_name="como",
                    ),
                ),
                (
                    "compromiso",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presentes",
                        to="agenda_publica.compromiso",
                    ),
                ),
                (
                    "en_nombre_de",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ayuntamiento.funcionario",
                        verbose_name="en representación de",
                    ),
                ),
                (
                    "funcionario",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presencias",
                        to="ayuntamiento.funcionario",
                        verbose_name="quién",
                    ),
                ),
            ],
            options={
                "verbose_name": "quien asiste",
                "verbose_name_plural": "quiénes asisten",
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SesionDeCompromiso",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "original",
                    models.DateTimeField(
                        blank=True,
                        help_text="La fecha de la serie que cambia. En blanco, es una fecha más.",
                        null=True,
                        verbose_name="en lugar de la del",
                    ),
                ),
                ("inicio", models.DateTimeField(verbose_name="empieza")),
                ("fin", models.DateTimeField(blank=True, null=True, verbose_name="termina")),
                (
                    "titulo",
                    models.CharField(blank=True, max_length=255, verbose_name="título de ese día"),
                ),
                (
                    "cancelada",
                    models.BooleanField(default=False, verbose_name="ese día se cancela"),
                ),
                ("motivo", models.CharField(blank=True, max_length=220, verbose_name="por qué")),
                (
                    "compromiso",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sesiones",
                        to="agenda_publica.compromiso",
                    ),
                ),
            ],
            options={
                "verbose_name": "otra fecha",
                "verbose_name_plural": "otras fechas",
                "ordering": ["inicio", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.AddIndex(
            model_name="compromiso",
            index=models.Index(fields=["uid"], name="compromiso_uid"),
        ),
        migrations.AddConstraint(
            model_name="cobertura",
            constraint=models.UniqueConstraint(
                condition=models.Q(("publicacion", None)),
                fields=("compromiso", "tipo"),
                name="cobertura_una_vez",
                violation_error_message="Eso ya está en la lista.",
            ),
        ),
        migrations.AddConstraint(
            model_name="cobertura",
            constraint=models.UniqueConstraint(
                fields=("compromiso", "tipo", "publicacion"),
                name="cobertura_de_una_vez",
                violation_error_message="Eso ya está en la lista.",
            ),
        ),
        migrations.AddIndex(
            model_name="cita",
            index=models.Index(fields=["inicio", "compromiso"], name="cita_inicio"),
        ),
        migrations.AddConstraint(
            model_name="cita",
            constraint=models.UniqueConstraint(
                fields=("compromiso", "original"), name="cita_original"
            ),
        ),
        migrations.AddConstraint(
            model_name="presente",
            constraint=models.UniqueConstraint(
                fields=("compromiso", "funcionario"),
                name="presente_una_vez",
                violation_error_message="Esa persona ya está en la lista.",
            ),
        ),
        migrations.AddConstraint(
            model_name="presente",
            constraint=models.UniqueConstraint(
                condition=models.Q(("papel", "preside")),
                fields=("compromiso",),
                name="presente_una_preside",
                violation_error_message="Solo una persona preside.",
            ),
        ),
    ]
