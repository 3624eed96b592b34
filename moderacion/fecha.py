"""The date that a publication carries, asked of what is to be approved or made public."""

from django.utils.dateparse import parse_datetime

from sitio.fechas import error_de_la_que_lleva

from .permissions import NoSePuede


def exigir(revision):
    """Raises NoSePuede if it carries a date that has not come, or that nobody can mean.

    That of an act is the day of the act; one in blank is put when it comes out.
    """
    datos = revision.content
    if "inicio" in datos or datos.get("fecha_al_publicar") or not datos.get("fecha"):
        return
    sale = datos.get("go_live_at")
    mal = error_de_la_que_lleva(parse_datetime(datos["fecha"]), sale and parse_datetime(sale))
    if mal:
        raise NoSePuede(f"«{revision.object_str}»: {mal}")
