from django.apps import AppConfig


class SitioConfig(AppConfig):
    name = "sitio"
    verbose_name = "Sitio"

    def ready(self):
        from wagtail.models import ReferenceIndex

        from . import fechas, fichas, marca, palabras, redactor
        from .models import Ajustes

        fechas.conectar()
        marca.conectar()
        fichas.coser()
        palabras.coser()
        redactor.coser()
        ReferenceIndex.register_model(Ajustes)  # it is public: `moderacion.custodia.archivos`
