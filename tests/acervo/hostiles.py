"""Files that a camera does not make: each with its name, its bytes, and what must come of it.

None means that it goes in, and clean; a sentence, that it is refused with it.
"""

import io
import struct
import zipfile
import zlib
from functools import cache
from pathlib import Path

import pillow_heif
from PIL import Image, ImageCms, PngImagePlugin

from acervo.limpieza import AJENA, DANADA, ENORME

FOTOS = Path(__file__).parent.parent / "datos" / "fotos"
MUY_GRANDE = ENORME.format(60)
ENTRA = None
LADO = 12_000  # squared, 144 megapixels
GUION = b"<script>alert(document.cookie)</script>"
PHP = b"<?php system($_GET['c']); __halt_compiler(); ?>"


def codificar(imagen, formato="JPEG", **opciones):
    salida = io.BytesIO()
    imagen.save(salida, formato, **opciones)
    return salida.getvalue()


def lisa(ancho=60, alto=40, modo="RGB"):
    return Image.new(modo, (ancho, alto))


def segmento(marca, datos):
    return b"\xff" + bytes([marca]) + struct.pack(">H", len(datos) + 2) + datos


def con_segmentos(*segmentos, base=None):
    base = base or codificar(lisa())
    return base[:2] + b"".join(segmentos) + base[2:]


def trozo_png(tipo, datos):
    crc = zlib.crc32(tipo + datos)
    return struct.pack(">I", len(datos)) + tipo + datos + struct.pack(">I", crc)


def png_que_dice_medir(ancho, alto, datos=b"\x00" * 100):
    cabeza = struct.pack(">IIBBBBB", ancho, alto, 8, 2, 0, 0, 0)
    partes = [trozo_png(b"IHDR", cabeza), trozo_png(b"IDAT", zlib.compress(datos, 9))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(partes) + trozo_png(b"IEND", b"")


def png_con(tipo, datos):
    base = codificar(lisa(), "PNG")
    return base[:33] + trozo_png(tipo, datos) + base[33:]


def jpeg_que_dice_medir(ancho, alto):
    base = codificar(lisa())
    lugar = base.index(b"\xff\xc0")
    return base[: lugar + 5] + struct.pack(">HH", alto, ancho) + base[lugar + 9 :]


def webp_que_dice_medir(ancho, alto):
    """Its canvas says one thing, what is inside another."""
    base = bytearray(
        codificar(lisa(modo="RGBA"), "WEBP", exif=b"Exif\x00\x00II*\x00\x08\x00\x00\x00")
    )
    lugar = base.index(b"VP8X") + 12
    base[lugar : lugar + 6] = (ancho - 1).to_bytes(3, "little") + (alto - 1).to_bytes(3, "little")
    return bytes(base)


def heic(imagen, **opciones):
    salida = io.BytesIO()
    pillow_heif.from_pillow(imagen).save(salida, **opciones)
    return salida.getvalue()


def heic_que_dice_medir(ancho, alto):
    base = bytearray(heic(lisa(64, 64)))
    lugar = base.index(b"ispe") + 8
    base[lugar : lugar + 8] = struct.pack(">II", ancho, alto)
    return bytes(base)


def zip_de(nombre, contenido):
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as archivo:
        archivo.writestr(nombre, contenido)
    return salida.getvalue()


def gif_animado():
    cuadros = [Image.new("P", (60, 40), n) for n in range(4)]
    return codificar(cuadros[0], "GIF", save_all=True, append_images=cuadros[1:])


def de_tinta():
    perfil = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return codificar(lisa(modo="CMYK"), icc_profile=perfil)


def iccs_gigantes():
    """A profile in 255 parts, of nothing."""
    trozo = b"ICC_PROFILE\x00" + b"%c\xff" + b"\x00" * 65_000
    return con_segmentos(*(segmento(0xE2, trozo.replace(b"%c", bytes([n]))) for n in range(1, 256)))


def texto_que_estalla(tipo):
    cabeza = b"c\x00\x00" if tipo == b"zTXt" else b"c\x00\x01\x00\x00\x00"
    return png_con(tipo, cabeza + zlib.compress(b"\x00" * 200_000_000, 9))


def png_con_xmp():
    textos = PngImagePlugin.PngInfo()
    textos.add_itxt("XML:com.adobe.xmp", f"<x>{GUION.decode()}</x>")
    return codificar(lisa(), "PNG", pnginfo=textos)


@cache
def hostiles():
    """[(name, bytes, what comes of it)]."""
    entera = (FOTOS / "DSCN0010.jpg").read_bytes()
    de_iphone = (FOTOS / "samplefilehub.heif").read_bytes()
    buena = codificar(lisa())
    return [
        # more pixels than there is memory for
        ("bomba.png", png_que_dice_medir(LADO, LADO, b"\x00" * 3 * LADO * 1000), MUY_GRANDE),
        ("bomba-imposible.png", png_que_dice_medir(2**31 - 1, 2**31 - 1), {MUY_GRANDE, AJENA}),
        ("bomba.jpg", jpeg_que_dice_medir(LADO, LADO), MUY_GRANDE),
        ("bomba-65500.jpg", jpeg_que_dice_medir(65_500, 65_500), MUY_GRANDE),
        ("bomba.webp", webp_que_dice_medir(LADO, LADO), {MUY_GRANDE, DANADA, AJENA}),
        ("bomba.heic", heic_que_dice_medir(LADO, LADO), {MUY_GRANDE, DANADA}),
        ("bomba-65535.heic", heic_que_dice_medir(65_535, 65_535), {MUY_GRANDE, DANADA}),
        ("bomba.avif", codificar(lisa(9000, 7000), "AVIF", speed=10), MUY_GRANDE),
        ("tira.png", codificar(lisa(1, 60_000, "L"), "PNG"), ENTRA),
        ("tira-acostada.jpg", codificar(lisa(60_000, 1)), ENTRA),
        # cut at several places
        *((f"cortada-{n}.jpg", entera[:n], {DANADA, AJENA}) for n in (2, 20, 300, 9_000, 90_000)),
        *((f"cortada-{n}.heic", de_iphone[:n], DANADA) for n in (40, 600, 15_000)),
        ("cortada.png", codificar(lisa(400, 400), "PNG")[:-200], DANADA),
        ("cortada.webp", codificar(lisa(400, 400), "WEBP")[:60], {DANADA, AJENA}),
        ("ceros.jpg", entera[:400] + b"\x00" * 40_000, {DANADA, AJENA}),
        ("vacia.jpg", b"", AJENA),
        # what is not a photograph
        ("foto.jpg", PHP, AJENA),
        ("gif.jpg", b"GIF89a" + PHP, AJENA),
        ("pagina.jpg", b"<!doctype html>" + GUION, AJENA),
        ("cabeza-de-jpeg.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + GUION + PHP, {DANADA, AJENA}),
        ("dibujo.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'>" + GUION + b"</svg>", AJENA),
        ("dibujo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>" + GUION + b"</svg>", AJENA),
        ("carpeta.jpg", zip_de("foto.jpg", buena), AJENA),
        ("animada.gif", gif_animado(), AJENA),
        ("animada.jpg", gif_animado(), AJENA),
        ("escaneo.jpg", codificar(lisa(), "TIFF"), AJENA),
        ("documento.jpg", b"%PDF-1.7\n" + GUION, AJENA),
        # what hides behind a good one: it goes in without it
        ("con-php.php.jpg", con_segmentos(segmento(0xFE, PHP)) + PHP, ENTRA),
        ("poliglota.jpg", con_segmentos(segmento(0xFE, b"*/=alert(1)/*")) + GUION, ENTRA),
        ("zip-detras.jpg", buena + zip_de("virus.exe", b"MZ"), ENTRA),
        ("xmp.jpg", codificar(lisa(), xmp=b"<x:xmpmeta>" + GUION + b"</x:xmpmeta>"), ENTRA),
        ("xmp.png", png_con_xmp(), ENTRA),
        (
            "exif-gigante.jpg",
            con_segmentos(*[segmento(0xE1, b"Exif\x00\x00" + b"A" * 65_000)] * 200),
            ENTRA,
        ),
        ("comentarios.jpg", con_segmentos(*[segmento(0xFE, b"A" * 65_000)] * 200), ENTRA),
        ("icc-gigante.jpg", iccs_gigantes(), ENTRA),
        ("ztxt.png", texto_que_estalla(b"zTXt"), {DANADA, AJENA}),
        ("itxt.png", texto_que_estalla(b"iTXt"), {DANADA, AJENA}),
        (
            "iccp.png",
            png_con(b"iCCP", b"c\x00\x00" + zlib.compress(b"\x00" * 200_000_000, 9)),
            {DANADA, ENTRA},
        ),
        # good ones of another kind than they say, or of rare kinds
        ("tinta.jpg", de_tinta(), ENTRA),
        ("dieciseis.png", codificar(Image.new("I;16", (60, 40), 32_768), "PNG"), ENTRA),
        ("doble.mpo", codificar(lisa(), "MPO", save_all=True, append_images=[lisa()]), ENTRA),
        ("es-png.jpg", codificar(lisa(), "PNG"), ENTRA),
        ("es-jpg.heic", buena, ENTRA),
        ("es-heic.jpg", heic(lisa(64, 64)), ENTRA),
        ("con-vidrio.heic", heic(lisa(64, 64, "RGBA")), ENTRA),
        ("moderna.avif", codificar(lisa(64, 64), "AVIF"), ENTRA),
        # names
        ("../../../etc/passwd.jpg", buena, ENTRA),
        ("..\\..\\windows\\foto.jpg", buena, ENTRA),
        ("nula\x00.php\x00.jpg", buena, ENTRA),
        ("al-reves\u202egpj.exe", buena, ENTRA),
        ("renglon\r\nSet-Cookie: a=b.jpg", buena, ENTRA),
        ("n" * 3_000 + ".jpg", buena, ENTRA),
        ("<img src=x onerror=alert(1)>.jpg", buena, ENTRA),
        (".jpg", buena, ENTRA),
        ("", buena, ENTRA),
    ]
