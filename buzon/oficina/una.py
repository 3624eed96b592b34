"""One solicitud, whole: what was sent, what was said, what was made of it, what may be done."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from wagtail.models import ModelLogEntry

from ayuntamiento.views.pantalla import Pantalla
from buzon import hechuras, pasos, permissions, unir, usar, visto
from buzon.forms import FORMULARIOS
from buzon.models import Mensaje, Solicitud

from . import mesa
from .verbos import DESHACER, HACER, direccion_de

CORRIGE = "pregon.buzon_corregir"


@dataclass(frozen=True)
class Paso:
    """`directo`: done by its own button, with no question between."""

    etiqueta: str
    url: str
    principal: bool = False
    directo: bool = False


@dataclass(frozen=True)
class Dicho:
    """A field as it was sent, and whether its área corrected it afterwards."""

    rotulo: str
    valor: str
    corregido: bool


class Una(Pantalla):
    header_icon = "clipboard-list"
    template_name = "buzon/oficina/una.html"
    http_method_names = ["get", "head"]

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        con_todo = ("area", "asignada_a", "enviada_por", "unida_a__area", "llamada__convocatoria")
        todas = Solicitud.objects.enviadas().select_related(*con_todo)
        self.solicitud = get_object_or_404(todas, pk=pk)

    def dispatch(self, request, *args, **kwargs):
        if not permissions.puede_atender_el_buzon(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return f"{self.solicitud.recibo}: {self.solicitud}"

    def get_breadcrumbs_items(self):
        inicio, *_ = super().get_breadcrumbs_items()
        bandeja = {"url": reverse("solicitudes:index"), "label": "Buzón"}
        return [inicio, bandeja, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        una = self.solicitud
        mesa.se_cuentan()
        adjuntos = list(unir.adjuntos_de(una))
        mensajes = list(una.mensajes.select_related("de"))
        return super().get_context_data(
            solicitud=una,
            dichos=dichos(una),
            adjuntos=adjuntos,
            quitados=una.adjuntos.exclude(quitado=None),
            unidas=una.unidas.select_related("area"),
            mensajes=[m for m in mensajes if m.clase != Mensaje.Clase.NOTA],
            notas=[m for m in mensajes if m.clase == Mensaje.Clase.NOTA],
            usos=list(self.usos()),
            hacer=list(self.hacer(adjuntos)),
            pasos=list(self.pasos()),
            lo_visto=visto.sena(una),
            **kwargs,
        )

    def usos(self):
        """[(what was made, its form, its public page if it has one, how it is undone, why not)]."""
        suyos = self.solicitud.usos.select_related("publicacion", "compromiso__acto", "por")
        for uso in suyos:
            pagina = uso.pagina
            publica = pagina.url if pagina and pagina.visible else ""
            deshacer = reverse("solicitudes:deshacer", args=[self.solicitud.pk, uso.tipo])
            estorbo = usar.por_que_no(uso, self.request.user)
            yield uso, direccion_de(uso), publica, Paso(DESHACER[uso.tipo], deshacer), estorbo

    def hacer(self, adjuntos):
        """What may still be made of it; what asks nothing is done by its button."""
        una = self.solicitud
        if pasos.para_usar(una):
            return
        hechos = set(una.usos.values_list("tipo", flat=True))
        for n, (tipo, estorbo) in enumerate(hechuras.se_puede(una, adjuntos).items()):
            if tipo not in hechos and not estorbo:
                url = reverse("solicitudes:usar", args=[una.pk, tipo])
                yield Paso(HACER[tipo], url, principal=n == 0, directo=True)

    def pasos(self):
        una, user = self.solicitud, self.request.user
        if not pasos.para_atender(una):
            if una.asignada_a_id != user.pk:
                yield self._paso("Tomar", "tomar", directo=True)
            yield self._paso("Pedir datos", "pedir")
            yield self._paso("No usarla", "rechazar")
            yield self._paso("Asignar a otra persona", "asignar")
            yield self._paso("Unir con otra", "unir")
        if not (una.abierta or pasos.para_reabrir(una)):
            yield self._paso("Reabrir", "reabrir")
        yield self._paso("Nota de la oficina", "nota")

    def _paso(self, etiqueta, verbo, **datos):
        return Paso(etiqueta, reverse(f"solicitudes:{verbo}", args=[self.solicitud.pk]), **datos)


def dichos(solicitud):
    """[Dicho…] of what its form asks and was answered."""
    corregidos = _corregidos(solicitud)
    for campo in FORMULARIOS[solicitud.clase].Meta.fields:
        valor = _en_palabras(getattr(solicitud, campo))
        if valor or campo in corregidos:
            rotulo = capfirst(Solicitud._meta.get_field(campo).verbose_name)
            yield Dicho(rotulo, valor, campo in corregidos)


def _corregidos(solicitud):
    """The fields that its área has changed since it was sent."""
    if not solicitud.corregida:
        return set()
    asientos = ModelLogEntry.objects.for_instance(solicitud).filter(action=CORRIGE)
    return {campo for asiento in asientos for campo in asiento.data.get("campos", [])}


def _en_palabras(valor):
    if isinstance(valor, bool):
        return "Sí" if valor else ""
    if hasattr(valor, "hour"):
        return time_format(valor, "H:i")
    if hasattr(valor, "year"):
        return date_format(valor, r"l j \d\e F \d\e Y")
    return valor or ""
