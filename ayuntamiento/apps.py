from django.apps import AppConfig


class AyuntamientoConfig(AppConfig):
    name = "ayuntamiento"
    verbose_name = "Ayuntamiento"
