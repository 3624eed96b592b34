"""The API tells what anyone may read, and nothing else, whoever asks and however."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

from noticias.models import Noticias
from tests.fabricas import (
    CLAVE,
    crear_acto,
    crear_area,
    crear_audio,
    crear_capsula,
    crear_galeria,
    crear_imagen,
    crear_informativa,
    crear_noticia,
    crear_sede,
    crear_usuario,
    quitar,
)

RAIZ = "/api/v2/pages/"
TIPOS = [
    "sitio.Publicacion",
    "sitio.Informativa",
    "noticias.Noticia",
    "agenda_publica.Acto",
    "galerias.Galeria",
    "galerias.Capsula",
]
HOSTILES = [
    "type=x",
    "type=x.y",
    "type=.",
    "type=auth.Group",
    "type=ayuntamiento.Usuario",
    "type=sitio.Pagina",
    "fields=((((",
    "fields=owner",
    "fields=area(*,owner)",
    "fields=draft_title",
    f"fields={'a(' * 5000}",
    "limit=abc",
    "limit=-1",
    "limit=51",
    "limit=99999999999999999999999",
    "offset=-1",
    "offset=99999999999999999999999",
    "offset=x",
    "order=xyz",
    "order=--title",
    "order=owner",
    "order=random&offset=2",
    "search=agua&search_operator=x",
    "child_of=x",
    "child_of=99999999999999999999999",
    "descendant_of=-1",
    "ancestor_of=%C3%B1",
    "translation_of=x",
    "id=abc",
    "owner=1",
    "live=0",
    "site=otro",
    "xyz=1",
    "first_published_at=ayer",
    "rich_text_format=x",
    "type=sitio.Publicacion&fecha=ayer",
    "type=sitio.Publicacion&area=x",
    "type=noticias.Noticia&fields=cuerpo(x)",
]


def paginas(client, **parametros):
    respuesta = client.get(RAIZ, parametros)
    assert respuesta.status_code == 200, respuesta.content
    return respuesta.json()["items"]


def titulos(client, **parametros):
    return {pagina["title"] for pagina in paginas(client, limit=50, **parametros)}


def una_de_cada():
    return [
        crear_noticia(),
        crear_acto(),
        crear_galeria(),
        crear_capsula(),
        crear_audio(),
        crear_informativa(),
    ]


def test_every_type_is_listed_and_has_its_detail(client, portada):
    una_de_cada()
    for tipo in TIPOS:
        (*_, primera) = paginas(client, type=tipo)
        detalle = client.get(primera["meta"]["detail_url"].split(":8000")[-1])
        assert detalle.status_code == 200
        assert detalle.json()["title"] == primera["title"]


def test_everything_dated_can_be_asked_at_once_with_its_date(client, portada):
    una_de_cada()
    campos = "fecha,resumen,rotulo,clase,area,temas"
    filas = paginas(client, type="sitio.Publicacion", fields=campos, order="-fecha")
    assert len(filas) == 5
    assert [f["fecha"] for f in filas] == sorted((f["fecha"] for f in filas), reverse=True)
    assert {f["clase"] for f in filas} == {"noticia", "acto", "galeria", "capsula", "audio"}


def test_areas_places_and_officials_come_by_name(client, portada):
    crear_acto(area=crear_area(nombre="Obras Públicas"), sede=crear_sede(nombre="Salón Encinos"))
    (acto,) = paginas(client, type="agenda_publica.Acto", fields="area,sede,preside")
    assert (acto["area"], acto["sede"], acto["preside"]) == (
        "Obras Públicas",
        "Salón Encinos",
        None,
    )


def test_the_body_comes_as_it_is_read_and_never_names_an_original(client, portada):
    imagen = crear_imagen()
    informativa = crear_informativa(title="Aviso de privacidad")
    enlace = f'<p>Vea <a linktype="page" id="{informativa.pk}">el aviso</a>.</p>'
    foto = {"imagen": imagen, "pie": "Una plaza"}
    imagen.contextual_alt_text = "Plaza con árboles"
    noticia = crear_noticia(cuerpo=[("texto", enlace), ("imagen", foto)])
    respuesta = client.get(f"{RAIZ}{noticia.pk}/")
    cuerpo = respuesta.json()["cuerpo"]
    assert 'href="/' in cuerpo[0]["value"] or 'href="http' in cuerpo[0]["value"]
    assert "linktype" not in cuerpo[0]["value"]
    assert cuerpo[1]["value"]["imagen"]["alt_text"] == "Plaza con árboles"
    assert b"original_images" not in respuesta.content


def _ocultas(portada):
    manana = timezone.now() + timedelta(days=1)
    crear_noticia(title="Hipopótamo 1", publicada=False)
    quitar(crear_noticia(title="Hipopótamo 2"))
    crear_noticia(title="Hipopótamo 3", publicada=False, go_live_at=manana)
    crear_informativa(title="Hipopótamo 4", publicada=False)
    PageViewRestriction.objects.create(
        page=crear_acto(title="Hipopótamo 5"), restriction_type="login"
    )
    PageViewRestriction.objects.create(
        page=crear_informativa(title="Hipopótamo 6"),
        restriction_type="password",
        password="abc",
    )
    noticia = crear_noticia(title="Jirafa")
    noticia.title = "Hipopótamo 7"
    noticia.save_revision()


@pytest.mark.parametrize("como", ["anónima", "administración"])
def test_what_may_not_be_read_is_nowhere(client, portada, como):
    _ocultas(portada)
    if como != "anónima":
        crear_usuario(username="jefa", is_superuser=True)
        assert client.login(username="jefa", password=CLAVE)
    for parametros in ({}, {"search": "hipopótamo"}, {"fields": "*"}):
        for tipo in (None, *TIPOS):
            consulta = {**parametros, **({"type": tipo} if tipo else {})}
            respuesta = client.get(RAIZ, {**consulta, "limit": 50})
            assert "Hipop" not in json.dumps(respuesta.json(), ensure_ascii=False), consulta


def test_a_restricted_section_takes_its_children_with_it(client, portada):
    noticia, acto = crear_noticia(), crear_acto()
    restriccion = PageViewRestriction.objects.create(
        page=Noticias.objects.get(), restriction_type="groups"
    )
    restriccion.groups.add(Group.objects.first())
    assert noticia.title not in titulos(client)
    assert acto.title in titulos(client)
    assert client.get(f"{RAIZ}{noticia.pk}/").status_code == 404
    hijas = client.get(RAIZ, {"child_of": Noticias.objects.get().pk})
    assert hijas.status_code == 400
    buscada = client.get(f"{RAIZ}find/", {"html_path": noticia.get_url()})
    assert buscada.status_code == 404


def test_it_names_nobody_of_the_office(client, portada):
    crear_usuario(username="quien-escribe", first_name="Ximena")
    respuesta = client.get(f"{RAIZ}{crear_noticia().pk}/")
    for palabra in ("quien-escribe", "Ximena", "owner", "draft_title", "locked", "revision"):
        assert palabra not in respuesta.content.decode()


@pytest.mark.muestra(4)
@pytest.mark.parametrize("consulta", HOSTILES, ids=lambda c: c[:40])
def test_what_cannot_be_understood_is_answered_400(client, portada, consulta):
    crear_noticia()
    assert client.get(f"{RAIZ}?{consulta}").status_code == 400


@pytest.mark.parametrize("texto", ['"', "   ", "'", "AND", "*", "a" * 400, "%", "(", "ñandú"])
def test_no_search_breaks_it(client, portada, texto):
    crear_noticia()
    for tipo in ("wagtailcore.Page", *TIPOS):
        assert client.get(RAIZ, {"type": tipo, "search": texto}).status_code == 200


def test_search_folds_accents(client, portada):
    crear_noticia(title="Inauguración del jardín")
    assert titulos(client, search="inauguracion") == {"Inauguración del jardín"}


def test_it_can_be_read_and_nothing_else(client, portada):
    noticia = crear_noticia()
    for metodo in ("post", "put", "patch", "delete"):
        for ruta in (RAIZ, f"{RAIZ}{noticia.pk}/"):
            assert getattr(client, metodo)(ruta).status_code == 405


def test_it_speaks_json_also_to_a_browser_and_sets_no_cookie(client, portada):
    crear_noticia()
    respuesta = client.get(RAIZ, headers={"accept": "text/html,*/*;q=0.8"})
    assert respuesta["Content-Type"] == "application/json"
    assert not respuesta.cookies
    assert "Cookie" not in respuesta.get("Vary", "")
    assert client.get(RAIZ, {"format": "api"}).status_code == 404


@pytest.mark.parametrize("puerta", ["images", "documents", "media", "redirects"])
def test_files_have_no_door_here(client, portada, puerta):
    assert client.get(f"/api/v2/{puerta}/").status_code == 404


@pytest.mark.parametrize("ruta", ["/x/", "/../", "/noticias/2026/", "/noticias/x/y/", "ñ"])
def test_an_address_that_is_not_a_page_is_404(client, portada, ruta):
    assert client.get(f"{RAIZ}find/", {"html_path": ruta}).status_code in {400, 404}


def test_an_address_leads_to_its_page(client, portada):
    noticia = crear_noticia()
    respuesta = client.get(f"{RAIZ}find/", {"html_path": noticia.get_url()})
    assert respuesta.status_code == 302
    assert respuesta["Location"].split("?")[0].endswith(f"{RAIZ}{noticia.pk}/")


def test_a_list_costs_the_same_with_one_and_with_ten(
    client, portada, django_assert_max_num_queries
):
    parametros = {"type": "sitio.Publicacion", "fields": "fecha,area"}
    crear_noticia()
    client.get(RAIZ, parametros)
    with django_assert_max_num_queries(10) as una:
        client.get(RAIZ, parametros)
    for _ in range(9):
        crear_noticia()
    with django_assert_max_num_queries(len(una)):
        assert len(paginas(client, **parametros)) == 10
