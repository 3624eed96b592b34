"""The director's step: what she approves is published, what she returns carries a reason."""

from functools import partial

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from acervo.tasks import preparar_las_de
from moderacion import desenlace, fecha, permissions
from moderacion.candado import CandadoDeRevision
from moderacion.custodia import libro
from moderacion.electoral import veda
from moderacion.forms import FormularioDevolver, FormularioUrgente, FormularioVistoBueno
from moderacion.models.retiro import Retiro
from moderacion.permissions import NoSePuede
from moderacion.salida import avisos
from sitio.texto import dia_y_hora

CAMBIO = (
    "El texto cambió después de enviarse: se guardó, y quedó en revisión tal como está ahora. "
    "Quien lo cambió no lo aprueba: lo aprueba otra persona de dirección."
)
SE_RETIRO_POR_LEY = (
    "Se retiró por disposición legal: para que vuelva al sitio, escriba en la nota por qué."
)
YA_VENCIO = (
    "Debía retirarse el {}, y esa fecha ya pasó: devuélvala con una nota, para que la cambien o la "
    "dejen."
)
SIN_MOTIVO = "Escriba qué hay que corregir: la nota llega a quien redactó."
SIN_URGENCIA = "Escriba por qué no puede esperar a otra persona: queda en el libro."


def _decir_urgente(task_state, motivo, user, action):
    """In the log, in the place of the framework's entry, which would call it a visto bueno."""
    revision = task_state.revision
    datos = {"motivo": motivo}
    log(revision.as_object(), "pregon.urgente", user=user, revision=revision, data=datos)


class VistoBueno(AbstractGroupApprovalTask):
    """Whoever may publish the page approves it or returns it; nobody else."""

    lock_class = CandadoDeRevision

    class Meta:
        verbose_name = "visto bueno"
        verbose_name_plural = "vistos buenos"

    def start(self, workflow_state, user=None):
        estado = super().start(workflow_state, user=user)
        avisos.de_envio(estado, por=user)
        preparar_las_de(estado.revision.as_object())  # its first reader finds their sizes made
        return estado

    def get_actions(self, obj, user):
        if not permissions.puede_publicar(user, obj):
            return []
        acciones = [("reject", "Devolver con una nota…", True)]
        if permissions.puede_aprobar(user, obj):
            acciones.insert(0, ("approve", self._nombre_de_aprobar(obj), True))
        elif permissions.puede_urgir(user, obj):
            acciones.append(("urgente", "Publicar con urgencia…", True))
        return acciones

    def _nombre_de_aprobar(self, obj):
        if obj.go_live_at and obj.go_live_at > timezone.now():
            return f"Aprobar: se publicará {veda.salida(obj, obj.go_live_at)}"
        return "Aprobar y publicar"

    @transaction.atomic
    def on_action(self, task_state, user, action_name, comment="", **_ignorado):
        """Decides on the page of the task state itself, whatever address it was asked through.

        What else comes in the request is not listened to. Raises NoSePuede, and nothing is done.
        """
        pagina = Page.objects.select_for_update().get(pk=task_state.revision.object_id)
        task_state.refresh_from_db()
        self._exigir(task_state, user, pagina)
        if action_name == "approve":
            self._aprobar(task_state, user, pagina, comment)
        elif action_name == "urgente":
            if not comment.strip():
                raise NoSePuede(SIN_URGENCIA)
            self._aprobar(task_state, user, pagina, comment, urgente=comment.strip())
        elif action_name == "reject":
            if not comment.strip():
                raise NoSePuede(SIN_MOTIVO)
            task_state.reject(user=user, comment=comment)
            avisos.de_devolucion(task_state, por=user)

    def _aprobar(self, task_state, user, pagina, comment, urgente=""):
        if pagina.latest_revision_id != task_state.revision_id:
            raise NoSePuede(CAMBIO)
        vence = task_state.revision.as_object().expire_at
        if vence and vence <= timezone.now():
            raise NoSePuede(YA_VENCIO.format(dia_y_hora(vence)))
        por_ley = Retiro.objects.vigentes().filter(pagina=pagina, motivo=Retiro.Motivo.LEGAL)
        if not comment.strip() and por_ley.exists():
            raise NoSePuede(SE_RETIRO_POR_LEY)
        fecha.exigir(task_state.revision)
        libro.aprobar(revision=task_state.revision, por=user, urgente=urgente)
        if urgente:
            avisos.de_urgencia(task_state.revision, por=user, motivo=urgente)
            task_state.log_state_change_action = partial(_decir_urgente, task_state, urgente)
        task_state.approve(user=user, comment=comment)

    def _exigir(self, task_state, user, pagina):
        flujo = task_state.workflow_state
        vigente = flujo.current_task_state_id == task_state.pk
        if task_state.status != TaskState.STATUS_IN_PROGRESS or not vigente:
            raise NoSePuede(desenlace.decidida(task_state, para=user))
        if not permissions.puede_publicar(user, pagina):
            raise NoSePuede("Solo dirección aprueba o devuelve.")

    def get_form_for_action(self, action):
        formas = {"reject": FormularioDevolver, "urgente": FormularioUrgente}
        return formas.get(action, FormularioVistoBueno)

    def user_can_access_editor(self, obj, user):
        return permissions.puede_publicar(user, obj)

    def locked_for_user(self, obj, user):
        return not permissions.puede_publicar(user, obj)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        if permissions.es_de_direccion(user):
            return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return self.task_states.none()

    @classmethod
    def get_description(cls):
        return "Dirección aprueba y publica, o devuelve con una nota."
