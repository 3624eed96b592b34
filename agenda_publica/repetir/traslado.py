"""What changes in a series goes with it when the whole series is taken to another day or hour."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.formats import date_format

from agenda_publica import recurrencia

LEJOS = timedelta(days=366 * 14)  # after the start: a daily rule has no more dates than that
CERCANAS = 3
NO_SE_REPITE = (
    "Este acto no se repite: deje en blanco «En lugar de la del», y será una fecha más, o quítela."
)
NO_ES_DE_LA_SERIE = (
    "El {} no es una de las fechas de la serie; las más cercanas: {}. Corrija «En lugar de la "
    "del», déjela en blanco para que sea una fecha más, o quítela."
)


YA_TIENE = "El acto ya tiene esa fecha: elija otra."


class ConSerie:
    """For the form of what may repeat: no change of one of its dates is lost, or accepted and lost.

    `sueltas()` gives the forms of its other dates, and `guardar_fila` keeps one.
    """

    def __init__(self, data=None, *args, **kwargs):
        # What its series says need not be said again; the row asks for it where it must be.
        type(self).formsets["sesiones"].form.base_fields["inicio"].required = False
        super().__init__(_en_su_sitio(data), *args, **kwargs)

    def clean(self):
        datos = super().clean()
        listas = all(formset.is_valid() for formset in self.formsets.values())
        if not self.errors and listas and datos.get("inicio"):
            self._revisar_los_cambios(datos)
        return datos

    def _revisar_los_cambios(self, datos):
        sueltas = self.sueltas()
        cambian = [forma for forma in sueltas if forma.instance.original]
        era = type(self.instance).objects.filter(pk=self.instance.pk).first()
        es = _Serie(datos["inicio"], datos.get("regla", ""), self._la_elegida())
        era = era and _Serie(era.inicio, era.regla, era.en_su_zona())
        dadas = set(es.fechas()) if sueltas else set()
        for forma in cambian:
            escrita = era is None or "original" in forma.changed_data
            if forma.instance.original not in dadas and (escrita or era != es):
                if not escrita:
                    _trasladar(forma.instance, era, es)
                    self.guardar_fila(forma.instance)
                _exigir(forma, es, dadas)
        _exigir_distintas(sueltas, dadas)


def _en_su_sitio(datos):
    """What was sent; a date that is not said to be moved is held when its series says."""
    if datos is None:
        return None
    datos = datos.copy()
    for clave in [c for c in datos if c.startswith("sesiones-") and c.endswith("-original")]:
        inicio = f"{clave.removesuffix('original')}inicio"
        datos[inicio] = datos.get(inicio) or datos[clave]
    return datos


class _Serie(NamedTuple):
    inicio: datetime
    regla: str
    zona: ZoneInfo

    def fechas(self):
        if not self.regla:
            return [self.inicio]
        try:
            return recurrencia.fechas(**self._asdict(), hasta=self.inicio + LEJOS)
        except (ValidationError, OverflowError):  # the field of the rule says so
            return []

    def de_pared(self, momento):
        return momento.astimezone(self.zona).replace(tzinfo=None)


def _trasladar(fila, era, es):
    """As much as the first date was; what was taken to another hour of its own stays in it."""
    corrida = es.de_pared(es.inicio) - era.de_pared(era.inicio)
    en_su_sitio = fila.inicio == fila.original
    for campo in ("original", "inicio", "fin") if en_su_sitio else ("original",):
        if valor := getattr(fila, campo):
            movido = (es.de_pared(valor) + corrida).replace(tzinfo=es.zona)
            setattr(fila, campo, movido.astimezone(UTC))


def _exigir(forma, serie, dadas):
    """Says at its row, by name, a date that the series does not have."""
    suya = forma.instance.original
    if suya in dadas:
        return
    cerca = sorted(sorted(dadas, key=lambda fecha: abs(fecha - suya))[:CERCANAS])
    dichas = "; ".join(_dicha(fecha, serie) for fecha in cerca) or "ninguna"
    falta = NO_ES_DE_LA_SERIE.format(_dicha(suya, serie), dichas)
    forma.add_error("original", falta if serie.regla else NO_SE_REPITE)


def _exigir_distintas(formas, dadas):
    """Says at its row that a date would be held at the moment of another."""
    tomadas = dadas - {forma.instance.original for forma in formas}
    for forma in formas:
        fila = forma.instance
        if not (fila.cancelada or fila.excluida):
            if fila.inicio in tomadas and forma.has_changed():
                forma.add_error("inicio", YA_TIENE)
            tomadas.add(fila.inicio)


def _dicha(momento, serie):
    return date_format(serie.de_pared(momento), r"j \d\e F \d\e Y, G:i")
