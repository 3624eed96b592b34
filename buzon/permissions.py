"""Who may do what with what the departments send. Written once here."""

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.urls import reverse

from moderacion.permissions import DIRECCION, ENLACE, REDACCION, NoSePuede, puede_proponer

SIN_AREA = "Su cuenta no tiene área: pida a Comunicación Social que se la ponga."
CERRADA = "El área «{}» está cerrada: ya no envía nada. Llame a Comunicación Social."
NO_ES_ENLACE = "El buzón es para los enlaces de las áreas."
SOLO_LA_OFICINA = "Solo redacción y dirección atienden el buzón."


def es_enlace(user):
    """Who speaks for an área, and sees what it sent."""
    return user.is_active and ENLACE in user.nombres_de_grupos and user.area_id is not None


def su_puerta(user):
    """Where whoever speaks for an área and does not work in the panel belongs; else blank."""
    if user.has_perm("wagtailadmin.access_admin") or ENLACE not in user.nombres_de_grupos:
        return ""
    return reverse("buzon:lista")


def estorbo_para_entrar(user):
    """Why that person has nothing to do there, in a sentence; blank, if they have."""
    if es_enlace(user):
        return ""
    return SIN_AREA if user.is_active and ENLACE in user.nombres_de_grupos else NO_ES_ENLACE


def estorbo_para_enviar(user):
    """Why nothing new may be sent by that person; blank, if it may."""
    estorbo = estorbo_para_entrar(user)
    return estorbo or ("" if user.area.activa else CERRADA.format(user.area))


def es_de_su_area(user, solicitud):
    return es_enlace(user) and solicitud.area_id == user.area_id


def puede_atender_el_buzon(user):
    """Who reads what arrives, answers it and makes something of it: redacción and dirección."""
    return puede_proponer(user)


def quienes_atienden():
    """Everyone of whom `puede_atender_el_buzon` says yes, by name."""
    quienes = Q(is_superuser=True) | Q(groups__name__in=[DIRECCION, REDACCION])
    personas = get_user_model().objects.filter(quienes, is_active=True).distinct()
    return personas.order_by("first_name", "last_name", "username")


def exigir_que_atienda(user):
    """Raises NoSePuede unless that person, whoever asks for the verb, may do it."""
    if user is None or not puede_atender_el_buzon(user):
        raise NoSePuede(SOLO_LA_OFICINA)
