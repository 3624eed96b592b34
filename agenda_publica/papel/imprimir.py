"""The agenda of the day on paper: a page made to be printed, and the same as PDF."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.generic import TemplateView

from agenda_publica import permissions, tablero
from moderacion.auditoria import exportar
from sitio.models import Ajustes

from . import del_dia, pdf

TOPE = 300  # acts of one PDF
SON_MUCHOS = "Son {} actos, demasiados para un PDF: pida un día, o imprima desde su navegador."


class Papel(TemplateView):
    """A day, or a week, of what the board shows."""

    http_method_names = ["get", "head"]
    template_name = "agenda_publica/papel.html"
    version = titulo = ""
    de_la_oficina = False

    def dispatch(self, request, *args, **kwargs):
        if not permissions.puede_imprimir_la_agenda(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def dias(self, pedido):
        """[(day, [Renglon…])…]."""
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        filtro = tablero.Filtro(self.request.GET)
        pedido = filtro.pedido()
        dias = self.dias(pedido)
        return super().get_context_data(
            papel=self,
            desoidos=filtro.desoidos,
            dias=dias,
            cuantos=del_dia.cuantos(dias),
            primero=dias[0][0],
            ultimo=dias[-1][0],
            filtros=self._filtros(filtro) if self.de_la_oficina else [],
            ajustes=Ajustes.for_request(self.request),
            ahora=timezone.now(),
            **kwargs,
        )

    @staticmethod
    def _filtros(filtro):
        """What was left out, in words: a paper that is not whole says so."""
        pedido, nombres = filtro.pedido(), ("area", "funcionario", "prioridad")
        return [f"{filtro[n].label}: {pedido[n]}" for n in nombres if pedido.get(n)]

    def get(self, request, *args, **kwargs):
        contexto = self.get_context_data(**kwargs)
        if request.GET.get("formato") != "pdf":
            return self.render_to_response(contexto)
        try:
            return self._pdf(contexto)
        except pdf.SinPdf as motivo:
            return self.render_to_response({**contexto, "aviso": str(motivo)}, status=503)

    def _pdf(self, contexto):
        if contexto["cuantos"] > TOPE:
            raise pdf.SinPdf(SON_MUCHOS.format(contexto["cuantos"]))
        html = render_to_string(self.template_name, {**contexto, "en_pdf": True}, self.request)
        octetos = pdf.hacer(html=html, escudo=contexto["ajustes"].escudo)
        nombre = f"agenda-{contexto['primero']:%Y-%m-%d}-{self.version}"
        exportar.anotar(por=self.request.user, que=f"{self.titulo}, {contexto['primero']:%d/%m/%Y}")
        respuesta = HttpResponse(octetos, content_type="application/pdf")
        respuesta["Content-Disposition"] = content_disposition_header(False, f"{nombre}.pdf")
        return respuesta


class Interna(Papel):
    version, titulo = "interna", "Agenda interna"
    de_la_oficina = True

    def dias(self, pedido):
        return del_dia.interna(pedido)


class DePrensa(Papel):
    version, titulo = "prensa", "Agenda para la prensa"

    def dias(self, pedido):
        return del_dia.de_prensa(pedido)
