"""For the person of systems: when nobody is left who could do it in the panel."""

from django.core.management.base import BaseCommand, CommandError

from ayuntamiento.actions import reponer_segundo_paso
from ayuntamiento.models import Usuario


class Command(BaseCommand):
    help = "Quita el segundo paso de una persona que perdió su teléfono: pondrá otro al entrar."

    def add_arguments(self, parser):
        parser.add_argument("usuario", help="su nombre de usuario")
        parser.add_argument("--motivo", required=True, help="por qué; queda en la bitácora")

    def handle(self, *args, usuario, motivo, **opciones):
        try:
            persona = Usuario.objects.get(username=usuario)
        except Usuario.DoesNotExist as error:
            raise CommandError(f"No hay una cuenta que se llame «{usuario}».") from error
        if not motivo.strip():
            raise CommandError("Escriba el motivo: queda en la bitácora.")
        reponer_segundo_paso(usuario=persona, por=None, motivo=motivo.strip())
        self.stdout.write(f"{persona} pondrá otro teléfono la próxima vez que entre.")
