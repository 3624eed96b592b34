"""The filters of the news list; nonsense in the address is ignored."""

from django.db.models import Exists, Min, OuterRef
from django.db.models.functions import Lower

from agenda_publica.calendario import mes_local
from ayuntamiento.models import Area
from sitio.filters import FiltroDeLista, FiltroDePublico
from sitio.meses import desde
from sitio.models import Publicacion, Tema, TemaDePublicacion


def areas():
    return list(Area.objects.order_by(Lower("nombre")).values_list("slug", "nombre"))


def temas():
    usados = TemaDePublicacion.objects.filter(tag=OuterRef("pk"), orden__isnull=False)
    return [(t.slug, t.name) for t in Tema.objects.filter(Exists(usados))]


def generos():
    return Publicacion._meta.apps.get_model("noticias.Noticia").genero.field.choices


def meses():
    """From this month back to the first publication, as ("2026-11", "Noviembre de 2026")."""
    visibles = Publicacion.objects.filter(visible=True, clase="noticia")
    return desde(visibles.aggregate(f=Min("fecha"))["f"])


class FiltroDeNoticias(FiltroDePublico):
    """By área, subject, kind and month; they combine."""

    area = FiltroDeLista(label="Área", empty_label="Todas", choices=areas, field_name="area__slug")
    tema = FiltroDeLista(label="Tema", empty_label="Todos", choices=temas, method="de_tema")
    tipo = FiltroDeLista(
        label="Tipo", empty_label="Todos", choices=generos, field_name="noticia__genero"
    )
    mes = FiltroDeLista(label="Mes", empty_label="Cualquiera", choices=meses, method="del_mes")

    def de_tema(self, queryset, _nombre, slug):
        return queryset.de_tema_llamado(slug)

    def del_mes(self, queryset, _nombre, mes):
        desde, hasta = mes_local(*map(int, mes.split("-")))
        return queryset.filter(fecha__gte=desde, fecha__lt=hasta)
