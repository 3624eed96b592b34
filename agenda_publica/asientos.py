"""How the log tells what was done to an act."""

from wagtail.log_actions import LogFormatter

PUSO = "Puso al día la página con lo que dice la agenda"


class PusoAlDia(LogFormatter):
    """With what changed: the history of a page has a place for it; that of a record, only what
    was done."""

    label = "Poner al día"

    def format_message(self, log_entry):
        cambios = "; ".join(log_entry.data.get("de_su_pagina", []))
        return f"{PUSO}: {cambios}" if cambios else PUSO

    def format_comment(self, log_entry):
        return "; ".join(log_entry.data.get("cambios", []))
