"""Small rules about text that hold everywhere."""

import re

CONTROLES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def sin_controles(texto):
    """Without the control characters that pasting brings and XML refuses."""
    return CONTROLES.sub("", texto)
