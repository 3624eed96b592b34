"""The rules of the house that a machine can check."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.template import engines
from django.template.loader import get_template
from wagtail.models import Page

RAIZ = settings.RAIZ
CADENA = (
    "acervo",
    "ayuntamiento",
    "sitio",
    "moderacion",
    "galerias",
    "agenda_publica",
    "noticias",
    "buzon",
    "portada",
    "demo",
)
DONDE_SE_DICE = {"sitio/marca.py", "moderacion/actions.py", "moderacion/listas.py"}
NOMBRES_PROHIBIDOS = {"utils", "helpers", "common", "mixins", "services"}
SETTINGS = ("settings", "settings_acervo", "entorno")
COMPOSICION = {"sitio/settings.py", "sitio/urls.py", "sitio/wsgi.py"}
LINEAS, CLASE, FUNCION = 300, 120, 25


def modulos():
    for app in CADENA:
        for archivo in sorted((RAIZ / app).rglob("*.py")):
            if "migrations" not in archivo.parts:
                yield archivo


def importados(archivo):
    for nodo in ast.walk(ast.parse(archivo.read_text(encoding="utf-8"))):
        if isinstance(nodo, ast.Import):
            yield from (nombre.name for nombre in nodo.names)
        elif isinstance(nodo, ast.ImportFrom) and nodo.module and not nodo.level:
            yield nodo.module


def nivel(nombre):
    return CADENA.index(nombre.split(".")[0])


def test_imports_go_one_way_only():
    contra = [
        f"{archivo.relative_to(RAIZ)} importa {modulo}"
        for archivo in modulos()
        if str(archivo.relative_to(RAIZ)) not in COMPOSICION
        for modulo in importados(archivo)
        if modulo.split(".")[0] in CADENA
        and nivel(modulo) > nivel(archivo.relative_to(RAIZ).parts[0])
    ]
    assert contra == []


def test_foreign_keys_go_one_way_only():
    contra = []
    for modelo in apps.get_models():
        if modelo._meta.app_label not in CADENA:
            continue
        for campo in modelo._meta.get_fields():
            otro = getattr(campo, "related_model", None)
            if not campo.concrete or not otro or otro == apps.get_model(settings.AUTH_USER_MODEL):
                continue
            if otro._meta.app_label in CADENA and nivel(otro._meta.app_label) > nivel(
                modelo._meta.app_label
            ):
                contra.append(f"{modelo.__name__}.{campo.name} → {otro.__name__}")
    assert contra == []


def test_no_module_is_longer_than_the_card_allows():
    largos = {
        str(a.relative_to(RAIZ)): n
        for a in modulos()
        if (n := len(a.read_text(encoding="utf-8").splitlines())) > LINEAS
    }
    assert largos == {}


def _largo(nodo):
    doc = ast.get_docstring(nodo, clean=False)
    return nodo.end_lineno - nodo.lineno + 1 - (len(doc.splitlines()) if doc else 0)


def test_no_class_nor_function_is_longer_than_the_card_allows():
    largos = []
    for archivo in modulos():
        for nodo in ast.walk(ast.parse(archivo.read_text(encoding="utf-8"))):
            # the drawings of the demo are long by nature: a scene is one function
            if "grafica" in archivo.parts:
                continue
            tope = {ast.ClassDef: CLASE, ast.FunctionDef: FUNCION}.get(type(nodo))
            if tope and _largo(nodo) > tope:
                largos.append(f"{archivo.relative_to(RAIZ)}:{nodo.name} ({_largo(nodo)})")
    assert largos == []


def test_no_module_has_a_name_that_says_nothing():
    assert [a for a in modulos() if a.stem in NOMBRES_PROHIBIDOS] == []


def test_identifiers_are_ascii():
    raros = []
    for archivo in modulos():
        for nodo in ast.walk(ast.parse(archivo.read_text(encoding="utf-8"))):
            nombre = getattr(nodo, "name", None) or getattr(nodo, "id", None)
            if isinstance(nombre, str) and not nombre.isascii():
                raros.append(f"{archivo.name}: {nombre}")
    assert raros == []


def paginas():
    return [
        modelo
        for modelo in apps.get_models()
        if issubclass(modelo, Page) and modelo._meta.app_label in CADENA and modelo.is_creatable
    ]


@pytest.mark.parametrize("clase", paginas(), ids=lambda c: c.__name__)
def test_every_page_type_has_a_template_and_says_where_it_lives(clase):
    assert get_template(clase.template)
    assert "parent_page_types" in vars(clase)
    assert "subpage_types" in vars(clase)


def test_no_field_of_a_page_takes_the_name_of_a_page_class():
    clases = {clase.__name__.lower() for clase in paginas()}
    choques = [
        f"{clase.__name__}.{campo.name}"
        for clase in paginas()
        for campo in clase._meta.local_fields
        if campo.name in clases
    ]
    assert choques == []


def plantillas():
    return sorted(p.relative_to(RAIZ / "templates") for p in (RAIZ / "templates").rglob("*.html"))


@pytest.mark.parametrize("plantilla", plantillas(), ids=str)
def test_every_template_compiles_and_has_nothing_inline(plantilla):
    get_template(str(plantilla))
    texto = (RAIZ / "templates" / plantilla).read_text(encoding="utf-8")
    if plantilla.parts[0] not in {"wagtailadmin", "correo"}:  # mail carries its style in itself
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=", texto), "la política lo prohíbe"
        for guion in re.findall(r"<script[^>]*>", texto):
            assert "src=" in guion or "application/ld+json" in guion


def test_only_querysets_say_what_is_public():
    culpables = [
        str(archivo.relative_to(RAIZ))
        for archivo in modulos()
        if re.search(r"filter\([^)]*\blive=True", archivo.read_text(encoding="utf-8"))
        and str(archivo.relative_to(RAIZ)) not in DONDE_SE_DICE
    ]
    assert culpables == []


def test_every_variable_that_settings_read_is_in_the_example():
    settings_py = (RAIZ / "sitio" / f"{modulo}.py" for modulo in SETTINGS)
    texto = "".join(archivo.read_text(encoding="utf-8") for archivo in settings_py)
    leidas = set(re.findall(r'env\.?\w*\(\s*"([A-Z_0-9]+)"', texto))
    ejemplo = (RAIZ / ".env.example").read_text(encoding="utf-8")
    dichas = set(re.findall(r"^#?\s?([A-Z_0-9]+)=", ejemplo, re.MULTILINE))
    assert leidas
    assert leidas - dichas == set()
    assert dichas - leidas == set()


def test_the_name_of_a_download_is_written_by_the_framework():
    """Quotes, semicolons, accents and line breaks in it are its business."""
    a_mano = re.compile(r"""Content-Disposition"\]? ?[=:] (?!content_disposition_header\()""")
    culpables = [
        str(archivo.relative_to(RAIZ))
        for archivo in modulos()
        if a_mano.search(archivo.read_text(encoding="utf-8"))
    ]
    assert culpables == []


def test_migrations_do_not_copy_blocks():
    for app in CADENA:
        for archivo in (RAIZ / app / "migrations").glob("0*.py"):
            texto = archivo.read_text(encoding="utf-8")
            assert "wagtail.blocks" not in texto, archivo
            assert "block_lookup" not in texto, archivo


def test_the_chain_is_the_order_of_installed_apps():
    puestas = [a for a in settings.INSTALLED_APPS if a in CADENA]
    niveles = [nivel(a) for a in puestas]
    assert all(uno > otro for uno, otro in pairwise(niveles))


def test_nothing_of_the_workplace_is_named():
    sospechosas = re.compile(r"/work/|/tmp/bash|pypi-more|farm-")
    for archivo in Path(RAIZ).rglob("*"):
        relativo = archivo.relative_to(RAIZ)
        if relativo.parts[0] in {".git", ".venv", "var"} or archivo == Path(__file__):
            continue
        if archivo.suffix in {".py", ".md", ".txt", ".toml", ".html", ".css", ".js", ".yml"}:
            assert not sospechosas.search(archivo.read_text(encoding="utf-8")), relativo


def test_a_number_in_a_template_has_no_comma_unless_it_asks_for_one():
    """Keys go in addresses and `id`s: the thousand and first photograph had its form broken."""
    pinta = engines["django"].from_string("{{ n }} {{ n|intcomma }}").render
    assert pinta({"n": 12345}) == "12345 12,345"
