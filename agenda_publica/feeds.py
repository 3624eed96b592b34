"""What comes in the agenda, for readers of RSS."""

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.formats import date_format
from django.utils.text import capfirst

from sitio.texto import sin_controles, sin_saltos

from . import ics
from .listas import direccion

CUANTOS = 30
DIA, DIA_Y_HORA = r"l j \d\e F", r"l j \d\e F, G:i"


class Rss(Feed):
    """The acts to come that a FiltroDeAgenda leaves, each once, with its next date, and those dates
    that were cancelled or moved; the nearest first."""

    feed_type = Rss201rev2Feed
    language = "es-mx"
    item_guid_is_permalink = False

    def __init__(self, filtro):
        self.filtro = filtro

    def __call__(self, request, *args, **kwargs):
        """Without a date of change: what was withdrawn would look like nothing had changed."""
        respuesta = super().__call__(request, *args, **kwargs)
        del respuesta["Last-Modified"]
        return respuesta

    def get_object(self, request, agenda):
        self.request = request
        return agenda

    def title(self, agenda):
        puestos = ", ".join(puesto["dicho"] for puesto in self.filtro.puestos())
        return sin_controles(": ".join(dicho for dicho in (agenda.title, puestos) if dicho))

    def feed_url(self, agenda):
        return f"{self.request.path}{self.filtro.consulta_con_plazo}"

    def link(self, agenda):
        return agenda.get_full_url(self.request)

    def description(self, agenda):
        return sin_controles(agenda.entradilla or agenda.title)

    def items(self, agenda):
        from .models.ocurrencia import CAMBIADAS  # noqa: PLC0415  models import routes

        desde, hasta = self.filtro.por_venir()
        actos = self.filtro.qs.para_listado().sin_repetir(desde, ademas=CAMBIADAS)
        return actos.entre(desde, hasta)[:CUANTOS]

    def item_title(self, una):
        acto = una.acto
        local = una.inicio.astimezone(acto.en_su_zona())
        de = f" ({acto.hora_de})" if acto.hora_de else ""
        cuando = f"{date_format(local, DIA if una.todo_el_dia else DIA_Y_HORA)}{de}"
        if una.estado.anula:
            dicho = f"{una.estado.palabra}: {una.dice} (era el {cuando})"
        else:
            dicho = f"{capfirst(cuando)}. {una.dice}"
        return sin_saltos(sin_controles(dicho))

    def item_description(self, una):
        partes = [ics.cambios(una.acto, una), una.acto.resumen, una.acto.donde]
        return sin_controles(" · ".join(parte for parte in partes if parte))

    def item_link(self, una):
        return direccion(una, self.request)

    def item_guid(self, una):
        return ics.uid(una, apartada=True)

    def item_pubdate(self, una):
        """When its act was last published: that it was moved or cancelled is news too."""
        return una.acto.last_published_at or una.acto.fecha

    def item_categories(self, una):
        acto = una.acto
        return [acto.get_modalidad_display(), *([acto.area.nombre] if acto.area else [])]
