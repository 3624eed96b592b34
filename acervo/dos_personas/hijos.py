"""Late forms of a record with lists that hang from it: who goes, other dates, what is covered.

Each list is one thing: if somebody else changed it meanwhile it is asked whole, not row by row.
"""

from . import cambios
from .a_la_vez import MIO, CampoLeido, SinPisar
from .igualdad import igual

LISTA = "lista_"  # before its relation, the name of the field that stands for it


class ConHijos(SinPisar):
    """SinPisar for a form with formsets.

    `ya_estaban`: the lists that somebody, or the same form sent before, had left just so.
    """

    ya_estaban = ()

    def __init__(self, data=None, *args, instance=None, **kwargs):
        if data is not None and instance is not None and instance.pk:
            data = _sin_los_que_ya_no_estan(data, instance, self.formsets)
        super().__init__(data, *args, instance=instance, **kwargs)
        if self.instance.pk:
            for relacion, formset in self.formsets.items():
                rotulo = formset.model._meta.verbose_name_plural
                self.fields[f"{LISTA}{relacion}"] = CampoLeido(required=False, label=rotulo)

    def dicho(self, objeto):
        listas = {r: getattr(objeto, r).all() for r in type(self).formsets}
        return super().dicho(objeto) | self._listas(listas)

    def tecleado(self, datos):
        listas = {r: list(_quedan(formset)) for r, formset in self.formsets.items()}
        return super().tecleado(datos) | self._listas(listas)

    def _listas(self, listas):
        return {
            f"{LISTA}{relacion}": _en_renglones(filas, type(self).formsets[relacion].form)
            for relacion, filas in listas.items()
        }

    def clean(self):
        """The lists are compared only where they can be read."""
        if not all(formset.is_valid() for formset in self.formsets.values()):
            return self.cleaned_data
        datos = super().clean()
        for distinto in self.distintos:
            if distinto.campo.startswith(LISTA) and self._queda(distinto) == MIO:
                self._sin_los_suyos(distinto.campo.removeprefix(LISTA))
        if hasattr(self, "_suyo"):
            self._sin_repetir(datos)
        return datos

    def _sin_repetir(self, datos):
        """What was left meanwhile as it comes here is not written again: its rows would be new."""
        leido = self._leido()
        for clave in [f"{LISTA}{relacion}" for relacion in self.formsets]:
            suyo = self._suyo[clave]
            if igual(self._mio[clave], suyo) and not igual(leido.get(clave, self), suyo):
                self.ya_estaban = [*self.ya_estaban, self.fields[clave].label]
                self.dejar(datos, clave)

    def _sin_los_suyos(self, relacion):
        """Mine, whole: the rows that I did not have are taken out when it is saved."""
        gestor = getattr(self.instance, relacion)
        mias = {forma.instance.pk for forma in self.formsets[relacion].initial_forms}
        gestor.remove(*(fila for fila in gestor.all() if fila.pk not in mias))

    def dejar(self, datos, campo):
        if campo.startswith(LISTA):
            del self.formsets[campo.removeprefix(LISTA)]
        super().dejar(datos, campo)

    def en_palabras(self, campo, valor):
        return valor if campo.startswith(LISTA) else super().en_palabras(campo, valor)

    def save(self, commit=True):
        objeto = super().save(commit=commit)
        if commit and hasattr(self, "_suyo"):
            cambios.dejar(objeto, self._de_las_listas(self.dicho(objeto)))
        return objeto

    def _de_las_listas(self, ahora):
        for clave, era in self._suyo.items():
            if clave.startswith(LISTA) and ahora.get(clave, era) != era:
                yield cambios.renglon(self.fields[clave].label, era, ahora[clave])


def _quedan(formset):
    """The rows that would be there once saved."""
    for forma in formset.forms:
        nueva_en_blanco = forma.empty_permitted and not forma.has_changed()
        if forma not in formset.deleted_forms and not nueva_en_blanco:
            yield forma.instance


def _en_renglones(filas, forma):
    return "\n".join(sorted(_en_renglon(fila, forma.base_fields) for fila in filas))


def _en_renglon(fila, campos):
    dichos = ((campo, cambios.en_palabras(fila, campo)) for campo in campos)
    return "; ".join(
        f"{fila._meta.get_field(campo).verbose_name}: {dicho}" for campo, dicho in dichos if dicho
    )


def _sin_los_que_ya_no_estan(datos, objeto, formsets):
    """A row that somebody deleted meanwhile comes as a new one: it is for who decides."""
    datos = datos.copy()
    for relacion, formset in formsets.items():
        clave = formset.model._meta.pk.name
        suyas = {str(pk) for pk in getattr(objeto, relacion).values_list("pk", flat=True)}
        for campo in [c for c in datos if c.startswith(f"{relacion}-") and c.endswith(f"-{clave}")]:
            if datos[campo] not in suyas:
                datos[campo] = ""
    return datos
