from django.apps import AppConfig


class BuzonConfig(AppConfig):
    name = "buzon"
    verbose_name = "Buzón"

    def ready(self):
        from wagtail.signals import page_published

        from .avisos import al_publicarse

        page_published.connect(al_publicarse)
