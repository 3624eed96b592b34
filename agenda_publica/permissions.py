"""Who may do what in the agenda. Written once here; asked by views, actions and templates."""

from moderacion.permissions import es_de_direccion, puede_proponer


def puede_ver_la_agenda(user):
    """Who works on it: redacción and dirección."""
    return puede_proponer(user)


def puede_escribir_en_la_agenda(user):
    return puede_proponer(user)


def puede_imprimir_la_agenda(user):
    """Who may take it out of the panel on paper: the internal one is all that the office knows."""
    return puede_ver_la_agenda(user)


def puede_poner_al_dia(user):
    """Who may publish alone what the program copies from a confirmed record."""
    return es_de_direccion(user)
