"""An agenda of so many acts and records: those of one month and of one week, always as many."""

import calendar
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.utils import timezone

from agenda_publica.models import Acto, Cita, Cobertura, Compromiso, Ocurrencia, Papel, Presente
from ayuntamiento.models import Usuario
from portada.actions import plantar_sitio
from sitio import marca

from .hojas import PROPIO, Hoja
from .registros import Registros, amueblar
from .siembra import apuntar, colgar, plantar, restringir
from .tabla import ENTERO, MESA
from .textos import azar, frase

DEL_MES, QUE_SE_REPITEN = 40, 5  # five every week: twenty dates more, in February as in any
DEL_ANIO = 2000  # that the whole calendar says, where there are as many
DE_LA_SEMANA = 200
HORAS = 12


class HojaDeActo(Hoja):
    """An act that begins when it is said."""

    def __init__(self, n, registros, inicio, regla=""):
        self.n, self.registros, self.dados = n, registros, azar(n)
        self.clase, self.momento = Acto, inicio - timedelta(days=20)
        self.temas = {self._pocos(registros.temas)}
        cuando = {"inicio": inicio, "fin": inicio + timedelta(hours=2), "regla": regla}
        datos = {**self._comunes(), **PROPIO[Acto](self), **cuando, "live": True}
        self.pagina = Acto(**datos)

    def filas(self, numeros, total):
        acto = self.pagina
        if acto.regla:
            return acto.fechas()
        return [Ocurrencia(acto=acto, original=acto.inicio, inicio=acto.inicio, fin=acto.fin)]


@transaction.atomic
def sembrar(cuantos):
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    plantar_sitio(nombre="San Jacinto de los Encinos")
    registros = Registros(imagenes=min(cuantos, 1000))
    primero = _primero_del_mes_pasado()
    hojas = [HojaDeActo(n, registros, *cual) for n, cual in enumerate(_cuales(cuantos, primero))]
    plantar(hojas)
    colgar(hojas)
    restringir(hojas)
    amueblar(hojas[-1].pagina.pk)
    marca.recalcular()
    _escribir_registros(cuantos, registros)
    apuntar(_direcciones(hojas, primero))


def _primero_del_mes_pasado():
    este = timezone.localtime().replace(day=1, hour=9, minute=0, second=0, microsecond=0)
    return (este - timedelta(days=1)).replace(day=1)


def _cuales(cuantos, primero):
    """(begins, rule) of each act: those of the month, those of its year, and the rest before."""
    semanas = timedelta(weeks=4)
    for n in range(QUE_SE_REPITEN):
        yield primero + timedelta(days=n), f"FREQ=WEEKLY;UNTIL={primero + semanas:%Y%m%d}"
    dias = calendar.monthrange(primero.year, primero.month)[1]
    for n in range(DEL_MES):
        yield primero + timedelta(days=n % dias, hours=n % HORAS), ""
    del_anio = min(cuantos, DEL_ANIO) - DEL_MES - QUE_SE_REPITEN
    for n in range(del_anio):
        yield primero - timedelta(days=1 + n % 300, hours=n % HORAS), ""
    for n in range(cuantos - min(cuantos, DEL_ANIO)):
        yield primero - timedelta(days=400 + n % 6000, hours=n % HORAS), ""


def _escribir_registros(cuantos, registros):
    """Those of this week, with who goes and what is covered; the others, of weeks before."""
    lunes = timezone.localtime().replace(hour=8, minute=0, second=0, microsecond=0)
    lunes -= timedelta(days=lunes.weekday())
    inicios = [lunes + timedelta(days=n % 7, minutes=5 * n) for n in range(DE_LA_SEMANA)]
    inicios += [lunes - timedelta(days=7 + n % 3000) for n in range(cuantos - DE_LA_SEMANA)]
    compromisos = Compromiso.objects.bulk_create(
        Compromiso(
            titulo=frase(azar(n), 8),
            inicio=inicio,
            estado="confirmada",
            area=registros.areas[n % len(registros.areas)],
            sede=registros.sedes[n % len(registros.sedes)],
        )
        for n, inicio in enumerate(inicios)
    )
    Cita.objects.bulk_create(
        Cita(compromiso=c, original=c.inicio, inicio=c.inicio) for c in compromisos
    )
    for n, compromiso in enumerate(compromisos[:DE_LA_SEMANA]):
        quien = registros.funcionarios[n % len(registros.funcionarios)]
        Presente.objects.create(compromiso=compromiso, funcionario=quien, papel=Papel.PRESIDE)
        Cobertura.objects.create(compromiso=compromiso, tipo="foto")


def _direcciones(hojas, primero):
    se_repite, uno = hojas[0].pagina, hojas[QUE_SE_REPITEN].pagina
    suya = timezone.localtime(se_repite.inicio) + timedelta(weeks=1)
    mes = f"/agenda/{primero:%Y/%m}/"
    return {
        "mes de 60 fechas": mes,
        "un día": f"{mes}10/",
        "un acto": uno.url,
        "uno que se repite": se_repite.url,
        "una fecha": f"{se_repite.url}{suya:%Y-%m-%d-%H%M}/",
        ENTERO: "/agenda/calendario.ics",
        MESA: f"/admin/agenda/?vista=semana\t{_sesion()}",
    }


def _sesion():
    """That of someone of redacción, who needs no second step."""
    quien = Usuario.objects.create(username="redactora", email="redactora@example.org")
    quien.groups.add(Group.objects.get(name="Redacción"))
    navegador = Client()
    navegador.force_login(quien)
    return navegador.cookies["sessionid"].value
