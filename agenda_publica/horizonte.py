"""The tick's: the rows of rules without end, made as far as they must be."""

import logging
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from moderacion.models import Correo
from moderacion.permissions import DIRECCION
from moderacion.salida.avisos import de_grupos

from .models import Acto, Compromiso, Horizonte
from .recurrencia import HORIZONTE

logger = logging.getLogger(__name__)

PASO = timedelta(days=7)
EN_EL_CORREO = 20
ASUNTO = "Hay actos cuyas fechas no se pueden calcular"
SIN_FECHAS = "No se pudo seguir cómo se repite: sus fechas siguen como estaban."


def mover():
    """Once a week. What cannot be followed keeps its rows, is told once, and stops nobody."""
    meta = timezone.now() + HORIZONTE
    hecho = Horizonte.objects.first()
    if hecho and hecho.hasta > meta - PASO:
        return
    fallidos = [
        (modelo, pk)
        for modelo in (Compromiso, Acto)
        for pk in modelo.objects.exclude(regla="").values_list("pk", flat=True)
        if not _alargado(modelo, pk)
    ]
    Horizonte.objects.update_or_create(pk=1, defaults={"hasta": meta})
    siguen = [objeto for m, pk in fallidos if (objeto := m.objects.filter(pk=pk).first())]
    if siguen:
        _avisar(siguen)


def _alargado(modelo, pk):
    try:
        _alargar(modelo, pk)
    except Exception:
        logger.exception("No se pudieron calcular las fechas de %s %s", modelo.__name__, pk)
        return False
    return True


@transaction.atomic
def _alargar(modelo, pk):
    objeto = modelo.objects.select_for_update().get(pk=pk)
    if modelo is Compromiso or objeto.live:
        objeto.derivar()


@transaction.atomic
def _avisar(objetos):
    """In the log of each, and one mail to each director; none for what was already told."""
    personas = list(de_grupos(DIRECCION))
    for objeto in objetos:
        log(instance=objeto, action="pregon.sin_fechas", data={"motivo": SIN_FECHAS})
    dichos = "|".join(f"{o._meta.model_name} {o.pk} {o.regla}" for o in objetos)
    sello = sha256(dichos.encode()).hexdigest()[:16]
    for persona in personas:
        Correo.objects.escribir(
            para=persona.email,
            asunto=ASUNTO,
            texto=_texto(objetos),
            clave=f"horizonte-{sello}-{persona.pk}",
            boton="Ver la agenda",
        )


def _texto(objetos):
    """No title goes out by mail: that of a record is not public."""
    base, mas = settings.WAGTAILADMIN_BASE_URL, len(objetos) - EN_EL_CORREO
    lineas = "\n".join(f"- {base}{_ficha(objeto)}" for objeto in objetos[:EN_EL_CORREO])
    return (
        "El programa no pudo seguir cómo se repiten estos actos, y sus fechas siguen como "
        f"estaban:\n\n{lineas}\n{f'y {mas} más.' if mas > 0 else ''}\n"
        "Abra cada uno y elija otra vez cada cuánto se repite. La agenda:\n"
        f"{base}{reverse('agenda:tablero')}\n"
    )


def _ficha(objeto):
    nombre = "compromisos:edit" if isinstance(objeto, Compromiso) else "wagtailadmin_pages:edit"
    return reverse(nombre, args=[objeto.pk])
