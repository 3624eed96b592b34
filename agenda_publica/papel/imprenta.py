"""Makes one PDF in a process of its own: a page comes in by the standard input, the file goes out.

It runs outside Django and is given all that it needs: it opens no file of ours and no address, and
what it may spend of time and memory has an end. WeasyPrint is imported here and nowhere else.
"""

import base64
import json
import resource
import sys

SIN_BIBLIOTECAS = 3  # how it ends where WeasyPrint, or what it needs of the system, is not there
SEGUNDOS = 40  # of CPU
MEMORIA = 1024 * 1024 * 1024  # of addresses, in bytes
RAIZ = "https://papel.invalid"  # no name: what the page asks for is looked for in what was given


def acotar():
    resource.setrlimit(resource.RLIMIT_CPU, (SEGUNDOS, SEGUNDOS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORIA, MEMORIA))


def imprimir(*, html, css, hoja, recursos):
    """The PDF. `hoja` is the path of `css`, and `recursos`, {path: octets} of what may be shown."""
    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Cajon(URLFetcher):
        """Gives what is in the drawer; there is no other place where it could look."""

        def fetch(self, url, headers=None):
            camino = url.removeprefix(RAIZ)
            if camino == url or camino not in recursos:
                raise ValueError("No es de este papel.")
            return URLFetcherResponse(url, recursos[camino])

    cajon, letras = Cajon(), FontConfiguration()
    estilo = CSS(string=css, base_url=RAIZ + hoja, url_fetcher=cajon, font_config=letras)
    pagina = HTML(string=html, base_url=f"{RAIZ}/", url_fetcher=cajon)
    return pagina.write_pdf(stylesheets=[estilo], font_config=letras, pdf_tags=True)


def principal():
    acotar()
    pedido = json.load(sys.stdin)
    recursos = {camino: base64.b64decode(dato) for camino, dato in pedido["recursos"].items()}
    try:
        pdf = imprimir(**{**pedido, "recursos": recursos})
    except (ImportError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(SIN_BIBLIOTECAS) from error
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    principal()
