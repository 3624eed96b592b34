"""What a publication says of itself: to readers at a glance, and to search engines (schema.org)."""

from django.core.files.storage import default_storage
from django.utils import timezone
from rest_framework.fields import Field


class ErratasEnJson(Field):
    """For the API: what was corrected and when."""

    def to_representation(self, erratas):
        return [{"fecha": e.cuando.isoformat(), "texto": e.texto} for e in erratas]


class SeDescribe:
    """For what is published: each kind adds its own to what all of them say."""

    @property
    def dia(self):
        """The day it carries, as the town counts days."""
        return timezone.localdate(self.fecha)

    @property
    def de_video(self):
        """The recording whose still a card shows where there is no photograph; nothing without."""
        return self.capsula.de_video if self.clase == "capsula" else None

    def get_especie(self):
        """What it is for the law: its género, where its class has several, else its class."""
        return self.CLASE

    @classmethod
    def especies(cls):
        """The kinds that `get_especie` may say, as choices."""
        return [(cls.CLASE, cls._meta.verbose_name.capitalize())]

    @property
    def alt(self):
        return self.imagen_alt or (self.imagen.default_alt_text if self.imagen else "")

    def datos(self, raiz):
        """`raiz` is the address of the site, without the last slash."""
        direccion = f"{raiz}{self.get_url() or ''}"
        datos = {
            "@type": "Article",
            "@id": direccion,
            "url": direccion,
            "name": self.title,
            "description": self.search_description or self.resumen,
            "inLanguage": "es-MX",
        }
        foto = de_foto(self.imagen, raiz)
        return {**datos, **({"image": foto} if foto else {}), **self.correcciones()}

    def correcciones(self):
        """What was corrected, as schema.org says it of any written work; nothing, of most."""
        if not (erratas := self.erratas_publicas):
            return {}
        comentarios = [
            {"@type": "CorrectionComment", "text": e.texto, "datePublished": e.cuando}
            for e in erratas
        ]
        return {"dateModified": self.actualizada, "correction": comentarios}


def de_foto(imagen, raiz):
    """A photograph that has its sizes made, else nothing."""
    if not imagen or not (medida := imagen.variantes.get("jpeg-800")):
        return None
    nombre, ancho, alto = medida
    datos = {
        "@type": "ImageObject",
        "url": f"{raiz}{default_storage.url(nombre)}",
        "width": ancho,
        "height": alto,
    }
    return {**datos, "creditText": imagen.credito} if imagen.credito else datos


def de_lugar(sede, accesible=None):
    """Where an act is held; `accesible`, whether one gets in on wheels, if anyone has said."""
    lugar = {
        "@type": "Place",
        "name": sede.nombre,
        "address": ", ".join(parte for parte in (sede.domicilio, sede.colonia) if parte),
    }
    if accesible is None:
        return lugar
    silla = {
        "@type": "LocationFeatureSpecification",
        "name": "Accesible en silla de ruedas",
        "value": accesible,
    }
    return {**lugar, "amenityFeature": silla}


def duracion(segundos):
    """As ISO 8601 wants it: 192 is PT192S."""
    return f"PT{segundos}S"


def reloj(segundos):
    """As a person reads it: 192 is 3:12, 3700 is 1:01:40; nothing of what is not known."""
    if not segundos:
        return ""
    horas, resto = divmod(round(segundos), 3600)
    minutos = f"{resto // 60:02}" if horas else f"{resto // 60}"
    return ":".join([*([str(horas)] if horas else []), minutos, f"{resto % 60:02}"])


def exacto(segundos):
    """To the tenth, as it is typed where something is cut: 83.4 is 1:23.4."""
    decimas = round((segundos or 0) * 10)
    minutos, resto = divmod(decimas, 600)
    horas, minutos = divmod(minutos, 60)
    enteros = f"{horas}:{minutos:02}" if horas else f"{minutos}"
    return f"{enteros}:{resto // 10:02}.{resto % 10}"
