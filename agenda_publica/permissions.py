"""Who may do what in the agenda. Written once here; asked by views, actions and templates."""

from moderacion.permissions import NoSePuede, esta_en_direccion, puede_proponer

NO_ESCRIBE = "Solo redacción y dirección escriben en la agenda."


def puede_ver_la_agenda(user):
    """Who works on it: redacción and dirección."""
    return puede_proponer(user)


def puede_escribir_en_la_agenda(user):
    return puede_proponer(user)


def puede_imprimir_la_agenda(user):
    """Who may take it out of the panel on paper: the internal one is all that the office knows."""
    return puede_ver_la_agenda(user)


def exigir_que_escriba(user):
    """Raises NoSePuede unless that person, whoever asks for the verb, may write in the agenda."""
    if user is None or not puede_escribir_en_la_agenda(user):
        raise NoSePuede(NO_ESCRIBE)


def puede_poner_al_dia(user):
    """Who may publish alone what the program copies from a confirmed record: dirección, and not
    whoever looks after the accounts, superusers included."""
    return esta_en_direccion(user)
