"""Small things that the panel said in English, or in the words of the framework, or untruly."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Collection, Page, Site

from moderacion.models import Rescate
from noticias.models import Noticia, Noticias
from sitio.models import Tema
from tests.fabricas import crear_noticia
from tests.moderacion.admin import agregar, avisos, editar, entrar, forma_de_noticia
from tests.moderacion.test_fichas_a_la_vez import Ficha
from tests.moderacion.test_rescate import terminar_sesion
from tests.moderacion.test_rescate_del_panel import abrir


@pytest.fixture
def dueno(client, portada):
    return entrar(client, "Superusuario")


def sopa(client, direccion):
    respuesta = client.get(direccion)
    assert respuesta.status_code == 200, direccion
    return BeautifulSoup(respuesta.content, "html.parser")


def test_a_nul_in_an_address_of_the_panel_is_answered_in_the_panel(client, portada):
    respuesta = client.get("/admin/users/?q=%00")
    assert respuesta.status_code == 400, "and nobody learns what the panel is like"
    assert "w-sidebar" not in respuesta.content.decode()
    entrar(client, "Superusuario")
    respuesta = client.get("/admin/users/?q=%00")
    assert respuesta.status_code == 400
    assert "Volver a la mesa" in respuesta.content.decode()
    assert client.get("/noticias/?q=%00").status_code == 400
    assert client.get("/admin/%00/").status_code == 400


def test_what_turns_a_title_around_is_taken_out(client, portada):
    entrar(client, "Redacción")
    titulo = "Obra \u202eagnolp\u202c y \u2066otra\u2069"
    client.post(agregar(), forma_de_noticia("Obra", title=titulo))
    assert Noticia.objects.get().draft_title == "Obra agnolp y otra"


def test_what_cannot_be_seen_is_taken_out_of_a_title(client, portada):
    entrar(client, "Redacción")
    titulo = "\ufeffO\u200bbra\u200e del\u2060 a\u200fgua 👩\u200d🚒 \u200c"
    client.post(agregar(), forma_de_noticia("Obra", title=titulo))
    assert Noticia.objects.get().draft_title == "Obra del agua 👩\u200d🚒 \u200c"


def test_a_title_of_which_nothing_is_seen_is_no_title(client, portada):
    entrar(client, "Redacción")
    respuesta = client.post(agregar(), forma_de_noticia("Obra", title="\u200b\u2060"))
    assert not Noticia.objects.exists()
    assert "title" in respuesta.context["form"].errors


def test_the_roots_are_called_in_spanish_by_the_server_itself(client, dueno):
    assert Page.objects.get(depth=1).title == "Sitio"
    assert Collection.objects.get(depth=1).name == "Acervo"
    titulo = sopa(client, reverse("wagtailadmin_explore_root")).select_one("title").text
    assert "Sitio" in titulo
    assert "Root" not in client.get(reverse("wagtailimages:index")).content.decode()


def test_the_list_of_sites_and_its_form_are_in_spanish_by_the_server_itself(client, dueno):
    columnas = [th.text.strip() for th in sopa(client, reverse("wagtailsites:index")).select("th")]
    assert {"Puerto", "Nombre del sitio", "Página raíz"} <= set(columnas)
    forma = sopa(client, reverse("wagtailsites:edit", args=[Site.objects.get().pk]))
    rotulos = {r.text.strip().rstrip("*").strip() for r in forma.select("main label")}
    assert {"Puerto", "Nombre del sitio", "Página raíz"} <= rotulos


@pytest.mark.parametrize(
    ("puerta", "rotulos"),
    [
        ("wagtailadmin_choose_page_external_link", {"Texto del enlace"}),
        (
            "wagtailadmin_choose_page_email_link",
            {"Texto del enlace", "Correo electrónico", "Asunto", "Mensaje"},
        ),
        ("wagtailadmin_choose_page_phone_link", {"Texto del enlace", "Teléfono"}),
        ("wagtailadmin_choose_page_anchor_link", {"Texto del enlace"}),
    ],
)
def test_the_chooser_of_links_is_in_spanish(client, dueno, puerta, rotulos):
    html = client.get(reverse(puerta)).json()["html"]
    dichos = {
        r.text.strip().rstrip("*").strip() for r in BeautifulSoup(html, "html.parser")("label")
    }
    assert rotulos <= dichos


def test_the_chooser_of_tasks_is_in_spanish_by_the_server_itself(client, dueno):
    html = client.get(reverse("wagtailadmin_workflows:task_chooser")).json()["html"]
    dichos = {
        r.text.strip().rstrip(":").strip() for r in BeautifulSoup(html, "html.parser")("label")
    }
    assert "Tipo de tarea" in dichos
    assert "Task type" not in html


def test_the_address_of_a_section_is_explained_without_somebody_else_s(client, dueno):
    html = client.get(editar(Noticias.objects.get())).content.decode()
    assert "El final de la dirección de la página en este sitio." in html
    assert "domain.com" not in html


def test_what_no_button_leads_to_is_not_there(client, dueno):
    assert client.get("/admin/embeds/chooser/").status_code == 404


def test_a_short_address_is_called_so_also_when_it_is_wrong(client, dueno):
    Tema.objects.create(name="Agua", slug="agua")
    url, datos = abrir(
        client, reverse(Tema.snippet_viewset.get_url_name("add")), "form:has(#id_slug)"
    )
    respuesta = client.post(url, datos | {"name": "Agua dos", "slug": "a b"})
    assert "Dirección corta" in avisos(respuesta)[0]
    assert "lug" not in avisos(respuesta)[0]
    html = respuesta.content.decode()
    assert "La dirección corta lleva letras" in html
    assert "un &quot;slug&quot;" not in html


@pytest.mark.parametrize("cual", ["area", "imagen", "documento", "sede"])
def test_what_was_saved_is_said_without_a_gender(client, dueno, cual):
    ficha = Ficha(cual)
    respuesta = client.post(ficha.url, ficha.abrir(client), follow=True)
    (dicho, *_) = avisos(respuesta)
    assert dicho.startswith("Se guardó")
    assert "actualizad" not in dicho
    assert "magen" not in dicho


@pytest.mark.parametrize(
    "puerta", ["wagtailusers_groups:add", "wagtailadmin_workflows:add", "wagtailusers_users:add"]
)
def test_a_title_does_not_say_twice_what_it_is(client, dueno, puerta):
    titulo = sopa(client, reverse(puerta)).select_one("title").text.strip().lower()
    cosa = {"wagtailusers_groups:add": "grupo", "wagtailadmin_workflows:add": "flujo de trabajo"}
    assert titulo.count(cosa.get(puerta, "usuario")) == 1


def test_an_empty_list_says_so_as_one_says_it(client, dueno):
    html = client.get(reverse("ayuntamiento_sede_modeladmin_index")).content.decode()
    assert "hay nada en" not in html
    with override("es-mx"):
        frase = gettext("There are no %(model_name)s to display.")
    assert frase % {"model_name": "asientos de la bitácora"} == (
        "Todavía no hay asientos de la bitácora."
    )


def test_the_report_of_types_leads_nowhere_that_is_refused(client, portada):
    crear_noticia()
    entrar(client, "Dirección")
    reporte = sopa(client, reverse("wagtailadmin_reports:page_types_usage"))
    enlaces = [a["href"] for a in reporte.select("main table a[href]")]
    assert enlaces
    for enlace in enlaces:
        assert client.get(enlace).status_code == 200, enlace
    usos = [enlace for enlace in enlaces if "/usage/" in enlace]
    suyos = {a["href"] for uso in usos for a in sopa(client, uso).select("header a[href]")}
    assert {a for a in suyos if "/create/" in a}
    for enlace in suyos:
        respuesta = client.get(enlace, follow=True)
        assert "No tiene permiso" not in respuesta.content.decode(), enlace


@pytest.mark.parametrize("rol", ["Redacción", "Dirección", "Administración"])
def test_without_scripts_the_menu_is_one_link_away_and_leads_where_one_may_go(client, portada, rol):
    entrar(client, rol)
    mesa = sopa(client, reverse("wagtailadmin_home"))
    (al_menu,) = mesa.select("noscript p a")
    enlaces = [a["href"] for a in sopa(client, al_menu["href"]).select("nav.mesa a")]
    assert reverse("wagtailadmin_account") in enlaces
    assert len(enlaces) > 5
    for enlace in enlaces:
        respuesta = client.get(enlace, follow=True)
        assert "No tiene permiso" not in respuesta.content.decode(), enlace


def test_what_was_typed_in_an_account_is_shown_under_the_names_of_its_form(client, dueno):
    url, datos = abrir(client, reverse("wagtailadmin_account"), "form:has([name$=last_name])")
    datos |= {"name_email-last_name": "Paz", "notifications-rejected_notifications": "on"}
    datos |= {"theme-theme": "dark"}
    terminar_sesion()
    client.post(url, datos)
    client.force_login(dueno)
    html = sopa(client, reverse("moderacion:rescatado", args=[Rescate.objects.get().pk]))
    dichos = {
        p.label.text.strip(): p.textarea.text.strip() for p in html.select(".rescatado-campo")
    }
    assert dichos["Apellidos"] == "Paz"
    assert dichos["Notificaciones rechazadas"] == "Sí"
    assert dichos["Tema"] == "Oscuro"
    assert not [rotulo for rotulo in dichos if ":" in rotulo or "otifications" in rotulo]


@pytest.mark.parametrize(
    ("frase", "ejemplo"),
    [
        ("Enter a valid date/time.", "día, mes, año y hora: 04/04/2027 16:30"),
        ("Enter a valid date.", "día, mes y año: 04/04/2027"),
        ("Enter a valid time.", "así: 16:30"),
    ],
)
def test_a_date_that_is_not_understood_is_answered_with_how_to_write_it(frase, ejemplo):
    with override("es-mx"):
        assert ejemplo in gettext(frase)


def test_the_focal_area_is_taken_away_in_the_words_of_here():
    with override("es-mx"):
        assert gettext("Remove focal area") == "Quitar el área focal"
