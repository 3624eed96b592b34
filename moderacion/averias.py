"""What went wrong behind the scenes, on dirección's desk: mail that is stuck, pages unexplained."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, Max, Min
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from sitio.texto import desde_cuando, dia_y_hora

from .filas import Accion, Fila, Lista, paginas
from .models import Correo, Diferencia
from .permissions import puede_ver_los_correos

LLAMADAS = 3  # to a server that does not let us in, before it is told


@dataclass
class FilaSuelta:
    """A row of something that is not a page."""

    clase: str
    titulo: str
    dato: str
    editar: str
    nota: str = ""
    acciones: list = field(default_factory=list)
    pagina: Page | None = None


class Diferencias(Lista):
    """What is public and the ledger does not explain."""

    clave = "diferencias"
    titulo = "A la vista sin que el libro lo explique"
    vacia = "Todo lo que está a la vista es lo que se aprobó."

    def consulta(self):
        abiertas = Diferencia.objects.abiertas()
        return abiertas if self.dirige else abiertas.none()

    def filas(self, tramo):
        diferencias = list(self.consulta()[tramo])
        por_pk = paginas().in_bulk({d.pagina_id for d in diferencias} - {None})
        return [self.fila(d, por_pk.get(d.pagina_id)) for d in diferencias]

    def fila(self, diferencia, pagina):
        cuando = f"La encontró el cotejo del {dia_y_hora(diferencia.encontrada)}"
        if pagina:
            return Fila(pagina, pagina.title, cuando, nota=diferencia.dicho)
        mesa = reverse("wagtailadmin_home")
        return FilaSuelta("Numeración", diferencia.dicho, cuando, mesa)


class CorreosSinSalir(Lista):
    clave = "correos-sin-salir"
    titulo = "Correos que no salieron"
    vacia = "Todos los correos salieron."
    RECIENTES = timedelta(days=30)

    def consulta(self):
        atorados = Correo.objects.atorados(desde=timezone.now() - self.RECIENTES)
        return atorados if self.dirige else atorados.none()

    def filas(self, tramo):
        return [self.fila(correo) for correo in self.consulta()[tramo]]

    def fila(self, correo):
        ficha = reverse("correos:inspect", args=[correo.pk])
        dato = f"{correo.situacion}. Para {correo.para}, del {dia_y_hora(correo.creado)}"
        acciones = []
        if correo.estado in correo.DE_UNA_PERSONA:
            otra_vez = reverse("correos:reintentar", args=[correo.pk])
            url = f"{otra_vez}?next={reverse('wagtailadmin_home')}"
            acciones = [Accion("Volver a intentar", "", url=url)]
        return FilaSuelta(
            "Correo", correo.asunto, dato, ficha, nota=correo.error, acciones=acciones
        )


class SinServidor(Component):
    """On the desk of whoever may see the outbox, while the mail server does not let us in."""

    name = "sin_servidor"
    order = 3
    template_name = "moderacion/_sin_servidor.html"

    def __init__(self, cuantos, desde, escribe=False):
        self.cuantos, self.desde, self.escribe = cuantos, desde, escribe

    def get_context_data(self, parent_context):
        return {"cuantos": self.cuantos, "desde": desde_cuando(self.desde)}


def avisar(request, paneles):
    """One warning, however many mails wait; three knocks without an answer are no accident."""
    if not puede_ver_los_correos(request.user):
        return
    esperan = Correo.objects.sin_servidor().aggregate(
        cuantos=Count("pk"), desde=Min("sin_servidor_desde"), llamadas=Max("llamadas")
    )
    if (esperan.pop("llamadas") or 0) >= LLAMADAS:
        paneles.insert(0, SinServidor(**esperan, escribe=getattr(paneles[0], "escribe", False)))
