"""Who may do what. Written once here; asked by the tester, the workflow, the desk, templates."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from wagtail.models import PagePermissionTester

from moderacion.models.aprobacion import Aprobacion

DIRECCION = "Dirección"
ADMINISTRACION = "Administración"
REDACCION = "Redacción"
ENLACE = "Enlace"


class NoSePuede(PermissionDenied):
    """The rule that forbids it, in one sentence for the person."""

    def en_html(self):
        """The same, with a link where one mends it."""
        return str(self)

    def anotar(self, por):
        """What is to be written of the refusal, once what was refused has been undone."""


def _grupos(user):
    return user.nombres_de_grupos if user.is_authenticated else set()


def es_de_direccion(user):
    """Who approves, in general: dirección, and whoever installs the program."""
    return user.is_active and (user.is_superuser or DIRECCION in _grupos(user))


def esta_en_direccion(user):
    """Who has that post. Whoever installs the program has not, for what is done alone."""
    return user.is_active and DIRECCION in _grupos(user)


def de_direccion():
    """Everyone of whom `es_de_direccion` says yes."""
    quienes = Q(is_superuser=True) | Q(groups__name=DIRECCION)
    return get_user_model().objects.filter(quienes, is_active=True).distinct()


def puede_publicar(user, pagina):
    """The one predicate of who may make this page public, or withdraw it."""
    return es_de_direccion(user) and pagina.depth > 1


def puede_aprobar(user, pagina, autores=None):
    """Four eyes: who changed it since it was last approved cannot, superusers included.

    `autores`, their keys, when who asks has them already.
    """
    return puede_publicar(user, pagina) and not _es_autor(user, pagina, autores)


def puede_urgir(user, pagina, autores=None):
    """Alone, with a written reason, when nobody else is there: an author of it who may."""
    permiso = user.has_perm("moderacion.urgir_aprobacion")
    return permiso and puede_publicar(user, pagina) and _es_autor(user, pagina, autores)


def _es_autor(user, pagina, autores):
    return user.pk in (Aprobacion.autores_de(pagina) if autores is None else autores)


def puede_repasar(user, aprobacion):
    """A second person reads afterwards what was published alone: none of those who made it."""
    ajena = user.pk != aprobacion.por_id and user.pk not in aprobacion.escribieron
    return ajena and puede_publicar(user, aprobacion.pagina)


def puede_ver_bitacora(user):
    """Who answers for what is public, and who looks after the accounts."""
    return es_de_direccion(user) or (user.is_active and ADMINISTRACION in _grupos(user))


def puede_proponer(user):
    """Who may write pages at all."""
    return user.is_active and (user.is_superuser or bool(_grupos(user) & {DIRECCION, REDACCION}))


def puede_cambiar_lo_que_se_ve(user):
    """Files, records and settings behind public pages: they change at once, with no approval."""
    return es_de_direccion(user) or (user.is_active and ADMINISTRACION in _grupos(user))


def puede_ver_los_correos(user):
    """Who looks after the outbox: dirección and administración."""
    return user.has_perm("moderacion.view_correo")


def puede_volver_a_intentar(user, correo):
    """What nobody will send unless a person says so."""
    return puede_ver_los_correos(user) and correo.estado in correo.DE_UNA_PERSONA


def puede_sacar_de_revision(user, pagina):
    """Whoever may write it may take it back; the page is asked without its review lock."""
    return puede_proponer(user) and pagina.workflow_in_progress and _puede_escribir(user, pagina)


def puede_vedar(user):
    """Who decrees an electoral ban, changes it and lifts it."""
    return user.is_active and user.has_perm("moderacion.change_veda")


def puede_compartir(user, pagina):
    """Who may write it may show its draft by a link; sections are not shared."""
    escribe = puede_proponer(user) and _puede_escribir(user, pagina)
    return escribe and not es_de_la_casa(pagina)


def puede_tomar(user, pagina):
    """A colleague's draft, to go on with it."""
    ajeno = pagina.owner_id != user.pk and not es_de_la_casa(pagina)
    return ajeno and _puede_escribir(user, pagina)


def es_de_la_casa(pagina):
    """The front page and the sections hold the addresses that do not change."""
    return getattr(pagina.specific_class, "max_count", None) == 1


def _puede_escribir(user, pagina):
    return pagina.permissions_for_user(user).can_edit()


class PermisosDePagina(PagePermissionTester):
    """Nobody has a Publish button: publication is approval, and withdrawal an action of its own."""

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_unpublish(self):
        return False

    def can_unschedule(self):
        return puede_publicar(self.user, self.page)

    def can_set_view_restrictions(self):
        return puede_publicar(self.user, self.page)

    def can_reorder_children(self):
        return puede_publicar(self.user, self.page)

    def can_move(self):
        return puede_publicar(self.user, self.page) and not es_de_la_casa(self.page)

    def can_move_to(self, destination):
        """Where its kind may live; the framework's own asks a permission that here nobody has."""
        if not self.can_move() or destination == self.page:
            return False
        if destination.is_descendant_of(self.page):
            return False
        return self.page.is_child_of(destination) or self.page.specific.can_move_to(destination)

    def can_delete(self, ignore_bulk=False):
        """What was once approved is withdrawn, never deleted; nor what is in review."""
        if (
            es_de_la_casa(self.page)
            or self.page.workflow_in_progress
            or not super().can_delete(ignore_bulk)
        ):
            return False
        rama = self.page.get_descendants(inclusive=True)
        salio = Q(first_published_at__isnull=False) | Q(aprobaciones__isnull=False)
        return not rama.filter(salio).exists()

    def can_retirar(self):
        """Also what was withdrawn already, for another reason: the latest counts."""
        suya = puede_publicar(self.user, self.page) and not es_de_la_casa(self.page)
        return suya and (self.page.live or self.page.retiros.vigentes().exists())
