"""What the pages of a gallery say: all its photographs, one of them, and their package."""

import re

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from wagtail.url_routing import RouteResult

from sitio.models import Publicacion

from . import fotos_zip
from .datos_de_fotos import Album, una

POR_PAGINA = 24
SE_FUE = 410
ES_NUMERO = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)


class CaraDeGaleria:
    """A gallery, for whoever paints it.

    The number of a photograph is its place in the published order. One whose consent is withdrawn
    keeps its own, which says that it is gone: the addresses of the rest stay as they were shared.
    """

    def route(self, request, path_components):
        """Its page, one photograph or the package: what guards the first guards the others."""
        (parte,) = path_components if len(path_components) == 1 else ("",)
        de_foto = ES_NUMERO.fullmatch(parte)
        if not de_foto and parte != fotos_zip.NOMBRE:
            return super().route(request, path_components)
        if not self.live:
            raise Http404
        return RouteResult(self, kwargs={"numero": int(parte)} if de_foto else {"paquete": True})

    def serve(self, request, *args, numero=None, paquete=False, **kwargs):
        if paquete:
            return fotos_zip.entregar(request, self)
        if numero:
            try:
                kwargs["foto"] = una(self.para_pagina(), numero)
            except Http404:
                if self._se_retiro(numero):
                    return self._ya_no_esta(request)
                raise
        return super().serve(request, *args, **kwargs)

    def _se_retiro(self, numero):
        """Whether the photograph of that number is one whose consent was withdrawn."""
        foto = self.fotos.select_related("imagen")[numero - 1 : numero].first()
        return bool(foto) and foto.imagen.retirada

    def _ya_no_esta(self, request):
        contexto = super().get_context(request)
        respuesta = render(request, "galerias/foto_retirada.html", contexto, status=SE_FUE)
        patch_cache_control(respuesta, private=True, no_store=True)
        return respuesta

    def get_template(self, request, *args, foto=None, **kwargs):
        if foto:
            return "galerias/foto.html"
        return super().get_template(request, *args, **kwargs)

    def get_context(self, request, *args, foto=None, **kwargs):
        contexto = super().get_context(request, *args, **kwargs)
        if foto:
            return {**contexto, **self._de_una(foto)}
        fotos = self.para_pagina()
        pagina = Paginator(fotos, POR_PAGINA).get_page(request.GET.get("pagina"))
        pagina.numeros = list(
            pagina.paginator.get_elided_page_range(pagina.number, on_each_side=1, on_ends=1)
        )
        return {
            **contexto,
            "temas": self.temas.all(),
            "acto": self.acto_del_que_salio(),
            "fotos": fotos,
            "pagina": pagina,
            "album": Album(self, pagina.object_list),
            "de_medios": [foto for foto in fotos if foto.seleccion],
            "hay_paquete": any(fotos_zip.TAMANO in foto.imagen.variantes for foto in fotos),
        }

    def _de_una(self, foto):
        return {
            "foto": foto,
            "titulo": f"Fotografía {foto.lugar} de {foto.cuantas}: {self.title}",
            "descripcion": foto.dicho or foto.texto_alternativo,
            "imagen_og": foto.imagen,
            "alt_og": foto.texto_alternativo,
            "vuelve": f"?pagina={pagina}" if (pagina := -(-foto.lugar // POR_PAGINA)) > 1 else "",
        }

    def acto_del_que_salio(self):
        """The act it came of, if anyone may read it."""
        if not self.pk:
            return None
        actos = self.coberturas.exclude(compromiso__acto=None).values("compromiso__acto")
        return Publicacion.objects.publicadas().filter(pk__in=actos).first()

    def para_pagina(self):
        """Its photographs that may be shown, each with its number, its neighbours and how many."""
        todas = enumerate(self.fotos.select_related("imagen"), 1)
        fotos = [foto.numerada(n, self) for n, foto in todas if not foto.imagen.retirada]
        for lugar, foto in enumerate(fotos, 1):
            foto.lugar, foto.cuantas = lugar, len(fotos)
            foto.anterior = fotos[lugar - 2] if lugar > 1 else None
            foto.siguiente = fotos[lugar] if lugar < len(fotos) else None
        return fotos

    def de_medios(self):
        """Those chosen for whoever publishes the act elsewhere: the lead one first."""
        elegidas = [foto for foto in self.para_pagina() if foto.seleccion]
        return sorted(elegidas, key=lambda foto: not foto.es_principal)

    def fotografias(self):
        return [foto.imagen for foto in self.para_pagina()]
