"""No page is published with a photograph of minors that lacks its consent, by whatever door."""

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.html import format_html
from wagtail.admin import messages
from wagtail.models import ReferenceIndex

from acervo.models import Imagen

from .permissions import NoSePuede

FALTA = (
    "No se publica: en la fotografía «{}» aparecen menores y falta su consentimiento. Regístrelo "
    "en la ficha de la fotografía, o quítela de la página."
)
SE_RETIRO = (
    "No se publica: el consentimiento para la fotografía «{}» se retiró. Quítela de la página."
)
AL_ENVIAR = "Se envió, pero así no podrá publicarse."
ABRIR = "Abrir la fotografía"


class SinConsentimiento(NoSePuede):
    """Names the photograph, and leads to where it is mended."""

    def __init__(self, imagen):
        self.imagen = imagen
        super().__init__(dicho(imagen))

    def en_html(self):
        ficha = reverse("wagtailimages:edit", args=[self.imagen.pk])
        return format_html('{} <a href="{}">{}</a>.', str(self), ficha, ABRIR)


def dicho(imagen):
    """What is wrong with it, in a sentence."""
    return (SE_RETIRO if imagen.retirada else FALTA).format(imagen.title)


def faltan(pagina):
    """The photographs that this text names, wherever it does, which may not be published.

    What a text names is what the framework's index would write of it if it were saved; there is no
    public way to ask it of a text that is not.
    """
    de_fotos = ContentType.objects.get_for_model(Imagen).pk
    nombradas = ReferenceIndex._extract_references_from_object(pagina)
    claves = {clave for tipo, clave, *_ in nombradas if tipo == de_fotos}
    if not claves:
        return []
    return list(Imagen.objects.filter(pk__in=claves).sin_consentimiento().order_by("pk"))


def exigir(revision):
    """Raises SinConsentimiento. Scheduling is refused too: who approves is there to mend it."""
    if imagenes := faltan(revision.as_object()):
        raise SinConsentimiento(imagenes[0])


def avisos(imagenes):
    """{key: what will stop a page with it}, of those in {key: photograph} that stop one.

    With the link to where it is mended. It asks nothing when there are no minors in them.
    """
    dudosas = [clave for clave, imagen in imagenes.items() if imagen.menores or imagen.retirada]
    if not dudosas:
        return {}
    filas = Imagen.objects.filter(pk__in=dudosas).sin_consentimiento()
    return {imagen.pk: SinConsentimiento(imagen).en_html() for imagen in filas}


def avisar(request, pagina):
    """Tells whoever has just sent a page to review, with where to mend it."""
    if "action-submit" not in request.POST or not pagina.workflow_in_progress:
        return
    for imagen in faltan(pagina.get_latest_revision().as_object()):
        boton = messages.button(reverse("wagtailimages:edit", args=[imagen.pk]), ABRIR)
        messages.warning(request, f"{AL_ENVIAR} {dicho(imagen)}", buttons=[boton])
