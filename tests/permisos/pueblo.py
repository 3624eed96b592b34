"""The town that the matrix walks: a person of each role, a page of each kind in each state."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Page,
    PageViewRestriction,
    Site,
    UploadedFile,
    Workflow,
)

from acervo.models import Consentimiento, Lote, Multimedia
from buzon import atender, usar
from buzon.models import Convocatoria, Uso
from moderacion.actions import escribir_correo, publicar
from moderacion.custodia import libro
from moderacion.models import Aprobacion, BorradorCompartido, Correo, Rescate, Serie, Veda
from noticias.models import Noticias
from sitio.models import Ajustes, Tema
from tests import fabricas
from tests.agenda_publica.fabrica import crear_compromiso
from tests.buzon.fabrica import crear_enlace
from tests.buzon.oficina import crear_solicitud
from tests.fabricas import crear_usuario, hacer_publica, quitar

ROLES = {
    "enlace": "Enlace",
    "redacción": "Redacción",
    "dirección": "Dirección",
    "subdirección": "Dirección",
    "administración": "Administración",
    "superusuario": None,
}
TIPOS = ("noticia", "acto", "galeria", "capsula", "audio", "informativa")


@dataclass
class Pueblo:
    """`personas` by role; `paginas` by (kind, state); `cosas` by name, what is not a page."""

    personas: dict = field(default_factory=dict)
    paginas: dict = field(default_factory=dict)
    cosas: dict = field(default_factory=dict)


def fundar(portada):
    """Redacción owns every page and wrote it; dirección wrote its last version."""
    pueblo = Pueblo()
    for rol, grupo in ROLES.items():
        pueblo.personas[rol] = crear_usuario(grupo, is_superuser=grupo is None, first_name=rol)
    _cosas(pueblo, portada)
    for tipo in TIPOS:
        for estado, hacer in ESTADOS.items():
            pueblo.paginas[tipo, estado] = hacer(pueblo, getattr(fabricas, f"crear_{tipo}"))
    _de_la_agenda(pueblo)
    _del_buzon(pueblo)
    pueblo.cosas["rescatado"] = Rescate.objects.create(
        usuario=pueblo.personas["superusuario"], camino="/admin/mesa/x/", datos={"a": ["b"]}
    )
    pueblo.cosas["compartido"] = _compartido(pueblo.paginas["noticia", "borrador"])
    pueblo.paginas["portada", "pública"] = portada.specific
    pueblo.paginas["sección", "pública"] = Noticias.objects.get()
    return pueblo


def _de_la_agenda(pueblo):
    """Records of acts: one proposed, one to be made public, one whose page says another hour."""
    cuando = timezone.make_aware(datetime(2026, 12, 1, 10))  # noqa: DTZ001
    acto = hacer_publica(fabricas.crear_acto(publicada=False).save_revision())
    pueblo.cosas["acto propuesto"] = crear_compromiso(estado="propuesta", inicio=cuando)
    pueblo.cosas["acto confirmado"] = crear_compromiso()
    pueblo.cosas["acto público"] = crear_compromiso(acto=acto, inicio=cuando)


def _del_buzon(pueblo):
    """What an área sent: to be answered, to be joined to, not used, and of which all was made."""
    por, enlace = pueblo.personas["redacción"], crear_enlace(pueblo.cosas["área"])
    for nombre in ("solicitud", "otra solicitud", "solicitud rechazada", "solicitud usada"):
        pueblo.cosas[nombre] = crear_solicitud(por=enlace, fotos=1)
    atender.rechazar(solicitud=pueblo.cosas["solicitud rechazada"], texto="No.", por=por)
    for tipo in Uso.Tipo:
        usar.usar(solicitud=pueblo.cosas["solicitud usada"], tipo=tipo, por=por)


def _lote():
    """With a photograph, taken nowhere yet."""
    lote = Lote.objects.create(titulo="Lentes")
    fabricas.crear_imagen(lote=lote)
    return lote


def _veda():
    """One that is still to come: nothing is hidden yet."""
    ahora = timezone.now()
    return Veda.objects.create(desde=ahora + timedelta(90), hasta=ahora + timedelta(120))


def _peticion(pueblo):
    """To an área that has not answered."""
    una = Convocatoria.objects.create(
        vez="a" * 32,
        pregunta="¿Qué actos tendrá su área?",
        limite=timezone.localdate() + timedelta(3),
        hecha_por=pueblo.personas["redacción"],
    )
    una.llamadas.create(area=pueblo.cosas["área"])
    return una


def _consentimiento():
    """With its paper, and no photographs yet."""
    papel = ContentFile(b"%PDF-1.4", name="papel.pdf")
    return Consentimiento.objects.create(
        de_quien="Una niña", lo_da="Su madre", dado_el=timezone.localdate(), documento=papel
    )


def _compartido(pagina):
    pagina = Page.objects.get(pk=pagina.pk)
    return BorradorCompartido.objects.create(
        pagina=pagina,
        revision=pagina.latest_revision,
        huella="matriz",
        para="Alguien",
        caduca=timezone.now() + timedelta(1),
    )


def _cosas(pueblo, portada):
    archivo = ContentFile(b"nada", name="algo.mp4")
    coleccion = Collection.get_first_root_node().add_child(name="Otra")
    pueblo.cosas = {
        "imagen": fabricas.crear_imagen(),
        "lote": _lote(),
        "documento": fabricas.crear_documento(),
        "media": Multimedia.objects.create(title="Video", file=archivo, duration=1, type="video"),
        "grabación": fabricas.crear_grabacion(),
        "área": fabricas.crear_area(),
        "funcionario": fabricas.crear_funcionario(),
        "sede": fabricas.crear_sede(),
        "tema": Tema.objects.create(name="Agua", slug="agua"),
        "usuario": crear_usuario("Redacción"),
        "grupo": Group.objects.get(name="Enlace"),
        "colección": coleccion,
        "flujo": Workflow.objects.get(),
        "tarea": Workflow.objects.get().tasks.first(),
        "otra tarea": GroupApprovalTask.objects.create(name="Otra"),
        "sitio": Site.objects.get(is_default_site=True),
        "ajustes": Ajustes.for_site(Site.objects.get(is_default_site=True)),
        "redirección": Redirect.add_redirect("/vieja/", "/nueva/"),
        "subida": UploadedFile.objects.create(),
        "veda": _veda(),
        "consentimiento": _consentimiento(),
        "serie": Serie.objects.first(),
        "colección raíz": Collection.get_first_root_node(),
        "destino": fabricas.crear_informativa(),
    }
    pueblo.cosas["petición"] = _peticion(pueblo)
    escribir_correo(para="a@example.org", asunto="Aviso", texto="Texto", clave="matriz")
    Correo.objects.update(estado=next(iter(Correo.DE_UNA_PERSONA)))
    pueblo.cosas["correo"] = Correo.objects.latest("pk")


def _escrita(pueblo, hacer, **datos):
    pagina = hacer(publicada=False, owner=pueblo.personas["redacción"], **datos)
    pagina.save_revision(user=pueblo.personas["redacción"])
    return _corregida(pueblo, pagina)


def _corregida(pueblo, pagina, **cambios):
    pagina = Page.objects.get(pk=pagina.pk).get_latest_revision_as_object()
    for campo, valor in cambios.items():
        setattr(pagina, campo, valor)
    pagina.save_revision(user=pueblo.personas["dirección"])
    return pagina


def _publica(pueblo, hacer):
    return hacer_publica(_escrita(pueblo, hacer).latest_revision)


def _enviada(pueblo, hacer):
    return _enviar(pueblo, _escrita(pueblo, hacer))


def _enviar(pueblo, pagina):
    pagina = Page.objects.get(pk=pagina.pk).specific
    pagina.get_workflow().start(pagina, pueblo.personas["redacción"])
    return pagina


def _devuelta(pueblo, hacer):
    pagina = _enviada(pueblo, hacer)
    estado = pagina.current_workflow_task_state
    otra = pueblo.personas["subdirección"]
    estado.task.specific.on_action(estado, otra, "reject", comment="Falta un dato.")
    return pagina


def _con_cambios(pueblo, hacer):
    return _corregida(pueblo, _publica(pueblo, hacer), title="Con cambios")


def _programada(pueblo, hacer):
    cuando = timezone.now() + timedelta(days=3)
    revision = _corregida(pueblo, _escrita(pueblo, hacer), go_live_at=cuando).latest_revision
    return hacer_publica(revision)


def _retirada(pueblo, hacer):
    pagina = _publica(pueblo, hacer)
    quitar(pagina)
    return pagina


def _restringida(pueblo, hacer):
    pagina = _publica(pueblo, hacer)
    PageViewRestriction.objects.create(page=pagina, restriction_type="login")
    return pagina


def _bloqueada(pueblo, hacer):
    pagina = Page.objects.get(pk=_escrita(pueblo, hacer).pk).specific
    pagina.locked, pagina.locked_by = True, pueblo.personas["subdirección"]
    pagina.locked_at = timezone.now()
    pagina.save()
    return pagina


def _urgente(pueblo, hacer):
    revision = _escrita(pueblo, hacer).latest_revision
    por = pueblo.personas["dirección"]
    libro.asentar(revision=revision, clase=Aprobacion.Clase.URGENTE, motivo="Urge.", por=por)
    return publicar(revision=revision, por=por)


ESTADOS = {
    "borrador": _escrita,
    "en revisión": _enviada,
    "devuelta": _devuelta,
    "pública": _publica,
    "con cambios": _con_cambios,
    "con cambios en revisión": lambda p, h: _enviar(p, _con_cambios(p, h)),
    "programada": _programada,
    "retirada": _retirada,
    "restringida": _restringida,
    "bloqueada": _bloqueada,
    "urgente": _urgente,
}
