"""One thing that waits on the tray, and how it is said."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, Revision

from moderacion.models import Aprobacion, Retiro
from sitio.texto import dia_y_hora

HORA, DIA = 60, 24 * 60


@dataclass
class Pendiente:
    """With all that is needed to decide on it: what it says, what it changes, what may be done."""

    pagina: Page
    revision: Revision
    desde: object
    quien: object
    estado: object = None  # its task state, if it is in review
    aprobacion: Aprobacion = None  # its entry in the ledger, if it was published alone
    leido: list = field(default_factory=list)
    cambios: list = field(default_factory=list)
    imagenes: dict = field(default_factory=dict)
    retiro: Retiro = None  # why it is not public, if it was
    acciones: set = field(default_factory=set)
    corrigieron: list = field(default_factory=list)  # besides who began it and who sent it
    pueden: list = field(default_factory=list)  # approve it, or read it if it was urgent
    veda: str = ""  # what an electoral ban will do with it, if it is approved
    avisos: list = field(default_factory=list)  # what apps above have to say of it
    consentimiento: str = ""  # what will stop it: photographs of minors without theirs
    abierto: bool = False

    @property
    def ancla(self):
        return f"p{self.pagina.pk}" if self.estado else f"u{self.aprobacion.pk}"

    @property
    def titulo(self):
        return self.revision.object_str

    @property
    def fue_por_ley(self):
        return self.retiro is not None and self.retiro.motivo == Retiro.Motivo.LEGAL

    @property
    def clase(self):
        return self.pagina.rotulo or self.pagina.cached_content_type.name.capitalize()

    @property
    def publica(self):
        """The key of the revision that the public reads now, if there is one."""
        return self.pagina.live_revision_id if self.pagina.live else None

    @property
    def folio(self):
        return getattr(getattr(self.pagina, "publicacion", None), "folio", None)

    @property
    def novedad(self):
        """What it is to who reads the site: «Nuevo», «Cambia el 412/2026»."""
        if self.aprobacion:
            return "Se publicó con urgencia"
        if self.publica:
            return f"Cambia el {self.folio}" if self.folio else "Cambia lo publicado"
        return "Estuvo publicada" if self.pagina.first_published_at else "Nuevo"

    @property
    def hace(self):
        """How long it has waited, in the largest unit that says it."""
        minutos = max(0, int((timezone.now() - self.desde).total_seconds() // 60))
        if not minutos:
            return "Ahora mismo"
        if minutos < HORA:
            return f"Hace {minutos} min"
        if minutos < DIA:
            return f"Hace {minutos // HORA} h"
        return f"Desde el {dia_y_hora(self.desde)}"

    @property
    def se_programa(self):
        """When it would be public, if its text says a later moment."""
        cuando = self.revision.content.get("go_live_at")
        momento = parse_datetime(cuando) if cuando else None
        return dia_y_hora(momento) if momento and momento > timezone.now() else ""

    @property
    def sena(self):
        """What a form sends back: the task and the very text that was read."""
        return f"{self.estado.pk}-{self.revision.pk}"
