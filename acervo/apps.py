from django.apps import AppConfig


class AcervoConfig(AppConfig):
    name = "acervo"
    verbose_name = "Acervo"

    def ready(self):
        from wagtail.models.audit_log import BaseLogEntryManager

        from . import revision  # noqa: F401  registers itself
        from .colecciones import coser
        from .dos_personas.cambios import anotar
        from .pantallas import coser as coser_pantallas

        anotar(BaseLogEntryManager)
        coser()
        coser_pantallas()
