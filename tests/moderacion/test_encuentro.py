"""Two people write on the same page: nothing that either typed is lost, and each is told."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from moderacion.actions import publicar
from moderacion.models import Sello
from noticias.models import Noticia
from portada.actions import plantar_sitio
from tests.fabricas import crear_area, crear_documento, crear_noticia, crear_usuario
from tests.moderacion.admin import avisos, editar, entrar, forma_de_noticia, leida
from tests.moderacion.test_programa import a_la_vez


def abierta(client, pagina):
    """What a form just opened carries: the version it was opened on."""
    respuesta = client.get(editar(pagina))
    html = respuesta.content.decode()
    campos = ("loaded_revision_id", "loaded_revision_created_at")
    return {c: re.search(rf'name="{c}" value="([^"]*)"', html)[1] for c in campos}


def bloques(*textos):
    """A body of paragraphs, as (id, text)."""
    partes = [("texto", rich_text(f"<p>{t}</p>", features=["bold"])) for _, t in textos]
    datos = streamfield(partes)
    for n, (clave, _) in enumerate(textos):
        datos[f"{n}"] = datos.get(f"{n}")
        datos[f"{n}-id"] = clave
    return {c: v for c, v in datos.items() if v is not None}


UNO = "11111111-1111-4111-8111-111111111111"
DOS = "22222222-2222-4222-8222-222222222222"
BASE = {"titulo": "Obras en la calle", "slug": "obras", "resumen": "Una frase."}


def forma(**otros):
    datos = {**BASE, "cuerpo": bloques((UNO, "Primero."), (DOS, "Segundo.")), **otros}
    return forma_de_noticia(datos.pop("titulo"), **datos)


@pytest.fixture
def pagina(portada, client):
    """A draft that two people are about to write on."""
    noticia = crear_noticia(publicada=False, owner=crear_usuario("Redacción"))
    entrar(client, "Redacción")
    client.post(editar(noticia), forma(area=crear_area().pk) | leida(noticia))
    return Noticia.objects.get(pk=noticia.pk)


@pytest.fixture
def lucia(client_de):
    return client_de("Redacción", first_name="Lucía", last_name="Ríos")


@pytest.fixture
def beto(client_de):
    return client_de("Redacción", first_name="Beto", last_name="Luna")


@pytest.fixture
def client_de():
    def nuevo(grupo, **datos):
        client = Client()
        entrar(client, grupo, **datos)
        return client

    return nuevo


def ultima(pagina):
    return Noticia.objects.get(pk=pagina.pk).get_latest_revision_as_object()


def escribir(client, pagina, base, **cambios):
    datos = forma(area=ultima(pagina).area_id, **cambios)
    return client.post(editar(pagina), datos | base)


def escondidos(respuesta):
    """What the screen would post if its button were pressed."""
    html = respuesta.content.decode()
    return {
        nombre: unescape(valor)
        for nombre, valor in re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', html)
    }


def elecciones(respuesta, cual):
    return {r["clave"]: cual for r in respuesta.context["recuadros"] if r["choca"]}


def test_a_form_in_time_is_saved(pagina, lucia):
    respuesta = escribir(lucia, pagina, abierta(lucia, pagina), resumen="Otra frase.")
    assert respuesta.status_code == 302
    assert ultima(pagina).resumen == "Otra frase."


def test_a_late_form_does_not_overwrite_and_shows_both_texts(pagina, lucia, beto):
    base = abierta(lucia, pagina)
    escribir(beto, pagina, abierta(beto, pagina), resumen="Lo que dijo Beto.")
    for _ in range(2):
        respuesta = escribir(lucia, pagina, base, resumen="Lo que dijo Lucía.")
        assert respuesta.status_code == 409, "the second click is refused too"
        assert ultima(pagina).resumen == "Lo que dijo Beto."
    (recuadro,) = respuesta.context["recuadros"]
    assert recuadro["rotulo"] == "Resumen"
    assert recuadro["choca"]
    assert recuadro["mio"] == "Lo que dijo <mark>Lucía.</mark>"
    assert recuadro["suyo"] == "Lo que dijo <mark>Beto.</mark>"
    html = respuesta.content.decode()
    assert "Beto Luna" in html
    assert "Lo que usted escribió" in html
    assert escondidos(respuesta)["resumen"] == "Lo que dijo Lucía."


@pytest.mark.parametrize(("cual", "queda"), [("mio", "De Lucía."), ("suyo", "De Beto.")])
def test_what_was_chosen_is_saved_as_a_draft(pagina, lucia, beto, cual, queda):
    base = abierta(lucia, pagina)
    escribir(beto, pagina, abierta(beto, pagina), resumen="De Beto.", lugar="La plaza")
    respuesta = escribir(
        lucia, pagina, base, titulo="Otro titular", slug="obras", resumen="De Lucía."
    )
    datos = escondidos(respuesta)
    sin_elegir = lucia.post(editar(pagina), datos)
    assert sin_elegir.status_code == 409
    assert "Elija con qué se queda" in sin_elegir.content.decode()
    respuesta = lucia.post(editar(pagina), datos | elecciones(respuesta, cual), follow=True)
    assert "Se guardó como borrador lo que eligió" in avisos(respuesta)[0]
    junta = ultima(pagina)
    assert (junta.resumen, junta.title, junta.lugar) == (queda, "Otro titular", "La plaza")
    assert not pagina.workflow_in_progress


def test_a_decision_against_what_is_no_longer_the_newest_is_asked_again(pagina, lucia, beto):
    base = abierta(lucia, pagina)
    escribir(beto, pagina, abierta(beto, pagina), resumen="De Beto.")
    respuesta = escribir(lucia, pagina, base, resumen="De Lucía.")
    datos = escondidos(respuesta) | elecciones(respuesta, "mio")
    escribir(beto, pagina, abierta(beto, pagina), resumen="De Beto, otra vez.")
    assert lucia.post(editar(pagina), datos).status_code == 409
    assert ultima(pagina).resumen == "De Beto, otra vez."


def test_what_only_one_changed_is_joined_by_itself_and_said(pagina, lucia, beto):
    base = abierta(lucia, pagina)
    escribir(beto, pagina, abierta(beto, pagina), lugar="La plaza")
    respuesta = lucia.post(
        editar(pagina),
        forma(area=ultima(pagina).area_id, resumen="De Lucía.") | base,
        follow=True,
    )
    assert "Se juntaron las dos" in avisos(respuesta)[0]
    assert "Lugar" in avisos(respuesta)[0]
    assert (ultima(pagina).lugar, ultima(pagina).resumen) == ("La plaza", "De Lucía.")


def test_blocks_are_joined_one_by_one(pagina, lucia, beto):
    base = abierta(lucia, pagina)
    tercero = "33333333-3333-4333-8333-333333333333"
    escribir(
        beto,
        pagina,
        abierta(beto, pagina),
        cuerpo=bloques((UNO, "Primero de Beto."), (DOS, "Segundo.")),
    )
    escribir(
        lucia,
        pagina,
        base,
        cuerpo=bloques((UNO, "Primero."), (DOS, "Segundo de Lucía."), (tercero, "Tercero.")),
    )
    textos = [re.sub("<[^>]+>", "", b.value.source) for b in ultima(pagina).cuerpo]
    assert textos == ["Primero de Beto.", "Segundo de Lucía.", "Tercero."]


def test_a_block_that_one_deleted_and_the_other_wrote_is_asked(pagina, lucia, beto):
    base = abierta(lucia, pagina)
    escribir(beto, pagina, abierta(beto, pagina), cuerpo=bloques((DOS, "Segundo.")))
    respuesta = escribir(
        lucia, pagina, base, cuerpo=bloques((UNO, "Primero, largo."), (DOS, "Segundo."))
    )
    (recuadro,) = respuesta.context["recuadros"]
    assert recuadro["choca"]
    assert recuadro["rotulo"] == "Cuerpo: Texto"
    assert "(No está)" in recuadro["suyo"]
    datos = escondidos(respuesta) | elecciones(respuesta, "mio")
    lucia.post(editar(pagina), datos)
    assert [b.id for b in ultima(pagina).cuerpo] == [UNO, DOS]


def anexos(filas, iniciales=0):
    return inline_formset([{"nota": "", **fila} for fila in filas], initial=iniciales)


def test_rows_that_hang_from_the_page_are_joined_too(pagina, lucia, beto):
    uno, dos = crear_documento(), crear_documento()
    base, suya = abierta(lucia, pagina), abierta(beto, pagina)
    escribir(beto, pagina, suya, anexos=anexos([{"documento": uno.pk, "nota": "De Beto"}]))
    escribir(lucia, pagina, base, anexos=anexos([{"documento": dos.pk, "nota": "De Lucía"}]))
    notas = sorted(anexo.nota for anexo in ultima(pagina).anexos.all())
    assert notas == ["De Beto", "De Lucía"]
    assert Noticia.objects.get(pk=pagina.pk).anexos.count() == 2


def test_one_s_own_other_window_is_late_too(pagina, lucia):
    una, otra = abierta(lucia, pagina), abierta(lucia, pagina)
    escribir(lucia, pagina, una, resumen="En la primera.")
    respuesta = escribir(lucia, pagina, otra, resumen="En la segunda.")
    assert respuesta.status_code == 409
    assert "usted mismo, en otra ventana" in respuesta.content.decode()


def test_the_same_form_sent_twice_is_one(pagina, lucia):
    base = abierta(lucia, pagina)
    escribir(lucia, pagina, base, resumen="Igual.")
    cuantas = Revision.objects.count()
    respuesta = lucia.post(
        editar(pagina), forma(area=ultima(pagina).area_id, resumen="Igual.") | base, follow=True
    )
    assert "ya estaba guardado" in avisos(respuesta)[-1]
    assert Revision.objects.count() == cuantas


def test_a_late_form_is_not_sent_to_review(pagina, lucia, beto):
    base = abierta(lucia, pagina)
    escribir(beto, pagina, abierta(beto, pagina), lugar="La plaza")
    datos = forma(area=ultima(pagina).area_id, resumen="De Lucía.", **{"action-submit": "1"})
    respuesta = lucia.post(editar(pagina), datos | base)
    assert respuesta.status_code == 409
    assert not pagina.workflow_in_progress
    assert "action-submit" not in escondidos(respuesta)


def test_who_approves_what_has_changed_reads_it_first_and_keeps_the_note(pagina, lucia, client_de):
    directora, otra = client_de("Dirección"), client_de("Dirección")
    escribir(lucia, pagina, abierta(lucia, pagina), **{"action-submit": "1"})
    base = abierta(directora, pagina)
    escribir(otra, pagina, abierta(otra, pagina), resumen="Corregida por otra.")
    datos = forma(
        area=ultima(pagina).area_id,
        **{
            "action-workflow-action": "true",
            "workflow-action-name": "approve",
            "workflow-action-extra-data": '{"comment": "Muy bien <todo>."}',
        },
    )
    respuesta = directora.post(editar(pagina), datos | base)
    assert respuesta.status_code == 409
    assert "Muy bien &lt;todo&gt;." in respuesta.content.decode()
    assert "Usted no había cambiado nada" in respuesta.content.decode()
    assert "Guardar con lo elegido" not in respuesta.content.decode()
    assert not Noticia.objects.get(pk=pagina.pk).live


def test_what_is_locked_meanwhile_keeps_the_text_on_the_screen(pagina, lucia, beto):
    base = abierta(lucia, pagina)
    escribir(beto, pagina, abierta(beto, pagina), resumen="De Beto.", **{"action-submit": "1"})
    respuesta = escribir(lucia, pagina, base, lugar="La plaza")
    assert respuesta.status_code == 409
    assert "Ahora no se puede guardar" in respuesta.content.decode()
    assert escondidos(respuesta)["lugar"] == "La plaza"


def test_what_cannot_be_read_is_mended_first_on_the_same_base(pagina, lucia, beto):
    base = abierta(lucia, pagina)
    escribir(beto, pagina, abierta(beto, pagina), resumen="De Beto.")
    for _ in range(2):
        respuesta = escribir(lucia, pagina, base, resumen="De Lucía.", fecha="mañana")
        html = respuesta.content.decode()
        assert "De Lucía." in html
        assert f'name="loaded_revision_id" value="{base["loaded_revision_id"]}"' in html
        assert base["loaded_revision_created_at"] in html
        assert ultima(pagina).resumen == "De Beto."


def test_one_may_go_on_writing_and_is_asked_again(pagina, lucia, beto):
    base = abierta(lucia, pagina)
    escribir(beto, pagina, abierta(beto, pagina), resumen="De Beto.")
    respuesta = escribir(lucia, pagina, base, resumen="De Lucía.")
    respuesta = lucia.post(editar(pagina), escondidos(respuesta) | {"seguir": "1"})
    html = respuesta.content.decode()
    assert "De Lucía." in html
    assert f'name="loaded_revision_id" value="{base["loaded_revision_id"]}"' in html
    assert ultima(pagina).resumen == "De Beto."


def autoguardar(client, pagina, base, **cambios):
    datos = forma(area=ultima(pagina).area_id, **cambios) | base
    return client.post(editar(pagina), datos, headers={"accept": "application/json"}).json()


def test_an_autosave_that_is_late_is_refused_in_spanish(pagina, lucia, beto):
    base = abierta(lucia, pagina)
    escribir(beto, pagina, abierta(beto, pagina), resumen="De Beto.")
    dicho = autoguardar(lucia, pagina, base, resumen="De Lucía.")
    assert dicho["error_code"] == "invalid_revision"
    assert "versión más nueva" in dicho["error_message"]
    assert ultima(pagina).resumen == "De Beto."


def test_an_autosave_never_rewrites_what_another_person_has_open(pagina, lucia, beto):
    primero = autoguardar(lucia, pagina, abierta(lucia, pagina), resumen="Uno.")
    sobre = {"overwrite_revision_id": primero["revision_id"]}
    segundo = autoguardar(lucia, pagina, sobre, resumen="Dos.")
    assert segundo["revision_id"] == primero["revision_id"], "nobody else has it open"
    base = abierta(beto, pagina)
    assert Sello.objects.get().revision_id == segundo["revision_id"]
    tercero = autoguardar(lucia, pagina, sobre, resumen="Dos.", lugar="La plaza")
    assert tercero["revision_id"] != segundo["revision_id"]
    sobre = {"overwrite_revision_id": tercero["revision_id"]}
    cuarto = autoguardar(lucia, pagina, sobre, resumen="Dos.", lugar="La alameda")
    assert cuarto["revision_id"] == tercero["revision_id"]
    escribir(beto, pagina, base, titulo="De Beto", slug="obras", resumen="Dos.")
    junta = ultima(pagina)
    assert (junta.title, junta.lugar) == ("De Beto", "La alameda")


def test_without_the_version_it_was_opened_on_everything_that_differs_is_asked(pagina, lucia, beto):
    base = abierta(lucia, pagina)
    escribir(beto, pagina, abierta(beto, pagina), resumen="De Beto.", lugar="La plaza")
    for rota in ("", "999999999999999999999999", "abc", "-1"):
        mala = base | {"loaded_revision_id": rota or base["loaded_revision_id"]}
        mala["loaded_revision_created_at"] = "ayer"
        respuesta = escribir(lucia, pagina, mala, resumen="De Lucía.")
        assert respuesta.status_code == 409
        assert {r["rotulo"] for r in respuesta.context["recuadros"]} == {"Resumen", "Lugar"}
        assert all(r["choca"] for r in respuesta.context["recuadros"])


def test_a_form_that_does_not_say_what_it_read_is_late(pagina, lucia, beto):
    """An old tab, a script: of what others wrote it has proved to know nothing."""
    escribir(beto, pagina, abierta(beto, pagina), resumen="De Beto.")
    for _ in range(2):
        respuesta = escribir(lucia, pagina, {}, resumen="De Lucía.")
        assert respuesta.status_code == 409
        assert [r["rotulo"] for r in respuesta.context["recuadros"]] == ["Resumen"]
        assert ultima(pagina).resumen == "De Beto."
    lucia.post(editar(pagina), escondidos(respuesta) | elecciones(respuesta, "mio"))
    assert ultima(pagina).resumen == "De Lucía."


def test_an_autosave_that_does_not_say_what_it_read_is_refused(pagina, lucia, beto):
    escribir(beto, pagina, abierta(beto, pagina), resumen="De Beto.")
    dicho = autoguardar(lucia, pagina, {}, resumen="De Lucía.")
    assert dicho["error_code"] == "invalid_revision"
    assert ultima(pagina).resumen == "De Beto."


def test_a_page_opened_before_it_had_any_version_is_late_once_it_has_one(pagina, lucia, beto):
    Noticia.objects.filter(pk=pagina.pk).update(latest_revision=None)
    pagina.revisions.all().delete()
    html = lucia.get(editar(pagina)).content.decode()
    assert "loaded_revision_id" not in html
    assert escribir(beto, pagina, {}, resumen="De Beto.").status_code == 302, "nothing newer"
    respuesta = escribir(lucia, pagina, {}, resumen="De Lucía.")
    assert respuesta.status_code == 409
    assert ultima(pagina).resumen == "De Beto."


def test_a_draft_opened_before_the_page_was_published_is_saved_over_it(pagina, lucia, client_de):
    base = abierta(lucia, pagina)
    publicar(revision=pagina.get_latest_revision(), carga="prueba")
    antes = Noticia.objects.get(pk=pagina.pk)
    respuesta = escribir(lucia, pagina, base, resumen="Un cambio para después.")
    assert respuesta.status_code == 302
    publica = Noticia.objects.get(pk=pagina.pk)
    assert publica.live
    assert publica.visible
    assert publica.resumen == antes.resumen
    assert publica.live_revision_id == antes.live_revision_id
    assert ultima(pagina).resumen == "Un cambio para después."


def test_a_late_form_over_a_published_page_keeps_the_public_one(pagina, lucia, beto):
    base = abierta(lucia, pagina)
    escribir(beto, pagina, abierta(beto, pagina), lugar="La plaza")
    publicar(revision=Noticia.objects.get(pk=pagina.pk).get_latest_revision(), carga="prueba")
    escribir(lucia, pagina, base, resumen="De Lucía.")
    publica = Noticia.objects.get(pk=pagina.pk)
    assert publica.live
    assert (publica.resumen, publica.lugar) == ("Una frase.", "La plaza")
    assert (ultima(pagina).resumen, ultima(pagina).lugar) == ("De Lucía.", "La plaza")


def test_the_history_says_who_joined_them(pagina, lucia, beto):
    base = abierta(lucia, pagina)
    escribir(beto, pagina, abierta(beto, pagina), lugar="La plaza")
    escribir(lucia, pagina, base, resumen="De Lucía.")
    historia = lucia.get(reverse("wagtailadmin_pages:history", args=[pagina.pk]))
    assert historia.content.decode().count("Lucía Ríos") >= 1


def una_vez(hacer):
    """A hook between reading the page and saving it, where another person acts, once."""
    veces = iter([hacer])

    def antes(request, pagina):
        for hacer in veces:
            hacer()

    return hooks.register_temporarily("before_edit_page", antes)


def test_published_between_reading_and_saving_stays_public(pagina, lucia):
    base = abierta(lucia, pagina)
    revision = pagina.get_latest_revision()
    with una_vez(lambda: publicar(revision=revision, carga="prueba")):
        respuesta = escribir(lucia, pagina, base, resumen="Un cambio para después.")
    assert respuesta.status_code == 302
    publica = Noticia.objects.get(pk=pagina.pk)
    assert (publica.live, publica.resumen) == (True, "Una frase.")
    assert ultima(pagina).resumen == "Un cambio para después."


def test_saved_by_another_between_reading_and_saving_is_not_overwritten(pagina, lucia, beto):
    base, suya = abierta(lucia, pagina), abierta(beto, pagina)
    with una_vez(lambda: escribir(beto, pagina, suya, resumen="De Beto.")):
        respuesta = escribir(lucia, pagina, base, resumen="De Lucía.")
    assert respuesta.status_code == 409
    assert ultima(pagina).resumen == "De Beto."


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_forms_at_once_one_is_saved_and_the_other_is_asked(client_de):
    plantar_sitio(nombre="San Jacinto de los Encinos")
    noticia = crear_noticia(publicada=False, area=crear_area())
    personas = [client_de("Redacción") for _ in range(2)]
    bases = [abierta(persona, noticia) for persona in personas]
    pares = iter(zip(personas, bases, ("De una.", "De otra."), strict=True))

    def enviar():
        persona, base, dicho = next(pares)
        datos = forma(area=noticia.area_id, resumen=dicho)
        return persona.post(editar(noticia), datos | base).status_code

    assert sorted(a_la_vez(enviar)) == [302, 409]


def test_one_may_go_on_writing_a_page_with_rows_in_its_lists(pagina, lucia, beto):
    """A row's own fields are added after the framework marks them: it answered 500."""
    filas = {"anexos": inline_formset([{"documento": crear_documento().pk, "nota": "Bases"}])}
    base = abierta(lucia, pagina)
    escribir(beto, pagina, abierta(beto, pagina), resumen="De Beto.")
    respuesta = escribir(lucia, pagina, base, resumen="De Lucía.", **filas)
    respuesta = lucia.post(editar(pagina), escondidos(respuesta) | {"seguir": "1"})
    assert respuesta.status_code == 200
    assert "De Lucía." in respuesta.content.decode()
    assert "Bases" in respuesta.content.decode()
