"""What was recorded: photographs, documents, video and audio, as the framework keeps them."""

from .consentimiento import Consentimiento, FotoConsentida, Rastro
from .corte import Corte
from .documento import Documento
from .imagen import Imagen, Lote, Rendicion
from .multimedia import Multimedia

__all__ = [
    "Consentimiento",
    "Corte",
    "Documento",
    "FotoConsentida",
    "Imagen",
    "Lote",
    "Multimedia",
    "Rastro",
    "Rendicion",
]
