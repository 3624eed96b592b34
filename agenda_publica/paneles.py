"""What the form of a page says and does not ask: it is decided in the record of its act."""

from wagtail.admin.panels import HelpPanel

from .repetir import repeticion


class PanelDeRepeticion(HelpPanel):
    """How it repeats, in words, and where to change it: the page takes it from its record."""

    tambien_dice = ("regla", "zona")

    def __init__(self, **kwargs):
        super().__init__(**{"template": "agenda_publica/_repeticion.html", **kwargs})

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context=None):
            acto = self.instance
            return {
                **super().get_context_data(parent_context),
                "acto": acto,
                "se_repite": repeticion.en_palabras(acto.regla, acto.inicio, acto.en_su_zona()),
                "compromiso": getattr(acto, "compromiso", None),
            }
