"""Settings of files: where they are kept, what is accepted of them and how long that may take."""

from .entorno import VAR, env

MEDIA_URL = "/medios/"
MEDIA_ROOT = VAR / "medios"
EN_DISCO = "django.core.files.storage.FileSystemStorage"
MEDIOS_ALMACEN = env.str("MEDIOS_ALMACEN", default=EN_DISCO)
MEDIOS_OPCIONES = env.json("MEDIOS_OPCIONES", default={})
# Signed papers: no door of files leads there, whatever the storage.
APARTE = str(VAR / "reservado") if MEDIOS_ALMACEN == EN_DISCO else "reservado"
STORAGES = {
    "default": {"BACKEND": MEDIOS_ALMACEN, "OPTIONS": MEDIOS_OPCIONES},
    "reservado": {"BACKEND": MEDIOS_ALMACEN, "OPTIONS": {**MEDIOS_OPCIONES, "location": APARTE}},
    "staticfiles": {"BACKEND": "sitio.estatico.Almacen"},
}
MEDIOS_X_ACCEL = env.str("MEDIOS_X_ACCEL", default="") if MEDIOS_ALMACEN == EN_DISCO else ""

WAGTAILDOCS_DOCUMENT_MODEL = "acervo.Documento"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "acervo.forms.FormularioDocumento"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "key", "odt", "ods", "pdf", "pptx", "rtf", "txt", "xlsx"]
WAGTAILIMAGES_IMAGE_MODEL = "acervo.Imagen"
WAGTAILIMAGES_IMAGE_FORM_BASE = "acervo.forms.FormularioImagen"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic", "heif", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_INDEX_PAGE_SIZE = 30
WAGTAILMEDIA = {
    "MEDIA_MODEL": "acervo.Multimedia",
    "MEDIA_FORM_BASE": "acervo.forms.FormularioMultimedia",
    "AUDIO_EXTENSIONS": ["mp3", "m4a", "ogg", "wav"],
    "VIDEO_EXTENSIONS": ["mp4", "webm", "mov"],
}

# What is accepted of a recording: megabytes, minutes.
LIMITES_DE_VIDEO = env.int("VIDEO_MEGAS", default=500), env.int("VIDEO_MINUTOS", default=60)
LIMITES_DE_AUDIO = env.int("AUDIO_MEGAS", default=200), env.int("AUDIO_MINUTOS", default=180)

# How long ffmpeg may take over one, asked by a person and in the queue (its queue gives 1800).
FFMPEG_SEGUNDOS = env.int("FFMPEG_SEGUNDOS", default=60)
FFMPEG_SEGUNDOS_EN_COLA = env.int("FFMPEG_SEGUNDOS_EN_COLA", default=600)
