"""Redirects of the panel lead only to what anyone may read, and end."""

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import create_redirects_from_dataset
from wagtail.models import PageViewRestriction

from moderacion.electoral import veda as vedas
from noticias.models import Noticia, Noticias
from tests.fabricas import crear_noticia, crear_veda, hacer_publica, quitar
from tests.moderacion.admin import entrar, leido

ALTA = "wagtailredirects:add"


def guardar(client, desde="/vieja/", una=None, **datos):
    """The answer to the form of a new redirect, or of that one."""
    datos = {"old_path": desde, "is_permanent": "on", "redirect_link": "", **datos}
    if una is None:
        return client.post(reverse(ALTA), datos)
    return client.post(reverse("wagtailredirects:edit", args=[una.pk]), datos | leido(una))


@pytest.fixture
def panel(client, portada):
    entrar(client, "Administración")
    return client


@pytest.mark.parametrize(
    "enlace", ["/noticias/", "/", "/agenda/2026/11/?x=1", "https://www.gob.mx/", "http://a.mx/á"]
)
def test_it_leads_to_a_place_of_this_site_or_of_another(panel, enlace):
    assert guardar(panel, redirect_link=enlace).status_code == 302
    assert Redirect.objects.get().redirect_link == enlace
    respuesta = panel.get("/vieja/")
    assert respuesta.status_code == 301
    una = Redirect.objects.get()
    assert guardar(panel, desde="/otra/", una=una, redirect_link=enlace).status_code == 302
    assert panel.get("/otra/").status_code == 301


@pytest.mark.parametrize(
    "enlace",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "//malo.example/",
        "/\\malo.example/",
        "/a b",
        "noticias/",
        "ftp://a.mx/",
        "http://[mal/",
        "https://",
    ],
)
def test_what_is_no_address_is_told_how_to_write_it(panel, enlace):
    html = guardar(panel, redirect_link=enlace).content.decode()
    assert "como /noticias/" in html
    assert "Escriba una dirección de este sitio" in html
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("desde", ["/./vieja/", "/noticias/../vieja/", "/vieja/..", "/%2e/vieja/"])
def test_what_no_browser_asks_for_is_told(panel, desde):
    html = guardar(panel, desde=desde, redirect_link="/noticias/").content.decode()
    assert "ningún navegador la pide así" in html
    assert not Redirect.objects.exists()
    assert guardar(panel, desde="/vieja.html?a=../b", redirect_link="/noticias/").status_code == 302


@pytest.mark.parametrize("desde", ["//[mal/vieja/", "http://[mal/vieja/"])
def test_an_old_address_that_cannot_be_read_is_told(panel, desde):
    respuesta = guardar(panel, desde=desde, redirect_link="/noticias/")
    assert respuesta.status_code == 200
    assert "como /noticias/" in respuesta.context["form"].errors["old_path"][0]


def test_it_has_to_lead_somewhere(panel):
    assert "Elija la página a la que lleva" in guardar(panel).content.decode()
    assert guardar(panel, redirect_page="1").status_code == 200
    assert guardar(panel, redirect_page="abc").status_code == 200
    assert not Redirect.objects.exists()


def restringida(**datos):
    noticia = crear_noticia(**datos)
    PageViewRestriction.objects.create(page=noticia, restriction_type="login")
    return noticia


def retirada(**datos):
    noticia = crear_noticia(**datos)
    quitar(noticia)
    return noticia


@pytest.mark.parametrize("por", ["página", "dirección", "dirección completa"])
@pytest.mark.parametrize(
    "hacer", [lambda **d: crear_noticia(publicada=False, **d), retirada, restringida]
)
def test_what_is_not_public_is_refused_and_not_led_to(panel, hacer, por):
    pagina = hacer(title="SECRETO", slug="secreto")
    datos = {
        "página": {"redirect_page": pagina.pk},
        "dirección": {"redirect_link": "/noticias/secreto/"},
        "dirección completa": {"redirect_link": f"{settings.SITIO_URL}/noticias/secreto"},
    }[por]
    html = guardar(panel, **datos).content.decode()
    assert "no llega el público" in html
    assert not Redirect.objects.exists()
    campo = "redirect_page_id" if por == "página" else "redirect_link"
    Redirect.objects.create(old_path="/vieja", **{campo: next(iter(datos.values()))})
    panel.logout()
    respuesta = panel.get("/vieja/")
    assert respuesta.status_code == 404
    assert "secreto" not in respuesta.content.decode().lower()


def test_it_stops_when_its_page_goes_and_comes_back_with_it(panel):
    noticia, otra = crear_noticia(), crear_noticia()
    assert guardar(panel, redirect_page=noticia.pk).status_code == 302
    assert panel.get("/vieja/").url.endswith(noticia.get_url())
    quitar(noticia)
    assert panel.get("/vieja/").status_code == 404
    hacer_publica(Noticia.objects.get(pk=noticia.pk).save_revision())
    assert panel.get("/vieja/").url.endswith(noticia.get_url())
    quitar(Noticia.objects.get(pk=noticia.pk), "reemplazada", destino=otra)
    assert panel.get("/vieja/").url.endswith(otra.get_url())
    quitar(otra)
    assert panel.get("/vieja/").status_code == 404


def dice_la_veda(respuesta):
    return (
        respuesta.status_code == 200
        and respuesta["X-Robots-Tag"] == "noindex"
        and "solo se muestra lo que la ley permite" in respuesta.content.decode()
    )


def test_in_a_ban_the_old_address_answers_the_notice_and_not_the_new_one(client, portada):
    """The address of a page is its headline."""
    noticia, reemplazada = crear_noticia(slug="gran-obra-del-alcalde"), crear_noticia()
    Redirect.add_redirect("/vieja/", noticia)
    Redirect.add_redirect("/otra/", "/noticias/gran-obra-del-alcalde/")
    quitar(reemplazada, "reemplazada", destino=noticia)
    Redirect.add_redirect("/tercera/", reemplazada)
    viejas = ("/vieja/", "/otra/", "/tercera/", reemplazada.get_url())
    veda = crear_veda()
    for vieja in viejas:
        respuesta = client.get(vieja)
        assert dice_la_veda(respuesta), vieja
        assert "gran-obra" not in respuesta.content.decode()
    vedas.levantar(veda=veda, por=None, motivo="Terminó.")
    for vieja in viejas:
        assert client.get(vieja).url.endswith("/noticias/gran-obra-del-alcalde/"), vieja


def test_only_who_reads_is_led(client, portada):
    Redirect.add_redirect("/vieja/", "/noticias/")
    assert client.head("/vieja/").status_code == 301
    assert client.post("/vieja/").status_code == 404


@pytest.mark.parametrize(
    "desde", ["/", "/noticias/", "/noticias/viva/", "/noticias/rss", "/buscar/?q=x", "/robots.txt"]
)
def test_one_that_nobody_would_follow_is_refused(panel, desde):
    crear_noticia(slug="viva")
    html = guardar(panel, desde=desde, redirect_link="/agenda/").content.decode()
    assert "ya hay algo que leer" in html
    assert not Redirect.objects.exists()


def test_one_at_the_address_of_what_was_withdrawn_is_refused(panel):
    noticia = crear_noticia(slug="la-retirada")
    quitar(noticia)
    html = guardar(panel, desde="/noticias/la-retirada/", redirect_link="/agenda/").content.decode()
    assert "se retiró y ahí se lee por qué" in html
    assert not Redirect.objects.exists()


@pytest.mark.parametrize(
    "desde", ["/areas/vieja/", "/noticias/vieja/", "/agenda/x/2020-01-01-1000/"]
)
def test_one_at_an_address_where_there_is_nothing_is_accepted(panel, desde):
    assert guardar(panel, desde=desde, redirect_link="/agenda/").status_code == 302


@pytest.mark.parametrize(
    ("antes", "desde", "a"),
    [
        ([], "/a/", "/a/"),
        ([], "/a/", "/a?x=1"),
        ([], "/a/", f"{settings.SITIO_URL}/a"),
        ([("/b", "/a/")], "/a", "/b/"),
        ([("/b", "/c"), ("/c", "/a/")], "/a", "/b"),
        ([("/b", "/c/"), ("/c", "/b/")], "/a", "/b"),
        ([("/b", f"{settings.SITIO_URL}/a")], "/a", "/b"),
        ([], "/a/", "/./a"),
        ([], "/a/", "/x/../a/"),
        ([], "/a/", "/%2e/a"),
        ([], "/a/", "/x/%2E%2e/%61"),
        ([], "/a/", "http://localhost:8090/a"),
        ([], "/a/", "http://LOCALHOST/a"),
        ([], "/a/", "https://otro.example.org/a"),
        ([("/b", "/x/../a")], "/a", "/./b"),
    ],
)
def test_a_circle_is_refused_and_not_followed(panel, settings, antes, desde, a):
    settings.ALLOWED_HOSTS = ["testserver", "localhost", ".example.org"]
    for de, hacia in antes:
        Redirect.add_redirect(de, hacia)
    respuesta = guardar(panel, desde=desde, redirect_link=a)
    html = respuesta.content.decode()
    assert "vuelve a su propia dirección" in html
    assert Redirect.objects.count() == len(antes)
    Redirect.add_redirect(desde, a)
    assert panel.get("/a/").status_code == 404


def test_what_only_looks_like_a_circle_is_accepted(panel):
    Redirect.add_redirect("/b/", "/noticias/")
    assert guardar(panel, desde="/a/", redirect_link="/b/").status_code == 302
    assert guardar(panel, desde="/a/?x=1", redirect_link="/a/").status_code == 302
    una = Redirect.objects.get(old_path="/a")
    assert guardar(panel, desde="/a/", una=una, redirect_link="/b/").status_code == 302


def test_to_itself_by_its_page_is_a_circle(panel):
    noticias = Noticias.objects.first()
    html = guardar(panel, desde="/noticias/", redirect_page=noticias.pk).content.decode()
    assert "vuelve a su propia dirección" in html


def test_a_sheet_of_redirects_is_read_with_the_same_rules(panel):
    crear_noticia(publicada=False, slug="secreto")
    hoja = [
        ("/a", "/noticias/"),
        ("/b", "/noticias/secreto/"),
        ("/c", "/c"),
        ("/d", "javascript:x"),
    ]
    ajustes = {"from_index": 0, "to_index": 1, "permanent": True, "site": None}
    hechas = create_redirects_from_dataset(hoja, ajustes)
    assert (hechas["successes"], hechas["errors_count"]) == (1, 3)
    assert [una.old_path for una in Redirect.objects.all()] == ["/a"]


def test_an_address_that_is_only_missing_is_still_missing(client, portada):
    for raro in ("/no/", "/no/?a=1", "/%ff/", f"/{'x' * 900}/", "/%5B/"):
        assert client.get(raro).status_code in {301, 400, 404}
