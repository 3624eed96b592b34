"""The comparison with the ledger, by hand."""

import sys

from django.core.management.base import BaseCommand

from moderacion.custodia.cotejo import cotejar


class Command(BaseCommand):
    help = "Compara lo que está a la vista con el libro de aprobaciones. No cambia nada."

    def handle(self, **opciones):
        cuantos = 0
        for cuantos, hallazgo in enumerate(cotejar(), start=1):  # noqa: B007  the last one counts
            self.stdout.write(hallazgo.dicho)
        if cuantos:
            self.stderr.write(f"Diferencias con el libro: {cuantos}.")
            sys.exit(1)
        self.stdout.write("Todo lo que está a la vista es lo que se aprobó.")
