"""What was recorded: photographs, documents, video and audio, as the framework keeps them."""

from .corte import Corte
from .documento import Documento
from .imagen import Consentimiento, Imagen, Lote, Rendicion
from .multimedia import Multimedia

__all__ = ["Consentimiento", "Corte", "Documento", "Imagen", "Lote", "Multimedia", "Rendicion"]
