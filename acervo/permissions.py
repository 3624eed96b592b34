"""Who may fetch a file, and who keeps the consents of minors."""

from django.db.models import Q
from wagtail.images import get_image_model
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


def colecciones_cerradas():
    """The keys of the collections that are not for everybody, and of what is in them."""
    cerradas = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    ramas = Q()
    for path in cerradas:
        ramas |= Q(path__startswith=path)
    return set(Collection.objects.filter(ramas).values_list("pk", flat=True)) if ramas else set()


def colecciones_cerradas_a(request):
    """The keys of the collections whose files this reader may not have, asked once for many."""
    restricciones = CollectionViewRestriction.objects.select_related("collection")
    cerradas = [r.collection for r in restricciones if not r.accept_request(request)]
    ramas = [Collection.get_tree(una).values_list("pk", flat=True) for una in cerradas]
    return {clave for rama in ramas for clave in rama}


def puede_leer_originales(usuario):
    """Originals carry more than pages show: they are for who works here."""
    return usuario.is_active and usuario.has_perm("wagtailadmin.access_admin")


def de_fotografias():
    """The framework's own rule of who may do what with each, by collection."""
    return policy_registry.get_by_type(get_image_model())


def puede_subir(usuario):
    """Who may bring photographs in, and go on with what came from a camera."""
    return de_fotografias().user_has_permission(usuario, "add")


def puede_describir(usuario, imagen):
    return de_fotografias().user_has_permission_for_instance(usuario, "change", imagen)


def las_que_puede_cambiar(usuario):
    return de_fotografias().instances_user_has_permission_for(usuario, "change")


def puede_ver_consentimientos(usuario):
    """They have the names of minors: for who publishes their photographs."""
    return usuario.is_active and usuario.has_perm("acervo.view_consentimiento")


def puede_retirar(usuario, consentimiento):
    """Who writes that a consent was withdrawn, once."""
    puede = usuario.is_active and usuario.has_perm("acervo.retirar_consentimiento")
    return puede and consentimiento.retirado_el is None


def puede_cortar(usuario, grabacion):
    """Whoever may change a recording may make others of pieces of it, in its collection."""
    politica = policy_registry.get_by_type(type(grabacion))
    es_audio = grabacion.type == "audio"
    return es_audio and politica.user_has_permission_for_instance(usuario, "change", grabacion)
