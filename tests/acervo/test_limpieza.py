"""A photograph says nothing of where it was taken nor of whose camera, by whatever door it came."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pillow_heif
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import ExifTags, Image, ImageChops, ImageCms, ImageStat, PngImagePlugin

from acervo import limpieza
from acervo.limpieza import ArchivoLimpio, limpiar

FOTOS = Path(__file__).parent.parent / "datos" / "fotos"
BUENAS = sorted(FOTOS.glob("*.jpg"))
GIRADAS = {"landscape_6.jpg": (600, 450), "portrait_8.jpg": (450, 600)}
RASTROS = (b"Exif", b"GPS", b"NIKON", b"COOLPIX", b"Nikon", b"OLYMPUS", b"Polyphony", b"Photoshop")
RASTROS += (b"ns.adobe.com", b"xpacket", b"MPF\x00", b"2008:1", b"Sony", b"Ximena", b"secreto")


def archivo(contenido, nombre="foto.jpg"):
    return ContentFile(contenido, name=nombre)


def codificar(imagen, formato="JPEG", **opciones):
    salida = BytesIO()
    imagen.save(salida, formato, **opciones)
    return salida.getvalue()


def exif_indiscreto():
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Ximena"
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:11:20 10:30:00"
    return exif


def abrir(limpio):
    imagen = Image.open(limpio)
    imagen.load()
    return imagen


def sin_rastros(limpio):
    contenido = limpio.read()
    limpio.seek(0)
    imagen = abrir(limpio)
    return not [r for r in RASTROS if r in contenido] and not dict(imagen.getexif())


@pytest.mark.parametrize("foto", BUENAS, ids=lambda f: f.name)
def test_every_photograph_is_kept_without_what_it_told(foto):
    limpio = limpiar(archivo(foto.read_bytes(), foto.name))
    assert sin_rastros(limpio)
    with Image.open(foto) as antes:
        esperado = GIRADAS.get(foto.name, antes.size)
        perfil = antes.info.get("icc_profile")
    despues = abrir(limpio)
    assert despues.size == esperado
    assert despues.info.get("icc_profile") == perfil
    assert limpio.name == foto.name


def test_the_test_photographs_do_tell_before():
    for foto in BUENAS:
        contenido = foto.read_bytes()
        assert [rastro for rastro in RASTROS if rastro in contenido], foto.name


def test_a_photograph_that_needs_no_turn_loses_next_to_no_quality():
    original = FOTOS / "DSCN0010.jpg"
    despues = abrir(limpiar(archivo(original.read_bytes())))
    with Image.open(original) as antes:
        assert despues.quantization == antes.quantization
        diferencia = ImageStat.Stat(ImageChops.difference(antes, despues))
    assert max(diferencia.mean) < 1  # of 255: the rounding of decoding


def test_it_remembers_when_it_was_taken():
    limpio = limpiar(archivo((FOTOS / "DSCN0010.jpg").read_bytes()))
    assert f"{limpio.tomada:%Y-%m-%d %H:%M}" == "2008-10-22 16:28"


@pytest.mark.parametrize(
    "texto", ["0000:00:00 00:00:00", "9999:12:31 23:59:59", "ayer", "", "\x00"]
)
def test_a_date_that_cannot_be_is_no_date(texto):
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = texto
    assert limpiar(archivo(codificar(Image.new("RGB", (8, 8)), exif=exif))).tomada is None


def png_indiscreto():
    textos = PngImagePlugin.PngInfo()
    textos.add_text("Author", "Ximena")
    textos.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>secreto ns.adobe.com</x:xmpmeta>")
    textos.add_text("Comment", "secreto", zip=False)
    imagen = Image.new("RGB", (40, 20), "red")
    return codificar(imagen, "PNG", pnginfo=textos, exif=exif_indiscreto())


def webp_indiscreto():
    imagen = Image.new("RGB", (40, 20), "red")
    return codificar(imagen, "WEBP", exif=exif_indiscreto(), xmp=b"<x>secreto ns.adobe.com</x>")


def jpeg_indiscreto():
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x0csecreto iptc"
    contenido = codificar(
        Image.new("RGB", (40, 20), "red"),
        exif=exif_indiscreto(),
        xmp=b"<x>secreto ns.adobe.com</x>",
        comment=b"Ximena estuvo aqui",
    )
    app13 = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return contenido[:2] + app13 + contenido[2:] + b"secreto al final"


@pytest.mark.parametrize("hacer", [png_indiscreto, webp_indiscreto, jpeg_indiscreto])
def test_every_pocket_of_every_format_is_emptied_and_the_turn_applied(hacer):
    contenido = hacer()
    assert b"Ximena" in contenido
    limpio = limpiar(archivo(contenido))
    assert sin_rastros(limpio)
    assert abrir(limpio).size == (20, 40)
    assert f"{limpio.tomada:%Y-%m-%d %H:%M}" == "2026-11-20 10:30"


def test_the_second_picture_that_telephones_hide_behind_is_dropped():
    primera, segunda = Image.new("RGB", (64, 48), "red"), Image.new("RGB", (64, 48), "blue")
    contenido = codificar(primera, "MPO", save_all=True, append_images=[segunda])
    assert Image.open(BytesIO(contenido)).format == "MPO"
    limpio = limpiar(archivo(contenido))
    imagen = abrir(limpio)
    assert (imagen.format, getattr(imagen, "n_frames", 1)) == ("JPEG", 1)
    assert sin_rastros(limpio)
    assert imagen.getpixel((5, 5))[0] > 200


def test_of_a_picture_that_moves_the_first_frame_is_kept():
    cuadros = [Image.new("RGB", (30, 20), color) for color in ("red", "blue", "green")]
    for formato in ("WEBP", "PNG"):
        contenido = codificar(cuadros[0], formato, save_all=True, append_images=cuadros[1:])
        imagen = abrir(limpiar(archivo(contenido)))
        assert getattr(imagen, "n_frames", 1) == 1
        assert imagen.convert("RGB").getpixel((5, 5))[0] > 200


@pytest.mark.parametrize("modo", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("progresiva", [False, True])
@pytest.mark.parametrize("muestreo", ["4:4:4", "4:2:2", "4:2:0", "4:1:1"])
def test_jpegs_of_every_make_are_read(modo, progresiva, muestreo):
    imagen = Image.new(modo, (33, 17))
    contenido = codificar(imagen, progressive=progresiva, subsampling=muestreo)
    limpia = abrir(limpiar(archivo(contenido)))
    assert limpia.size == (33, 17)
    assert limpia.mode in {"L", "RGB"}


def test_ink_becomes_light_by_its_own_profile():
    perfil = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    tinta = codificar(Image.new("CMYK", (9, 9), (0, 255, 255, 0)), icc_profile=perfil)
    limpia = abrir(limpiar(archivo(tinta)))
    assert limpia.mode == "RGB"
    rojo, verde, azul = limpia.getpixel((4, 4))
    assert rojo > 200
    assert max(verde, azul) < 60
    assert "icc_profile" not in limpia.info


def test_sixteen_bits_become_eight_without_burning():
    gris = Image.new("I;16", (10, 10), 32768)
    limpia = abrir(limpiar(archivo(codificar(gris, "PNG"), "gris.png")))
    assert limpia.mode == "L"
    assert abs(limpia.getpixel((3, 3)) - 128) <= 1


@pytest.mark.parametrize("modo", ["RGBA", "LA", "P", "1"])
def test_transparency_and_palettes_stay(modo):
    imagen = Image.new("RGBA", (10, 10), (255, 0, 0, 0)).convert(modo)
    opciones = {"transparency": 0} if modo == "P" else {}
    limpia = abrir(limpiar(archivo(codificar(imagen, "PNG", **opciones), "p.png")))
    assert limpia.has_transparency_data == (modo != "1")


def trozo_png(tipo, datos):
    crc = zlib.crc32(tipo + datos)
    return struct.pack(">I", len(datos)) + tipo + datos + struct.pack(">I", crc)


def png_que_dice_medir(ancho, alto):
    cabeza = struct.pack(">IIBBBBB", ancho, alto, 8, 2, 0, 0, 0)
    partes = [trozo_png(b"IHDR", cabeza), trozo_png(b"IDAT", zlib.compress(b"\x00" * 100))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(partes) + trozo_png(b"IEND", b"")


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("lados", [(10_000, 10_000), (8_000, 7_501), (65_000, 65_000)])
def test_too_many_pixels_are_refused_before_decoding(lados, monkeypatch):
    def prohibido(*args, **kwargs):
        raise AssertionError("se decodificó")

    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", prohibido)
    with pytest.raises(ValidationError, match="60 megapixeles"):
        limpiar(archivo(png_que_dice_medir(*lados)))


HEIC = (FOTOS / "samplefilehub.heif").read_bytes()
ENTERA = (FOTOS / "DSCN0010.jpg").read_bytes()
MALAS = [
    ("trunca", ENTERA[: len(ENTERA) // 2], limpieza.DANADA),
    ("cortada al principio", ENTERA[:300], None),
    ("rellena de ceros", ENTERA[:400] + b"\x00" * 4000, None),
    ("png trunco", png_que_dice_medir(300, 300), limpieza.DANADA),
    ("un PHP", b"<?php system($_GET['c']); ?>", limpieza.AJENA),
    ("un PHP con disfraz de GIF", b"GIF89a<?php system('id'); ?>", limpieza.AJENA),
    ("un SVG", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", limpieza.AJENA),
    ("un GIF", codificar(Image.new("P", (9, 9)), "GIF"), limpieza.AJENA),
    ("un TIFF", codificar(Image.new("RGB", (9, 9)), "TIFF"), limpieza.AJENA),
    ("vacía", b"", limpieza.AJENA),
    ("del iPhone, cortada", HEIC[:9000], limpieza.DANADA),
]


@pytest.mark.parametrize(("contenido", "motivo"), [m[1:] for m in MALAS], ids=[m[0] for m in MALAS])
def test_what_is_not_a_readable_photograph_is_refused_in_one_sentence(contenido, motivo):
    with pytest.raises(ValidationError) as error:
        limpiar(archivo(contenido))
    (dicho,) = error.value.messages
    assert dicho in {limpieza.DANADA, limpieza.AJENA}
    assert motivo in {dicho, None}


def test_a_bomb_of_text_is_refused():
    textos = trozo_png(b"zTXt", b"c\x00\x00" + zlib.compress(b"\x00" * 80_000_000))
    contenido = png_que_dice_medir(10, 10)
    with pytest.raises(ValidationError):
        limpiar(archivo(contenido[:33] + textos + contenido[33:]))


def test_code_hidden_in_a_good_photograph_does_not_stay():
    contenido = (
        codificar(Image.new("RGB", (9, 9)), comment=b"<?php secreto ?>") + b"<?php secreto ?>"
    )
    assert b"<?php" not in limpiar(archivo(contenido)).read()


@pytest.mark.parametrize(
    ("antes", "despues"),
    [
        ("foto.php", "foto.jpg"),
        ("foto.php.jpg", "foto.php.jpg"),
        ("FOTO.JPEG", "FOTO.jpg"),
        ("foto.png", "foto.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("c:\\fotos\\día.heic", "día.jpg"),
        (".jpg", "foto.jpg"),
        ("sin extensión", "sin extensión.jpg"),
    ],
)
def test_the_name_follows_what_it_is(antes, despues):
    assert limpiar(archivo(codificar(Image.new("RGB", (9, 9))), antes)).name == despues


def test_what_is_clean_is_not_read_again(monkeypatch):
    limpio = limpiar(archivo(ENTERA))
    monkeypatch.setattr(Image, "open", None)
    assert limpiar(limpio) is limpio
    assert isinstance(limpio, ArchivoLimpio)


def heic(imagen, **opciones):
    salida = BytesIO()
    pillow_heif.from_pillow(imagen).save(salida, **opciones)
    return salida.getvalue()


def test_what_a_telephone_takes_becomes_a_jpeg_that_says_nothing_else():
    limpio = limpiar(archivo(HEIC, "IMG_7.HEIC"))
    imagen = abrir(limpio)
    assert (imagen.format, imagen.size, limpio.name) == ("JPEG", (640, 426), "IMG_7.jpg")
    assert sin_rastros(limpio)


def test_of_a_telephone_the_turn_the_hour_and_the_colours_stay_and_the_place_does_not():
    perfil = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    acostada = Image.new("RGB", (64, 32), "red")
    acostada.paste("blue", (0, 0, 16, 32))  # its left side
    contenido = heic(acostada, exif=exif_indiscreto().tobytes(), icc_profile=perfil)
    assert b"Ximena" in contenido
    limpio = limpiar(archivo(contenido, "IMG_8.HEIC"))
    imagen = abrir(limpio)
    assert imagen.size == (32, 64)
    azul = imagen.getpixel((16, 6))
    assert azul[2] > 200 > azul[0]  # turned to the right, its left side is on top
    assert f"{limpio.tomada:%Y-%m-%d %H:%M}" == "2026-11-20 10:30"
    assert imagen.info["icc_profile"] == perfil
    assert sin_rastros(limpio)


def test_what_was_seen_through_is_white():
    vidrio = Image.new("RGBA", (64, 64), (255, 0, 0, 0))
    assert min(abrir(limpiar(archivo(heic(vidrio)))).getpixel((30, 30))) > 245


def test_a_profile_of_colours_that_is_not_one_goes():
    falso = codificar(Image.new("RGB", (9, 9)), icc_profile=b"<script>" * 9000)
    assert "icc_profile" not in abrir(limpiar(archivo(falso))).info
