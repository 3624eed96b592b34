"""The stop of «Lic.» or «Av.» ends no part of a line: while it is read, it is another sign."""

import re

DE_TRATO = r"(?:lic|licda|ing|arq|dra?|mtr[oa]|profr?a?|c|gral|cap|cmte|srta|sra?)"
DE_LUGAR = r"(?:av|blvd|bvd|calz|col|fracc|priv|prol|carr|sta|sto|esq|no|núm)"
PUNTO = "\u2024"
TRATO = re.compile(rf"(?<![.\w]){DE_TRATO}[.{PUNTO}]\s*", re.IGNORECASE)
ABREVIADO = re.compile(rf"(?<![.\w])({DE_TRATO}|{DE_LUGAR})\.(?=\s*\w)", re.IGNORECASE)


def guardar(texto):
    return ABREVIADO.sub(rf"\1{PUNTO}", texto)


def devolver(texto):
    return texto.replace(PUNTO, ".")
