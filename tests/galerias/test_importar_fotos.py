"""Folders of photographs are brought once, and what is in a ZIP is never trusted."""

import fcntl
import io
import itertools
import shutil
import stat
import struct
import time
import unicodedata
import zipfile
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import Image

from acervo.camara.lotes import SE_RETIRO
from acervo.models import Imagen
from galerias.importar import carpetas, importacion, pies, traer
from galerias.importar.carpetas import NoSirve, Origen
from galerias.importar.importacion import Suerte, importar
from galerias.models import CarpetaTraida, Galeria
from moderacion.permissions import NoSePuede
from sitio.apartado import SE_ESTA_TRAYENDO, YA_NO_ESTA
from tests.fabricas import bytes_de_imagen, crear_area, crear_usuario, hacer_publica
from tests.moderacion.admin import avisos, entrar


@pytest.fixture
def persona(db):
    return crear_usuario("Redacción")


@pytest.fixture
def carpeta(tmp_path):
    """Two folders with photographs, and what is usually left among them."""
    raiz = tmp_path / "Noviembre"
    for nombre, cuantas in (("Entrega_de_lentes", 3), ("Plaza", 2)):
        (raiz / nombre).mkdir(parents=True)
        for n in range(cuantas):
            (raiz / nombre / f"IMG_{n}.jpg").write_bytes(bytes_de_imagen(40, 30))
    (raiz / "Plaza" / "Thumbs.db").write_bytes(b"x")
    (raiz / "Plaza" / "._IMG_0.jpg").write_bytes(b"x")
    (raiz / "Plaza" / "notas.docx").write_bytes(b"x")
    (raiz / "Plaza" / "mala.jpg").write_bytes(b"<?php ?>")
    return raiz


def traer_todo(ruta, persona, nombre=""):
    return list(importar(origen=Origen(ruta, nombre), por=persona, hacer=True))


def mirar(ruta):
    return list(importar(origen=Origen(ruta), por=None))


def hacer_zip(ruta, archivos):
    with zipfile.ZipFile(ruta, "w") as archivo:
        for nombre, contenido in archivos.items():
            archivo.writestr(nombre, contenido)
    return ruta


def fotos_de(galeria):
    return list(galeria.get_latest_revision_as_object().fotos.all())


def test_one_whose_consent_was_withdrawn_does_not_come_in_again(carpeta, persona, portada):
    traer_todo(carpeta, persona)
    ida = Imagen.objects.filter(title="IMG_0").first()
    Imagen.objects.filter(pk=ida.pk).update(retirada=True)
    otra = carpeta.parent / "Otra"
    otra.mkdir()
    shutil.copytree(carpeta / "Entrega_de_lentes", otra / "Con la retirada")
    (linea,) = traer_todo(otra, persona)
    assert linea.nuevas == 2
    assert [SE_RETIRO.format(ida.title) in nota for nota in linea.notas] == [True, False]


def test_the_dry_run_says_what_would_be_made_and_why_and_makes_nothing(carpeta, db):
    lentes, plaza = mirar(carpeta)
    assert (lentes.suerte, lentes.carpeta) == (Suerte.NUEVA, "Noviembre/Entrega_de_lentes")
    assert (lentes.nuevas, plaza.nuevas) == (3, 2)
    assert plaza.notas == ["1 archivo que no son fotografías.", plaza.notas[1]]
    assert "«mala.jpg»" in plaza.notas[1]
    assert not Imagen.objects.exists()
    assert not CarpetaTraida.objects.exists()
    assert not Galeria.objects.exists()


def test_one_draft_for_each_folder_and_twice_makes_nothing_twice(carpeta, persona):
    assert [li.suerte for li in traer_todo(carpeta, persona)] == [Suerte.NUEVA, Suerte.NUEVA]
    galerias = Galeria.objects.order_by("title")
    assert [(g.title, len(fotos_de(g)), g.live) for g in galerias] == [
        ("Entrega de lentes", 3, False),
        ("Plaza", 2, False),
    ]
    assert {g.owner for g in galerias} == {persona}
    assert [li.suerte for li in mirar(carpeta)] == [Suerte.IGUAL, Suerte.IGUAL]
    assert [li.suerte for li in traer_todo(carpeta, persona)] == [Suerte.IGUAL, Suerte.IGUAL]
    assert (Galeria.objects.count(), Imagen.objects.count()) == (2, 5)


def test_what_is_new_there_is_added_and_what_was_taken_out_here_does_not_come_back(
    carpeta, persona
):
    traer_todo(carpeta, persona)
    galeria = Galeria.objects.get(title="Plaza")
    borrador = galeria.get_latest_revision_as_object()
    borrador.fotos.remove(borrador.fotos.first())
    borrador.save_revision(user=persona, clean=False)
    (carpeta / "Plaza" / "IMG_9.jpg").write_bytes(bytes_de_imagen(40, 30))
    assert [li.suerte for li in mirar(carpeta)] == [Suerte.IGUAL, Suerte.CRECE]
    traer_todo(carpeta, persona)
    titulos = [f.imagen.title for f in fotos_de(Galeria.objects.get(pk=galeria.pk))]
    assert titulos == ["IMG_1", "IMG_9"]


def test_what_is_public_by_then_stays_and_one_is_told(carpeta, persona):
    traer_todo(carpeta, persona)
    galeria = Galeria.objects.get(title="Plaza")
    borrador = galeria.get_latest_revision_as_object()
    borrador.resumen, borrador.area = "Una frase.", crear_area()
    hacer_publica(borrador.save_revision(user=persona))
    (carpeta / "Plaza" / "IMG_9.jpg").write_bytes(bytes_de_imagen(40, 30))
    _, plaza = traer_todo(carpeta, persona)
    assert plaza.suerte == Suerte.SALTADA
    assert "ya es pública" in plaza.notas[0]
    assert len(fotos_de(galeria)) == 2


def test_a_gallery_that_was_deleted_here_is_not_made_again(carpeta, persona):
    traer_todo(carpeta, persona)
    Galeria.objects.get(title="Plaza").delete()
    _, plaza = traer_todo(carpeta, persona)
    assert plaza.suerte == Suerte.SALTADA
    assert "se eliminó aquí" in plaza.notas[0]
    assert Galeria.objects.count() == 1


def test_the_same_photograph_in_two_folders_is_one(tmp_path, persona):
    contenido = bytes_de_imagen(40, 30)
    for nombre in ("a", "b"):
        (tmp_path / "x" / nombre).mkdir(parents=True)
        (tmp_path / "x" / nombre / "f.jpg").write_bytes(contenido)
    traer_todo(tmp_path / "x", persona)
    assert (Imagen.objects.count(), Galeria.objects.count()) == (1, 2)


def test_there_was_no_time_and_the_next_time_the_rest(carpeta, persona):
    ya = time.monotonic()
    (linea,) = importar(origen=Origen(carpeta), por=persona, hacer=True, hasta=ya)
    assert linea.faltan
    assert not Galeria.objects.exists()
    traer_todo(carpeta, persona)
    assert (Galeria.objects.count(), Imagen.objects.count()) == (2, 5)


def test_only_who_writes_pages_brings_them(carpeta, db):
    for nadie in (None, crear_usuario("Enlace"), crear_usuario("Administración")):
        with pytest.raises(NoSePuede):
            traer_todo(carpeta, nadie)


# What each photograph says of itself


def iptc(pie="", autor=""):
    """A JPEG whose archive wrote that in it, as agencies do."""
    datos = b"\x1c\x01\x5a\x00\x03\x1b%G"
    for numero, texto in ((120, pie), (80, autor)):
        crudo = texto.encode()
        datos += b"\x1c\x02" + bytes([numero]) + struct.pack(">H", len(crudo)) + crudo
    bloque = (
        b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(datos)) + datos + b"\x00" * (len(datos) % 2)
    )
    app13 = b"Photoshop 3.0\x00" + bloque
    base = bytes_de_imagen(40, 30)
    return base[:2] + b"\xff\xed" + struct.pack(">H", len(app13) + 2) + app13 + base[2:]


XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Abre el mercado.</rdf:li></rdf:Alt>
</dc:description>
<dc:creator><rdf:Seq><rdf:li>Ana Ruiz</rdf:li></rdf:Seq></dc:creator>
</rdf:Description></rdf:RDF></x:xmpmeta>"""
ENTIDADES = """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/passwd">]>""" + XMP.replace("Abre el mercado.", "&b;&c;")


def con_xmp(xmp):
    salida = BytesIO()
    Image.new("RGB", (40, 30)).save(salida, "JPEG", xmp=xmp.encode())
    return salida.getvalue()


def traida(tmp_path, persona, archivos):
    raiz = tmp_path / "Actos"
    raiz.mkdir()
    for nombre, contenido in archivos.items():
        (raiz / nombre).write_bytes(contenido)
    traer_todo(raiz, persona)
    return {i.title: (i.pie, i.credito, i.description) for i in Imagen.objects.all()}


def test_caption_and_credit_from_within(tmp_path, persona):
    archivos = {"a.jpg": iptc("Niñas con lentes.", "José Peña"), "b.jpg": con_xmp(XMP)}
    assert traida(tmp_path, persona, archivos) == {
        "a": ("Niñas con lentes.", "José Peña", ""),
        "b": ("Abre el mercado.", "Ana Ruiz", ""),
    }


@pytest.mark.parametrize("codigo", ["utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separador", [",", ";", "\t"])
def test_a_table_beside_rules(tmp_path, persona, codigo, separador):
    filas = ["Archivo|Pie de foto|Crédito|Texto alternativo", "A.JPG|El pie|José|Una niña ríe"]
    tabla = "\r\n".join(filas).replace("|", separador).encode(codigo)
    archivos = {"a.jpg": iptc("Otro", "Otra"), "pies.csv": tabla}
    assert traida(tmp_path, persona, archivos) == {"a": ("El pie", "José", "Una niña ríe")}


@pytest.mark.parametrize(
    "xmp", [ENTIDADES, "<" * 90_000, "<a>" * 50_000, XMP.replace("RDF", "X"), "\x00", XMP * 400]
)
def test_what_is_written_within_to_do_harm_is_left_out(xmp, tmp_path, persona):
    contenido = con_xmp(xmp[:65_000])
    dicho = pies.de_archivo(BytesIO(contenido))
    assert "root:" not in dicho.pie
    assert len(dicho.pie) <= 300
    assert traida(tmp_path, persona, {"a.jpg": contenido})["a"][2] == ""


@pytest.mark.parametrize(
    "crudo", [b"", b"\x00" * 100, b"a,b\n1,2", b'"', b"archivo\n" * 9, b"\xff"]
)
def test_a_table_that_is_not_one_says_nothing_wrong(crudo):
    assert all(isinstance(d, pies.Dicho) for d in pies.de_csv(crudo).values())


def test_a_table_rules_in_the_gallery_of_a_photograph_that_was_here_already(tmp_path, persona):
    """Its own sheet stays: other pages may have been written with it."""
    foto = iptc("El pie de antes.", "La de antes")
    traida(tmp_path, persona, {"a.jpg": foto})
    tabla = "archivo,pie,crédito,texto alternativo\na.jpg,El de la hoja.,José,Una niña ríe\n"
    (tmp_path / "Otra").mkdir()
    (tmp_path / "Otra" / "a.jpg").write_bytes(foto)
    (tmp_path / "Otra" / "pies.csv").write_text(tabla)
    (linea,) = traer_todo(tmp_path / "Otra", persona)
    assert "«a.jpg» ya estaba en el acervo: su ficha se queda como está" in nombres([linea])
    assert "1 ya estaba en el acervo: no se duplica." in nombres([linea])
    (uso,) = fotos_de(Galeria.objects.get(title="Otra"))
    assert (uso.dicho, uso.de_quien, uso.texto_alternativo) == (
        "El de la hoja.",
        "José",
        "Una niña ríe",
    )
    imagen = Imagen.objects.get()
    assert (imagen.pie, imagen.credito) == ("El pie de antes.", "La de antes")
    (linea,) = mirar(tmp_path / "Otra")
    assert "De la hoja no se toma lo de una fotografía que ya se había traído" in nombres([linea])


def test_what_a_table_says_in_vain_is_told_before_and_after(tmp_path, persona):
    raiz = tmp_path / "Actos"
    raiz.mkdir()
    (raiz / "a.jpg").write_bytes(bytes_de_imagen(40, 30))
    (raiz / "pies.csv").write_text("archivo,pie\na.jpg,Uno.\nNoExiste.jpg,Dos.\n,Tres.\n")
    (raiz / "otra.csv").write_text("nombre,pie\na.jpg,Uno.\n")
    for lineas in (mirar(raiz), traer_todo(raiz, persona)):
        dicho = nombres(lineas)
        assert "La hoja nombra «noexiste.jpg», que no está en la carpeta." in dicho
        assert "Un renglón de la hoja no dice de qué archivo es." in dicho
        assert "De «otra.csv» no se toma nada" in dicho
        assert "«a.jpg»" not in dicho
    muchas = "archivo,pie\n" + "".join(f"no-{n}.jpg,x\n" for n in range(500))
    (raiz / "pies.csv").write_text(muchas)
    (linea,) = mirar(raiz)
    assert len(linea.notas) <= importacion.NOTAS_A_LO_MAS + 3
    assert "460 más" in nombres([linea])


def test_a_table_at_the_root_speaks_of_what_is_in_the_folders(tmp_path, persona):
    """By the way to each, or by its name where no other is called so; the nearest rules."""
    tabla = (
        "archivo,pie\nEducación\\IMG_1.jpg,Por su carpeta.\nsola.jpg,Por su nombre.\n"
        "IMG_2.jpg,De cuál.\nOtra/IMG_1.jpg,Dos.\nPlaza/cerca.jpg,De lejos.\n"
    )
    ruta = hacer_zip(
        tmp_path / "fotos.zip",
        {
            "pies.csv": tabla,
            "Plaza/pies.csv": "archivo,pie\ncerca.jpg,De cerca.\n",
            **{
                nombre: bytes_de_imagen(40, 30)
                for nombre in (
                    unicodedata.normalize("NFD", "Educación/IMG_1.jpg"),
                    unicodedata.normalize("NFD", "Educación/IMG_2.jpg"),
                    "Plaza/IMG_1.jpg",
                    "Plaza/IMG_2.jpg",
                    "Plaza/cerca.jpg",
                    "Plaza/Sola.JPG",
                )
            },
        },
    )
    for lineas in (mirar(ruta), traer_todo(ruta, persona)):
        raiz = lineas[0]
        assert raiz.notas == [
            "Su hoja se toma para las carpetas que tiene dentro.",
            "La hoja nombra «img_2.jpg», que está en varias carpetas: escriba también la suya, "
            "«carpeta/img_2.jpg».",
            "La hoja nombra «otra/img_1.jpg», que no está en la carpeta.",
        ]
        assert not nombres(lineas[1:])
    pies_de = {
        unicodedata.normalize("NFC", f"{galeria.title}/{foto.imagen.title}"): foto.pie
        for galeria in Galeria.objects.all()
        for foto in fotos_de(galeria)
    }
    assert pies_de == {
        "Educación/IMG_1": "Por su carpeta.",
        "Educación/IMG_2": "",
        "Plaza/IMG_1": "",
        "Plaza/IMG_2": "",
        "Plaza/cerca": "De cerca.",
        "Plaza/Sola": "Por su nombre.",
    }


def test_a_table_beside_photographs_does_not_speak_of_others_of_the_same_name(tmp_path, persona):
    raiz = tmp_path / "Actos"
    for carpeta in (raiz, raiz / "Plaza"):
        carpeta.mkdir()
        (carpeta / "a.jpg").write_bytes(bytes_de_imagen(40, 30))
    (raiz / "pies.csv").write_text("archivo,pie\na.jpg,Uno.\n")
    assert not nombres(traer_todo(raiz, persona))
    dichos = {g.title: fotos_de(g)[0].pie for g in Galeria.objects.all()}
    assert dichos == {"Actos": "Uno.", "Plaza": ""}


# What a ZIP may hold


def nombres(lineas):
    return " ".join(nota for linea in lineas for nota in linea.notas)


def test_a_zip_is_a_folder(tmp_path, persona, carpeta):
    ruta = shutil.make_archive(str(tmp_path / "Noviembre"), "zip", carpeta)
    assert [li.suerte for li in traer_todo(ruta, persona)] == [Suerte.NUEVA, Suerte.NUEVA]
    assert [li.suerte for li in traer_todo(carpeta, persona)] == [Suerte.IGUAL, Suerte.IGUAL]
    assert Imagen.objects.count() == 5


def test_the_same_zip_under_another_name_makes_nothing_twice(tmp_path, persona, carpeta):
    """What a browser downloads again it calls «z (1).zip»."""
    (carpeta / "suelta.jpg").write_bytes(bytes_de_imagen(40, 30))
    ruta = shutil.make_archive(str(tmp_path / "z"), "zip", carpeta)
    traer_todo(ruta, persona)
    otra = shutil.copy(ruta, tmp_path / "z (1).zip")
    assert [li.suerte for li in mirar(otra)] == [Suerte.IGUAL] * 3
    assert "se trajo como «z/Plaza»" in mirar(otra)[2].notas[0]
    assert [li.suerte for li in traer_todo(otra, persona)] == [Suerte.IGUAL] * 3
    assert (Galeria.objects.count(), Imagen.objects.count()) == (3, 6)
    (carpeta / "Plaza" / "IMG_9.jpg").write_bytes(bytes_de_imagen(40, 30))
    crecida = shutil.make_archive(str(tmp_path / "z (2)"), "zip", carpeta)
    assert [li.suerte for li in traer_todo(crecida, persona)] == [
        Suerte.IGUAL,
        Suerte.IGUAL,
        Suerte.CRECE,
    ]
    assert Galeria.objects.count() == 3


def test_another_folder_that_is_called_the_same_has_its_own_gallery(tmp_path, persona):
    """All cameras call theirs alike, and all telephones' ZIPs too."""
    emblema = bytes_de_imagen(40, 30)
    for dia in ("lunes", "martes"):
        (tmp_path / dia).mkdir()
        suyas = {f"100CANON/{n}.jpg": bytes_de_imagen(40, 30) for n in range(3)}
        hacer_zip(tmp_path / dia / "fotos.zip", {**suyas, "100CANON/emblema.jpg": emblema})
        (linea,) = traer_todo(tmp_path / dia / "fotos.zip", persona)
        assert linea.suerte == Suerte.NUEVA
    assert (Galeria.objects.count(), Imagen.objects.count()) == (2, 7)


@pytest.mark.parametrize(
    "nombre", ["../../etc/cron.d/x.jpg", "/etc/x.jpg", "..\\..\\x.jpg", "a/../../x.jpg", "C:/x.jpg"]
)
def test_a_name_that_leads_out_is_left_out(tmp_path, persona, nombre):
    ruta = hacer_zip(
        tmp_path / "z.zip", {nombre: bytes_de_imagen(40, 30), "b.jpg": bytes_de_imagen(40, 30)}
    )
    lineas = traer_todo(ruta, persona)
    assert carpetas.SE_SALE in nombres(lineas)
    assert [i.title for i in Imagen.objects.all()] == ["b"]
    assert not [ruta for ruta in tmp_path.rglob("x*.jpg") if "medios" not in ruta.parts]


def test_a_folder_of_which_all_is_left_out_says_so(tmp_path, persona):
    suyas = {"../../tmp/x.jpg": b"x", "b.jpg": bytes_de_imagen(40, 30), "vacía/notas.txt": b"x"}
    lineas = mirar(hacer_zip(tmp_path / "z.zip", suyas))
    suertes = {linea.carpeta: (linea.suerte.label, linea.notas) for linea in lineas}
    motivo = [f"«x.jpg» se queda fuera: {carpetas.SE_SALE}."]
    assert suertes["z/../../tmp"] == ("Se queda fuera", motivo)
    assert suertes["z/vacía"][0] == "Se deja como está"


def test_a_bomb_is_left_out_without_being_opened(tmp_path, persona):
    ruta = tmp_path / "z.zip"
    with zipfile.ZipFile(ruta, "w", zipfile.ZIP_DEFLATED) as archivo:
        archivo.writestr("bomba.jpg", b"\x00" * 25_000_000)
        archivo.writestr("pesada.jpg", b"\x00" * 31_000_000)
        archivo.writestr("b.jpg", bytes_de_imagen(40, 30))
    lineas = traer_todo(ruta, persona)
    assert carpetas.SE_INFLA in nombres(lineas)
    assert [i.title for i in Imagen.objects.all()] == ["b"]


def test_all_together_too_heavy_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(carpetas, "TOPE_DE_BYTES", 1000)
    ruta = hacer_zip(tmp_path / "z.zip", {"a.jpg": bytes_de_imagen(400, 300)})
    with pytest.raises(NoSirve, match="8 GB"):
        mirar(ruta)


def test_ten_thousand_entries_are_refused_and_soon(tmp_path):
    ruta = hacer_zip(tmp_path / "z.zip", {f"f{n}.jpg": b"" for n in range(10_000)})
    empezo = time.monotonic()
    with pytest.raises(NoSirve, match="más de 5,000"):
        mirar(ruta)
    assert time.monotonic() - empezo < 3


def test_an_index_that_would_not_fit_in_memory_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(carpetas, "TOPE_DEL_INDICE", 2_000)
    ruta = hacer_zip(tmp_path / "z.zip", {f"f{n}.jpg": b"" for n in range(100)})
    monkeypatch.setattr(zipfile, "ZipFile", None)
    with pytest.raises(NoSirve, match="más de 5,000"):
        mirar(ruta)


def con_nombre_crudo(ruta, crudo, contenido):
    """A ZIP of before UTF-8: its names are bytes, and it does not say in which alphabet."""
    provisional = "x" * (len(crudo) - 4) + ".jpg"
    hacer_zip(ruta, {provisional: contenido})
    ruta.write_bytes(ruta.read_bytes().replace(provisional.encode(), crudo))
    return ruta


@pytest.mark.parametrize("alfabeto", ["cp437", "cp850", "cp1252", "utf-8"])
def test_a_name_in_another_alphabet_is_read(tmp_path, persona, alfabeto):
    crudo = "Año nuevo/niñez día.jpg".encode(alfabeto)
    ruta = con_nombre_crudo(tmp_path / "z.zip", crudo, bytes_de_imagen(40, 30))
    traer_todo(ruta, persona)
    assert Imagen.objects.get().title == "niñez día"
    assert Galeria.objects.get().title == "Año nuevo"


def test_links_nested_zips_and_what_a_mac_leaves(tmp_path, persona):
    ruta = tmp_path / "z.zip"
    with zipfile.ZipFile(ruta, "w") as archivo:
        enlace = zipfile.ZipInfo("enlace.jpg")
        enlace.external_attr = (stat.S_IFLNK | 0o777) << 16
        archivo.writestr(enlace, "/etc/passwd")
        archivo.writestr("otro.zip", b"PK")
        archivo.writestr("__MACOSX/._a.jpg", b"x")
        archivo.writestr("a.jpg", bytes_de_imagen(40, 30))
    (linea,) = traer_todo(ruta, persona)
    assert carpetas.ES_ENLACE in nombres([linea])
    assert carpetas.ES_CERRADO in nombres([linea])
    assert "MACOSX" not in nombres([linea])
    assert [i.title for i in Imagen.objects.all()] == ["a"]


def test_links_of_a_folder_are_not_followed(tmp_path, persona):
    secreta = tmp_path / "secreta"
    secreta.mkdir()
    (secreta / "s.jpg").write_bytes(bytes_de_imagen(40, 30))
    raiz = tmp_path / "Actos"
    raiz.mkdir()
    (raiz / "carpeta").symlink_to(secreta)
    (raiz / "uno.jpg").symlink_to(secreta / "s.jpg")
    traer_todo(raiz, persona)
    assert not Imagen.objects.exists()


def con_clave(ruta):
    hacer_zip(ruta, {"a.jpg": bytes_de_imagen(40, 30)})
    crudo = bytearray(ruta.read_bytes())
    for firma, lugar in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        crudo[crudo.index(firma) + lugar] |= 1
    ruta.write_bytes(bytes(crudo))
    return ruta


def test_one_with_a_password_is_refused(tmp_path):
    with pytest.raises(NoSirve, match="contraseña"):
        mirar(con_clave(tmp_path / "z.zip"))


def test_one_whose_content_is_not_what_it_says_is_told(tmp_path, persona):
    ruta = hacer_zip(tmp_path / "z.zip", {"a.jpg": bytes_de_imagen(400, 300)})
    crudo = bytearray(ruta.read_bytes())
    crudo[200:260] = b"\x00" * 60
    ruta.write_bytes(bytes(crudo))
    (linea,) = traer_todo(ruta, persona)
    assert linea.suerte == Suerte.SALTADA
    assert "«a.jpg»" in nombres([linea])


@pytest.mark.parametrize(
    "contenido",
    [b"", b"PK", b"PK\x05\x06", b"PK\x05\x06" + b"\xff" * 18, b"x" * 9000, b"PK\x03\x04" * 99],
)
def test_what_is_not_a_zip_is_refused_in_one_sentence(tmp_path, contenido):
    ruta = tmp_path / "z.zip"
    ruta.write_bytes(contenido)
    with pytest.raises(NoSirve) as error:
        mirar(ruta)
    assert str(error.value) in {carpetas.NO_ES, carpetas.SON_MUCHOS.format(5000)}


# From the terminal and from the panel


def orden(*args, **opciones):
    salida = StringIO()
    call_command("importar_fotos", *args, stdout=salida, **opciones)
    return salida.getvalue()


def test_from_the_terminal(carpeta, persona):
    assert "No se hizo nada" in orden(carpeta)
    assert not Imagen.objects.exists()
    with pytest.raises(CommandError, match="--por"):
        orden(carpeta, hacer=True)
    with pytest.raises(CommandError, match="No hay una cuenta"):
        orden(carpeta, hacer=True, por="nadie")
    dicho = orden(carpeta, hacer=True, por=persona.username)
    assert "Galería nueva: «Noviembre/Plaza», 2 fotografías." in dicho
    assert "ya está: 2" in orden(carpeta, hacer=True, por=persona.username)
    with pytest.raises(CommandError, match="no hay ninguna carpeta"):
        orden(carpeta / "no-hay")


def subir_zip(client, contenido, nombre="Noviembre.zip"):
    datos = {"archivo": SimpleUploadedFile(nombre, contenido)}
    return client.post(reverse("carpetas:traer"), datos, follow=True).content.decode()


def test_from_the_panel_first_it_is_said_and_then_done(client, carpeta, tmp_path, db):
    entrar(client, "Redacción")
    crudo = io.BytesIO(
        (tmp_path / shutil.make_archive(str(tmp_path / "z"), "zip", carpeta)).read_bytes()
    ).getvalue()
    assert "Todavía no se ha hecho nada" in subir_zip(client, crudo)
    assert not Galeria.objects.exists()
    hecho = client.post(reverse("carpetas:traer"), {"hacer": "1"}, follow=True).content.decode()
    assert "Son borradores" in hecho
    assert Galeria.objects.count() == 2
    assert not list(traer.Guardado.carpeta().iterdir())
    assert "nada nuevo" in subir_zip(client, crudo)
    client.post(reverse("carpetas:traer"), {"dejar": "1"})
    assert not list(traer.Guardado.carpeta().iterdir())


def test_what_was_made_stays_to_be_read_until_another_file_is_chosen(client, carpeta, tmp_path, db):
    entrar(client, "Redacción")
    ruta = shutil.make_archive(str(tmp_path / "z"), "zip", carpeta)
    subir_zip(client, Path(ruta).read_bytes())
    client.post(reverse("carpetas:traer"), {"hacer": "1"})
    for _ in range(2):
        informe = client.get(reverse("carpetas:traer")).content.decode()
        assert "Lo que se trajo de «Noviembre.zip»" in informe
        assert "«Noviembre/Plaza», 2 fotografías" in informe
        assert "«mala.jpg»" in informe
    assert Galeria.objects.count() == 2
    client.post(reverse("carpetas:traer"), {"dejar": "1"})
    assert "ZIP de fotografías" in client.get(reverse("carpetas:traer")).content.decode()
    assert not list(traer.Informe.carpeta().iterdir())


def test_of_two_who_bring_it_at_once_the_second_waits(client, carpeta, tmp_path, db):
    entrar(client, "Redacción")
    ruta = shutil.make_archive(str(tmp_path / "z"), "zip", carpeta)
    subir_zip(client, Path(ruta).read_bytes())
    (guardado,) = traer.Guardado.carpeta().iterdir()
    with guardado.open("rb") as tomado:
        fcntl.flock(tomado, fcntl.LOCK_EX)
        hecho = client.post(reverse("carpetas:traer"), {"hacer": "1"}, follow=True)
        assert [dicho.strip() for dicho in avisos(hecho)] == [SE_ESTA_TRAYENDO]
        assert not Galeria.objects.exists()
    client.post(reverse("carpetas:traer"), {"hacer": "1"})
    assert Galeria.objects.count() == 2
    otra_vez = client.post(reverse("carpetas:traer"), {"hacer": "1"}, follow=True)
    assert [dicho.strip() for dicho in avisos(otra_vez)] == [YA_NO_ESTA]


def test_what_took_several_times_is_read_as_one(client, carpeta, tmp_path, db, monkeypatch):
    entrar(client, "Redacción")
    ruta = shutil.make_archive(str(tmp_path / "z"), "zip", carpeta)
    subir_zip(client, Path(ruta).read_bytes())
    reloj = itertools.count()  # of five photographs, two each time
    monkeypatch.setattr(traer, "PLAZO", 3)
    monkeypatch.setattr(time, "monotonic", lambda: next(reloj))
    veces = 0
    informe = "Todavía faltan"
    while "Todavía faltan" in informe and veces < 9:
        hecho = client.post(reverse("carpetas:traer"), {"hacer": "1"}, follow=True)
        informe, veces = hecho.content.decode(), veces + 1
    assert veces > 1
    assert "«Noviembre/Entrega_de_lentes», 3 fotografías" in informe
    assert "«Noviembre/Plaza», 2 fotografías" in informe
    assert "Galería nueva: 2" in informe


def test_from_the_panel_what_is_no_good_is_told(client, db, tmp_path):
    entrar(client, "Redacción")
    assert carpetas.NO_ES in subir_zip(client, b"no es")
    assert "contraseña" in subir_zip(client, con_clave(tmp_path / "z.zip").read_bytes())
    assert "Elija el archivo" in client.post(reverse("carpetas:traer"), {}).content.decode()
    assert client.post(reverse("carpetas:traer"), {"hacer": "1"}).status_code == 302
    assert not list(traer.Guardado.carpeta().iterdir())


def test_there_is_no_door_for_who_does_not_write_pages(client, db):
    entrar(client, "Administración")
    assert client.get(reverse("carpetas:traer")).status_code == 302


def test_the_report_of_many_bad_ones_is_not_endless(tmp_path, db):
    ruta = hacer_zip(tmp_path / "z.zip", {f"{n}.zip": b"" for n in range(300)})
    (linea,) = mirar(ruta)
    assert len(linea.notas) <= importacion.NOTAS_A_LO_MAS + 1
