"""Every screen of the editor's and the director's day, wholly in Spanish."""

import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst

from moderacion import actions
from moderacion.lectura.trozos import leer
from noticias.models import Noticia
from tests.fabricas import (
    crear_acto,
    crear_audio,
    crear_capsula,
    crear_funcionario,
    crear_galeria,
    crear_imagen,
    crear_noticia,
    crear_usuario,
)
from tests.moderacion.admin import agregar, avisos, editar, entrar, forma_de_noticia

INGLES = re.compile(
    r"\b(the|your|you|this|with|save|saved|saving|edit|editing|delete|search|choose|select|publish"
    r"|published|publishing|page|pages|password|username|settings|status|history|upload|uploaded"
    r"|user|users|date|from|and|for|not|are|was|been|add|new|draft|loading|cancel|close"
    r"|comment|comments|unlock|locked|lock|move|copy|more|options|toggle|sort|filter|filters|home"
    r"|preview|schedule|workflow|workflows|approve|reject|submit|image|images|view|show|hide|back"
    r"|skip|content|title|tags|usage|privacy|public|all|any|none|next|previous|created"
    r"|updated|seconds|minutes|ago|by|to|of|is|it|will|can)\b",
    re.IGNORECASE,
)
NOMBRES_PROPIOS = re.compile(r"JavaScript|https?://\S+|\S+@\S+|Ctrl|Shift|Mod\b|Titular \d+")
DICHOS = ["aria-label", "title", "placeholder", "alt", "data-w-tooltip-content-value"]


def a_la_vista(html):
    sopa = BeautifulSoup(html, "html.parser")
    callados = sopa(["script", "style", "code", "kbd", "noscript"])
    for callado in [*callados, *sopa.find_all(attrs={"data-side-panel-toggle-counter": True})]:
        callado.decompose()
    return sopa


def textos(html):
    """What is seen on a screen and what a screen reader says of it."""
    sopa = a_la_vista(html)
    yield from sopa.stripped_strings
    for etiqueta in sopa.find_all(True):
        yield from (etiqueta[atributo] for atributo in DICHOS if etiqueta.get(atributo))
        if etiqueta.get("type") == "submit":
            yield etiqueta.get("value", "")


def los_que_traduce_el_navegador():
    """The few labels that no catalogue reaches: admin/rotulos.js says them in Spanish."""
    guion = (settings.RAIZ / "sitio/estaticos/admin/rotulos.js").read_text(encoding="utf-8")
    return set(re.findall(r"^  '?([A-Z][A-Za-z ]+?)'?: '", guion, re.MULTILINE))


def en_ingles(html):
    suyos = los_que_traduce_el_navegador()
    limpios = (NOMBRES_PROPIOS.sub("", t) for t in textos(html) if t.strip() not in suyos)
    return sorted({texto[:90] for texto in limpios if INGLES.search(texto)})


def modal(respuesta):
    return respuesta.json()["html"]


@pytest.fixture
def pueblo(portada):
    """Pages in every state, and who reads them."""
    autor = crear_usuario("Redacción", first_name="Joaquín", last_name="Meza")
    directora = crear_usuario("Dirección", first_name="Rebeca", last_name="Sámano")
    paginas = {
        "borrador": crear_noticia(publicada=False, owner=autor),
        "enviada": crear_noticia(publicada=False, owner=autor),
        "devuelta": crear_acto(publicada=False, owner=autor),
        "publica": crear_noticia(owner=autor),
        "galeria": crear_galeria(owner=autor),
        "capsula": crear_capsula(publicada=False, owner=autor),
        "audio": crear_audio(publicada=False, owner=autor),
    }
    for nombre in ("enviada", "devuelta"):
        paginas[nombre].get_workflow().start(paginas[nombre], autor)
    estado = paginas["devuelta"].current_workflow_task_state
    estado.task.specific.on_action(estado, directora, "reject", comment="Falta el monto.")
    actions.duplicar(pagina=paginas["publica"], por=autor)
    return paginas


def pantallas(p):
    yield from (editar(pagina) for pagina in p.values())
    yield from (
        agregar(modelo, app)
        for modelo, app in (
            ("noticia", "noticias"),
            ("acto", "agenda_publica"),
            ("galeria", "galerias"),
            ("capsula", "galerias"),
            ("audio", "galerias"),
        )
    )
    yield reverse("wagtailadmin_home")
    for nombre in ("history", "usage", "delete", "workflow_history"):
        yield reverse(f"wagtailadmin_pages:{nombre}", args=[p["borrador"].pk])
    for verbo, pagina in (("sacar", "enviada"), ("duplicar", "publica")):
        yield reverse(f"moderacion:{verbo}", args=[p[pagina].pk])
    yield reverse("moderacion:lista", args=["publicadas"])
    yield reverse("wagtailadmin_explore", args=[p["publica"].get_parent().pk])
    yield reverse("wagtailadmin_pages:search") + "?q=titular"
    for nombre in ("wagtailimages:index", "wagtailimages:add_multiple", "wagtaildocs:index"):
        yield reverse(nombre)
    yield reverse("wagtailmedia:index")
    yield reverse("wagtailimages:edit", args=[p["galeria"].imagen.pk])


@pytest.mark.parametrize("grupo", ["Redacción", "Dirección"])
def test_the_screens_of_the_story_are_in_spanish(client, pueblo, grupo):
    crear_funcionario(foto=crear_imagen())
    entrar(client, grupo)
    hallado = {}
    suyas = [reverse("moderacion:retirar", args=[pueblo["publica"].pk])]
    for direccion in [*pantallas(pueblo), *(suyas if grupo == "Dirección" else [])]:
        respuesta = client.get(direccion)
        assert respuesta.status_code == 200, direccion
        if malos := en_ingles(respuesta.content.decode()):
            hallado[direccion] = malos
    assert hallado == {}


def test_the_windows_that_open_over_them_are_in_spanish(client, pueblo):
    entrar(client, "Dirección")
    estado = pueblo["enviada"].current_workflow_task_state.pk
    hallado = {}
    ventanas = [
        reverse(
            "wagtailadmin_pages:collect_workflow_action_data",
            args=[pueblo["enviada"].pk, accion, estado],
        )
        for accion in ("approve", "reject")
    ]
    ventanas += [
        reverse(f"{nombre}:choose") for nombre in ("wagtailimages_chooser", "wagtaildocs_chooser")
    ]
    ventanas += [
        reverse("wagtailmedia:chooser"),
        reverse("wagtailadmin_choose_page"),
        reverse("wagtailadmin_pages:set_privacy", args=[pueblo["publica"].pk]),
    ]
    for direccion in ventanas:
        respuesta = client.get(direccion, headers={"x-requested-with": "XMLHttpRequest"})
        if malos := en_ingles(modal(respuesta)):
            hallado[direccion] = malos
    assert hallado == {}


def test_the_door_is_in_spanish(client, portada):
    for nombre in ("wagtailadmin_login", "wagtailadmin_password_reset"):
        html = client.get(reverse(nombre)).content.decode()
        assert en_ingles(html) == [], nombre
    html = client.post(reverse("wagtailadmin_login"), {"username": "x", "password": "y"})
    assert en_ingles(html.content.decode()) == []


def test_what_the_browser_says_is_in_spanish(client, portada):
    catalogo = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    for frase in ("Changes have been autosaved.", "A server error occurred.", "Pin toolbar"):
        assert f'"{frase}":' in catalogo


@pytest.mark.parametrize(
    ("campo", "nombre"),
    [
        ("slug", "Dirección corta"),
        ("seo_title", "Título para buscadores"),
        ("search_description", "Descripción para buscadores"),
    ],
)
def test_what_is_for_search_engines_has_one_name_everywhere(client, portada, campo, nombre):
    entrar(client, "Redacción")
    pagina = crear_noticia(publicada=False)
    forma = client.get(editar(pagina)).context["form"]
    assert forma[campo].label == nombre
    assert capfirst(Noticia._meta.get_field(campo).verbose_name) == nombre
    (trozo,) = [
        t
        for t in leer([(Noticia, pagina.serializable_data() | {campo: "algo"})])[0][0]
        if t.texto == "algo"
    ]
    assert trozo.rotulo == nombre


def test_what_could_not_be_sent_is_not_said_to_be_unsaved(client, portada):
    entrar(client, "Redacción")
    forma = forma_de_noticia("Un titular", resumen="")
    enviada = client.post(agregar(), forma | {"action-submit": "1"})
    assert avisos(enviada)[0].strip().startswith("No se envió: corrija los campos señalados.")
    guardada = client.post(agregar(), forma | {"fecha": "nunca"})
    assert avisos(guardada)[0].strip().startswith("No se guardó: corrija los campos señalados.")
