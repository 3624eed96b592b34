"""The sessions that are open: whose, since when, on what device."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ayuntamiento.sesiones import SessionStore


class SesionQuerySet(models.QuerySet):
    def abiertas(self):
        """Those that still open a door, the last one used first."""
        return self.filter(expire_date__gt=timezone.now()).order_by("-vista")

    def menos(self, clave):
        """All but the one that has this key, if any has."""
        return self.exclude(session_key=clave) if clave else self

    def de_referencia(self, referencia):
        """The one that the reader of a list calls so; None if it was ended meanwhile."""
        return next((sesion for sesion in self if sesion.referencia == referencia), None)


class Sesion(AbstractBaseSession):
    """Someone's open session; deleting its row ends it.

    What is not the key is copied from the session's own data at each save.
    """

    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="sesiones",
        verbose_name="usuario",
    )
    dispositivo = models.CharField("dispositivo", max_length=80, blank=True)
    desde = models.DateTimeField("desde", null=True)
    vista = models.DateTimeField("vista por última vez", default=timezone.now)

    objects = BaseSessionManager.from_queryset(SesionQuerySet)()

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "sesión"
        verbose_name_plural = "sesiones"
        default_permissions = ()

    def __str__(self):
        return self.dispositivo or "Otro dispositivo"

    @classmethod
    def get_session_store_class(cls):
        return SessionStore

    @property
    def referencia(self):
        """How a screen names it: whoever has its key has the session."""
        return salted_hmac("ayuntamiento.sesion", self.session_key).hexdigest()[:24]
