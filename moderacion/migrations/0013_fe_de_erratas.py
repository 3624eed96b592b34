import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderacion", "0012_borrador_compartido"),
        ("sitio", "0007_fe_de_erratas"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Errata",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("texto", models.TextField(verbose_name="texto")),
                (
                    "cuando",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="cuándo"),
                ),
                (
                    "por",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="quién la aprobó",
                    ),
                ),
                (
                    "publicacion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erratas",
                        to="sitio.publicacion",
                        verbose_name="publicación",
                    ),
                ),
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="errata",
                        to="wagtailcore.revision",
                        verbose_name="versión",
                    ),
                ),
            ],
            options={
                "verbose_name": "fe de erratas",
                "verbose_name_plural": "fe de erratas",
                "ordering": ["-cuando", "-pk"],
                "default_permissions": ("view",),
            },
        ),
    ]
