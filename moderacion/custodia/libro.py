"""The ledger: who allows a text to be public, what a text is known by, what may be shown of it."""

import hashlib
import json
from contextlib import suppress

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.dateparse import parse_datetime
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page

from moderacion import permissions
from moderacion.models.aprobacion import Aprobacion
from moderacion.permissions import NoSePuede
from sitio.models import DEL_CAMBIO

CUATRO_OJOS = (
    "Usted la escribió o la corrigió: la aprueba otra persona de dirección, o se publica con "
    "urgencia y un motivo escrito."
)
SIN_PRISA = "Usted no la escribió: puede aprobarla tal cual, sin urgencia."

# Where a page hangs and how it stands: the framework's own, never the text that was approved.
AJENAS = {
    *("pk", "id", "path", "depth", "numchild", "url_path", "content_type", "translation_key"),
    *("locale", "alias_of", "owner", "live", "live_revision", "latest_revision", "draft_title"),
    *("latest_revision_created_at", "has_unpublished_changes", "expired", "go_live_at"),
    *("first_published_at", "last_published_at", "locked", "locked_at", "locked_by"),
    *("page_ptr", "publicacion_ptr", COMMENTS_RELATION_NAME),
    *DEL_CAMBIO,  # the row keeps neither
}


def huella(contenido):
    """SHA-256 of a revision's content, whatever order its database keeps the keys in.

    A date that is to be that of publication is not yet part of it.
    """
    if contenido.get("fecha_al_publicar"):
        contenido = {**contenido, "fecha": None}
    llano = json.dumps(contenido, sort_keys=True, cls=DjangoJSONEncoder, ensure_ascii=False)
    return hashlib.sha256(llano.encode()).hexdigest()


@transaction.atomic
def aprobar(*, revision, por, urgente=""):
    """Writes in the ledger that this text may be public; `urgente` says why nobody else reads it.

    Raises NoSePuede to who wrote it, or may not.
    """
    pagina = Page.objects.select_for_update().get(pk=revision.object_id)
    ajena = permissions.puede_aprobar(por, pagina)
    if urgente and ajena:
        raise NoSePuede(SIN_PRISA)
    if not (permissions.puede_urgir(por, pagina) if urgente else ajena):
        raise NoSePuede(CUATRO_OJOS)
    clase = Aprobacion.Clase.URGENTE if urgente else Aprobacion.Clase.VISTO_BUENO
    return asentar(revision=revision, clase=clase, por=por, motivo=urgente)


def asentar(*, revision, clase, por=None, motivo=""):
    """Writes in the ledger that this text may be public, as it is now in the database."""
    revision.refresh_from_db()
    pagina = Page.objects.get(pk=revision.object_id)
    return Aprobacion.objects.create(
        pagina=pagina,
        revision=revision,
        huella=huella(revision.content),
        clase=clase,
        por=por,
        motivo=motivo,
        escribieron=sorted(Aprobacion.autores_de(pagina)),
    )


def aprobada(revision):
    """The last entry that allows this very text, if there is one."""
    entrada = Aprobacion.objects.filter(revision_id=revision.pk).order_by("pk").last()
    return entrada if entrada and entrada.huella == huella(revision.content) else None


def exigir_aprobada(revision):
    """Raises NoSePuede unless the ledger has this text, as it is now."""
    if aprobada(revision) is None:
        raise NoSePuede("Sin visto bueno no se publica.")


def difiere(pagina, revision):
    """The names of what a page is about to show and was not approved, sorted."""
    mostrado, aprobado = llano(pagina.serializable_data()), revision.content
    claves = (mostrado.keys() & aprobado.keys()) - AJENAS
    de_hijos = {"pk", "sort_order"} | {r.field.name for r in get_all_child_relations(pagina)}
    return sorted(c for c in claves if _lo_que_dice(mostrado[c], aprobado[c], de_hijos))


def _lo_que_dice(uno, otro, de_hijos):
    """Whether they say different things: keys of children come and go with each publication, and a
    version of the program that came later may know columns that what was approved does not."""
    if isinstance(uno, list) and isinstance(otro, list):
        pares = zip(uno, otro, strict=False)
        return len(uno) != len(otro) or any(_lo_que_dice(u, o, de_hijos) for u, o in pares)
    if isinstance(uno, dict) and isinstance(otro, dict):
        claves = (uno.keys() & otro.keys()) - de_hijos
        return any(_lo_que_dice(uno[c], otro[c], de_hijos) for c in claves)
    return uno != otro and _texto(uno) != _texto(otro)


def _momento(valor):
    """A moment to its thousandth, as JSON keeps it, whatever zeros and zone it was written with."""
    try:
        momento = parse_datetime(valor)
    except ValueError:
        return valor
    return momento.replace(microsecond=momento.microsecond // 1000 * 1000) if momento else valor


def _texto(valor):
    """What a body of blocks says, whatever order its database gives their keys back in."""
    if not isinstance(valor, str):
        return valor
    if valor.startswith("[{"):
        with suppress(ValueError):
            return json.loads(valor)
    return _momento(valor)


def llano(datos):
    """As they come back from the database: text, numbers, lists."""
    return json.loads(json.dumps(datos, cls=DjangoJSONEncoder))
