"""Contrast of a brand colour, as WCAG 2.2 reckons it."""


def _lineal(canal):
    canal /= 255
    return canal / 12.92 if canal <= 0.04045 else ((canal + 0.055) / 1.055) ** 2.4


def contraste_con_blanco(color):
    """From 1 (white on white) to 21; 0 when `color` is not like `#8c2f22`."""
    try:
        rojo, verde, azul = bytes.fromhex(color.lstrip("#"))
    except ValueError:
        return 0
    luz = 0.2126 * _lineal(rojo) + 0.7152 * _lineal(verde) + 0.0722 * _lineal(azul)
    return 1.05 / (luz + 0.05)
