"""Who logs in. An account is closed, never deleted: what they did keeps their name."""

from django.apps import apps
from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.functional import cached_property
from wagtail.log_actions import log

from ayuntamiento import origen

from .registros import Area

SE_CIERRA = (
    "Las cuentas no se borran, para que siempre se sepa quién hizo qué. Ciérrela: ya nadie "
    "podrá entrar con ella."
)


class NoSeBorra(PermissionDenied):
    """The rule that forbids it, in one sentence for the person."""

    def __init__(self):
        super().__init__(SE_CIERRA)


class UsuarioQuerySet(models.QuerySet):
    def delete(self):
        raise NoSeBorra

    delete.alters_data = True
    delete.queryset_only = True


class UsuarioManager(UserManager.from_queryset(UsuarioQuerySet)):
    use_in_migrations = False


class Usuario(AbstractUser):
    """Someone who logs in; an enlace belongs to the área for which they speak.

    Neither the admin nor the program's own code can delete one: `Revision.user` and the like
    would become empty, and four eyes would no longer know who wrote. What still can: SQL,
    `_raw_delete` and emptying the table. There the ledger's PROTECT keeps those who approved.
    """

    area = models.ForeignKey(
        Area,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="usuarios",
        verbose_name="área",
    )

    objects = UsuarioManager()

    class Meta(AbstractUser.Meta):
        verbose_name = "usuario"
        verbose_name_plural = "usuarios"

    def __str__(self):
        return self.get_full_name() or self.username

    def save(self, *args, **kwargs):
        """A new password ends their other sessions and lifts the lock that the old one earned."""
        estrena = self._password is not None and not self._state.adding
        super().save(*args, **kwargs)
        if estrena:
            self.sesiones.menos(origen.sesion()).delete()
            apps.get_model("axes", "AccessAttempt").objects.filter(username=self.username).delete()
            log(self, "pregon.contrasena")

    def delete(self, *args, **kwargs):
        raise NoSeBorra

    @cached_property
    def nombres_de_grupos(self):
        return {nombre for nombre, _telefono in self._grupos_y_telefono if nombre}

    @cached_property
    def tiene_telefono(self):
        """Whether a telephone of theirs gives the code of the second step."""
        return any(telefono for _nombre, telefono in self._grupos_y_telefono)

    @cached_property
    def _grupos_y_telefono(self):
        """[(group's name or None, has telephone)…]: every request of the panel asks for both."""
        telefonos = apps.get_model("otp_totp", "TOTPDevice").objects.filter(confirmed=True)
        suyo = Usuario.objects.filter(pk=self.pk)
        return list(suyo.values_list("groups__name", Exists(telefonos.filter(user=OuterRef("pk")))))
