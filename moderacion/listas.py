"""The lists of the desk: each says what it holds, for whom, and what each row offers.

Titles are those of the draft (`draft_title`, `object_str`): the row of a live page keeps the
title that is public.
"""

from functools import cached_property

from django.db.models import CharField, Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Cast
from django.urls import reverse_lazy
from wagtail import hooks
from wagtail.models import Revision, TaskState, WorkflowState

from sitio.models import Publicacion
from sitio.texto import dia_y_hora

from .averias import CorreosSinSalir, Diferencias
from .custodia.menores import MenoresALaVista
from .electoral import veda
from .filas import Accion, Fila, Lista, ListaDeEstados, en_la_bandeja, paginas, tipo_de_pagina
from .models import Aprobacion, Retiro, Veda
from .permissions import puede_repasar
from .reloj.sin_publicar import SinPublicar


class PorRevisar(ListaDeEstados):
    clave = "por-revisar"
    siempre = True
    vacia = "Nada espera el visto bueno."

    @property
    def titulo(self):
        return "Por revisar" if self.dirige else "En revisión"

    def consulta(self):
        return (
            TaskState.objects.filter(
                status=TaskState.STATUS_IN_PROGRESS,
                workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
                revision__base_content_type=tipo_de_pagina(),
            )
            .select_related("workflow_state__requested_by", "revision")
            .defer("revision__content")
            .order_by("started_at", "pk")
        )

    def fila(self, estado, pagina):
        quien = estado.workflow_state.requested_by or "alguien"
        leer = Accion("Leer y decidir", "", True, url=en_la_bandeja(pagina))
        acciones = [leer] if self.dirige else []
        return Fila(
            pagina,
            estado.revision.object_str,
            f"La envió {quien} el {dia_y_hora(estado.started_at)}",
            acciones=[*acciones, Accion("Sacar de revisión", "sacar")],
        )


class PorRepasar(Lista):
    """Published alone, with a reason, until another person reads it."""

    clave = "por-repasar"
    titulo = "Por repasar"
    vacia = "Nada se publicó con urgencia sin que otra persona lo leyera."

    def consulta(self):
        todas = Aprobacion.objects.por_repasar().select_related("por")
        return todas if self.dirige else todas.none()

    def filas(self, tramo):
        entradas = list(self.consulta()[tramo])
        por_pk = paginas().in_bulk([entrada.pagina_id for entrada in entradas])
        return [self.fila(entrada, por_pk[entrada.pagina_id]) for entrada in entradas]

    def fila(self, entrada, pagina):
        entrada.pagina = pagina
        puede = puede_repasar(self.user, entrada)
        return Fila(
            pagina,
            pagina.title,
            f"La publicó {entrada.por} sin otra persona el {dia_y_hora(entrada.cuando)}",
            nota=entrada.motivo,
            acciones=[Accion("Repasar", "repasar", clave=entrada.pk)] if puede else [],
        )


class Devueltas(ListaDeEstados):
    clave = "devueltas"
    titulo = "Devueltas"
    vacia = "Nada devuelto."

    def consulta(self):
        return (
            WorkflowState.objects.filter(
                status=WorkflowState.STATUS_NEEDS_CHANGES, base_content_type=tipo_de_pagina()
            )
            .select_related("current_task_state__finished_by", "current_task_state__revision")
            .defer("current_task_state__revision__content")
            .order_by("-current_task_state__finished_at", "-pk")
        )

    def pagina_de(self, flujo):
        return flujo.object_id

    def fila(self, flujo, pagina):
        estado = flujo.current_task_state
        cuando = f" el {dia_y_hora(estado.finished_at)}" if estado.finished_at else ""
        return Fila(
            pagina,
            pagina.draft_title,
            f"La devolvió {estado.finished_by or 'dirección'}{cuando}",
            nota=estado.comment,
            acciones=[Accion("Corregir", "editar", True)],
        )


class Programadas(ListaDeEstados):
    clave = "programadas"
    titulo = "Programadas"
    vacia = "Nada programado."
    otra_vista = reverse_lazy("moderacion:programa")

    @cached_property
    def vedas(self):
        return list(Veda.objects.por_venir())

    def consulta(self):
        """The content is read only if there is a ban to ask about it."""
        programadas = Revision.objects.filter(
            approved_go_live_at__isnull=False, base_content_type=tipo_de_pagina()
        ).order_by("approved_go_live_at", "pk")
        return programadas if self.vedas else programadas.defer("content")

    def pagina_de(self, revision):
        return revision.object_id

    def fila(self, revision, pagina):
        cuando = dia_y_hora(revision.approved_go_live_at)
        retenida = veda.aviso(revision, self.vedas)
        espera = f"{retenida[0].lower()}{retenida[1:]}" if retenida else "todavía no se ve"
        return Fila(pagina, revision.object_str, f"Programada para el {cuando}; {espera}")


class Borradores(Lista):
    """Drafts that nobody waits for: neither in review, nor returned, nor scheduled."""

    def consulta(self):
        pk = Cast(OuterRef("pk"), CharField())
        tipo = tipo_de_pagina()
        flujos = WorkflowState.objects.active().filter(base_content_type=tipo, object_id=pk)
        programadas = Revision.objects.filter(
            base_content_type=tipo, object_id=pk, approved_go_live_at__isnull=False
        )
        return (
            paginas()
            .filter(self.suyos(), has_unpublished_changes=True, depth__gt=1)
            .exclude(Exists(flujos.order_by()))
            .exclude(Exists(programadas.order_by()))
            .order_by("-latest_revision_created_at", "-pk")
        )

    def filas(self, tramo):
        vigentes = Retiro.objects.vigentes().select_related("por")
        retiros = Prefetch("retiros", queryset=vigentes, to_attr="retiros_vigentes")
        return [self.fila(pagina) for pagina in self.consulta().prefetch_related(retiros)[tramo]]

    def dato(self, pagina):
        if retiro := _retiro_de(pagina):
            return f"La retiró {retiro.por or 'el programa'} el {dia_y_hora(retiro.cuando)}"
        if pagina.live:
            que = "Publicada, con cambios sin enviar"
        else:
            que = "Retirada" if pagina.first_published_at else "Borrador"
        cuando = pagina.latest_revision_created_at
        return f"{que}, del {dia_y_hora(cuando)}" if cuando else que


def _retiro_de(pagina):
    """Who took it away and when, if it is a page that was; of those of a list, asked by lots."""
    return next(iter(pagina.retiros_vigentes), None) if not pagina.live else None


class MisBorradores(Borradores):
    clave = "mis-borradores"
    siempre = True
    titulo = "Mis borradores"
    vacia = "No tiene borradores."

    def suyos(self):
        return Q(owner=self.user)

    def fila(self, pagina):
        return Fila(
            pagina, pagina.draft_title, self.dato(pagina), acciones=[Accion("Seguir", "editar")]
        )


class BorradoresDeLaRedaccion(Borradores):
    clave = "borradores-de-la-redaccion"
    titulo = "Borradores de la redacción"
    vacia = "Nadie más tiene borradores."

    def suyos(self):
        return ~Q(owner=self.user) | Q(owner__isnull=True)

    def fila(self, pagina):
        dato = self.dato(pagina)
        if pagina.owner and _retiro_de(pagina):
            dato = f"{dato}; la empezó {pagina.owner}"
        elif pagina.owner:
            dato = f"{pagina.owner}: {dato[0].lower()}{dato[1:]}"
        return Fila(
            pagina,
            pagina.draft_title,
            dato,
            acciones=[Accion("Tomar", "tomar")],
        )


class Recientes(Lista):
    clave = "publicadas"
    titulo = "Publicadas hace poco"
    vacia = "Todavía no se publica nada."

    def consulta(self):
        publicadas = Publicacion.objects.order_by().filter(live=True).values("pk")
        return paginas().filter(pk__in=publicadas).order_by("-last_published_at", "-pk")

    def filas(self, tramo):
        return [self.fila(pagina) for pagina in self.consulta()[tramo]]

    def fila(self, pagina):
        acciones = [Accion("Retirar", "retirar")] if self.dirige else []
        cuando = pagina.last_published_at
        return Fila(
            pagina,
            pagina.title,
            f"Publicada el {dia_y_hora(cuando)}" if cuando else "Publicada",
            acciones=[Accion("Duplicar", "duplicar"), *acciones],
        )


ANTES = [
    Diferencias,
    MenoresALaVista,
    SinPublicar,
    PorRevisar,
    PorRepasar,
    Devueltas,
]
DESPUES = [
    MisBorradores,
    Programadas,
    BorradoresDeLaRedaccion,
    Recientes,
    CorreosSinSalir,
]


def listas():
    """All of them, in the order of the desk: those that apps above add by the hook
    `lista_de_mesa`, which wait for somebody, go before one's own drafts."""
    de_otros = [hecha() for hecha in hooks.get_hooks("lista_de_mesa")]
    return [*ANTES, *de_otros, *DESPUES]
