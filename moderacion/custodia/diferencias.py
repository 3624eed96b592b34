"""What a comparison found: written down, told once to who must know, closed when it is gone."""

import logging

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from moderacion.models import Correo, Cotejo, Diferencia
from moderacion.permissions import ADMINISTRACION, DIRECCION
from moderacion.salida import avisos

from .cotejo import cotejar

logger = logging.getLogger(__name__)

EN_EL_CORREO = 20


def cotejar_y_anotar(*, dia):
    """The night's comparison, whole; run again for the same day it does no harm."""
    abiertas, nuevas = anotar(hallazgos=list(cotejar()))  # read whole before anything is locked
    Cotejo.objects.filter(dia=dia).update(termino=timezone.now(), halladas=abiertas)
    return nuevas


@transaction.atomic
def anotar(*, hallazgos):
    """Writes the new ones and their mail, closes those gone. Returns (open ones, new ones)."""
    antes = {(d.pagina_id, d.regla): d.pk for d in Diferencia.objects.abiertas()}
    vistas, nuevas = set(), []
    for hallazgo in hallazgos:
        clave = (hallazgo.pagina, hallazgo.regla)
        vistas.add(clave)
        if clave not in antes:
            datos = {"pagina_id": hallazgo.pagina, "regla": hallazgo.regla}
            nuevas.append(Diferencia.objects.create(**datos, dicho=hallazgo.dicho))
    cerradas = [pk for clave, pk in antes.items() if clave not in vistas]
    Diferencia.objects.filter(pk__in=cerradas).update(cerrada=timezone.now())
    if nuevas:
        logger.warning("El cotejo con el libro encontró %s diferencias nuevas.", len(nuevas))
        _avisar(nuevas)
    return len(vistas), nuevas


def _avisar(nuevas):
    lineas = "\n".join(f"- {diferencia.dicho}" for diferencia in nuevas[:EN_EL_CORREO])
    mas = len(nuevas) - EN_EL_CORREO
    texto = (
        "El programa comparó lo que está a la vista con el libro de aprobaciones y encontró:\n\n"
        f"{lineas}\n{f'y {mas} más.' if mas > 0 else ''}\n"
        "Si nadie de ustedes lo hizo, avise a quien cuida el servidor. "
        f"Para verlo:\n{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_home')}\n"
    )
    for persona in avisos.de_grupos(DIRECCION, ADMINISTRACION):
        Correo.objects.escribir(
            para=persona.email,
            asunto="Hay algo a la vista que nadie aprobó",
            texto=texto,
            clave=f"cotejo-{nuevas[0].pk}-{persona.pk}",
            boton="Ver la mesa",
        )
