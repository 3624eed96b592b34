"""The log: who, when, from where and why; it is read, filtered and taken out, never written."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from ayuntamiento.models import NoSeBorra
from moderacion.auditoria.bitacora import Asiento
from sitio.hojas import celda
from tests.fabricas import crear_area, crear_noticia, crear_usuario, quitar
from tests.moderacion.admin import editar, entrar
from tests.moderacion.test_idioma import en_ingles

BITACORA = "/admin/mesa/bitacora/"
LUGAR = "203.0.113.7"


def anotar(cuantos, de=None, accion="wagtail.edit"):
    quien = de or crear_usuario("Redacción")
    for _ in range(cuantos):
        log(crear_area(), accion, user=quien)
    return quien


def asientos(respuesta):
    return list(respuesta.context["object_list"])


def hoja(respuesta):
    texto = b"".join(respuesta.streaming_content).decode("utf-8")
    assert texto.startswith("\ufeff"), "sin la marca Excel rompe los acentos"
    return list(csv.reader(io.StringIO(texto.removeprefix("\ufeff"))))


@pytest.mark.parametrize(
    ("rol", "lee"),
    [
        ("Dirección", True),
        ("Administración", True),
        ("Superusuario", True),
        ("Redacción", False),
        ("Enlace", False),
    ],
)
def test_who_reads_it(client, db, rol, lee):
    entrar(client, rol)
    for ruta in (BITACORA, f"{BITACORA}resultados/", f"{BITACORA}?export=csv"):
        assert (client.get(ruta).status_code == 200) == lee
    if lee:
        assert f'"{BITACORA}"' in client.get("/admin/account/").content.decode(), "en el menú"


def test_every_step_of_a_page_says_who_when_from_where_and_why(client, portada):
    directora = crear_usuario("Dirección")
    noticia = crear_noticia(publicada=False, owner=crear_usuario("Redacción"))
    noticia.get_workflow().start(noticia, noticia.owner)
    client.force_login(directora)
    estado = noticia.current_workflow_task_state
    for accion, nota in (("reject", "Falta el monto."), ("approve", "Ya quedó.")):
        if accion == "approve":
            noticia.refresh_from_db()
            noticia.current_workflow_state.resume(user=noticia.owner)
            estado = Page.objects.get(pk=noticia.pk).specific.current_workflow_task_state
        ruta = reverse("wagtailadmin_pages:workflow_action", args=[noticia.pk, accion, estado.pk])
        client.post(ruta, {"comment": nota}, REMOTE_ADDR=LUGAR)
    ruta = reverse("moderacion:retirar", args=[noticia.pk])
    client.post(ruta, {"motivo": "error", "explicacion": "Era otra."}, REMOTE_ADDR=LUGAR)
    vistos = {}
    for entrada in PageLogEntry.objects.filter(page_id=noticia.pk, user=directora):
        vistos[entrada.action] = Asiento(entrada)
    for accion, razon in (
        ("wagtail.workflow.reject", "Falta el monto."),
        ("wagtail.workflow.approve", "Ya quedó."),
        ("wagtail.publish", ""),
        ("pregon.retirar", "Se publicó por error. Era otra."),
    ):
        assert vistos[accion].desde == LUGAR, accion
        assert vistos[accion].razon == razon, accion
        assert timezone.now() - vistos[accion].cuando < timedelta(minutes=5)


def test_what_the_program_does_by_itself_has_no_place(portada):
    crear_noticia()
    assert {e.data.get("desde") for e in PageLogEntry.objects.all()} == {None}
    assert Asiento(PageLogEntry.objects.filter(user=None).first()).quien == "El programa"


def test_coming_in_and_going_out_are_in_it(client, db):
    persona = crear_usuario("Redacción")
    client.post("/admin/login/", {"username": persona.username, "password": "mala"})
    client.post("/admin/login/", {"username": persona.username, "password": "una-clave-de-prueba"})
    client.post("/admin/logout/")
    acciones = list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))
    assert acciones == ["pregon.entrar_fallido", "pregon.entrar", "pregon.salir"]
    assert {e.data["desde"] for e in ModelLogEntry.objects.all()} == {"127.0.0.1"}


def test_it_is_kept_when_the_page_is_deleted(client, portada):
    borrador = crear_noticia(publicada=False, title="Se va")
    quien = entrar(client, "Dirección")
    client.post(reverse("wagtailadmin_pages:delete", args=[borrador.pk]))
    assert not Page.objects.filter(pk=borrador.pk).exists()
    filas = asientos(client.get(BITACORA, {"label": "Se va"}))
    assert {"wagtail.create", "wagtail.delete"} <= {f.entrada.action for f in filas}
    assert filas[0].quien == str(quien)
    assert not any(fila.url for fila in filas), "a lo que ya no está no se enlaza"


def test_nothing_in_the_program_lets_anyone_write_on_it(client, portada):
    """No route edits nor deletes an entry, and the log's own screens take no POST."""

    def vistas(patrones):
        for patron in patrones:
            if hasattr(patron, "url_patterns"):
                yield from vistas(patron.url_patterns)
            else:
                yield patron.callback

    for vista in vistas(get_resolver().url_patterns):
        clase = getattr(vista, "view_class", None)
        modelo = (getattr(vista, "view_initkwargs", None) or {}).get("model") or getattr(
            clase, "model", None
        )
        assert modelo not in (PageLogEntry, ModelLogEntry), vista
    entrar(client, "Superusuario")
    for metodo in (client.post, client.put, client.patch, client.delete):
        assert metodo(BITACORA).status_code == 405
        assert metodo(f"{BITACORA}resultados/").status_code == 405


def test_nobody_purges_it(db):
    anotar(3)
    quien = crear_usuario()
    log(quien, "wagtail.edit", user=quien)
    with pytest.raises(NoSeBorra):
        quien.delete()
    for modelo in (PageLogEntry, ModelLogEntry):
        for campo in ("user", "content_type", "page"):
            if campo in {f.name for f in modelo._meta.fields}:
                borrado = modelo._meta.get_field(campo).remote_field.on_delete.__name__
                assert borrado in {"DO_NOTHING", "SET_NULL"}, (modelo, campo)


def test_it_is_filtered_by_person_action_dates_and_object(client, portada):
    ana, luis = anotar(2), anotar(3)
    noticia = crear_noticia(title="El tanque nuevo")
    vieja = ModelLogEntry.objects.filter(user=ana).first()
    ModelLogEntry.objects.filter(pk=vieja.pk).update(timestamp=timezone.now() - timedelta(days=40))
    entrar(client, "Dirección")

    def hallados(**filtros):
        return asientos(client.get(BITACORA, filtros))

    assert len(hallados(user=luis.pk)) == 3
    assert len(hallados(user=[ana.pk, luis.pk])) == 5
    assert {f.sobre for f in hallados(action="wagtail.publish", label="TÁNQUE")} == {noticia.title}
    hoy = timezone.localdate()
    assert len(hallados(user=ana.pk, timestamp_from=hoy - timedelta(days=2))) == 1
    assert len(hallados(user=ana.pk, timestamp_to=hoy - timedelta(days=2))) == 1


@pytest.mark.parametrize(
    "consulta",
    ["user=x", "user=999999", "action=nada", "timestamp_from=ayer", "p=x", "p=-1", "p=9999"]
    + ["object_type=x", "label=%00%27", "ordering=x", "export=xlsx", "export=pdf"],
)
def test_a_hostile_query_is_answered(client, db, consulta):
    anotar(1)
    entrar(client, "Administración")
    assert client.get(f"{BITACORA}?{consulta}").status_code in {200, 302, 400}


def test_it_costs_the_same_with_ten_entries_and_with_sixty(client, portada):
    entrar(client, "Dirección")
    costos = []
    for cuantos in (10, 50):
        anotar(cuantos)
        for _ in range(cuantos // 5):
            crear_noticia()
        client.get(BITACORA)
        with CaptureQueriesContext(
            connection,
        ) as consultas:
            respuesta = client.get(BITACORA)
        costos.append(len(consultas))
    assert len(asientos(respuesta)) == 50
    assert costos[0] == costos[1] <= 32, costos


def test_the_sheet_has_it_all_opens_in_excel_and_is_itself_in_the_log(client, portada):
    crear_noticia(title="Niñez y educación")
    anotar(70)
    directora = entrar(client, "Dirección")
    filas = hoja(client.get(f"{BITACORA}?export=csv"))
    assert filas[0] == [
        "Cuándo",
        "Quién",
        "Qué hizo",
        "Sobre qué",
        "Clase",
        "Desde dónde",
        "Motivo",
    ]
    assert len(filas) > 72, "la hoja no se corta en una página"
    assert any("Niñez y educación" in fila[3] for fila in filas)
    salida = ModelLogEntry.objects.get(action="pregon.exportar")
    assert (salida.user, salida.label) == (directora, "Bitácora")


@pytest.mark.parametrize("texto", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1"])
def test_no_cell_is_a_formula(texto):
    assert celda(texto) == f"'{texto}"


@pytest.mark.parametrize(("valor", "escrito"), [(5, 5), (-5, -5), (None, ""), ("a=1", "a=1")])
def test_what_is_not_a_formula_goes_as_it_is(valor, escrito):
    assert celda(valor) == escrito


def test_a_formula_in_a_title_does_not_run(client, portada):
    crear_noticia(title='=HYPERLINK("https://malo.example","Ver")')
    entrar(client, "Dirección")
    for ruta in (f"{BITACORA}?export=csv", "/admin/reports/aging-pages/?export=csv"):
        for fila in hoja(client.get(ruta)):
            assert not any(c.startswith(("=", "+", "-", "@")) for c in fila)
    assert ModelLogEntry.objects.filter(action="pregon.exportar").count() == 2


def test_its_screens_are_in_spanish(client, portada):
    redactor = crear_usuario("Redacción")
    noticia = crear_noticia(owner=redactor)
    quitar(noticia, por=crear_usuario("Dirección"))
    entrar(client, "Dirección")
    client.get(editar(noticia))
    client.post("/admin/login/", {"username": redactor.username, "password": "x"})
    client.get(f"{BITACORA}?export=csv")
    html = client.get(BITACORA).content.decode()
    assert en_ingles(html) == []


@pytest.mark.parametrize("dia", ["9999-12-31", "abc", "0001-01-01", "31/31/2026"])
def test_a_day_that_is_not_of_the_calendar_is_told(client, portada, dia):
    entrar(client, "Dirección")
    for otros in ({}, {"export": "csv"}):
        respuesta = client.get(reverse("moderacion:bitacora"), {"timestamp_to": dia, **otros})
        assert respuesta.url == reverse("moderacion:bitacora")
    hoy = {"timestamp_from": "25/11/2026"}
    assert client.get(reverse("moderacion:bitacora"), hoy).status_code == 200
