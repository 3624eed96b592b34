"""What the log, and each page's own history, tell of what was done with a page."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry, PageLogEntry

from moderacion.auditoria.bitacora import Asiento
from moderacion.bandeja.pendiente import Pendiente
from moderacion.compartir import borradores
from noticias.models import Noticia
from sitio.hojas import celda
from tests.fabricas import crear_area, crear_imagen, crear_noticia, crear_usuario, hacer_publica
from tests.moderacion.admin import avisos, entrar
from tests.moderacion.test_visto_bueno import decidir

BITACORA = "/admin/mesa/bitacora/"


def historia(client, pagina):
    return client.get(reverse("wagtailadmin_pages:history", args=[pagina.pk])).content.decode()


def test_what_was_published_alone_is_called_urgent(client, portada):
    quien = entrar(client, "Dirección")
    noticia = crear_noticia(publicada=False)
    noticia.save_revision(user=quien)
    noticia.get_workflow().start(noticia, quien)
    decidir(client, noticia, "urgente", comment="Fuga de gas.")
    assert Noticia.objects.get(pk=noticia.pk).live
    entrada = PageLogEntry.objects.get(page_id=noticia.pk, action="pregon.urgente")
    assert (entrada.user, Asiento(entrada).razon) == (quien, "Fuga de gas.")
    assert not PageLogEntry.objects.filter(action="wagtail.workflow.approve").exists()
    filtrada = client.get(BITACORA, {"action": "pregon.urgente"})
    assert len(filtrada.context["object_list"]) == 1
    assert "Publicó con urgencia" in historia(client, noticia)
    assert "Fuga de gas." in historia(client, noticia)


def test_a_shared_draft_says_which_link_for_whom_and_until_when(client, portada):
    quien = entrar(client, "Dirección")
    noticia = crear_noticia(publicada=False)
    uno, _ = borradores.compartir(
        pagina=noticia, por=quien, para="La Síndica", dura=timedelta(hours=8)
    )
    borradores.revocar(compartido=uno, por=quien)
    compartido, revocado = PageLogEntry.objects.filter(
        page_id=noticia.pk, action__in=["pregon.compartir", "pregon.revocar"]
    ).order_by("pk")
    for dicho in (f"enlace {uno.pk}", "para La Síndica", "hasta el "):
        assert dicho in Asiento(compartido).que
        assert dicho in historia(client, noticia)
    for dicho in (f"enlace {uno.pk}", "para La Síndica", "visto 0 veces"):
        assert dicho in Asiento(revocado).que
    pantalla = client.get(reverse("moderacion:compartidos", args=[noticia.pk])).content.decode()
    assert f"Enlace {uno.pk}, para La Síndica" in pantalla


def test_a_correction_says_what_it_corrects(client, portada):
    entrar(client, "Dirección")
    noticia = crear_noticia()
    noticia.alcance, noticia.fe_de_erratas = "correccion", "Decía 241; son 214."
    hacer_publica(noticia.save_revision())
    entrada = PageLogEntry.objects.get(page_id=noticia.pk, action="pregon.corregir")
    assert Asiento(entrada).razon == "Decía 241; son 214."
    assert "Decía 241; son 214." in historia(client, noticia)


def test_a_sheet_that_was_taken_out_is_no_user(client, portada):
    entrar(client, "Administración")
    crear_imagen()
    client.get("/admin/redirects/", {"export": "csv"})
    entrada = ModelLogEntry.objects.get(action="pregon.exportar")
    assert Asiento(entrada).tipo == "hoja de datos"


def test_a_new_redirect_says_where_it_leads(client, portada):
    entrar(client, "Administración")
    datos = {"old_path": "/vieja/", "is_permanent": "on", "redirect_link": "/noticias/"}
    client.post(reverse("wagtailredirects:add"), datos)
    assert Redirect.objects.exists()
    entrada = ModelLogEntry.objects.get(action="wagtail.create", label="/vieja")
    assert "/noticias/" in Asiento(entrada).razon


@pytest.mark.parametrize(
    ("accion", "dice"),
    [
        ("publish", "No se publicó ninguna"),
        ("unpublish", "No se quitó ninguna"),
        ("delete", "No se eliminó ninguna"),
    ],
)
def test_what_can_be_done_to_none_says_why(client, portada, accion, dice):
    entrar(client, "Redacción")
    noticia = crear_noticia(publicada=accion != "publish")
    puerta = reverse("wagtail_bulk_action", args=["wagtailcore", "page", accion])
    respuesta = client.post(f"{puerta}?id={noticia.pk}&next=/admin/", follow=True)
    (dicho,) = avisos(respuesta)
    assert dice in dicho
    assert Noticia.objects.get(pk=noticia.pk).live == noticia.live


@pytest.mark.parametrize("anio", ["9999", "abc"])
def test_a_year_without_urgent_ones_is_told_and_is_no_sheet_of_another(client, portada, anio):
    entrar(client, "Dirección")
    direccion = reverse("moderacion:urgencias")
    respuesta = client.get(direccion, {"anio": anio, "formato": "csv"}, follow=True)
    assert any("De ese año no hay urgencias" in aviso for aviso in avisos(respuesta))


def test_what_has_just_come_says_so(portada):
    quien = crear_usuario("Redacción")
    noticia = crear_noticia(publicada=False)
    estado = noticia.get_workflow().start(noticia, quien).current_task_state
    assert Pendiente.hace.fget(type("P", (), {"desde": estado.started_at})) == "Ahora mismo"


@pytest.mark.parametrize(
    "lista", ["/admin/reports/workflow/", "/admin/reports/locked/", "/admin/redirects/"]
)
def test_sheets_of_the_framework_have_names_and_titles_in_spanish(client, portada, lista):
    quien = entrar(client, "Superusuario")
    noticia = crear_noticia(publicada=False)
    noticia.get_workflow().start(noticia, quien)
    respuesta = client.get(lista, {"export": "csv"})
    hoy = f"{timezone.localdate():%Y-%m-%d}"
    assert hoy in respuesta["Content-Disposition"]
    for ingles in ("report", "workflow", "locked", "spreadsheet"):
        assert ingles not in respuesta["Content-Disposition"]
    titulos = next(csv.reader(io.StringIO(b"".join(respuesta.streaming_content).decode())))
    assert not [titulo for titulo in titulos if "_" in titulo or titulo == "workflow"]


@pytest.mark.parametrize("lista", ["/admin/correos/", "/admin/reports/page-types-usage/"])
def test_a_list_without_a_sheet_gives_none(client, portada, lista):
    entrar(client, "Dirección")
    respuesta = client.get(lista, {"export": "csv"}, follow=True)
    assert any("no se saca hoja" in aviso for aviso in avisos(respuesta))
    assert not ModelLogEntry.objects.filter(action="pregon.exportar").exists()


def test_yes_no_and_days_are_read_in_spanish():
    assert [celda(True), celda(False)] == ["Sí", "No"]
    assert celda(timezone.datetime(2024, 9, 1).date()) == "01/09/2024"


def test_the_root_of_the_tree_has_a_spanish_name(client, portada):
    entrar(client, "Superusuario")
    crear_area()
    html = client.get(reverse("wagtailadmin_explore_root")).content.decode()
    assert "Root" not in html
