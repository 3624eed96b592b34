"""What a page's form asks before it may be sent to review; a draft may lack it."""

import itertools

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.timezone import now
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from acervo.camara import alternativo

from .fechas import error_de_la_que_lleva

SIN_ALT = (
    "Diga qué se ve en la fotografía, para quien no puede verla: aquí, o en la ficha de la "
    "fotografía."
)
SIN_ALCANCE = "Esta página ya se publicó: elija si es un arreglo menor o una corrección."
SIN_ERRATA = "Escriba qué decía y qué es lo correcto: se lee en la página, con su fecha."
YA_PASO = "Esa hora ya pasó: escriba una posterior, o déjela en blanco para que salga al aprobarse."
ERRATA_DE_MAS = "Un arreglo menor no lleva fe de erratas: elija «Corrección», o borre este texto."


class FormularioDePagina(WagtailAdminPageForm):
    """`cuentas` names the fields that show how many characters they have, and how many suit."""

    cuentas = {"title": 90, "seo_title": 60, "search_description": 160, "resumen": 220}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance._padre_previsto = self.parent_page  # a new page hangs from nothing yet
        for campo in self.fields.values():
            # Asked for where a default is computed (`fecha`), and never painted by the admin:
            # the form would always seem changed, and no approval would find the text it read.
            campo.show_hidden_initial = False
        if "slug" in self.fields:
            self.fields["slug"].label = "Dirección corta"
            self.fields["slug"].required = False  # in blank, it is made from the title
        for nombre, limite in self.cuentas.items():
            if nombre in self.fields:
                self.fields[nombre].widget.attrs["data-cuenta"] = limite

    def clean_slug(self):
        """A new page with a title already used gets the next free address by itself.

        No two differ in capitals alone: one that is typed is lower case, as the form's script
        makes it; one that has capitals since before stays, for its links.
        """
        slug = self.cleaned_data["slug"]
        if "slug" in self.changed_data:
            slug = slug.lower()
        if self.instance.pk or not (slug := slug or slugify(self.cleaned_data.get("title", ""))):
            return slug
        candidatas = itertools.chain([slug], (f"{slug}-{n}" for n in itertools.count(2)))
        return next(
            c for c in candidatas if Page._slug_is_available(c, self.parent_page, self.instance)
        )

    def clean(self):
        datos = super().clean()
        self.exigir_por_venir(datos)
        if not self.is_deferred_validation:
            self.exigir(datos)
        return datos

    def exigir_por_venir(self, datos):
        """A moment that has passed schedules nothing: it would go out as soon as it is approved.

        One that was there may stay while it is being written, and where it was already public.
        """
        sale = datos.get("go_live_at")
        if sale and sale < now() and (self._la_acaba_de_poner(sale) or self._saldria_en_silencio()):
            self.add_error("go_live_at", ValidationError(YA_PASO))

    def _la_acaba_de_poner(self, sale):
        antes = self.initial.get("go_live_at")  # with seconds, which its field does not paint
        return antes is None or antes.replace(second=0, microsecond=0) != sale

    def _saldria_en_silencio(self):
        """Sent to review for the first time, with an hour that passed while it was a draft."""
        nueva = not self.is_deferred_validation and self.instance.first_published_at is None
        return nueva and not self.instance.workflow_in_progress

    def exigir(self, datos):
        """What only a page that is to be published must have. Adds errors to its fields."""


class FormularioDePublicacion(FormularioDePagina):
    """A lead picture is told in words; without a date of its own, it takes that of publication."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].label = "Titular"
        if "alcance" in self.fields:
            self.fields["alcance"].choices = self.fields["alcance"].choices[1:]  # none is blank
            self._sin_el_cambio_anterior()
        if "fecha" in self.fields:
            self.fields["fecha"].required = False
            if self._fecha_por_ponerse():
                self.initial["fecha"] = None

    def _sin_el_cambio_anterior(self):
        """What was told of the last change is not told again of the next."""
        if self.instance.alcance and self.instance.empieza_un_cambio():
            for campo in ("alcance", "fe_de_erratas"):
                self.initial[campo] = ""
                setattr(self.instance, campo, "")

    def _fecha_por_ponerse(self):
        return not self.instance.pk or self.instance.fecha_al_publicar

    def clean_fecha(self):
        fecha = self.cleaned_data["fecha"]
        if self.instance.first_published_at is None:
            self.instance.fecha_al_publicar = fecha is None
        return fecha or (self.instance.fecha if self.instance.first_published_at else now())

    def clean(self):
        datos = super().clean()
        fecha = datos.get("fecha")
        if fecha and (mal := error_de_la_que_lleva(fecha, datos.get("go_live_at"))):
            self.add_error("fecha", ValidationError(mal))
        return datos

    def clean_temas(self):
        """Pasted with commas, they are several: none has a comma in its name."""
        nombres = (
            parte.strip(' "') for tema in self.cleaned_data["temas"] for parte in tema.split(",")
        )
        return list(dict.fromkeys(nombre for nombre in nombres if nombre))

    def clean_imagen_alt(self):
        texto = self.cleaned_data["imagen_alt"]
        if "imagen_alt" in self.changed_data:
            alternativo.exigir(texto)
        return texto

    def exigir(self, datos):
        imagen = datos.get("imagen")
        if imagen and not (datos.get("imagen_alt") or imagen.description):
            self.add_error("imagen_alt", ValidationError(SIN_ALT))
        self.exigir_alcance(datos)

    def exigir_alcance(self, datos):
        """Of a change to what readers have seen: whether it is told to them, and in what words."""
        if self.instance.first_published_at is None or "alcance" not in self.fields:
            return
        alcance, texto = datos.get("alcance"), (datos.get("fe_de_erratas") or "").strip()
        if not alcance:
            self.add_error("alcance", ValidationError(SIN_ALCANCE))
        elif alcance == "correccion" and not texto:
            self.add_error("fe_de_erratas", ValidationError(SIN_ERRATA))
        elif alcance == "menor" and texto:
            self.add_error("fe_de_erratas", ValidationError(ERRATA_DE_MAS))
