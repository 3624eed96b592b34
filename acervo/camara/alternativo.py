"""Whether an alternative text says something to who cannot see the photograph."""

import re

from django.core.exceptions import ValidationError

NO_DICE = "Diga con palabras qué se ve: «{}» no se lo dice a quien no puede verla."
DE_ARCHIVO = re.compile(r"\S+\.(jpe?g|png|webp|hei[cf]|avif|gif|tiff?|bmp)", re.IGNORECASE)
DE_CAMARA = re.compile(r"\S*\d{3,}\S*")  # one word, and a number in it: IMG_20261120, DSCN0042
LETRAS = 3


def falta(texto):
    """The sentence that asks for words; nothing of what has them, nor of a blank."""
    texto = (texto or "").strip()
    letras = sum(letra.isalpha() for letra in texto)
    es_nombre = DE_ARCHIVO.fullmatch(texto) or DE_CAMARA.fullmatch(texto)
    return NO_DICE.format(texto[:40]) if texto and (es_nombre or letras < LETRAS) else ""


def exigir(texto):
    """Raises ValidationError."""
    if frase := falta(texto):
        raise ValidationError(frase)


class DiceAlgo:
    """A form with `description`: what somebody writes in it now tells something."""

    def clean_description(self):
        texto = " ".join((self.cleaned_data["description"] or "").split())
        if "description" in self.changed_data:
            exigir(texto)
        return texto
