"""What the queue does with files."""

from django_tasks import task

from . import actions


@task()
def preparar_fotografias(imagenes):
    """Makes the sizes of those photographs, by primary key."""
    actions.preparar_fotografias(imagenes=imagenes)
