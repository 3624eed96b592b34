"""The whole week of acts, pasted; corrected line by line; sent, each with its receipt."""

from django.contrib import messages
from django.shortcuts import redirect

from agenda_publica.dictado.dictar import (
    LARGO_DE_TODO,
    SIN_ACTOS,
    FormularioDeDictado,
    FormularioDeResto,
)
from agenda_publica.dictado.lineas import RENGLONES
from buzon import permissions
from buzon.models import Llamada
from buzon.semana import Renglones, entender, enviar
from moderacion.permissions import NoSePuede

from .escribir import SEGUIR, SIGUE_SIN_ENVIAR
from .marca import Pedida, nueva_ficha
from .puerta import DelBuzon

NINGUNO = "No marcó ninguno: elija los que quiere enviar."
REVISE = "Hay renglones por corregir: están señalados. Todavía no se envía ninguno."
SE_ENVIO = "Se envió el acto. Su recibo es {}."
SE_ENVIARON = "Se enviaron {} actos. Sus recibos van del {} al {}."
YA_SE_ENVIARON = "Esos ya se habían enviado: no se repitieron."
SIGUE = "Siga con lo que faltaba por leer."


class Semana(DelBuzon):
    """Text first; then what was understood; nothing is sent unseen."""

    template_name = "buzon/semana.html"
    resto, faltan, omitidos = None, 0, ()

    def get(self, request, *args, **kwargs):
        if estorbo := permissions.estorbo_para_enviar(request.user):
            messages.error(request, estorbo)
            return redirect("buzon:lista")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("forma", FormularioDeDictado())
        kwargs.setdefault("renglones", None)
        vez = Pedida.en(self.request.POST).get("vez") or nueva_ficha()
        kwargs.setdefault("vez", vez)
        kwargs["llamada"] = self._llamada()
        kwargs["texto"] = self.request.POST.get("texto", "")[:LARGO_DE_TODO]
        kwargs["omitidos"] = self.omitidos or self.request.POST.getlist("omitido")[:RENGLONES]
        return super().get_context_data(resto=self.resto, faltan=self.faltan, **kwargs)

    def _llamada(self):
        """What is answered with it, if it was put to that área."""
        pedida = Pedida.en(self.request.POST or self.request.GET).get("llamada", 0)
        return Llamada.objects.filter(pk=pedida, area=self.area).first()

    def _mostrar(self, **contexto):
        return self.render_to_response(self.get_context_data(**contexto))

    def post(self, request, *args, **kwargs):
        if estorbo := permissions.estorbo_para_enviar(request.user):
            messages.error(request, estorbo)
        if SEGUIR in request.POST:
            messages.info(request, SIGUE_SIN_ENVIAR)
        if "form-TOTAL_FORMS" in request.POST:
            return self._recibir(Renglones(request.POST))
        forma = FormularioDeDictado(request.POST)
        if SEGUIR in request.POST or not forma.is_valid():
            return self._mostrar(forma=forma)
        return self._entender(forma)

    def _entender(self, forma):
        inicial, oido = entender(forma.cleaned_data["texto"], self.area)
        if not inicial:
            forma.add_error("texto", SIN_ACTOS)
            return self._mostrar(forma=forma)
        self.resto = FormularioDeResto(initial={"resto": oido.resto})
        self.faltan, self.omitidos = oido.faltan, oido.omitidos
        return self._mostrar(forma=forma, renglones=Renglones(initial=inicial))

    def _recibir(self, renglones):
        self.resto = FormularioDeResto(self.request.POST)
        vez = Pedida.en(self.request.POST).get("vez")
        bien = renglones.is_valid() and self.resto.is_valid()
        if SEGUIR in self.request.POST or not (bien and vez):
            if not bien:
                messages.error(self.request, REVISE)
            return self._mostrar(renglones=renglones)
        elegidos = {n: r.dicho() for n, r in enumerate(renglones) if r.cleaned_data.get("enviar")}
        if not elegidos:
            messages.error(self.request, NINGUNO)
            return self._mostrar(renglones=renglones)
        return self._enviar(renglones, elegidos, vez)

    def _enviar(self, renglones, elegidos, vez):
        try:
            enviadas = enviar(
                renglones=elegidos, vez=vez, por=self.request.user, llamada=self._llamada()
            )
        except NoSePuede as motivo:
            messages.error(self.request, str(motivo))
            return self._mostrar(renglones=renglones)
        messages.success(self.request, _se_enviaron(enviadas))
        return self._seguir()

    def _seguir(self):
        """To the list; or, if there was more than could be read at once, to the rest of it."""
        texto = self.resto.cleaned_data["resto"]
        self.resto = None
        if not texto.strip():
            return redirect("buzon:lista")
        messages.info(self.request, SIGUE)
        forma = FormularioDeDictado(initial={"texto": texto})
        return self._mostrar(forma=forma, vez=nueva_ficha())


def _se_enviaron(enviadas):
    if not enviadas:
        return YA_SE_ENVIARON
    if len(enviadas) == 1:
        return SE_ENVIO.format(enviadas[0].recibo)
    return SE_ENVIARON.format(len(enviadas), enviadas[0].recibo, enviadas[-1].recibo)
