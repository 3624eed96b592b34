"""Hours as they are written and read in a record: those of the zone that it says."""

from datetime import UTC
from zoneinfo import ZoneInfo

from django.utils import timezone

from acervo.dos_personas.hijos import LISTA

NO_EXISTE = "Esa hora no existe: ese día los relojes se adelantan. Escriba otra."
DE_LA_FICHA, DE_CADA_FECHA = ("inicio", "fin"), ("original", "inicio", "fin")


def tecleada(momento, zona):
    """The moment of an hour that a form took for one of where the program is."""
    return timezone.localtime(momento).replace(tzinfo=zona).astimezone(UTC)


def se_salta(pared, zona):
    """Whether the clocks of that zone go past that hour, when they are put forward."""
    return pared.replace(tzinfo=zona).astimezone(UTC).astimezone(zona).replace(tzinfo=None) != pared


def por_teclear(momento, zona):
    """What such a form has to be given so that it paints the hour of that zone."""
    return momento.astimezone(zona).replace(tzinfo=timezone.get_current_timezone())


class DePared:
    """For the form of what has dates, with the list of its other dates (`sesiones`)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zona = self.instance.en_su_zona()
        _pintar(self, DE_LA_FICHA, zona)
        for forma in self.formsets["sesiones"].initial_forms:
            _pintar(forma, DE_CADA_FECHA, zona)

    def clean(self):
        zona, datos = self._la_elegida(), self.cleaned_data
        for campo in [c for c in DE_LA_FICHA if datos.get(c)]:
            _leer(self, campo, zona)
        if self.formsets["sesiones"].is_valid():
            for forma in self.sueltas():
                self._en_su_hora(forma, zona)
        return super().clean()

    def sueltas(self):
        """The forms of the other dates that would be there once saved."""
        formset = self.formsets.get("sesiones", ())  # none, if the list of the other was chosen
        return [f for f in formset if f.cleaned_data.get("inicio") and not _sale(f, formset)]

    def dejar(self, datos, campo):
        """What `guardar_fila` had kept of that list is not written either."""
        super().dejar(datos, campo)
        if campo == f"{LISTA}sesiones":
            suyas = self.instance.sesiones
            suyas.set(suyas.get_live_queryset())

    def _la_elegida(self):
        """That of its hours; what is of all day has the days of the town."""
        zona = self.cleaned_data.get("zona")
        if zona and not self.cleaned_data.get("todo_el_dia"):
            return ZoneInfo(zona)
        return timezone.get_default_timezone()

    def _en_su_hora(self, forma, zona):
        """Though nothing was typed in it: the zone alone may have changed."""
        fila = forma.instance
        for campo in DE_CADA_FECHA:
            if forma.cleaned_data.get(campo):
                setattr(fila, campo, _leer(forma, campo, zona))
        self.guardar_fila(fila)

    def guardar_fila(self, fila):
        """It is saved with the record, as it is now; what is new is saved by its list."""
        if fila.pk:
            self.instance.sesiones.add(fila)


def _sale(forma, formset):
    return formset._should_delete_form(forma)


def _leer(forma, campo, zona):
    """What was typed, as the moment it is; said at its field, if it is none."""
    valor = forma.cleaned_data[campo]
    forma.cleaned_data[campo] = momento = tecleada(valor, zona)
    if se_salta(timezone.localtime(valor).replace(tzinfo=None), zona):
        forma.add_error(campo, NO_EXISTE)
    return momento


def _pintar(forma, campos, zona):
    for campo in campos:
        if valor := getattr(forma.instance, campo):
            forma.initial[campo] = por_teclear(valor, zona)
