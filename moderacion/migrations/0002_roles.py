"""The groups of the town hall in place of the framework's own."""

from django.db import migrations

from moderacion.roles import ARCHIVOS, COLECCIONES, CON_ADMIN, MODELOS, PAGINAS


def permiso(apps, app, modelo, accion):
    """A permission, made now if `post_migrate` has not made it yet."""
    tipo, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=modelo
    )
    codigo = accion if accion == "access_admin" else f"{accion}_{modelo}"
    return apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=tipo, codename=codigo, defaults={"name": f"Can {codigo}"}
    )[0]


def hacer(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Page = apps.get_model("wagtailcore", "Page")
    Collection = apps.get_model("wagtailcore", "Collection")
    DePagina = apps.get_model("wagtailcore", "GroupPagePermission")
    DeColeccion = apps.get_model("wagtailcore", "GroupCollectionPermission")
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()
    raiz = Page.objects.get(depth=1)
    acervo = Collection.objects.get(depth=1)
    for nombre in PAGINAS:
        grupo, _ = Group.objects.get_or_create(name=nombre)
        for accion in PAGINAS[nombre]:
            DePagina.objects.get_or_create(
                group=grupo, page=raiz, permission=permiso(apps, "wagtailcore", "page", accion)
            )
        for app, modelo in ARCHIVOS:
            for accion in COLECCIONES[nombre]:
                DeColeccion.objects.get_or_create(
                    group=grupo,
                    collection=acervo,
                    permission=permiso(apps, app, modelo, accion),
                )
        suyos = [
            permiso(apps, app, modelo, accion)
            for app, modelo, acciones in MODELOS[nombre]
            for accion in acciones
        ]
        if nombre in CON_ADMIN:
            suyos.append(permiso(apps, "wagtailadmin", "admin", "access_admin"))
        grupo.permissions.set(suyos)


def deshacer(apps, schema_editor):
    """Loses who belonged to each group."""
    apps.get_model("auth", "Group").objects.filter(name__in=list(PAGINAS)).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("moderacion", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailmedia", "0005_alter_media_options"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("acervo", "0001_initial"),
        ("ayuntamiento", "0002_funcionarios_y_sedes"),
        ("sitio", "0001_initial"),
    ]
    operations = [migrations.RunPython(hacer, deshacer)]
