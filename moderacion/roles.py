"""What each group may do, as data; migrations write it, tests read it.

Pages: «add» and «change» only; nobody has «publish», because publication is approval.
Files: `add`, `change`, `choose` over the whole collection tree.
"""

from .permissions import ADMINISTRACION, DIRECCION, ENLACE, REDACCION

# The framework keeps the permissions of files on its own models, whichever stand in for them.
ARCHIVOS = [("wagtailimages", "image"), ("wagtaildocs", "document"), ("wagtailmedia", "media")]
REGISTROS = [("ayuntamiento", modelo) for modelo in ("area", "funcionario", "sede")]
AGENDA = ("agenda_publica", "compromiso", ["add", "change"])
CONSENTIMIENTOS = ("acervo", "consentimiento", ["add", "change", "view", "retirar"])
FOLIOS = [("moderacion", "serie", ["change"]), ("moderacion", "folio", ["view"])]

PAGINAS = {
    REDACCION: ["add", "change"],
    DIRECCION: ["add", "change", "lock", "unlock"],
    ADMINISTRACION: [],
    ENLACE: [],
}
COLECCIONES = {
    REDACCION: ["add", "change", "choose"],
    DIRECCION: ["add", "change", "choose"],
    ADMINISTRACION: ["add", "change", "choose"],
    ENLACE: [],
}
ACERVO = {ADMINISTRACION: ["add", "change", "delete"]}  # the tree of collections itself
MODELOS = {
    REDACCION: [
        ("sitio", "tema", ["add", "change"]),
        ("ayuntamiento", "sede", ["add", "change"]),
        AGENDA,
        CONSENTIMIENTOS,
    ],
    DIRECCION: [
        ("sitio", "tema", ["add", "change", "delete"]),
        *((app, modelo, ["add", "change"]) for app, modelo in REGISTROS),
        ("sitio", "ajustes", ["change"]),
        ("moderacion", "correo", ["view"]),
        ("moderacion", "aprobacion", ["urgir"]),
        ("moderacion", "veda", ["change"]),
        AGENDA,
        CONSENTIMIENTOS,
        *FOLIOS,
    ],
    ADMINISTRACION: [
        ("sitio", "tema", ["add", "change", "delete"]),
        *((app, modelo, ["add", "change", "delete"]) for app, modelo in REGISTROS),
        ("sitio", "ajustes", ["change"]),
        ("ayuntamiento", "usuario", ["add", "change"]),  # an account is closed, never deleted
        ("auth", "group", ["view"]),
        ("wagtailredirects", "redirect", ["add", "change", "delete"]),
        ("moderacion", "correo", ["view"]),
        ("moderacion", "veda", ["change"]),
        *FOLIOS,
    ],
    ENLACE: [],
}
CON_ADMIN = [REDACCION, DIRECCION, ADMINISTRACION]
