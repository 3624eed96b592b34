from django.apps import AppConfig


class AgendaPublicaConfig(AppConfig):
    name = "agenda_publica"
    verbose_name = "Agenda pública"
