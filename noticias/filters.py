"""The filters of the news list; nonsense in the address is ignored."""

import datetime
from functools import cache
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import Exists, Min, OuterRef
from django.db.models.functions import Lower
from django.forms.utils import flatatt
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from agenda_publica.calendario import mes_local
from ayuntamiento.models import Area
from sitio.models import Publicacion, Tema, TemaDePublicacion

MARCA = {True: mark_safe(" selected"), False: ""}


def areas():
    return list(Area.objects.order_by(Lower("nombre")).values_list("slug", "nombre"))


def temas():
    usados = TemaDePublicacion.objects.filter(tag=OuterRef("pk"), orden__isnull=False)
    return [(t.slug, t.name) for t in Tema.objects.filter(Exists(usados))]


def generos():
    return Publicacion._meta.apps.get_model("noticias.Noticia").genero.field.choices


def meses():
    """From this month back to the first publication, as ("2026-11", "Noviembre de 2026")."""
    primera = Publicacion.objects.filter(visible=True, clase="noticia").aggregate(f=Min("fecha"))[
        "f"
    ]
    dia, opciones = timezone.localdate().replace(day=1), []
    while primera and dia >= timezone.localdate(primera).replace(day=1):
        opciones.append((f"{dia:%Y-%m}", _nombre(dia)))
        dia = (dia - datetime.timedelta(days=1)).replace(day=1)
    return opciones


@cache
def _nombre(mes):
    return date_format(mes, r"F \d\e Y").capitalize()


class Desplegable(forms.Select):
    """A list written at once: stock renders a template for each option, and an archive of ten
    years has a hundred months."""

    def render(self, name, value, attrs=None, renderer=None):
        filas = ((clave, MARCA[str(clave) == str(value or "")], que) for clave, que in self.choices)
        opciones = format_html_join("\n", '<option value="{}"{}>{}</option>', filas)
        atributos = flatatt({**self.build_attrs(self.attrs, attrs), "name": name})
        return format_html("<select{}>{}</select>", atributos, opciones)


class FiltroDeLista(django_filters.ChoiceFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, widget=Desplegable, **kwargs)


class FiltroDeNoticias(django_filters.FilterSet):
    """By área, subject, kind and month; they combine."""

    area = FiltroDeLista(label="Área", empty_label="Todas", choices=areas, field_name="area__slug")
    tema = FiltroDeLista(label="Tema", empty_label="Todos", choices=temas, method="de_tema")
    tipo = FiltroDeLista(
        label="Tipo", empty_label="Todos", choices=generos, field_name="noticia__genero"
    )
    mes = FiltroDeLista(label="Mes", empty_label="Cualquiera", choices=meses, method="del_mes")

    def __init__(self, *args, **kwargs):
        """The options of each filter are asked once, to check the choice and to paint it."""
        super().__init__(*args, **kwargs)
        for filtro in self.filters.values():
            if callable(opciones := filtro.extra["choices"]):
                filtro.extra["choices"] = cache(opciones)

    def de_tema(self, queryset, _nombre, slug):
        return queryset.de_tema_llamado(slug)

    def del_mes(self, queryset, _nombre, mes):
        desde, hasta = mes_local(*map(int, mes.split("-")))
        return queryset.filter(fecha__gte=desde, fecha__lt=hasta)

    def puestos(self):
        """Those in force: what was chosen, and the query string without it."""
        if not self.is_bound:
            return []
        self.form.is_valid()  # what was nonsense is left out of `cleaned_data`, and ignored
        elegidos = {n: v for n, v in self.form.cleaned_data.items() if v}
        return [
            {
                "que": self.form.fields[nombre].label.lower(),
                "valor": dict(self.form.fields[nombre].choices)[valor],
                "sin": f"?{urlencode(resto)}" if (resto := _sin(elegidos, nombre)) else "",
            }
            for nombre, valor in elegidos.items()
        ]


def _sin(elegidos, nombre):
    return {otro: valor for otro, valor in elegidos.items() if otro != nombre}
