"""Who wrote what waits, and who else may decide on it: by name, and by lots."""

from django.contrib.auth import get_user_model

from moderacion import permissions

POR_NOMBRE = ("is_superuser", "first_name", "last_name", "username")


def nombrar(pendientes, autores):
    """Puts on each who changed it besides who sent it, and who may approve or read it.

    `autores`: {key of the page: keys of who changed it since it was last approved}. At most two
    queries, and none where there is nobody else to name.
    """
    suyos = {p.ancla: _de_quien_es(p, autores) for p in pendientes}
    otros = {p.ancla: suyos[p.ancla] - _dichas(p) for p in pendientes if p.estado}
    personas = get_user_model().objects.in_bulk(set().union(*otros.values()))
    ajenas = all(p.acciones & {"aprobar", "repasar"} for p in pendientes)
    deciden = [] if ajenas else list(permissions.de_direccion().order_by(*POR_NOMBRE))
    for pendiente in pendientes:
        claves = sorted(otros.get(pendiente.ancla, ()))
        pendiente.corrigieron = [personas[clave] for clave in claves if clave in personas]
        pendiente.pueden = [quien for quien in deciden if quien.pk not in suyos[pendiente.ancla]]


def _dichas(pendiente):
    """Keys of those that its line already names."""
    return {getattr(pendiente.quien, "pk", None), pendiente.pagina.owner_id}


def _de_quien_es(pendiente, autores):
    """Keys of those whose own it is, as permissions.py asks of one."""
    if entrada := pendiente.aprobacion:
        return {entrada.por_id, *entrada.escribieron}
    return autores.get(pendiente.pagina.pk, set())


def enumerar(personas, nexo):
    """«Ana, Eva y Luz», «Ana u Óscar»."""
    *primeras, ultima = [str(persona) for persona in personas]
    if not primeras:
        return ultima
    return f"{', '.join(primeras)} {_ante(ultima, nexo)} {ultima}"


def _ante(nombre, nexo):
    """The conjunction as it is said before that name."""
    inicio = nombre.lower()
    if nexo == "o" and inicio.startswith(("o", "ó", "ho", "hó")):
        return "u"
    if nexo == "y" and inicio.startswith(("i", "í", "hi", "hí")):
        return "y" if inicio.startswith(("hia", "hie", "io")) else "e"
    return nexo
