"""Of the dates that are already public: their place in their rule, the zone they were counted in,
and the moment of those that are held at another."""

from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import migrations
from django.utils.timezone import get_default_timezone

from agenda_publica import recurrencia


def recordar(apps, schema_editor):
    actos = apps.get_model("agenda_publica", "Acto").objects.all()
    Ocurrencia = apps.get_model("agenda_publica", "Ocurrencia")
    for acto in actos.only("inicio", "primer_inicio", "regla", "zona", "todo_el_dia"):
        suyas = list(Ocurrencia.objects.filter(acto_id=acto.pk))
        zona = ZoneInfo(acto.zona) if acto.zona and not acto.todo_el_dia else None
        zona = zona or get_default_timezone()
        lugares = _lugares(acto, zona, suyas)
        for una in suyas:
            una.zona, una.lugar = zona.key, lugares.get(una.original)
            movida = acto.regla and una.lugar is not None and una.original != una.inicio
            una.era = una.original if movida else None
        Ocurrencia.objects.bulk_update(suyas, ["zona", "lugar", "era"], batch_size=500)


def _lugares(acto, zona, suyas):
    """{moment: place}; of a rule that cannot be followed, none."""
    if not acto.regla or not suyas:
        return {acto.primer_inicio or acto.inicio: 0}
    hasta = max(una.original for una in suyas)
    try:
        dadas = recurrencia.fechas(inicio=acto.inicio, regla=acto.regla, zona=zona, hasta=hasta)
    except (ValidationError, OverflowError):
        return {}
    return {fecha: lugar for lugar, fecha in enumerate(dadas)}


class Migration(migrations.Migration):
    dependencies = [
        ("agenda_publica", "0018_memoria_de_las_ocurrencias"),
    ]

    operations = [
        migrations.RunPython(recordar, migrations.RunPython.noop),
    ]
