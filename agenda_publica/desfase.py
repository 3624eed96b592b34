"""Acts whose page says something else than their record of when, where or whether: found by their
rows, without reading a page, and told where somebody decides."""

from datetime import timedelta
from hashlib import sha256
from secrets import token_hex

from django.core.cache import cache
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from wagtail.admin.ui.components import Component

from moderacion.filas import Accion, Lista

from . import caras, dice_la_pagina, permissions
from .calendario import dia_local
from .lo_leido import se_mueve
from .models import Cita, Compromiso, Ocurrencia

MISMA = {campo: OuterRef(campo) for campo in ("inicio", "hasta", "todo_el_dia")}
DIAS = timedelta(days=180)  # as far ahead as it is looked for
EN_LA_BANDEJA = 5
VEZ, UN_MINUTO = "agenda-vez", 60
OTRA_FECHA, OTRO_LUGAR = "otra fecha u hora", "otro lugar"
EN_REVISION = (
    'La agenda ya dice otra cosa: <a href="{}">compárela con el registro</a> antes de aprobar.'
)


def con_otra_pagina():
    """The records with a date to come whose public page does not say the same."""
    suyas, publicas = _por_venir(Cita, "compromiso"), _por_venir(Ocurrencia, "acto")
    de_aqui, de_alla = (
        suyas.filter(compromiso=OuterRef("pk")),
        publicas.filter(acto=OuterRef("acto")),
    )
    sin_decir = de_aqui.exclude(Exists(publicas.filter(acto=OuterRef("compromiso__acto"), **MISMA)))
    de_mas = de_alla.exclude(Exists(suyas.filter(compromiso__acto=OuterRef("acto"), **MISMA)))
    lleva_fecha = ~Q(estado__in=caras.SIN_FECHA_NUEVA)
    otra_fecha = lleva_fecha & (Exists(sin_decir) | Exists(de_mas))
    otro_lugar = lleva_fecha & (~Q(sede=F("acto__sede")) | ~Q(lugar=F("acto__lugar")))
    otra_situacion = Q(
        *(Q(estado=e) & ~Q(acto__situacion=s) for e, s in caras.SITUACIONES.items()),
        _connector=Q.OR,
    )
    viene = Exists(de_aqui) | Exists(de_alla)
    con_pagina = Compromiso.objects.filter(acto__live=True, estado__in=caras.SITUACIONES)
    return con_pagina.filter(otra_fecha | ((otro_lugar | otra_situacion) & viene))


def _por_venir(modelo, de):
    """Those of the next months that are held, with until when."""
    desde = dia_local(timezone.localdate())[0]
    filas = modelo.objects.order_by().filter(cancelada=False)
    return filas.filter(inicio__range=(desde, desde + DIAS)).annotate(
        hasta=Coalesce("fin", "inicio")
    )


def de_estos(compromisos):
    """{key…} of those of them whose page says something else."""
    claves = {compromiso.pk for compromiso in compromisos}
    return set(con_otra_pagina().order_by().filter(pk__in=claves).values_list("pk", flat=True))


def dicho(compromiso):
    """What its page says, in few words: «2 de diciembre de 2026, 11:00»."""
    acto = compromiso.acto
    if situacion := dice_la_pagina.dice(compromiso):
        return situacion
    if not (compromiso.regla or acto.regla) and se_mueve(acto, compromiso):
        return acto.dicho(acto.inicio)
    mismo_lugar = (acto.sede_id, acto.lugar) == (compromiso.sede_id, compromiso.lugar)
    return OTRA_FECHA if mismo_lugar else OTRO_LUGAR


def _dice_la_agenda(compromiso):
    """The same of the record; of what has several dates, nothing: the comparison tells which."""
    que = dicho(compromiso)
    if dice_la_pagina.dice(compromiso):
        return compromiso.get_estado_display().lower()
    if que == OTRO_LUGAR:
        return compromiso.donde
    return "" if que == OTRA_FECHA else compromiso.dicho(compromiso.inicio)


def olvidar():
    """Called when a record is written: what was found is looked for again."""
    cache.set(VEZ, token_hex(8))


def _sabidas(cuales, buscar):
    """What was found less than a minute ago, while no record was written here: the tray, that
    asks it each time, costs nothing more."""
    clave = sha256(f"{cache.get(VEZ, '')}-{cuales}".encode()).hexdigest()
    return cache.get_or_set(f"agenda-desfase-{clave}", buscar, UN_MINUTO)


class Fila:
    """A row of the desk, of a record."""

    nota = ""

    def __init__(self, compromiso):
        self.titulo, self.clase = str(compromiso), "Acto"
        self.editar = reverse("agenda:pagina", args=[compromiso.pk])
        agenda = _dice_la_agenda(compromiso)
        self.dato = f"La página dice: {dicho(compromiso)}" + (agenda and f". La agenda: {agenda}")
        self.acciones = [Accion("Comparar", "", True, url=self.editar)]


class PorPonerAlDia(Lista):
    clave = "por-poner-al-dia"
    titulo = "Actos cuya página dice otra cosa"
    vacia = "Las páginas de los actos dicen lo mismo que la agenda."

    def consulta(self):
        if not permissions.puede_ver_la_agenda(self.user):
            return Compromiso.objects.none()
        return con_otra_pagina().select_related("acto", "sede")

    def filas(self, tramo):
        return [Fila(compromiso) for compromiso in self.consulta()[tramo]]


class EnLaBandeja(Component):
    """The same for the director, who brings them up to date."""

    template_name = "agenda_publica/_en_la_bandeja.html"

    def __init__(self, filas):
        self.filas = filas

    def get_context_data(self, parent_context):
        return {"filas": self.filas[:EN_LA_BANDEJA], "hay_mas": len(self.filas) > EN_LA_BANDEJA}


def en_la_bandeja(user):
    """The section of it, if there are any."""
    if not permissions.puede_ver_la_agenda(user):
        return None
    filas = _sabidas("paginas", lambda: PorPonerAlDia(user).filas(slice(EN_LA_BANDEJA + 1)))
    return EnLaBandeja(filas) if filas else None


def en_revision(pendientes):
    """{key of a page that waits for approval: that its record says otherwise by now}."""
    actos = {
        p.pagina.pk: p.revision.content for p in pendientes if "primer_inicio" in p.revision.content
    }
    cuales = "-".join(sorted(str(p.revision.pk) for p in pendientes if p.pagina.pk in actos))
    return _sabidas(cuales, lambda: _los_que_cambiaron(actos)) if actos else {}


def _los_que_cambiaron(actos):
    """`actos`: {key of the page: what its version says}."""
    suyos = Compromiso.objects.filter(acto__in=actos)
    return {
        suyo.acto_id: format_html(EN_REVISION, reverse("agenda:pagina", args=[suyo.pk]))
        for suyo in suyos
        if caras.lleva_fecha(suyo) and _es_otra(suyo, actos[suyo.acto_id])
    }


def _es_otra(compromiso, contenido):
    """Whether that version of its page is of another moment, or of another place."""
    inicio = parse_datetime(contenido["inicio"])
    mismo = inicio.replace(microsecond=0) == compromiso.inicio.replace(microsecond=0)
    donde = (contenido["sede"], contenido["lugar"], contenido["regla"])
    return not mismo or donde != (compromiso.sede_id, compromiso.lugar, compromiso.regla)
