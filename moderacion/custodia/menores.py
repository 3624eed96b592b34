"""Minors whom the public sees without a consent on file: told when it is marked, and pending until
it is mended. Nothing is taken down by itself (ADR 0020)."""

from functools import wraps

from django.urls import reverse
from django.utils.text import Truncator
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.images.views.images import EditView

from acervo.a_la_vista import resumir
from acervo.models import Imagen
from acervo.permissions import puede_ver_consentimientos
from moderacion.averias import FilaSuelta
from moderacion.filas import Accion, Lista

from . import archivos

FALTA = (
    "En «{}» aparecen menores, falta su consentimiento y se ve en {}: registre el consentimiento, "
    "o quítela de ahí."
)
PENDIENTE = "Se ve en {}. Registre el consentimiento, o quítela de ahí."
REGISTRAR = "Registrar el consentimiento"
A_LO_MAS = 4  # places that have a button of their own


def a_la_vista():
    """The photographs of minors that anyone may see and that no consent in force lets be seen."""
    return archivos.abiertos(Imagen).filter(menores=True, retirada=False).sin_consentimiento()


def avisar(request, imagenes):
    """Tells whoever marked them, or opens one, where the public sees it and how it is mended."""
    claves = [imagen.pk for imagen in imagenes if imagen.menores and not imagen.retirada]
    if not claves:
        return
    de_quien = AdminURLFinder(request.user)
    faltan = list(a_la_vista().filter(pk__in=claves).order_by("pk"))
    donde = archivos.donde_se_ven(Imagen, [imagen.pk for imagen in faltan])
    for imagen in faltan:
        lugares = donde[imagen.pk]
        frase = FALTA.format(imagen.title, resumir([str(lugar) for lugar in lugares]))
        messages.warning(request, frase, buttons=_botones(request.user, imagen, lugares, de_quien))


def _botones(usuario, imagen, lugares, de_quien):
    """The record of consents, to who keeps it; and each place, to who may change it."""
    pares = [
        (de_quien.get_edit_url(lugar), f"Abrir «{_corto(lugar)}»") for lugar in lugares[:A_LO_MAS]
    ]
    if puede_ver_consentimientos(usuario):
        pares.insert(0, (_registrar(imagen), REGISTRAR))
    return [messages.button(url, texto) for url, texto in pares if url]


def _corto(lugar):
    return Truncator(str(lugar)).chars(40)


def _registrar(imagen):
    return f"{reverse('consentimientos:add')}?imagen={imagen.pk}"


class MenoresALaVista(Lista):
    """Out of it goes what was consented, taken out of its pages, or unmarked by dirección."""

    clave = "menores-a-la-vista"
    titulo = "Menores a la vista sin consentimiento"
    vacia = "De todos los menores que se ven hay consentimiento."

    def consulta(self):
        return a_la_vista().order_by("pk")

    def filas(self, tramo):
        imagenes = list(self.consulta()[tramo])
        donde = archivos.donde_se_ven(Imagen, [imagen.pk for imagen in imagenes])
        return [self.fila(imagen, donde[imagen.pk]) for imagen in imagenes]

    def fila(self, imagen, lugares):
        ficha = reverse("wagtailimages:edit", args=[imagen.pk])
        acciones = []
        if puede_ver_consentimientos(self.user):
            acciones = [Accion(REGISTRAR, "", url=_registrar(imagen))]
        dato = PENDIENTE.format(resumir([str(lugar) for lugar in lugares]))
        return FilaSuelta("Fotografía", imagen.title, dato, ficha, acciones=acciones)


def coser():
    """Called once, at start: the sheet of a photograph says it when it is opened and saved."""
    for nombre in ("get", "save_action"):
        setattr(EditView, nombre, _avisando(getattr(EditView, nombre)))


def _avisando(metodo):
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def responder(self, *args, **kwargs):
        respuesta = metodo(self, *args, **kwargs)
        avisar(self.request, [self.object])
        return respuesta

    return responder
