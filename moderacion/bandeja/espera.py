"""What waits for dirección: sent to review, or published alone and not yet read by another.

The whole tray costs the same queries whatever it holds: everything is asked for by lots.
"""

from django.core.paginator import Paginator
from django.db.models import Value
from wagtail import hooks
from wagtail.images import get_image_model
from wagtail.models import Page, Revision, TaskState

from moderacion import permissions
from moderacion.custodia import consentimientos
from moderacion.electoral import veda
from moderacion.filas import paginas
from moderacion.lectura.cambios import comparar
from moderacion.lectura.trozos import clase_de, leer
from moderacion.listas import PorRepasar, PorRevisar
from moderacion.models import Aprobacion, Retiro
from sitio.models import DEL_CAMBIO

from .pendiente import Pendiente
from .personas import nombrar

POR_PAGINA = 20
SIN_CAMBIO = dict.fromkeys(DEL_CAMBIO, "")  # what was told of the last change is not of this one


class Espera:
    """The queue of one person of dirección, the oldest first."""

    def __init__(self, user):
        self.user = user

    def hoja(self, numero=1, ver=""):
        """That page of the queue, or the one that holds the page of key `ver`; of Pendiente."""
        claves = self._claves()
        lugares = (n for n, (*_, pagina) in enumerate(claves) if pagina == ver)
        if (lugar := next(lugares, None)) is not None:
            numero = lugar // POR_PAGINA + 1
        hoja = Paginator(claves, POR_PAGINA).get_page(numero)
        hoja.object_list = self._pendientes(hoja.object_list)
        for n, pendiente in enumerate(hoja.object_list):
            pendiente.abierto = str(pendiente.pagina.pk) == ver if ver else n == 0
        return hoja

    def _claves(self):
        """(since, model, key, key of the page as text) of all that waits."""
        revisar = PorRevisar(self.user).consulta().order_by()
        repasar = PorRepasar(self.user).consulta().order_by()
        de_estado = revisar.values_list("started_at", Value(True), "pk", "revision__object_id")
        de_entrada = repasar.values_list("cuando", Value(False), "pk", "revision__object_id")
        claves = [
            (desde, TaskState if es_estado else Aprobacion, pk, pagina)
            for desde, es_estado, pk, pagina in de_estado.union(de_entrada, all=True)
        ]
        return sorted(claves, key=lambda clave: (clave[0], clave[2]))

    def _pendientes(self, claves):
        filas = self._filas(claves)
        objetos = [filas[modelo][pk] for _, modelo, pk, _ in claves if pk in filas[modelo]]
        suyas = self._paginas(objetos)
        pendientes = [
            _pendiente(objeto, suyas[int(objeto.revision.object_id)]) for objeto in objetos
        ]
        self._comparar(pendientes)
        self._permitir(pendientes)
        self._contar_retiros(pendientes)
        return _avisar(pendientes)

    def _filas(self, claves):
        estados = [pk for _, modelo, pk, _ in claves if modelo is TaskState]
        entradas = [pk for _, modelo, pk, _ in claves if modelo is Aprobacion]
        de_quien = ("revision__user", "workflow_state__requested_by")
        return {
            TaskState: TaskState.objects.select_related(*de_quien).in_bulk(estados),
            Aprobacion: Aprobacion.objects.select_related("revision", "por").in_bulk(entradas),
        }

    def _paginas(self, objetos):
        claves = [int(objeto.revision.object_id) for objeto in objetos]
        return paginas().select_related("publicacion__folio").in_bulk(claves)

    def _comparar(self, pendientes):
        bases = self._bases(pendientes)
        con_base = [p for p in pendientes if bases.get(p.ancla)]
        nuevos = [(clase_de(p.pagina), p.revision.content) for p in pendientes]
        viejos = [(clase_de(p.pagina), {**bases[p.ancla], **SIN_CAMBIO}) for p in con_base]
        lecturas, nombres = leer(nuevos + viejos)
        antes = dict(zip((p.ancla for p in con_base), lecturas[len(nuevos) :], strict=True))
        sin = consentimientos.las_que_faltan(nombres.de(get_image_model()))
        for pendiente, leido in zip(pendientes, lecturas, strict=False):
            pendiente.leido, pendiente.imagenes = leido, nombres.de(get_image_model())
            pendiente.consentimiento = _lo_que_falta(leido, sin)
            if pendiente.ancla in antes:
                pendiente.cambios = comparar(antes[pendiente.ancla], leido)

    def _bases(self, pendientes):
        """The content that each one changes: what is public, or what was before the urgent one."""
        deseadas = {}
        previas = self._aprobadas_antes([p.aprobacion for p in pendientes if p.aprobacion])
        for p in pendientes:
            deseadas[p.ancla] = previas.get(p.aprobacion.pk) if p.aprobacion else p.publica
        claves = {clave for clave in deseadas.values() if clave}
        contenidos = dict(Revision.objects.filter(pk__in=claves).values_list("pk", "content"))
        return {ancla: contenidos.get(clave) for ancla, clave in deseadas.items()}

    def _aprobadas_antes(self, entradas):
        """Of each entry, the key of the revision that was approved before it."""
        if not entradas:
            return {}
        todas = Aprobacion.objects.filter(pagina_id__in={e.pagina_id for e in entradas})
        filas = list(todas.order_by("pk").values_list("pagina_id", "pk", "revision_id"))
        return {
            entrada.pk: revision
            for entrada in entradas
            for pagina, pk, revision in filas
            if pagina == entrada.pagina_id and pk < entrada.pk and revision != entrada.revision_id
        }

    def _contar_retiros(self, pendientes):
        claves = [p.pagina.pk for p in pendientes if p.pagina.first_published_at and not p.publica]
        retiros = (
            Retiro.objects.vigentes().filter(pagina_id__in=claves).select_related("por", "destino")
        )
        por_pagina = {retiro.pagina_id: retiro for retiro in retiros} if claves else {}
        for pendiente in pendientes:
            pendiente.retiro = por_pagina.get(pendiente.pagina.pk)

    def _permitir(self, pendientes):
        """What this person may do with each; by lots what permissions.py asks one by one."""
        autores = Aprobacion.autores_por_pagina([p.pagina.pk for p in pendientes if p.estado])
        vedas = veda.por_venir()
        for pendiente in pendientes:
            pendiente.veda = pendiente.estado and veda.lo_que_hara(pendiente.revision, vedas)
            pendiente.acciones = self._acciones(pendiente, autores.get(pendiente.pagina.pk, set()))
        nombrar(pendientes, autores)

    def _acciones(self, pendiente, autores):
        pagina, user = pendiente.pagina, self.user
        if pendiente.aprobacion:
            pendiente.aprobacion.pagina = pagina
            return {"repasar"} if permissions.puede_repasar(user, pendiente.aprobacion) else set()
        posibles = {
            "aprobar": permissions.puede_aprobar(user, pagina, autores),
            "urgente": permissions.puede_urgir(user, pagina, autores),
            "devolver": permissions.puede_publicar(user, pagina),
        }
        return {accion for accion, puede in posibles.items() if puede}


def _avisar(pendientes):
    """What apps above this one have to say of them, by the hook `aviso_de_bandeja`."""
    for dice in hooks.get_hooks("aviso_de_bandeja"):
        dichos = dice(pendientes)
        for pendiente in pendientes:
            pendiente.avisos += filter(None, [dichos.get(pendiente.pagina.pk)])
    return pendientes


def _lo_que_falta(leido, sin):
    """The photographs of that text which may not be published, in a sentence, or nothing."""
    suyas = {clave for trozo in leido for clave in trozo.fotos if clave in sin}
    if not suyas:
        return ""
    return consentimientos.SinConsentimiento([sin[clave] for clave in suyas]).en_html()


def _pendiente(objeto, pagina):
    comunes = {"pagina": pagina, "revision": objeto.revision}
    if isinstance(objeto, Aprobacion):
        return Pendiente(**comunes, desde=objeto.cuando, quien=objeto.por, aprobacion=objeto)
    quien = objeto.workflow_state.requested_by or "alguien"
    return Pendiente(**comunes, desde=objeto.started_at, quien=quien, estado=objeto)


def piezas(estado):
    """What a note on that text may be about, as {key of the piece: its label}."""
    pagina = Page.objects.get(pk=estado.revision.object_id)
    (leido,), _ = leer([(clase_de(pagina), estado.revision.content)])
    return {trozo.clave: trozo.rotulo for trozo in leido}
