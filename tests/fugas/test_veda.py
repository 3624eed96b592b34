"""In an electoral ban, what is kept back shows by no door; afterwards, by all of them."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ReferenceIndex

from moderacion.electoral import veda as vedas
from moderacion.models import Veda
from sitio.models import Ajustes
from tests.fabricas import crear_area, crear_noticia, crear_veda, quitar
from tests.fugas.puertas import CANARIO, contada, de_area, enjaular, lo_que_se_ve, siguen_todas
from tests.moderacion.admin import entrar


@pytest.fixture
def jaula(portada):
    una = enjaular()
    call_command("rebuild_references_index", verbosity=0)  # as the worker leaves it
    return una


def test_by_no_door_while_it_is_in_force_and_by_all_after(client, jaula):
    antes = set(lo_que_se_ve(client, jaula))
    assert {"/", "/noticias/", "/sitemap.xml", "/noticias/rss/", "/temas/secreto/"} <= antes
    veda = crear_veda()
    assert lo_que_se_ve(client, jaula) == []
    for url in ("/", "/noticias/", "/areas/obras/", "/no-existe/"):
        assert "solo se muestra lo que la ley permite" in client.get(url).content.decode()
    assert contada(client) == (0, 0)
    assert de_area(client) == 1, "the notice that stays"
    vedas.levantar(veda=veda, por=None, motivo="Terminó.")
    assert set(lo_que_se_ve(client, jaula)) == antes
    assert siguen_todas(jaula)


def test_its_address_answers_a_notice_that_tells_nothing(client, jaula):
    veda = crear_veda(fundamento="Artículo 41 de la Constitución.")
    for pagina in jaula.paginas:
        for pedir in (client.get, client.head):
            respuesta = pedir(pagina.get_url())
            assert respuesta.status_code == 200
            assert respuesta["X-Robots-Tag"] == "noindex"
            assert "max-age=60" in respuesta["Cache-Control"]
            assert not respuesta.cookies
        html = client.get(pagina.get_url()).content.decode()
        assert "Artículo 41 de la Constitución." in html
        assert '<meta name="robots" content="noindex">' in html
        assert CANARIO not in html
        assert "og:title" not in html
        assert pagina.title not in html
        assert "Vecina" in html, "it says what stays"
    Veda.objects.filter(pk=veda.pk).update(hasta=timezone.now() + timedelta(seconds=20))
    assert int(client.get(pagina.get_url())["Cache-Control"].split("max-age=")[1][:2]) <= 20


def test_the_emergency_notice_stays_and_does_not_lead_to_what_is_kept_back(client, jaula):
    oculta, queda = jaula.paginas[0], crear_noticia(title="Refugios", genero="aviso")
    ajustes = Ajustes.for_site(oculta.get_site())
    enlaces = [f'<a linktype="page" id="{p.pk}">{n}</a>' for n, p in enumerate((oculta, queda))]
    ajustes.aviso = f"<p>Crece el río. {' '.join(enlaces)}</p>"
    ajustes.legales = [("enlace", {"nombre": "Del pie", "pagina": oculta, "url": ""})]
    ajustes.save()
    html = client.get("/").content.decode()
    assert f'href="{oculta.get_url()}"' in html
    assert "Del pie" in html
    veda = crear_veda(generos=[], materias=[])
    html = client.get("/").content.decode()
    assert "Crece el río." in html
    assert oculta.get_url() not in html
    assert queda.get_url() not in html, "nothing stays"
    assert "Del pie" not in html
    vedas.levantar(veda=veda, por=None, motivo="Terminó.")
    assert f'href="{oculta.get_url()}"' in client.get("/").content.decode()


def test_between_its_end_and_the_tick_the_page_is_already_back(client, jaula):
    veda = crear_veda()
    pasado = timezone.now()
    Veda.objects.filter(pk=veda.pk).update(desde=pasado - timedelta(days=2), hasta=pasado)
    assert CANARIO in client.get(jaula.paginas[0].get_url()).content.decode()


def test_the_api_has_no_detail_and_finds_nothing(client, jaula):
    crear_veda()
    for pagina in jaula.paginas:
        assert client.get(f"/api/v2/pages/{pagina.pk}/").status_code == 404
        hallar = f"/api/v2/pages/find/?html_path={pagina.get_url()}"
        assert client.get(hallar).status_code == 404
        assert client.get(f"/api/v2/pages/find/?id={pagina.pk}").status_code == 404


def test_its_files_are_not_there_but_for_who_works_here(client, jaula):
    for url in jaula.archivos:
        assert client.get(url).status_code == 200, url
    veda = crear_veda()
    for url in [*jaula.archivos, jaula.original]:
        assert client.get(url).status_code == 404, url
        assert client.head(url).status_code == 404, url
    entrar(client, "Redacción")
    for url in [*jaula.archivos, jaula.original]:
        respuesta = client.get(url)
        assert respuesta.status_code == 200
        assert "private" in respuesta["Cache-Control"]
    client.logout()
    vedas.levantar(veda=veda, por=None, motivo="Terminó.")
    for url in jaula.archivos:
        respuesta = client.get(url)
        assert respuesta.status_code == 200
        assert "max-age=60" in respuesta["Cache-Control"]


def test_a_file_that_a_page_that_stays_also_shows_is_served(client, jaula):
    foto = jaula.paginas[0].imagen
    otra = crear_noticia(genero="aviso", imagen=foto)
    ReferenceIndex.create_or_update_for_object(otra)
    crear_veda()
    assert client.get(jaula.archivos[0]).status_code == 200
    quitar(otra)
    assert client.get(jaula.archivos[0]).status_code == 404


def test_files_cost_no_query_when_no_ban_is_in_force(client, jaula):
    crear_veda(desde=timezone.now() + timedelta(days=9))

    def contar():
        with CaptureQueriesContext(connection) as consultas:
            client.get(jaula.archivos[0])
        return len(consultas)

    contar()
    sin_veda = contar()
    assert sin_veda == 2, "the row of the file and the private collections"
    vedas.levantar(veda=Veda.objects.get(), por=None, motivo="Otra fecha.")
    crear_veda()
    assert client.get(jaula.archivos[0]).status_code == 404
    entrar(client, "Redacción")
    assert client.get(jaula.archivos[0]).status_code == 200


def test_the_edges_are_right_to_the_second_with_what_is_remembered(portada):
    veda = crear_veda(desde=timezone.now() + timedelta(days=1))
    un_segundo = timedelta(seconds=1)
    assert not vedas.en_vigor(veda.desde - un_segundo)
    assert vedas.en_vigor(veda.desde)
    assert vedas.en_vigor(veda.hasta - un_segundo)
    assert not vedas.en_vigor(veda.hasta)
    cache.clear()
    assert not vedas.en_vigor()


def test_the_preview_of_who_works_here_still_shows_it(client, jaula):
    crear_veda()
    entrar(client, "Dirección")
    noticia = jaula.paginas[0]
    vista = client.get(f"/admin/pages/{noticia.pk}/view_draft/")
    assert CANARIO in vista.content.decode()
    assert CANARIO not in client.get(noticia.get_url()).content.decode()


def test_who_is_sent_to_a_page_that_is_kept_back_reads_no_title(client, jaula):
    vieja = crear_noticia(genero="aviso")
    quitar(vieja, "superada", explicacion="Cambió.", destino=jaula.paginas[0])
    assert CANARIO in client.get(vieja.get_url()).content.decode()
    crear_veda()
    html = client.get(vieja.get_url()).content.decode()
    assert "Cambió." in html
    assert CANARIO not in html


@pytest.mark.muestra(3)
@pytest.mark.parametrize(
    "puerta", ["/", "/noticias/", "/agenda/", "/galerias/", "/capsulas/", "/audios/", "/mediateca/"]
)
def test_a_list_costs_the_same_in_a_ban(client, jaula, puerta):
    def contar():
        client.get(puerta)
        with CaptureQueriesContext(connection) as consultas:
            assert client.get(puerta).status_code == 200
        return len(consultas)

    antes = contar()
    crear_veda()
    assert contar() <= antes


LISTAS = [
    "/areas/obras/",
    "/temas/secreto/",
    "/noticias/",
    "/galerias/",
    "/capsulas/",
    "/audios/",
    "/mediateca/",
    "/agenda/",
]
HOY = "/agenda/{:%Y/%m/%d}/"


@pytest.mark.muestra(3)
@pytest.mark.parametrize("url", [*LISTAS, HOY])
def test_a_list_that_the_ban_left_empty_says_why(client, jaula, url):
    url = url.format(timezone.localdate())
    quitar(jaula.vecina)
    veda = crear_veda(fundamento="Artículo 41 de la Constitución.")
    html = client.get(url).content.decode()
    assert "Durante la veda electoral, hasta el" in html
    assert "Vuelve solo cuando termine." in html
    assert "Artículo 41 de la Constitución." in html
    for falso in ("odavía no", "No hay actos", CANARIO):
        assert falso not in html
    vedas.levantar(veda=veda, por=None, motivo="Terminó.")
    assert "Durante la veda electoral" not in client.get(url).content.decode()


def test_an_area_that_never_published_says_so_in_a_ban_too(client, portada):
    otra, vacia = crear_area(), crear_area()
    crear_noticia(area=otra)
    crear_noticia(area=vacia, publicada=False)
    crear_veda()
    html = client.get(vacia.get_absolute_url()).content.decode()
    assert "Esta área todavía no publica nada" in html
    assert "no se muestra lo que publicó" not in html
    assert "no se muestra lo que publicó" in client.get(otra.get_absolute_url()).content.decode()
