"""Static files: hashed names, ES-module imports too, compressed once, one stylesheet.

The sheet is written in files by concept and read as such in development (`@import` is the
browser's own); here they are joined, because nine requests in a chain delay the first paint
more than any bundler would be worth, and joining is all that a bundler would do for us.
"""

import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

HOJA = "css/pregon.css"
IMPORTA = re.compile(
    r'@import url\("(?P<archivo>[\w-]+\.css)"\) layer\((?P<capa>\w+)\)(?P<medio> \w+)?;\n?'
)
SOBRA = re.compile(r"/\*.*?\*/|^\s+", re.DOTALL | re.MULTILINE)


class Almacen(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True
    manifest_strict = True

    def post_process(self, paths, dry_run=False, **options):
        if HOJA in paths and not dry_run:
            junta = self._juntar(paths)
            self.delete(HOJA)
            self.save(HOJA, ContentFile(junta.encode()))
            paths = {**paths, HOJA: (self, HOJA)}
        yield from super().post_process(paths, dry_run, **options)

    def _juntar(self, paths):
        """The sheet with each `@import` in its place, inside the layer it named."""

        def leer(nombre):
            almacen, ruta = paths[nombre]
            with almacen.open(ruta) as archivo:
                return archivo.read().decode()

        def poner(cita):
            capa = f"@layer {cita['capa']} {{\n{leer('css/' + cita['archivo'])}}}\n"
            return f"@media{cita['medio']} {{\n{capa}}}\n" if cita["medio"] else capa

        return SOBRA.sub("", IMPORTA.sub(poner, leer(HOJA)))
