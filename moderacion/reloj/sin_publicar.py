"""The list of the desk that nobody wants to see: what was scheduled and could not be done."""

from django.db.models import Q

from moderacion.filas import Accion, Fila, Lista, paginas
from moderacion.models import Fallo
from sitio.texto import dia_y_hora

QUE_HACER = (
    "Se intenta otra vez cada minuto. Si no sale, abra la página, cancele la programación, corrija "
    "lo que se dice aquí y envíela de nuevo a revisión."
)


class SinPublicar(Lista):
    """For dirección, all; for whoever writes, one's own."""

    clave = "sin-publicar"
    titulo = "No se pudo publicar"
    vacia = "Todo lo programado salió a su hora."

    def consulta(self):
        todos = Fallo.objects.pendientes().select_related("revision").defer("revision__content")
        if not self.dirige:
            todos = todos.filter(Q(pagina__owner=self.user) | Q(revision__user=self.user))
        return todos.order_by("primero", "pk")

    def filas(self, tramo):
        fallos = list(self.consulta()[tramo])
        por_pk = paginas().in_bulk([fallo.pagina_id for fallo in fallos])
        return [self.fila(f, por_pk[f.pagina_id]) for f in fallos if f.pagina_id in por_pk]

    def fila(self, fallo, pagina):
        if fallo.revision:
            que = f"Debía publicarse el {dia_y_hora(fallo.revision.approved_go_live_at)}"
        else:
            que = f"Debía retirarse el {dia_y_hora(pagina.expire_at)}"
        veces = "una vez" if fallo.intentos == 1 else f"{fallo.intentos} veces"
        return Fila(
            pagina,
            fallo.revision.object_str if fallo.revision else pagina.title,
            f"{que}; se intentó {veces}, la última el {dia_y_hora(fallo.ultimo)}",
            nota=f"{fallo.motivo}\n{QUE_HACER}",
            acciones=[Accion("Abrir", "editar", True)],
        )
