"""What people call a zone by."""

CIUDADES = {
    "America/Mexico_City": "la Ciudad de México",
    "America/Cancun": "Cancún",
    "America/Mazatlan": "Mazatlán",
    "America/Merida": "Mérida",
    "America/Ciudad_Juarez": "Ciudad Juárez",
}


def ciudad(zona):
    """What people call it by: «America/Ciudad_Juarez» is Ciudad Juárez."""
    return CIUDADES.get(zona) or zona.rpartition("/")[2].replace("_", " ")
