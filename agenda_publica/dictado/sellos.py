"""The lines of an exported conversation: who sent a message, and when, are no part of an act."""

import re
from datetime import date

SELLO = re.compile(
    r"^[\s\u200e\u200f]*(?P<abre>\[)?(?P<n>\d{1,2})/(?P<m>\d{1,2})/(?P<a>\d{2,4})(?P<coma>,)?\s+"
    r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?\s?m\.?)?"
    r"(?(abre)\]\s*|\s+[-–]\s+)(?:[^:]{1,60}:(?:\s+|$))(?P<dicho>.*)$",
    re.IGNORECASE,
)


def sin_sello(renglon, oir, hoy):
    """The line without them. «2/12/26, 10:00 - Rueda de prensa: el agua» is an act, with no other
    day nor hour in what follows and still to come. `oir` reads a line."""
    hallado = SELLO.match(renglon)
    if hallado is None:
        return renglon
    if hallado["abre"] or (hallado["coma"] and _ya_paso(hallado, hoy)):
        return hallado["dicho"]
    dicho = oir(hallado["dicho"])
    return hallado["dicho"] if dicho.dia or dicho.hora else renglon


def _ya_paso(hallado, hoy):
    try:
        return date(int(hallado["a"]) % 100 + 2000, int(hallado["m"]), int(hallado["n"])) <= hoy
    except ValueError:
        return False
