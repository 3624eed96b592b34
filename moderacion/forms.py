"""What the director is asked when she decides."""

from django import forms


class FormularioDevolver(forms.Form):
    """A return always says why."""

    comment = forms.CharField(
        label="Qué hay que corregir",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Escriba qué hay que corregir: la nota llega a quien redactó."},
    )


class FormularioVistoBueno(forms.Form):
    comment = forms.CharField(
        label="Nota para quien redactó (si hace falta)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
