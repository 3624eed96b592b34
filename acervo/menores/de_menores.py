"""What the form of a photograph says of the minors in it: their consents, and how to add one."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join

from acervo.models import Imagen
from acervo.permissions import puede_ver_consentimientos

SE_RETIRO = "Se retiró un consentimiento: no se muestra en ninguna parte."
FALTA = "Falta el consentimiento: mientras, no se publica en ninguna página."
NINGUNO = "No hay consentimientos registrados."


def ayuda(imagen, usuario):
    """Its help text; the names, to who keeps them."""
    dicho = Imagen._meta.get_field("menores").help_text
    if not puede_ver_consentimientos(usuario):
        return dicho
    suyos = imagen.consentimientos.order_by("-dado_el", "-pk")
    filas = format_html_join(
        ", ",
        '<a href="{}">{} ({})</a>',
        [(reverse("consentimientos:inspect", args=[c.pk]), c, c.estado.lower()) for c in suyos],
    )
    return format_html(
        '{} <strong>{}</strong> {}. <a href="{}?imagen={}">Agregar un consentimiento</a>.',
        dicho,
        _estado(imagen),
        filas or NINGUNO.rstrip("."),
        reverse("consentimientos:add"),
        imagen.pk,
    )


def _estado(imagen):
    if imagen.retirada:
        return SE_RETIRO
    falta = Imagen.objects.filter(pk=imagen.pk).sin_consentimiento().exists()
    return FALTA if falta else ""
