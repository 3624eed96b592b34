"""What the queue does with files."""

from django_tasks import task

from . import actions
from .grabacion import cortar, sonoras


@task()
def preparar_fotografias(imagenes):
    """Makes the sizes of those photographs, by primary key."""
    actions.preparar_fotografias(imagenes=imagenes)


@task(priority=-10)  # what is to be published goes before
def preparar_muestras(imagenes):
    """Makes the two sizes with which whoever works here sees them."""
    actions.preparar_fotografias(imagenes=imagenes, claves=actions.MUESTRAS)


@task()
def preparar_audios(grabaciones):
    """Draws those recordings and makes their MP3, by primary key."""
    sonoras.preparar_audios(grabaciones=grabaciones)


@task()
def hacer_corte(corte):
    """Makes that cut, by primary key."""
    cortar.hacer_corte(corte=corte)


def preparar_las_de(pagina):
    """Sends to the queue every photograph and audio that a page shows, if it says which."""
    fotos = pagina.fotografias() if hasattr(pagina, "fotografias") else []
    if fotos:
        preparar_fotografias.enqueue([foto.pk for foto in fotos])
    audios = pagina.grabaciones() if hasattr(pagina, "grabaciones") else []
    if audios:
        preparar_audios.enqueue([audio.pk for audio in audios])
