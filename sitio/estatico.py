"""Static files: hashed names, ES-module imports too, compressed once."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Almacen(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True
    manifest_strict = True
