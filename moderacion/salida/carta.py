"""How a mail is dressed: its text, the same in HTML with one button, and who signs it."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from sitio.models import Ajustes

DIRECCION_SOLA = re.compile(r"^https?://\S+$", re.MULTILINE)


def componer(correo, conexion, ajustes=None):
    """The message of that row, each time the same: a retry keeps its Message-ID."""
    mensaje = EmailMultiAlternatives(
        correo.asunto,
        correo.texto,
        to=[correo.para],
        connection=conexion,
        headers={
            "Message-ID": f"<{correo.pk}.{correo.creado:%Y%m%d%H%M%S}@{_anfitrion()}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": "es-MX",
        },
    )
    mensaje.attach_alternative(en_html(correo, ajustes or membrete()), "text/html")
    return mensaje


def en_html(correo, ajustes):
    """Its text; the last address that stands alone on a line becomes the button."""
    solas = list(DIRECCION_SOLA.finditer(correo.texto))
    antes, enlace, despues = correo.texto, "", ""
    if solas:
        ultima = solas[-1]
        antes, despues = correo.texto[: ultima.start()], correo.texto[ultima.end() :]
        enlace = ultima.group()
    contexto = {
        "correo": correo,
        "ajustes": ajustes,
        "antes": antes.strip(),
        "enlace": enlace,
        "despues": despues.strip(),
    }
    return render_to_string("correo/mensaje.html", contexto)


def membrete():
    """The town's name and colour; those of a new site where they are not yet written."""
    return Ajustes.objects.filter(site__is_default_site=True).first() or Ajustes()


def _anfitrion():
    return urlsplit(settings.SITIO_URL).hostname or "localhost"
