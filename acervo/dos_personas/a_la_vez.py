"""Two people have the same record open: who saves second reads what the first left, and chooses.

A form carries, signed, what it read. If the record says something else when it comes back, nothing
is written: both texts are shown and, until each clash is decided against what is stored at that
moment, the same form is refused however many times it is sent.
"""

import hashlib
import json
from copy import copy
from dataclasses import dataclass

from django import forms
from django.core import signing
from django.core.exceptions import FieldDoesNotExist
from django.db import connection, models, transaction
from django.forms.models import construct_instance
from django.utils import timezone
from wagtail.fields import StreamField

from . import cambios
from .devuelto import devuelta
from .igualdad import igual

LEIDO, ELEGIR = "leido", "elegir-"
MIO, SUYO, CHOQUE = "mio", "suyo", "choque"


class FichaAtrasada(Exception):
    """What was typed on a record that somebody changed meanwhile; `forma` has both."""

    def __init__(self, forma):
        self.forma = forma
        super().__init__()


@dataclass
class Distinto:
    """A field in which mine and theirs are not the same; `estado` says who changed it."""

    campo: str
    mio: object
    suyo: object
    estado: str


class CampoLeido(forms.CharField):
    """What the form read, signed: never something that a person changes."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        return False


def sellar(objeto, dicho):
    """What a form read of that record, signed with the hour."""
    leido = [timezone.now().isoformat(), dicho]
    return _firma(objeto).sign_object(leido, compress=True)


def _firma(objeto):
    return signing.Signer(salt=f"a_la_vez.{objeto._meta.label}.{objeto.pk}")


def llano(objeto, campos):
    """{name: what is kept in it, as JSON}, of those names that are fields of the model."""
    return {c.name: _valor(c, objeto) for c in _del_modelo(objeto, campos)}


def _del_modelo(objeto, campos):
    for nombre in campos:
        try:
            yield objeto._meta.get_field(nombre)
        except FieldDoesNotExist:
            continue


def _valor(campo, objeto):
    if campo.many_to_many:
        return en_lista(getattr(objeto, campo.name).all())
    valor = campo.value_from_object(objeto)
    if isinstance(campo, models.FileField):
        return valor.name if valor else ""
    if isinstance(campo, StreamField):
        return json.loads(campo.value_to_string(objeto) or "[]")
    sencillo = valor is None or isinstance(valor, bool | int)
    return valor if sencillo else campo.value_to_string(objeto)


def en_lista(cosas):
    return ", ".join(sorted(str(cosa) for cosa in cosas))


class SinPisar:
    """For the form of any record: it never writes over what it has not read.

    With `seguir` it is painted again as it was typed, and nothing is written. `sin_apuntar`: the
    fields whose change the log tells otherwise.
    """

    sin_apuntar = frozenset()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.distintos, self.leido_a_las = [], None
        if self.instance.pk:
            self.fields[LEIDO] = CampoLeido(required=False, label="")
            self.initial[LEIDO] = sellar(self.instance, self.dicho(self.instance))

    def is_valid(self):
        return super().is_valid() and not devuelta(self)

    def clean(self):
        datos = super().clean() or self.cleaned_data
        if self.instance.pk and not self.errors and not devuelta(self):
            self._comparar(datos)
        return datos

    @transaction.atomic
    def save(self, commit=True):
        """The row is locked and read once more: what was compared is what is written over."""
        if not self.instance.pk or not commit:
            return super().save(commit=commit)
        fila = self._fila()
        if (ahora := self.dicho(fila)) != self._suyo:
            self._distinguir(ahora)
            raise FichaAtrasada(self)
        objeto = super().save()
        cambios.dejar(objeto, cambios.de_formulario(self, fila, objeto))
        return objeto

    def ya_junta(self):
        """The form of what was decided, unsaved, as if opened on what is stored now."""
        junta = type(self)(instance=self.instance)
        fila = self._fila()
        junta.initial[LEIDO] = sellar(fila, junta.dicho(fila))
        return junta

    def dicho(self, objeto):
        """{name: what is kept in it}, of what this form writes."""
        return llano(objeto, self.fields)

    def tecleado(self, datos):
        """What is typed, as `dicho` gives it, without touching the record."""
        suelto = construct_instance(self, copy(self.instance))
        sueltos = [c for c in _del_modelo(suelto, self.fields) if not c.many_to_many]
        muchos = [c for c in _del_modelo(suelto, self.fields) if c.many_to_many]
        mio = {c.name: _valor(c, suelto) for c in sueltos}
        return mio | {c.name: en_lista(datos.get(c.name) or []) for c in muchos}

    def dejar(self, datos, campo):
        """That field stays as it is stored."""
        datos.pop(campo)

    def en_palabras(self, campo, valor):
        """As the screen of two texts reads it, where that is not the text of a field; else None."""

    def _fila(self):
        filas = self.instance._meta.model._base_manager.filter(pk=self.instance.pk)
        if connection.in_atomic_block:
            filas = filas.select_for_update()
        return filas.get()

    def _comparar(self, datos):
        self._mio = self.tecleado(datos)
        self._distinguir(self.dicho(self._fila()))
        if self.distintos and not self._decidido():
            raise FichaAtrasada(self)
        for distinto in self.distintos:
            if self._queda(distinto) == SUYO:
                self.dejar(datos, distinto.campo)

    def _leido(self):
        """What it read, {} if it cannot prove it: then whatever differs is asked."""
        try:
            cuando, leido = _firma(self.instance).unsign_object(self.cleaned_data.get(LEIDO) or "")
        except (signing.BadSignature, ValueError):
            return {}
        self.leido_a_las = cuando
        return leido

    def _distinguir(self, suyo):
        """Notes what differs, if what is stored is not what was read."""
        self._suyo, leido = suyo, self._leido()
        self.distintos = []
        if any(not igual(leido.get(c, self), valor) for c, valor in suyo.items()):
            todos = [_distinto(c, leido, self._mio[c], suyo[c]) for c in suyo]
            self.distintos = [d for d in todos if not igual(d.mio, d.suyo)]

    @property
    def contra(self):
        """The name of what is stored, which whoever decides has in sight."""
        return hashlib.sha256(json.dumps(self._suyo, sort_keys=True).encode()).hexdigest()[:32]

    @property
    def elegido(self):
        return {d.campo: self.data.get(f"{ELEGIR}{d.campo}", "") for d in self.distintos}

    def faltan(self):
        """Clashes that nobody has decided."""
        return [
            d
            for d in self.distintos
            if d.estado == CHOQUE and self.elegido[d.campo] not in {MIO, SUYO}
        ]

    def contra_lo_ultimo(self):
        return self.data.get("contra") == self.contra

    def _decidido(self):
        return self.contra_lo_ultimo() and not self.faltan()

    def _queda(self, distinto):
        es_choque = distinto.estado == CHOQUE
        return self.elegido[distinto.campo] if es_choque else distinto.estado


def _distinto(campo, leido, mio, suyo):
    estado = CHOQUE
    if campo in leido:
        estado = SUYO if igual(mio, leido[campo]) else MIO if igual(suyo, leido[campo]) else CHOQUE
    return Distinto(campo, mio, suyo, estado)
