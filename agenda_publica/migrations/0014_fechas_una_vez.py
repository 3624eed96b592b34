from django.db import migrations


def quitar(apps, schema_editor):
    """Of a date that is twice in the list of a record, the last stays: the only one that was read.

    What is lost is what nobody saw.
    """
    sesiones = apps.get_model("agenda_publica", "SesionDeCompromiso").objects.order_by("-pk")
    vistas, sobran = set(), []
    for pk, compromiso, original, inicio in sesiones.values_list(
        "pk", "compromiso_id", "original", "inicio"
    ).iterator():
        clave = compromiso, original, original or inicio
        if clave in vistas:
            sobran.append(pk)
        vistas.add(clave)
    for pk in sobran:
        sesiones.filter(pk=pk).delete()


class Migration(migrations.Migration):
    dependencies = [("agenda_publica", "0013_donde_era_antes")]

    operations = [migrations.RunPython(quitar, migrations.RunPython.noop, elidable=True)]
