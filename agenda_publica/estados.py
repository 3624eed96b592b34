"""The states of an act's internal record: who may pass which, and what it must say."""

from moderacion.permissions import NoSePuede, es_de_direccion, puede_proponer

from .models import Estado

FALTA_MOTIVO = "Escriba por qué: queda en el registro."
NO_SE_PASA = "Un acto {} no puede quedar como {}."
SOLO_DIRECCION = "Solo dirección puede hacerlo."


CON_MOTIVO = {Estado.POSPUESTA, Estado.CANCELADA, Estado.RECHAZADA}
SE_DICEN = {Estado.POSPUESTA, Estado.CANCELADA}  # to people, if the act has a page
# From which to which, and who: what was told to people is taken back by dirección alone.
PASOS = {
    (Estado.PROPUESTA, Estado.CONFIRMADA): puede_proponer,
    (Estado.PROPUESTA, Estado.RECHAZADA): es_de_direccion,
    (Estado.PROPUESTA, Estado.CANCELADA): puede_proponer,
    (Estado.CONFIRMADA, Estado.POSPUESTA): es_de_direccion,
    (Estado.CONFIRMADA, Estado.CANCELADA): es_de_direccion,
    (Estado.POSPUESTA, Estado.CONFIRMADA): puede_proponer,
    (Estado.POSPUESTA, Estado.CANCELADA): es_de_direccion,
    (Estado.CANCELADA, Estado.CONFIRMADA): es_de_direccion,
    (Estado.RECHAZADA, Estado.PROPUESTA): es_de_direccion,
}


def puede_pasar(user, desde, a):
    """Whether that person may take a record from one state to the other."""
    quien = PASOS.get((Estado(desde), Estado(a)))
    return quien is not None and quien(user)


def destinos(user, desde):
    """The states that person may take it to, in the order of the table."""
    return [a for (de, a) in PASOS if de == desde and puede_pasar(user, de, a)]


def exigir(user, desde, a, motivo):
    """Raises NoSePuede unless it may be done, by that person, with that reason."""
    if (Estado(desde), Estado(a)) not in PASOS:
        dichos = Estado(desde).label.lower(), Estado(a).label.lower()
        raise NoSePuede(NO_SE_PASA.format(*dichos))
    if not puede_pasar(user, desde, a):
        raise NoSePuede(SOLO_DIRECCION)
    if a in CON_MOTIVO and not motivo.strip():
        raise NoSePuede(FALTA_MOTIVO)
