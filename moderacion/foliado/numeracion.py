"""The verb that numbers: one locked row counts, so that no number is given twice nor lost."""

from django.db import transaction
from django.db.models import F, Max
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from moderacion.models import Contador, Folio


@transaction.atomic
def numerar(*, publicacion, serie):
    """The next number of that series, printed as its pattern says today."""
    ejercicio = timezone.localtime(publicacion.fecha).year
    numero = _tomar(serie, ejercicio)
    while serie.ya_impreso(numero, ejercicio):
        numero = _tomar(serie, ejercicio)
    return Folio.objects.create(
        publicacion_id=publicacion.pk,
        serie=serie.clave,
        ejercicio=ejercicio,
        cuenta=serie.cuenta(ejercicio),
        numero=numero,
        impreso=serie.imprimir(numero, ejercicio),
    )


def _tomar(serie, ejercicio):
    """One more than the last given, whatever the settings of the series were then."""
    cuenta = {"serie": serie.clave, "ejercicio": serie.cuenta(ejercicio)}
    Contador.objects.get_or_create(
        **cuenta, defaults={"ultimo": max(serie.inicial(ejercicio), 1) - 1}
    )
    contador = Contador.objects.select_for_update().filter(**cuenta)
    mayor = serie.dados(ejercicio).values("serie").annotate(mayor=Max("numero")).values("mayor")
    contador.update(ultimo=Greatest(F("ultimo"), Coalesce(mayor, 0)) + 1)
    return contador.get().ultimo
