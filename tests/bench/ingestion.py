"""What taking in a photograph of 12 megapixels costs, beside Pillow alone, in turns of one run.

Ours: it is cleaned (decoded, turned, written again whole, without what it told) and kept, and its
sizes are made and kept as the queue does: the same three that Pillow makes, and then all six.
Pillow alone: decode, orient, and three sizes (400, 800 and 1600 wide, WebP of the same quality),
kept nowhere. CPU of the process, in ms.
"""

import json
import sys
import time
from io import BytesIO

import django
from django.core.files.base import ContentFile

TRES, RONDAS, LADOS, CALIDAD = (400, 800, 1600), 5, (4000, 3000), 74


def principal():
    django.setup()
    pares = []
    for nombre, contenido in fotografias().items():
        pares += [(nombre, *_par(contenido)) for _ in range(RONDAS)]
    sys.stdout.write(json.dumps(pares) + "\n")


def fotografias():
    """One as it is held by a hand, lying, and one standing, that must be turned."""
    from PIL import Image  # noqa: PLC0415  the parent of this process has no need of it

    ruido = Image.effect_noise((LADOS[0] // 8, LADOS[1] // 8), 80).resize(LADOS)
    foto = Image.merge("RGB", [ruido, ruido.rotate(180), Image.linear_gradient("L").resize(LADOS)])
    parada = Image.Exif()
    parada[0x0112] = 6
    return {"acostada": _jpeg(foto), "parada": _jpeg(foto, exif=parada)}


def _jpeg(foto, **opciones):
    salida = BytesIO()
    foto.save(salida, "JPEG", quality=92, **opciones)
    return salida.getvalue()


def _par(contenido):
    """(ours with three sizes, ours with all, Pillow's with three), in ms."""
    tres = tuple(f"webp-{ancho}" for ancho in TRES)
    return _ms(_nuestra, contenido, tres), _ms(_nuestra, contenido, None), _ms(_sola, contenido)


def _ms(hacer, *con):
    antes = time.process_time()
    hacer(*con)
    return (time.process_time() - antes) * 1000


def _nuestra(contenido, claves):
    from acervo.actions import preparar  # noqa: PLC0415  after django.setup
    from acervo.models import Imagen  # noqa: PLC0415

    archivo = ContentFile(contenido, name="foto.jpg")
    preparar(imagen=Imagen.objects.create(title="Foto", file=archivo), claves=claves)


def _sola(contenido):
    from PIL import Image, ImageOps  # noqa: PLC0415

    with Image.open(BytesIO(contenido)) as abierta:
        foto = ImageOps.exif_transpose(abierta)
        for ancho in TRES:
            alto = round(foto.height * ancho / foto.width)
            foto.resize((ancho, alto), Image.Resampling.LANCZOS).save(
                BytesIO(), "WEBP", quality=CALIDAD
            )


if __name__ == "__main__":
    principal()
