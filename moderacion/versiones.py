"""The public versions of a page, and any two of them side by side; read from the ledger."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models.fields.json import KeyTextTransform
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, Revision

from sitio.models import Alcance

from . import permissions
from .models import Aprobacion
from .views import Pantalla


def boton(pagina, user):
    """On the header of a page's form, where there is something to compare."""
    if pagina.first_published_at and permissions.puede_proponer(user):
        url = reverse("moderacion:versiones", args=[pagina.pk])
        return Button("Versiones públicas", url, icon_name="history", priority=55)
    return None


def versiones_de(pagina):
    """Each version once, as it was last allowed, the latest first; without their content."""
    entradas = (
        Aprobacion.objects.de(pagina)
        .select_related("por", "repasada_por", "revision", "revision__errata")
        .defer("revision__content")
        .annotate(alcance=KeyTextTransform("alcance", "revision__content"))
        .order_by("-pk")
    )
    return list({entrada.revision_id: entrada for entrada in reversed(entradas)}.values())[::-1]


def _se_ve(comparado):
    """Whether a reader would see it: the form writes the same text with other marks at times."""
    if not comparado.is_field:
        return True
    html = comparado.htmldiff()
    return "addition" in html or "deletion" in html


def alcance_en_palabras(valor):
    return Alcance(valor).label.split(":")[0] if valor in Alcance.values else ""


class Eleccion(forms.Form):
    """Which two; nonsense in the address is ignored."""

    antes = forms.IntegerField()
    despues = forms.IntegerField()

    def par(self, versiones):
        """The two chosen, the older first; the last two where nothing was chosen."""
        if not self.is_valid():
            return tuple(reversed(versiones[:2])) if len(versiones) > 1 else None
        por_clave = {version.revision_id: version for version in versiones}
        elegidas = [por_clave.get(self.cleaned_data[cual]) for cual in ("antes", "despues")]
        if None in elegidas or elegidas[0] is elegidas[1]:
            return None
        return tuple(sorted(elegidas, key=lambda version: version.revision_id))


class Versiones(Pantalla):
    template_name = "moderacion/versiones.html"
    page_title = "Versiones públicas"
    header_icon = "history"

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.pagina = get_object_or_404(Page, pk=pk, depth__gt=1).specific

    def dispatch(self, request, *args, **kwargs):
        puede_leerla = self.pagina.permissions_for_user(request.user).can_edit
        if not (permissions.puede_proponer(request.user) and puede_leerla()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        versiones = versiones_de(self.pagina)
        if not versiones:
            raise Http404
        eleccion = Eleccion(self.request.GET)
        par = eleccion.par(versiones)
        return super().get_context_data(
            pagina=self.pagina,
            versiones=[(v, alcance_en_palabras(v.alcance), self.que_es(v)) for v in versiones],
            par=par,
            mal_elegidas=eleccion.is_valid() and par is None,
            cambios=self.cambios(*par) if par else [],
            **kwargs,
        )

    def que_es(self, version):
        """Where that version stands today."""
        if version.revision_id == self.pagina.live_revision_id:
            return "En el sitio"
        return "Programada" if version.revision.approved_go_live_at else ""

    def cambios(self, antes, despues):
        """What differs, field by field, as the framework compares two versions of a page."""
        claves = [antes.revision_id, despues.revision_id]
        por_clave = Revision.objects.in_bulk(claves)
        una, otra = (por_clave[clave].as_object() for clave in claves)
        panel = self.pagina.get_edit_handler().get_bound_panel(
            instance=otra, request=self.request, form=None
        )
        comparados = (comparar(una, otra) for comparar in panel.get_comparison())
        return [c for c in comparados if c.has_changed() and _se_ve(c)]
