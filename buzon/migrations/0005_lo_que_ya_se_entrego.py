from django.db import migrations
from django.db.models import F


def marcar(apps, _editor):
    """What the office has already: with what was sent, or after it."""
    suyos = apps.get_model("buzon", "Adjunto").objects.exclude(solicitud__estado="borrador")
    despues = suyos.filter(subido__gt=F("solicitud__enviada"))
    despues.update(entrega="despues")
    suyos.filter(entrega="pendiente").update(entrega="con_ella")


class Migration(migrations.Migration):
    dependencies = [("buzon", "0004_entrega_de_archivos")]

    operations = [migrations.RunPython(marcar, migrations.RunPython.noop)]
