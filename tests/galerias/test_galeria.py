"""The pages of a gallery: all its photographs, and each at an address of its own."""

import gzip
import json
import re

import pytest
from defusedxml import ElementTree as ET
from django.conf import settings
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from acervo.actions import preparar
from acervo.models import Imagen
from agenda_publica.models import Cobertura, Compromiso
from galerias.models import Foto, Galeria
from sitio.models import Ajustes
from tests.fabricas import (
    crear_acto,
    crear_galeria,
    crear_imagen,
    crear_veda,
    hacer_publica,
    quitar,
)
from tests.moderacion.admin import editar, entrar, leida
from tests.sitio.test_puertas_publicas import contar

VARIANTES = {
    **{f"webp-{n}": [f"images/foto.width-{n}.webp", n, n * 2 // 3] for n in (400, 600, 800, 1600)},
    "jpeg-800": ["images/foto.width-800.jpg", 800, 534],
    "impresion": ["images/foto.max-3000x3000.jpg", 3000, 2000],
}
KIB = 1024


def de_muchas(cuantas, **datos):
    """A public gallery of that many photographs, their sizes made (without their files)."""
    base = crear_imagen()
    Imagen.objects.bulk_create(
        Imagen(
            title=f"foto-{n}",
            file=base.file.name,
            width=640,
            height=427,
            collection_id=base.collection_id,
            description=f"Una plaza con árboles, vista número {n} de la mañana.",
            credito="Marisol Ceja",
            variantes={
                clave: [nombre.replace("foto", f"foto-{n}"), *medidas]
                for clave, (nombre, *medidas) in VARIANTES.items()
            },
        )
        for n in range(cuantas)
    )
    imagenes = Imagen.objects.exclude(pk=base.pk).order_by("-pk")[:cuantas]
    fotos = [
        Foto(imagen=imagen, pie=f"Lo que pasó en el minuto {n} del acto.", sort_order=n)
        for n, imagen in enumerate(reversed(imagenes))
    ]
    return de_fotos(fotos, **datos)


def de_fotos(fotos, **datos):
    galeria = crear_galeria(publicada=False, fotos=0, **datos)
    galeria.fotos = fotos
    hacer_publica(galeria.save_revision())
    return Galeria.objects.get(pk=galeria.pk)


def leer(client, url):
    respuesta = client.get(url)
    assert respuesta.status_code == 200, url
    return respuesta.content.decode()


def en_medios(foto):
    """The address of the size that its pages, the map and the data of search engines name."""
    return f"{settings.SITIO_URL}/medios/{foto.imagen.variantes['jpeg-800'][0]}"


def datos_de(html):
    return json.loads(re.search(r'ld\+json">(.*?)</script>', html, re.S)[1])


def test_five_hundred_photographs_cost_what_five_do_and_a_page_is_light(portada, client):
    """The weight is that of the wire: gzip, as the site sends it."""
    pocas, muchas = de_muchas(5), de_muchas(500)
    de_pocas = contar(client, pocas.get_url())
    assert contar(client, muchas.get_url()) == de_pocas <= 14
    assert contar(client, f"{muchas.get_url()}?pagina=21") == de_pocas
    assert contar(client, f"{muchas.get_url()}250/") == contar(client, f"{pocas.get_url()}3/") <= 14
    html = client.get(muchas.get_url()).content
    assert html.count(b"<figure") == 24
    assert len(gzip.compress(html)) <= 10 * KIB


def test_every_picture_says_its_measures_and_only_the_first_does_not_wait(portada, client):
    html = leer(client, de_muchas(5).get_url())
    fotos = re.findall(r"<img [^>]*foto-\d[^>]*>", html)
    assert len(fotos) == 5
    assert all(re.search(r'width="\d+" height="\d+"', foto) for foto in fotos)
    assert ["lazy" in foto for foto in fotos] == [False, True, True, True, True]


def test_each_photograph_has_a_page_that_works_by_itself(portada, client):
    galeria = de_muchas(3, title="La feria")
    url = galeria.get_url()
    html = leer(client, f"{url}2/")
    foto = galeria.para_pagina()[1]
    assert f'rel="canonical" href="{settings.SITIO_URL}{url}2/"' in html
    assert f'property="og:image" content="{en_medios(foto)}"' in html
    assert "Fotografía 2 de 3" in html
    assert "Lo que pasó en el minuto 1 del acto." in html
    assert f'rel="prev" href="{url}1/"' in html
    assert f'rel="next" href="{url}3/"' in html
    assert 'rel="prev"' not in leer(client, f"{url}1/")
    assert 'rel="next"' not in leer(client, f"{url}3/")
    assert foto.imagen.variantes["impresion"][0] in html


@pytest.mark.parametrize(
    "cual",
    [
        *("0", "4", "00001", "99999", "99999999999999999999", "-1", "1.5", "abc", "２", "%00"),
        *("1/2", "otro.zip", "fotos.zip.zip", "%ff"),
    ],
)
def test_an_address_out_of_range_or_hostile_is_not_found(portada, client, cual):
    galeria = de_muchas(3)
    assert client.get(f"{galeria.get_url()}{cual}/").status_code in {400, 404}


@pytest.mark.parametrize("pagina", ["abc", "-1", "99999999999999999999", ""])
def test_a_hostile_page_number_shows_some_page(portada, client, pagina):
    assert "<figure" in leer(client, f"{de_muchas(30).get_url()}?pagina={pagina}")


def test_who_withdraws_consent_leaves_and_the_rest_keep_their_addresses(portada, client):
    galeria = de_muchas(3)
    url, segunda = galeria.get_url(), galeria.para_pagina()[1].imagen
    Imagen.objects.filter(pk=segunda.pk).update(retirada=True)
    assert client.get(f"{url}2/").status_code == 410
    assert segunda.variantes["webp-400"][0] not in leer(client, url)
    html = leer(client, f"{url}3/")
    assert "minuto 2" in html
    assert "Fotografía 2 de 2" in html
    assert f'rel="prev" href="{url}1/"' in html


def test_a_photograph_is_guarded_as_its_page(portada, client):
    galeria = de_muchas(2)
    url = galeria.get_url()
    suyas = [url, f"{url}1/", f"{url}9/", f"{url}fotos.zip", f"{url}fotos.zip?seleccion=medios"]
    PageViewRestriction.objects.create(page=galeria, restriction_type="login")
    assert [client.get(u).status_code for u in suyas] == [302] * 5
    PageViewRestriction.objects.all().delete()
    veda = crear_veda()
    de_la_veda = [client.get(u) for u in suyas]
    assert {r.status_code for r in de_la_veda} == {de_la_veda[0].status_code}
    assert all("foto-" not in r.content.decode() for r in de_la_veda)
    veda.delete()
    borrador = crear_galeria(publicada=False)
    assert client.get(f"/galerias/{borrador.slug}/1/").status_code == 404
    assert client.get(f"/galerias/{borrador.slug}/fotos.zip").status_code == 404


@pytest.mark.parametrize(("motivo", "estado"), [("error", 410), ("legal", 451)])
def test_a_part_of_a_withdrawn_gallery_answers_as_its_page(portada, client, motivo, estado):
    galeria = de_muchas(2)
    url = galeria.get_url()
    quitar(galeria, motivo=motivo, explicacion="No era de aquí.")
    for parte in ("", "1/", "fotos.zip"):
        respuesta = client.get(f"{url}{parte}")
        assert respuesta.status_code == estado, parte
        assert "foto-" not in respuesta.content.decode()


def test_a_caption_and_a_credit_are_of_their_use(portada, client):
    imagen = crear_imagen(pie="Pie suyo.", credito="Archivo municipal")
    preparar(imagen=imagen)
    aqui = de_fotos([Foto(imagen=imagen, pie="Otro pie.", credito="Rocío Luna")])
    alla = de_fotos([Foto(imagen=imagen)])
    html = leer(client, f"{aqui.get_url()}1/")
    assert "Otro pie." in html
    assert "Foto: Rocío Luna" in html
    html = leer(client, f"{alla.get_url()}1/")
    assert "Pie suyo." in html
    assert "Foto: Archivo municipal" in html


def test_the_lead_photograph_leads_the_card(portada):
    imagenes = [crear_imagen() for _ in range(3)]
    fotos = [
        Foto(imagen=i, seleccion="principal" if n == 2 else "") for n, i in enumerate(imagenes)
    ]
    galeria = de_fotos(fotos)
    assert galeria.imagen == imagenes[2]
    assert [foto.imagen for foto in galeria.para_pagina()] == imagenes


def test_the_act_it_came_of_is_told_while_anyone_may_read_it(portada, client):
    acto = crear_acto(title="Corte de listón")
    galeria = de_muchas(1)
    compromiso = Compromiso.objects.create(titulo="x", inicio=acto.inicio, acto=acto)
    Cobertura.objects.create(compromiso=compromiso, tipo="foto", publicacion_id=galeria.pk)
    assert "Corte de listón" in leer(client, galeria.get_url())
    quitar(acto)
    assert "Corte de listón" not in leer(client, galeria.get_url())


def test_search_engines_are_told_credit_and_licence_of_each(portada, client):
    Ajustes.objects.update(uso_permitido="Solo con permiso")
    galeria = de_muchas(2, title="La feria")
    html = leer(client, galeria.get_url())
    datos = datos_de(html)
    assert (datos["@type"], len(datos["image"])) == ("ImageGallery", 2)
    uso = f"{settings.SITIO_URL}{galeria.get_url()}#uso"
    assert datos["image"][0] == {
        "@type": "ImageObject",
        "url": f"{settings.SITIO_URL}{galeria.get_url()}1/",
        "contentUrl": en_medios(galeria.para_pagina()[0]),
        "width": 800,
        "height": 534,
        "caption": "Lo que pasó en el minuto 0 del acto.",
        "creditText": "Marisol Ceja",
        "license": uso,
        "acquireLicensePage": uso,
    }
    assert 'id="uso"' in html
    assert "Solo con permiso." in html
    assert datos_de(leer(client, f"{galeria.get_url()}2/"))["@type"] == "ImageObject"


def test_the_map_of_photographs_names_only_those_that_anyone_may_see(portada, client):
    publica, retirada, cerrada = de_muchas(3), de_muchas(1), de_muchas(1)
    quitar(retirada)
    PageViewRestriction.objects.create(page=cerrada, restriction_type="login")
    una = publica.para_pagina()[1].imagen
    Imagen.objects.filter(pk=una.pk).update(retirada=True)
    n = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "i": "http://www.google.com/schemas/sitemap-image/1.1",
    }
    indice = ET.fromstring(client.get("/galerias/mapa.xml").content)
    mapas = [loc.text for loc in indice.findall("s:sitemap/s:loc", n)]
    assert mapas == ["http://testserver/galerias/mapa-fotos.xml"]
    arbol = ET.fromstring(client.get("/galerias/mapa-fotos.xml").content)
    locs = [loc.text for loc in arbol.findall("s:url/s:loc", n)]
    assert locs == [f"http://testserver{publica.get_url()}{lugar}/" for lugar in (1, 3)]
    imagenes = [loc.text for loc in arbol.findall("s:url/i:image/i:loc", n)]
    assert imagenes == [en_medios(foto) for foto in publica.para_pagina()]
    assert "/galerias/mapa.xml" in client.get("/robots.txt").content.decode()
    for mala in ("?p=99", "?p=abc", "?p=%00"):
        assert client.get(f"/galerias/mapa-fotos.xml{mala}").status_code in {400, 404}
    assert client.get("/galerias/mapa-otro.xml").status_code == 404


def test_the_page_of_a_photograph_that_was_withdrawn_says_that_it_is_gone(portada, client):
    galeria = de_muchas(3)
    url = galeria.get_url()
    Imagen.objects.filter(pk=galeria.para_pagina()[1].imagen.pk).update(retirada=True)
    respuesta = client.get(f"{url}2/")
    assert respuesta.status_code == 410
    assert "no-store" in respuesta["Cache-Control"]
    html = respuesta.content.decode()
    assert "Esta fotografía se retiró" in html
    assert f'href="{url}"' in html
    assert "minuto 1 del acto" not in html
    assert client.get(f"{url}4/").status_code == 404
    assert client.get(f"{url}3/").status_code == 200


@pytest.mark.parametrize("escrito", ["Foto: Ana Ruiz", "FOTO:Ana Ruiz", "Fotografía: Ana Ruiz"])
def test_a_credit_that_says_that_it_is_one_is_not_said_twice(portada, client, escrito):
    foto = Foto(imagen=crear_imagen(credito=escrito))
    html = leer(client, de_fotos([foto]).get_url())
    assert "<small>Foto: Ana Ruiz</small>" in html


def test_an_alternative_text_of_its_use_tells_something(portada, client):
    entrar(client, "Redacción")
    galeria = crear_galeria(publicada=False, fotos=1)
    foto = galeria.fotos.get()
    fila = {"id": foto.pk, "imagen": foto.imagen_id, "alt": "DSCN0042.jpg", "ORDER": 1}
    datos = {
        "title": galeria.title,
        "slug": galeria.slug,
        "resumen": "Una.",
        "fecha": "2026-11-20 10:00",
        "materia": "general",
        "temas": "",
        "fotos": inline_formset([fila], initial=1),
        "comments": inline_formset([]),
    }
    respuesta = client.post(editar(galeria), nested_form_data(datos) | leida(galeria))
    assert "Diga con palabras qué se ve" in respuesta.content.decode()
