"""A shared draft: what its link opens, when it stops, and that it leads nowhere else."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, PageLogEntry

from acervo.actions import preparar
from moderacion.compartir import borradores
from moderacion.models import BorradorCompartido
from moderacion.permissions import NoSePuede
from noticias.models import AnexoDeNoticia, Noticia
from tests.fabricas import (
    crear_documento,
    crear_imagen,
    crear_informativa,
    crear_noticia,
    crear_usuario,
    hacer_publica,
    quitar,
)
from tests.fugas.puertas import CANARIO, contada, enjaular, lo_que_se_ve
from tests.moderacion.admin import avisos, entrar

UN_DIA = timedelta(days=1)
MENSAJEROS = ("WhatsApp/2.23.20.0 A", "TelegramBot (like TwitterBot)", "Googlebot/2.1")


def compartir(pagina, dura=UN_DIA):
    """(row, address) of a link made by someone who may."""
    uno, token = borradores.compartir(
        pagina=pagina, por=crear_usuario("Redacción"), para="La regidora Robles", dura=dura
    )
    return uno, f"/borrador/{token}/"


def privada():
    """A collection for who logs in."""
    coleccion = Collection.get_first_root_node().add_child(name="Privada")
    CollectionViewRestriction.objects.create(
        collection=coleccion, restriction_type=CollectionViewRestriction.LOGIN
    )
    return coleccion


def no_sirve(client, direccion):
    respuesta = client.get(direccion)
    html = respuesta.content.decode()
    assert CANARIO not in html
    return respuesta.status_code == 404 and "Este enlace no sirve" in html


def test_a_draft_of_each_class_shows_by_its_link_and_by_no_other_door(client, portada):
    jaula = enjaular(publicada=False)
    informativa = crear_informativa(publicada=False, title=f"{CANARIO} informativa")
    for pagina in [*jaula.paginas, informativa]:
        respuesta = client.get(compartir(pagina)[1])
        html = respuesta.content.decode()
        assert respuesta.status_code == 200
        assert pagina.title in html
        assert "Borrador: no es público" in html
    assert lo_que_se_ve(client, jaula) == []
    assert contada(client) == (0, 0)
    for pagina in jaula.paginas:
        assert client.get(pagina.get_url()).status_code == 404


def test_nobody_keeps_it_nor_lists_it_nor_is_told_where_it_was_read(client, portada):
    _, direccion = compartir(crear_noticia(publicada=False, title=CANARIO))
    for url in (direccion, "/borrador/no-existe/"):
        for pedir in (client.get, client.head):
            respuesta = pedir(url)
            assert "no-store" in respuesta["Cache-Control"]
            assert respuesta["Referrer-Policy"] == "no-referrer"
            assert "noindex" in respuesta["X-Robots-Tag"]
            assert "ETag" not in respuesta
            assert not respuesta.cookies
    html = client.get(direccion).content.decode()
    assert 'name="robots" content="noindex' in html
    for ajeno in ("og:title", "canonical", "ld+json", "wa.me", direccion + '"'):
        assert ajeno not in html
    assert client.post(direccion).status_code == 405


def test_who_has_an_account_gets_no_bar_nor_admin(client, portada):
    _, direccion = compartir(crear_noticia(publicada=False))
    entrar(client, "Dirección")
    html = client.get(direccion).content.decode()
    assert "/admin/" not in html
    assert "userbar" not in html


def test_its_photographs_are_served_under_the_link_and_no_others(client, portada):
    coleccion = privada()
    suya, ajena = (crear_imagen(collection=coleccion) for _ in range(2))
    suelto = crear_documento(collection=coleccion)
    publico = crear_documento()
    suyo = crear_documento()
    crear_noticia(anexos=[AnexoDeNoticia(documento=publico)])
    anexos = [AnexoDeNoticia(documento=documento) for documento in (suelto, publico, suyo)]
    for imagen in (suya, ajena):
        preparar(imagen=imagen)
    noticia = crear_noticia(publicada=False, imagen=suya, anexos=anexos)
    uno, direccion = compartir(noticia)
    html = client.get(direccion).content.decode()
    propias = set(re.findall(rf"{direccion}archivo/[^\s\"',]+", html))
    assert propias
    assert "/medios/images" not in html
    assert f"{direccion}archivo/{suyo.file.name}" in propias, "as long as only this draft has it"
    for url in propias:
        respuesta = client.get(url)
        assert respuesta.status_code == 200
        assert "no-store" in respuesta["Cache-Control"]
        assert client.get("/medios/" + url.split("archivo/")[1]).status_code == 404
    ajenas = [
        ajena.variantes["webp-400"][0],
        ajena.file.name,
        suya.file.name,
        suelto.file.name,
        publico.file.name,
        "../../settings.py",
        "images/x",
    ]
    for ruta in ajenas:
        assert client.get(f"{direccion}archivo/{ruta}").status_code == 404, ruta
    assert suelto.url not in html
    assert suelto.title in html, "its name stays, as plain words"
    assert f'href="{publico.url}"' in html
    borradores.revocar(compartido=uno, por=crear_usuario("Redacción"))
    for url in propias:
        assert client.get(url).status_code == 404


def test_its_links_to_what_is_not_public_lead_nowhere(client, portada):
    otra = crear_noticia(publicada=False, slug="otra-secreta")
    publica = crear_noticia(slug="una-publica")
    cuerpo = "".join(f'<p><a linktype="page" id="{p.pk}">enlace</a></p>' for p in (otra, publica))
    noticia = crear_noticia(publicada=False, cuerpo=[("texto", cuerpo)])
    html = client.get(compartir(noticia)[1]).content.decode()
    assert "otra-secreta" not in html
    assert "una-publica" in html


def test_it_shows_the_version_that_was_shared(client, portada):
    noticia = crear_noticia(publicada=False, title="Como se compartió")
    _, direccion = compartir(noticia)
    noticia.title = "Lo que se escribió después"
    noticia.save_revision()
    html = client.get(direccion).content.decode()
    assert "Como se compartió" in html
    assert "Lo que se escribió después" not in html


def test_a_change_to_what_is_public_is_shared_too(client, portada):
    noticia = crear_noticia(title="La de siempre")
    with pytest.raises(NoSePuede):
        compartir(noticia)
    noticia.title = f"{CANARIO} corregida"
    noticia.save_revision()
    noticia.refresh_from_db()
    _, direccion = compartir(noticia)
    assert CANARIO in client.get(direccion).content.decode()
    assert CANARIO not in client.get(noticia.get_url()).content.decode()


def test_it_dies_when_published_withdrawn_deleted_revoked_or_expired(client, portada):
    def nueva():
        noticia = crear_noticia(publicada=False, title=CANARIO)
        return noticia, *compartir(noticia)

    noticia, _, publicada = nueva()
    hacer_publica(noticia.latest_revision)
    borrada_pagina, _, borrada = nueva()
    borrada_pagina.delete()
    _, uno, revocada = nueva()
    borradores.revocar(compartido=uno, por=crear_usuario("Dirección"))
    _, uno, vencida = nueva()
    BorradorCompartido.objects.filter(pk=uno.pk).update(caduca=timezone.now())
    viva = crear_noticia(title="Pública")
    viva.title = CANARIO
    viva.save_revision()
    viva.refresh_from_db()
    _, retirada = compartir(viva)
    assert CANARIO in client.get(retirada).content.decode()
    quitar(viva)
    respuestas = set()
    for direccion in (
        publicada,
        borrada,
        revocada,
        vencida,
        retirada,
        "/borrador/x/",
        "/borrador/",
    ):
        assert no_sirve(client, direccion), direccion
        respuestas.add(client.get(direccion).content)
    assert len(respuestas) == 1, "nobody learns which of them it was"


def test_a_withdrawn_page_that_is_being_mended_can_be_shared(client, portada):
    noticia = crear_noticia()
    quitar(noticia)
    noticia = Noticia.objects.get(pk=noticia.pk)
    noticia.title = CANARIO
    noticia.save_revision()
    noticia.refresh_from_db()
    assert CANARIO in client.get(compartir(noticia)[1]).content.decode()


def test_readings_are_counted_and_not_those_of_a_messenger(client, portada):
    uno, direccion = compartir(crear_noticia(publicada=False))
    client.head(direccion)
    for mensajero in MENSAJEROS:
        client.get(direccion, headers={"User-Agent": mensajero})
    uno.refresh_from_db()
    assert (uno.vistas, uno.ultima_vista) == (0, None)
    for navegador in ("Mozilla/5.0 (Linux; Android 12; CUBOT X30) Chrome/120.0", ""):
        client.get(direccion, headers={"User-Agent": navegador})
    uno.refresh_from_db()
    assert uno.vistas == 2
    assert timezone.now() - uno.ultima_vista < timedelta(minutes=1)


def test_the_link_is_not_kept_and_cannot_be_guessed(client, portada):
    uno, direccion = compartir(crear_noticia(publicada=False))
    token = direccion.split("/")[2]
    assert len(token) >= 43, "256 bits"
    assert token not in "".join(str(v) for v in vars(uno).values())
    assert no_sirve(client, f"/borrador/{uno.huella}/")
    assert no_sirve(client, f"/borrador/{token[:-1]}/")
    assert no_sirve(client, f"/borrador/{token.swapcase()}/")
    for raro in ("%ff", "x" * 3000, "..", "%2e%2e", "'"):
        assert client.get(f"/borrador/{raro}/").status_code in {301, 400, 404}


@pytest.mark.parametrize("dura", [timedelta(0), timedelta(days=30, seconds=1), -UN_DIA])
def test_it_lasts_thirty_days_at_most(portada, dura):
    with pytest.raises(NoSePuede):
        compartir(crear_noticia(publicada=False), dura=dura)


@pytest.mark.parametrize(
    ("grupo", "puede"),
    [("Redacción", True), ("Dirección", True), ("Administración", False), ("Superusuario", True)],
)
def test_who_shares_and_revokes(client, portada, grupo, puede):
    noticia = crear_noticia(publicada=False)
    pantalla = reverse("moderacion:compartidos", args=[noticia.pk])
    ajeno, direccion = compartir(noticia)
    entrar(client, grupo)
    assert (client.get(pantalla).status_code == 200) == puede
    client.post(pantalla, {"para": "Regidora", "horas": "24"})
    assert BorradorCompartido.objects.filter(para="Regidora").exists() == puede
    client.post(reverse("moderacion:revocar_borrador", args=[ajeno.pk]))
    client.logout()
    assert no_sirve(client, direccion) == puede
    acciones = set(PageLogEntry.objects.filter(page=noticia.pk).values_list("action", flat=True))
    assert ("pregon.revocar" in acciones) == puede
    assert client.get(pantalla).status_code == 302


def test_its_screen_shows_the_link_once_and_keeps_what_was_typed(client, portada):
    noticia = crear_noticia(publicada=False)
    entrar(client, "Redacción")
    edicion = client.get(reverse("wagtailadmin_pages:edit", args=[noticia.pk])).content.decode()
    pantalla = reverse("moderacion:compartidos", args=[noticia.pk])
    assert pantalla in edicion
    html = client.post(pantalla, {"para": "", "horas": "720"}).content.decode()
    assert "Escriba para quién es" in html
    assert '<option value="720" selected>' in html
    for horas in ("", "x", "100000"):
        respuesta = client.post(pantalla, {"para": "Regidora", "horas": horas})
        assert respuesta.context["forma"].errors
    respuesta = client.post(pantalla, {"para": "Regidora", "horas": "24"})
    assert "no-store" in respuesta["Cache-Control"]
    enlace = re.search(r"/borrador/[\w-]{43,}/", respuesta.content.decode())[0]
    assert enlace not in client.get(pantalla).content.decode()
    assert client.get(enlace).status_code == 200
    assert "Visto 1 vez" in client.get(pantalla).content.decode()
    uno = BorradorCompartido.objects.get()
    revocar = reverse("moderacion:revocar_borrador", args=[uno.pk])
    assert client.get(revocar).status_code == 405
    assert "ya no sirve" in avisos(client.post(revocar, follow=True))[0]
    assert "no servía" in avisos(client.post(revocar, follow=True))[0]


def test_what_is_all_public_has_no_button(client, portada):
    noticia = crear_noticia()
    entrar(client, "Redacción")
    edicion = client.get(reverse("wagtailadmin_pages:edit", args=[noticia.pk])).content.decode()
    assert reverse("moderacion:compartidos", args=[noticia.pk]) not in edicion


def test_no_page_takes_the_address_of_shared_drafts(portada):
    with pytest.raises(ValidationError):
        crear_informativa(slug="borrador")
