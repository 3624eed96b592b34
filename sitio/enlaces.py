"""Links to pages inside rich text, asked together and without each page's own table."""

from wagtail.models import Page
from wagtail.rich_text import expand_db_html
from wagtail.rich_text.rewriters import LinkRewriter


def expandir(html, paginas=None):
    """That HTML with its links in place; `paginas` by key, if they were already asked for."""

    def enlazar(rasgos):
        claves = [int(uno["id"]) for uno in rasgos if uno.get("id", "").isdecimal()]
        conocidas = Page.objects.live().in_bulk(claves) if paginas is None else paginas
        halladas = (conocidas.get(int(uno.get("id") or 0)) for uno in rasgos)
        return [_abrir(pagina) for pagina in halladas]

    return expand_db_html(LinkRewriter(bulk_rules={"page": enlazar})(html))


def paginas_de(html):
    """The keys of the pages that it links to."""
    extractor = LinkRewriter(reference_extractors={"page": lambda rasgos: [rasgos.get("id", "")]})
    return {int(clave) for clave in extractor.extract_references(html) if clave.isdecimal()}


def _abrir(pagina):
    """The opening tag; what leads nowhere any more stays as plain words."""
    return f'<a href="{pagina.url}">' if pagina and pagina.url else "<a>"
