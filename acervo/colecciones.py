"""The screens of collections, sewn to our rules: nobody moves back what another moved, and what is
made, changed or taken away is in the log. The framework has no setting for either."""

from functools import wraps

from django.db import transaction
from wagtail.admin.forms.collections import CollectionForm
from wagtail.admin.views import collections
from wagtail.log_actions import log
from wagtail.models import Collection

from .dos_personas import cambios
from .dos_personas.a_la_vez import SinPisar
from .models import Documento, Imagen, Multimedia

DENTRO = "parent"


class FormularioDeColeccion(SinPisar, CollectionForm):
    """Its name, and inside which other it is."""

    def dicho(self, objeto):
        suyo = super().dicho(objeto)
        return suyo | {DENTRO: objeto.get_parent().pk} if DENTRO in self.fields else suyo

    def tecleado(self, datos):
        suyo = super().tecleado(datos)
        return suyo | {DENTRO: datos[DENTRO].pk} if DENTRO in self.fields else suyo

    def dejar(self, datos, campo):
        if campo == DENTRO:
            datos[DENTRO] = self.instance.get_parent()
        else:
            super().dejar(datos, campo)

    def en_palabras(self, campo, valor):
        if campo != DENTRO:
            return None
        return _nombre(Collection.objects.filter(pk=valor).first())


def _nombre(coleccion):
    """The framework calls «Root» the one that has all the others inside."""
    if coleccion is None:
        return ""
    return "ninguna" if coleccion.is_root() else coleccion.name


def sin_entregar(coleccion):
    """So that one with files which no library shows yet is not deleted for empty."""
    clases = (Imagen, Documento, Multimedia)
    suyos = [clase.todo.filter(collection=coleccion, sin_entregar=True) for clase in clases]
    cuantos = sum(filas.count() for filas in suyos)
    dicho = "1 archivo sin enviar" if cuantos == 1 else f"{cuantos} archivos sin enviar"
    return {"count": cuantos, "count_text": dicho, "url": ""}


def coser():
    """Called once, at start."""
    for vista in (collections.Create, collections.Edit):
        vista.form_class = FormularioDeColeccion
    collections.Create.save_instance = _anotado(collections.Create.save_instance, "wagtail.create")
    collections.Edit.save_instance = _anotado(collections.Edit.save_instance, "wagtail.edit")
    collections.Delete.post = _borrada(collections.Delete.post)


def _anotado(metodo, accion):
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    @transaction.atomic
    def save_instance(self):
        estaba = self.object.get_parent() if self.object else None
        coleccion = metodo(self)
        esta = coleccion.get_parent(update=True)
        if estaba and estaba != esta:
            cambios.dejar(coleccion, [cambios.renglon("Dentro de", _nombre(estaba), _nombre(esta))])
        log(coleccion, accion, user=self.request.user)
        return coleccion

    return save_instance


def _borrada(metodo):
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    @transaction.atomic
    def post(self, request, pk):
        respuesta = metodo(self, request, pk)
        if respuesta.status_code == 302:  # else it has files, and stays
            self.object.pk = pk
            log(self.object, "wagtail.delete", user=request.user, deleted=True)
        return respuesta

    return post
