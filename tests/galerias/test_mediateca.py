"""The media centre: what was recorded of everything, each with its credit."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import PageViewRestriction

from acervo.actions import preparar
from acervo.models import Imagen
from agenda_publica.models import Cobertura, Compromiso
from galerias.actions import completar_mediateca
from galerias.models import Foto, Galeria, Mediateca, Pieza
from portada.actions import plantar_sitio
from sitio.models import Ajustes
from tests.fabricas import (
    crear_acto,
    crear_area,
    crear_audio,
    crear_capsula,
    crear_galeria,
    crear_grabacion,
    crear_imagen,
    crear_veda,
    hacer_publica,
    quitar,
)
from tests.galerias.test_galeria import de_fotos, de_muchas
from tests.sitio.test_puertas_publicas import contar

TODO = "/mediateca/"


def leer(client, consulta=""):
    respuesta = client.get(f"{TODO}{consulta}")
    assert respuesta.status_code == 200, consulta
    return respuesta.content.decode()


def vistas(client, consulta=""):
    """What a page of it shows, as (kind, title)."""
    pagina = client.get(f"{TODO}{consulta}").context["pagina"]
    return [(pieza.tipo, pieza.titulo) for pieza in pagina.object_list]


def test_it_mixes_photographs_video_and_audio_newest_first(portada, client):
    ahora = timezone.now()
    foto = crear_imagen(credito="Marisol Ceja")
    preparar(imagen=foto)
    Ajustes.objects.update(uso_permitido="Uso libre si se dice el crédito")
    de_fotos([Foto(imagen=foto, pie="El corte.")], fecha=ahora - timedelta(hours=3))
    video = crear_grabacion("video", credito="Ulises Barragán")
    crear_capsula(title="El agua", video=video, enlace="", fecha=ahora - timedelta(hours=2))
    crear_audio(
        title="El informe",
        grabacion=crear_grabacion(credito="Radio municipal"),
        fecha=ahora - timedelta(hours=1),
    )
    assert vistas(client) == [("audio", "El informe"), ("video", "El agua"), ("foto", "El corte.")]
    html = leer(client)
    assert html.count("<small>Uso libre si se dice el crédito</small>") == 3
    for dicho in (
        *("Foto: Marisol Ceja", "Video: Ulises Barragán", "Audio: Radio municipal"),
        *("Copiar crédito", video.file.url),
        foto.variantes["impresion"][0],
    ):
        assert dicho in html, dicho


def test_a_video_of_others_is_not_offered_as_of_the_town(portada, client):
    Ajustes.objects.update(uso_permitido="Uso libre si se dice el crédito")
    crear_capsula(enlace="https://youtu.be/SanJacinto-", duracion=192)
    html = leer(client)
    assert "<small>Uso libre" not in html
    assert "Copiar crédito" not in html
    assert 'class="credito"' not in html
    assert "<span>3:12</span>" in html
    crear_capsula(enlace="https://youtu.be/SanJacinto-", credito_del_enlace="Canal Once")
    html = leer(client)
    assert html.count("<span>Video: Canal Once</span>") == html.count('class="credito"') == 1
    assert "<small>Uso libre" not in html


def test_a_photograph_leads_to_its_own_page_and_says_the_credit_that_it_has_now(portada, client):
    imagen = crear_imagen(credito="Antes")
    galeria = de_fotos([Foto(imagen=crear_imagen()), Foto(imagen=imagen, pie="La segunda")])
    Imagen.objects.filter(pk=imagen.pk).update(credito="Ahora")
    html = leer(client)
    assert f'href="{galeria.get_url()}2/"' in html
    assert "Foto: Ahora" in html
    assert client.get(f"{galeria.get_url()}2/").status_code == 200


def test_its_filters_combine_and_nonsense_is_ignored(portada, client):
    obras, cultura = crear_area(nombre="Obras", slug="obras"), crear_area(slug="cultura")
    marzo, abril = datetime(2026, 3, 10, tzinfo=UTC), datetime(2026, 4, 1, 5, tzinfo=UTC)
    acto = crear_acto(slug="informe")
    de_obras = crear_galeria(fotos=1, area=obras, fecha=marzo)
    de_obras.temas.add("Agua")
    hacer_publica(de_obras.save_revision())
    crear_capsula(title="Baile", area=cultura, fecha=abril)  # in the town it is still March
    crear_audio(title="Voz", area=obras, fecha=abril + timedelta(days=2))
    compromiso = Compromiso.objects.create(titulo="x", inicio=acto.inicio, acto=acto)
    Cobertura.objects.create(compromiso=compromiso, tipo="foto", publicacion_id=de_obras.pk)
    pie = ("foto", "Pie 0.")
    for consulta, esperadas in (
        ("?tipo=video", [("video", "Baile")]),
        ("?area=obras", [("audio", "Voz"), pie]),
        ("?tema=agua", [pie]),
        ("?acto=informe", [pie]),
        ("?mes=2026-03", [("video", "Baile"), pie]),
        ("?mes=2026-04&area=obras&tipo=audio", [("audio", "Voz")]),
        ("?mes=2026-04&tema=agua", []),
    ):
        assert vistas(client, consulta) == esperadas, consulta
    for malo in ("tipo=x", "area=%ff", "tema=%27", "acto=no-hay", "mes=2026-13", "mes=0000-00"):
        assert len(vistas(client, f"?{malo}")) == 3, malo


def test_what_may_not_be_seen_is_not_there_nor_counted(portada, client):
    retirada, restringida = (crear_galeria(fotos=1, title=t) for t in ("A", "B"))
    publica = crear_galeria(fotos=2)
    quitar(retirada)
    PageViewRestriction.objects.create(page=restringida, restriction_type="login")
    crear_galeria(publicada=False)
    una = publica.para_pagina()[0].imagen
    Imagen.objects.filter(pk=una.pk).update(retirada=True)
    assert [titulo for _tipo, titulo in vistas(client)] == ["Pie 1."]
    assert client.get(TODO).context["pagina"].paginator.count == 1
    crear_veda()
    assert vistas(client) == []


def test_what_is_superseded_stays_and_says_so(portada, client):
    quitar(crear_galeria(fotos=1), "superada", explicacion="Las de ahora son otras.")
    assert len(vistas(client)) == 1
    assert "Ya no vigente" in client.get(TODO).content.decode()


def test_what_a_publication_no_longer_has_leaves_with_it(portada):
    galeria = crear_galeria(fotos=3)
    assert Pieza.objects.filter(publicacion_id=galeria.pk).count() == 3
    galeria.fotos = [Foto(imagen=crear_imagen(), pie="Otra")]
    hacer_publica(galeria.save_revision())
    assert [p.titulo for p in Pieza.objects.filter(publicacion_id=galeria.pk)] == ["Otra"]


def test_what_was_published_before_is_taken_in_once(portada):
    crear_galeria(fotos=2)
    crear_capsula()
    crear_audio()
    crear_galeria(publicada=False)
    Pieza.objects.all().delete()
    plantar_sitio()
    claves = set(Pieza.objects.values_list("pk", flat=True))
    assert len(claves) == 4
    completar_mediateca()
    assert set(Pieza.objects.values_list("pk", flat=True)) == claves


def sembrar(cuantas):
    """That many rows of one gallery, without its photographs in it."""
    galeria = de_muchas(1)
    modelo = Pieza.objects.get(publicacion_id=galeria.pk)
    base = timezone.now()
    Pieza.objects.bulk_create(
        Pieza(
            publicacion_id=galeria.pk,
            tipo=modelo.tipo,
            titulo=f"Pieza {n}",
            imagen_id=modelo.imagen_id,
            orden=1,
            fecha=base - timedelta(hours=n),
        )
        for n in range(cuantas)
    )


def test_ten_thousand_cost_the_queries_of_ten(portada, client):
    sembrar(10)
    pocas = contar(client, TODO)
    sembrar(10_000)
    assert contar(client, TODO) == pocas <= 14
    assert contar(client, f"{TODO}?pagina=200") == pocas
    assert contar(client, f"{TODO}?tipo=foto") <= 14
    assert len(client.get(TODO).context["pagina"].object_list) == 24


@pytest.mark.skipif(connection.vendor != "sqlite", reason="El plan es de SQLite.")
@pytest.mark.parametrize(
    ("filtros", "indice"), [({}, "pieza_fecha"), ({"tipo": "foto"}, "pieza_tipo")]
)
def test_a_page_is_read_from_an_index_without_sorting(portada, filtros, indice):
    sembrar(500)
    plan = Pieza.objects.publicadas().filter(**filtros).values_list("pk")[:24].explain()
    assert indice in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("consulta", ["?pagina=abc", "?pagina=-1", "?pagina=99999999999999999999"])
def test_a_hostile_page_shows_some_page(portada, client, consulta):
    crear_galeria()
    assert vistas(client, consulta)


def test_who_may_not_read_the_section_is_not_led_by_it(portada, client):
    PageViewRestriction.objects.create(page=Mediateca.objects.get(), restriction_type="login")
    assert client.get(TODO).status_code == 302
    assert Galeria.objects.count() == 0
