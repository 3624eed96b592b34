"""Who may look after whose account."""

PROPIOS = "Sus propios roles los cambia otra persona."


def puede_cuidar(quien, otro):
    """Close it, end its sessions, reset its second step: not one's own, nor up the ladder."""
    if not quien.is_active or quien.pk == otro.pk:
        return False
    return quien.has_perm("ayuntamiento.change_usuario") and puede_tocar(quien, otro)


def puede_tocar(quien, otro):
    """Of a superuser nothing is changed but by another."""
    return quien.is_superuser or not otro.is_superuser


def puede_dar_roles(quien, otro):
    """Nobody gives herself what she does not have: another person does, and it is logged."""
    return quien.is_superuser or (quien.pk != otro.pk and puede_tocar(quien, otro))
