"""What the page of a capsule says, to people and to machines."""

from django import forms
from django.core.files.storage import default_storage
from django.urls import reverse

from acervo.grabacion.subtitulos import de_corrido
from sitio.datos import duracion, reloj
from sitio.proveedores import reconocer, sitio_de

from . import capitulos
from .acto import acto_de

AUDIODESCRITA = "audiodescrita"
UN_DIA = 24 * 3600


class Pedido(forms.Form):
    """What the address of a capsule may ask: from which second, and which version."""

    t = forms.IntegerField(required=False, min_value=0, max_value=UN_DIA)
    version = forms.ChoiceField(required=False, choices=[(AUDIODESCRITA, AUDIODESCRITA)])

    def dicho(self):
        """(second, version); nonsense is as if it was not asked."""
        self.is_valid()
        return self.cleaned_data.get("t") or 0, self.cleaned_data.get("version", "")


class CaraDeCapsula:
    """A capsule, for whoever paints it."""

    def get_context(self, request, *args, **kwargs):
        desde, version = Pedido(request.GET).dicho()
        descrita = version == AUDIODESCRITA and self.audiodescrita is not None
        return {
            **super().get_context(request, *args, **kwargs),
            "temas": self.temas.all(),
            "acto": acto_de(self),
            "capitulos": self.por_capitulos(),
            "desde": desde,
            "descrita": descrita,
            "reproduce": self.audiodescrita if descrita else self.video,
        }

    def por_capitulos(self):
        """Each with where it leads: this page at that second, or the same at whoever keeps it."""
        suyos = capitulos.para_ver(self.capitulos, self.duracion)
        return [{"capitulo": uno, "lleva": self._lleva(uno.segundo)} for uno in suyos]

    def _lleva(self, segundo):
        """Nowhere, where it is a plain link to whoever keeps it."""
        if self.video:
            return f"?t={segundo}"
        ajeno = reconocer(self.enlace)
        return ajeno.desde(segundo) if ajeno else ""

    def pista_de_capitulos(self):
        """The address of the chapters as a track; nothing if there are none."""
        if not self.capitulos or not self.video:
            return ""
        return reverse("capsulas:capitulos", args=[self.slug])

    def transcripcion_de_subtitulos(self):
        return de_corrido(self.video.cuadros()) if self.video else ""

    @property
    def sitio_del_enlace(self):
        """Where its link leads, as people call it."""
        return sitio_de(self.enlace)

    @property
    def minutos(self):
        return reloj(self.duracion)

    @property
    def con_subtitulos(self):
        return bool(self.video and self.video.subtitulos)

    @property
    def de_video(self):
        return self.video if self.video and self.video.thumbnail else None

    @property
    def credito_ajeno(self):
        """Who made the video that others keep; the file of ours says its own."""
        return "" if self.video else self.credito_del_enlace

    @property
    def cartel_de_video(self):
        """The still of its file, for machines; how large it is, nobody noted."""
        cartel = self.video and self.video.thumbnail
        return {"url": cartel.url} if cartel else {}

    def get_cartel(self):
        """The address of its still, without the site's; nothing if it has none."""
        if medida := self.imagen and self.imagen.variantes.get("jpeg-800"):
            return default_storage.url(medida[0])
        return self.cartel_de_video.get("url", "")

    def datos(self, raiz):
        datos = {**super().datos(raiz), "@type": "VideoObject", "uploadDate": self.fecha}
        ajeno = reconocer(self.enlace)
        cartel = self.get_cartel()
        propios = {
            "thumbnailUrl": cartel and f"{raiz}{cartel}",
            "contentUrl": self.video and f"{raiz}{self.video.file.url}",
            "embedUrl": ajeno and not self.video and ajeno.marco.split("?autoplay")[0],
            "creditText": self.video.credito if self.video else self.credito_ajeno,
            "duration": self.duracion and duracion(self.duracion),
            "transcript": self.transcripcion,
            "hasPart": self._partes(datos["url"]),
        }
        return {**datos, **{clave: valor for clave, valor in propios.items() if valor}}

    def _partes(self, direccion):
        suyos = capitulos.para_ver(self.capitulos, self.duracion) if self.video else []
        return [
            {
                "@type": "Clip",
                "name": uno.titulo,
                "startOffset": uno.segundo,
                "endOffset": fin,
                "url": f"{direccion}?t={uno.segundo}",
            }
            for uno, fin in capitulos.tramos(suyos, self.duracion)
        ]
