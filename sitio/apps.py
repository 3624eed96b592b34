from django.apps import AppConfig


class SitioConfig(AppConfig):
    name = "sitio"
    verbose_name = "Sitio"

    def ready(self):
        from .fichas import coser
        from .marca import conectar

        conectar()
        coser()
