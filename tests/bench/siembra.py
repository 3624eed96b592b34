"""A site of so many publications, written straight into its tables; minutes become seconds."""

import json
from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.search.backends import get_search_backend

from agenda_publica.models import Acto
from galerias.actions import completar_mediateca
from galerias.models import Galeria
from noticias.models import Noticia
from portada.actions import plantar_sitio
from sitio import marca
from sitio.models import Publicacion

from .hojas import SECCION, Hoja
from .registros import Registros, amueblar
from .textos import COMUN, RARA

LOTE = 400
EJEMPLO = 500  # the publications read one by one are past this one, in the small site's middle
DIRECCIONES = "direcciones.json"


@transaction.atomic
def sembrar(cuantas):
    """Plants the site and writes which addresses are to be measured."""
    plantar_sitio(nombre="San Jacinto de los Encinos")
    registros = Registros(imagenes=cuantas)
    ahora = timezone.now()
    hojas = [Hoja(n, registros, ahora) for n in reversed(range(cuantas))]
    plantar(hojas)
    colgar(hojas)
    restringir(hojas)
    amueblar(hojas[-1].pagina.pk)
    marca.recalcular()
    completar_mediateca()
    _indexar(hojas)
    apuntar(_direcciones(hojas, ahora))


def apuntar(direcciones):
    """Writes down which pages are measured, by their names."""
    (settings.VAR / DIRECCIONES).write_text(json.dumps(direcciones), encoding="utf-8")


def plantar(hojas):
    """Page, Publicacion and leaf, a table at a time; keys and paths are given here."""
    ultima = Page.objects.latest("pk").pk
    secciones = {hoja: seccion.objects.get() for hoja, seccion in SECCION.items()}
    tipos = ContentType.objects.get_for_models(*SECCION)
    idioma = Locale.get_default()
    for pk, hoja in enumerate(hojas, start=ultima + 1):
        pagina, seccion = hoja.pagina, secciones[hoja.clase]
        seccion.numchild += 1
        pagina.id = pagina.page_ptr_id = pagina.publicacion_ptr_id = pk
        pagina.depth, pagina.numchild = seccion.depth + 1, 0
        pagina.path = Page._get_path(seccion.path, pagina.depth, seccion.numchild)
        pagina.url_path = f"{seccion.url_path}{pagina.slug}/"
        pagina.content_type, pagina.locale = tipos[hoja.clase], idioma
        pagina.clase, pagina.rotulo = hoja.clase.CLASE, pagina.get_rotulo()
        pagina.especie = pagina.get_especie()
    for tabla in (Page, Publicacion, *SECCION):
        _insertar(tabla, [h.pagina for h in hojas if isinstance(h.pagina, tabla)])
    for seccion in secciones.values():
        Page.objects.filter(pk=seccion.pk).update(numchild=seccion.numchild)


def _insertar(tabla, paginas):
    """The columns that are that table's own: `bulk_create` refuses to write a child's."""
    for lote in _lotes(paginas):
        tabla._base_manager._insert(lote, fields=tabla._meta.local_concrete_fields)


def _lotes(filas):
    return (filas[desde : desde + LOTE] for desde in range(0, len(filas), LOTE))


def colgar(hojas):
    por_tabla, numeros = {}, {}
    for hoja in hojas:
        for fila in hoja.filas(numeros, len(hojas)):
            por_tabla.setdefault(type(fila), []).append(fila)
    for tabla, filas in por_tabla.items():
        tabla.objects.bulk_create(filas)


def restringir(hojas):
    """One page that not anyone may read: a site without any would answer with cheaper queries."""
    pagina = next(h.pagina for h in hojas if h.n > EJEMPLO and h.clase is Acto)
    PageViewRestriction.objects.create(page=pagina, restriction_type="login")


def _indexar(hojas):
    motor = get_search_backend()
    for clase in SECCION:
        indice = motor.get_index_for_model(clase)
        for lote in _lotes([h.pagina for h in hojas if h.clase is clase]):
            indice.add_items(clase, lote)


def _direcciones(hojas, ahora):
    """Each page that is measured, by its name."""
    mes = timezone.localdate(ahora).replace(day=1) - timedelta(days=1)
    noticias = Noticia.objects.publicadas().count()
    paginas = -(-noticias // 12)
    area, tema = _mas_frecuentes(hojas, mes)
    filtro = f"area={area.slug}&tema={tema.slug}&mes={mes:%Y-%m}"
    return {
        "portada": "/",
        "noticias": "/noticias/",
        "noticias, a la mitad": f"/noticias/?pagina={paginas // 2}",
        "noticias, al final": f"/noticias/?pagina={paginas - 1}",
        "noticias, filtradas": f"/noticias/?{filtro}",
        "noticia": _direccion(hojas, Noticia),
        "área": area.get_absolute_url(),
        "tema": tema.get_absolute_url(),
        "agenda, un mes": f"/agenda/{mes:%Y/%m}/",
        "galería": _direccion(hojas, Galeria),
        "mediateca": "/mediateca/",
        "mediateca, filtrada": f"/mediateca/?tipo=foto&area={area.slug}&mes={mes:%Y-%m}",
        "buscar, palabra rara": f"/buscar/?q={RARA}",
        "buscar, palabra común": f"/buscar/?q={COMUN}",
    }


def _mas_frecuentes(hojas, mes):
    """The área and the subject that go together most in the news of that month."""
    pares = Counter(
        (hoja.pagina.area, tema)
        for hoja in hojas
        if hoja.clase is Noticia and f"{hoja.pagina.dia:%Y-%m}" == f"{mes:%Y-%m}"
        for tema in hoja.temas
    )
    return pares.most_common(1)[0][0]


def _direccion(hojas, clase):
    publica = (h for h in reversed(hojas) if h.clase is clase and h.n > EJEMPLO and h.pagina.live)
    return next(publica).pagina.url
