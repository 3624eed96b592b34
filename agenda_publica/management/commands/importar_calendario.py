"""A calendar of Google, Outlook or Thunderbird, from the terminal."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from agenda_publica.importar.archivo import TOPE_DE_EVENTOS, TOPE_DE_MEGAS, NoSirve
from agenda_publica.importar.importacion import Suerte, importar
from ayuntamiento.models import Usuario


class Command(BaseCommand):
    help = (
        "Trae un calendario (.ics) a la agenda. Sin --hacer, solo dice qué pasaría. "
        f"Hasta {TOPE_DE_EVENTOS:,} actos y {TOPE_DE_MEGAS} MB."
    )

    def add_arguments(self, parser):
        parser.add_argument("archivo", type=Path, help="el calendario, terminado en .ics")
        parser.add_argument("--hacer", action="store_true", help="lo hace, en vez de decirlo")
        parser.add_argument("--por", metavar="USUARIO", help="quién lo trae; queda en la bitácora")

    def handle(self, *args, archivo, hacer, por, **opciones):
        cuenta = dict.fromkeys(Suerte, 0)
        try:
            for linea in importar(ruta=archivo, por=_persona(por), hacer=hacer):
                cuenta[linea.suerte] += 1
                self.stdout.write(_dicha(linea))
        except NoSirve as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"No se puede leer «{archivo}»: revise dónde está.") from error
        self.stdout.write("; ".join(f"{s.label.lower()}: {n}" for s, n in cuenta.items()) + ".")
        if not any(cuenta.values()):
            self.stdout.write(
                "El calendario no trae ningún acto: revise que exportó el que quería."
            )
        elif not hacer:
            self.stdout.write("No se hizo nada: agregue --hacer para traerlos.")


def _persona(nombre):
    if not nombre:
        return None
    try:
        return Usuario.objects.get(username=nombre)
    except Usuario.DoesNotExist as error:
        raise CommandError(f"No hay una cuenta que se llame «{nombre}».") from error


def _dicha(linea):
    cuando = f", {timezone.localtime(linea.inicio):%d/%m/%Y %H:%M}" if linea.inicio else ""
    titulo = f"«{linea.titulo}»" if linea.titulo else "Un acto sin título"
    return " ".join([f"{linea.suerte.label}: {titulo}{cuando}.", *linea.notas])
