"""The files of what is sent: one by one by the script, seen by their área and by the office."""

import posixpath

from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header

from acervo.views import contenido, ya_no
from buzon import archivos
from buzon.models import Estado, Solicitud

from .puerta import DelBuzon, DeUna

NADA = "No llegó ningún archivo: elíjalo otra vez."
YA_NO = "Esa solicitud ya no recibe archivos."
MUESTRA = "webp-400"


class Subir(DelBuzon):
    """One file for the form that is open; sent twice, it goes in once."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        suyas = Solicitud.objects.de_area(self.area)
        solicitud = suyas.filter(vez=request.POST.get("vez", "")).first()
        archivo = request.FILES.get("archivo")
        if solicitud is None or archivo is None:
            return JsonResponse({"sirve": False, "frase": NADA}, status=400)
        if solicitud.estado != Estado.BORRADOR and not solicitud.abierta:
            return JsonResponse({"sirve": False, "frase": YA_NO}, status=410)
        try:
            adjunto, nuevo = archivos.adjuntar(
                solicitud=solicitud, archivo=archivo, por=request.user
            )
        except ValidationError as error:
            return JsonResponse({"sirve": False, "frase": error.messages[0]})
        return JsonResponse({"sirve": True, "adjunto": adjunto.pk, "nuevo": nuevo})


class DeUnArchivo(DeUna):
    @property
    def adjunto(self):
        suyos = self.solicitud.adjuntos.select_related("imagen", "documento", "grabacion")
        return get_object_or_404(suyos, pk=self.kwargs["adjunto"])


class Archivo(DeUnArchivo):
    """Its small size, of a photograph that has it (`?muestra`); or the file, as it is kept."""

    def get(self, request, *args, **kwargs):
        adjunto = self.adjunto
        if adjunto.imagen and adjunto.imagen.retirada:
            return ya_no(request)
        ruta = self._ruta(adjunto)
        respuesta = contenido(request, ruta)
        respuesta["X-Content-Type-Options"] = "nosniff"
        if "muestra" not in request.GET:
            nombre = posixpath.basename(ruta)
            respuesta["Content-Disposition"] = content_disposition_header(True, nombre)
        return respuesta

    def _ruta(self, adjunto):
        if "muestra" not in self.request.GET:
            return adjunto.pieza.file.name
        hecha = adjunto.imagen and adjunto.imagen.variantes.get(MUESTRA)
        if not hecha:
            raise Http404
        return hecha[0]


class Quitar(DeUnArchivo):
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        adjunto = self.adjunto
        archivos.quitar(adjunto=adjunto, por=request.user)
        return redirect("buzon:escribir", self.solicitud.pk)
