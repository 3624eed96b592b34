"""What the queue does with files."""

from django_tasks import task

from . import actions


@task()
def preparar_fotografias(imagenes):
    """Makes the sizes of those photographs, by primary key."""
    actions.preparar_fotografias(imagenes=imagenes)


@task(priority=-10)  # what is to be published goes before
def preparar_muestras(imagenes):
    """Makes the two sizes with which whoever works here sees them."""
    actions.preparar_fotografias(imagenes=imagenes, claves=actions.MUESTRAS)


def preparar_las_de(pagina):
    """Sends to the queue every photograph that a page shows, if it says which."""
    fotos = pagina.fotografias() if hasattr(pagina, "fotografias") else []
    if fotos:
        preparar_fotografias.enqueue([foto.pk for foto in fotos])
