"""What each enlace is told by mail: gathered, and no more than one mail an hour.

What happens is written down with it (`anotar` and the verbs of each step); the tick mails it to
who speaks for that área by then. No private note of the office comes here, nor another área.
"""

import logging
from datetime import timedelta
from itertools import groupby
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from moderacion.models import Correo
from moderacion.permissions import ENLACE
from sitio.texto import con_punto

from .models import Novedad
from .permissions import es_enlace

logger = logging.getLogger(__name__)

CADA = timedelta(hours=1)
CLAVE = "buzon-"
RECIBIDA = "Comunicación Social la recibió. Su recibo es {}."
PIDEN = "Comunicación Social le pide un dato:\n\n{}\n\nContéstelo en el buzón."
SE_ACEPTO = "Se aceptó. {}Cuando algo de ella se publique, le llegará su dirección."
SE_RECHAZO = "Comunicación Social no la va a usar. Le contestó:\n\n{}"
SE_UNIO = "Otra área contó lo mismo: Comunicación Social las atiende juntas."
SE_UNIO_CON = "Se unió con {}, que cuenta lo mismo: se atienden juntas."
SE_PUBLICO = "Ya se publicó."
PREGUNTA = "Comunicación Social le pregunta: «{}» Conteste a más tardar el {}."
FALTA = "Falta su respuesta a «{}» Se espera a más tardar el {}; si no tiene nada, dígalo también."


def anotar(solicitud, frase, publicacion=None):
    """To whoever speaks for its área now; written with what it tells of."""
    dicho = {"solicitud": solicitud, "frase": frase}
    dicho["publicacion_id"] = publicacion and publicacion.pk
    suyas = _con_correo().filter(area=solicitud.area_id)
    Novedad.objects.bulk_create(
        [Novedad(para=persona, **dicho) for persona in suyas], ignore_conflicts=True
    )


def _con_correo():
    enlaces = get_user_model().objects.filter(groups__name=ENLACE, is_active=True)
    return enlaces.exclude(email="").distinct()


def de_recibo(solicitud):
    anotar(solicitud, RECIBIDA.format(solicitud.recibo))


def de_datos(solicitud, pregunta):
    """What the office lacks, in its own words."""
    anotar(solicitud, PIDEN.format(pregunta))


def de_aceptacion(solicitud, hecho=""):
    """`hecho`, in a sentence, what is being made of it."""
    anotar(solicitud, SE_ACEPTO.format(f"{hecho} " if hecho else ""))


def de_rechazo(solicitud, respuesta):
    anotar(solicitud, SE_RECHAZO.format(respuesta))


def de_union(solicitud, con=None):
    """It says with which only if that one (`con`) is of the same área."""
    anotar(solicitud, SE_UNIO_CON.format(con.recibo) if con else SE_UNIO)


def de_publicacion(solicitud, pagina):
    """Once for each page; its title and address are read when the mail is written."""
    if not solicitud.novedades.filter(publicacion=pagina.pk).exists():
        anotar(solicitud, SE_PUBLICO, publicacion=pagina)


def de_llamadas(llamadas, frase=PREGUNTA):
    """What their áreas are asked: to all who speak for them."""
    por_area = {llamada.area_id: llamada for llamada in llamadas}
    Novedad.objects.bulk_create(
        Novedad(para=persona, llamada=llamada, frase=_pregunta(llamada.convocatoria, frase))
        for persona in _con_correo().filter(area__in=por_area)
        if (llamada := por_area[persona.area_id])
    )


def de_recordatorio(llamadas):
    de_llamadas(llamadas, FALTA)


def _pregunta(convocatoria, frase):
    dia = date_format(convocatoria.limite, r"l j \d\e F")
    return frase.format(con_punto(convocatoria.pregunta), dia)


def avisar():
    """The tick's: to each person, all that is new for them, if an hour has passed since the last.

    What cannot be told to one stops nobody else. Returns how many mails it wrote.
    """
    esperan = Novedad.objects.por_avisar().order_by().values_list("para", flat=True)
    return sum(_sin_parar(clave) for clave in sorted(set(esperan)))


def _sin_parar(clave):
    try:
        return _a(clave)
    except Exception:
        logger.exception("No se pudo avisar del buzón a la persona %s", clave)
        return 0


@transaction.atomic
def _a(clave):
    """To that person, whose row is the lock: of two ticks at once, one writes."""
    persona = get_user_model().objects.select_for_update(no_key=True).get(pk=clave)
    ahora = timezone.now()
    if Novedad.objects.filter(para=persona, avisada__gt=ahora - CADA).exists():
        return 0
    suyas = _las_que_siguen(persona)
    if not suyas:
        return 0
    Correo.objects.escribir(
        para=persona.email,
        asunto=_asunto(suyas),
        texto=_texto(suyas),
        clave=f"{CLAVE}{persona.pk}-{suyas[-1].pk}",
        boton="Abrir el buzón",
    )
    Novedad.objects.filter(pk__in=[una.pk for una in suyas]).update(avisada=ahora)
    return 1


def _las_que_siguen(persona):
    """Those that are still to be told to that person; the others are thrown away."""
    todas = Novedad.objects.por_avisar().filter(para=persona).order_by("pk")
    todas = todas.select_related("solicitud", "llamada__convocatoria", "publicacion")
    es_suya = bool(persona.email) and es_enlace(persona)
    siguen = [una for una in todas if es_suya and _sigue(una, persona)]
    sobran = {una.pk for una in todas} - {una.pk for una in siguen}
    if sobran:
        Novedad.objects.filter(pk__in=sobran).delete()
    return siguen


def _sigue(una, persona):
    """Whether it is of the área for which they speak today; and, of a call, if it waits."""
    llamada = una.llamada
    espera = not llamada or (llamada.respondida is None and llamada.convocatoria.abierta)
    return espera and una.area_id == persona.area_id


def _asunto(novedades):
    cosas = {(una.solicitud_id, una.llamada_id): una for una in novedades}
    if len(cosas) > 1:
        return f"Buzón: novedades de {len(cosas)} asuntos"
    una = novedades[0]
    return f"Buzón: {una.solicitud or una.llamada.convocatoria}"


def _texto(novedades):
    """By what they are of, in the order in which each began."""
    por_cosa = sorted(
        novedades, key=lambda una: (una.solicitud_id or 0, una.llamada_id or 0, una.pk)
    )
    grupos = groupby(por_cosa, key=lambda una: (una.solicitud_id, una.llamada_id))
    partes = [_parte(list(suyas)) for _, suyas in grupos]
    sola = len(partes) == 1 and novedades[0].solicitud_id
    camino = reverse("buzon:una", args=[sola]) if sola else reverse("buzon:lista")
    partes.append(f"Para verlo en el buzón de su área:\n{settings.SITIO_URL}{camino}\n")
    return "\n\n".join(partes)


def _parte(novedades):
    solicitud = novedades[0].solicitud
    cabeza = [f"«{solicitud}» ({solicitud.recibo})"] if solicitud else []
    return "\n\n".join([*cabeza, *(_dicho(una) for una in novedades)])


def _dicho(una):
    pagina = una.publicacion
    if pagina is None:
        return una.frase
    return f"Ya se publicó «{pagina.title}»:\n{urljoin(settings.SITIO_URL, pagina.url)}"
