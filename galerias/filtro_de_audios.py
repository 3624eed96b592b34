"""The filters of the audios: who speaks, área and month; nonsense in the address is ignored."""

import datetime

import django_filters
from django import forms
from django.db.models import Exists, Min, OuterRef, Q
from django.db.models.functions import Lower
from django.utils import timezone

from ayuntamiento.models import Area, Funcionario
from sitio.filters import FiltroDeLista, FiltroDePublico
from sitio.meses import desde
from sitio.models import Clase, Publicacion
from sitio.texto import sin_acentos

LARGO = 80


def _visibles():
    return Publicacion.objects.filter(visible=True, clase=Clase.AUDIO)


def areas():
    """Those that have some audio to be heard."""
    suyos = _visibles().filter(area=OuterRef("pk")).order_by()
    con_audio = Area.objects.filter(Exists(suyos)).order_by(Lower("nombre"))
    return list(con_audio.values_list("slug", "nombre"))


def meses():
    """From this month back to the first audio, as ("2026-11", "Noviembre de 2026")."""
    return desde(_visibles().aggregate(f=Min("fecha"))["f"])


def _del_mes(mes):
    """[first moment, first of the next) of «2026-11», as the town counts days."""
    dia = datetime.datetime.strptime(f"{mes}-01", "%Y-%m-%d")  # noqa: DTZ007  made aware below
    siguiente = (dia + datetime.timedelta(days=32)).replace(day=1)
    return timezone.make_aware(dia), timezone.make_aware(siguiente)


class FiltroDeAudios(FiltroDePublico):
    """They combine."""

    quien = django_filters.CharFilter(
        label="Quién habla",
        method="de_quien",
        max_length=LARGO,
        widget=forms.TextInput({"type": "search", "maxlength": LARGO}),
    )
    area = FiltroDeLista(label="Área", empty_label="Todas", choices=areas, field_name="area__slug")
    mes = FiltroDeLista(label="Mes", empty_label="Cualquiera", choices=meses, method="del_mes")

    def de_quien(self, queryset, _nombre, texto):
        """By a piece of the name, in the directory or as it was written, whatever its accents."""
        buscado = sin_acentos(texto)
        personas = Funcionario.objects.values_list("pk", "nombre")
        suyas = [pk for pk, nombre in personas if buscado in sin_acentos(nombre)]
        del_directorio = Q(audio__funcionario__in=suyas)
        return queryset.filter(del_directorio | Q(audio__voz__contains=buscado))

    def del_mes(self, queryset, _nombre, mes):
        desde, hasta = _del_mes(mes)
        return queryset.filter(fecha__gte=desde, fecha__lt=hasta)
