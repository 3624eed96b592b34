"""The files of what is sent: one by one by the script, seen by their área."""

import posixpath

from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header

from acervo.views import contenido, ya_no
from buzon import archivos, permissions
from buzon.models import Estado, Solicitud
from moderacion.permissions import NoSePuede

from .marca import Pedida
from .puerta import DelBuzon, DeUna

NADA = "No llegó ningún archivo: elíjalo otra vez."
YA_NO = "Esa solicitud ya no recibe archivos."
MUESTRA = "webp-400"


class Subir(DelBuzon):
    """One file for the form that is open; sent twice, it goes in once."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        suyas = Solicitud.objects.de_area(self.area)
        solicitud = suyas.filter(vez=Pedida.en(request.POST).get("vez", "")).first()
        archivo = request.FILES.get("archivo")
        if solicitud is None or archivo is None:
            return JsonResponse({"sirve": False, "frase": NADA}, status=400)
        if solicitud.estado != Estado.BORRADOR and not solicitud.abierta:
            return JsonResponse({"sirve": False, "frase": YA_NO}, status=410)
        if estorbo := permissions.estorbo_para_enviar(request.user):
            return JsonResponse({"sirve": False, "frase": estorbo})
        return self._adjuntar(solicitud, archivo)

    def _adjuntar(self, solicitud, archivo):
        sustituye = archivos.el_dicho(solicitud, self.request.POST.get("sustituye"))
        try:
            adjunto, nuevo = archivos.adjuntar(
                solicitud=solicitud,
                archivo=archivo,
                por=self.request.user,
                sustituye=sustituye,
            )
        except ValidationError as error:
            return JsonResponse({"sirve": False, "frase": error.messages[0]})
        quitar = reverse("buzon:quitar", args=[solicitud.pk, adjunto.pk])
        dicho = {"sirve": True, "adjunto": adjunto.pk, "nuevo": nuevo, "quitar": quitar}
        return JsonResponse(dicho)


class Archivo(DeUna):
    """Its small size, of a photograph that has it (`?muestra`); or the file, as it is kept."""

    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        suyos = self.solicitud.adjuntos.con_su_pieza()
        adjunto = get_object_or_404(suyos, pk=self.kwargs["adjunto"])
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


class Quitar(DeUna):
    """By the script; what is out already is out. Without it, the form of the whole says which."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            archivos.quitar_el_dicho(self.solicitud, self.kwargs["adjunto"])
        except NoSePuede as motivo:
            return JsonResponse({"frase": str(motivo)}, status=400)
        return JsonResponse({"quitado": True})
