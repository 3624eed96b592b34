"""What was public before the ledger gets its entry, and keeps its address."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import migrations
from django.db.models import Q


def huella(contenido):
    llano = json.dumps(contenido, sort_keys=True, cls=DjangoJSONEncoder, ensure_ascii=False)
    return hashlib.sha256(llano.encode()).hexdigest()


def hacer(apps, schema_editor):
    Revision = apps.get_model("wagtailcore", "Revision")
    Page = apps.get_model("wagtailcore", "Page")
    Aprobacion = apps.get_model("moderacion", "Aprobacion")
    Direccion = apps.get_model("moderacion", "Direccion")
    vivas = Page.objects.filter(live=True, live_revision__isnull=False).values("live_revision")
    de_pagina = Q(approved_go_live_at__isnull=False, base_content_type__app_label="wagtailcore")
    for revision in Revision.objects.filter(Q(pk__in=vivas) | de_pagina).order_by("pk").iterator():
        Aprobacion.objects.create(
            pagina_id=int(revision.object_id),
            revision=revision,
            huella=huella(revision.content),
            clase="origen",
            motivo="Estaba publicada o programada antes de que hubiera libro.",
        )
    publicas = Page.objects.filter(Q(live=True) | Q(first_published_at__isnull=False), depth__gt=1)
    publicas = publicas.exclude(content_type__app_label="wagtailcore")  # the framework's welcome
    for pk, ruta in publicas.values_list("pk", "url_path").iterator():
        Direccion.objects.get_or_create(ruta=ruta, defaults={"pagina_id": pk})


def deshacer(apps, schema_editor):
    """Loses every entry: what is public stays, and nobody knows any more who allowed it."""
    apps.get_model("moderacion", "Aprobacion").objects.all().delete()
    apps.get_model("moderacion", "Direccion").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("moderacion", "0005_libro_de_aprobaciones")]
    operations = [migrations.RunPython(hacer, deshacer)]
