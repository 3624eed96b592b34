"""Redirects made in the panel: they lead only to what anyone may read, and never in a circle."""

import posixpath
import re
from contextlib import suppress
from urllib.parse import unquote, urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.http.request import validate_host
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import ConfirmImportForm, RedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from acervo.dos_personas import cambios
from acervo.dos_personas.a_la_vez import SinPisar
from moderacion.forms import SelectorDePagina
from moderacion.models import Retiro

from . import destinos

A_LO_MAS = 10  # redirects in a row that are followed
DEL_SITIO = re.compile(r"/(?![/\\])[^\s\\]*")
NO_ES_DIRECCION = (
    "Escriba una dirección de este sitio que empiece con «/», como /noticias/, o una completa que "
    "empiece con https://."
)
CON_PUNTOS = "Escriba la dirección sin «/./» ni «/../»: ningún navegador la pide así."
A_NINGUNA = "Elija la página a la que lleva, o escriba su dirección."
NO_SE_LEE = "A esa página no llega el público: elija una que esté publicada y a la vista de todos."
YA_CONTESTA = "En esa dirección ya hay algo que leer: nadie seguiría la redirección. Escriba otra."
DE_UNA_RETIRADA = (
    "Esa dirección es de una página que se retiró y ahí se lee por qué: para mandar a otra, "
    "retírela de nuevo y diga cuál la reemplaza."
)
EN_CIRCULO = "Esa redirección vuelve a su propia dirección: quien la siga no llegaría a ninguna."


class CampoDeDireccion(forms.CharField):
    """A place of this site, from its root, or a whole address of the web."""

    def validate(self, value):
        super().validate(value)
        if value and not DEL_SITIO.fullmatch(value):
            URLValidator(schemes=["http", "https"], message=NO_ES_DIRECCION)(value)


class FormularioDeRedireccion(SinPisar, RedirectForm):
    """The framework's, which lets one lead to a draft, to what was withdrawn, or in a circle."""

    redirect_link = CampoDeDireccion(
        label="O a una dirección",
        required=False,
        max_length=255,
        help_text="De este sitio, como /noticias/, o de otro, como https://www.gob.mx/.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["redirect_page"].widget = SelectorDePagina()

    def save(self, commit=True):
        """The log says where a new one leads; of a change, what it said before too."""
        nueva, una = self.instance.pk is None, super().save(commit=commit)
        if nueva:
            cambios.dejar(una, [cambios.renglon("Lleva a", "", una.link)])
        return una

    def _get_validation_exclusions(self):
        """The column asks for a whole address; what may be written is the field's to say."""
        return super()._get_validation_exclusions() | {"redirect_link"}

    def clean_old_path(self):
        escrita = self.cleaned_data["old_path"]
        try:
            camino = urlsplit(Redirect.normalise_path(escrita)).path
        except ValueError:
            raise ValidationError(NO_ES_DIRECCION) from None
        if {".", ".."}.intersection(camino.split("/")):
            raise ValidationError(CON_PUNTOS)
        return escrita

    def clean(self):
        super().clean()
        datos = self.cleaned_data
        if {"old_path", "redirect_page", "redirect_link"} - datos.keys():
            return  # there is already something to mend
        pagina, enlace = datos["redirect_page"], datos["redirect_link"]
        campo = "redirect_page" if pagina else "redirect_link"
        suya = Redirect(
            pk=self.instance.pk,
            old_path=Redirect.normalise_path(datos["old_path"]),
            redirect_page=pagina,
            redirect_link=enlace,
        )
        if not pagina and not enlace:
            self.add_error("redirect_page", A_NINGUNA)
        elif (hallada := _pagina(suya)) and not destinos.a_la_vista(hallada):
            self.add_error(campo, NO_SE_LEE)
        elif en_circulo(suya):
            self.add_error(campo, EN_CIRCULO)
        elif mal := _contesta(suya.old_path):
            self.add_error("old_path", mal)


def adonde(redireccion):
    """(page, address) where it leads now: what replaces its page, if it was withdrawn.

    Without a page of this site, None; with nothing to lead to, no address.
    """
    pagina = _pagina(redireccion)
    if pagina and (actual := destinos.de(pagina)) != pagina:
        return actual, actual and actual.url
    return pagina, None if en_circulo(redireccion) else redireccion.link


def en_circulo(redireccion):
    """Whether whoever follows it, and those that come after, is back where it begins."""
    vistas, camino = {_llano(redireccion.old_path)}, _del_sitio(redireccion.link)
    while camino:
        camino = Redirect.normalise_path(camino)
        ambas = [camino, urlsplit(camino).path]  # the framework also looks without the query
        if vistas.intersection(ambas) or len(vistas) > A_LO_MAS:
            return True
        vistas.add(camino)
        otras = Redirect.objects.filter(old_path__in=ambas).exclude(pk=redireccion.pk)
        siguiente = None if redireccion.redirect_page_id else otras.first()
        camino = siguiente and _del_sitio(siguiente.redirect_link)
    return False


def _pagina(redireccion):
    """The page of this site to which it leads, by its key or by an address it has or had."""
    camino = _del_sitio(redireccion.redirect_link)
    if redireccion.redirect_page_id or camino is None:
        return redireccion.redirect_page
    suya = urlsplit(camino).path.strip("/")
    raices = Site.objects.values_list("root_page__url_path", flat=True)
    rutas = [f"{raiz}{suya}".rstrip("/") + "/" for raiz in raices]
    halladas = Page.objects.filter(Q(url_path__in=rutas) | Q(direcciones__ruta__in=rutas))
    return halladas.order_by("-live").first()


def _del_sitio(enlace):
    """The path, with its query, of what is an address of this site, however it is written; else
    None."""
    partes = urlsplit(enlace or "")
    if not enlace or (partes.hostname and not _es_nuestro(partes.hostname)):
        return None
    return _llano(f"{partes.path or '/'}{f'?{partes.query}' if partes.query else ''}")


def _llano(camino):
    """As a browser asks for it and the site reads it: without «./», «../» nor codes."""
    camino, pregunta, datos = camino.partition("?")
    llano = f"/{posixpath.normpath(unquote(camino) or '/').lstrip('/')}"
    return f"{llano}{pregunta}{datos}"


def _es_nuestro(servidor):
    """Whether that name is of this site: what it calls itself, or any that it answers to."""
    nombres = {
        urlsplit(settings.SITIO_URL).hostname,
        *Site.objects.values_list("hostname", flat=True),
    }
    a_los_que_responde = [nombre for nombre in settings.ALLOWED_HOSTS if nombre != "*"]
    servidor = servidor.rstrip(".")
    return servidor in nombres or validate_host(servidor, a_los_que_responde)


def _contesta(camino):
    """Why a redirect at that path would never be followed, in a sentence; nothing if it would."""
    partes = [parte for parte in urlsplit(camino).path.split("/") if parte]
    for sitio in Site.objects.select_related("root_page"):
        ruta = f"{sitio.root_page.url_path}{'/'.join(partes)}".rstrip("/") + "/"
        suyos = Retiro.objects.vigentes().filter(pagina__direcciones__ruta=ruta, pagina__live=False)
        if suyos.exists():
            return DE_UNA_RETIRADA
        if _en_el_arbol(sitio, partes):
            return YA_CONTESTA
    return YA_CONTESTA if _del_programa("/".join(["", *partes])) else ""


def _en_el_arbol(sitio, partes):
    """Whether a page is read there; of what a section makes of an address, nobody knows yet."""
    with suppress(Http404):
        hallada = sitio.root_page.specific.route(HttpRequest(), partes)
        return not any(hallada.args[1:])
    return False


def _del_programa(camino):
    """Whether it is one of the addresses that the program itself has, always the same."""
    for escrito in (camino, f"{camino}/"):
        with suppress(Resolver404):
            hallada = resolve(escrito)
            return hallada.url_name != "wagtail_serve" and not hallada.kwargs
    return False


def coser():
    """The panel's screens, and the import of a sheet, take our form. Called once, at start."""
    for vista in (views.CreateView, views.EditView):
        vista.form_class = FormularioDeRedireccion
    views.RedirectForm = FormularioDeRedireccion
    ConfirmImportForm.base_fields["permanent"].label = "Permanentes"
