"""A draft shared by a link: made, revoked, and shown with nothing that leads further."""

import re
import secrets
from datetime import timedelta
from urllib.parse import unquote

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from acervo.tasks import preparar_las_de
from acervo.views import puede_tener
from moderacion import permissions
from moderacion.models.borrador import BorradorCompartido, huella_de
from moderacion.permissions import NoSePuede

BYTES = 32
MAXIMO = timedelta(days=30)
SIN_BORRADOR = "No hay nada sin publicar que compartir: guarde primero sus cambios."
NO_ES_SUYO = "Solo quien puede corregir la página comparte su borrador."
MUY_LARGO = "Un enlace dura a lo más 30 días."
YA_NO_SIRVE = "Ese enlace ya no servía."

MEDIOS = re.escape(settings.MEDIA_URL)
PROPIOS = re.compile(rf"{MEDIOS}((?:images|media|media_thumbnails|subtitulos)/[^\"'\s,<>]+)")
DOCUMENTO = re.compile(rf"href=\"{MEDIOS}((?:documents|original_images)/[^\"]+)\"")


@transaction.atomic
def compartir(*, pagina, por, para, dura):
    """A link to the draft as it is now. Returns (row, token); the token is not kept anywhere.

    `dura` is how long it opens, at most 30 days. Raises NoSePuede.
    """
    pagina = Page.objects.select_for_update().get(pk=pagina.pk)
    if not permissions.puede_compartir(por, pagina):
        raise NoSePuede(NO_ES_SUYO)
    if not hay_borrador(pagina):
        raise NoSePuede(SIN_BORRADOR)
    if not timedelta(0) < dura <= MAXIMO:
        raise NoSePuede(MUY_LARGO)
    token = secrets.token_urlsafe(BYTES)
    ahora = timezone.now()
    compartido = BorradorCompartido.objects.create(
        pagina=pagina,
        revision=pagina.latest_revision,
        huella=huella_de(token),
        para=para,
        por=por,
        creado=ahora,
        caduca=ahora + dura,
    )
    datos = {"enlace": compartido.pk, "para": para, "caduca": compartido.caduca.isoformat()}
    log(instance=pagina.specific, action="pregon.compartir", user=por, data=datos)
    preparar_las_de(compartido.revision.as_object())
    return compartido, token


def hay_borrador(pagina):
    """Whether it has a text that is not the public one."""
    return bool(pagina.latest_revision_id and (not pagina.live or pagina.has_unpublished_changes))


@transaction.atomic
def revocar(*, compartido, por):
    """The link stops opening in this moment."""
    if not permissions.puede_compartir(por, compartido.pagina):
        raise NoSePuede(NO_ES_SUYO)
    vivos = BorradorCompartido.objects.vivos().filter(pk=compartido.pk).values("pk")
    if not BorradorCompartido.objects.filter(pk__in=vivos).update(revocado=timezone.now()):
        raise NoSePuede(YA_NO_SIRVE)
    datos = {"enlace": compartido.pk, "para": compartido.para, "vistas": compartido.vistas}
    log(instance=compartido.pagina.specific, action="pregon.revocar", user=por, data=datos)


def pintar(compartido, token, request):
    """The draft as its public page will look. Returns (HTML, names of the files that it shows).

    Its own files are asked for under the token; a document of a private collection leads nowhere.
    """
    borrador = compartido.revision.as_object()
    request.is_preview = False
    contexto = {
        **borrador.get_preview_context(request, ""),
        "plantilla": borrador.get_preview_template(request, ""),
        "compartido": compartido,
        "direccion": "",
    }
    html = render_to_string("moderacion/borrador.html", contexto, request)
    archivos = set(PROPIOS.findall(html))
    html = PROPIOS.sub(lambda hallado: _bajo_el_token(token, hallado[1]), html)

    def enlazar(hallado):
        ruta = unquote(hallado[1])
        if puede_tener(request, ruta):
            return hallado[0]
        if not puede_tener(request, ruta, aun_cerrado=True):
            return ""
        archivos.add(hallado[1])
        return f'href="{_bajo_el_token(token, hallado[1])}"'

    return DOCUMENTO.sub(enlazar, html), sorted(archivos)


def _bajo_el_token(token, ruta):
    return reverse("archivo_de_borrador", args=[token, "x"]).removesuffix("x") + ruta
