"""What each enlace is told by mail: gathered, and no more than one mail an hour."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from moderacion.models import Correo
from moderacion.permissions import ENLACE

from .models import Novedad

CADA = timedelta(hours=1)
CLAVE = "buzon-"
RECIBIDA = "Se recibió, con el número {}."


def anotar(solicitud, frase):
    """To whoever speaks for its área now; written with what it tells of."""
    suyas = get_user_model().objects.filter(
        area=solicitud.area_id, groups__name=ENLACE, is_active=True
    )
    novedades = [
        Novedad(para=persona, solicitud=solicitud, frase=frase[:300])
        for persona in suyas.exclude(email="").distinct()
    ]
    Novedad.objects.bulk_create(novedades)


def de_recibo(solicitud):
    anotar(solicitud, RECIBIDA.format(solicitud.recibo))


def avisar():
    """The tick's: to each person, all that is new for them, if an hour has passed since the last.

    Returns how many mails it wrote.
    """
    esperan = Novedad.objects.filter(avisada=None).order_by().values_list("para", flat=True)
    return sum(_a(clave) for clave in set(esperan))


@transaction.atomic
def _a(clave):
    ahora = timezone.now()
    persona = get_user_model().objects.select_for_update().get(pk=clave)
    if Novedad.objects.filter(para=persona, avisada__gt=ahora - CADA).exists():
        return 0
    suyas = list(
        Novedad.objects.filter(para=persona, avisada=None)
        .select_related("solicitud")
        .order_by("pk")
    )
    if not suyas:
        return 0
    if persona.is_active:
        Correo.objects.escribir(
            para=persona.email,
            asunto=_asunto(suyas),
            texto=_texto(suyas),
            clave=f"{CLAVE}{persona.pk}-{suyas[-1].pk}",
            boton="Abrir el buzón",
        )
    Novedad.objects.filter(pk__in=[una.pk for una in suyas]).update(avisada=ahora)
    return 1


def _asunto(novedades):
    if len(novedades) == 1:
        return f"Buzón: {novedades[0].solicitud}"
    return f"Buzón: {len(novedades)} novedades"


def _texto(novedades):
    renglones = [f"«{una.solicitud}». {una.frase}" for una in novedades]
    una = novedades[0].solicitud
    sola = len({n.solicitud_id for n in novedades}) == 1
    camino = reverse("buzon:una", args=[una.pk]) if sola else reverse("buzon:lista")
    return "\n\n".join([*renglones, f"Para leerlo completo:\n{settings.SITIO_URL}{camino}\n"])
