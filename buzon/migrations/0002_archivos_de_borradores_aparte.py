from django.db import migrations

CLASES = {"imagen": "Imagen", "documento": "Documento", "grabacion": "Multimedia"}


def marcar(apps, _editor):
    """The files of what was not sent yet are of its área alone."""
    de_borradores = apps.get_model("buzon", "Adjunto").objects.filter(solicitud__estado="borrador")
    for campo, clase in CLASES.items():
        claves = de_borradores.exclude(**{campo: None}).values(campo)
        filas = apps.get_model("acervo", clase)._base_manager.filter(pk__in=claves)
        filas.update(sin_entregar=True)


class Migration(migrations.Migration):
    dependencies = [("acervo", "0011_sin_entregar"), ("buzon", "0001_inicial")]

    operations = [migrations.RunPython(marcar, migrations.RunPython.noop)]
