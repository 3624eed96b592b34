"""What was typed on a form that did not arrive, read without it: each thing under its label."""

import json
import re

from django import forms
from django.contrib.auth.models import Permission
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst

from ayuntamiento.facultades import en_palabras
from moderacion.lectura.campos import de_campo
from moderacion.lectura.nombres import NombresAlPaso

from .rescate import se_escribe

DE_LA_FORMA = re.compile(r"-(?:\w+_FORMS|id|type|order|ORDER|deleted|DELETE|count)$")
PALABRAS = {
    "comment": "Nota",
    "explicacion": "Explicación",
    "generos": "Géneros",
    "parent": "Dentro de",
}


class LoEscrito:
    """The fields that came from that form, {name: values}."""

    def __init__(self, donde, datos):
        self.donde, self.datos, self.nombres = donde, datos, NombresAlPaso()

    def legible(self):
        """Label and text of each thing that was written, without what only the program reads.

        What the form will show again is left out where its name says nothing to a person.
        """
        for nombre, valores in self.datos.items():
            valores = [valor for valor in valores if valor]
            if not valores or not se_escribe(nombre) or DE_LA_FORMA.search(nombre):
                continue
            dicho = self.dicho(nombre, valores)
            if dicho and (self.se_conoce(nombre) or " " in dicho or not self.donde.vuelve):
                yield {"rotulo": self.rotulo(nombre), "texto": dicho}

    def campo(self, nombre):
        """The field of the record that a field of the form writes; None if it is of the form."""
        modelo = self.donde.clase
        try:
            return modelo._meta.get_field(nombre.rpartition("-")[2]) if modelo else None
        except FieldDoesNotExist:
            return None

    def rotulo(self, nombre):
        """What the form calls it, if that can be known; else its name, in words."""
        raiz, *resto = nombre.split("-")
        suyo = self.donde.del_formulario(nombre) or getattr(self.campo(nombre), "verbose_name", "")
        if suyo or nombre in PALABRAS:
            return capfirst(suyo or PALABRAS[nombre])
        de_raiz = getattr(self.campo(raiz), "verbose_name", raiz.replace("_", " "))
        palabras = [p.replace("_", " ") for p in resto if p != "value" and not p.isdigit()]
        return ": ".join([capfirst(de_raiz), *palabras])

    def se_conoce(self, nombre):
        return self.campo(nombre) is not None or bool(self.donde.del_formulario(nombre))

    def dicho(self, nombre, valores):
        """What was written there: of what is chosen from a list, its names."""
        campo = self.campo(nombre)
        if valores[0].startswith("{") and (parrafos := _de_parrafos(valores[0])) is not None:
            return parrafos
        suyo = self.donde.campo_del_formulario(nombre)
        if isinstance(campo, models.BooleanField) or isinstance(suyo, forms.BooleanField):
            return "Sí"
        if campo is None and (opciones := dict(getattr(suyo, "choices", ()))):
            return ", ".join(str(opciones.get(v, v)) for v in valores)
        if isinstance(campo, models.ManyToManyField | models.ForeignKey):
            return ", ".join(filter(None, (_nombre(self.nombres, campo, v) for v in valores)))
        if campo is not None and campo.choices:
            return ", ".join(de_campo(campo, v, self.nombres) for v in valores)
        return ", ".join(valores)


def _nombre(nombres, campo, clave):
    try:
        fila = nombres.fila(campo.related_model, clave)
    except (TypeError, ValueError):
        return clave
    return en_palabras(fila) if isinstance(fila, Permission) else str(fila or "")


def _de_parrafos(texto):
    """The text of an editor, which travels as JSON; nothing of other JSON; None if it is not."""
    try:
        return "\n".join(bloque["text"] for bloque in json.loads(texto)["blocks"])
    except ValueError:
        return None
    except (KeyError, TypeError):
        return ""
