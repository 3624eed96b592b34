"""The board: a week or a day of all officials and áreas, as cards, in a list or hour by hour."""

from dataclasses import dataclass, field
from datetime import timedelta

from django import forms
from django.utils import timezone

from ayuntamiento.models import Area, Funcionario

from . import desfase
from .calendario import dia_local
from .choques import choques
from .forms import DeFecha
from .models import Cita, Estado, Prioridad
from .rutas import PRIMER_ANIO, ULTIMO_ANIO

SEMANA = 7
VISTAS = [("semana", "Semana"), ("horas", "Semana por horas"), ("dia", "Día")]
POR_HORAS = {"horas", "dia"}
DESDE, HASTA = 6 * 60, 22 * 60  # minutes of the day that have a row each half hour
MEDIA_HORA = 30
CHOQUES = 3  # that a card tells one by one
TODO_EL_DIA, SIGUE = "Todo el día", "Sigue"
ANTES, DESPUES = "Antes de las 6:00", "Desde las 22:00"
SE_ELIGE = ("area", "funcionario", "prioridad")
PARADAS, SE_CUBREN = {Estado.RECHAZADA}, {Estado.PROPUESTA, Estado.CONFIRMADA}
DESOIDOS = {
    "dia": f"No se entiende qué día pide, o no está entre {PRIMER_ANIO} y {ULTIMO_ANIO}: se "
    "muestra hoy.",
    "vista": "No hay una vista con ese nombre: se muestra la semana.",
    "area": "No hay un área así: se muestran todas.",
    "funcionario": "No hay una persona así: se muestran todas.",
    "prioridad": "La prioridad es A, B o C: se muestran todas.",
}


class Filtro(forms.Form):
    """What the board shows; nonsense is said (`desoidos`), and left out."""

    dia = forms.DateField(label="Día", required=False, widget=DeFecha)
    vista = forms.ChoiceField(choices=VISTAS, required=False, widget=forms.HiddenInput)
    area = forms.ModelChoiceField(
        Area.objects.activas(), label="Área", required=False, empty_label="Todas"
    )
    funcionario = forms.ModelChoiceField(
        Funcionario.objects.all(), label="Quién asiste", required=False, empty_label="Todos"
    )
    prioridad = forms.ChoiceField(
        label="Prioridad",
        choices=[("", "Todas"), *((p, p.value) for p in Prioridad)],
        required=False,
    )

    def clean_dia(self):
        dia = self.cleaned_data["dia"]
        if dia and not PRIMER_ANIO <= dia.year <= ULTIMO_ANIO:
            raise forms.ValidationError(DESOIDOS["dia"])
        return dia

    def pedido(self):
        """{name: value} of what is right of it."""
        self.is_valid()
        return {"dia": None, "vista": "", **getattr(self, "cleaned_data", {})}

    @property
    def desoidos(self):
        """[sentence] of what was asked and there is not."""
        return [dicho for nombre, dicho in DESOIDOS.items() if nombre in self.errors]


@dataclass
class Tarjeta:
    """A date of a record on a day of the board; `sigue`, if it began before that day."""

    cita: Cita
    choques: list = field(default_factory=list)
    sigue: bool = False
    difiere: bool = False  # its page says something else

    @property
    def compromiso(self):
        return self.cita.compromiso

    @property
    def en_su_hora(self):
        """The hour of where it is, if it is not that of the board."""
        return "" if self.cita.todo_el_dia else self.compromiso.en_su_hora(self.cita.inicio)

    @property
    def falta_cubrir(self):
        """The kinds of cover that were asked and nobody has yet; of what is off, none."""
        cita, pedidas = self.cita, self.cita.coberturas()
        if cita.cancelada or self.compromiso.estado not in SE_CUBREN:
            return []
        con_quien = {c.tipo for c in pedidas if c.encargada_id}
        con_quien |= {  # a draft is in somebody's hands
            c.tipo for c in pedidas if c.publicacion_id and (c.original or not cita.de_varias)
        }
        faltan = [c for c in pedidas if c.tipo not in con_quien | cita.traido()]
        return list(dict.fromkeys(c.get_tipo_display().lower() for c in faltan))

    @property
    def choques_a_la_vista(self):
        """The first, and how many more there are: what lasts for weeks clashes with dozens."""
        de_mas = len(self.choques) - CHOQUES
        return [*self.choques[:CHOQUES], *([f"Y {de_mas} más"] if de_mas > 0 else [])]

    @property
    def dice_la_pagina(self):
        return desfase.dicho(self.compromiso) if self.difiere else ""

    @property
    def preside(self):
        return self.compromiso.preside


@dataclass
class Franja:
    """A row of the day hour by hour; to those with `hora` a card may be taken."""

    rotulo: str
    hora: str = ""
    tarjetas: list = field(default_factory=list)


def por_horas(columnas):
    """[(day, [Franja…])…], the same rows in each; those without an hour, where any day needs it."""
    sitios = [(dia, [(_franja(t), t) for t in tarjetas]) for dia, tarjetas in columnas]
    usadas = {rotulo for _dia, suyas in sitios for rotulo, _tarjeta in suyas}
    medias = [f"{n // 60}:{n % 60:02}" for n in range(DESDE, HASTA, MEDIA_HORA)]
    rotulos = [
        r for r in (TODO_EL_DIA, SIGUE, ANTES, *medias, DESPUES) if r in usadas or r in medias
    ]
    dias = []
    for dia, suyas in sitios:
        franjas = {r: Franja(r, f"{r:0>5}" if r in medias else "") for r in rotulos}
        for rotulo, tarjeta in suyas:
            franjas[rotulo].tarjetas.append(tarjeta)
        dias.append((dia, list(franjas.values())))
    return dias


def _franja(tarjeta):
    """The name of the row it goes in."""
    cita = tarjeta.cita
    if cita.todo_el_dia:
        return TODO_EL_DIA
    if tarjeta.sigue:
        return SIGUE
    local = timezone.localtime(cita.inicio)
    minutos = local.hour * 60 + local.minute
    if minutos < DESDE:
        return ANTES
    if minutos >= HASTA:
        return DESPUES
    return f"{minutos // 60}:{minutos % 60 // MEDIA_HORA * MEDIA_HORA:02}"


def dias_de(pedido):
    """The days of the board: that day, or its week from Monday."""
    dia = pedido.get("dia") or timezone.localdate()
    if pedido.get("vista") == "dia":
        return [dia]
    lunes = dia - timedelta(days=dia.weekday())
    return [lunes + timedelta(days=n) for n in range(SEMANA)]


def columnas(pedido):
    """[(day, [Tarjeta…])…], in order of time; always the same queries."""
    dias = dias_de(pedido)
    desde, hasta = dia_local(dias[0])[0], dia_local(dias[-1])[1]
    citas = list(Cita.objects.entre(desde, hasta).para_tablero())
    chocan, difieren = choques(citas), desfase.de_estos(cita.compromiso for cita in citas)
    por_dia = {dia: [] for dia in dias}
    for cita in citas:
        if _se_ve(cita, pedido):
            for dia in _los_que_dura(cita, dias):
                sigue = dia > cita.dia  # its clashes are told by the card of the other
                suyos = [] if sigue else chocan.get(cita.pk, [])
                difiere = cita.compromiso_id in difieren
                por_dia[dia].append(Tarjeta(cita, suyos, sigue, difiere))
    return list(por_dia.items())


def _los_que_dura(cita, dias):
    return [dia for dia in dias if cita.dia <= dia <= cita.ultimo_dia]


def _se_ve(cita, pedido):
    compromiso = cita.compromiso
    if compromiso.estado in PARADAS:
        return False
    if pedido.get("area") and compromiso.area_id != pedido["area"].pk:
        return False
    if pedido.get("prioridad") and compromiso.prioridad != pedido["prioridad"]:
        return False
    quien = pedido.get("funcionario")
    return not quien or quien.pk in {p.funcionario_id for p in compromiso.presentes.all()}
