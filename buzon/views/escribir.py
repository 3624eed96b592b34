"""The form of each kind: kept on the server as it is typed, sent when it is complete."""

import secrets

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone

from buzon import actions, archivos, permissions
from buzon.actions import OtraEscribio, YaSeEnvio
from buzon.forms import FORMULARIOS
from buzon.models import Estado, Llamada, Solicitud
from moderacion.permissions import NoSePuede

from .puerta import DelBuzon, DeUna

LARGO_DE_VEZ = 32
SE_GUARDO = "Se guardó el borrador: nadie más que su área lo ve."
SE_ENVIO = "Comunicación Social la recibió. Su recibo es {}."
SE_CORRIGIO = "Se envió la corrección."
OTRA = "{} guardó cambios mientras usted escribía. Si guarda otra vez, queda lo suyo."


class Marca(forms.Form):
    """What names a form, the tab where it is, what it had read and whether it was sent already."""

    vez = forms.RegexField(r"^[0-9a-f]{32}$")
    pestana = forms.RegexField(r"^[0-9a-f]{8,32}$")
    turno = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
    llamada = forms.IntegerField(min_value=1, max_value=2**31 - 1, required=False)
    corrige = forms.BooleanField(required=False)

    def dicho(self, area):
        """As `actions.guardar` takes it; the call only if it was put to that área."""
        datos = self.cleaned_data
        llamada = Llamada.objects.filter(pk=datos["llamada"] or 0, area=area).first()
        return {
            "vez": datos["vez"],
            "pestana": datos["pestana"],
            "turno": datos["turno"] or 0,
            "version": datos["version"] or 0,
            "llamada": llamada,
            "corrige": datos["corrige"],
        }


def _ficha():
    return secrets.token_hex(LARGO_DE_VEZ // 2)


class Formulario(DelBuzon):
    """What a new one and one that is gone on with share."""

    template_name = "buzon/escribir.html"
    solicitud = None

    def clase_de_forma(self):
        return FORMULARIOS[self.clase]

    def get(self, request, *args, **kwargs):
        return self._pagina(self._forma())

    def _forma(self, datos=None):
        """Of a draft, with what was typed; of what was sent, with what it says."""
        una = self.solicitud
        fotos = una.adjuntos.vigentes().exclude(imagen=None).count() if una else 0
        inicial = dict(una.escrito) if una else {}
        return self.clase_de_forma()(datos, instance=una, initial=inicial, fotos=fotos)

    def post(self, request, *args, **kwargs):
        marca = Marca(request.POST)
        if not marca.is_valid():
            messages.error(request, "El formulario llegó incompleto: revíselo y envíelo otra vez.")
            return self._pagina(self._forma(request.POST))
        try:
            return self._recibir(request, marca.dicho(self.area))
        except OtraEscribio as otra:
            return self._otra(otra)
        except YaSeEnvio as motivo:
            messages.info(request, str(motivo))
            return redirect("buzon:una", motivo.solicitud.pk)
        except (NoSePuede, ValidationError) as motivo:
            texto = motivo.messages[0] if isinstance(motivo, ValidationError) else str(motivo)
            messages.error(request, texto)
            return self._pagina(self._forma(request.POST))

    def _recibir(self, request, marca):
        escrito = actions.escrito_de(request.POST, self.clase_de_forma())
        self.solicitud = actions.guardar(
            clase=self.clase, por=request.user, escrito=escrito, **marca
        )
        enteros = self._adjuntar(request)
        if request.POST.get("accion") != "enviar":
            if enteros:
                messages.success(request, SE_GUARDO)
            return redirect("buzon:escribir", self.solicitud.pk)
        forma = self._forma(request.POST)
        if not (forma.is_valid() and enteros):
            return self._pagina(forma)
        return self._enviar(request, forma)

    def _enviar(self, request, forma):
        datos, una = forma.cleaned_data, Solicitud.objects.get(pk=self.solicitud.pk)
        if una.estado == Estado.BORRADOR:
            una = actions.enviar(solicitud=una, datos=datos, por=request.user)
            messages.success(request, SE_ENVIO.format(una.recibo))
        else:
            una = actions.corregir(solicitud=una, datos=datos, por=request.user)
            messages.success(request, SE_CORRIGIO)
        return redirect("buzon:una", una.pk)

    def _adjuntar(self, request):
        """Those that come with the form, without a script. Whether all of them came in."""
        malos = 0
        for archivo in request.FILES.getlist("archivos"):
            try:
                archivos.adjuntar(solicitud=self.solicitud, archivo=archivo, por=request.user)
            except ValidationError as error:
                malos += 1
                messages.error(request, f"«{archivo.name[:80]}» no entró. {error.messages[0]}")
        return not malos

    def _otra(self, otra):
        self.solicitud = una = otra.solicitud
        messages.warning(self.request, OTRA.format("Otra persona de su área, u otra pestaña,"))
        return self._pagina(self._forma(self.request.POST), dice_ahora=una.escrito)

    def _pagina(self, forma, **contexto):
        una = self.solicitud
        adjuntos = una.adjuntos.vigentes() if una else Solicitud.objects.none()
        return self.render_to_response(
            self.get_context_data(
                forma=forma,
                solicitud=una,
                clase=self.clase,
                vez=una.vez if una else self.request.POST.get("vez") or _ficha(),
                pestana=_ficha(),
                version=una.version if una else 0,
                llamada=self.request.GET.get("llamada", ""),
                adjuntos=adjuntos.select_related("imagen", "documento", "grabacion") if una else (),
                limites=archivos.LIMITES,
                se_eligen=archivos.SE_ELIGEN,
                hoy=timezone.localdate(),
                **contexto,
            )
        )


class Nueva(Formulario):
    def dispatch(self, request, *args, clase, **kwargs):
        if clase not in FORMULARIOS:
            raise Http404
        self.clase = clase
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if estorbo := permissions.estorbo_para_enviar(request.user):
            messages.error(request, estorbo)
            return redirect("buzon:lista")
        return super().get(request, *args, **kwargs)


class Escribir(DeUna, Formulario):
    """To go on with a draft, or to correct what was sent while nobody has decided."""

    solicitud = DeUna.solicitud

    @property
    def clase(self):
        return self.solicitud.clase


class Guardar(DelBuzon):
    """What is being typed, each few seconds, by the script."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        marca, clase = Marca(request.POST), request.POST.get("clase", "")
        if clase not in FORMULARIOS or not marca.is_valid():
            return JsonResponse({"frase": "El formulario llegó incompleto."}, status=400)
        try:
            escrito = actions.escrito_de(request.POST, FORMULARIOS[clase])
            una = actions.guardar(
                clase=clase, por=request.user, escrito=escrito, **marca.dicho(self.area)
            )
        except OtraEscribio as otra:
            dicho = {"frase": OTRA.format("Otra persona, u otra pestaña,")}
            return JsonResponse({**dicho, "version": otra.solicitud.version}, status=409)
        except YaSeEnvio as motivo:
            return JsonResponse({"frase": str(motivo), "enviada": True}, status=410)
        except (NoSePuede, ValidationError) as motivo:
            return JsonResponse({"frase": str(motivo)}, status=400)
        return JsonResponse({"pk": una.pk, "version": una.version})
