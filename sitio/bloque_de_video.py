"""A video inside a body: one of ours, or that of another over a still of ours."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import VideoChooserBlock

from sitio.proveedores import DE_NADIE, reconocer

UNO_DE_DOS = "Elija un video o escriba su enlace, uno de los dos."


class Video(blocks.StructBlock):
    """With its caption, and what is said in it for who reads."""

    video = VideoChooserBlock(label="Video", required=False)
    enlace = blocks.URLBlock(label="o enlace", required=False, help_text="De YouTube o Facebook.")
    imagen = ImageChooserBlock(
        label="Fotografía",
        required=False,
        help_text="La que se ve antes de empezar. En blanco, la que trae el video.",
    )
    pie = blocks.CharBlock(label="Pie", max_length=300, help_text="Qué se ve en el video.")
    transcripcion = blocks.TextBlock(
        label="Transcripción",
        required=False,
        help_text="Lo que se dice, para leerse sin el video.",
    )

    def clean(self, value):
        limpio = super().clean(value)
        if bool(limpio["video"]) == bool(limpio["enlace"]):
            raise blocks.StructBlockValidationError(non_block_errors=[UNO_DE_DOS])
        if limpio["enlace"] and reconocer(limpio["enlace"]) is None:
            de_nadie = ValidationError(DE_NADIE)
            raise blocks.StructBlockValidationError(block_errors={"enlace": de_nadie})
        return limpio

    class Meta:
        icon = "media"
        label = "Video"
        description = "Uno subido, o de YouTube o Facebook, en medio del texto."
        preview_template = "sitio/muestras/video.html"
        group = "Imágenes"
        template = "sitio/bloques/video.html"
