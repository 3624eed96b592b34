"""What was withdrawn says why at its address, which is its own for ever."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, PageViewRestriction

from moderacion.auditoria.bitacora import Asiento
from moderacion.models import Aprobacion, Correo, Retiro
from noticias.models import Noticia
from sitio.templatetags.fechas import fecha
from tests.fabricas import crear_informativa, crear_noticia, crear_usuario, hacer_publica, quitar
from tests.fugas.test_retiro import vencer
from tests.moderacion.admin import avisos, entrar


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
    assert f"Estuvo publicado hasta el {fecha(timezone.localtime())}" in html
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
    for vieja in (primera, segunda):
        assert client.get(vieja.get_url()).status_code == 410, "nobody is sent to what is gone"


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
    assert f"Ya la retiró {primera}" in respuesta.content.decode()
    datos = {"motivo": "error", "explicacion": "Otra.", "destino": "", "sobre": ""}
    respuesta = client.post(reverse("moderacion:retirar", args=[noticia.pk]), datos, follow=True)
    assert f"Ya la retiró {primera}" in avisos(respuesta)[0], "who had it open when it was public"
    assert Retiro.objects.count() == 1


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


@pytest.mark.parametrize(
    ("motivo", "estado"),
    [("legal", 451), ("error", 410), ("reemplazada", 301), ("superada", 200)],
)
def test_what_is_superseded_may_be_withdrawn_or_told_again(client, portada, motivo, estado):
    quien = entrar(client, "Dirección")
    vieja, nueva = crear_noticia(), crear_noticia()
    quitar(vieja, "superada", explicacion="Las tarifas cambiaron.")
    datos = {"motivo": motivo, "explicacion": "Otra cosa.", "destino": ""}
    if motivo == "reemplazada":
        datos["destino"] = nueva.pk
    respuesta = client.post(reverse("moderacion:retirar", args=[vieja.pk]), datos)
    assert respuesta.status_code == 302
    vigente = Retiro.objects.vigentes().get(pagina=vieja)
    assert (vigente.motivo, vigente.explicacion, vigente.por) == (motivo, "Otra cosa.", quien)
    assert Retiro.objects.filter(pagina=vieja).count() == 2
    assert Noticia.objects.get(pk=vieja.pk).superada == (motivo == "superada")
    client.logout()
    html = client.get(vieja.get_url())
    assert html.status_code == estado
    assert "Las tarifas cambiaron." not in html.content.decode()


def test_the_same_notice_twice_is_answered_in_a_sentence(client, portada):
    entrar(client, "Dirección")
    vieja = crear_noticia()
    datos = {"motivo": "superada", "explicacion": "Cambió.", "destino": ""}
    direccion = reverse("moderacion:retirar", args=[vieja.pk])
    client.post(direccion, datos, follow=True)
    assert "ya lleva ese aviso" in avisos(client.post(direccion, datos, follow=True))[0]
    assert Retiro.objects.count() == 1


def cambiar_en_borrador(pagina):
    """As the panel saves what is not public: title and address of its row are the draft's."""
    pagina = Noticia.objects.get(pk=pagina.pk)
    pagina.title, pagina.slug = "BORRADOR", f"borrador-secreto-{pagina.pk}"
    pagina.save()
    pagina.save_revision()


def test_the_notice_leads_only_to_what_anyone_may_read(client, portada):
    vieja, nueva, otra = crear_noticia(), crear_noticia(title="La nueva"), crear_noticia(title="3a")
    quitar(vieja, "superada", explicacion="Cambió.", destino=nueva)
    assert "La nueva" in client.get(vieja.get_url()).content.decode()
    restriccion = PageViewRestriction.objects.create(page=nueva, restriction_type="login")
    html = client.get(vieja.get_url()).content.decode()
    assert "La nueva" not in html
    assert "En su lugar" not in html
    restriccion.delete()
    quitar(nueva, "reemplazada", destino=otra)
    cambiar_en_borrador(nueva)
    html = client.get(vieja.get_url()).content.decode()
    assert otra.get_url() in html
    assert "BORRADOR" not in html
    quitar(otra)
    cambiar_en_borrador(otra)
    html = client.get(vieja.get_url()).content.decode()
    for callado in ("En su lugar", "BORRADOR", "borrador-secreto"):
        assert callado not in html


def test_who_was_sent_on_is_not_sent_to_the_address_of_a_draft(client, portada):
    vieja, nueva = crear_noticia(), crear_noticia()
    quitar(vieja, "reemplazada", destino=nueva)
    quitar(nueva)
    cambiar_en_borrador(nueva)
    assert client.get(vieja.get_url()).status_code == 410


def test_the_notice_of_what_was_superseded_twice_leads_to_the_last(client, portada):
    primera, segunda, tercera = (crear_noticia(title=f"La {n}") for n in range(3))
    quitar(primera, "superada", explicacion="Cambió.", destino=segunda)
    quitar(segunda, "superada", explicacion="Cambió.", destino=tercera)
    assert tercera.get_url() in client.get(primera.get_url()).content.decode()
    with pytest.raises(ValidationError, match="se manden entre sí"):
        quitar(tercera, "superada", explicacion="Cambió.", destino=primera)
    quitar(tercera)
    assert segunda.get_url() in client.get(primera.get_url()).content.decode()


@pytest.mark.parametrize("destino", ["1", "999999", "abc", "-1", "1.5"])
def test_a_destination_that_is_no_public_page_is_told_and_the_text_kept(client, portada, destino):
    noticia = crear_noticia()
    entrar(client, "Dirección")
    datos = {"motivo": "reemplazada", "explicacion": "Hay otra mejor.", "destino": destino}
    respuesta = client.post(reverse("moderacion:retirar", args=[noticia.pk]), datos)
    assert respuesta.status_code == 200
    assert "Hay otra mejor." in respuesta.content.decode()
    assert respuesta.context["forma"].errors["destino"]
    assert not Retiro.objects.exists()


def test_by_law_it_says_so_besides_the_explanation(client, portada):
    noticia = crear_noticia()
    quitar(noticia, "legal", explicacion="Resolución 4/2026.")
    html = client.get(noticia.get_url()).content.decode()
    assert "por disposición legal" in html
    assert "Resolución 4/2026." in html


def test_the_log_says_which_page_replaces_it(portada):
    vieja, nueva = crear_noticia(), crear_noticia(title="Las tarifas de 2027")
    quitar(vieja, "reemplazada", destino=nueva)
    entrada = PageLogEntry.objects.get(page_id=vieja.pk, action="pregon.retirar")
    assert "«Las tarifas de 2027»" in Asiento(entrada).razon
    assert nueva.get_url() in Asiento(entrada).razon


@pytest.mark.parametrize(
    ("motivo", "asunto", "dice"),
    [
        ("superada", "Ya no está vigente: ", "sigue en el sitio"),
        ("reemplazada", "Retirada: ", "se retiró del sitio"),
    ],
)
def test_the_mail_says_what_became_of_it_once(portada, motivo, asunto, dice):
    autora, vieja = crear_usuario("Redacción"), crear_noticia(title="Tarifas")
    nueva = crear_noticia(title="Las tarifas de 2027")
    Aprobacion.objects.filter(pagina=vieja).update(escribieron=[autora.pk])
    quitar(vieja, motivo, explicacion="Cambiaron.", destino=nueva)
    correo = Correo.objects.get(para=autora.email)
    assert correo.asunto == f"{asunto}Tarifas"
    for dicho in (dice, "«Las tarifas de 2027»", "Cambiaron."):
        assert correo.texto.count(dicho) == 1
    assert correo.texto.lower().count("vigente") == (1 if motivo == "superada" else 0)


def retirar_por_el_panel(client, pagina, **datos):
    direccion = reverse("moderacion:retirar", args=[pagina.pk])
    sobre = client.get(direccion).context["forma"]["sobre"].value() or ""
    return client.post(direccion, {"destino": "", "sobre": sobre, **datos}, follow=True)


def test_the_law_leads_nowhere(client, portada):
    entrar(client, "Dirección")
    noticia, otra = crear_noticia(), crear_noticia()
    datos = {"motivo": "legal", "explicacion": "Resolución 4/2026.", "destino": otra.pk}
    respuesta = retirar_por_el_panel(client, noticia, **datos)
    assert "no se manda a otra página" in str(respuesta.context["forma"].errors["destino"])
    assert Noticia.objects.get(pk=noticia.pk).live
    quitar(noticia, "legal", explicacion="Resolución 4/2026.")
    Retiro.objects.update(destino=otra)  # as it could be written before
    tercera = crear_noticia()
    quitar(tercera, "error")
    Retiro.objects.filter(pagina=tercera).update(destino=noticia)
    client.logout()
    respuesta = client.get(noticia.get_url())
    assert respuesta.status_code == 451
    assert "Resolución 4/2026." in respuesta.content.decode()
    assert client.get(tercera.get_url()).status_code == 410, "nor does what led there"


@pytest.mark.parametrize("antes", ["vencida", "error"])
def test_what_is_gone_is_withdrawn_again_for_another_reason(client, portada, antes):
    noticia = crear_noticia()
    vencer(noticia) if antes == "vencida" else quitar(noticia, antes, explicacion="Un error.")
    quien = entrar(client, "Dirección")
    html = client.get(reverse("moderacion:retirar", args=[noticia.pk])).content.decode()
    assert "Puede retirarla por otro motivo" in html
    assert "se queda, con un aviso" not in html
    retirar_por_el_panel(client, noticia, motivo="legal", explicacion="Resolución 4/2026.")
    assert Retiro.objects.filter(pagina=noticia).count() == 2
    assert Retiro.objects.vigentes().get(pagina=noticia).por == quien
    entradas = PageLogEntry.objects.filter(page_id=noticia.pk, action="pregon.retirar")
    assert [e.data["motivo"] for e in entradas.order_by("pk")][-1] == "Por disposición legal"
    assert (
        reverse("moderacion:retirar", args=[noticia.pk])
        in client.get(reverse("wagtailadmin_pages:edit", args=[noticia.pk])).content.decode()
    )
    client.logout()
    assert client.get(noticia.get_url()).status_code == 451


def test_the_same_reason_again_is_told(client, portada):
    noticia = crear_noticia()
    quitar(noticia, "error", explicacion="Un error.")
    entrar(client, "Dirección")
    respuesta = retirar_por_el_panel(client, noticia, motivo="error", explicacion="Un error.")
    assert "ya está retirada por ese motivo" in avisos(respuesta)[0]
    assert Retiro.objects.count() == 1
