"""Who may fetch a file."""

from wagtail.models import Collection, CollectionViewRestriction
from wagtail.permissions import policy_registry


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


def puede_leer_originales(usuario):
    """Originals carry more than pages show: they are for who works here."""
    return usuario.is_active and usuario.has_perm("wagtailadmin.access_admin")


def puede_cortar(usuario, grabacion):
    """Whoever may change a recording may make others of pieces of it, in its collection."""
    politica = policy_registry.get_by_type(type(grabacion))
    es_audio = grabacion.type == "audio"
    return es_audio and politica.user_has_permission_for_instance(usuario, "change", grabacion)
