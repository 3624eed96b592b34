from django.apps import AppConfig


class SitioConfig(AppConfig):
    name = "sitio"
    verbose_name = "Sitio"

    def ready(self):
        from wagtail.models import ReferenceIndex

        from . import fechas, marca
        from .models import Ajustes

        fechas.conectar()
        marca.conectar()
        ReferenceIndex.register_model(Ajustes)  # what it shows is public: see moderacion.archivos
