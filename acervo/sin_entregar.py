"""What somebody still gets ready at another door: until they hand it over, nobody finds it here.

It is the default manager that does not find it, so that no screen, chooser, search nor count of the
framework has to be told.
"""

from django.db import models
from wagtail.search import index

SE_BUSCA_POR = index.FilterField("sin_entregar")  # in what each is searched by


def entregado(consulta):
    """A manager of that QuerySet without what nobody has handed over yet."""

    class Entregado(models.Manager.from_queryset(consulta)):
        def get_queryset(self):
            return super().get_queryset().filter(sin_entregar=False)

    return Entregado()


class SeEntrega(models.Model):
    """For the model of a file. Its managers: `objects`, by `entregado`, and `todo`."""

    sin_entregar = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True
