"""The workflow «Visto bueno» in place of the framework's own."""

from django.db import migrations


def hacer(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    Task = apps.get_model("wagtailcore", "Task")
    Workflow.objects.all().delete()
    Task.objects.all().delete()
    tipo, _ = ContentType.objects.get_or_create(app_label="moderacion", model="vistobueno")
    tarea = apps.get_model("moderacion", "VistoBueno").objects.create(
        name="Visto bueno de Dirección", active=True, content_type=tipo
    )
    tarea.groups.set(apps.get_model("auth", "Group").objects.filter(name="Dirección"))
    flujo = Workflow.objects.create(name="Visto bueno", active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=flujo, task=tarea, sort_order=0
    )
    apps.get_model("wagtailcore", "WorkflowPage").objects.create(
        workflow=flujo, page=apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    )


def deshacer(apps, schema_editor):
    """Loses the history of approvals."""
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Visto bueno").delete()
    apps.get_model("moderacion", "VistoBueno").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("moderacion", "0002_roles")]
    operations = [migrations.RunPython(hacer, deshacer)]
