"""What editors of other programs complain of most, each complaint a test by its name.

Those that need a real browser are in tests/navegador/test_quejas.py.
"""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from moderacion.compartir.borradores import compartir
from moderacion.models import Correo
from noticias.models import Noticia
from sitio.blocks import Cuerpo
from sitio.forms import SIN_ALT
from tests.fabricas import (
    CLAVE,
    crear_area,
    crear_galeria,
    crear_imagen,
    crear_noticia,
    crear_usuario,
    hacer_publica,
)
from tests.moderacion.admin import agregar, avisos, editar, entrar, forma_de_noticia
from tests.moderacion.test_rescate import firma, terminar_sesion
from tests.moderacion.test_visto_bueno import decidir, enviada

INICIO = "wagtailadmin_home"
DE_CAMARA = "IMG_20261123_114502.jpg"


def test_scheduling_is_not_misread_as_publishing(client, portada):
    """«I set the date, pressed the button, and thought it was out» — or that it was not."""
    cuando = timezone.localtime(timezone.now() + timedelta(days=2)).replace(hour=9, minute=0)
    directora = crear_usuario("Dirección")
    pagina, autor = enviada(client, go_live_at=f"{cuando:%Y-%m-%d %H:%M}")
    client.force_login(directora)
    assert "Aprobar: se publicará el" in client.get(editar(pagina)).content.decode()
    decidir(client, pagina, "approve")
    en_la_mesa = client.get(reverse(INICIO)).content.decode()
    assert "Programadas" in en_la_mesa
    assert "todavía no se ve" in en_la_mesa
    correo = Correo.objects.get(para=autor.email)
    assert "Se publicará el" in correo.texto
    assert not correo.asunto.startswith("Publicada")
    client.logout()
    assert client.get(Noticia.objects.get().get_url()).status_code == 404


def test_a_file_name_is_never_the_alternative_text(client, portada):
    """«The screen reader says IMG underscore 2026…»"""
    muda = crear_imagen(title=DE_CAMARA, description="")
    entrar(client, "Redacción")
    forma = forma_de_noticia("Con foto", area=crear_area().pk, imagen=muda.pk)
    respuesta = client.post(agregar(), forma | {"action-submit": "1"})
    assert respuesta.context["form"].errors["imagen_alt"] == [SIN_ALT]
    publica = crear_noticia(imagen=muda)
    galeria = crear_galeria(imagen=muda)
    client.logout()
    for direccion in (publica.get_url(), galeria.get_url(), "/", "/noticias/", "/galerias/"):
        assert DE_CAMARA not in client.get(direccion).content.decode(), direccion


@pytest.mark.parametrize(
    ("modelo", "app", "seccion"),
    [
        ("noticia", "noticias", "noticias"),
        ("galeria", "galerias", "galerias"),
        ("capsula", "galerias", "capsulas"),
        ("audio", "galerias", "audios"),
    ],
)
def test_nobody_gets_lost_in_the_page_tree(client, portada, modelo, app, seccion):
    """«Where do I have to stand to make a new one, and where did it go?»"""
    entrar(client, "Redacción")
    mesa = client.get(reverse(INICIO)).content.decode()
    nueva = reverse("moderacion:nueva", args=[app, modelo])
    assert f'href="{nueva}"' in mesa
    formulario = client.get(nueva, follow=True)
    padre = Page.objects.get(slug=seccion)
    assert formulario.redirect_chain[-1][0].startswith(agregar(modelo, app))
    assert formulario.context["parent_page"].pk == padre.pk
    borrador = crear_noticia(
        publicada=False, title="¿Dónde quedó?", owner=formulario.wsgi_request.user
    )
    assert "¿Dónde quedó?" in client.get(reverse(INICIO)).content.decode()
    assert '"name": "explorer"' not in mesa
    assert client.get(editar(borrador)).status_code == 200


def test_an_error_in_another_tab_or_a_closed_panel_is_named(client, portada):
    """«It says there is an error, and I see none» (its panel opens: see the browser's)."""
    entrar(client, "Redacción")
    forma = forma_de_noticia("Con error", area="", resumen="", search_description="x" * 900)
    respuesta = client.post(agregar(), forma | {"action-submit": "1"})
    (aviso,) = avisos(respuesta)
    for campo in ("Resumen", "Área"):
        assert campo in aviso


def test_the_session_is_not_lost_while_writing(client, portada):
    """«I wrote for an hour and it sent me to the log-in.»"""
    pagina = crear_noticia(publicada=False)
    autor = entrar(client, "Redacción")
    suya = firma(client, editar(pagina))
    terminar_sesion()
    client.post(editar(pagina), forma_de_noticia("Una hora de trabajo", rescate=suya))
    client.login(username=autor.username, password=CLAVE)
    assert "Recuperar lo que escribió" in client.get(editar(pagina)).content.decode()
    html = client.post(editar(pagina), {"recuperar": "servidor"}).content.decode()
    assert "Una hora de trabajo" in html


def test_two_editors_do_not_overwrite_each_other(client, portada):
    """«Somebody saved over what I wrote.»"""
    pagina = crear_noticia(publicada=False)
    entrar(client, "Redacción")
    base = pagina.latest_revision
    abierta = {
        "loaded_revision_id": base.pk,
        "loaded_revision_created_at": base.created_at.isoformat(),
    }
    client.post(editar(pagina), forma_de_noticia("Lo primero", **abierta))
    entrar(client, "Redacción")
    respuesta = client.post(editar(pagina), forma_de_noticia("Lo segundo", **abierta))
    assert respuesta.status_code == 409
    html = respuesta.content.decode()
    assert "Lo primero" in html
    assert "Lo segundo" in html
    pagina.refresh_from_db()
    assert pagina.get_latest_revision_as_object().title == "Lo primero"


def test_a_draft_is_shown_to_someone_outside(client, portada):
    """«The councillor has no account and must read it first.»"""
    borrador = crear_noticia(publicada=False, title="Lo que leerá el regidor")
    autor = crear_usuario("Redacción")
    _, token = compartir(pagina=borrador, por=autor, para="Regidor", dura=timedelta(hours=24))
    enlace = reverse("borrador", args=[token])
    respuesta = client.get(enlace)
    assert "Lo que leerá el regidor" in respuesta.content.decode()
    assert "noindex" in respuesta.headers["X-Robots-Tag"]
    hacer_publica(borrador.latest_revision)
    assert "Lo que leerá el regidor" not in client.get(enlace).content.decode()


def test_a_new_one_starts_from_another(client, portada):
    """«Every week the same notice: let me start from the last one.»"""
    original = crear_noticia(title="Rutas de la semana", imagen=crear_imagen())
    usuario = entrar(client, "Redacción")
    respuesta = client.post(reverse("moderacion:duplicar", args=[original.pk]))
    copia = Noticia.objects.get(title="Copia de Rutas de la semana")
    assert respuesta.url == editar(copia)
    assert (copia.live, copia.owner, copia.imagen) == (False, usuario, original.imagen)
    assert copia.cuerpo.raw_data[0]["value"] == original.cuerpo.raw_data[0]["value"]
    assert copia.slug != original.slug
    assert not hasattr(copia, "folio")


def test_the_moderators_reason_reaches_whoever_wrote(client, portada):
    """«It came back, and nobody told me why.»"""
    directora = crear_usuario("Dirección", first_name="Rebeca", last_name="Sámano")
    pagina, autor = enviada(client)
    client.force_login(directora)
    decidir(client, pagina, "reject", "Falta el monto de la obra.")
    correo = Correo.objects.get(para=autor.email, asunto__startswith="Devuelta")
    assert "Falta el monto de la obra." in correo.texto
    assert editar(pagina) in correo.texto
    client.force_login(autor)
    for direccion in (reverse(INICIO), editar(pagina)):
        assert "Falta el monto de la obra." in client.get(direccion).content.decode()


def test_a_changed_address_keeps_its_links_and_a_new_one_makes_itself(client, portada):
    """«We mended the title and every link we had sent died.»"""
    entrar(client, "Redacción")
    forma = forma_de_noticia("Año de la niñez: ¡inscríbase!", slug="", area=crear_area().pk)
    client.post(agregar(), forma)
    borrador = Noticia.objects.get()
    assert borrador.slug == "ano-de-la-ninez-inscribase"
    hacer_publica(borrador.latest_revision)
    for nuevo in ("ano-de-la-ninez", "ninez"):
        pagina = Noticia.objects.get()
        pagina.slug = nuevo
        hacer_publica(pagina.save_revision())
    client.logout()
    for viejo in ("ano-de-la-ninez-inscribase", "ano-de-la-ninez"):
        respuesta = client.get(f"/noticias/{viejo}/", follow=True)
        assert respuesta.redirect_chain[0][1] == 301
        assert respuesta.redirect_chain[-1][0].endswith("/noticias/ninez/")
        assert respuesta.status_code == 200


def test_there_are_few_blocks_each_with_its_use_said():
    """«Thirty blocks to choose from, and I only want a paragraph.»"""
    bloques = Cuerpo().child_blocks
    assert len(bloques) <= 10
    assert next(iter(bloques)) == "texto"
    assert len({bloque.meta.group for bloque in bloques.values()}) <= 3
    for nombre, bloque in bloques.items():
        assert bloque.meta.description.endswith("."), nombre
        assert bloque.meta.label, nombre
        assert bloque.is_previewable, nombre


def test_the_admin_begins_at_ones_work_in_spanish_and_finds_without_accents(client, portada):
    """«It opens on a dashboard that says nothing, in English, and its search finds nothing.»"""
    usuario = entrar(client, "Redacción")
    crear_noticia(publicada=False, title="Vacunación en el Encinár", owner=usuario)
    inicio = client.get(reverse(INICIO))
    html = inicio.content.decode()
    for dicho in ('lang="es', "Mesa de trabajo", "Nuevo boletín", "Vacunación en el Encinár"):
        assert dicho in html
    hallazgos = client.get(reverse("wagtailadmin_pages:search"), {"q": "vacunacion encinar"})
    assert "Vacunación en el Encinár" in hallazgos.content.decode()
