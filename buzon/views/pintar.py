"""The form of each kind as it is painted: with what was typed, sent or found wrong."""

from buzon import archivos, juntar, pasos
from buzon.forms import FORMULARIOS, lo_guardado
from buzon.models import Adjunto

from .marca import Pedida, nueva_ficha
from .puerta import DelBuzon


class FormularioPintado(DelBuzon):
    """What a new one and one that is gone on with share. `clase`: what is being told."""

    template_name = "buzon/escribir.html"
    solicitud = None
    leido = None  # what had been read of it, if what is painted is not what is kept

    @property
    def clase_de_forma(self):
        return FORMULARIOS[self.clase]

    def get(self, request, *args, **kwargs):
        return self._pagina(self._forma())

    def _forma(self, datos=None):
        """Of a draft, with what was typed; of what was sent, with what it says."""
        una = self.solicitud
        fotos = una.adjuntos.vigentes().exclude(imagen=None).count() if una else 0
        inicial = dict(una.escrito) if una else {}
        return self.clase_de_forma(datos, instance=una, initial=inicial, fotos=fotos)

    def _pagina(self, forma, **contexto):
        una = self.solicitud
        adjuntos = una.adjuntos.vigentes() if una else Adjunto.objects.none()
        pedida = Pedida.en(self.request.POST or self.request.GET)
        return self.render_to_response(
            self.get_context_data(
                forma=forma,
                solicitud=una,
                decidida=bool(una and pasos.decidida(una)),
                sin_guardar=self.leido is not None or "dice_ahora" in contexto,
                clase=self.clase,
                escondidos=self._escondidos(una, pedida),
                adjuntos=adjuntos.select_related("imagen"),
                se_quitan=una.adjuntos.filter(se_quita=True) if una else (),
                cuantos=archivos.CUANTOS,
                megas=archivos.MEGAS,
                limites=archivos.LIMITES,
                se_eligen=archivos.SE_ELIGEN,
                **contexto,
            )
        )

    def _escondidos(self, una, pedida):
        """As text: a number would be painted with its thousands apart."""
        return [
            ("vez", una.vez if una else pedida.get("vez") or nueva_ficha()),
            ("pestana", nueva_ficha()),
            ("version", str(una.version if una else 0)),
            ("leido", self._leido(una)),
            ("turno", "0"),
            ("clase", str(self.clase)),
            ("llamada", str(pedida.get("llamada", ""))),
            *([("corrige", "1")] if una and una.recibo else []),
        ]

    def _leido(self, una):
        if self.leido is not None:
            return self.leido
        return juntar.marcas(lo_guardado(una)) if una else ""
