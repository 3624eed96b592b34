"""The users of the demo, known by the domain of their mail."""

from ayuntamiento.arranque import DOMINIO_DE_DEMOSTRACION

DOMINIO = DOMINIO_DE_DEMOSTRACION

USUARIOS = {
    "enlace": {
        "nombre": "Lucía",
        "apellido": "Barajas",
        "grupo": "Enlace",
        "area": "obras-publicas",
    },
    "redaccion": {
        "nombre": "Joaquín",
        "apellido": "Meza",
        "grupo": "Redacción",
        "area": "comunicacion-social",
    },
    "direccion": {
        "nombre": "Rebeca",
        "apellido": "Sámano",
        "grupo": "Dirección",
        "area": "comunicacion-social",
    },
    "subdireccion": {
        "nombre": "Fermín",
        "apellido": "Olvera",
        "grupo": "Dirección",
        "area": "comunicacion-social",
    },
    "admin": {
        "nombre": "Administración",
        "apellido": "del sitio",
        "grupo": None,
        "area": "comunicacion-social",
    },
}
for usuario, datos in USUARIOS.items():
    datos["correo"] = f"{usuario}@{DOMINIO}"
