"""What the departments of the demo town have sent to the office, and what it answered."""

import datetime

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone

from ayuntamiento.models import Usuario
from buzon import actions, archivos, atender, usar
from buzon.models import Estado, Novedad, Solicitud, Uso
from demo.textos import leer, momento
from demo.usuarios import DOMINIO

TEXTOS = ("titulo", "texto", "lugar", "asisten", "contacto", "credito")
HORAS = ("hora", "hora_fin")
TARDA = datetime.timedelta(minutes=12)


def cargar_solicitudes(pueblo):
    """As each área wrote them, in the order in which they were sent. Nobody is written to."""
    enlaces = {datos["usuario"]: _enlace(pueblo, datos) for datos in leer("envios", "enlace")}
    enlaces |= pueblo.usuarios
    todas = sorted(leer("envios", "solicitud"), key=lambda datos: -datos.get("hace", 0))
    for n, datos in enumerate(todas):
        if una := _enviar(pueblo, enlaces[datos["envia"]], datos, n):
            _contestar(pueblo, una, datos)
    Novedad.objects.update(avisada=timezone.now())


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
    """What was sent; None, of what is still a draft."""
    dicho = _dicho(pueblo, datos)
    escrito = {campo: str(valor) for campo, valor in dicho.items()}
    una = actions.guardar(
        vez=f"{n:032x}", clase=datos["clase"], por=por, escrito=escrito, pestana=f"{n:08x}"
    )
    for archivo in _archivos(pueblo, datos):
        archivos.adjuntar(solicitud=una, archivo=archivo, por=por)
    if "borrador" in datos:
        return None
    una = actions.enviar(solicitud=una, datos=dicho, por=por)
    una.enviada = momento(pueblo.hoy, -datos.get("hace", 0), datos.get("a_las", "09:30"))
    una.empezada = una.enviada - TARDA
    Solicitud.objects.filter(pk=una.pk).update(enviada=una.enviada, empezada=una.empezada)
    una.adjuntos.update(subido=una.enviada)
    return una


def _archivos(pueblo, datos):
    """Those of the town, as if they came from a telephone."""
    suyos = [(pueblo.imagenes[clave], f"{clave}.jpg") for clave in datos.get("fotos", [])]
    if clave := datos.get("documento"):
        suyos.append((pueblo.documentos[clave], f"{clave}.pdf"))
    for objeto, nombre in suyos:
        with objeto.file.open("rb") as archivo:
            yield ContentFile(archivo.read(), name=nombre)


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
        "publicada": lambda clave: _usada(pueblo, una, pueblo.paginas[clave]),
        "retira": lambda _: actions.retirar(solicitud=una, por=una.enviada_por),
    }
    for verbo, hacer in verbos.items():
        if verbo in datos:
            hacer(datos[verbo])


def _usada(pueblo, una, pagina):
    """As if that boletín had begun from it."""
    por, publicacion = pueblo.usuarios["redaccion"], pagina.publicacion_ptr
    Uso.objects.create(solicitud=una, tipo=Uso.Tipo.BOLETIN, publicacion=publicacion, por=por)
    Solicitud.objects.filter(pk=una.pk).update(
        estado=Estado.ACEPTADA, asignada_a=por, atendida=una.enviada + TARDA
    )
