"""No page is published with a photograph of minors that lacks its consent, by whatever door."""

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from wagtail.admin import messages
from wagtail.models import ReferenceIndex

from acervo.models import Imagen
from moderacion.permissions import NoSePuede

NO = "No se publica: "
FALTA = (
    "en la fotografía {} aparecen menores y falta su consentimiento. Regístrelo en la ficha de la "
    "fotografía, o quítela de la página."
)
FALTAN = (
    "en las fotografías {} aparecen menores y falta su consentimiento. Regístrelo en la ficha de "
    "cada una, o quítelas de la página."
)
SE_RETIRO = "el consentimiento para la fotografía {} se retiró. Quítela de la página."
SE_RETIRARON = "el consentimiento para las fotografías {} se retiró. Quítelas de la página."
ADEMAS = " Además, "
AL_ENVIAR = "Se envió, pero así no podrá publicarse."
ABRIR = "Abrir la fotografía"
A_LO_MAS = 5  # named one by one; the rest are counted


class SinConsentimiento(NoSePuede):
    """Names the photographs, and leads to where each is mended."""

    def __init__(self, imagenes):
        self.imagenes = sorted(imagenes, key=lambda imagen: imagen.pk)
        super().__init__(dicho(self.imagenes))

    def en_html(self):
        nombradas = [imagen for suyas, *_ in _por_falta(self.imagenes) for imagen in suyas]
        enlaces = (
            (reverse("wagtailimages:edit", args=[i.pk]), _abrir(i, nombradas)) for i in nombradas
        )
        return format_html(
            "{} {}.", str(self), format_html_join(", ", '<a href="{}">{}</a>', enlaces)
        )


def dicho(imagenes):
    """What is wrong with them, in a sentence for each thing that is."""
    frases = (
        (una if len(suyas) + mas == 1 else varias).format(_enumerar(suyas, mas))
        for suyas, mas, una, varias in _por_falta(imagenes)
    )
    return NO + ADEMAS.join(frases)


def _por_falta(imagenes):
    """(those that are named, how many more, what is said of one, of several), if there are any."""
    faltan = [imagen for imagen in imagenes if not imagen.retirada]
    retiradas = [imagen for imagen in imagenes if imagen.retirada]
    for suyas, una, varias in (faltan, FALTA, FALTAN), (retiradas, SE_RETIRO, SE_RETIRARON):
        if suyas:
            yield suyas[:A_LO_MAS], len(suyas[A_LO_MAS:]), una, varias


def _enumerar(imagenes, mas):
    """«Lee», «Canta» y 3 más."""
    *primeras, ultima = [f"«{i.title}»" for i in imagenes] + ([f"{mas} más"] if mas else [])
    return f"{', '.join(primeras)} y {ultima}" if primeras else ultima


def _abrir(imagen, nombradas):
    return ABRIR if len(nombradas) == 1 else f"Abrir «{imagen.title}»"


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
        raise SinConsentimiento(imagenes)


def las_que_faltan(imagenes):
    """{key: photograph} of those in {key: photograph} that will stop a page that names them.

    It asks nothing when there are no minors in them.
    """
    dudosas = [clave for clave, imagen in imagenes.items() if imagen.menores or imagen.retirada]
    if not dudosas:
        return {}
    return Imagen.objects.filter(pk__in=dudosas).sin_consentimiento().in_bulk()


def avisar(request, pagina):
    """Tells whoever has just sent a page to review, with where to mend it."""
    if "action-submit" not in request.POST or not pagina.workflow_in_progress:
        return
    for imagen in faltan(pagina.get_latest_revision().as_object()):
        boton = messages.button(reverse("wagtailimages:edit", args=[imagen.pk]), ABRIR)
        messages.warning(request, f"{AL_ENVIAR} {dicho([imagen])}", buttons=[boton])
