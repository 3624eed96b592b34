"""What photographs say to search engines (schema.org), with their credit and permission of use."""

from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.http import Http404

EN_PANTALLA = "jpeg-800"  # that pages, the map and these data name alike


@dataclass(frozen=True)
class Album:
    """A gallery, with those of its photographs that one of its pages paints."""

    galeria: object
    fotos: list

    def datos(self, raiz):
        fotos = [de_una(foto, raiz) for foto in self.fotos]
        return {**self.galeria.datos(raiz), "image": [foto for foto in fotos if foto]}


def una(fotos, numero):
    """That of that number, or 404."""
    for foto in fotos:
        if foto.numero == numero:
            return foto
    raise Http404


def de_una(foto, raiz):
    """An ImageObject; nothing of one whose sizes are not made. `raiz`: the site, no last slash."""
    if not (medida := foto.imagen.variantes.get(EN_PANTALLA)):
        return {}
    nombre, ancho, alto = medida
    uso = f"{raiz}{foto.galeria.get_url()}#uso"
    datos = {
        "@type": "ImageObject",
        "url": f"{raiz}{foto.get_url()}",
        "contentUrl": f"{raiz}{default_storage.url(nombre)}",
        "width": ancho,
        "height": alto,
        "caption": foto.dicho or foto.texto_alternativo,
        "creditText": foto.de_quien,
        "license": uso,
        "acquireLicensePage": uso,
    }
    return {clave: valor for clave, valor in datos.items() if valor}
