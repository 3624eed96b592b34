"""What went wrong behind the scenes, on dirección's desk: mail that is stuck, pages unexplained."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from sitio.texto import dia_y_hora

from .filas import Accion, Fila, Lista, paginas
from .models import Correo, Diferencia


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
        dato = f"{correo.get_estado_display()}: {correo.para}, del {dia_y_hora(correo.creado)}"
        acciones = []
        if correo.estado in correo.DE_UNA_PERSONA:
            otra_vez = reverse("correos:reintentar", args=[correo.pk])
            url = f"{otra_vez}?next={reverse('wagtailadmin_home')}"
            acciones = [Accion("Volver a intentar", "", url=url)]
        return FilaSuelta(
            "Correo", correo.asunto, dato, ficha, nota=correo.error, acciones=acciones
        )
