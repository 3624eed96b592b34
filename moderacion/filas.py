"""A row of the desk: a page, what happened to it, what may be done; and how a list finds them."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.urls import reverse
from wagtail.models import Page

from .permissions import es_de_direccion


@dataclass
class Fila:
    """A page on a list: what it is, what happened to it, what may be done."""

    pagina: Page
    titulo: str
    dato: str
    nota: str = ""
    acciones: list = field(default_factory=list)

    @property
    def clase(self):
        return self.pagina.rotulo or self.pagina.specific_class._meta.verbose_name.capitalize()

    @property
    def editar(self):
        """Its form, from which one comes back to the desk."""
        direccion = reverse("wagtailadmin_pages:edit", args=[self.pagina.pk])
        return f"{direccion}?next={reverse('wagtailadmin_home')}"


@dataclass(frozen=True)
class Accion:
    """A button of a row; what changes something asks first, on a page of its own."""

    etiqueta: str
    verbo: str
    principal: bool = False
    clave: int = 0  # of what it is done to, when it is not the page
    url: str = ""  # where it leads, when it does nothing by itself


def en_la_bandeja(pagina):
    """Where dirección reads that page and decides."""
    return f"{reverse('moderacion:bandeja')}?ver={pagina.pk}#p{pagina.pk}"


def paginas():
    """Pages with what a row paints: kind and owner, whoever they are."""
    return Page.objects.select_related("owner").annotate(rotulo=F("publicacion__rotulo"))


def tipo_de_pagina():
    return ContentType.objects.get_for_model(Page)


class Lista:
    """`siempre`: shown on the desk though it is empty. Of an app above, its rows are not pages:
    they say themselves what a Fila does."""

    clave = titulo = vacia = ""
    siempre = False
    otra_vista = ""  # the address of the same, seen otherwise
    entera = ""  # the address of the whole of it, if it has a screen of its own

    def __init__(self, user):
        self.user = user
        self.dirige = es_de_direccion(user)

    def consulta(self):
        raise NotImplementedError

    def filas(self, tramo):
        raise NotImplementedError


class ListaDeEstados(Lista):
    """Its rows are not pages but what points at one; the pages come in a second query."""

    def pagina_de(self, objeto):
        return objeto.revision.object_id

    def filas(self, tramo):
        objetos = list(self.consulta()[tramo])
        por_pk = {str(p.pk): p for p in paginas().filter(pk__in=map(self.pagina_de, objetos))}
        pares = [(objeto, por_pk.get(self.pagina_de(objeto))) for objeto in objetos]
        return [self.fila(objeto, pagina) for objeto, pagina in pares if pagina]
