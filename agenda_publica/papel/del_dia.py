"""What goes on paper of a day or a week: all that the office knows, or what the press may."""

from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects
from django.utils.formats import date_format
from django.utils.timezone import localdate

from agenda_publica import tablero
from agenda_publica.cara import Situacion
from agenda_publica.estado import SE_CANCELA
from agenda_publica.models import Estado, Ocurrencia, Papel
from agenda_publica.rutas import jornadas

HORA, DIA, DIA_DE_ALLA = "G:i", r"j \d\e F", r"l j \d\e F"
SIGUE, TODO_EL_DIA = "Sigue", "Todo el día"
DE_MAS = (
    "asignados",
    "coberturas__encargada",
    "presentes__en_nombre_de",
)  # than a board shows
LARGO = 900  # letters: from there on, an act may be cut between two sheets
ENTRADAS = {True: "Libre", False: "Con boleto o invitación", None: ""}
NO_SE_DIFUNDE = "No tiene página pública: no se difunde."


@dataclass
class Renglon:
    """An act on paper: its hour, what it is, and what is said of it, in (name, words)."""

    hora: str
    hasta: str
    titulo: str
    marca: str = ""
    anula: bool = False
    letra: str = ""
    datos: list = field(default_factory=list)
    avisos: list = field(default_factory=list)

    @property
    def largo(self):
        return sum(len(dicho) for _nombre, dicho in self.datos) > LARGO


def interna(pedido):
    """[(day, [Renglon…])…] with everything of the records; always the same queries."""
    columnas = tablero.columnas(pedido)
    compromisos = [tarjeta.compromiso for _dia, tarjetas in columnas for tarjeta in tarjetas]
    prefetch_related_objects(compromisos, *DE_MAS)
    return [(dia, [_de_la_oficina(tarjeta, dia) for tarjeta in suyas]) for dia, suyas in columnas]


def de_prensa(pedido):
    """The same days, of the public pages alone: nothing of a record is read."""
    dias = tablero.dias_de(pedido)
    publicas = Ocurrencia.objects.publicadas().para_listado().de_los_dias(dias[0], dias[-1])
    por_dia = jornadas(publicas, dias[0], dias[-1])
    return [(dia, [_de_la_prensa(una, dia) for una in por_dia.get(dia, [])]) for dia in dias]


def cuantos(dias):
    return sum(len(renglones) for _dia, renglones in dias)


def _de_la_oficina(tarjeta, dia):
    cita, compromiso = tarjeta.cita, tarjeta.compromiso
    anula = cita.cancelada or compromiso.estado in (Estado.CANCELADA, Estado.POSPUESTA)
    marca = "Cancelada ese día" if cita.cancelada else compromiso.get_estado_display()
    motivo = (cita.motivo if cita.cancelada else compromiso.motivo) if anula else ""
    datos = [
        ("Por qué", motivo),
        *_que_es(compromiso),
        *_quienes(compromiso),
        *_cobertura(cita),
    ]
    datos += [*_para_ir(compromiso), ("Al público", _al_publico(compromiso))]
    return Renglon(
        *_horas(cita, compromiso, dia),
        titulo=cita.titulo or compromiso.titulo,
        marca=marca,
        anula=anula,
        letra=compromiso.prioridad,
        datos=[(nombre, dicho) for nombre, dicho in datos if dicho],
        avisos=tarjeta.choques,
    )


def _que_es(compromiso):
    yield "Lugar", _lugar(compromiso)
    yield "Lo pide", compromiso.solicita
    yield "Área a cargo", compromiso.area and compromiso.area.nombre
    prioridad = compromiso.get_prioridad_display()
    yield "Prioridad", ". ".join(parte for parte in (prioridad, compromiso.por_que) if parte)


def _quienes(compromiso):
    presentes = list(compromiso.presentes.all())
    for papel, nombre in ((Papel.PRESIDE, "Preside"), (Papel.ACOMPANA, "Acompañan")):
        suyos = [p.funcionario for p in presentes if p.papel == papel]
        yield nombre, "; ".join(f"{quien.nombre}, {quien.cargo}" for quien in suyos)
    van = [p for p in presentes if p.papel == Papel.REPRESENTA]
    dichos = (f"{p.funcionario.nombre}, por {p.en_nombre_de or 'quien corresponda'}" for p in van)
    yield "En representación", "; ".join(dichos)


def _cobertura(cita):
    compromiso, traido = cita.compromiso, cita.traido()
    pedidas = [_una_cobertura(c, c.tipo in traido) for c in cita.coberturas()]
    yield "Prensa", "Sin prensa" if compromiso.sin_prensa else ""
    yield "Se cubre con", "; ".join(pedidas)
    yield "Lo cubren", ", ".join(str(persona) for persona in compromiso.asignados.all())


def _una_cobertura(cobertura, esta):
    quien = str(cobertura.encargada) if cobertura.encargada else "sin asignar"
    falta = f"{quien}, en borrador" if cobertura.en_borrador else quien
    return f"{cobertura.get_tipo_display()} ({'ya está' if esta else falta})"


def _para_ir(compromiso):
    yield "Vehículo", compromiso.vehiculo
    yield "Contacto", compromiso.contacto
    yield "Notas", compromiso.notas


def _al_publico(compromiso):
    acto = compromiso.acto
    if acto is None or not acto.live:
        return NO_SE_DIFUNDE
    dicha = acto.situacion != Situacion.CONFIRMADA and acto.get_situacion_display().lower()
    return f"Se lee como «{acto.title}»{f', {dicha}' if dicha else ''}."


def _de_la_prensa(una, dia):
    acto = una.acto
    marca = acto.palabra_de_anulado() or (SE_CANCELA[False] if una.cancelada else "")
    motivo = (una.motivo or acto.motivo) if marca else ""
    datos = [("Por qué", motivo), *_de_la_pagina(acto, una)]
    return Renglon(
        *_horas(una, acto, dia),
        titulo=una.dice,
        marca=marca,
        anula=bool(marca),
        datos=[(nombre, dicho) for nombre, dicho in datos if dicho],
    )


def _de_la_pagina(acto, una):
    preside = acto.preside
    yield "Qué es", acto.get_modalidad_display()
    yield "De qué va", acto.resumen
    yield "Antes era", una.antes_dicho
    yield "Nueva fecha", "Todavía no hay." if una.sin_nueva_fecha else ""
    yield "Antes era en", acto.antes_donde
    yield "Preside", preside and f"{preside.nombre}, {preside.cargo}"
    yield "Lugar", _lugar(acto)
    yield "Accesibilidad", acto.sede and acto.sede.accesibilidad
    yield "Entrada", ENTRADAS[acto.entrada_libre]
    yield "Indicaciones", acto.indicaciones
    yield "En vivo", acto.en_vivo


def _lugar(cara):
    """The place, the spot within it and its address."""
    sede = cara.sede
    partes = (cara.donde, sede and sede.domicilio, sede and sede.colonia)
    return ", ".join(parte for parte in partes if parte)


def _dia(fecha):
    """With its year, if it is not this one."""
    return date_format(fecha, DIA if fecha.year == localdate().year else rf"{DIA} \d\e Y")


def _horas(cita, cara, dia):
    """(hour, until when) as they are read on that day's page, by the clocks of that face; said
    whose they are, and the day there, where they are not those of the town."""
    varios = cita.ultimo_dia > cita.dia
    hasta = f"hasta el {_dia(cita.ultimo_dia)}" if varios else ""
    if dia > cita.dia:
        return SIGUE, hasta
    if cita.todo_el_dia:
        return TODO_EL_DIA, hasta
    inicio, fin = (m and m.astimezone(cara.en_su_zona()) for m in (cita.inicio, cita.fin))
    a_las = f"a {date_format(fin, HORA)}" if fin else ""
    de_alla = f"del {date_format(inicio, DIA_DE_ALLA)}" if inicio.date() != cita.dia else ""
    dichas = (hasta or a_las, cara.hora_de, de_alla)
    return date_format(inicio, HORA), ", ".join(dicha for dicha in dichas if dicha)
