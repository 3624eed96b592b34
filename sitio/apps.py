from django.apps import AppConfig


class SitioConfig(AppConfig):
    name = "sitio"
    verbose_name = "Sitio"

    def ready(self):
        from . import fechas, marca

        fechas.conectar()
        marca.conectar()
