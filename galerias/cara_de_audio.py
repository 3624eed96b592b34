"""What the page of an audio says, to people and to machines."""

from sitio.datos import duracion, reloj
from sitio.models import Ajustes

from .acto import acto_de

DE_TIPO = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "wav": "audio/wav"}
USO = (
    "Se puede transmitir y publicar, completo o en parte, con su crédito y sin alterar lo que se "
    "dice."
)


class CaraDeAudio:
    """An audio, for whoever paints it."""

    uso = USO

    def get_context(self, request, *args, **kwargs):
        ajustes = Ajustes.for_request(request)
        return {
            **super().get_context(request, *args, **kwargs),
            "temas": self.temas.all(),
            "acto": acto_de(self),
            "credito": self.credito(ajustes),
        }

    def credito(self, ajustes):
        """As whoever broadcasts it is asked to say it."""
        suyo = (self.grabacion and self.grabacion.credito) or ajustes.dependencia
        return f"Audio: {', '.join(parte for parte in (suyo, ajustes.nombre) if parte)}"

    def datos(self, raiz):
        datos = {**super().datos(raiz), "@type": "AudioObject", "uploadDate": self.fecha}
        propios = {
            "contentUrl": self.grabacion and f"{raiz}{self.grabacion.descarga.url}",
            "encodingFormat": self.grabacion and self.tipo,
            "creditText": self.grabacion and self.grabacion.credito,
            "duration": self.duracion and duracion(self.duracion),
            "transcript": self.transcripcion,
        }
        return {**datos, **{clave: valor for clave, valor in propios.items() if valor}}

    @property
    def tipo(self):
        """Of what is downloaded, as a browser names it."""
        extension = self.grabacion.descarga.name.rpartition(".")[2].lower()
        return DE_TIPO.get(extension, "application/octet-stream")

    @property
    def quien(self):
        """Who speaks, as the page says it."""
        if not self.funcionario:
            return self.habla
        return f"{self.funcionario.nombre}, {self.funcionario.cargo}"

    @property
    def minutos(self):
        return reloj(self.duracion)
