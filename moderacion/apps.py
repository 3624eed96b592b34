from django.apps import AppConfig


class ModeracionConfig(AppConfig):
    name = "moderacion"
    verbose_name = "Moderación"

    def ready(self):
        from .costuras import coser
        from .guarda import conectar

        coser()
        conectar()
