"""What the script of a form asks: to keep what is being typed, and whether its session lives."""

from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.urls import reverse

from buzon import actions, juntar
from buzon.actions import OtraEscribio, YaSeDecidio, YaSeEnvio
from buzon.forms import FORMULARIOS, lo_guardado
from moderacion.permissions import NoSePuede
from moderacion.rescatar.sesion import sesion

from .marca import Marca
from .puerta import DelBuzon, frase

INCOMPLETO = "El formulario llegó incompleto: cargue la página otra vez."
OTRA = (
    "Otra persona de su área, u otra pestaña, guardó cambios mientras usted escribía, y las dos "
    "cambiaron: {}. Si guarda otra vez, ahí queda lo suyo."
)


class Guardar(DelBuzon):
    """Each few seconds; it answers with where the draft is and how many times it was kept."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        marca, clase = Marca(request.POST), request.POST.get("clase", "")
        if clase not in FORMULARIOS or not marca.is_valid():
            return JsonResponse({"frase": INCOMPLETO}, status=400)
        try:
            return self._guardar(clase, marca)
        except OtraEscribio as otra:
            return JsonResponse(_de_otra(otra), status=409)
        except YaSeEnvio as motivo:
            return JsonResponse(_de_enviada(motivo), status=410)
        except (NoSePuede, ValidationError) as motivo:
            return JsonResponse(_de_no(motivo), status=400)

    def _guardar(self, clase, marca):
        """`unido`: what another had written in the fields that this one did not change."""
        escrito = actions.escrito_de(self.request.POST, FORMULARIOS[clase])
        una = actions.guardar(
            clase=clase, por=self.request.user, escrito=escrito, **marca.dicho(self.area)
        )
        unido = {c: v for c, v in una.escrito.items() if v != escrito.get(c)}
        leido = juntar.marcas(una.escrito)
        ir = reverse("buzon:escribir", args=[una.pk])
        dicho = {"pk": una.pk, "version": una.version, "ir": ir, "leido": leido, "unido": unido}
        return JsonResponse(dicho)


def _de_otra(otra):
    ir = reverse("buzon:escribir", args=[otra.solicitud.pk])
    dicho = {"frase": frase_de(otra), "dice": dice_ahora(otra)}
    return dicho | {"version": otra.solicitud.version, "ir": ir}


def _de_enviada(motivo):
    ir, corregir = (
        reverse(f"buzon:{una}", args=[motivo.solicitud.pk]) for una in ("una", "escribir")
    )
    return {"frase": str(motivo), "ir": ir, "corregir": corregir}


def _de_no(motivo):
    """`decidida`: where it is seen that the office decided, and how one goes on."""
    dicho = {"frase": frase(motivo)}
    if isinstance(motivo, YaSeDecidio):
        dicho["decidida"] = reverse("buzon:una", args=[motivo.solicitud.pk])
    return dicho


def frase_de(otra):
    """With the fields that both changed, as they are called."""
    forma = FORMULARIOS[otra.solicitud.clase]()
    return OTRA.format(", ".join(f"«{forma[campo].label}»" for campo in otra.campos))


def dice_ahora(otra):
    """[(how it is called, what is kept)] of those fields."""
    forma, dice = FORMULARIOS[otra.solicitud.clase](), lo_guardado(otra.solicitud)
    return [(forma[campo].label, dice[campo]) for campo in otra.campos]


class Sesion(DelBuzon):
    """Who is logged in, and the token to send forms with now."""

    http_method_names = ["get"]

    def dispatch(self, request, *args, **kwargs):
        """Whoever it is: another may have come in meanwhile, and the page says so."""
        if not request.user.is_authenticated:
            return self._sin_sesion()
        return super(DelBuzon, self).dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return sesion(request)
