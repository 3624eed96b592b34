"""The two series as they counted until now, and the numbers already given as they were printed."""

from importlib import import_module

from django.db import migrations
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

permiso = import_module("moderacion.migrations.0002_roles").permiso

NOMBRES = {"boletin": "Boletines", "comunicado": "Comunicados"}
PERMISOS = [("serie", "view"), ("serie", "change"), ("folio", "view")]


def hacer(apps, schema_editor):
    Serie = apps.get_model("moderacion", "Serie")
    for clave, nombre in NOMBRES.items():
        Serie.objects.get_or_create(clave=clave, defaults={"nombre": nombre})
    numero, ejercicio = Cast("numero", CharField()), Cast("ejercicio", CharField())
    apps.get_model("moderacion", "Folio").objects.order_by().update(
        impreso=Concat(numero, Value("/"), ejercicio), cuenta=F("ejercicio")
    )
    suyos = [permiso(apps, "moderacion", modelo, accion) for modelo, accion in PERMISOS]
    grupos = apps.get_model("auth", "Group").objects
    for grupo in grupos.filter(name__in=["Dirección", "Administración"]):
        grupo.permissions.add(*suyos)


def deshacer(apps, schema_editor):
    """Loses how each series was set to count and to print."""
    apps.get_model("moderacion", "Serie").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("moderacion", "0014_series_de_folio")]
    operations = [migrations.RunPython(hacer, deshacer)]
