"""An audio inside a body."""

from wagtail import blocks
from wagtailmedia.blocks import AudioChooserBlock


class Sonido(blocks.StructBlock):
    """With who speaks, and what is said in it for who reads."""

    audio = AudioChooserBlock(label="Audio")
    titulo = blocks.CharBlock(label="Título", max_length=160, help_text="Qué se oye.")
    habla = blocks.CharBlock(
        label="Quién habla", required=False, max_length=160, help_text="Nombre y cargo u oficio."
    )
    transcripcion = blocks.TextBlock(
        label="Transcripción", required=False, help_text="Lo que se dice, para leerse sin oírlo."
    )

    class Meta:
        icon = "microfono"
        label = "Audio"
        description = "Uno subido, en medio del texto, con quién habla y lo que dice."
        preview_template = "sitio/muestras/sonido.html"
        group = "Imágenes"
        template = "sitio/bloques/sonido.html"
