"""A change to what readers have seen is a small fix or a correction, and a correction is told."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from moderacion import actions
from moderacion.bandeja.espera import Espera
from moderacion.lectura.cambios import PONE
from moderacion.models import Aprobacion, Errata
from moderacion.reloj import programa
from noticias.models import Noticia
from sitio.forms import ERRATA_DE_MAS, SIN_ALCANCE, SIN_ERRATA
from sitio.models import Publicacion
from tests.fabricas import (
    crear_acto,
    crear_area,
    crear_audio,
    crear_capsula,
    crear_galeria,
    crear_noticia,
    crear_usuario,
    hacer_publica,
    quitar,
)
from tests.moderacion.admin import editar, entrar, forma_de_noticia, leida
from tests.moderacion.test_formularios import errores
from tests.moderacion.test_visto_bueno import decidir

DICHO = "La primera versión decía que el mercado tiene 241 locales; son 214."
HACEN = [crear_noticia, crear_acto, crear_galeria, crear_capsula, crear_audio]


def corregir(pagina, texto=DICHO, alcance="correccion", **cambios):
    """The next version of that page, public."""
    borrador = Page.objects.get(pk=pagina.pk).specific.get_latest_revision_as_object()
    for campo, valor in {"alcance": alcance, "fe_de_erratas": texto, **cambios}.items():
        setattr(borrador, campo, valor)
    hacer_publica(borrador.save_revision())
    return type(pagina).objects.get(pk=pagina.pk)


def mas_tarde(monkeypatch, **lapso):
    luego = timezone.now() + timedelta(**lapso)
    monkeypatch.setattr(timezone, "now", lambda: luego)
    return luego


def json_ld(client, pagina):
    sopa = BeautifulSoup(client.get(pagina.get_url()).content, "html.parser")
    return json.loads(sopa.select_one("script[type='application/ld+json']").string)


def forma_de(noticia, **otros):
    return forma_de_noticia("Otro titular", area=noticia.area_id, slug=noticia.slug, **otros)


def enviar(client, noticia, **otros):
    return client.post(
        editar(noticia), leida(noticia) | forma_de(noticia, **otros) | {"action-submit": "1"}
    )


@pytest.mark.parametrize("hacer", HACEN)
def test_a_correction_is_read_on_the_page_with_its_date(client, portada, hacer):
    pagina = hacer()
    assert "Fe de erratas" not in client.get(pagina.get_url()).content.decode()
    pagina = corregir(pagina)
    caja = BeautifulSoup(client.get(pagina.get_url()).content, "html.parser").select_one(
        "aside[aria-labelledby=fe]"
    )
    assert DICHO in caja.text
    assert "Se corrigió el" in caja.text
    assert caja.time["datetime"].startswith(f"{timezone.localdate()}T")


def test_the_latest_is_read_first_and_none_is_lost(client, portada, monkeypatch):
    noticia = corregir(crear_noticia())
    mas_tarde(monkeypatch, days=1)
    corregir(noticia, "Tampoco eran 214: son 215.")
    texto = client.get(noticia.get_url()).content.decode()
    assert 0 < texto.index("son 215") < texto.index("241 locales")


@pytest.mark.parametrize(("alcance", "texto"), [("menor", ""), ("", ""), ("menor", "No se dice.")])
def test_a_small_fix_is_not_told(client, portada, monkeypatch, alcance, texto):
    noticia = crear_noticia()
    antes = client.get("/noticias/atom/").content
    mas_tarde(monkeypatch, hours=3)
    noticia = corregir(noticia, texto, alcance, lugar="San Jacinto")
    assert noticia.lugar == "San Jacinto"
    assert not Errata.objects.exists()
    assert noticia.corregida is None
    assert client.get("/noticias/atom/").content == antes
    assert "correction" not in json_ld(client, noticia)


def test_feeds_and_sitemap_carry_the_moment_of_the_correction(client, portada, monkeypatch):
    noticia = crear_noticia()
    luego = mas_tarde(monkeypatch, hours=30)
    corregir(noticia)
    momento = luego.isoformat(timespec="seconds")
    atom = client.get("/noticias/atom/").content.decode()
    assert atom.count(f"<updated>{momento}</updated>") == 2, "of the item and of the feed"
    rss = client.get("/noticias/rss/").content.decode()
    assert f"<atom:updated>{momento}</atom:updated>" in rss
    assert f"<lastBuildDate>{luego:%a, %d %b %Y %H:%M:%S} +0000</lastBuildDate>" in rss
    mapa = client.get("/sitemap.xml").content.decode()
    entrada = mapa[mapa.index(noticia.get_url()) :]
    assert (
        f"<lastmod>{timezone.localtime(luego):%Y-%m-%d}</lastmod>"
        in entrada[: entrada.index("</url>")]
    )


@pytest.mark.parametrize("hacer", HACEN)
def test_search_engines_are_told_as_schema_org_says(client, portada, hacer):
    datos = json_ld(client, corregir(hacer()))
    if hacer is crear_acto:  # an act is not a written work: its page is what was corrected
        assert "correction" not in datos
        datos = datos["subjectOf"]
    (dicha,) = datos["correction"]
    assert (dicha["@type"], dicha["text"]) == ("CorrectionComment", DICHO)
    assert dicha["datePublished"][:19] == datos["dateModified"][:19]


def test_without_corrections_it_was_modified_when_it_came_out(client, portada, monkeypatch):
    noticia = crear_noticia()
    mas_tarde(monkeypatch, days=2)
    corregir(noticia, "", "menor")
    modificada = json_ld(client, noticia)["dateModified"]
    assert modificada[:19] == noticia.first_published_at.isoformat()[:19]


def test_the_api_gives_them_and_a_list_of_them_costs_one_query(client, portada):
    noticias = [corregir(crear_noticia()) for _ in range(2)]
    ficha = client.get(f"/api/v2/pages/{noticias[0].pk}/").json()
    assert [e["texto"] for e in ficha["erratas"]] == [DICHO]
    assert ficha["corregida"]
    assert "alcance" not in ficha
    direccion = "/api/v2/pages/?type=noticias.Noticia&fields=erratas"
    client.get(direccion)
    with CaptureQueriesContext(connection) as dos:
        client.get(direccion)
    for _ in range(4):
        corregir(crear_noticia())
    with CaptureQueriesContext(connection) as seis:
        assert len(client.get(direccion).json()["items"]) == 6
    assert len(seis) == len(dos)


def test_a_page_without_corrections_asks_nothing_and_with_three_asks_once(client, portada):
    noticia = crear_noticia()

    def contar():
        client.get(noticia.get_url())
        with CaptureQueriesContext(connection) as consultas:
            client.get(noticia.get_url())
        return [c["sql"] for c in consultas if "moderacion_errata" in c["sql"]]

    assert contar() == []
    for n in range(3):
        corregir(noticia, f"Corrección {n}.")
    assert len(contar()) == 1


@pytest.mark.parametrize(
    ("alcance", "texto", "campo", "error"),
    [
        ("", "", "alcance", SIN_ALCANCE),
        ("correccion", "  ", "fe_de_erratas", SIN_ERRATA),
        ("menor", DICHO, "fe_de_erratas", ERRATA_DE_MAS),
    ],
)
def test_it_is_asked_when_a_change_is_sent(client, portada, alcance, texto, campo, error):
    entrar(client, "Redacción")
    noticia = crear_noticia()
    respuesta = enviar(client, noticia, alcance=alcance, fe_de_erratas=texto)
    assert errores(respuesta) == {campo: [error]}
    assert not noticia.workflow_in_progress
    if texto.strip():
        assert texto in respuesta.content.decode(), "what was typed is not lost"


def test_it_is_not_asked_of_a_draft_nor_of_what_was_never_public(client, portada):
    entrar(client, "Redacción")
    noticia, nueva = crear_noticia(), crear_noticia(publicada=False)
    client.post(editar(noticia), leida(noticia) | forma_de(noticia))
    assert Page.objects.get(pk=noticia.pk).get_latest_revision_as_object().title == "Otro titular"
    assert 'name="alcance"' in client.get(editar(noticia)).content.decode()
    assert 'name="alcance"' not in client.get(editar(nueva)).content.decode()
    enviar(client, nueva)
    assert nueva.workflow_in_progress


def test_a_gallery_is_asked_too(portada):
    formulario = crear_galeria().get_edit_handler().get_form_class()
    assert hasattr(formulario, "exigir_alcance")


def test_the_director_approves_the_words_with_the_text(client, portada):
    redactora = entrar(client, "Redacción")
    noticia = crear_noticia()
    enviar(client, noticia, alcance="correccion", fe_de_erratas=DICHO)
    assert not Errata.objects.exists(), "nothing is told before it is approved"
    directora = crear_usuario("Dirección")
    client.force_login(directora)
    assert DICHO in client.get(editar(noticia)).content.decode()
    decidir(client, noticia, "approve")
    errata = Errata.objects.get()
    assert (errata.texto, errata.por) == (DICHO, directora)
    assert errata.revision_id == Noticia.objects.get(pk=noticia.pk).live_revision_id
    anotado = PageLogEntry.objects.get(page_id=noticia.pk, action="pregon.corregir")
    assert (anotado.user, anotado.data["texto"]) == (directora, DICHO)
    assert redactora.pk in Aprobacion.objects.de(noticia).last().escribieron


def test_the_tray_shows_the_words_whole_though_the_last_change_had_others(client, portada):
    directora = entrar(client, "Dirección")
    noticia = corregir(crear_noticia(), "Otras palabras.")
    client.force_login(crear_usuario("Redacción"))
    enviar(client, noticia, alcance="correccion", fe_de_erratas=DICHO)
    (pendiente,) = Espera(directora).hoja().object_list
    dichos = {c.rotulo: c.segmentos for c in pendiente.cambios}
    assert dichos["Fe de erratas"] == ((PONE, DICHO),)
    assert "Alcance del cambio" in dichos


def test_published_with_urgency_it_is_told_too(client, portada):
    autora = entrar(client, "Dirección")
    noticia = crear_noticia()
    enviar(client, noticia, alcance="correccion", fe_de_erratas=DICHO)
    decidir(client, noticia, "urgente", "La cifra está en todos los diarios.")
    assert Errata.objects.get().por == autora


def test_whoever_changes_the_scope_while_it_is_in_review_does_not_approve_it(client, portada):
    entrar(client, "Redacción")
    noticia = crear_noticia()
    enviar(client, noticia, alcance="menor", fe_de_erratas="")
    client.force_login(crear_usuario("Dirección"))
    forma = forma_de(noticia, alcance="correccion", fe_de_erratas=DICHO)
    forma |= {"action-workflow-action": "1", "workflow-action-name": "approve"}
    client.post(editar(noticia), leida(noticia) | forma)
    assert not Errata.objects.exists()
    assert noticia.workflow_in_progress


def test_a_new_change_starts_in_blank(client, portada):
    entrar(client, "Redacción")
    noticia = corregir(crear_noticia())
    inicial = client.get(editar(noticia)).context["form"]
    assert (inicial["alcance"].value(), inicial["fe_de_erratas"].value()) == ("", "")
    client.post(editar(noticia), leida(noticia) | forma_de(noticia))
    assert not Page.objects.get(pk=noticia.pk).get_latest_revision_as_object().fe_de_erratas


def test_a_change_under_way_keeps_what_was_written(client, portada):
    entrar(client, "Redacción")
    noticia = corregir(crear_noticia())
    client.post(
        editar(noticia),
        leida(noticia) | forma_de(noticia, alcance="correccion", fe_de_erratas="Otra."),
    )
    formulario = client.get(editar(noticia)).context["form"]
    assert formulario["fe_de_erratas"].value() == "Otra."
    assert formulario["alcance"].value() == "correccion"


def test_neither_the_row_nor_a_copy_carry_them(client, portada):
    noticia = corregir(crear_noticia())
    assert (noticia.alcance, noticia.fe_de_erratas) == ("", "")
    copia = actions.duplicar(pagina=noticia, por=crear_usuario("Redacción"))
    assert not hasattr(Noticia.objects.get(pk=copia.pk), "folio"), "nor its number"
    copia = copia.get_latest_revision_as_object()
    assert (copia.alcance, copia.fe_de_erratas, copia.corregida) == ("", "", None)
    otra = noticia.copy(update_attrs={"slug": "otra", "title": "Otra"}, keep_live=False)
    assert not otra.get_latest_revision_as_object().fe_de_erratas
    hacer_publica(copia.save_revision())
    assert Errata.objects.count() == 1


def test_what_a_first_publication_carries_is_not_told(portada):
    noticia = crear_noticia(alcance="correccion", fe_de_erratas=DICHO)
    assert not Errata.objects.exists()
    assert Noticia.objects.get(pk=noticia.pk).fe_de_erratas == ""


def test_public_again_after_a_withdrawal_it_may_carry_a_correction(client, portada):
    entrar(client, "Redacción")
    noticia = corregir(crear_noticia(), "Una.")
    quitar(noticia)
    formulario = client.get(editar(noticia)).context["form"]
    assert formulario["fe_de_erratas"].value() == "", "the one already told is not told again"
    assert errores(enviar(client, noticia)) == {"alcance": [SIN_ALCANCE]}
    enviar(client, noticia, alcance="correccion", fe_de_erratas="Otra.")
    client.force_login(crear_usuario("Dirección"))
    decidir(client, noticia, "approve")
    assert [e.texto for e in Errata.objects.all()] == ["Otra.", "Una."]


def test_the_same_version_published_again_is_told_once(portada):
    noticia = corregir(crear_noticia())
    quitar(noticia)
    hacer_publica(noticia.latest_revision)
    assert Errata.objects.count() == 1
    assert Publicacion.objects.get(pk=noticia.pk).corregida == Errata.objects.get().cuando


def test_a_scheduled_correction_is_told_when_it_comes_out(client, portada, monkeypatch):
    noticia = crear_noticia()
    programada = timezone.now() + timedelta(hours=1)
    corregir(noticia, go_live_at=programada)
    borrador = Page.objects.get(pk=noticia.pk).specific.get_latest_revision_as_object()
    assert borrador.fe_de_erratas == DICHO, "to change what is scheduled does not lose it"
    assert not Errata.objects.exists()
    luego = mas_tarde(monkeypatch, hours=2)
    assert programa.publicar_programadas()[0] == [noticia.title]
    assert Errata.objects.get().cuando == luego


def test_a_failure_leaves_neither_the_correction_nor_its_page(portada, monkeypatch):
    noticia = crear_noticia()

    def falla(**_):
        raise RuntimeError

    monkeypatch.setattr(actions, "dar_folio", falla)
    with pytest.raises(RuntimeError):
        corregir(noticia, title="Otro")
    assert not Errata.objects.exists()
    assert Noticia.objects.get(pk=noticia.pk).title == noticia.title


def test_the_guard_lets_a_corrected_page_be_saved_and_still_watches_its_text(portada):
    noticia = corregir(crear_noticia())
    noticia.save()
    assert crear_area()
    noticia.title = "Sin permiso"
    with pytest.raises(actions.NoSePuede):
        noticia.save()


def test_the_preview_shows_what_is_about_to_be_told(rf, portada):
    noticia = corregir(crear_noticia())
    noticia.alcance, noticia.fe_de_erratas = "correccion", "Ahora esta."
    vista = noticia.make_preview_request(rf.get("/"), "").rendered_content
    assert vista.index("Ahora esta.") < vista.rindex(DICHO)
    assert "La fecha se pone al publicarla." in vista
