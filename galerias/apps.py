from django.apps import AppConfig


class GaleriasConfig(AppConfig):
    name = "galerias"
    verbose_name = "Galerías y cápsulas"
