"""The answer to a record that two people had open: the screen of pages, without versions."""

from django.db import models, transaction
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from wagtail.fields import StreamField
from wagtail.log_actions import registry

from acervo.dos_personas.a_la_vez import CHOQUE, ELEGIR, MIO, SUYO, FichaAtrasada
from moderacion.rescatar.rescate import SECRETO, puerta
from sitio.texto import dia_y_hora

from . import lectura, pantalla

DE_GRABACIONES = "wagtailmedia:edit"  # it deletes the old file before the form writes the row
SIN_ARCHIVO = "El archivo que usted eligió ({}) no se guardó: vuelva a elegirlo en el formulario."
SIN_CONTRASENA = "La contraseña que usted escribió no se guardó: escríbala otra vez después."


def fichas(get_response):
    """Middleware: a form that raised FichaAtrasada is answered with both texts in sight."""

    def middleware(request):
        if request.method != "POST" or puerta(request.path_info) != DE_GRABACIONES:
            return get_response(request)
        with transaction.atomic():
            return get_response(request)

    def al_fallar(request, motivo):
        return responder(request, motivo.forma) if isinstance(motivo, FichaAtrasada) else None

    middleware.process_exception = al_fallar
    return middleware


def responder(request, forma):
    quien = _quien(request.user, forma)
    contexto = {
        "titulo": str(forma.instance._meta.model._base_manager.get(pk=forma.instance.pk)),
        "direccion": request.get_full_path(),
        "quien": quien,
        "errores": list(_errores(request, forma)),
        "recuadros": [_recuadro(forma, distinto) for distinto in forma.distintos],
        "hay_mias": any(d.estado != SUYO for d in forma.distintos),
        "contra": forma.contra,
    }
    return pantalla.mostrar(request, contexto)


def _errores(request, forma):
    if archivos := [archivo.name for archivo in request.FILES.values()]:
        yield SIN_ARCHIVO.format(", ".join(archivos))
    if any(valor for campo, valor in request.POST.items() if SECRETO.search(campo)):
        yield SIN_CONTRASENA
    if forma.contra_lo_ultimo() and forma.faltan():
        yield pantalla.FALTA_ELEGIR


def _quien(user, forma):
    """Who left it so, if the log says it: not every form of the framework writes there."""
    desde = parse_datetime(forma.leido_a_las) if forma.leido_a_las else None
    entrada = registry.get_logs_for_instance(forma.instance).select_related("user").first()
    if desde is None or entrada is None or entrada.timestamp < desde or entrada.user is None:
        return "otra persona"
    cuando = dia_y_hora(entrada.timestamp)
    if entrada.user == user:
        return f"{pantalla.USTED}, el {cuando},"
    return f"{entrada.user} el {cuando}"


def _recuadro(forma, distinto):
    mio, suyo = (_en_palabras(forma, distinto.campo, v) for v in (distinto.mio, distinto.suyo))
    return {
        "clave": f"{ELEGIR}{distinto.campo}",
        "rotulo": capfirst(forma.fields[distinto.campo].label),
        "mio": lectura.marcar(mio, suyo),
        "suyo": lectura.marcar(suyo, mio),
        "choca": distinto.estado == CHOQUE,
        "es_mio": distinto.estado == MIO,
        "elegido": forma.elegido[distinto.campo],
    }


def _en_palabras(forma, nombre, valor):
    """As it is read in the form; of what is chosen from a list, its names."""
    if (suyas := forma.en_palabras(nombre, valor)) is not None:
        return suyas or lectura.EN_BLANCO
    campo = forma.instance._meta.get_field(nombre)
    if isinstance(campo, models.JSONField) and not isinstance(campo, StreamField):
        nombres = dict(forma.fields[nombre].choices)
        return ", ".join(str(nombres.get(v, v)) for v in valor) or lectura.EN_BLANCO
    return _dicho(campo, valor) or lectura.EN_BLANCO


def _dicho(campo, valor):
    if isinstance(campo, StreamField):
        return lectura.de_cuerpo(campo, valor)
    if isinstance(campo, models.FileField):
        return valor.rpartition("/")[2]
    return valor if campo.many_to_many else lectura.de_dato(campo, valor)
