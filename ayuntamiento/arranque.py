"""What is looked at before the program serves anyone."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from .models import Usuario

DOMINIO_DE_DEMOSTRACION = "demo.pregon.example"
QUEDAN = (
    "Esta base tiene los usuarios de la demostración ({}), cuya contraseña es pública. "
    "Bórrelos o empiece con una base vacía; para la demostración use «make demo»."
)


def negarse_con_usuarios_de_demostracion():
    """Raises ImproperlyConfigured where they exist outside the demo."""
    if settings.DEMO:
        return
    try:
        quedan = list(
            Usuario.objects.filter(
                email__endswith=f"@{DOMINIO_DE_DEMOSTRACION}", is_active=True
            ).values_list("username", flat=True)
        )
    except DatabaseError:
        return
    if quedan:
        raise ImproperlyConfigured(QUEDAN.format(", ".join(sorted(quedan))))
