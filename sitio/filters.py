"""What the filters of public lists share; nonsense in an address is ignored."""

from functools import cache
from urllib.parse import urlencode

import django_filters
from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

MARCA = {True: mark_safe(" selected"), False: ""}
SI = "si"


class Desplegable(forms.Select):
    """A list written at once: stock renders a template for each option, and an archive of ten
    years has a hundred months."""

    def render(self, name, value, attrs=None, renderer=None):
        filas = ((clave, MARCA[str(clave) == str(value or "")], que) for clave, que in self.choices)
        opciones = format_html_join("\n", '<option value="{}"{}>{}</option>', filas)
        atributos = flatatt({**self.build_attrs(self.attrs, attrs), "name": name})
        return format_html("<select{}>{}</select>", atributos, opciones)


class Casilla(forms.CheckboxInput):
    """A box that says «si» in the address; anything else there is nonsense."""

    def __init__(self, attrs=None):
        super().__init__(attrs, check_test=lambda valor: valor == SI)

    def format_value(self, value):
        return SI

    def value_from_datadict(self, data, files, name):
        return data.get(name, "")


class FiltroDeLista(django_filters.ChoiceFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, widget=Desplegable, **kwargs)


class FiltroDeCasilla(django_filters.ChoiceFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, widget=Casilla, choices=[(SI, "sí")], **kwargs)


class FiltroDePublico(django_filters.FilterSet):
    """A filter that says what is in force, and how to take each of it away."""

    def __init__(self, *args, **kwargs):
        """The options of each filter are asked once, to check the choice and to paint it."""
        super().__init__(*args, **kwargs)
        for filtro in self.filters.values():
            if callable(opciones := filtro.extra.get("choices")):
                filtro.extra["choices"] = cache(opciones)

    @property
    def elegidos(self):
        """{name: value} of what was chosen; nonsense is left out."""
        if not self.is_bound:
            return {}
        self.form.is_valid()  # what was nonsense is not in `cleaned_data`
        return {nombre: valor for nombre, valor in self.form.cleaned_data.items() if valor}

    def puestos(self):
        """Those in force: what was chosen, and the query string without it."""
        elegidos = self.elegidos
        return [self._puesto(nombre, elegidos) for nombre in elegidos]

    def _puesto(self, nombre, elegidos):
        campo = self.form.fields[nombre]
        escrito = elegidos[nombre]  # in a field of text, it is what it says
        puesto = {
            "que": campo.label.lower(),
            "valor": dict(getattr(campo, "choices", ())).get(escrito, escrito),
            "sin": en_la_direccion(elegidos, nombre),
        }
        de_casilla = isinstance(campo.widget, Casilla)
        dicho = f"«{campo.label}»" if de_casilla else f"{puesto['que']} «{puesto['valor']}»"
        return {**puesto, "dicho": dicho}


def en_la_direccion(elegidos, *sin):
    """The query string of what was chosen, without those; empty if nothing is left."""
    resto = {nombre: valor for nombre, valor in elegidos.items() if nombre not in sin}
    return f"?{urlencode(resto)}" if resto else ""
