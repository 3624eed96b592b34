"""The doors of the desk: new pages in their place, whole lists, and verbs that ask first."""

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from ayuntamiento.views.pantalla import Pantalla
from ayuntamiento.views.verbo import Verbo

from . import actions, desenlace, permissions
from .forms import FormularioDeRepaso, FormularioRetiro
from .listas import listas
from .models import Aprobacion, Retiro

POR_PAGINA = 30
YA_NO_SE_VE = "Se retiró «{}»: ya no se ve en el sitio."
DE_NUEVO = "Puede retirarla por otro motivo: en su dirección se leerá el último."
SE_QUEDA = "«{}» se queda en el sitio, con el aviso de que ya no está vigente."


def _seccion_de(app, modelo):
    """The page under which a type lives: its first parent that exists. 404 where there is none."""
    try:
        clase = apps.get_model(app, modelo)
    except LookupError as error:
        raise Http404 from error
    if not issubclass(clase, Page):
        raise Http404
    for padre in clase.allowed_parent_page_models():
        if pagina := padre.objects.first():
            return pagina
    raise Http404


def nueva(request, app, modelo):
    """The add form of that type, where it belongs; from it one comes back to the desk."""
    seccion_suya = _seccion_de(app, modelo)
    direccion = reverse("wagtailadmin_pages:add", args=[app, modelo, seccion_suya.pk])
    return redirect(f"{direccion}?next={reverse('wagtailadmin_home')}")


def seccion(request, app, modelo):
    """All the pages of that type, to search and sort."""
    return redirect("wagtailadmin_explore", _seccion_de(app, modelo).pk)


class VistaDeLista(Pantalla):
    """A list of the desk, whole."""

    template_name = "moderacion/lista.html"

    def get_page_title(self):
        return self.lista.titulo

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        clase = {lista.clave: lista for lista in listas()}.get(kwargs["clave"])
        if clase is None:
            raise Http404
        self.lista = clase(request.user)

    def get_context_data(self, **kwargs):
        if not permissions.puede_proponer(self.request.user):
            raise PermissionDenied
        consulta = self.lista.consulta()
        pagina = Paginator(consulta, POR_PAGINA).get_page(self.request.GET.get("pagina"))
        desde = (pagina.number - 1) * POR_PAGINA
        filas = self.lista.filas(slice(desde, desde + POR_PAGINA))
        return super().get_context_data(
            lista=self.lista,
            pagina=pagina,
            filas=filas,
            aqui=self.request.get_full_path(),
            **kwargs,
        )


class VistaDeVerbo(Verbo):
    """On a page; `hecho` is what is told, with its title."""

    hecho = ""
    estorbos = permissions.NoSePuede

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.pagina = get_object_or_404(Page, pk=pk, depth__gt=1).specific

    def titulo(self):
        return f"«{self.pagina.draft_title}»"

    def destino(self):
        return get_valid_next_url_from_request(self.request) or reverse("wagtailadmin_home")

    def salida(self):
        return reverse("wagtailadmin_home")

    def estorbado(self, forma):
        return redirect(self.destino())

    def get_context_data(self, **kwargs):
        return super().get_context_data(pagina=self.pagina, **kwargs)

    def dicho(self):
        return self.hecho.format(self.pagina.draft_title)


class Retirar(VistaDeVerbo):
    pregunta = (
        "Deja de verse en el sitio en este momento, o se queda con un aviso de que ya no está "
        "vigente. Su texto, su número y su dirección no se pierden."
    )
    boton = "Retirar"

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, pk=pk, **kwargs)
        self.anterior = None if self.pagina.live else self.pagina.retiros.vigentes().first()
        if self.anterior:
            self.pregunta = f"{actions.quien_la_retiro(self.pagina)} {DE_NUEVO}"

    def puede(self):
        """Also who comes second, to be told who was first."""
        quien = self.request.user
        ya_retirada = permissions.es_de_direccion(quien) and self.pagina.retiros.exists()
        return self.pagina.permissions_for_user(quien).can_retirar() or ya_retirada

    def get(self, request, *args, **kwargs):
        if not self.pagina.live and not self.anterior:
            messages.error(request, actions.quien_la_retiro(self.pagina))
            return redirect(self.destino())
        return super().get(request, *args, **kwargs)

    def titulo(self):
        return f"«{self.pagina.title}»"

    def forma(self, datos=None):
        nuevo = Retiro(pagina_id=self.pagina.pk)
        return FormularioRetiro(datos, instance=nuevo, anterior=self.anterior)

    def hacer(self, forma):
        sobre = forma.cleaned_data["sobre"]
        try:
            retiro = actions.retirar(retiro=forma.instance, por=self.request.user, sobre=sobre)
        except ValidationError as cambio:  # what it leads to was withdrawn in between
            raise permissions.NoSePuede(" ".join(cambio.messages)) from cambio
        self.hecho = SE_QUEDA if retiro.se_queda else YA_NO_SE_VE
        return self.dicho()


class Repasar(VistaDeVerbo):
    pregunta = (
        "La publicó una sola persona, sin que otra la leyera antes. Léala como está en el sitio."
    )
    boton = "Ya la repasé"
    hecho = "Repasó «{}»: queda en el libro."
    formulario = FormularioDeRepaso
    template_name = "moderacion/repasar.html"

    def setup(self, request, *args, pk, **kwargs):
        self.aprobacion = get_object_or_404(Aprobacion, pk=pk, clase=Aprobacion.Clase.URGENTE)
        super().setup(request, *args, pk=self.aprobacion.pagina_id, **kwargs)

    def puede(self):
        return permissions.puede_publicar(self.request.user, self.pagina)

    def get(self, request, *args, **kwargs):
        if self.aprobacion.repasada_el:
            messages.info(request, desenlace.repasada(self.aprobacion, para=request.user))
            return redirect(self.destino())
        if not permissions.puede_repasar(request.user, self.aprobacion):
            messages.error(request, actions.LA_REPASA_OTRA)
            return redirect(self.destino())
        return super().get(request, *args, **kwargs)

    def hacer(self, forma):
        nota = forma.cleaned_data["nota"]
        actions.repasar(aprobacion=self.aprobacion, por=self.request.user, nota=nota)
        return self.dicho()


class Sacar(VistaDeVerbo):
    pregunta = (
        "Vuelve a ser un borrador que se puede corregir. Dirección ya no la verá por revisar."
    )
    boton = "Sacar de revisión"
    hecho = "«{}» salió de revisión: ya se puede corregir."

    def puede(self):
        return permissions.puede_proponer(self.request.user)

    def hacer(self, forma):
        actions.sacar_de_revision(pagina=self.pagina, por=self.request.user)
        return self.dicho()

    def destino(self):
        return reverse("wagtailadmin_pages:edit", args=[self.pagina.pk])


class Tomar(VistaDeVerbo):
    pregunta = "Pasa a sus borradores para que usted la termine. Lo escrito se queda igual."
    boton = "Tomar"
    hecho = "«{}» ya está entre sus borradores."

    def puede(self):
        return permissions.puede_tomar(self.request.user, self.pagina)

    def hacer(self, forma):
        actions.tomar(pagina=self.pagina, por=self.request.user)
        return self.dicho()

    def destino(self):
        return reverse("wagtailadmin_pages:edit", args=[self.pagina.pk])


class Duplicar(VistaDeVerbo):
    pregunta = "Se hace un borrador nuevo con el mismo texto y las mismas fotografías, sin número."
    boton = "Duplicar"
    hecho = "Se duplicó «{}»: esta es la copia."

    def puede(self):
        permisos = self.pagina.permissions_for_user(self.request.user)
        return permisos.can_copy_to(self.pagina.get_parent())

    def hacer(self, forma):
        self.copia = actions.duplicar(pagina=self.pagina, por=self.request.user)
        return self.dicho()

    def destino(self):
        return reverse("wagtailadmin_pages:edit", args=[self.copia.pk])
