"""What the office asks of the departments in the demo town, and who answered."""

from datetime import time, timedelta

from django.utils import timezone

from ayuntamiento.models import Usuario
from buzon import actions, convocar
from buzon.models import Clase, Convocatoria, Novedad
from buzon.views.marca import nueva_ficha
from demo.textos import leer, momento

DE_OFICINA = "comunicacion-social"
ESCRITOS = ("titulo", "texto", "lugar", "asisten")


def cargar_peticiones(pueblo):
    """Oldest first. Nobody is written to about them."""
    for datos in leer("peticiones", "peticion"):
        _una(pueblo, datos)
    Novedad.objects.update(avisada=timezone.now())


def _una(pueblo, datos):
    por = pueblo.usuarios["redaccion"]
    todas = [clave for clave in pueblo.areas if clave != DE_OFICINA]
    areas = [pueblo.areas[clave] for clave in datos["a"] or todas]
    una, _ = convocar.convocar(
        convocatoria=Convocatoria(
            vez=nueva_ficha(),
            pregunta=datos["pregunta"],
            detalle=datos["detalle"],
            limite=pueblo.hoy + timedelta(days=datos["limite"]),
        ),
        areas=areas,
        por=por,
    )
    una.hecha = momento(pueblo.hoy, datos["hace"], "09:15")
    una.save()
    for usuario in datos.get("nada", []):
        _nada(pueblo, una, _enlace(usuario))
    for dicho in datos.get("envia", []):
        _envia(pueblo, una, _enlace(dicho["usuario"]), dicho)
    if "cerrada" in datos:
        una.llamadas.sin_responder().update(recordada=una.hecha + timedelta(days=3))
        una.cerrada = momento(pueblo.hoy, datos["cerrada"], "13:00")
        una.save()


def _enlace(usuario):
    return Usuario.objects.get(username=usuario)


def _nada(pueblo, una, quien):
    llamada = una.llamadas.get(area=quien.area)
    convocar.decir_nada(llamada=llamada, por=quien)
    una.llamadas.filter(pk=llamada.pk).update(respondida=una.hecha + timedelta(hours=3))


def _envia(pueblo, una, quien, dicho):
    llamada, cuando = una.llamadas.get(area=quien.area), una.hecha + timedelta(days=1)
    borrador = actions.guardar(
        vez=nueva_ficha(),
        clase=Clase.ACTO,
        por=quien,
        escrito={},
        pestana=nueva_ficha(),
        llamada=llamada,
    )
    datos = {campo: dicho[campo] for campo in ESCRITOS}
    datos |= {"para_cuando": una.limite + timedelta(days=dicho["para"])}
    datos |= {"hora": time.fromisoformat(dicho["hora"])}
    enviada = actions.enviar(solicitud=borrador, datos=datos, por=quien)
    enviada.empezada = enviada.enviada = cuando
    enviada.save()
    una.llamadas.filter(pk=llamada.pk).update(respondida=cuando)
