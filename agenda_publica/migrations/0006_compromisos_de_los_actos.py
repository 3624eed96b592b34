"""Acts made before the internal record get theirs: what their last draft says, or what is public."""

from django.db import migrations
from django.utils.dateparse import parse_datetime

ESTADOS = {"confirmada": "confirmada", "pospuesta": "pospuesta", "cancelada": "cancelada"}


def dar_compromiso(apps, schema_editor):
    modelo = apps.get_model
    Acto, Compromiso = modelo("agenda_publica", "Acto"), modelo("agenda_publica", "Compromiso")
    for acto in Acto.objects.filter(compromiso=None).select_related("latest_revision").iterator():
        dicho = _dicho(acto)
        compromiso = Compromiso.objects.create(acto=acto, **dicho)
        _poner_fechas(modelo, acto, compromiso)
        _poner_preside(modelo, acto, compromiso)


def _dicho(acto):
    """Drafts that were never public live in their last revision; the others, in their row."""
    salio = acto.first_published_at is not None
    texto = {} if salio or not acto.latest_revision else acto.latest_revision.content
    return {
        "titulo": acto.draft_title or acto.title,
        "inicio": parse_datetime(texto.get("inicio") or "") or acto.inicio,
        "fin": parse_datetime(texto.get("fin") or "") if texto else acto.fin,
        "todo_el_dia": acto.todo_el_dia,
        "lugar": acto.lugar,
        "sede_id": acto.sede_id,
        "area_id": acto.area_id,
        "estado": ESTADOS[acto.situacion] if salio else "propuesta",
        "motivo": acto.motivo,
        "creado_por_id": acto.owner_id,
    }


def _poner_fechas(modelo, acto, compromiso):
    Suelta = modelo("agenda_publica", "SesionDeCompromiso")
    Cita = modelo("agenda_publica", "Cita")
    pares = {compromiso.inicio: compromiso.fin}
    for sesion in modelo("agenda_publica", "Sesion").objects.filter(acto=acto):
        Suelta.objects.create(compromiso=compromiso, inicio=sesion.inicio, fin=sesion.fin)
        pares.setdefault(sesion.inicio, sesion.fin)
    Cita.objects.bulk_create(
        Cita(
            compromiso=compromiso,
            original=inicio,
            inicio=inicio,
            fin=fin,
            todo_el_dia=compromiso.todo_el_dia,
        )
        for inicio, fin in pares.items()
    )


def _poner_preside(modelo, acto, compromiso):
    if acto.preside_id:
        modelo("agenda_publica", "Presente").objects.create(
            compromiso=compromiso, funcionario_id=acto.preside_id, papel="preside"
        )


def quitar(apps, schema_editor):
    """What is lost: nothing that the pages did not say, if it is undone at once."""
    apps.get_model("agenda_publica", "Compromiso").objects.exclude(acto=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("agenda_publica", "0005_compromiso"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunPython(dar_compromiso, quitar),
    ]
