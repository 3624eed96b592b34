"""Every public door: taken from the URLconf and the routes, so that an unlisted one fails."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from galerias.models import Galerias
from noticias.models import Noticia
from tests.fabricas import (
    crear_acto,
    crear_area,
    crear_capsula,
    crear_funcionario,
    crear_galeria,
    crear_informativa,
    crear_noticia,
    hacer_publica,
    quitar,
)

PUERTAS = {
    "colores": "/colores.css",
    "sitemap": "/sitemap.xml",
    "robots": "/robots.txt",
    "salud": "/salud/",
    "areas": "/areas/",
    "area": "/areas/{area}/",
    "tema": "/temas/secreto/",
    "buscar": "/buscar/?q=secreto",
    "api/v2/": "/api/v2/pages/?fields=*&limit=50",
    "audios/podcast": "/audios/podcast.xml",
    "capsulas/mapa": "/capsulas/mapa.xml",
    "galerias/mapa": "/galerias/mapa.xml",
    "galerias/mapa_de": "/galerias/mapa-fotos.xml",
    "agenda/todo": "/agenda/calendario.ics",
    "agenda/json": "/agenda/agenda.json",
    "agenda/csv": "/agenda/agenda.csv",
    "agenda/de_area": "/agenda/areas/{area}.ics",
}
# Of one official or one act: `de_un_acto` fills them.
DE_UNO = {
    "agenda/de_funcionario": "/agenda/funcionarios/{preside}.ics",
    "agenda/de_acto": "/agenda/{acto}/acto.ics",
    "agenda/de_una": "/agenda/{acto}/{una}.ics",
    "una": "/agenda/{acto}/{una}/",
}
RUTAS = {
    "noticias.Noticias": ["/noticias/", "/noticias/rss/", "/noticias/atom/"],
    "agenda_publica.Agenda": ["/agenda/", "/agenda/rss/", "/agenda/{mes}/", "/agenda/{dia}/"],
    "galerias.Galerias": ["/galerias/"],
    "galerias.Capsulas": ["/capsulas/"],
    "galerias.Audios": ["/audios/"],
    "galerias.Mediateca": ["/mediateca/"],
    "portada.Portada": ["/"],
}
DE_UNA_GALERIA = {"galerias/fotos": "/galerias/{galeria}/fotos.zip"}  # see tests/galerias
A_OTRA_PARTE = {"agenda/areas", "agenda/funcionarios"}
DE_OTRA_COSA = {
    "admin/",
    "borrador/",
    "buzon/",
    "segundo_paso",
    "entrar",
    "archivo",
    "wagtail_serve",
    "wagtailcore_login",
}
DE_OTRA_COSA.add("capsulas/capitulos")  # tests/galerias/test_capsulas.py
HOSTILES = [
    "pagina=abc",
    "pagina=99999999999999999999",
    "pagina=-1",
    "pagina=%00",
    "q=%22",
    "q=%20",
    "q=%27%20OR%201%3D1--",
    "q=NEAR(",
    "area=%ff%fe",
    "mes=2026-13",
    "tema=%00",
    "mes=../../etc",
    "area=" + "x" * 10_000,
    "fields=((((",
    "type=x.Y",
    "limit=abc",
    "offset=-1",
    "search=%22",
    "order=nada",
]


def nombres_del_urlconf():
    for patron in get_resolver().url_patterns:
        ruta = str(patron.pattern)
        if ruta in {"agenda/", "audios/", "capsulas/", "galerias/"}:
            yield from (f"{ruta}{suyo.name}" for suyo in patron.url_patterns)
        else:
            yield getattr(patron, "name", None) or (ruta if ruta else None)


def test_every_door_of_the_urlconf_is_listed_here():
    nombres = {n for n in nombres_del_urlconf() if n}
    listadas = PUERTAS.keys() | DE_UNO.keys() | DE_UNA_GALERIA.keys() | DE_OTRA_COSA | A_OTRA_PARTE
    sin_lista = nombres - listadas
    assert {n for n in sin_lista if "documentos" not in n and "wagtail" not in n} == set()


def test_every_page_with_routes_is_listed_here():
    con_rutas = {
        modelo._meta.label
        for modelo in apps.get_models()
        if issubclass(modelo, Page) and hasattr(modelo, "get_subpage_urls")
    }
    assert con_rutas <= set(RUTAS)
    for etiqueta in con_rutas:
        rutas = {str(p.pattern) for p in apps.get_model(etiqueta).get_subpage_urls()}
        assert len(rutas) == len(RUTAS[etiqueta]), rutas


def puertas(area):
    hoy = timezone.localdate()
    huecos = {"area": area.slug, "mes": f"{hoy:%Y/%m}", "dia": f"{hoy:%Y/%m/%d}"}
    todas = [*PUERTAS.values(), *(ruta for rutas in RUTAS.values() for ruta in rutas)]
    return [puerta.format(**huecos) for puerta in todas]


def de_un_acto(acto):
    """The doors of one act, of its date and of who presides it."""
    (una, *_) = acto.fechas()
    quien = acto.preside.slug if acto.preside else "nadie"
    huecos = {"acto": acto.slug, "una": una.nombre, "preside": quien}
    return [puerta.format(**huecos) for puerta in DE_UNO.values()]


def texto(respuesta):
    """What it says, though it come by pieces."""
    return b"".join(respuesta).decode()


def leer(client, url):
    respuesta = client.get(url)
    assert respuesta.status_code < 500, url
    return texto(respuesta)


def test_what_is_not_public_shows_by_no_door(portada, client):
    area = crear_area(nombre="Obras", slug="obras")
    ahora = timezone.now().replace(microsecond=0)
    comunes = {"area": area, "resumen": "CANARIO en el resumen"}
    borrador = crear_noticia(publicada=False, title="CANARIO borrador", **comunes)
    retirada = crear_noticia(title="CANARIO retirada", **comunes)
    quitar(retirada)
    programada = crear_noticia(
        publicada=False, title="CANARIO programada", go_live_at=ahora + timedelta(days=1), **comunes
    )
    hacer_publica(programada.latest_revision)
    quien = crear_funcionario(nombre="CANARIO, funcionaria")
    restringido = crear_acto(
        title="CANARIO acto restringido", inicio=ahora, preside=quien, **comunes
    )
    PageViewRestriction.objects.create(page=restringido, restriction_type="login")
    en_privada = crear_galeria(title="CANARIO galeria", **comunes)
    PageViewRestriction.objects.create(page=Galerias.objects.get(), restriction_type="login")
    capsula = crear_capsula(title="CANARIO capsula", **comunes)
    quitar(capsula)
    informativa = crear_informativa(publicada=False, title="CANARIO informativa")
    privadas = [borrador, retirada, programada, restringido, en_privada, capsula, informativa]
    for pagina in privadas[:-1]:
        pagina.temas.add("Secreto")
        pagina.save_revision()
    publica = crear_noticia(title="Una pública", area=area)
    publica.title = "CANARIO cambio sin aprobar"
    publica.save_revision()
    for url in [*puertas(area), *de_un_acto(restringido)]:
        assert "CANARIO" not in leer(client, url), url
    for pagina in privadas:
        respuesta = client.get(pagina.get_url())
        assert respuesta.status_code in {302, 404, 410}
        detalle = client.get(f"/api/v2/pages/{pagina.pk}/")
        assert detalle.status_code == 404
    assert client.get("/buscar/?q=CANARIO").context["pagina"].paginator.count == 0


def test_no_public_door_sets_a_cookie_or_allows_inline_script(portada, client):
    noticia = crear_noticia()
    for url in [*puertas(noticia.area), noticia.get_url(), "/no-existe/"]:
        respuesta = client.get(url)
        assert not respuesta.cookies, url
        politica = respuesta.headers["Content-Security-Policy"]
        assert "unsafe-inline" not in politica, url


@pytest.mark.muestra(4)
@pytest.mark.parametrize("consulta", HOSTILES, ids=lambda c: c[:24])
def test_a_hostile_query_never_breaks_a_door(portada, client, consulta):
    noticia = crear_noticia()
    for url in [*puertas(noticia.area), noticia.get_url()]:
        junta = "&" if "?" in url else "?"
        assert client.get(f"{url}{junta}{consulta}").status_code < 500, url


@pytest.mark.parametrize(
    "url",
    [
        "/agenda/2026/13/",
        "/agenda/2026/02/30/",
        "/agenda/99999999999/1/",
        "/agenda/0/0/0/",
        "/agenda/x/2026-13-99-9999/",
        "/agenda/x/0000-00-00-0000.ics",
        "/agenda/x/9999-12-31-2359.ics",
        "/agenda/x/acto.ics",
        "/agenda/areas/x.ics",
        "/agenda/areas/.ics",
        "/agenda/funcionarios/%00.ics",
        "/agenda/%ff.ics",
        "/agenda/otro.ics",
        "/noticias/%00/",
        "/%ff%fe/",
        "/noticias/" + "x" * 3000 + "/",
        "/areas/%00/",
        "/medios/images/../../settings.py",
        "/api/v2/pages/99999999999999999999/",
    ],
)
def test_a_hostile_address_never_breaks_the_site(portada, client, url):
    assert client.get(url).status_code in {301, 302, 400, 404}


def contar(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as consultas:
        assert client.get(url).status_code == 200
    return len(consultas)


PRESUPUESTO = {
    "/": 13,
    "/noticias/": 14,
    "detalle": 12,
    "/agenda/": 14,
    "/galerias/": 14,
    "/mediateca/": 14,
}


def test_a_page_costs_the_same_with_two_items_and_with_ten(portada, client):
    def poner():
        noticia = crear_noticia()
        noticia.temas.add("agua")
        hacer_publica(noticia.save_revision())
        for hacer in (crear_acto, crear_galeria, crear_capsula):
            hacer()
        crear_acto(inicio=timezone.now())
        return Noticia.objects.get(pk=noticia.pk)

    detalle = poner().get_url()
    urls = {puerta: detalle if puerta == "detalle" else puerta for puerta in PRESUPUESTO}
    poner()
    pocas = {puerta: contar(client, url) for puerta, url in urls.items()}
    for _ in range(8):
        poner()
    diez = {puerta: contar(client, url) for puerta, url in urls.items()}
    assert diez == pocas
    assert {p: n for p, n in diez.items() if n > PRESUPUESTO[p]} == {}


def test_machines_are_told_where_things_are(portada, client):
    noticia = crear_noticia(title="Con \x0b control")
    assert f"{settings.SITIO_URL}/sitemap.xml" in leer(client, "/robots.txt")
    assert noticia.get_url() in leer(client, "/sitemap.xml")
    assert "--marca-1: #8c2f22" in leer(client, "/colores.css")
    assert client.get("/salud/").json() == {"estado": "bien"}
