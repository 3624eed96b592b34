"""The filters of the media centre; nonsense in an address is ignored."""

from datetime import datetime

from django.db.models import Exists, Min, OuterRef
from django.db.models.functions import Lower
from django.utils import timezone

from ayuntamiento.models import Area
from sitio.filters import FiltroDeLista, FiltroDePublico
from sitio.meses import desde
from sitio.models import Clase, Publicacion, Tema, TemaDePublicacion

GRABADAS = (Clase.GALERIA, Clase.CAPSULA, Clase.AUDIO)
ACTOS = 30  # the latest, of those of which something was recorded


def _modelo(nombre):
    return Publicacion._meta.apps.get_model(nombre)


def _grabadas():
    """The publications of which there is something recorded, as keys."""
    return Publicacion.objects.publicadas().filter(clase__in=GRABADAS).order_by().values("pk")


def tipos():
    return _modelo("galerias.Pieza").Tipo.choices


def areas():
    suyas = _grabadas().filter(area=OuterRef("pk"))
    filas = Area.objects.filter(Exists(suyas)).order_by(Lower("nombre"))
    return list(filas.values_list("slug", "nombre"))


def temas():
    usados = TemaDePublicacion.objects.filter(
        tag=OuterRef("pk"), orden__isnull=False, content_object__clase__in=GRABADAS
    )
    return list(Tema.objects.filter(Exists(usados)).values_list("slug", "name"))


def meses():
    """From this month back to the first of what was recorded, as ("2026-11", "Noviembre de 2026").

    The first alone is asked: it is read from the end of an index.
    """
    return desde(_modelo("galerias.Pieza").objects.aggregate(f=Min("fecha"))["f"])


def actos():
    """The latest public acts of which something was recorded."""
    salidas = _modelo("agenda_publica.Cobertura").objects.filter(publicacion__in=_grabadas())
    suyos = salidas.values("compromiso__acto")
    filas = Publicacion.objects.publicadas().filter(pk__in=suyos)[:ACTOS]
    return [(acto.slug, acto.title) for acto in filas.only("slug", "title")]


class FiltroDePiezas(FiltroDePublico):
    """By kind, área, subject, act and month; they combine."""

    tipo = FiltroDeLista(label="Tipo", empty_label="Todos", choices=tipos, field_name="tipo")
    area = FiltroDeLista(
        label="Área", empty_label="Todas", choices=areas, field_name="publicacion__area__slug"
    )
    tema = FiltroDeLista(label="Tema", empty_label="Todos", choices=temas, method="de_tema")
    acto = FiltroDeLista(label="Acto", empty_label="Todos", choices=actos, method="de_acto")
    mes = FiltroDeLista(label="Mes", empty_label="Cualquiera", choices=meses, method="del_mes")

    def de_tema(self, queryset, _nombre, slug):
        return queryset.de_tema_llamado(slug)

    def de_acto(self, queryset, _nombre, slug):
        coberturas = _modelo("agenda_publica.Cobertura").objects
        suyas = coberturas.filter(compromiso__acto__slug=slug, publicacion__isnull=False)
        return queryset.filter(publicacion__in=suyas.values("publicacion"))

    def del_mes(self, queryset, _nombre, mes):
        anio, numero = map(int, mes.split("-"))
        desde = timezone.make_aware(datetime(anio, numero, 1))  # noqa: DTZ001
        hasta = timezone.make_aware(datetime(anio + numero // 12, numero % 12 + 1, 1))  # noqa: DTZ001
        return queryset.filter(fecha__gte=desde, fecha__lt=hasta)
