from django.apps import AppConfig


class PortadaConfig(AppConfig):
    name = "portada"
    verbose_name = "Portada"
