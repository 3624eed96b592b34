"""What a department of the demo town sent to the office, in each state."""

from datetime import time, timedelta

from django.conf import settings
from django.core.files import File
from django.utils import timezone

from buzon import archivos
from buzon.actions import enviar, guardar
from buzon.forms import FORMULARIOS
from buzon.models import Estado, Mensaje, Novedad, Uso
from buzon.views.marca import nueva_ficha
from demo.textos import leer, momento

HORAS = ("hora", "hora_fin")


def cargar_solicitudes(pueblo):
    """Oldest first, so that their receipts follow the days. Nobody is written to about them."""
    for datos in sorted(leer("solicitudes", "solicitud"), key=lambda d: d["dias"]):
        _una(pueblo, datos)
    Novedad.objects.update(avisada=timezone.now())


def _una(pueblo, datos):
    quien, dicho = pueblo.usuarios["enlace"], _dicho(pueblo, datos)
    es_borrador = datos["estado"] == Estado.BORRADOR
    una = guardar(
        vez=nueva_ficha(),
        clase=datos["clase"],
        por=quien,
        escrito={campo: str(valor or "") for campo, valor in dicho.items()},
        pestana=nueva_ficha(),
    )
    for clave in datos.get("archivos", []):
        _adjuntar(una, clave, quien)
    if es_borrador:
        return
    una = enviar(solicitud=una, datos=dicho, por=quien)
    una.enviada = momento(pueblo.hoy, datos["dias"], datos["hora_de_envio"])
    una.empezada = una.enviada - timedelta(minutes=12)
    una.estado = datos["estado"]
    una.save()
    _contestar(pueblo, una, datos)


def _dicho(pueblo, datos):
    """What its form found good."""
    campos = FORMULARIOS[datos["clase"]].base_fields
    dicho = {campo: datos.get(campo, "") for campo in campos if campo != "menores"}
    for campo in HORAS:
        if campo in dicho:
            dicho[campo] = time.fromisoformat(dicho[campo]) if dicho[campo] else None
    if "para_cuando" in dicho:
        falta = datos.get("para")
        dicho["para_cuando"] = None if falta is None else pueblo.hoy + timedelta(days=falta)
    return dicho


def _adjuntar(una, clave, quien):
    with (settings.VAR / "demo" / f"{clave}.jpg").open("rb") as archivo:
        archivos.adjuntar(solicitud=una, archivo=File(archivo, name=f"{clave}.jpg"), por=quien)


def _contestar(pueblo, una, datos):
    for n, (clase, de, texto) in enumerate(datos.get("mensajes", []), start=1):
        Mensaje.objects.create(
            solicitud=una,
            clase=clase,
            texto=texto,
            de=pueblo.usuarios[de],
            cuando=una.enviada + timedelta(hours=n),
        )
    if publica := pueblo.paginas.get(datos.get("publica")):
        Uso.objects.create(
            solicitud=una,
            tipo=Uso.Tipo.BOLETIN,
            publicacion=publica.publicacion_ptr,
            por=pueblo.usuarios["redaccion"],
        )
