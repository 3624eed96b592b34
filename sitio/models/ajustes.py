"""What the town hall says of itself on every page."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Page

from acervo.fields import CampoDeFoto
from ayuntamiento.fichas import FormularioDeRegistro
from sitio.blocks import Enlace, Red, Telefono
from sitio.colores import contraste_con_blanco
from sitio.enlaces import expandir, paginas_de
from sitio.fields import CampoCuerpo

COLOR = RegexValidator(r"^#[0-9a-fA-F]{6}$", "Escriba el color como #8c2f22.")
CLARO = "Ese color es demasiado claro para leerse sobre blanco: elija uno más oscuro."

USO = "Uso libre con crédito"
USOS = (
    "Qué puede hacer cualquiera con las fotografías, los videos y los audios del sitio. Sale junto "
    "a cada uno."
)
DE_PRENSA = ["prensa_nombre", "prensa_telefono", "prensa_correo", "uso_permitido"]


@register_setting(icon="cog")
class Ajustes(BaseSiteSetting):
    """Name, arms, colours, telephones, networks and the emergency notice."""

    nombre = models.CharField("nombre del municipio", max_length=80, default="Ayuntamiento")
    administracion = models.CharField("administración", max_length=80, blank=True)
    dependencia = models.CharField("dependencia", max_length=80, default="Comunicación Social")
    escudo = CampoDeFoto(
        "acervo.Imagen",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="escudo",
        help_text="En blanco se usa el escudo de Pregón.",
    )
    marca_1 = models.CharField(
        "color 1",
        max_length=7,
        default="#8c2f22",
        validators=[COLOR],
        help_text="Iniciales, clase de publicación y zócalo.",
    )
    marca_2 = models.CharField(
        "color 2",
        max_length=7,
        default="#1f4e79",
        validators=[COLOR],
        help_text="Enlaces y botones.",
    )
    domicilio = models.TextField("domicilio", max_length=300, blank=True)
    horario = models.CharField("horario", max_length=120, blank=True)
    telefonos = CampoCuerpo([("telefono", Telefono())], blank=True, verbose_name="teléfonos")
    redes = CampoCuerpo([("red", Red())], blank=True, verbose_name="redes sociales")
    legales = CampoCuerpo([("enlace", Enlace())], blank=True, verbose_name="enlaces del pie")
    leyenda = models.CharField("leyenda legal", max_length=160, blank=True)
    uso_permitido = models.CharField("uso permitido", max_length=160, default=USO, help_text=USOS)
    prensa_nombre = models.CharField("contacto de prensa", max_length=120, blank=True)
    prensa_telefono = models.CharField("teléfono de prensa", max_length=40, blank=True)
    prensa_correo = models.EmailField("correo de prensa", blank=True)
    aviso = RichTextField(
        "aviso de emergencia", blank=True, max_length=400, features=["bold", "link"]
    )
    aviso_desde = models.DateTimeField("desde", null=True, blank=True)
    aviso_hasta = models.DateTimeField("hasta", null=True, blank=True)

    a_la_vista = "Todo el sitio"
    base_form_class = FormularioDeRegistro
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    "nombre",
                    "administracion",
                    "dependencia",
                    "escudo",
                    MultiFieldPanel(
                        [
                            FieldPanel("marca_1"),
                            FieldPanel("marca_2"),
                        ],
                        "Colores",
                    ),
                ],
                heading="Identidad",
            ),
            ObjectList(["aviso", "aviso_desde", "aviso_hasta"], heading="Aviso de emergencia"),
            ObjectList(
                ["domicilio", "horario", "telefonos", "redes", "legales", "leyenda"],
                heading="Pie de página",
            ),
            ObjectList(DE_PRENSA, heading="Prensa"),
        ]
    )

    select_related = ["escudo"]

    class Meta:
        verbose_name = "ajustes del sitio"
        verbose_name_plural = "ajustes del sitio"

    def __str__(self):
        return self.nombre

    def clean(self):
        super().clean()
        errores = {
            campo: CLARO
            for campo in ("marca_1", "marca_2")
            if contraste_con_blanco(getattr(self, campo)) < 4.5
        }
        if self.aviso_desde and self.aviso_hasta and self.aviso_hasta <= self.aviso_desde:
            errores["aviso_hasta"] = "El aviso termina antes de empezar: corrija las fechas."
        if errores:
            raise ValidationError(errores)

    @cached_property
    def _paginas(self):
        """Those that the notice and the foot link to, but what a ban keeps back; one query."""
        del_pie = {bloque["value"].get("pagina") for bloque in self.legales.raw_data}
        claves = (paginas_de(self.aviso) | del_pie) - {None}
        a_la_vista = Page.objects.live().exclude(publicacion__retenida=True)
        return a_la_vista.in_bulk(claves) if claves else {}

    def enlaces_del_pie(self):
        """The links of the foot as (name, address); a withdrawn page leaves it."""
        valores = [bloque["value"] for bloque in self.legales.raw_data]
        pares = [(v["nombre"], self._paginas.get(v.get("pagina")), v.get("url")) for v in valores]
        enlaces = [(nombre, pagina.url if pagina else url) for nombre, pagina, url in pares]
        return [(nombre, url) for nombre, url in enlaces if url]

    def aviso_en_html(self):
        """The notice of now, its links in place."""
        return mark_safe(expandir(self.aviso_vigente(), self._paginas))  # noqa: S308  the editor's

    def aviso_vigente(self):
        """The emergency notice, if it is to be shown now."""
        ahora = timezone.now()
        empezo = self.aviso_desde is None or self.aviso_desde <= ahora
        sigue = self.aviso_hasta is None or ahora < self.aviso_hasta
        return self.aviso if self.aviso and empezo and sigue else ""
