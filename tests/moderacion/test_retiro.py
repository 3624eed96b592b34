"""What was withdrawn says why at its address, which is its own for ever."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from moderacion.models import Retiro
from noticias.models import Noticia
from sitio.templatetags.fechas import fecha
from tests.fabricas import crear_informativa, crear_noticia, hacer_publica, quitar
from tests.fugas.test_retiro import vencer
from tests.moderacion.admin import entrar


def test_by_error_it_is_gone_and_says_so(client, portada):
    noticia = crear_noticia(title="SECRETO")
    quitar(noticia, explicacion="Tenía un dato de otra obra.")
    respuesta = client.get(noticia.get_url())
    assert respuesta.status_code == 410
    assert "Tenía un dato de otra obra." in respuesta.content.decode()
    assert "SECRETO" not in respuesta.content.decode()
    assert "noindex" in respuesta.content.decode()


def test_by_its_date_it_says_until_when_it_was_there_and_so_does_the_log(client, portada):
    noticia = crear_noticia(title="SECRETO")
    quitar(noticia, "superada", explicacion="Ya cambió.")
    vencer(noticia)
    respuesta = client.get(noticia.get_url())
    html = respuesta.content.decode()
    assert respuesta.status_code == 410
    assert f"Estuvo publicado hasta el {fecha(timezone.now())}" in html
    assert "Se anunció hasta esa fecha" in html
    assert "SECRETO" not in html
    assert "noindex" in html
    entrada = PageLogEntry.objects.filter(page_id=noticia.pk, user=None).order_by("pk").last()
    assert entrada.action == "pregon.retirar"
    assert entrada.data["motivo"] == "Llegó la fecha en que debía retirarse"
    entrar(client, "Dirección")
    retirar = client.get(reverse("moderacion:retirar", args=[noticia.pk]), follow=True)
    assert "Ya la retiró el programa el" in retirar.content.decode()


def test_what_went_by_its_date_and_is_published_again_is_there(client, portada):
    noticia = crear_noticia()
    vencer(noticia)
    borrador = Noticia.objects.get(pk=noticia.pk)
    borrador.expire_at = None
    hacer_publica(borrador.save_revision())
    assert client.get(noticia.get_url()).status_code == 200
    assert not Retiro.objects.vigentes().exists()


def test_nobody_gives_the_reason_of_the_clock(client, portada):
    noticia = crear_noticia()
    entrar(client, "Dirección")
    retirar = reverse("moderacion:retirar", args=[noticia.pk])
    assert "Llegó la fecha" not in client.get(retirar).content.decode()
    client.post(retirar, {"motivo": "vencida"})
    assert Noticia.objects.get(pk=noticia.pk).live


def test_by_law_it_says_that(client, portada):
    noticia = crear_noticia()
    quitar(noticia, "legal", explicacion="Resolución del Instituto.")
    assert client.get(noticia.get_url()).status_code == 451


def test_replaced_it_leads_to_the_other(client, portada):
    vieja, nueva = crear_noticia(), crear_noticia()
    quitar(vieja, "reemplazada", destino=nueva)
    respuesta = client.get(vieja.get_url())
    assert respuesta.status_code == 301
    assert respuesta.url.endswith(nueva.get_url())


def test_replaced_twice_it_leads_straight_to_the_last(client, portada):
    primera, segunda, tercera = crear_noticia(), crear_noticia(), crear_noticia()
    quitar(primera, "reemplazada", destino=segunda)
    quitar(segunda, "reemplazada", destino=tercera)
    for vieja in (primera, segunda):
        respuesta = client.get(vieja.get_url())
        assert (respuesta.status_code, respuesta.url) == (
            301,
            tercera.get_url(respuesta.wsgi_request),
        )
    quitar(tercera, "error")
    respuesta = client.get(primera.get_url(), follow=True)
    assert len(respuesta.redirect_chain) == 1
    assert respuesta.status_code == 410


@pytest.mark.parametrize("cuantas", [2, 3, 12])
def test_replacements_that_never_end_say_that_it_is_gone(client, portada, cuantas):
    paginas = [crear_noticia() for _ in range(cuantas)]
    for pagina in paginas:
        quitar(pagina)
    for pagina, otra in zip(paginas, [*paginas[1:], paginas[0]], strict=True):
        Retiro.objects.filter(pagina=pagina).update(destino=otra)
    assert client.get(paginas[0].get_url()).status_code == 410


def test_no_loops(portada):
    vieja, nueva = crear_noticia(), crear_noticia()
    quitar(vieja, "reemplazada", destino=nueva)
    for destino in (vieja, nueva):
        with pytest.raises(ValidationError):
            quitar(nueva, "reemplazada", destino=destino)
    assert Noticia.objects.get(pk=nueva.pk).live


def test_superseded_it_stays_with_a_notice_above(client, portada):
    vieja, nueva = crear_noticia(), crear_noticia(title="Las tarifas de 2027")
    quitar(vieja, "superada", explicacion="Las tarifas cambiaron.", destino=nueva)
    pagina = client.get(vieja.get_url()).content.decode()
    for dicho in ("Ya no está vigente", "Las tarifas cambiaron.", "Las tarifas de 2027"):
        assert dicho in pagina
    assert "Ya no vigente" in client.get("/noticias/").content.decode()
    hacer_publica(Noticia.objects.get(pk=vieja.pk).save_revision())
    assert "Ya no está vigente" not in client.get(vieja.get_url()).content.decode()


@pytest.mark.parametrize("motivo", ["reemplazada", "superada", "legal", "otro"])
def test_a_reason_that_is_not_whole_withdraws_nothing(portada, motivo):
    noticia = crear_noticia()
    with pytest.raises(ValidationError):
        quitar(noticia, motivo)
    assert Noticia.objects.get(pk=noticia.pk).live


def test_a_standing_page_is_not_kept_with_a_notice(portada):
    with pytest.raises(ValidationError):
        quitar(crear_informativa(), "superada", explicacion="Cambió.")


def test_the_form_asks_why_and_keeps_what_was_written(client, portada):
    noticia = crear_noticia()
    entrar(client, "Dirección")
    direccion = reverse("moderacion:retirar", args=[noticia.pk])
    datos = {"motivo": "reemplazada", "explicacion": "Hay otra mejor."}
    html = client.post(direccion, datos).content.decode()
    assert "Elija la página que la reemplaza" in html
    assert "Hay otra mejor." in html
    assert not Retiro.objects.exists()


def test_who_opens_the_form_second_is_told_who_was_first(client, portada):
    primera = entrar(client, "Dirección")
    noticia = crear_noticia()
    quitar(noticia, "error", por=primera)
    respuesta = client.get(reverse("moderacion:retirar", args=[noticia.pk]), follow=True)
    assert respuesta.redirect_chain
    assert f"Ya la retiró {primera}" in respuesta.content.decode()


def test_its_address_never_becomes_another_page(client, portada):
    noticia = crear_noticia(slug="la-de-antes")
    noticia.slug = "la-de-ahora"
    hacer_publica(noticia.save_revision())
    assert client.get("/noticias/la-de-antes/").url.endswith("/noticias/la-de-ahora/")
    with pytest.raises(ValidationError):
        crear_noticia(slug="la-de-antes")
    quitar(Noticia.objects.get(pk=noticia.pk))
    with pytest.raises(ValidationError):
        crear_noticia(slug="la-de-ahora")
