"""What a form of the door carries besides what is typed in it."""

import secrets

from django import forms

from buzon.models import Llamada

LARGO_DE_VEZ = 32
ES_VEZ = r"^[0-9a-f]{32}$"
TOPE = 2**31 - 1


def nueva_ficha():
    return secrets.token_hex(LARGO_DE_VEZ // 2)


class Marca(forms.Form):
    """What names a form, the tab where it is, what it had read and whether it was sent already."""

    vez = forms.RegexField(ES_VEZ)
    pestana = forms.RegexField(r"^[0-9a-f]{8,32}$")
    turno = forms.IntegerField(min_value=0, max_value=TOPE, required=False)
    version = forms.IntegerField(min_value=0, max_value=TOPE, required=False)
    leido = forms.CharField(max_length=600, required=False)
    llamada = forms.IntegerField(min_value=1, max_value=TOPE, required=False)
    corrige = forms.BooleanField(required=False)

    def dicho(self, area):
        """As `actions.guardar` takes it; the call only if it was put to that área."""
        datos = self.cleaned_data
        llamada = Llamada.objects.filter(pk=datos["llamada"] or 0, area=area).first()
        return {
            "vez": datos["vez"],
            "pestana": datos["pestana"],
            "turno": datos["turno"] or 0,
            "version": datos["version"] or 0,
            "leido": datos["leido"],
            "llamada": llamada,
            "corrige": datos["corrige"],
        }


class Pedida(forms.Form):
    """What the address of a new form may say: which form it was, and what it answers."""

    vez = forms.RegexField(ES_VEZ, required=False)
    llamada = forms.IntegerField(min_value=1, max_value=TOPE, required=False)

    @classmethod
    def en(cls, datos):
        """{what of it is sound}; nonsense is not listened to."""
        forma = cls(datos)
        forma.is_valid()
        return {campo: valor for campo, valor in forma.cleaned_data.items() if valor}
