from django.apps import AppConfig


class BuzonConfig(AppConfig):
    name = "buzon"
    verbose_name = "Buzón"

    def ready(self):
        from wagtail.signals import page_published

        from .publicada import contar

        page_published.connect(contar, dispatch_uid="buzon.publicada")
