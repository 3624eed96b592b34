"""The director's tray: what waits, what each changes, and her decision."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, Page, TaskState

from moderacion import actions
from moderacion.bandeja.espera import Espera
from moderacion.lectura.cambios import IGUAL, PONE, QUITA, palabra_por_palabra
from moderacion.models import Aprobacion, Correo
from noticias.models import Noticias
from tests.fabricas import (
    CLAVE,
    crear_acto,
    crear_galeria,
    crear_imagen,
    crear_informativa,
    crear_noticia,
    crear_usuario,
    crear_veda,
    quitar,
)
from tests.moderacion.admin import avisos, editar, entrar
from tests.muestra import TODO

BANDEJA, UNA, VARIAS = "moderacion:bandeja", "moderacion:decidir", "moderacion:aprobar-varias"


def enviar(pagina, por=None, **cambios):
    """That page, changed, sent to review by someone of redacción."""
    por = por or crear_usuario("Redacción")
    for campo, valor in cambios.items():
        setattr(pagina, campo, valor)
    pagina.save_revision(user=por)
    pagina.get_workflow().start(pagina, por)
    return pagina


def sena(pagina):
    estado = pagina.current_workflow_task_state
    return f"{estado.pk}-{estado.revision_id}"


def decidir(client, pagina, accion, **datos):
    datos = {"sena": sena(pagina), "accion": accion, **datos}
    return client.post(reverse(UNA), datos, follow=True)


def viva(pagina):
    return Page.objects.get(pk=pagina.pk).live


def pendientes(user):
    return Espera(user).hoja().object_list


def test_what_waits_is_read_oldest_first_with_what_it_says(client, portada):
    entrar(client, "Dirección")
    enviar(crear_noticia(publicada=False, title="Primera"))
    enviar(crear_acto(publicada=False, title="Segunda"))
    enviar(crear_galeria(publicada=False, title="Tercera"))
    enviar(crear_informativa(publicada=False, title="Cuarta"))
    html = client.get(reverse(BANDEJA)).content.decode()
    lugares = [html.index(t) for t in ("Primera", "Segunda", "Tercera", "Cuarta")]
    assert lugares == sorted(lugares)
    assert "4 esperan su visto bueno" in html
    assert "Texto de la noticia." in html
    assert "Pie 1." in html


def test_each_says_what_differs_from_what_is_public_in_the_order_of_the_page(client, portada):
    directora = entrar(client, "Dirección")
    vieja, nueva = crear_imagen(description="Antes."), crear_imagen(description="Después.")
    cuerpo = [("texto", "<p>Volvieron 240 comerciantes.</p>"), ("encabezado", "Locales")]
    pagina = crear_noticia(title="Reabre con 241 locales", cuerpo=cuerpo, imagen=vieja)
    pagina.cuerpo.raw_data[0]["value"] = "<p>Volvieron 213 comerciantes.</p>"
    del pagina.cuerpo[1]
    enviar(pagina, title="Reabre con 214 locales", imagen=nueva)
    (pendiente,) = pendientes(directora)
    assert pendiente.novedad == f"Cambia el {pagina.folio}"
    assert [c.rotulo for c in pendiente.cambios] == [
        "Titular",
        "Cuerpo: texto 1",
        "Cuerpo: encabezado 1",
        "Fotografía principal",
    ]
    titular, texto, encabezado, foto = pendiente.cambios
    assert (QUITA, "241") in titular.segmentos
    assert (PONE, "214") in titular.segmentos
    assert (PONE, "213") in texto.segmentos
    assert encabezado.segmentos == ((QUITA, "Locales"),)
    assert (foto.fotos_de_antes, foto.fotos) == ((vieja.pk,), (nueva.pk,))
    html = client.get(reverse(BANDEJA)).content.decode()
    assert "Antes." in html
    assert "Después." in html


def test_what_was_only_moved_says_so(portada):
    cuerpo = [("texto", "<p>Uno.</p>"), ("texto", "<p>Dos.</p>"), ("texto", "<p>Tres.</p>")]
    pagina = crear_noticia(cuerpo=cuerpo)
    crudo = pagina.cuerpo.raw_data
    pagina.cuerpo = [crudo[1], crudo[2], crudo[0]]
    enviar(pagina)
    (pendiente,) = pendientes(crear_usuario("Dirección"))
    assert [c.aviso for c in pendiente.cambios] == ["Cambió de lugar."]


def test_a_long_text_is_shown_around_what_changed():
    antes = " ".join(f"palabra{n}" for n in range(500))
    segmentos = palabra_por_palabra(antes, antes.replace("palabra250", "otra"))
    assert [s for s in segmentos if s[0] != IGUAL] == [(QUITA, "palabra250"), (PONE, "otra")]
    assert len("".join(texto for _, texto in segmentos)) < 400
    assert palabra_por_palabra("a " * 9000, "b " * 9000)[0][0] == QUITA


@pytest.mark.parametrize("cuantas", [200 if TODO else 60])
def test_the_tray_costs_at_most_twenty_queries_with_two_hundred_waiting(client, portada, cuantas):
    directora = entrar(client, "Dirección")
    crear_usuario("Dirección")  # who may approve what the director wrote is named
    crear_veda(desde=timezone.now() + timedelta(days=30))
    autores = [directora, *(crear_usuario("Redacción") for _ in range(3))]
    hacer = (crear_noticia, crear_acto, crear_galeria, crear_noticia)
    for n in range(cuantas):
        enviar(hacer[n % 4](publicada=n % 8 == 0), autores[n % 4], title=f"Corregida {n}")
    client.get(reverse(BANDEJA))
    with CaptureQueriesContext(connection) as consultas:
        respuesta = client.get(reverse(BANDEJA))
    assert respuesta.context["hoja"].paginator.count == cuantas
    assert len(consultas) <= 20, [c["sql"][:150] for c in consultas]


def test_she_approves_from_the_tray(client, portada):
    entrar(client, "Dirección")
    pagina = enviar(crear_noticia(publicada=False))
    respuesta = decidir(client, pagina, "aprobar")
    assert viva(pagina)
    assert avisos(respuesta)[0].strip() == f"«{pagina.title}» se publicó."
    assert Aprobacion.objects.de(pagina).get().clase == "visto_bueno"


def test_nothing_is_decided_by_get(client, portada):
    entrar(client, "Dirección")
    pagina = enviar(crear_noticia(publicada=False))
    datos = {"sena": sena(pagina), "accion": "aprobar", "senas": sena(pagina)}
    for puerta in (UNA, VARIAS):
        assert client.get(reverse(puerta), datos).url == reverse(BANDEJA)
    assert not viva(pagina)


def test_the_text_she_read_is_the_text_that_is_published(client, portada):
    entrar(client, "Dirección")
    pagina = enviar(crear_noticia(publicada=False))
    leida = sena(pagina)
    enviar_otra_vez(pagina)
    respuesta = client.post(reverse(UNA), {"sena": leida, "accion": "aprobar"}, follow=True)
    assert "cambió mientras usted la leía" in avisos(respuesta)[0] or "sacó" in avisos(respuesta)[0]
    assert not viva(pagina)


def enviar_otra_vez(pagina):
    pagina.current_workflow_state.cancel(user=crear_usuario("Redacción"))
    enviar(pagina, title="Otro titular")


def test_a_return_says_what_it_is_about_and_hangs_there(client, portada):
    directora = entrar(client, "Dirección", first_name="Rebeca")
    autor = crear_usuario("Redacción")
    pagina = enviar(crear_noticia(publicada=False), autor)
    clave = f"cuerpo.{pagina.cuerpo.raw_data[0]['id']}"
    decidir(client, pagina, "devolver", nota="Son 214.", sobre=clave)
    comentario = Comment.objects.get(page=pagina)
    assert (comentario.text, comentario.contentpath) == ("Son 214.", clave)
    assert comentario.user == directora
    assert "Cuerpo: texto 1. Son 214." in Correo.objects.get(para=autor.email).texto
    client.login(username=autor.username, password=CLAVE)
    html = client.get(editar(pagina)).content.decode()
    assert "Cuerpo: texto 1. Son 214." in html
    assert comentario.contentpath in html


def test_a_return_without_a_note_is_not_one(client, portada):
    entrar(client, "Dirección")
    pagina = enviar(crear_noticia(publicada=False))
    respuesta = decidir(client, pagina, "devolver", nota="  ")
    assert "Escriba qué hay que corregir" in avisos(respuesta)[0]
    assert pagina.workflow_in_progress


def test_the_remarks_of_every_return_stay_with_the_page(client, portada):
    entrar(client, "Dirección")
    autor = crear_usuario("Redacción")
    pagina = enviar(crear_noticia(publicada=False), autor)
    decidir(client, pagina, "devolver", nota="Falta el monto.")
    pagina.current_workflow_state.resume(autor)
    decidir(client, pagina, "devolver", nota="Falta la colonia.")
    client.login(username=autor.username, password=CLAVE)
    html = client.get(editar(pagina)).content.decode()
    assert html.index("Falta la colonia.") < html.index("Falta el monto.")


def test_of_two_directors_who_decide_at_once_the_second_is_told(client, portada):
    entrar(client, "Dirección", first_name="Rebeca", last_name="Sámano")
    pagina = enviar(crear_noticia(publicada=False))
    leida = sena(pagina)
    decidir(client, pagina, "aprobar")
    entrar(client, "Dirección")
    datos = {"sena": leida, "accion": "devolver", "nota": "Falta la fecha."}
    html = client.post(reverse(UNA), datos, follow=True).content.decode()
    assert "ya la aprobó Rebeca Sámano el" in html
    assert "Falta la fecha." in html, "what she typed is given back"
    assert Aprobacion.objects.de(pagina).count() == 1


def test_who_wrote_it_is_offered_another_or_urgency(client, portada):
    directora = entrar(client, "Dirección")
    pagina = enviar(crear_noticia(publicada=False), directora)
    html = client.get(reverse(BANDEJA)).content.decode()
    assert "nadie más de dirección puede aprobarla: solo queda publicarla con urgencia" in html
    assert 'value="aprobar"' not in html
    assert "aprueba otra persona" in avisos(decidir(client, pagina, "aprobar"))[0]
    decidir(client, pagina, "urgente", nota="Cierran la calle a las ocho.")
    assert viva(pagina)
    html = client.get(reverse(BANDEJA)).content.decode()
    assert "Cierran la calle a las ocho." in html
    assert "Ya la leí: repasar" not in html
    entrar(client, "Dirección")
    assert "Ya la leí: repasar" in client.get(reverse(BANDEJA)).content.decode()


def test_who_may_not_approve_it_is_told_who_may_and_who_wrote_it(client, portada):
    autor = crear_usuario("Redacción", first_name="Joaquín", last_name="Meza")
    yo = entrar(client, "Dirección", first_name="Rebeca", last_name="Sámano")
    escribio = crear_usuario("Dirección", first_name="Ana", last_name="Paz")
    otra = crear_usuario("Redacción", first_name="Inés", last_name="Luna")
    crear_usuario("Dirección", first_name="Elena", last_name="Cruz")
    crear_usuario("Dirección", first_name="Óscar", last_name="Vega")
    crear_usuario("Dirección", first_name="Se", last_name="Fue", is_active=False)
    crear_usuario("Administración", first_name="No", last_name="Aprueba")
    pagina = crear_noticia(publicada=False, owner=autor)
    for persona in (autor, escribio, yo, otra):
        pagina.save_revision(user=persona)
    pagina.get_workflow().start(pagina, autor)
    html = client.get(reverse(BANDEJA)).content.decode()
    assert "la corrigieron Rebeca Sámano, Ana Paz e Inés Luna." in html
    assert "La puede aprobar: Elena Cruz u Óscar Vega; si no puede esperar" in html
    decidir(client, pagina, "urgente", nota="Cierran la calle.")
    html = client.get(reverse(BANDEJA)).content.decode()
    assert "La puede repasar: Elena Cruz u Óscar Vega." in html


def test_what_should_be_gone_by_now_is_not_approved(client, portada):
    entrar(client, "Dirección")
    pagina = enviar(crear_noticia(publicada=False), expire_at=timezone.now() - timedelta(hours=1))
    assert "esa fecha ya pasó" in avisos(decidir(client, pagina, "aprobar"))[0]
    assert not viva(pagina)


def test_many_are_approved_at_once_each_with_its_result(client, portada):
    directora = entrar(client, "Dirección")
    ajenas = [enviar(crear_noticia(publicada=False)) for _ in range(3)]
    suya = enviar(crear_noticia(publicada=False), directora)
    senas = [sena(pagina) for pagina in (*ajenas, suya)]
    respuesta = client.post(reverse(VARIAS), {"senas": [*senas, "nada", "9-9"]})
    assert [viva(pagina) for pagina in (*ajenas, suya)] == [True, True, True, False]
    hechas = [hecha for hecha, _ in respuesta.context["resultados"]]
    assert hechas == [True, True, True, False, False, False]


def test_the_progress_of_many_asks_one_by_one(client, portada):
    entrar(client, "Dirección")
    pagina = enviar(crear_noticia(publicada=False))
    datos = {"sena": sena(pagina), "accion": "aprobar"}
    pide = {"accept": "application/json"}
    primera = client.post(reverse(UNA), datos, headers=pide)
    segunda = client.post(reverse(UNA), datos, headers=pide)
    assert primera.json() == {"hecha": True, "texto": f"«{pagina.title}» se publicó."}
    assert segunda.json()["hecha"] is False
    assert "ya la aprobó" in segunda.json()["texto"]


@pytest.mark.parametrize("grupo", ["Redacción", "Administración", "Enlace"])
def test_the_tray_is_of_direccion_alone(client, portada, grupo):
    pagina = enviar(crear_noticia(publicada=False))
    entrar(client, grupo)
    assert client.get(reverse(BANDEJA)).status_code == 302
    client.post(reverse(UNA), {"sena": sena(pagina), "accion": "aprobar"})
    client.post(reverse(VARIAS), {"senas": [sena(pagina)]})
    assert not viva(pagina)


@pytest.mark.parametrize(
    "datos",
    [
        {},
        {"sena": "x", "accion": "aprobar"},
        {"sena": "9" * 30 + "-1", "accion": "aprobar"},
        {"sena": "1-1", "accion": "\x00"},
        {"sena": "999-1", "accion": "aprobar"},
        {"sena": "1-1", "accion": "devolver", "nota": "x" * 5000, "sobre": "y" * 400},
    ],
)
def test_what_is_made_by_hand_is_answered_in_words(client, portada, datos):
    entrar(client, "Dirección")
    assert client.post(reverse(UNA), datos, follow=True).status_code == 200
    assert client.get(reverse(BANDEJA), {"pagina": "x"}).status_code == 200


def test_the_desk_and_the_mail_open_the_tray_where_that_page_is(client, portada):
    directora = entrar(client, "Dirección")
    paginas = [enviar(crear_informativa(publicada=False)) for _ in range(25)]
    enlace = f"{reverse(BANDEJA)}?ver={paginas[-1].pk}#p{paginas[-1].pk}"
    lista = client.get(reverse("moderacion:lista", args=["por-revisar"])).content.decode()
    assert enlace.replace("&", "&amp;") in lista
    hoja = Espera(directora).hoja(ver=str(paginas[-1].pk))
    assert hoja.number == 2
    assert [p.pagina.pk for p in hoja.object_list if p.abierto] == [paginas[-1].pk]
    assert Espera(directora).hoja(ver="nada").number == 1


def abrir_enlace(client, pagina):
    """Its link of the mail, followed: (what it says, which items it opens)."""
    respuesta = client.get(reverse(BANDEJA), {"ver": pagina.pk})
    abiertos = [p.pagina.pk for p in respuesta.context["hoja"].object_list if p.abierto]
    return respuesta.content.decode(), abiertos


def test_the_link_to_what_was_decided_says_who_did_it_and_opens_nothing_else(client, portada):
    autor = crear_usuario("Redacción", first_name="Joaquín", last_name="Meza")
    suyas = [enviar(crear_noticia(publicada=False, title=t), autor) for t in ("Una", "Dos", "Tres")]
    enviar(crear_noticia(publicada=False), autor)
    entrar(client, "Dirección", first_name="Rebeca", last_name="Sámano")
    aprobada, devuelta, sacada = suyas
    decidir(client, aprobada, "aprobar")
    decidir(client, devuelta, "devolver", nota="Falta la fecha.")
    assert "«Una»: ya la aprobó usted el " in abrir_enlace(client, aprobada)[0]
    actions.sacar_de_revision(pagina=sacada, por=autor)
    entrar(client, "Dirección")
    dichos = [abrir_enlace(client, pagina) for pagina in suyas]
    assert [abiertos for _, abiertos in dichos] == [[], [], []]
    assert "«Una»: ya la aprobó Rebeca Sámano el " in dichos[0][0]
    assert "«Dos»: ya la devolvió Rebeca Sámano el " in dichos[1][0]
    assert "«Tres»: ya la sacó de revisión Joaquín Meza el " in dichos[2][0]


def test_a_link_to_what_was_never_there_says_so(client, portada):
    entrar(client, "Dirección")
    for ver in (crear_noticia().pk, 0, "nada", "\x00", "9" * 300):
        html = client.get(reverse(BANDEJA), {"ver": ver}).content.decode()
        assert ("Eso ya no está en la bandeja." in html) == (ver != "\x00")
    assert "ya no está" not in client.get(reverse(BANDEJA)).content.decode()


def test_the_link_to_an_urgent_one_says_who_read_it_and_so_does_its_own_screen(client, portada):
    autora = entrar(client, "Dirección", first_name="Rebeca", last_name="Sámano")
    pagina = enviar(crear_noticia(publicada=False, title="Una"), autora)
    leida = sena(pagina)
    decidir(client, pagina, "urgente", nota="Cierran la calle.")
    segundo = client.post(reverse(UNA), {"sena": leida, "accion": "aprobar"}, follow=True)
    assert "«Una»: ya la publicó usted, con urgencia, el " in avisos(segundo)[0]
    assert abrir_enlace(client, pagina)[1] == [pagina.pk]
    otra = crear_usuario("Dirección", first_name="Elena", last_name="Cruz")
    entrada = Aprobacion.objects.de(pagina).get()
    actions.repasar(aprobacion=entrada, por=otra)
    dicho = "«Una»: ya la repasó Elena Cruz el "
    assert dicho in abrir_enlace(client, pagina)[0]
    for persona in (autora, crear_usuario("Dirección")):
        client.force_login(persona)
        pantalla = client.get(reverse("moderacion:repasar", args=[entrada.pk]), follow=True)
        assert dicho in avisos(pantalla)[0]
        assert "Ya la repasé" not in pantalla.content.decode()


def test_what_was_withdrawn_by_law_comes_back_with_a_written_reason(client, portada):
    entrar(client, "Dirección")
    pagina = crear_noticia()
    quitar(pagina, motivo="legal", explicacion="Resolución 12/2026.")
    enviar(Page.objects.get(pk=pagina.pk).specific)
    html = client.get(reverse(BANDEJA)).content.decode()
    assert "Resolución 12/2026." in html
    assert "escriba en la nota por qué." in avisos(decidir(client, pagina, "aprobar"))[0]
    assert not viva(pagina)
    decidir(client, pagina, "aprobar", nota="El tribunal la dejó sin efecto.")
    assert viva(pagina)


def test_a_correction_in_review_keeps_its_place_and_says_whose_it_is(client, portada):
    autor = crear_usuario("Redacción", first_name="Joaquín", last_name="Meza")
    primera = enviar(crear_noticia(publicada=False, title="Primera"), autor)
    enviar(crear_noticia(publicada=False, title="Segunda"), autor)
    leida = sena(primera)
    directora = entrar(client, "Dirección", first_name="Rebeca", last_name="Sámano")
    primera.save_revision(user=directora)
    actions.actualizar_revision(pagina=primera, por=directora)
    una, _ = pendientes(directora)
    assert una.pagina.pk == primera.pk
    assert (str(una.quien), una.corrigieron) == ("Joaquín Meza", [directora])
    entrar(client, "Dirección")
    datos = {"sena": leida, "accion": "aprobar"}
    respuesta = client.post(reverse(UNA), datos, follow=True)
    assert "cambió mientras usted la leía" in avisos(respuesta)[0]


def test_a_note_too_long_is_given_back_in_its_box_with_one_sentence(client, portada):
    entrar(client, "Dirección")
    pagina = enviar(crear_noticia(publicada=False))
    respuesta = decidir(client, pagina, "devolver", nota="a" * 4100)
    sopa = BeautifulSoup(respuesta.content, "html.parser")
    caja = sopa.select_one("textarea[name=nota]")
    assert (len(caja.text.strip()), caja["maxlength"]) == (4100, "4000")
    assert caja["data-cuenta"] == "4000"
    (dicho,) = (a.text.strip() for a in sopa.select("main [role=alert], .mesa [role=alert]"))
    assert dicho == "La nota tiene 4100 caracteres y caben 4000: acórtela y envíela otra vez."
    boton = sopa.select_one("button[name=accion]")
    assert (boton["value"], boton.text) == ("devolver", "Devolver con esta nota")
    assert pagina.title in sopa.text
    assert pagina.workflow_in_progress


def test_a_note_pasted_with_control_characters_or_lines_of_a_browser_goes(client, portada):
    entrar(client, "Dirección")
    pagina = enviar(crear_noticia(publicada=False))
    nota = "Falta\x00 la fecha.\r\n" + "\r\n".join(["x"] * 1900)
    respuesta = decidir(client, pagina, "devolver", nota=nota)
    assert "se devolvió" in avisos(respuesta)[0]
    comentario = TaskState.objects.latest("pk").comment
    assert comentario.startswith("Falta la fecha.\nx")


def test_the_box_of_a_note_says_how_much_fits(client, portada):
    entrar(client, "Dirección")
    enviar(crear_noticia(publicada=False))
    sopa = BeautifulSoup(client.get(reverse(BANDEJA)).content, "html.parser")
    assert sopa.select_one("form[id^=devolver] textarea")["data-cuenta"] == "4000"


@pytest.mark.parametrize(
    ("rol", "ofrece"), [("Redacción", set()), ("Dirección", {"move", "delete"})]
)
def test_the_bar_of_many_pages_offers_only_what_this_person_may_do(client, portada, rol, ofrece):
    entrar(client, rol)
    html = client.get(reverse("wagtailadmin_explore", args=[portada.pk])).content
    barra = BeautifulSoup(html, "html.parser").select(".bulk-actions-buttons a")
    assert {a["href"].strip("/").rpartition("/")[2] for a in barra} == ofrece


@pytest.mark.parametrize(("rol", "elige"), [("Redacción", False), ("Dirección", True)])
def test_who_may_do_nothing_with_many_pages_is_not_asked_to_choose_them(
    client, portada, rol, elige
):
    crear_noticia()
    entrar(client, rol)
    for lista in (
        reverse("wagtailadmin_explore", args=[portada.pk]),
        reverse("wagtailadmin_explore", args=[Noticias.objects.get().pk]),
        reverse("wagtailadmin_explore_results", args=[portada.pk]),
        reverse("wagtailadmin_pages:search") + "?q=titular",
    ):
        sopa = BeautifulSoup(client.get(lista).content, "html.parser")
        assert sopa.select("table.listing tbody tr"), lista
        assert bool(sopa.select(".bulk-action-checkbox")) == elige, lista
