"""The subjects of the site as labels of photographs; settings say which model keeps them."""

from django import forms
from django.apps import apps
from django.conf import settings
from django.db.models import Q
from taggit.utils import parse_tags
from wagtail.admin.widgets import AdminTagWidget

NO_HAY = "No hay un tema que se llame «{}»: elija de los que se ofrecen al escribir."


def ofrecer(campo):
    """That field of a form offers, as one types, the subjects that there are."""
    campo.widget = AdminTagWidget(tag_model=_modelo(), free_tagging=False)


def elegidos(texto):
    """Their names, as the site writes them. Raises ValidationError of one that there is not."""
    temas = {_clave(nombre): nombre for nombre in parse_tags(texto)}
    iguales = Q(name__in=temas.values()) | Q(slug__in=temas)
    hallados = list(_modelo().objects.filter(iguales))
    dichos = {tema.slug for tema in hallados} | {_clave(tema.name) for tema in hallados}
    if faltan := [nombre for clave, nombre in temas.items() if clave not in dichos]:
        raise forms.ValidationError([NO_HAY.format(nombre) for nombre in faltan])
    return [tema.name for tema in hallados]


def _clave(nombre):
    """Without capitals nor accents, as its address."""
    return _modelo()().slugify(nombre)


def _modelo():
    return apps.get_model(settings.MODELO_DE_TEMAS)
