"""What is said on a screen of the panel, and which of it is in English."""

import json
import re
from functools import cache
from pathlib import Path

import django
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.messages import get_messages
from django.utils.translation import gettext, override

from tests.moderacion.test_idioma import INGLES, los_que_traduce_el_navegador, textos

HUECO = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
# Words that are the same in both languages, or names; nothing else may be added without a reason.
IGUALES = re.compile(
    r"JavaScript|Wagtail|Markdown|HTML|https?://\S+|\S+@\S+|/\S+/|Ctrl|Shift|Mod\b|Titular \d+"
    r"|\S+\.(?:jpg|pdf|csv|xlsx|mp4)|\bUTC\S*|\bslug\b"
    # said in Spanish by admin/rotulos.js; and what only a chooser that breaks would say
    r"|(?:^|\| )Can \w+[ _].*$|^Report this error to your webmaster.*|\S+-\w+_FORMS",
    re.IGNORECASE,
)
FRASE = re.compile(r'^(msgid|msgstr(?:\[\d\])?|msgid_plural|msgctxt|)\s*"(.*)"$')


@cache
def sin_traducir():
    """The sentences of the frameworks that no catalogue says in Spanish: whole, and with gaps."""
    enteras = {frase for frase in en_espanol() if en_espanol()[frase] == frase}
    huecos = [frase for frase in enteras if HUECO.search(frase) and INGLES.search(_letra(frase))]
    return {_llana(f) for f in enteras if not HUECO.search(f)}, [_patron(f) for f in huecos]


@cache
def en_espanol():
    """Each sentence that an installed package marks for translation, and what is said for it."""
    with override("es-mx"):
        return {frase: gettext(frase) for frase in _frases() if re.search(r"[a-z]{3}", frase)}


def _letra(frase):
    return HUECO.sub(" ", frase)


def _patron(frase):
    return re.compile(".+".join(re.escape(parte) for parte in HUECO.split(frase)) + r"\Z")


def _llana(frase):
    return re.sub(r"\s+", " ", frase).strip()


def _frases():
    """Of every installed package; that of PostgreSQL has fields that nobody fills in here."""
    suyas = [Path(app.path) for app in apps.get_app_configs() if app.label != "postgres"]
    for casa in [*suyas, Path(django.__path__[0], "conf")]:
        po = casa / "locale/en/LC_MESSAGES/django.po"
        yield from _msgids(po) if po.exists() else ()


def _msgids(po):
    actual, donde = [], ""
    for linea in [*po.read_text(encoding="utf-8").splitlines(), ""]:
        hallada = FRASE.match(linea)
        if hallada and not hallada[1]:
            actual.append(hallada[2])
            continue
        if donde == "msgid" and (frase := _frase(actual)):
            yield frase
        donde, actual = (hallada[1], [hallada[2]]) if hallada else ("", [])


def _frase(partes):
    return json.loads(f'"{"".join(partes)}"', strict=False)


def dichos(respuesta):
    """Everything that a person reads or hears of an answer: screen, window, messages."""
    for aviso in get_messages(respuesta.wsgi_request):
        yield BeautifulSoup(str(aviso), "html.parser").get_text(" ")
    tipo = respuesta.headers.get("content-type", "")
    if "json" in tipo:
        yield from _de_json(respuesta.json())
    elif "html" in tipo:
        yield from textos(respuesta.content.decode())
        yield from _de_los_datos(respuesta.content.decode())


def _de_json(datos, clave=""):
    """What of it is to be read: pieces of page, and what is named as a message."""
    if isinstance(datos, str):
        yield from _de_texto(datos, clave)
        return
    pares = datos.items() if isinstance(datos, dict) else []
    sueltos = ((clave, valor) for valor in datos) if isinstance(datos, list) else []
    for nombre, valor in [*pares, *sueltos]:
        yield from _de_json(valor, nombre)


def _de_texto(texto, clave):
    if "<" in texto:
        yield from textos(texto)
    elif "message" in clave or "error" in clave or clave in {"label", "title", "detail"}:
        yield texto


def _de_los_datos(html):
    """Labels of the menu, which travel as JSON for the browser to paint."""
    sopa = BeautifulSoup(html, "html.parser")
    for guion in sopa.select("script[type='application/json'], script#wagtail-sidebar-props"):
        try:
            yield from _de_json(json.loads(guion.string or "null"))
        except ValueError:
            continue


def en_ingles(respuesta):
    suyos = los_que_traduce_el_navegador()
    enteras, con_huecos = sin_traducir()
    hallados = set()
    for texto in dichos(respuesta):
        llano = _llana(texto)
        if not llano or llano in suyos:
            continue
        limpio = IGUALES.sub("", llano)
        if INGLES.search(limpio) or llano in enteras or _calza(llano, con_huecos):
            hallados.add(llano[:100])
    return sorted(hallados)


def _calza(llano, con_huecos):
    return len(llano) < 300 and any(patron.match(llano) for patron in con_huecos)
