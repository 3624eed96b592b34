"""What a body may hold: few blocks, each with one use."""

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from acervo.templatetags.fotos import se_muestra
from sitio.bloque_de_sonido import Sonido
from sitio.bloque_de_video import Video

TEXTO = ["bold", "italic", "link", "document-link", "ol", "ul"]
LINEA = ["bold", "italic", "link"]


class Encabezado(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = "Encabezado"
        description = "Parte un texto largo y deja saltar a lo que se busca."
        preview_value = "Qué calles se van a reparar"
        group = "Texto"
        template = "sitio/bloques/encabezado.html"


class Cita(blocks.StructBlock):
    """Words of somebody, with whose they are."""

    texto = blocks.TextBlock(label="Palabras", help_text="Sin comillas: la página las pone.")
    autor = blocks.CharBlock(label="De quién", help_text="Nombre y cargo u oficio.")

    class Meta:
        icon = "openquote"
        label = "Cita"
        description = "Lo que alguien dijo, con su nombre y su cargo."
        preview_value = {
            "texto": "El agua llega otra vez a las doce colonias de la zona oriente.",
            "autor": "María Elena Robles, directora de Agua Potable",
        }
        group = "Texto"
        template = "sitio/bloques/cita.html"


class ImagenConTexto(ImageBlock):
    """The framework's, with the one label that it leaves in English."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.child_blocks["image"].label = "Fotografía"


class Fotografia(blocks.StructBlock):
    """A photograph with its caption; its alternative text belongs to this use."""

    imagen = ImagenConTexto(label="Fotografía")
    pie = blocks.CharBlock(label="Pie de foto", required=False, max_length=300)

    class Meta:
        icon = "image"
        label = "Fotografía"
        description = "Una sola, a lo ancho del texto, con su pie."
        preview_template = "sitio/muestras/fotografia.html"
        group = "Imágenes"
        template = "sitio/bloques/fotografia.html"

    def se_muestra(self, value):
        """Whether it still has its photograph, and nobody withdrew its consent."""
        return se_muestra(value.get("imagen"))

    def render(self, value, context=None):
        return super().render(value, context) if self.se_muestra(value) else ""

    def get_searchable_content(self, value):
        return super().get_searchable_content(value) if self.se_muestra(value) else []

    def get_api_representation(self, value, context=None):
        """Nothing at all: its caption may say who appears."""
        return super().get_api_representation(value, context) if self.se_muestra(value) else None


class Fotografias(blocks.ListBlock):
    """Two to twelve photographs in justified rows."""

    def __init__(self, **kwargs):
        super().__init__(Fotografia(), min_num=2, max_num=12, **kwargs)

    def get_context(self, value, parent_context=None):
        contexto = super().get_context(value, parent_context)
        return {**contexto, "fotos": [foto for foto in value if self.child_block.se_muestra(foto)]}

    def get_api_representation(self, value, context=None):
        return [foto for foto in super().get_api_representation(value, context) if foto]

    class Meta:
        icon = "copy"
        label = "Varias fotografías"
        description = "De dos a doce, juntas en el texto. Si son más, haga una galería."
        preview_template = "sitio/muestras/fotografias.html"
        group = "Imágenes"
        template = "sitio/bloques/fotografias.html"


class Anexo(blocks.StructBlock):
    documento = DocumentChooserBlock(label="Documento")
    nota = blocks.CharBlock(
        label="Nota", required=False, max_length=120, help_text="Por ejemplo: 14 páginas."
    )

    class Meta:
        icon = "doc-full"
        label = "Documento"
        description = "Un archivo para descargar, en medio del texto."
        preview_template = "sitio/muestras/documento.html"
        group = "Anexos"
        template = "sitio/bloques/anexo.html"


class Tabla(TableBlock):
    class Meta:
        icon = "table"
        label = "Tabla"
        description = "Renglones y columnas: horarios, calles, montos."
        preview_value = {
            "data": [
                ["Colonia", "Fecha"],
                ["Centro", "3 de diciembre"],
                ["La Loma", "5 de diciembre"],
            ],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_caption": "Calendario de trabajos",
        }
        group = "Anexos"
        template = "sitio/bloques/tabla.html"


class Destacado(blocks.StructBlock):
    """What the reader must do or keep: telephones, requirements, dates."""

    titulo = blocks.CharBlock(label="Título", max_length=80)
    texto = blocks.RichTextBlock(label="Texto", features=TEXTO)

    class Meta:
        icon = "warning"
        label = "Aviso destacado"
        description = "Lo que la gente debe hacer o guardar: teléfonos, requisitos, fechas."
        preview_value = {
            "titulo": "Para reportar una fuga",
            "texto": "<p>Llame al <b>443 000 0000</b>, todos los días de 7 a 21 horas.</p>",
        }
        group = "Texto"
        template = "sitio/bloques/destacado.html"


class Cuerpo(blocks.StreamBlock):
    """The body of whatever is published."""

    texto = blocks.RichTextBlock(
        label="Texto",
        icon="pilcrow",
        group="Texto",
        features=TEXTO,
        template="sitio/bloques/texto.html",
        description="Párrafos, listas y enlaces. Aquí se pega lo que viene de Word.",
        preview_value="<p>La obra empezó el lunes y <b>durará seis semanas</b>. "
        "El paso a los comercios queda abierto.</p>",
    )
    encabezado = Encabezado()
    cita = Cita()
    destacado = Destacado()
    imagen = Fotografia()
    galeria = Fotografias()
    video = Video()
    sonido = Sonido()
    documento = Anexo()
    tabla = Tabla(table_options={"language": "es-MX"})

    def fotografias(self, valor):
        """The photographs in a body, in reading order."""
        fotos = []
        for bloque in valor:
            if bloque.block_type == "imagen":
                fotos.append(bloque.value["imagen"])
            elif bloque.block_type == "galeria":
                fotos.extend(foto["imagen"] for foto in bloque.value)
            elif bloque.block_type == "video":
                fotos.append(bloque.value["imagen"])
        return [foto for foto in fotos if se_muestra(foto)]

    def get_api_representation(self, value, context=None):
        return [b for b in super().get_api_representation(value, context) if b["value"] is not None]


class Sumario(blocks.CharBlock):
    """A sentence that shows how long it is."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.field.widget.attrs["data-cuenta"] = self.field.max_length

    class Meta:
        label = "Sumario"


class Sumarios(blocks.StreamBlock):
    """The two sentences under the headline of a boletín."""

    sumario = Sumario(max_length=160)

    class Meta:
        max_num = 2


class Enlace(blocks.StructBlock):
    """A name and where it leads: a page of the site or an address."""

    nombre = blocks.CharBlock(label="Nombre", max_length=60)
    pagina = blocks.PageChooserBlock(label="Página", required=False)
    url = blocks.URLBlock(label="o dirección", required=False)

    def clean(self, value):
        limpio = super().clean(value)
        if bool(limpio["pagina"]) == bool(limpio["url"]):
            raise blocks.StructBlockValidationError(
                non_block_errors=["Elija una página o escriba una dirección, una de las dos."]
            )
        return limpio

    class Meta:
        icon = "link"
        label = "Enlace"


class Telefono(blocks.StructBlock):
    nombre = blocks.CharBlock(label="Nombre", max_length=60)
    numero = blocks.CharBlock(label="Número", max_length=40)

    class Meta:
        icon = "mobile-alt"
        label = "Teléfono"


class Red(blocks.StructBlock):
    nombre = blocks.CharBlock(label="Nombre", max_length=40)
    url = blocks.URLBlock(label="Dirección")

    class Meta:
        icon = "site"
        label = "Red social"
