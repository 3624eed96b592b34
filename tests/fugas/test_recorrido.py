"""From every public door, and wherever they lead: nothing private of any file, on disk or in S3."""

from dataclasses import dataclass
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import ExifTags, Image
from wagtail.models import Page, PageViewRestriction

from acervo.actions import filtros, preparar
from acervo.models import Imagen, Multimedia
from galerias.models import Foto
from noticias.models import AnexoDeNoticia
from tests.acervo.test_consentimientos import crear_consentimiento, retirar
from tests.fabricas import (
    bytes_de_imagen,
    crear_acto,
    crear_area,
    crear_audio,
    crear_capsula,
    crear_documento,
    crear_funcionario,
    crear_galeria,
    crear_grabacion,
    crear_noticia,
    hacer_publica,
    quitar,
)
from tests.fugas.recorrido import recorrer
from tests.moderacion.admin import entrar
from tests.sitio.test_puertas_publicas import de_un_acto, puertas

DUENA, LUGAR, SECRETO = "CANARIO-DUENA", "CANARIO-LUGAR", b"CANARIO-SECRETO"
FALSO = b"CANARIO-FALSO"  # in what the public may have: it must be found
PROHIBIDO = (SECRETO, b"secreta-", b"consentimientos/", DUENA.encode(), LUGAR.encode())


def de_camara(nombre):
    """A photograph as a camera gives it: where it was, whose it is, with what."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = exif[ExifTags.Base.Copyright] = DUENA
    exif[ExifTags.Base.ImageDescription] = LUGAR
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef], gps[ExifTags.GPS.GPSLatitude] = "N", (19.0, 42.0, 10.5)
    gps[ExifTags.GPS.GPSLongitudeRef], gps[ExifTags.GPS.GPSLongitude] = "W", (101.0, 11.0, 3.2)
    mas = exif.get_ifd(ExifTags.IFD.Exif)
    mas[ExifTags.Base.CameraOwnerName] = mas[ExifTags.Base.BodySerialNumber] = DUENA
    salida = BytesIO()
    Image.new("RGB", (900, 600), (90, 120, 60)).save(
        salida, "JPEG", exif=exif, comment=DUENA.encode()
    )
    assert DUENA.encode() in salida.getvalue()
    imagen = Imagen(
        title=nombre,
        description="Se ve una plaza.",
        file=ContentFile(salida.getvalue(), f"{nombre}.jpg"),
    )
    imagen._set_image_file_metadata()
    imagen.save()
    preparar(imagen=imagen)
    return imagen


def crear_video(nombre, marca):
    inicio = b"\x00\x00\x00\x18ftypmp42"
    return Multimedia.objects.create(
        title=nombre,
        type="video",
        duration=1,
        file=ContentFile(inicio + marca, f"{nombre}.mp4"),
        thumbnail=ContentFile(bytes_de_imagen(formato="WEBP"), f"{nombre}.webp"),
        subtitulos=ContentFile(b"WEBVTT\n\n" + marca, f"{nombre}.vtt"),
    )


@dataclass
class Pueblo:
    area: object
    acto: object
    paginas: list
    retiradas: list
    privados: list
    papel: str


def nombres(cosa):
    """Every name by which its files may be asked."""
    if isinstance(cosa, Imagen):
        hechas = [r.file.name for r in cosa.renditions.all()]
        return [cosa.file.name, *hechas]
    campos = ("file", "thumbnail", "subtitulos")
    return [archivo.name for c in campos if (archivo := getattr(cosa, c, None))]


def poblar():
    """Public pages of each class, with their files; and files that are only the office's."""
    area = crear_area(titular=crear_funcionario(foto=de_camara("publica-retrato")))
    suyas = {"area": area}
    retirada, de_galeria = de_camara("secreta-retirada"), de_camara("secreta-de-galeria")
    papel = ContentFile(b"%PDF-1.4 " + SECRETO, "papel.pdf")
    consentimiento = crear_consentimiento(retirada, de_galeria, documento=papel)
    cuerpo = [("imagen", {"imagen": retirada, "pie": "secreta-en-el-cuerpo"})]
    documento = crear_documento(file=ContentFile(b"%PDF-1.4 " + FALSO, "publico.pdf"))
    noticia = crear_noticia(
        imagen=retirada, cuerpo=cuerpo, anexos=[AnexoDeNoticia(documento=documento)], **suyas
    )
    galeria = crear_galeria(publicada=False, fotos=0, imagen=de_galeria, **suyas)
    galeria.fotos = [
        Foto(imagen=de_galeria, pie="secreta-al-pie"),
        Foto(imagen=de_camara("publica-de-galeria"), pie="A la vista."),
        Foto(imagen=de_camara("publica-otra"), pie="También."),
    ]
    hacer_publica(galeria.save_revision())
    capsula = crear_capsula(video=crear_video("publico", FALSO), enlace="", **suyas)
    entera = crear_grabacion(title="entera")
    audio = crear_audio(grabacion=crear_grabacion(de=entera, desde=1, hasta=2), **suyas)
    acto = crear_acto(imagen=de_camara("publica-de-acto"), preside=area.titular, **suyas)
    privados = [entera, *_privados(suyas)]
    retirar(consentimiento)
    paginas = [noticia, galeria, capsula, audio, acto]
    return Pueblo(
        area,
        acto,
        [Page.objects.get(pk=p.pk) for p in paginas],
        [retirada, de_galeria],
        privados,
        consentimiento.documento.name,
    )


def _privados(suyas):
    """In a draft, withdrawn with its page, of a restricted page, and shown by nothing."""
    for donde in ("borrador", "quitada", "restringida", "suelta"):
        foto = de_camara(f"secreta-{donde}")
        documento = crear_documento(
            title=f"secreta-{donde}",
            file=ContentFile(b"%PDF-1.4 " + SECRETO, f"secreta-{donde}.pdf"),
        )
        video = crear_video(f"secreta-{donde}", SECRETO)
        yield from (foto, documento, video)
        if donde == "suelta":
            continue
        anexos = [AnexoDeNoticia(documento=documento)]
        publica = donde != "borrador"
        noticia = crear_noticia(publicada=publica, imagen=foto, anexos=anexos, **suyas)
        capsula = crear_capsula(publicada=publica, video=video, enlace="", **suyas)
        for pagina in (noticia, capsula):
            if donde == "quitada":
                quitar(pagina)
            elif donde == "restringida":
                PageViewRestriction.objects.create(page=pagina, restriction_type="login")


def sin_fugas(client):
    """Walks it all and asks for each private file by its name; returns the addresses it read."""
    pueblo = poblar()
    leidas, dicho = _andar(client, pueblo)
    assert FALSO in dicho, "what is public is reached: the walk would see a leak"
    for estado, cosas in ((404, pueblo.privados), (410, pueblo.retiradas)):
        for nombre in [nombre for cosa in cosas for nombre in nombres(cosa)]:
            assert client.get(f"/medios/{nombre}").status_code == estado, nombre
    for adivinado in _adivinados(pueblo):
        assert client.get(f"/medios/{adivinado}").status_code in {404, 410}, adivinado
    return leidas


def _andar(client, pueblo):
    paginas = [pagina.get_url() for pagina in pueblo.paginas]
    de_api = [f"/api/v2/pages/{pagina.pk}/?fields=*" for pagina in pueblo.paginas]
    leidas, dicho = [], b""
    desde = [*puertas(pueblo.area), *de_un_acto(pueblo.acto), *paginas, *de_api]
    for url, respuesta, contenido in recorrer(client, desde):
        assert respuesta.status_code < 500, url
        assert [p for p in PROHIBIDO if p in contenido] == [], url
        _sin_exif(url, respuesta, contenido)
        leidas.append(url)
        dicho += contenido[:20_000] if FALSO in contenido else b""
    return leidas, dicho


def _sin_exif(url, respuesta, contenido):
    if respuesta.status_code == 200 and respuesta["Content-Type"].startswith("image/"):
        if respuesta["Content-Type"].startswith("image/svg"):
            return
        with Image.open(BytesIO(contenido)) as imagen:
            assert not dict(imagen.getexif()), url
            assert not imagen.info.get("comment"), url


def _adivinados(pueblo):
    """Names that somebody could make up from those of what is public."""
    yield from (pueblo.papel, f"reservado/{pueblo.papel}", f"documents/{pueblo.papel}")
    for foto in pueblo.retiradas:
        base = foto.file.name.rsplit("/", 1)[1].rsplit(".", 1)[0]
        for filtro in filtros().values():
            for extension in ("webp", "jpg", "jpeg"):
                yield f"images/{base}.{filtro.replace('|', '.')}.{extension}"
        yield f"images/{base}.max-165x165.jpg"


def test_no_public_door_leads_to_what_is_private(client, portada):
    leidas = sin_fugas(client)
    assert len(leidas) > 60
    for parte in ("/noticias/rss/", "/sitemap.xml", "/agenda/agenda.json", "/medios/images/"):
        assert any(parte in url for url in leidas), parte


def test_nor_for_who_has_an_account_without_the_panel(client, portada):
    """What is of a restricted page is hers to read; the rest is not."""
    pueblo = poblar()
    entrar(client, "Enlace")
    for cosa in pueblo.privados:
        if "restringida" not in cosa.title:
            for nombre in nombres(cosa):
                assert client.get(f"/medios/{nombre}").status_code == 404, nombre
