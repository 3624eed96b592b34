"""What the departments of the demo town have sent to the office, and what it answered."""

import datetime

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile

from ayuntamiento.models import Usuario
from buzon import actions, archivos, atender, usar
from buzon.models import Solicitud
from demo.textos import leer
from demo.usuarios import DOMINIO

TEXTOS = ("titulo", "texto", "lugar", "asisten", "contacto", "credito")
HORAS = ("hora", "hora_fin")


def cargar_solicitudes(pueblo):
    """As each área wrote them: in the order in which they were sent."""
    enlaces = {datos["usuario"]: _enlace(pueblo, datos) for datos in leer("envios", "enlace")}
    enlaces |= pueblo.usuarios
    todas = sorted(leer("envios", "solicitud"), key=lambda datos: -datos.get("hace", 0))
    for n, datos in enumerate(todas):
        _contestar(pueblo, _enviar(pueblo, enlaces[datos["envia"]], datos, n), datos)


def _enlace(pueblo, datos):
    """Who speaks for another área; they do not come in by themselves."""
    persona, _ = Usuario.objects.update_or_create(
        username=datos["usuario"],
        defaults={
            "first_name": datos["nombre"],
            "last_name": datos["apellido"],
            "email": f"{datos['usuario']}@{DOMINIO}",
            "area": pueblo.areas[datos["area"]],
        },
    )
    persona.set_unusable_password()
    persona.save()
    persona.groups.set([Group.objects.get(name="Enlace")])
    return persona


def _enviar(pueblo, por, datos, n):
    una = actions.guardar(
        vez=f"{n:032x}", clase=datos["clase"], por=por, escrito={}, pestana=f"{n:08x}"
    )
    for clave in datos.get("fotos", []):
        archivo = ContentFile(pueblo.imagenes[clave].file.read(), name=f"{clave}.jpg")
        archivos.adjuntar(solicitud=una, archivo=archivo, por=por)
    if clave := datos.get("documento"):
        archivo = ContentFile(pueblo.documentos[clave].file.read(), name=f"{clave}.pdf")
        archivos.adjuntar(solicitud=una, archivo=archivo, por=por)
    una = actions.enviar(solicitud=una, datos=_dicho(pueblo, datos), por=por)
    una.enviada -= datetime.timedelta(days=datos.get("hace", 0))
    Solicitud.objects.filter(pk=una.pk).update(enviada=una.enviada)
    una.adjuntos.update(subido=una.enviada)
    return una


def _dicho(pueblo, datos):
    dicho = {campo: datos[campo] for campo in TEXTOS if campo in datos}
    horas = {c: datetime.time.fromisoformat(datos[c]) for c in HORAS if c in datos}
    if "dias" in datos:
        dicho["para_cuando"] = pueblo.hoy + datetime.timedelta(days=datos["dias"])
    return dicho | horas


def _contestar(pueblo, una, datos):
    por = pueblo.usuarios["redaccion"]
    verbos = {
        "tomada": lambda _: atender.asignar(solicitud=una, a=por, por=por),
        "pide": lambda texto: atender.pedir_datos(solicitud=una, texto=texto, por=por),
        "nota": lambda texto: atender.anotar(solicitud=una, texto=texto, por=por),
        "rechaza": lambda texto: atender.rechazar(solicitud=una, texto=texto, por=por),
        "usa": lambda tipo: usar.usar(solicitud=una, tipo=tipo, por=por),
    }
    for verbo, hacer in verbos.items():
        if verbo in datos:
            hacer(datos[verbo])
