"""What people read of an act is not lost from its page: when and where it was to be held."""

from .cara import Situacion

SIN_MOTIVO = "Diga por qué se pospone o se cancela: la gente lo va a leer."
LA_QUE_SE_LEYO = (
    "Lo que se pospone o se cancela guarda la fecha que la gente leyó: déjela aquí. Si ya hay "
    "fecha nueva, elija «Confirmado» en «Situación»."
)


def publico(acto):
    """As people read it now, or last; None, if they never did."""
    suyos = type(acto).objects.filter(pk=acto.pk).select_related("sede")
    return suyos.first() if acto.first_published_at else None


def errores(acto, leido):
    """{field: what to correct} of an act that is not held as announced.

    `leido`: what `publico` says of it.
    """
    if acto.situacion == Situacion.CONFIRMADA:
        return {}
    dichos = {} if acto.motivo else {"motivo": SIN_MOTIVO}
    if leido and acto.inicio and _al_minuto(leido.inicio) != _al_minuto(acto.inicio):
        dichos["inicio"] = LA_QUE_SE_LEYO
    return dichos


def recordar(acto, leido):
    """Writes when and where it was, if it is no longer what people read; what a person wrote of
    that stays."""
    if leido is None:
        return
    if se_mueve(leido, acto):
        _anotar(acto, leido, "antes", leido.inicio)
    elif acto.inicio == acto.antes:
        acto.antes = leido.antes
    if leido.donde != acto.donde:
        _anotar(acto, leido, "antes_donde", leido.donde[:255])
    elif acto.donde == acto.antes_donde:
        acto.antes_donde = leido.antes_donde


def se_mueve(*caras):
    """Whether neither the moment nor what its clocks say is the same: to count it in another zone
    moves nothing."""
    momentos = [_al_minuto(cara.inicio.astimezone(cara.en_su_zona())) for cara in caras]
    return len({m.replace(tzinfo=None) for m in momentos}) > 1 and len(set(momentos)) > 1


def _al_minuto(momento):
    """As it is said: a revision keeps less of it than its row does."""
    return momento.replace(second=0, microsecond=0)


def _anotar(acto, leido, campo, valor):
    if getattr(acto, campo) == getattr(leido, campo):
        setattr(acto, campo, valor)
