"""A buzón of so many notices: those of the área that looks, of the month and of the petition are
always as many in proportion, and the screens must cost the same."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from ayuntamiento.models import Usuario
from buzon.models import Convocatoria, Estado, Llamada, Solicitud
from portada.actions import plantar_sitio

from .registros import Registros
from .siembra import apuntar
from .tabla import BUZON, CIFRAS, FORMA, LISTA, PETICION
from .textos import azar, frase

DIAS = 900  # of the last years, one after the other
ESTADOS = [Estado.ACEPTADA] * 6 + [Estado.RECHAZADA, Estado.RECIBIDA, Estado.SE_PIDEN_DATOS]
BANDEJA = "solicitudes:index"


@transaction.atomic
def sembrar(cuantas):
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    plantar_sitio(nombre="San Jacinto de los Encinos")
    areas = Registros(imagenes=1).areas
    enlace, redactora = _persona("enlace", "Enlace", areas[0]), _persona("redactora", "Redacción")
    llamada = _peticion(areas, redactora)
    Solicitud.objects.bulk_create((_una(n, areas, enlace) for n in range(cuantas)), batch_size=500)
    Solicitud.objects.filter(numero__lte=len(areas)).update(llamada=llamada)
    apuntar(_direcciones(_sesion(enlace), _sesion(redactora), llamada))


def _una(n, areas, enlace):
    enviada = timezone.now() - timedelta(days=n % DIAS, minutes=n % 600)
    estado = ESTADOS[n % len(ESTADOS)]
    return Solicitud(
        vez=f"{n:032x}",
        area=areas[n % len(areas)],
        clase="acto",
        estado=estado,
        ejercicio=2000 + n // 9000,
        numero=n % 9000 + 1,
        titulo=frase(azar(n), 8),
        texto=frase(azar(n), 60),
        para_cuando=timezone.localdate(enviada) + timedelta(days=5),
        empezada_por=enlace,
        enviada_por=enlace,
        enviada=enviada,
        atendida=enviada + timedelta(hours=n % 70) if estado != Estado.RECIBIDA else None,
    )


def _peticion(areas, quien):
    una = Convocatoria.objects.create(
        vez="a" * 32,
        pregunta="¿Qué actos tendrá su área?",
        limite=timezone.localdate() + timedelta(days=3),
        hecha_por=quien,
    )
    return Llamada.objects.bulk_create(Llamada(convocatoria=una, area=area) for area in areas)[0]


def _persona(nombre, grupo, area=None):
    quien = Usuario.objects.create(username=nombre, email=f"{nombre}@example.org", area=area)
    quien.groups.add(Group.objects.get(name=grupo))
    return quien


def _sesion(quien):
    """That of someone who needs no second step."""
    navegador = Client()
    navegador.force_login(quien)
    return navegador.cookies["sessionid"].value


def _direcciones(del_enlace, de_la_oficina, llamada):
    suyas = {
        LISTA: f"{reverse('buzon:lista')}\t{del_enlace}",
        FORMA: f"{reverse('buzon:nueva', args=['acto'])}\t{del_enlace}",
        PETICION: f"{_peticion_de(llamada)}\t{de_la_oficina}",
        CIFRAS: f"{reverse('cifras_del_buzon')}\t{de_la_oficina}",
    }
    try:
        suyas[BUZON] = f"{reverse(BANDEJA)}\t{de_la_oficina}"
    except NoReverseMatch:  # the office's tray is not built yet
        return suyas
    return suyas


def _peticion_de(llamada):
    return reverse("peticiones:una", args=[llamada.convocatoria_id])
