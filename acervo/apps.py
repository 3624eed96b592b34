from django.apps import AppConfig


class AcervoConfig(AppConfig):
    name = "acervo"
    verbose_name = "Acervo"

    def ready(self):
        from .colecciones import coser

        coser()
