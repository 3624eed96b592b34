"""Who may fetch a file."""

from wagtail.models import Collection, CollectionViewRestriction


def puede_leer(request, coleccion_id):
    """Whether this reader may have the files of that collection: its privacy and its parents'."""
    restricciones = list(CollectionViewRestriction.objects.select_related("collection"))
    if not restricciones:
        return True
    path = Collection.objects.values_list("path", flat=True).get(pk=coleccion_id)
    return all(
        restriccion.accept_request(request)
        for restriccion in restricciones
        if path.startswith(restriccion.collection.path)
    )


def colecciones_cerradas(request):
    """The keys of the collections whose files this reader may not have, asked once for many."""
    restricciones = CollectionViewRestriction.objects.select_related("collection")
    cerradas = [r.collection for r in restricciones if not r.accept_request(request)]
    ramas = [Collection.get_tree(una).values_list("pk", flat=True) for una in cerradas]
    return {clave for rama in ramas for clave in rama}


def puede_leer_originales(usuario):
    """Originals carry more than pages show: they are for who works here."""
    return usuario.is_active and usuario.has_perm("wagtailadmin.access_admin")
