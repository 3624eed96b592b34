"""A year that nobody means is told where it was written, and nothing else is lost."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from agenda_publica.models import Acto
from moderacion.models import Veda
from noticias.models import Noticia
from sitio.fechas import REVISE
from sitio.models import Ajustes
from tests.fabricas import crear_area, crear_noticia, crear_sede
from tests.moderacion.admin import agregar, editar, entrar, forma_de_noticia, leida

LEJOS = ["31/12/9999 23:59", "01/01/0001 00:00"]


def forma_de_acto(**otros):
    datos = {
        "title": "Un acto",
        "slug": "un-acto",
        "resumen": "Una frase.",
        "area": crear_area().pk,
        "inicio": "26/11/2026 10:00",
        "sede": crear_sede().pk,
        "modalidad": "otro",
        "situacion": "confirmada",
        "materia": "general",
        "temas": "",
        "cuerpo": streamfield([]),
        "sesiones": inline_formset([]),
        "comments": inline_formset([]),
        "imagen": "",
    }
    return nested_form_data({**datos, **otros})


@pytest.mark.parametrize("escrita", LEJOS)
@pytest.mark.parametrize("campo", ["fecha", "go_live_at", "expire_at"])
def test_a_year_that_nobody_means_is_told_on_its_field(client, portada, campo, escrita):
    entrar(client, "Redacción")
    pagina = crear_noticia(publicada=False)
    forma = forma_de_noticia("Lo que escribí", area=pagina.area_id, **{campo: escrita})
    for direccion in (agregar(), editar(pagina)):
        respuesta = client.post(direccion, forma | leida(pagina))
        assert respuesta.status_code == 200
        assert respuesta.context["form"].errors[campo] == [REVISE]
        html = respuesta.content.decode()
        assert escrita in html
        assert "Lo que escribí" in html
    assert not Noticia.objects.filter(draft_title="Lo que escribí").exists()


@pytest.mark.parametrize("escrita", LEJOS)
@pytest.mark.parametrize("campo", ["inicio", "fin", "antes"])
def test_so_is_that_of_an_act(client, portada, campo, escrita):
    entrar(client, "Redacción")
    respuesta = client.post(agregar("acto", "agenda_publica"), forma_de_acto(**{campo: escrita}))
    assert respuesta.context["form"].errors[campo] == [REVISE]
    assert escrita in respuesta.content.decode()
    assert not Acto.objects.exists()


@pytest.mark.parametrize("escrita", LEJOS)
@pytest.mark.parametrize("campo", ["desde", "hasta"])
def test_so_is_that_of_a_ban(client, portada, campo, escrita):
    entrar(client, "Dirección")
    forma = {"desde": "04/04/2027 00:00", "hasta": "08/06/2027 00:00", "fundamento": "La ley."}
    respuesta = client.post(reverse("moderacion:nueva_veda"), forma | {campo: escrita})
    assert respuesta.context["forma"].errors[campo] == [REVISE]
    assert escrita in respuesta.content.decode()
    assert not Veda.objects.exists()


@pytest.mark.parametrize("escrita", LEJOS)
def test_so_is_that_of_the_emergency_notice(client, portada, escrita):
    entrar(client, "Administración")
    ajustes = Ajustes.objects.get_or_create(site=portada.get_site())[0]
    direccion = reverse("wagtailsettings:edit", args=["sitio", "ajustes", ajustes.pk])
    vacias = dict.fromkeys(("telefonos", "redes", "legales"), streamfield([]))
    forma = {"nombre": "El pueblo", "aviso": "null", "aviso_hasta": escrita, **vacias}
    respuesta = client.post(direccion, nested_form_data(forma))
    assert respuesta.context["form"].errors["aviso_hasta"] == [REVISE]


@pytest.mark.muestra(4)
@pytest.mark.filterwarnings("ignore:DateTimeField")  # the API's dates have no zone
@pytest.mark.parametrize("dia", ["9999-12-31", "0001-01-01", "31/12/9999"])
@pytest.mark.parametrize(
    "direccion",
    [
        "/admin/pages/2/?latest_revision_created_at_from={0}&latest_revision_created_at_to={0}",
        "/admin/images/?created_at_from={0}&created_at_to={0}",
        "/admin/documents/?created_at_from={0}&created_at_to={0}",
        "/admin/users/?last_login_from={0}&last_login_to={0}",
        "/admin/reports/workflow/?created_at_from={0}&created_at_to={0}",
        "/admin/reports/workflow_tasks/?started_at_from={0}&finished_at_to={0}",
        "/admin/reports/aging-pages/?last_published_at_from={0}&last_published_at_to={0}",
        "/admin/reports/locked/?locked_at_from={0}&locked_at_to={0}",
        "/admin/mesa/bitacora/?timestamp_from={0}&timestamp_to={0}",
        "/admin/mesa/programa/?mes={0}",
        "/admin/redirects/?created_at_from={0}",
        "/noticias/?mes={0}",
        "/agenda/?mes={0}",
        "/api/v2/pages/?type=noticias.Noticia&fecha={0}",
        "/api/v2/pages/?type=agenda_publica.Acto&inicio={0}",
    ],
)
def test_no_filter_of_an_address_is_broken_by_one(client, portada, direccion, dia):
    entrar(client, "Superusuario")
    crear_noticia()
    assert client.get(direccion.format(dia), follow=True).status_code < 500
