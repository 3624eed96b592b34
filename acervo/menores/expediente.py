"""The screens of consents: to write one, to read it, to open its paper, to withdraw it."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from django_filters import ChoiceFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultipleChooserPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, EditView, IndexView, InspectView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from acervo import papeles, permissions
from acervo.entrega import entregar
from acervo.forms import FormularioDeConsentimiento, PorQue
from acervo.models import Consentimiento, FotoConsentida, Imagen
from acervo.models.consentimiento import FALTA_EL_PAPEL

from . import consentimientos

YA_RETIRADO = "Se retiró: ya no se cambia. Si lo vuelven a dar, registre uno nuevo desde su ficha."
ESTADOS = {"vigente": "vigentes", "sin_documento": "sin_documento", "retirado": "retirados"}
SIN_RUTA = {"delete", "copy"}
RETIRADO = "Se retiró. {} en el sitio, por ninguna dirección."


class NadieLosBorra(ModelPermissionPolicy):
    """A consent is withdrawn, with its reason; it is never deleted."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)


class FiltroDeConsentimientos(WagtailFilterSet):
    estado = ChoiceFilter(
        label="Estado",
        choices=[
            ("vigente", "Vigente"),
            ("sin_documento", FALTA_EL_PAPEL),
            ("retirado", "Retirado"),
        ],
        widget=forms.RadioSelect,
        empty_label="Todos",
        method="por_estado",
    )

    class Meta:
        model = Consentimiento
        fields = []

    def por_estado(self, filas, _nombre, valor):
        return getattr(filas, ESTADOS[valor])()


class Lista(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().annotate(cuantas=Count("fotos"))


class Alta(CreateView):
    """From a photograph (`imagen`), or to give again what was withdrawn (`otra_vez`)."""

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        if self.request.method != "POST":
            kwargs["instance"] = _nuevo(self.request.GET)
        return kwargs

    def save_instance(self):
        self.form.instance.registrado_por = self.request.user
        uno = super().save_instance()
        consentimientos.dar(consentimiento=uno)
        return uno

    def get_success_url(self):
        return reverse("consentimientos:inspect", args=[self.object.pk])


def _nuevo(pedido):
    """Blank, or filled with what it was asked for; nonsense is ignored."""
    anterior = Consentimiento.objects.retirados().filter(pk=_numero(pedido.get("otra_vez"))).first()
    if anterior:
        datos = {"de_quien": anterior.de_quien, "lo_da": anterior.lo_da, "reemplaza": anterior}
        uno, imagenes = Consentimiento(**datos), anterior.imagenes.all()
    else:
        uno, imagenes = Consentimiento(), Imagen.objects.filter(pk=_numero(pedido.get("imagen")))
    uno.fotos = [FotoConsentida(imagen=imagen) for imagen in imagenes]
    return uno


def _numero(texto):
    return int(texto) if texto and texto.isascii() and texto.isdigit() and len(texto) < 12 else 0


class Cambio(EditView):
    def dispatch(self, request, *args, **kwargs):
        uno = self.get_object()
        if uno.retirado_el and self.user_has_permission("change"):
            messages.warning(request, YA_RETIRADO)
            return redirect("consentimientos:inspect", uno.pk)
        return super().dispatch(request, *args, **kwargs)

    def save_instance(self):
        uno = super().save_instance()
        consentimientos.dar(consentimiento=uno)
        return uno

    def get_success_url(self):
        return reverse("consentimientos:inspect", args=[self.object.pk])


class Expediente(InspectView):
    """All that is known of one, with the photographs and, if it was withdrawn, where they stood."""

    template_name = "acervo/consentimiento.html"
    page_title = "Ficha"

    def dispatch(self, request, *args, **kwargs):
        if not permissions.puede_ver_consentimientos(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def header_more_buttons(self):
        return [] if self.object.retirado_el else super().header_more_buttons

    def get_context_data(self, **kwargs):
        uno = self.object
        contexto = {
            "uno": uno,
            "fotos": uno.imagenes.order_by("pk"),
            "rastros": uno.rastros.all(),
            "puede_retirar": permissions.puede_retirar(self.request.user, uno),
            "puede_volver_a_dar": uno.retirado_el and self.user_has_permission("add"),
        }
        return super().get_context_data(**contexto, **kwargs)


class Retirar(WagtailAdminTemplateMixin, TemplateView):
    """Says what it will shut on GET, shuts it on POST."""

    template_name = "acervo/retirar_consentimiento.html"
    page_title = "Retirar el consentimiento"
    header_icon = "key"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("consentimientos:index"), "label": "Consentimientos"},
            {"url": reverse("consentimientos:inspect", args=[self.uno.pk]), "label": str(self.uno)},
            {"url": "", "label": self.page_title},
        ]

    def dispatch(self, request, *args, **kwargs):
        self.uno = get_object_or_404(Consentimiento, pk=kwargs["pk"])
        if not permissions.puede_ver_consentimientos(request.user):
            raise PermissionDenied
        if not permissions.puede_retirar(request.user, self.uno):
            return redirect("consentimientos:inspect", self.uno.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("forma", PorQue())
        publicas = consentimientos.a_la_vista(consentimientos.lugares(self.uno))
        fotos = self.uno.imagenes.order_by("pk")
        return super().get_context_data(uno=self.uno, fotos=fotos, publicas=publicas, **kwargs)

    def post(self, request, **kwargs):
        forma = PorQue(request.POST)
        if not forma.is_valid():
            return self.render_to_response(self.get_context_data(forma=forma))
        motivo = forma.cleaned_data["motivo"]
        try:
            consentimientos.retirar(consentimiento=self.uno, por=request.user, motivo=motivo)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, RETIRADO.format(_cuantas(self.uno.imagenes.count())))
        return redirect("consentimientos:inspect", self.uno.pk)


def _cuantas(fotos):
    if fotos == 1:
        return "La fotografía del consentimiento ya no se ve"
    return f"Las {fotos} fotografías del consentimiento ya no se ven"


@require_safe
def documento(request, pk):
    """The signed paper, for who may; who opened it is written down, and nobody keeps it."""
    if not permissions.puede_ver_consentimientos(request.user):
        raise PermissionDenied
    uno = get_object_or_404(Consentimiento.objects.exclude(documento=""), pk=pk)
    extension = uno.documento.name.rpartition(".")[2]
    tipo = papeles.TIPOS.get(f".{extension}", "application/octet-stream")
    respuesta = entregar(request, uno.documento.storage, uno.documento.name, tipo)
    if request.method == "GET":
        log(instance=uno, action="pregon.consentimiento_leer", user=request.user)
    nombre = f"consentimiento-{uno.pk}.{extension}"
    respuesta["Content-Disposition"] = content_disposition_header(True, nombre)
    respuesta["Cache-Control"] = "no-store, private"
    respuesta["X-Content-Type-Options"] = "nosniff"
    return respuesta


class Consentimientos(ModelViewSet):
    model = Consentimiento
    icon = "key"
    menu_label = "Consentimientos"
    menu_order = 460
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = Lista
    add_view_class = Alta
    edit_view_class = Cambio
    inspect_view_class = Expediente
    filterset_class = FiltroDeConsentimientos
    list_display = [
        "de_quien",
        Column("cuantas", label="Fotografías", sort_key="cuantas"),
        "dado_el",
        Column("estado", label="Estado"),
        Column("registrado_por", label="Lo registró"),
    ]
    list_export = ["pk", "cuantas", "dado_el", "estado", "registrado", "retirado_el"]
    export_headings = {"pk": "Núm.", "cuantas": "Fotografías", "estado": "Estado"}
    search_fields = ["de_quien", "lo_da"]
    ordering = ["-dado_el", "-pk"]
    edit_handler = ObjectList(
        [
            FieldRowPanel(["de_quien", "lo_da"]),
            "dado_el",
            "documento",
            MultipleChooserPanel(
                "fotos",
                chooser_field_name="imagen",
                min_num=1,
                heading="Fotografías",
                label="fotografía",
                help_text="Las que este consentimiento deja ver. Puede elegir varias a la vez.",
            ),
            FieldPanel("reemplaza", widget=forms.HiddenInput, classname="pregon-oculto"),
        ],
        base_form_class=FormularioDeConsentimiento,
    )

    def get_urlpatterns(self):
        """Those that read and write, the paper and the withdrawal: nothing is deleted."""
        rutas = [ruta for ruta in super().get_urlpatterns() if ruta.name not in SIN_RUTA]
        retirar = path("retirar/<int:pk>/", Retirar.as_view(), name="retirar")
        return [*rutas, retirar, path("documento/<int:pk>/", documento, name="documento")]


register_permission_policy(Consentimiento, NadieLosBorra(Consentimiento))
registro = Consentimientos("consentimientos")
