"""How the log, and the history of each page, tell what they keep of an action beside its name."""

from django.utils.dateparse import parse_datetime
from wagtail.log_actions import LogFormatter

from sitio.texto import dia_y_hora


class ConMotivo(LogFormatter):
    """What was done, with its reason where the history of a page shows it."""

    def format_comment(self, log_entry):
        return log_entry.data.get("motivo", "")


class Urgente(ConMotivo):
    label = "Urgente"
    message = "Publicó con urgencia, sin que otra persona la leyera antes"


class Privacidad(ConMotivo):
    label = "Privacidad"

    def format_message(self, log_entry):
        quienes = log_entry.data.get("quienes", "")
        return f"Cambió quién puede verla: {quienes}"


class FeDeErratas(LogFormatter):
    label = "Corregir"
    message = "Publicó una fe de erratas"

    def format_comment(self, log_entry):
        return log_entry.data.get("texto", "")


class DeEnlace(LogFormatter):
    """Of a link to a draft: which, for whom and until when."""

    def format_message(self, log_entry):
        datos = log_entry.data
        cual = f"enlace {datos['enlace']}" if datos.get("enlace") else "un enlace"
        partes = [f"{self.message} ({cual})"]
        if datos.get("para"):
            partes.append(f"para {datos['para']}")
        if datos.get("caduca"):
            partes.append(f"hasta el {dia_y_hora(parse_datetime(datos['caduca']))}")
        if "vistas" in datos:
            partes.append(f"visto {datos['vistas']} {'vez' if datos['vistas'] == 1 else 'veces'}")
        return ", ".join(partes)


class Compartir(DeEnlace):
    label = "Compartir"
    message = "Compartió el borrador"


class Revocar(DeEnlace):
    label = "Revocar"
    message = "Revocó un enlace al borrador"
