"""What shows on public pages without being part of their text: files, and the rows they name.

A photograph's file, an official's name or a telephone change on every page at once, with no
approval. So who may change them while a public page shows them is narrower, and each change is
logged with what it was and where it shows (ADR 0015).
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.utils.module_loading import import_string
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex
from wagtailmedia.models import get_media_model

NI_LA_MARCA = (
    "Ya se ve en el sitio ({}). Pida a dirección que diga que no aparecen menores, o registre el "
    "consentimiento."
)
A_LO_MAS = 20  # places that an entry of the log names
NO_PUEDE = "Ya se ve en el sitio ({}). Pida a dirección que lo cambie."
NI_EL_ARCHIVO = "Ya se ve en el sitio ({}). Pida a dirección que lo cambie, o suba otro y úselo."


def lugares(objeto):
    """Where the public sees it: titles of live pages, and the rows of the site that name it.

    What shows on every page says so itself, in `a_la_vista`; what shows by other ways than a
    reference says where, in `se_ve_en`.
    """
    if en_todo := getattr(objeto, "a_la_vista", ""):
        return [en_todo]
    if hasattr(objeto, "se_ve_en"):
        return objeto.se_ve_en()
    fuentes = ReferenceIndex.get_references_to(objeto).group_by_source_object()
    return [str(fuente) for fuente, _ in fuentes if se_ve(fuente)]


def se_ve(fuente):
    """Whether what names it is seen by the public: a live page, or a record of the site."""
    internas = (
        get_user_model(),
        get_media_model(),
    )  # a recording names the one that it was cut from
    return fuente.live if isinstance(fuente, Page) else not isinstance(fuente, internas)


class CambioALaVista:
    """A change to something that exists, made through a form: allowed or not, then logged."""

    def __init__(self, objeto):
        self.objeto = objeto
        self.antes = _llano(objeto)

    def exigir(self, user, frase=NO_PUEDE):
        """Raises ValidationError, with that sentence, to who may not change what is seen."""
        if import_string(settings.PUEDE_CAMBIAR_LO_QUE_SE_VE)(user):
            return
        if donde := lugares(self.objeto):
            raise ValidationError(frase.format(resumir(donde)))

    def apuntar(self, user):
        """Writes in the log what changed and where it shows, if it shows anywhere."""
        ahora = _llano(self.objeto)
        campos = {c: [self.antes.get(c), v] for c, v in ahora.items() if v != self.antes.get(c)}
        if campos and (donde := lugares(self.objeto)):
            datos = {"campos": campos, "donde": donde[:A_LO_MAS], "cuantas": len(donde)}
            log(instance=self.objeto, action="pregon.a_la_vista", user=user, data=datos)


def _llano(objeto):
    """Its fields as text, whatever they are."""
    return {campo: str(valor or "") for campo, valor in model_to_dict(objeto).items()}


def resumir(donde):
    """«Titular», or «Titular» and how many more."""
    resto = f" y {len(donde) - 1} más" if len(donde) > 1 else ""
    return f"«{donde[0]}»{resto}"
