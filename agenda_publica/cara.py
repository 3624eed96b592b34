"""What the public page and the lists say of an act."""

from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from wagtail.url_routing import RouteResult

from sitio.datos import de_lugar
from sitio.models import Publicacion
from sitio.templatetags.fechas import dia_corto

from . import direcciones
from .repetir import repeticion
from .repetir.regla_dicha import juntos


class Situacion(models.TextChoices):
    """What the public page knows of an act; the internal record knows more."""

    CONFIRMADA = "confirmada", "Confirmado"
    POSPUESTA = "pospuesta", "Pospuesto"
    CANCELADA = "cancelada", "Cancelado"


EN_SCHEMA = {
    Situacion.CONFIRMADA: "EventScheduled",
    Situacion.POSPUESTA: "EventPostponed",
    Situacion.CANCELADA: "EventCancelled",
}


DIA = r"j \d\e F \d\e Y"
SIN_FECHA = "Todavía no hay nueva fecha; era el {}."
SIN_FECHAS = "Todavía no hay nuevas fechas."
REPROGRAMADO = "EventRescheduled"
CUANTAS = 12  # dates of one act that its page lists
POR_SU_NOMBRE = 3  # of what was taken out of a series, the dates that are named
A_LA_VISTA = 4  # of them, those that are read without asking for more


class CaraDeActo:
    """An act in words, for whoever paints it."""

    def route(self, request, path_components):
        """Its page, or that of one of its dates: what guards the first guards the second."""
        if len(path_components) != 1 or not direcciones.ES_DE_UNA.fullmatch(path_components[0]):
            return super().route(request, path_components)
        if not (self.live and direcciones.leer(self, path_components[0])):
            raise Http404
        una = direcciones.buscar(self, *path_components)
        return RouteResult(una.acto if una else self, kwargs={"ocurrencia": una})

    def serve(self, request, *args, **kwargs):
        """A date that it does not have, or no longer, leads to those it has."""
        if "ocurrencia" in kwargs and kwargs["ocurrencia"] is None:
            return redirect(self.get_url(request))
        return super().serve(request, *args, **kwargs)

    def get_template(self, request, *args, ocurrencia=None, **kwargs):
        if ocurrencia:
            return "agenda_publica/ocurrencia.html"
        return super().get_template(request, *args, **kwargs)

    def get_context(self, request, *args, ocurrencia=None, **kwargs):
        self.sesiones.get_object_list()  # asked once; from here on they are in memory
        contexto = super().get_context(request, *args, **kwargs)
        if ocurrencia:
            return {**contexto, "ocurrencia": ocurrencia, **_la_principal(ocurrencia, request)}
        fechas = self.al_pintarse
        listadas = _por_listar(fechas)
        return {
            **contexto,
            "temas": self.temas.all(),
            "ocurrencias": listadas[:A_LA_VISTA],
            "otras": listadas[A_LA_VISTA:],
            "salidas": self.lo_que_salio(),
            "varias": len(fechas) > 1,
            "hay_mas": fechas[-1:] != listadas[-1:],
            "se_repite": _se_repite(self),
            "ya_no": _ya_no(self, fechas) if self.pk and len(fechas) > 1 else "",
        }

    @cached_property
    def al_pintarse(self):
        """Its dates, asked once for all that its page says of them."""
        return self.fechas()

    def lo_que_salio(self):
        """The boletín, the gallery, the capsule that came of it, if anyone may read them."""
        suyas = Publicacion.objects.publicadas().filter(coberturas__compromiso__acto=self)
        return suyas.distinct().para_listado()

    def palabra_de_anulado(self, paso=False):
        """What is said of an act that will not be held as announced, if that is so."""
        if self.situacion == Situacion.CANCELADA:
            return "Se canceló" if paso else "Se cancela"
        return "Se pospone" if self.situacion == Situacion.POSPUESTA else ""

    @property
    def donde(self):
        """The place and the spot within it: «Mercado Hidalgo, nave central»."""
        return ", ".join(
            parte for parte in (self.sede.nombre if self.sede else "", self.lugar) if parte
        )

    @property
    def se_hace(self):
        """Whether its dates stand: of what is postponed or cancelled, none does."""
        return self.situacion == Situacion.CONFIRMADA

    @property
    def antes_dicho(self):
        return self.dicho(self.antes) if self.antes else ""

    @property
    def sin_nueva_fecha(self):
        """Of what is postponed, that nobody knows yet to when; else nothing."""
        if self.situacion != Situacion.POSPUESTA:
            return ""
        varias = self.regla or self.sueltas()
        return SIN_FECHAS if varias else SIN_FECHA.format(self.dicho(self.inicio))

    def datos(self, raiz):
        datos = self.datos_sin_fecha(raiz)
        return {**datos, **_cuando(self, datos["url"])}

    def datos_sin_fecha(self, raiz):
        movido = self.antes and self.se_hace
        situacion = REPROGRAMADO if movido else EN_SCHEMA[self.situacion]
        documentos = [_de_documento(d, raiz) for d in self.documentos_a_la_vista]
        datos = {
            **_de_un_hecho(super().datos(raiz), documentos),
            **({"previousStartDate": self.en_schema(self.antes)} if movido else {}),
            "@type": "Event",
            "eventStatus": f"https://schema.org/{situacion}",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        }
        return {**datos, **_para_ir(self)}

    def en_schema(self, momento):
        """A day, of what is of all day; else the moment, as its own clocks say it."""
        local = momento.astimezone(self.en_su_zona())
        return local.date() if self.todo_el_dia else local


def _cuando(acto, direccion):
    """When it is held; of one of several dates, each of those that its page lists."""
    fechas = _por_listar(acto.al_pintarse)
    if len(fechas) == 1:
        return _dias_de(fechas[0])
    de_cada_una = [_una_de_varias(una, direccion) for una in fechas]
    return {"startDate": acto.en_schema(acto.inicio), "subEvent": de_cada_una}


def _para_ir(acto):
    """Where it is, and whether one gets in."""
    datos = {"isAccessibleForFree": True} if acto.entrada_libre else {}
    if acto.sede:
        datos["location"] = de_lugar(acto.sede, acto.es_accesible)
    return datos


def _de_documento(anexo, raiz):
    return {
        "@type": "DigitalDocument",
        "name": anexo.documento.title,
        "url": f"{raiz}{anexo.documento.url}",
    }


def datos_de_una(ocurrencia, datos):
    """The data of an act, on one of its dates."""
    direccion = f"{datos['url']}{ocurrencia.nombre}/"
    datos.pop("previousStartDate", None)
    return {
        **datos,
        **_como_sigue(ocurrencia),
        **dict.fromkeys(("@id", "url"), direccion),
        "name": ocurrencia.dice,
        **_dias_de(ocurrencia),
    }


def _como_sigue(ocurrencia):
    """Whether that date is held; if it was moved, when it was to be."""
    acto, antes = ocurrencia.acto, ocurrencia.antes
    situacion = Situacion.CANCELADA if ocurrencia.cancelada else acto.situacion
    if antes and situacion == Situacion.CONFIRMADA:
        return {
            "eventStatus": f"https://schema.org/{REPROGRAMADO}",
            "previousStartDate": acto.en_schema(antes),
        }
    return {"eventStatus": f"https://schema.org/{EN_SCHEMA[situacion]}"}


def _dias_de(ocurrencia):
    """Its start; its end, if it was said; of all day, the last day that it is held."""
    acto = ocurrencia.acto
    dicho = {"startDate": acto.en_schema(ocurrencia.inicio)}
    if ocurrencia.fin is None:
        return dicho
    ultimo = ocurrencia.ultimo_dia if ocurrencia.todo_el_dia else acto.en_schema(ocurrencia.fin)
    return {**dicho, "endDate": ultimo}


def _una_de_varias(ocurrencia, direccion):
    acto = ocurrencia.acto
    return {
        "@type": "Event",
        "name": ocurrencia.dice,
        "url": f"{direccion}{ocurrencia.nombre}/",
        **_dias_de(ocurrencia),
        **_como_sigue(ocurrencia),
        **({"location": de_lugar(acto.sede, acto.es_accesible)} if acto.sede else {}),
    }


def _la_principal(ocurrencia, request):
    """Which address is the good one: that of the act, when it has no other date."""
    acto = ocurrencia.acto
    suya = acto.get_url(request)
    varias = bool(acto.regla or acto.sueltas())
    return {
        "canonica": f"{suya}{ocurrencia.nombre}/" if varias else suya,
        "varias": varias,
        "titulo": f"{ocurrencia.dice}, {_su_dia(ocurrencia)}",
    }


def _su_dia(ocurrencia):
    return date_format(ocurrencia.inicio.astimezone(ocurrencia.acto.en_su_zona()), DIA)


def _se_repite(acto):
    """«Cada lunes, 8 veces, salvo el 22 de diciembre»: what was taken out of a series is told."""
    dicho = repeticion.en_palabras(acto.regla, acto.inicio, acto.en_su_zona())
    quitadas = {suelta.original for suelta in acto.sueltas() if suelta.original and suelta.excluida}
    no_hay = sorted(quitadas.intersection(acto.originales())) if dicho and quitadas else []
    return f"{dicho}, salvo {_nombradas(acto, no_hay)}" if no_hay else dicho


def _ya_no(acto, fechas):
    """The days to come for which people had read it, and that are no longer of it: in words."""
    eran, hoy = {_dia(acto, una.era) for una in fechas}, timezone.localdate()
    idas = {una.dia: una.inicio for una in acto.anunciadas.all() if una.dia >= hoy}
    perdidas = [
        idas[dia]
        for dia in sorted(idas.keys() - eran)
        if not any(una.dia <= dia <= una.ultimo_dia for una in fechas)
    ]
    return _nombradas(acto, perdidas, CUANTAS)


def _dia(acto, momento):
    return momento and timezone.localdate(momento, acto.en_su_zona())


def _nombradas(acto, momentos, tope=POR_SU_NOMBRE):
    """«el 22 y el 29 de diciembre»; of more than so many, how many they are."""
    if len(momentos) > tope:
        return f"{len(momentos)} fechas"
    zona = acto.en_su_zona()
    return juntos([f"el {dia_corto(m.astimezone(zona))}" for m in momentos])


def _por_listar(fechas):
    """Of a long series, the dates to come; of one that ended, its last."""
    if len(fechas) <= CUANTAS:
        return fechas
    vienen = [una for una in fechas if una.momento() != "paso"]
    return vienen[:CUANTAS] or fechas[-CUANTAS:]


def _de_un_hecho(datos, documentos):
    """In schema.org only what is written is corrected: the page about the act, not the act; and
    the documents are about it too."""
    claves = ("dateModified", "correction")
    correccion = {clave: datos.pop(clave) for clave in claves if clave in datos}
    de_el = [*([{"@type": "WebPage", **correccion}] if correccion else []), *documentos]
    if not de_el:
        return datos
    return {**datos, "subjectOf": de_el if documentos else de_el[0]}
