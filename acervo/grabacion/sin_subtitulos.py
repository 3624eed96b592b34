"""A recording that was kept without the subtitles that came with it: said, and never in green."""

from django.contrib import messages as de_django
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages

from acervo.models import Multimedia

from . import subtitulos

EDITAR = "wagtailmedia:edit"
AGREGAR = ("wagtailmedia:add", "wagtailmedia:chooser_upload")
SIN_ELLOS = "«{}» se guardó sin sus subtítulos: tienen {} por corregir."
CORREGIR = "Corregir los subtítulos"


def avisar(get_response):
    """Middleware: after a recording is saved in the panel, what is missing replaces its success."""

    def middleware(request):
        empezo = timezone.now()
        respuesta = get_response(request)
        if request.method == "POST" and request.resolver_match:
            pendientes = list(_guardadas(request, respuesta, empezo))
            if pendientes:
                _decir(request, pendientes)
        return respuesta

    return middleware


def _guardadas(request, respuesta, empezo):
    """Those that this request kept and whose subtitles could not be taken."""
    que = request.resolver_match
    pendientes = Multimedia.objects.exclude(subtitulos_por_corregir="")
    if que.view_name == EDITAR and respuesta.status_code == 302:
        return pendientes.filter(pk=que.kwargs["media_id"])
    if que.view_name in AGREGAR and request.user.is_authenticated:
        return pendientes.filter(uploaded_by_user=request.user, created_at__gte=empezo)
    return pendientes.none()


def _decir(request, pendientes):
    for otro in list(de_django.get_messages(request)):
        if otro.level != de_django.SUCCESS:
            de_django.add_message(request, otro.level, otro.message, otro.extra_tags)
    for grabacion in pendientes:
        direccion = f"{reverse(EDITAR, args=[grabacion.pk])}#id_texto_de_subtitulos"
        frase = SIN_ELLOS.format(grabacion.title, _cuantos(grabacion))
        boton = messages.button(direccion, CORREGIR)
        messages.warning(request, frase, buttons=[boton])


def _cuantos(grabacion):
    leidos = subtitulos.leer(grabacion.subtitulos_por_corregir, grabacion.duration)
    cuantos = len(leidos.errores)
    if cuantos >= subtitulos.MAS_ERRORES:
        return f"{cuantos} errores o más"
    return f"{cuantos} error{'' if cuantos == 1 else 'es'}"
