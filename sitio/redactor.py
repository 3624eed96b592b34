"""The editor of rich text, which takes in only what its own buttons could have made.

What comes pasted, imported or written by another program may hold pictures without identity, styles
of Word and tags left open; any of them would keep the page from being opened again.
"""

from bs4 import BeautifulSoup, Comment
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea
from wagtail.embeds import urls as embeds

from sitio.texto import sin_controles

QUEDAN = {"p", "br", "b", "strong", "i", "em", "a", "ul", "ol", "li"}
SE_VAN = ["script", "style", "embed", "img", "iframe", "object", "svg", "video", "audio", "head"]
BLOQUES = {"h1", "h2", "h3", "h4", "h5", "h6", "div", "tr", "blockquote", "pre"}
DE_ENLACE = {"href", "linktype", "id"}
DE_BLOQUE = {"data-block-key"}


def limpiar(html):
    """The same text with only what the editor knows; what looked like a paragraph stays one."""
    sopa = BeautifulSoup(sin_controles(html), "html.parser")
    for comentario in sopa.find_all(string=lambda texto: isinstance(texto, Comment)):
        comentario.extract()
    for ajena in sopa.find_all(SE_VAN):
        ajena.unwrap() if ajena.name in {"embed", "img"} else ajena.decompose()
    for etiqueta in sopa.find_all(True):
        _limpiar_etiqueta(etiqueta)
    return str(sopa)


def _limpiar_etiqueta(etiqueta):
    if etiqueta.name in BLOQUES:
        etiqueta.name = "p"
    if etiqueta.name not in QUEDAN:
        etiqueta.unwrap()
        return
    deja = DE_ENLACE if etiqueta.name == "a" else DE_BLOQUE
    etiqueta.attrs = {clave: valor for clave, valor in etiqueta.attrs.items() if clave in deja}


class Conversor(ContentstateConverter):
    def from_database_format(self, html):
        return super().from_database_format(limpiar(html))


class Redactor(DraftailRichTextArea):
    """Draftail over clean text."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.converter = Conversor(self.features)


def coser():
    """Called once, at start: nothing from elsewhere goes inside a text, so its chooser is shut."""
    embeds.urlpatterns.clear()
