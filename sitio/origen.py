"""What the form of a page says of where it came from, as the apps above know it."""

from dataclasses import dataclass

from wagtail import hooks
from wagtail.admin.panels import HelpPanel


@dataclass(frozen=True)
class Origen:
    """A sentence, and where what it tells of is."""

    frase: str
    url: str


def origenes(hook, cosa, user):
    """What is said of it by that hook."""
    return [origen for dice in hooks.get_hooks(hook) for origen in dice(cosa, user)]


class PanelDeOrigen(HelpPanel):
    """Each thing that apps above say by the hook `origen_de_pagina`; painted only if there is."""

    def __init__(self, **kwargs):
        super().__init__(**{"template": "sitio/_origen.html", **kwargs})

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            pagina, user = self.instance, getattr(self.request, "user", None)
            hay = pagina is not None and pagina.pk and user is not None
            self.origenes = origenes("origen_de_pagina", pagina, user) if hay else []

        def is_shown(self):
            return bool(self.origenes)

        def get_context_data(self, parent_context=None):
            return {**super().get_context_data(parent_context), "origenes": self.origenes}
