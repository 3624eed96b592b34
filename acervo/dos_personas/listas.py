"""Lists that hang from a record: what is twice is said at its row; two rows may trade places."""

from django.db.models import Q, UniqueConstraint, Value
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel


class SinRepetidos(BaseChildFormSet):
    """Asks each constraint of its model of the rows together, with its condition and its sentence.

    The framework's own asks none that has a condition, says the others above the list, and
    counts what is taken out of it if any other row is wrong.
    """

    def validate_unique(self):
        for regla in _unicas(self.model):
            vistas = set()
            for forma in self.forms:
                valores = self._valores(forma, regla)
                if valores in vistas:
                    forma.add_error(None, regla.get_violation_error_message())
                elif valores is not None:
                    vistas.add(valores)

    def _valores(self, forma, regla):
        """What may not be twice of that row; None, if the constraint does not speak of it."""
        if self._should_delete_form(forma) or not forma.is_valid() or not forma.cleaned_data:
            return None
        fila = forma.instance
        valores = tuple(
            getattr(fila, f"{campo}_id", getattr(fila, campo, None)) for campo in self._suyos(regla)
        )
        return valores if None not in valores and _habla_de(regla, fila) else None

    def _suyos(self, regla):
        return [campo for campo in regla.fields if campo != self.fk.name]

    def save(self, commit=True):
        """Those that change what may not be twice leave first: each is written again, as it was
        called, where the other no longer is."""
        self.model._base_manager.filter(pk__in=self._los_que_cambian()).delete()
        return super().save(commit=commit)

    def _los_que_cambian(self):
        """Though nobody typed in them: the zone of their hours may have changed."""
        unicos = {c for regla in _unicas(self.model) for c in _nombrados(regla)}
        campos = [c.attname for c in self.model._meta.concrete_fields if c.name in unicos]
        filas = {f.instance.pk: f.instance for f in self.initial_forms}
        for pk, *era in self.model._base_manager.filter(pk__in=filas).values_list("pk", *campos):
            if era != [getattr(filas[pk], campo) for campo in campos]:
                yield pk


class Lista(InlinePanel):
    """An InlinePanel of such rows."""

    def get_form_options(self):
        opciones = super().get_form_options()
        opciones["formsets"][self.relation_name]["formset"] = SinRepetidos
        return opciones


def _unicas(modelo):
    return [r for r in modelo._meta.constraints if isinstance(r, UniqueConstraint) and r.fields]


def _nombrados(regla):
    """The fields that decide whether it is broken."""
    condicion = regla.condition or Q()
    return {*regla.fields, *(hijo[0].split("__")[0] for hijo in condicion.children)}


def _habla_de(regla, fila):
    """Whether its condition holds for that row."""
    if regla.condition is None:
        return True
    campos = [c for c in fila._meta.concrete_fields if c.name in _nombrados(regla)]
    dichos = {c.name: Value(getattr(fila, c.attname), c) for c in campos}
    return regla.condition.check(dichos)
