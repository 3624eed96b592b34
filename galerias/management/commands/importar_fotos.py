"""Folders of photographs, from the terminal."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ayuntamiento.models import Usuario
from galerias.importar.carpetas import NoSirve, Origen
from galerias.importar.importacion import contar, importar
from moderacion.permissions import NoSePuede


class Command(BaseCommand):
    help = "Trae una carpeta o un ZIP de fotografías: una galería por carpeta, como borrador."

    def add_arguments(self, parser):
        parser.add_argument("origen", type=Path, help="la carpeta, o el archivo terminado en .zip")
        parser.add_argument("--hacer", action="store_true", help="lo hace, en vez de decirlo")
        parser.add_argument("--por", metavar="USUARIO", help="de quién serán los borradores")

    def handle(self, *args, origen, hacer, por, **opciones):
        persona = self._persona(por)
        if hacer and persona is None:
            raise CommandError("Diga con --por de quién serán los borradores.")
        lineas = []
        try:
            for linea in importar(origen=Origen(origen), por=persona, hacer=hacer):
                lineas.append(linea)
                self.stdout.write(_dicha(linea))
        except (NoSirve, NoSePuede) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"No se puede leer «{origen}»: revise dónde está.") from error
        cuenta = contar(lineas)
        self.stdout.write("; ".join(f"{s.label.lower()}: {n}" for s, n in cuenta.items()) + ".")
        if not hacer:
            self.stdout.write("No se hizo nada: agregue --hacer --por USUARIO para traerlas.")

    def _persona(self, nombre):
        if not nombre:
            return None
        try:
            return Usuario.objects.get(username=nombre)
        except Usuario.DoesNotExist as error:
            raise CommandError(f"No hay una cuenta que se llame «{nombre}».") from error


def _dicha(linea):
    cuantas = f", {linea.nuevas} fotografía{'' if linea.nuevas == 1 else 's'}"
    partes = [f"{linea.suerte.label}: «{linea.carpeta}»{cuantas if linea.nuevas else ''}."]
    return " ".join([*partes, *linea.notas])
