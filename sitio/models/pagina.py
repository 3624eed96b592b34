"""What every page of this site is, and the two kinds that carry no date."""

import re
import unicodedata

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, ExpressionWrapper, F, OuterRef
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils.module_loading import import_string
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.search import index

from sitio.blocks import Cuerpo
from sitio.fields import CampoCuerpo
from sitio.forms import FormularioDePagina
from sitio.texto import sin_controles, sin_saltos

OCUPADA = "Esa dirección ya la usa el sitio: elija otra."
FUE_DE_OTRA = (
    "Esa dirección fue de otra página publicada: escriba otra, para no engañar sus enlaces."
)
TELEFONO = {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": "Teléfono"}
ESCRITORIO = {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": "Escritorio"}
IMPRESION = "impresion"


class PaginaQuerySet(PageQuerySet):
    def publicadas(self):
        """Those anyone may read. The only place that says so."""
        esta = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
        restringidas = PageViewRestriction.objects.annotate(esta=esta).filter(
            esta__startswith=F("page__path")
        )
        return self.live().exclude(Exists(restringidas))


PaginaManager = PageManager.from_queryset(PaginaQuerySet)


class Pagina(Page):
    """A page of the town hall: who may do what is asked of `settings.PERMISOS_DE_PAGINA`."""

    objects = PaginaManager()
    base_form_class = FormularioDePagina
    preview_modes = [("", "En pantalla"), (IMPRESION, "Impresión")]
    preview_sizes = [TELEFONO, ESCRITORIO]

    content_panels = [
        TitleFieldPanel(
            "title",
            heading="Título",
            placeholder="Título",
            help_text="Como se lee en la página y en el menú.",
        ),
    ]
    panel_de_buscadores = MultiFieldPanel(
        [
            FieldPanel(
                "slug",
                heading="Dirección corta",
                help_text="El final de su dirección en el sitio. Se hace sola con el titular.",
            ),
            FieldPanel(
                "seo_title",
                heading="Título para buscadores",
                help_text="Solo si el titular no se entiende fuera de aquí. En blanco, el titular.",
            ),
            FieldPanel(
                "search_description",
                heading="Descripción para buscadores",
                help_text="En blanco, el resumen.",
            ),
        ],
        "Dirección y buscadores",
    )
    promote_panels = [panel_de_buscadores]

    class Meta:
        abstract = True

    def permissions_for_user(self, user):
        return import_string(settings.PERMISOS_DE_PAGINA)(user, self)

    def get_preview_context(self, request, mode_name):
        """With `vista_de_impresion`, so that the public template may paint paper."""
        contexto = super().get_preview_context(request, mode_name)
        return {**contexto, "vista_de_impresion": mode_name == IMPRESION}

    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        """Whole or not at all; what is in review, scheduled or public is not rewritten in place."""
        if overwrite_revision and self._ya_salio(overwrite_revision):
            overwrite_revision = None
        with transaction.atomic():
            return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    def _ya_salio(self, revision):
        return (
            revision.pk == self.live_revision_id
            or revision.approved_go_live_at is not None
            or revision.task_states.exclude(status="cancelled").exists()
        )

    def full_clean(self, *args, **kwargs):
        for campo in self._meta.concrete_fields:
            if isinstance(campo, models.CharField | models.TextField):
                valor = getattr(self, campo.attname)
                if isinstance(valor, str):
                    setattr(self, campo.attname, sin_controles(valor))
        self.title = sin_saltos(self.title or "")
        super().full_clean(*args, **kwargs)

    def clean(self):
        super().clean()
        padre = self.get_parent() if self.path else getattr(self, "_padre_previsto", None)
        if padre is None or padre.depth < 2 or not self.slug:
            return
        if self._direccion_ocupada(padre):
            raise ValidationError({"slug": OCUPADA})
        if import_string(settings.DIRECCION_DE_OTRA)(f"{padre.url_path}{self.slug}/", self):
            raise ValidationError({"slug": FUE_DE_OTRA})

    def _direccion_ocupada(self, padre):
        """Whether the URLconf or a route of the parent already answers this slug."""
        if rutas := getattr(padre.specific_class, "get_subpage_urls", None):
            for patron in rutas():
                if str(patron.pattern) and patron.resolve(f"{self.slug}/"):
                    return True
        raiz = padre.url_path.split("/", 2)[2]
        try:
            return resolve(f"/{raiz}{self.slug}/").url_name != "wagtail_serve"
        except Resolver404:
            return False


class Seccion(Pagina):
    """A section of the site; the menu is one query over this table."""

    is_creatable = False
    entradilla = models.CharField(
        "entradilla", max_length=240, blank=True, help_text="Una frase bajo el título."
    )

    content_panels = [*Pagina.content_panels, "entradilla"]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug", heading="Dirección corta", read_only=True),
                "show_in_menus",
                "seo_title",
                "search_description",
            ],
            "Menú y buscadores",
        )
    ]

    class Meta:
        verbose_name = "sección"
        verbose_name_plural = "secciones"

    def route(self, request, path_components):
        """A publication of the section in one query, with all that its page paints."""
        if len(path_components) != 1:
            return super().route(request, path_components)
        (hoja,) = self.creatable_subpage_models()
        pagina = hoja.objects.child_of(self).filter(slug=path_components[0]).con_todo().first()
        if pagina is None:
            raise Http404
        pagina._cached_parent_obj = self
        return pagina.route(request, [])


class Informativa(Pagina):
    """A standing page: the privacy notice, how to ask for coverage."""

    parent_page_types = ["portada.Portada", "sitio.Informativa"]
    subpage_types = ["sitio.Informativa"]

    resumen = models.CharField("resumen", max_length=240, blank=True)
    cuerpo = CampoCuerpo(Cuerpo(), blank=True, verbose_name="cuerpo")

    content_panels = [
        *Pagina.content_panels,
        FieldPanel("resumen", help_text="Una o dos frases, bajo el título y en las búsquedas."),
        "cuerpo",
    ]
    search_fields = [
        *Pagina.search_fields,
        index.SearchField("resumen"),
        index.SearchField("cuerpo"),
    ]
    api_fields = ["resumen", "cuerpo"]

    class Meta:
        verbose_name = "página informativa"
        verbose_name_plural = "páginas informativas"

    def ascendientes(self):
        """The pages above it that anyone may read, from the front page down."""
        return self.get_ancestors().filter(depth__gte=2).live().defer_streamfields()

    def indice(self):
        """Its headings, as (anchor, text), in reading order."""
        return [
            (ancla(bloque.value), bloque.value)
            for bloque in self.cuerpo
            if bloque.block_type == "encabezado"
        ]


def ancla(texto):
    """An address inside the page for a heading: «La renta» is `la-renta`."""
    llano = unicodedata.normalize("NFKD", texto).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", llano).strip("-") or "seccion"
