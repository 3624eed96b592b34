"""When something is held, in words, for who approves it and for the log: what a version says."""

from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format

from sitio.texto import dia_y_hora

from .ciudades import ciudad
from .repetir import repeticion

DIA, DIA_Y_HORA = r"l j \d\e F", r"l j \d\e F, G:i"
MOMENTOS = ("inicio", "fin", "antes")


class Dichos:
    """What a version says of when: `contenido` is its JSON, or the values of a record."""

    listas = ("sesiones",)

    def __init__(self, contenido):
        self.contenido = contenido
        self.por_dias = bool(contenido.get("todo_el_dia"))
        zona = not self.por_dias and contenido.get("zona")
        self.zona = ZoneInfo(zona) if zona else timezone.get_default_timezone()
        otra = self.zona != timezone.get_default_timezone()
        self.de = f" (hora de {ciudad(self.zona.key)})" if otra else ""

    def campo(self, nombre):
        """Its words; None, of what is said as any other."""
        valor = self.contenido.get(nombre)
        if not valor:
            return "" if nombre in ("regla", "zona", *MOMENTOS) else None
        if nombre == "regla":
            return self._se_repite(valor)
        if nombre == "zona":
            return f"La de {ciudad(valor)}"
        return self._a_tal_hora(_leido(valor)) if nombre in MOMENTOS else None

    def _se_repite(self, regla):
        inicio = self.contenido.get("inicio")
        return repeticion.en_palabras(regla, _leido(inicio), self.zona) if inicio else ""

    def _a_tal_hora(self, momento):
        with timezone.override(self.zona):
            return f"{dia_y_hora(momento)}{self.de}"

    def fecha(self, fila):
        """«El lunes 14 de diciembre, 10:00: se cancela. Por el clima.»"""
        original, inicio, fin = (_leido(fila.get(c)) for c in ("original", "inicio", "fin"))
        cuando = f"El {self._el(original)}" if original else f"También el {self._el(inicio, fin)}"
        dichos = [
            f"pasa al {self._el(inicio, fin)}" if original and (inicio != original or fin) else "",
            "se cancela" if fila.get("cancelada") else "",
            "no hay" if fila.get("excluida") else "",
            f"«{fila['titulo']}»" if fila.get("titulo") else "",
        ]
        dicho = ", ".join(filter(None, dichos))
        frases = [f"{cuando}: {dicho}" if dicho else cuando, fila.get("motivo") or ""]
        return " ".join(f"{frase.rstrip('.')}." for frase in frases if frase)

    def _el(self, momento, fin=None):
        local = momento.astimezone(self.zona)
        if self.por_dias:
            return date_format(local, DIA)
        hasta = fin and fin.astimezone(self.zona)
        mismo_dia = hasta and hasta.date() == local.date()
        a = f" a {date_format(hasta, 'G:i' if mismo_dia else DIA_Y_HORA)}" if hasta else ""
        return f"{date_format(local, DIA_Y_HORA)}{a}{self.de}"


def _leido(valor):
    return parse_datetime(valor) if isinstance(valor, str) else valor
