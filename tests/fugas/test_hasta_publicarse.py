"""A file is nobody's but the office's until something that anyone may read shows it."""

import time
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from acervo.actions import preparar
from acervo.models import Multimedia
from agenda_publica.models import Cobertura, Compromiso
from ayuntamiento.models import Area
from galerias.models import Foto, Galeria
from moderacion.actions import duplicar
from moderacion.electoral.veda import retener
from moderacion.reloj.programa import publicar_programadas
from noticias.models import AnexoDeNoticia, Noticia
from tests.fabricas import (
    bytes_de_imagen,
    crear_area,
    crear_audio,
    crear_capsula,
    crear_documento,
    crear_funcionario,
    crear_galeria,
    crear_grabacion,
    crear_imagen,
    crear_informativa,
    crear_noticia,
    crear_usuario,
    crear_veda,
    hacer_publica,
    mostrar,
    quitar,
)
from tests.fugas.test_archivos import crear_foto, estados
from tests.fugas.test_borrador import compartir
from tests.moderacion.admin import entrar

UN_DIA = timedelta(days=1)


def crear_video():
    return Multimedia.objects.create(
        title="v",
        type="video",
        duration=1,
        file=ContentFile(b"\x00\x00\x00\x18ftypmp42", "v.mp4"),
        thumbnail=ContentFile(bytes_de_imagen(formato="WEBP"), "v.webp"),
        subtitulos=ContentFile(b"WEBVTT\n", "v.vtt"),
    )


def de_video(video):
    """Every address that a recording has."""
    return [f"/medios/{f.name}" for f in (video.file, video.thumbnail, video.subtitulos)]


def publicar_con(pagina, **cambios):
    """The same page, public again with those changes."""
    pagina = type(pagina).objects.get(pk=pagina.pk)
    for campo, valor in cambios.items():
        setattr(pagina, campo, valor)
    return hacer_publica(pagina.save_revision())


def test_what_nothing_shows_is_for_who_works_here(client, portada):
    foto, url = crear_foto()
    preparar(imagen=foto)
    suyos = [
        *(f"/medios/{nombre}" for nombre, *_ in foto.variantes.values()),
        foto.file.url,
        crear_documento().url,
        *de_video(crear_video()),
    ]
    assert estados(client, suyos) == {404}
    client.force_login(crear_usuario("Enlace"))
    assert estados(client, suyos) == {404}
    entrar(client, "Redacción")
    assert estados(client, suyos) == {200}
    assert "private" in client.get(url)["Cache-Control"]


def en_la_principal(foto):
    return crear_noticia(publicada=False, imagen=foto)


def en_el_cuerpo(foto):
    return crear_noticia(publicada=False, cuerpo=[("imagen", {"imagen": foto, "pie": ""})])


def en_el_mosaico(foto):
    fotos = [{"imagen": una, "pie": ""} for una in (foto, crear_imagen())]
    return crear_noticia(publicada=False, cuerpo=[("galeria", fotos)])


def en_una_informativa(foto):
    cuerpo = [("imagen", {"imagen": foto, "pie": ""})]
    return crear_informativa(publicada=False, cuerpo=cuerpo)


def en_la_galeria(foto):
    galeria = crear_galeria(publicada=False, fotos=1)
    galeria.fotos.add(Foto(imagen=foto))
    galeria.save_revision()
    return galeria


def en_una_capsula(foto):
    return crear_capsula(publicada=False, imagen=foto)


LUGARES = [
    en_la_principal,
    en_el_cuerpo,
    en_el_mosaico,
    en_una_informativa,
    en_la_galeria,
    en_una_capsula,
]


@pytest.mark.parametrize("usar", LUGARES)
def test_a_photograph_opens_with_its_page_and_closes_with_it(client, portada, usar):
    foto, url = crear_foto()
    pagina = usar(foto)
    assert client.get(url).status_code == 404, "a draft"
    pagina = hacer_publica(Page.objects.get(pk=pagina.pk).get_latest_revision())
    respuesta = client.get(url)
    assert respuesta.status_code == 200
    assert "max-age=60" in respuesta["Cache-Control"]
    quitar(pagina)
    assert estados(client, [url]) == {404}
    sello = {"if-none-match": respuesta["ETag"]}
    assert client.get(url, headers=sello).status_code == 404, "nor what was kept"
    assert client.get(url, headers={"range": "bytes=0-1"}).status_code == 404


def test_a_document_opens_as_annex_as_block_and_inside_the_text(client, portada):
    anexo, bloque, enlazado = (crear_documento() for _ in range(3))
    texto = f'<p><a linktype="document" id="{enlazado.pk}">Bases</a></p>'
    cuerpo = [("documento", {"documento": bloque, "nota": ""}), ("texto", texto)]
    noticia = crear_noticia(
        publicada=False, anexos=[AnexoDeNoticia(documento=anexo)], cuerpo=cuerpo
    )
    suyos = [documento.url for documento in (anexo, bloque, enlazado)]
    assert estados(client, suyos) == {404}
    hacer_publica(noticia.get_latest_revision())
    assert estados(client, suyos) == {200}
    quitar(noticia)
    assert estados(client, suyos) == {404}


def test_a_recording_takes_its_poster_and_captions_and_not_what_it_was_cut_from(client, portada):
    video, descrita, entera = crear_video(), crear_video(), crear_grabacion()
    corte = crear_grabacion(de=entera, desde=1, hasta=2)
    assert estados(client, de_video(video)) == {404}
    capsula = crear_capsula(video=video, audiodescrita=descrita, enlace="")
    audio = crear_audio(grabacion=corte)
    assert estados(client, de_video(video) + de_video(descrita) + [corte.file.url]) == {200}
    assert estados(client, [entera.file.url]) == {404}
    quitar(capsula)
    quitar(audio)
    assert estados(client, de_video(video) + de_video(descrita) + [corte.file.url]) == {404}


def test_what_is_taken_out_of_its_page_closes_when_that_is_published(client, portada):
    foto, url = crear_foto()
    noticia = crear_noticia(imagen=foto)
    borrador = Noticia.objects.get(pk=noticia.pk)
    borrador.imagen = None
    borrador.save_revision()
    assert client.get(url).status_code == 200, "its public text still shows it"
    publicar_con(noticia, imagen=None)
    assert client.get(url).status_code == 404


def test_a_photograph_taken_out_of_a_gallery_closes(client, portada):
    galeria = crear_galeria(fotos=3)
    fotos = [foto.imagen for foto in galeria.fotos.order_by("sort_order")]
    urls = [f"/medios/{preparar(imagen=imagen)['webp-400'][0]}" for imagen in fotos]
    assert estados(client, urls) == {200}
    galeria = Galeria.objects.get(pk=galeria.pk)
    galeria.fotos = [Foto(imagen=imagen) for imagen in fotos[:2]]
    revision = galeria.save_revision()
    assert estados(client, urls) == {200}
    hacer_publica(revision)
    assert estados(client, urls[:2]) == {200}
    assert estados(client, urls[2:]) == {404}


def test_what_a_draft_of_a_public_page_adds_is_not_there_yet(client, portada):
    foto, url = crear_foto()
    noticia = crear_noticia()
    noticia.imagen = foto
    revision = noticia.save_revision()
    assert client.get(url).status_code == 404
    hacer_publica(revision)
    assert client.get(url).status_code == 200


def test_what_is_scheduled_opens_at_its_hour_and_closes_at_its_end(client, portada, monkeypatch):
    foto, url = crear_foto()
    ahora = timezone.now()
    noticia = crear_noticia(publicada=False, imagen=foto)
    noticia.go_live_at, noticia.expire_at = ahora + UN_DIA, ahora + 3 * UN_DIA
    hacer_publica(noticia.save_revision())
    assert client.get(url).status_code == 404
    monkeypatch.setattr(timezone, "now", lambda: ahora + 2 * UN_DIA)
    assert publicar_programadas()[0] == [noticia.title]
    assert client.get(url).status_code == 200
    monkeypatch.setattr(timezone, "now", lambda: ahora + 4 * UN_DIA)
    assert publicar_programadas()[1] == [noticia.title]
    assert client.get(url).status_code == 404


def test_a_page_that_is_moved_under_a_restricted_one_takes_its_files(client, portada):
    foto, url = crear_foto()
    pagina = crear_informativa(cuerpo=[("imagen", {"imagen": foto, "pie": ""})])
    privada = crear_informativa()
    PageViewRestriction.objects.create(page=privada, restriction_type="login")
    assert client.get(url).status_code == 200
    MovePageAction(pagina, privada, "last-child").execute(skip_permission_checks=True)
    assert client.get(url).status_code == 404
    client.force_login(crear_usuario("Enlace"))
    assert client.get(url).status_code == 200


def test_who_knows_the_password_of_the_page_has_its_files(client, portada):
    foto, url = crear_foto()
    noticia = crear_noticia(imagen=foto)
    suya = PageViewRestriction.objects.create(
        page=noticia, restriction_type="password", password="agua"
    )
    assert client.get(url).status_code == 404
    sesion = client.session
    sesion[suya.passed_view_restrictions_session_key] = [suya.pk]
    sesion.save()
    respuesta = client.get(url)
    assert respuesta.status_code == 200
    assert "private" in respuesta["Cache-Control"]


def test_a_deleted_page_and_a_copy_open_nothing(client, portada):
    foto, url = crear_foto()
    noticia = crear_noticia(imagen=foto)
    quitar(noticia)
    duplicar(pagina=noticia, por=crear_usuario("Redacción"))
    assert client.get(url).status_code == 404
    borrador = crear_noticia(publicada=False, imagen=foto)
    Page.objects.get(pk=borrador.pk).delete()
    assert client.get(url).status_code == 404
    assert not ReferenceIndex.objects.filter(object_id=str(borrador.pk)).exists()


def test_in_a_ban_it_closes_and_comes_back(client, portada):
    foto, url = crear_foto()
    crear_noticia(imagen=foto)
    assert client.get(url).status_code == 200
    veda = crear_veda()
    assert client.get(url).status_code == 404
    type(veda).objects.filter(pk=veda.pk).update(hasta=timezone.now())
    retener()
    assert client.get(url).status_code == 200


def test_a_portrait_is_public_while_its_official_heads_an_open_area(client, portada):
    foto, url = crear_foto()
    funcionaria = crear_funcionario(foto=foto)
    assert client.get(url).status_code == 404, "nothing shows it"
    area = crear_area(titular=funcionaria)
    assert client.get(url).status_code == 200
    Area.objects.filter(pk=area.pk).update(activa=False)
    assert client.get(url).status_code == 404


def test_the_record_of_an_act_is_internal_and_opens_nothing(client, portada):
    foto, url = crear_foto()
    compromiso = Compromiso.objects.create(titulo="Interno", inicio=timezone.now())
    borrador = crear_noticia(publicada=False, imagen=foto)
    Cobertura.objects.create(compromiso=compromiso, publicacion_id=borrador.pk)
    assert client.get(url).status_code == 404


def test_a_shared_draft_shows_its_own_and_only_by_its_link(client, portada):
    foto, url = crear_foto()
    _, direccion = compartir(crear_noticia(publicada=False, imagen=foto))
    html = client.get(direccion).content.decode()
    nombre = foto.variantes["webp-400"][0]
    assert f"{direccion}archivos/{nombre}" in html or nombre in html
    suyas = [p.split('"')[0].split(" ")[0] for p in html.split('srcset="')[1:]]
    assert client.get(suyas[0]).status_code == 200
    assert client.get(url).status_code == 404


def test_the_refusal_is_kept_by_nobody(client, portada):
    foto, url = crear_foto()
    respuesta = client.get(url)
    assert respuesta.status_code == 404
    assert "ETag" not in respuesta
    assert "no-store" in respuesta["Cache-Control"]
    mostrar(foto)
    assert client.get(url).status_code == 200


def sembrar_referencias(cuantas):
    """That many references more, from pages that do not show, to other photographs and to one."""
    modelo = ReferenceIndex.objects.filter(to_content_type__model="imagen").first()
    campos = {
        campo.attname: getattr(modelo, campo.attname)
        for campo in ReferenceIndex._meta.concrete_fields
        if not campo.primary_key
    }
    ReferenceIndex.objects.bulk_create(
        [
            ReferenceIndex(
                **{
                    **campos,
                    "object_id": str(10_000_000 + n),
                    "to_object_id": campos["to_object_id"] if n % 40 == 0 else str(n + 1_000_000),
                }
            )
            for n in range(cuantas)
        ],
        batch_size=500,
    )


def test_twenty_thousand_references_cost_no_query_and_little_time(client, portada):
    foto, url = crear_foto()
    mostrar(foto)

    def medir():
        client.get(url)
        with CaptureQueriesContext(connection) as consultas:
            empieza = time.perf_counter()
            assert client.get(url).status_code == 200
            tardo = time.perf_counter() - empieza
        return len(consultas), tardo

    antes, tardaba = medir()
    sembrar_referencias(20_000)
    ahora, tarda = medir()
    assert (antes, ahora) == (2, 2)
    assert tarda < tardaba + 0.05, f"{tardaba:.4f} s before, {tarda:.4f} s with them"
