"""Each verb of each door by which a page goes public, changes or goes away, tried by four people.

One table of literals. Who tries may have written what is tried; what is looked at is the page
afterwards, never an answer's status. Runs on both engines; a sample by default, whole with TODO=1.
"""

import random
from dataclasses import dataclass

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page, PageLogEntry, Revision

from moderacion.custodia import libro
from moderacion.custodia.cotejo import cotejar
from moderacion.models import Aprobacion, Retiro
from noticias.models import Noticia
from sitio.models import Publicacion
from tests.fabricas import (
    CLAVE,
    crear_area,
    crear_noticia,
    crear_usuario,
)
from tests.moderacion import puertas as p
from tests.muestra import TODO

SEMILLA = 20261125
# Editor who wrote it · director who wrote it · director who did not · superuser who wrote it.
PERSONAS = ("redacta", "dirige y la escribió", "dirige y no la escribió", "superusuario")
NADA, BORRADOR, PUBLICADA, DEVUELTA = "nada", "solo borrador", "publicada", "devuelta"
RETIRADA, BORRADA, RESTRINGIDA = "retirada", "borrada", "restringida"
NADIE = (NADA,) * 4
SE_GUARDA = (BORRADOR,) * 4
APRUEBA_OTRA = (NADA, NADA, PUBLICADA, NADA)
APRUEBA_OTRA_EN_EL_FORMULARIO = (NADA, BORRADOR, PUBLICADA, BORRADOR)  # what she wrote is kept
SE_GUARDA_SIN_DECIDIR = (NADA, BORRADOR, BORRADOR, BORRADOR)
DEVUELVEN = (NADA, DEVUELTA, DEVUELTA, DEVUELTA)
RETIRAN = (NADA, RETIRADA, RETIRADA, RETIRADA)
BORRAN = (BORRADA,) * 4
RESTRINGEN = (NADA, RESTRINGIDA, RESTRINGIDA, RESTRINGIDA)


HACEN = ("escribir", "enviada", "enviada_por_el_formulario", "publica", "con_cambios")
# (row of the list of doors, verb, door, what became of the page for each of the four)
TABLA = [
    ("editar", "publicar", p.editar_y_publicar, SE_GUARDA),
    ("editar", "revertir y publicar", p.revertir_y_publicar, SE_GUARDA),
    ("editar", "programar", p.programar, SE_GUARDA),
    ("editar", "enviar sin tarea activa", p.enviar_sin_tarea_activa, SE_GUARDA),
    ("editar", "aprobar", p.decidir_en_el_formulario("approve"), APRUEBA_OTRA_EN_EL_FORMULARIO),
    ("editar", "devolver", p.decidir_en_el_formulario("reject"), DEVUELVEN),
    (
        "editar",
        "devolver sin motivo",
        p.decidir_en_el_formulario("reject", "{}"),
        SE_GUARDA_SIN_DECIDIR,
    ),
    (
        "editar",
        "aprobar con datos de más",
        p.decidir_en_el_formulario("approve", '{"update": false, "comment": ""}'),
        APRUEBA_OTRA_EN_EL_FORMULARIO,
    ),
    (
        "editar",
        "aprobar y corregir a la vez",
        p.decidir_en_el_formulario("approve", titulo="Lo que nadie leyó"),
        SE_GUARDA_SIN_DECIDIR,
    ),
    ("ventana", "aprobar", lambda ante: ante.decidir("approve"), APRUEBA_OTRA),
    ("ventana", "devolver", lambda ante: ante.decidir("reject"), DEVUELVEN),
    ("ventana", "devolver sin motivo", lambda ante: ante.decidir("reject", comment=" "), NADIE),
    ("ventana", "urgente", lambda a: a.decidir("urgente"), (NADA, PUBLICADA, NADA, PUBLICADA)),
    ("ventana", "urgente sin motivo", lambda ante: ante.decidir("urgente", comment=""), NADIE),
    ("ventana", "aprobar por otra página", p.por_la_direccion_de_otra, APRUEBA_OTRA),
    ("ventana", "reunir los datos", p.pedir_los_datos_de_aprobar, NADIE),
    ("texto cambiado", "aprobar", p.aprobar_lo_que_cambio, SE_GUARDA),
    ("autoguardado", "reescribir lo vivo", p.reescribir_lo_vivo, SE_GUARDA),
    ("configuración", "desactivar la tarea", p.desactivar_la_tarea, NADIE),
    ("configuración", "desactivar el flujo", p.desactivar_el_flujo, NADIE),
    ("crear", "publicar", p.crear_y_publicar, SE_GUARDA),
    ("en bulto", "publicar", p.en_bulto("publish", "escribir"), NADIE),
    ("en bulto", "publicar cambios", p.en_bulto("publish", "con_cambios"), NADIE),
    ("en bulto", "despublicar", p.en_bulto("unpublish", include_descendants="on"), NADIE),
    ("en bulto", "borrar lo publicado", p.en_bulto("delete"), NADIE),
    ("en bulto", "borrar un borrador", p.en_bulto("delete", "escribir"), BORRAN),
    ("api", "publish", p.por_la_api("publish", "escribir"), NADIE),
    ("api", "publish cambios", p.por_la_api("publish", "con_cambios"), NADIE),
    ("api", "unpublish", p.por_la_api("unpublish", recursive=True), NADIE),
    ("api", "delete", p.por_la_api("delete"), NADIE),
    ("api", "delete un borrador", p.por_la_api("delete", "escribir"), BORRAN),
    ("api", "convert_alias", p.por_la_api("convert_alias"), NADIE),
    ("api", "copy", p.copiar_por_la_api("copy", slug="otra", keep_live=True), NADIE),
    ("api", "create_alias", p.copiar_por_la_api("create_alias", update_slug="otra"), NADIE),
    ("api", "copy_for_translation", p.por_la_api("copy_for_translation", locale="es-mx"), NADIE),
    ("api", "move", p.copiar_por_la_api("move"), NADIE),
    ("api", "revert_to_page_revision", p.revertir_por_la_api, SE_GUARDA),
    ("copiar", "publicar las copias", p.copiar_publicando, NADIE),
    ("copiar", "con código", p.copiar_con_codigo, NADIE),
    ("copiar", "alias con código", p.alias_con_codigo, NADIE),
    ("reloj", "publish_scheduled", p.la_orden_del_framework, NADIE),
    ("reloj", "el de la casa", p.el_reloj_de_la_casa, NADIE),
    ("código", "guardar mientras otra publica", p.guardar_mientras_otra_publica, (PUBLICADA,) * 4),
    ("código", "viva sin revisión", p.viva_sin_revision, NADIE),
    ("código", "Revision.publish", p.publicar_con_codigo, NADIE),
    ("despublicar", "con la vista", p.despublicar, NADIE),
    ("despublicar", "Page.unpublish", p.despublicar_con_codigo, NADIE),
    ("retirar", "sin motivo", p.retirar, NADIE),
    ("retirar", "con motivo", lambda ante: p.retirar(ante, motivo="error"), RETIRAN),
    ("borrar", "lo publicado", p.borrar("publica"), NADIE),
    ("borrar", "un borrador", p.borrar("escribir"), BORRAN),
    ("borrar", "lo que está en revisión", p.borrar("enviada"), NADIE),
    ("borrar", "la rama", p.borrar_la_seccion, NADIE),
    ("borrar", "Page.delete", p.borrar_con_codigo(lambda p: p.delete()), NADIE),
    (
        "borrar",
        "QuerySet.delete",
        p.borrar_con_codigo(lambda p: Noticia.objects.filter(pk=p.pk).delete()),
        NADIE,
    ),
    ("borrar", "SQL", p.borrar_con_codigo(p.por_sql), NADIE),
    (
        "borrar",
        "ContentType",
        p.borrar_con_codigo(lambda p: ContentType.objects.get_for_model(Page).delete()),
        NADIE,
    ),
    ("borrar", "purge_revisions", p.purgar, NADIE),
    ("mover", "la sección", p.mover_la_seccion, NADIE),
    ("privacidad", "restringir", p.restringir, RESTRINGEN),
    ("archivos", "cambiar la fotografía", p.cambiar_la_fotografia, NADIE),
    ("sitio", "cambiar su raíz", p.cambiar_la_raiz_del_sitio, NADIE),
]
NO_MONTADAS = {
    "API v3": "no está en el URLconf",
    "traducciones y sus alias": "WAGTAIL_I18N_ENABLED es falso: hay un solo idioma",
    "redirecciones a mano": "no tocan páginas: tests/permisos dice quién (administración)",
}


def test_what_is_not_mounted_is_not_mounted():
    for ruta in ("wagtailapi_v3:pages:detail", "simple_translation:submit_page_translation"):
        with pytest.raises(NoReverseMatch):
            reverse(ruta, args=[1])
    assert NO_MONTADAS


@dataclass
class Vista:
    """How a page stands: what readers get of it, and what is kept of it."""

    fila: tuple
    ultima: int
    libro: int

    @classmethod
    def de(cls, pk):
        pagina = Page.objects.filter(pk=pk).first()
        if pagina is None:
            return None
        publico = (pagina.live_revision_id, pagina.title, pagina.url_path)
        fila = (pagina.live, *(publico if pagina.live else (None, "", "")))
        return cls(fila, pagina.latest_revision_id, Aprobacion.objects.filter(pagina=pk).count())


def lo_que_paso(pagina, antes):
    """What became of the page; each result is proved by the ledger or by its own record."""
    ahora = Vista.de(pagina.pk)
    if ahora is None:
        return BORRADA
    viva, revision = ahora.fila[:2]
    if pagina.get_view_restrictions().exists():
        return RESTRINGIDA
    if viva and not antes.fila[0]:
        assert libro.aprobada(Revision.objects.get(pk=revision)), "public without the ledger"
        return PUBLICADA
    if antes.fila[0] and not viva:
        assert Retiro.objects.vigentes().filter(pagina_id=pagina.pk).exists()
        entrada = PageLogEntry.objects.filter(page_id=pagina.pk, action="pregon.retirar")
        assert entrada.get().data["motivo"]
        return RETIRADA
    assert ahora.fila == antes.fila, "what readers get has changed"
    assert ahora.libro == antes.libro
    if pagina.workflow_states.filter(status="needs_changes").exists():
        return DEVUELTA
    return NADA if ahora.ultima == antes.ultima else BORRADOR


def _casos():
    """Every verb by every person with TODO=1; by default, each verb by one of them."""
    azar = random.Random(SEMILLA)  # noqa: S311  a seed, not a secret
    for fila, verbo, puerta, quienes in TABLA:
        for n in range(4) if TODO else [azar.randrange(4)]:
            yield pytest.param(puerta, quienes, n, id=f"{fila}-{verbo}-{PERSONAS[n]}")


@pytest.mark.muestra(2)
@pytest.mark.parametrize(("puerta", "esperado", "n"), list(_casos()))
def test_what_each_person_does_by_each_door(client, portada, monkeypatch, puerta, esperado, n):
    grupos = ("Redacción", "Dirección", "Dirección", None)
    quien = crear_usuario(grupos[n], is_superuser=n == 3)
    autora = crear_usuario("Redacción") if n == 2 else quien
    client.login(username=quien.username, password=CLAVE)
    ante = p.Ante(client, quien, autora, crear_area())
    antes = _mirando(monkeypatch, ante)
    pagina = puerta(ante)
    assert (
        lo_que_paso(pagina, antes.get(pagina.pk) or Vista((False, None, "", ""), 0, 0))
        == (esperado[n])
    )
    otras = Page.objects.live().exclude(pk=pagina.pk).filter(depth__gte=4)
    assert not otras.exists(), "nothing else went public"
    assert not Publicacion.objects.filter(visible=True, live=False).exists()


def _mirando(monkeypatch, ante):
    """How each page stood as the door found it: noted when the last of its makers returns."""
    antes = {}
    for nombre in HACEN:
        hacer = getattr(ante, nombre)

        def anotar(*args, hacer=hacer, **datos):
            pagina = hacer(*args, **datos)
            antes[pagina.pk] = Vista.de(pagina.pk)
            return pagina

        monkeypatch.setattr(ante, nombre, anotar)
    return antes


@pytest.mark.parametrize("puerta", ["QuerySet.update", "loaddata", "SQL"])
def test_what_no_door_can_close_is_found_by_the_nightly_comparison(portada, puerta):
    """Rows of the list left open: they write below the guard; the comparison tells of them."""
    publica, borrador = crear_noticia(), crear_noticia(publicada=False)
    assert list(cotejar()) == []
    _por_debajo(puerta, publica, borrador)
    assert {hallazgo.pagina for hallazgo in cotejar()} == {publica.pk, borrador.pk}


def _por_debajo(puerta, publica, borrador):
    if puerta == "QuerySet.update":
        Page.objects.filter(pk=publica.pk).update(title="Lo que nadie aprobó")
        Page.objects.filter(pk=borrador.pk).update(live=True)
    elif puerta == "SQL":
        with connection.cursor() as cursor:
            orden = "UPDATE wagtailcore_page SET title = %s, live = %s WHERE id = %s"
            cursor.execute(orden, ["Lo que nadie aprobó", True, publica.pk])
            cursor.execute(orden, ["Lo que nadie aprobó", True, borrador.pk])
    else:
        _cargar(publica, title="Lo que nadie aprobó")
        _cargar(borrador, live=True)


def _cargar(pagina, **cambios):
    """As `loaddata` writes: the row, raw."""
    fila = Page.objects.get(pk=pagina.pk)
    for campo, valor in cambios.items():
        setattr(fila, campo, valor)
    fila.save_base(raw=True)
