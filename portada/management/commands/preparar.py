"""Makes what a new site needs; safe to run again."""

from django.core.management.base import BaseCommand

from portada.actions import plantar_sitio


class Command(BaseCommand):
    help = "Planta la portada y las secciones de un sitio nuevo. Se puede repetir."

    def add_arguments(self, parser):
        parser.add_argument("--nombre", default="Ayuntamiento", help="Nombre del municipio.")

    def handle(self, *, nombre, **opciones):
        portada = plantar_sitio(nombre=nombre)
        self.stdout.write(f"Listo: «{portada.title}».")
