"""The office's agenda in the demo town: the record of each public act, and what is not public."""

from agenda_publica.actions import guardar, pasar
from agenda_publica.models import (
    Acto,
    Cobertura,
    Compromiso,
    Estado,
    MotivoPublico,
    Papel,
    Presente,
    SesionDeCompromiso,
)
from demo.textos import leer, momento

DE_LA_PAGINA = ("inicio", "fin", "todo_el_dia", "regla", "zona", "sede", "lugar", "area")
DE_UNA_FECHA = ("original", "inicio", "fin", "titulo", "cancelada")
MOTIVOS = {dicho: clave for clave, dicho in MotivoPublico.choices}
SE_DICE = {
    "pospuesta": (Estado.POSPUESTA, MotivoPublico.AJENA),
    "cancelada": (Estado.CANCELADA, MotivoPublico.CLIMA),
}
ESCRITOS = ("titulo", "estado", "regla", "solicita", "prioridad", "por_que", "sin_prensa")
TAMBIEN = ("vehiculo", "contacto", "notas", "lugar", "todo_el_dia")


def cargar_compromisos(pueblo):
    for pagina in list(pueblo.paginas.values()):
        if isinstance(pagina, Acto):
            _de_un_acto(pueblo, pagina)
    for datos in leer("compromisos", "compromiso"):
        _interno(pueblo, datos)


def _de_un_acto(pueblo, acto):
    """The record that its page came from."""
    compromiso = Compromiso(
        **{campo: getattr(acto, campo) for campo in DE_LA_PAGINA},
        titulo=acto.title,
        estado=Estado.CONFIRMADA,
        prioridad="A" if acto.imagen_id else "B",
        acto=acto,
        creado_por=pueblo.usuarios["redaccion"],
    )
    compromiso.sesiones = [
        SesionDeCompromiso(
            **{campo: getattr(sesion, campo) for campo in DE_UNA_FECHA},
            motivo_publico=MOTIVOS.get(sesion.motivo, ""),
        )
        for sesion in acto.sesiones.all()
    ]
    if acto.preside:
        compromiso.presentes = [Presente(funcionario=acto.preside, papel=Papel.PRESIDE)]
    compromiso.coberturas = [Cobertura(tipo="boletin"), Cobertura(tipo="foto")]
    _nacer(pueblo, compromiso)
    _pasar(pueblo, compromiso)


def _pasar(pueblo, compromiso):
    """To the state that people read on its page, if they do."""
    acto = Acto.objects.get(pk=compromiso.acto_id)
    if acto.live and acto.situacion in SE_DICE:
        a, dicho = SE_DICE[acto.situacion]
        por = pueblo.usuarios["direccion"]
        pasar(compromiso=compromiso, a=a, por=por, motivo=acto.motivo, motivo_publico=dicho)


def _interno(pueblo, datos):
    inicio = momento(pueblo.hoy, datos["dias"], datos["inicio"])
    compromiso = Compromiso(
        **{campo: datos[campo] for campo in (*ESCRITOS, *TAMBIEN) if campo in datos},
        inicio=inicio,
        fin=momento(pueblo.hoy, datos["dias"], datos["fin"]) if "fin" in datos else None,
        sede=pueblo.sedes.get(datos.get("sede")),
        area=pueblo.areas.get(datos.get("area")),
        creado_por=pueblo.usuarios["redaccion"],
    )
    compromiso.presentes = [
        Presente(funcionario=pueblo.funcionarios[clave], papel=papel)
        for clave, papel in datos.get("asisten", {}).items()
    ]
    compromiso.coberturas = [Cobertura(tipo=tipo) for tipo in datos.get("cubrir", [])]
    _nacer(pueblo, compromiso)


def _nacer(pueblo, compromiso):
    compromiso.save()
    guardar(compromiso=compromiso, por=pueblo.usuarios["redaccion"])
