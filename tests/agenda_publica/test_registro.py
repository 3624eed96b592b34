"""The internal record of an act: written in the panel, and what becomes of it."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from agenda_publica.models import Compromiso
from tests.moderacion.admin import entrar


def test_the_screens_open(client, portada):
    quien = entrar(client, "Dirección")
    inicio = timezone.now() + timedelta(days=1)
    compromiso = Compromiso.objects.create(titulo="Gira", inicio=inicio, creado_por=quien)
    compromiso.derivar()
    for nombre, args in (
        ("agenda:tablero", []),
        ("compromisos:index", []),
        ("compromisos:add", []),
        ("compromisos:edit", [compromiso.pk]),
        ("agenda:pasar", [compromiso.pk, "confirmada"]),
        ("agenda:hacer-publico", [compromiso.pk]),
        ("agenda:pagina", [compromiso.pk]),
        ("agenda:mover", [compromiso.pk]),
        ("agenda:prioridad", [compromiso.pk]),
    ):
        assert client.get(reverse(nombre, args=args)).status_code == 200, nombre
