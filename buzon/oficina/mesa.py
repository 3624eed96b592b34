"""The buzón on the desk, in the menu, and under the director's tray."""

from django.core.cache import cache
from django.db.models import Count, Value
from django.urls import reverse, reverse_lazy
from django.utils.formats import date_format
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from buzon import permissions
from buzon.models import Solicitud
from moderacion.filas import Accion, Lista

EN_LA_BANDEJA = 5
CLAVE, UN_MINUTO = "buzon-esperan", 60


def vista(solicitud):
    return reverse("solicitudes:una", args=[solicitud.pk])


class Fila:
    """A row of the desk, of a solicitud."""

    nota = ""

    def __init__(self, solicitud):
        self.titulo, self.editar = str(solicitud), vista(solicitud)
        self.clase = solicitud.get_clase_display()
        self.dato = dato(solicitud)
        self.acciones = [Accion("Abrir", "", url=self.editar)]


def dato(solicitud):
    """«Obras Públicas, B-2026-0014. Vencida: era para el 20 de noviembre»."""
    partes = [f"{solicitud.area}, {solicitud.recibo}"]
    if solicitud.para_cuando:
        dia = date_format(solicitud.para_cuando, r"j \d\e F")
        partes.append(f"Vencida: era para el {dia}" if solicitud.vencida else f"Para el {dia}")
    partes.append(solicitud.get_estado_display())
    if solicitud.asignada_a:
        partes.append(f"La atiende {solicitud.asignada_a}")
    return ". ".join(partes)


def esperan():
    """What waits for somebody, overdue first, with what a row paints."""
    return Solicitud.objects.abiertas().por_atender().select_related("area", "asignada_a")


class DelBuzon(Lista):
    clave = "buzon"
    titulo = "Buzón de las áreas"
    vacia = "Ninguna área espera respuesta."
    entera = reverse_lazy("solicitudes:index")

    def consulta(self):
        return esperan()

    def filas(self, tramo):
        return [Fila(solicitud) for solicitud in self.consulta()[tramo]]


class EnLaBandeja(Component):
    """Of what departments wait for, the most pressing, and how many there are."""

    template_name = "buzon/oficina/_en_la_bandeja.html"

    def __init__(self, solicitudes, esperan):
        self.filas, self.esperan = [Fila(una) for una in solicitudes], esperan

    def get_context_data(self, parent_context):
        return {"filas": self.filas, "cuantas": self.esperan}


def en_la_bandeja(user):
    """The section of it, if anything waits."""
    if not (permissions.puede_atender_el_buzon(user) and cuantas()):
        return None
    primeras = esperan()[:EN_LA_BANDEJA]
    return EnLaBandeja(primeras, cuantas())


def cuantas_esperan():
    """Their number, as a query of one row, or none where there are none."""
    juntas = Solicitud.objects.abiertas().order_by().values(todas=Value(1))
    return juntas.annotate(cuantas=Count("pk")).values("cuantas")


def se_sabe(cuantas):
    """So that for a minute nobody counts them again: the menu is on every screen."""
    cache.set(CLAVE, cuantas, UN_MINUTO)


def se_cuentan():
    """As they are now: after something is done with one."""
    se_sabe(Solicitud.objects.abiertas().count())


def cuantas():
    if (sabidas := cache.get(CLAVE)) is None:
        se_cuentan()
        return cache.get(CLAVE, 0)
    return sabidas


class EnElMenu(MenuItem):
    """With how many wait."""

    def is_shown(self, request):
        return permissions.puede_atender_el_buzon(request.user)

    def render_component(self, request):
        componente = super().render_component(request)
        if esperan := cuantas():
            componente.label = f"{self.label} ({esperan})"
        return componente
