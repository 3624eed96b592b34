"""From where something is done: the address of the request that is being answered.

It is kept beside every entry of the framework's log, whoever writes it, and nothing else of the
person is. What the program does by itself has none.
"""

import ipaddress
from contextvars import ContextVar
from functools import wraps

from django.conf import settings

CLAVE = "desde"

_peticion = ContextVar("peticion", default=None)


def ip_de(peticion):
    """The address it comes from; behind proxies of ours, what the outermost of them wrote.

    Anyone can write X-Forwarded-For: only as many of its items as settings say are believed,
    counted from the end.
    """
    cuantos = settings.PROXIES_DELANTE
    if cuantos:
        dichas = peticion.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(dichas) >= cuantos and (ip := _ip(dichas[-cuantos])):
            return ip
    return _ip(peticion.META.get("REMOTE_ADDR", "")) or "0.0.0.0"  # noqa: S104  says «unknown»


def _ip(texto):
    """As it is written everywhere else; nothing, if it is not one. A port after it is left out."""
    texto = texto.strip()
    if texto.count(":") == 1:
        texto = texto.split(":")[0]
    try:
        return str(ipaddress.ip_address(texto.strip("[]")))
    except ValueError:
        return ""


def recordar(get_response):
    """Middleware: while a request is answered, whoever asks knows where it comes from."""

    def middleware(peticion):
        ficha = _peticion.set(peticion)
        try:
            return get_response(peticion)
        finally:
            _peticion.reset(ficha)

    return middleware


def ip():
    """That of the request being answered; nothing outside one."""
    peticion = _peticion.get()
    return ip_de(peticion) if peticion is not None else ""


def sesion():
    """The key of the session in which it is being answered, if it has one."""
    peticion = _peticion.get()
    return getattr(getattr(peticion, "session", None), "session_key", None)


def anotar(gestor):
    """Makes every entry that this manager writes say from where. Called once, at start."""
    gestor.log_action = _con_origen(gestor.log_action)


def _con_origen(metodo):
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def log_action(self, instance, action, **kwargs):
        if desde := ip():
            kwargs["data"] = {**(kwargs.get("data") or {}), CLAVE: desde}
        return metodo(self, instance, action, **kwargs)

    return log_action
