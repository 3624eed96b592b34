"""The same video or audio is kept once: who sends it again is led to the one that is here."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from wagtail.permissions import policy_registry
from wagtail.utils.file import hash_filelike

from .depurar import depurada

YA_ESTABA = (
    "<span>Ya estaba: es <a href='{}' target='_blank'>«{}»</a>, que se subió el {}. Use ese "
    "archivo: no hace falta subirlo otra vez.</span>"
)


def exigir_otra(archivo, de, por):
    """Raises ValidationError if that file, ready to be kept, is one that this person may see.

    `de`: the recording whose file it is to be.
    """
    suyas = policy_registry.get_by_type(type(de)).instances_user_has_any_permission_for(
        por, ["change", "choose"]
    )
    iguales = suyas.filter(file_hash=hash_filelike(depurada(archivo))).exclude(pk=de.pk)
    if igual := iguales.order_by("pk").first():
        cuando = timezone.localtime(igual.created_at).strftime("%d/%m/%Y")
        ficha = reverse("wagtailmedia:edit", args=[igual.pk])
        raise ValidationError(format_html(YA_ESTABA, ficha, igual.title, cuando))
