"""What a page needs to be sent, said by the name of its field; a draft may lack it."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from galerias.models import Capsula, Galeria
from moderacion.models import Correo
from noticias.models import Noticia
from sitio.forms import SIN_ALT
from tests.fabricas import crear_area, crear_imagen, crear_noticia, hacer_publica, quitar
from tests.moderacion.admin import agregar, avisos, editar, entrar, forma_de_noticia, leida


def forma_de_galeria(fotos, **otros):
    datos = {
        "title": "Fotografías de la feria",
        "slug": "fotografias-de-la-feria",
        "resumen": "La feria.",
        "fecha": "2026-11-20 10:00",
        "materia": "general",
        "temas": "",
        "lugar": "",
        "autoria": "",
        "fotos": inline_formset(fotos),
        "comments": inline_formset([]),
    }
    return nested_form_data({**datos, **otros})


def errores(respuesta):
    return respuesta.context["form"].errors


def test_a_draft_is_saved_without_area_nor_summary(client, portada):
    entrar(client, "Redacción")
    client.post(agregar(), forma_de_noticia("Apenas una idea", resumen="", area=""))
    assert Noticia.objects.get(title="Apenas una idea").resumen == ""


def test_two_pages_with_the_same_title_have_an_address_each(client, portada):
    entrar(client, "Redacción")
    for _ in range(2):
        client.post(agregar(), forma_de_noticia("Aviso a la población", slug="aviso"))
    assert sorted(Noticia.objects.values_list("slug", flat=True)) == ["aviso", "aviso-2"]


def test_an_address_in_use_is_refused_by_name_when_it_is_changed(client, portada):
    entrar(client, "Redacción")
    usada, otra = crear_noticia(publicada=False), crear_noticia(publicada=False)
    respuesta = client.post(editar(otra), leida(otra) | forma_de_noticia("Otra", slug=usada.slug))
    assert list(errores(respuesta)) == ["slug"]
    assert any("Dirección corta." in aviso for aviso in avisos(respuesta))


def _de_la_que_cambio_de_direccion():
    """An address that a public page had before."""
    noticia = crear_noticia(slug="la-de-antes")
    noticia.slug = "la-de-ahora"
    hacer_publica(noticia.save_revision())
    return "la-de-antes"


def _de_la_retirada():
    """An address that a page had before it was withdrawn."""
    antes = _de_la_que_cambio_de_direccion()
    quitar(Noticia.objects.get(slug="la-de-ahora"))
    return antes


@pytest.mark.muestra(4)
@pytest.mark.parametrize("accion", [{}, {"action-submit": "1"}], ids=["guardar", "enviar"])
@pytest.mark.parametrize("escrita", [True, False], ids=["escrita", "sola"])
@pytest.mark.parametrize(
    "ocupar",
    [lambda: "rss", lambda: "atom", _de_la_que_cambio_de_direccion, _de_la_retirada],
    ids=["rss", "atom", "cambió", "retirada"],
)
def test_a_new_page_with_an_address_that_is_taken_says_so(client, portada, ocupar, escrita, accion):
    direccion = ocupar()
    entrar(client, "Redacción")
    titulo = direccion.replace("-", " ").capitalize()
    datos = {"area": crear_area().pk, "slug": direccion if escrita else ""}
    respuesta = client.post(agregar(), forma_de_noticia(titulo, **datos) | accion)
    assert respuesta.status_code == 200
    assert list(errores(respuesta)) == ["slug"]
    assert not Noticia.objects.filter(title=titulo).exists()


@pytest.mark.parametrize("campo", ["resumen", "area"])
def test_without_it_the_page_is_not_sent(client, portada, campo):
    entrar(client, "Redacción")
    forma = forma_de_noticia("Una noticia", **{"area": crear_area().pk, campo: ""})
    respuesta = client.post(agregar(), forma | {"action-submit": "1"})
    assert list(errores(respuesta)) == [campo]
    nombre = {"resumen": "Resumen", "area": "Área"}[campo]
    assert any(f"corrija los campos señalados. {nombre}." in aviso for aviso in avisos(respuesta))
    assert not Noticia.objects.exists()


@pytest.mark.parametrize(
    ("descripcion", "alt", "se_envia"),
    [("", "", False), ("", "Una plaza.", True), ("Una plaza.", "", True)],
)
def test_the_lead_picture_is_told_in_words_before_it_is_sent(
    client, portada, descripcion, alt, se_envia
):
    entrar(client, "Redacción")
    imagen = crear_imagen(description=descripcion)
    forma = forma_de_noticia(
        "Con fotografía", area=crear_area().pk, imagen=imagen.pk, imagen_alt=alt
    )
    client.post(agregar(), forma)
    borrador = Noticia.objects.get(title="Con fotografía")
    respuesta = client.post(editar(borrador), leida(borrador) | forma | {"action-submit": "1"})
    assert borrador.workflow_in_progress == se_envia
    if not se_envia:
        assert errores(respuesta)["imagen_alt"] == [SIN_ALT]


def test_a_gallery_is_sent_with_photographs_told_in_words(client, portada):
    entrar(client, "Redacción")
    area, muda = crear_area(), crear_imagen(description="")
    direccion = agregar("galeria", "galerias")
    respuesta = client.post(direccion, forma_de_galeria([], area=area.pk, **{"action-submit": "1"}))
    assert "Agregue al menos una fotografía" in str(errores(respuesta))
    foto = {"imagen": muda.pk, "pie": "", "alt": ""}
    forma = forma_de_galeria([foto], area=area.pk)
    respuesta = client.post(direccion, forma | {"action-submit": "1"})
    assert SIN_ALT in str(respuesta.context["form"].formsets["fotos"].errors)
    assert not Galeria.objects.exists()
    client.post(direccion, forma)
    galeria = Galeria.objects.get()
    foto["alt"] = "Un caballo blanco."
    forma = forma_de_galeria([foto], area=area.pk) | {"action-submit": "1"}
    forma["fotos-0-id"] = galeria.fotos.get().pk
    forma["fotos-INITIAL_FORMS"] = "1"
    client.post(editar(galeria), leida(galeria) | forma)
    assert galeria.workflow_in_progress


def test_a_capsule_needs_its_video_or_an_address(client, portada):
    entrar(client, "Redacción")
    datos = {
        "title": "Cápsula",
        "slug": "capsula",
        "resumen": "Un video.",
        "area": crear_area().pk,
        "fecha": "2026-11-20 10:00",
        "materia": "general",
        "duracion": "60",
        "comments": inline_formset([]),
        "video": "",
        "enlace": "",
        "temas": "",
        "action-submit": "1",
    }
    respuesta = client.post(agregar("capsula", "galerias"), nested_form_data(datos))
    assert "enlace" in errores(respuesta)
    client.post(
        agregar("capsula", "galerias"),
        nested_form_data(datos | {"enlace": "https://youtu.be/SanJacinto-"}),
    )
    assert Capsula.objects.get().workflow_in_progress


def test_a_form_that_nobody_touched_has_not_changed(client, portada):
    """Else no approval would find the text that was sent (`fecha` has a computed default)."""
    entrar(client, "Dirección")
    noticia = crear_noticia(publicada=False)
    formulario = client.get(editar(noticia)).context["form"]
    assert not any(campo.show_hidden_initial for campo in formulario.fields.values())


def test_two_addresses_never_differ_in_capitals_alone(client, portada):
    entrar(client, "Redacción")
    for escrita in ("aviso", "Aviso", "AVISO"):
        client.post(agregar(), forma_de_noticia("Aviso a la población", slug=escrita))
    slugs = sorted(Noticia.objects.values_list("slug", flat=True))
    assert slugs == ["aviso", "aviso-2", "aviso-3"]
    otra = Noticia.objects.get(slug="aviso-3")
    respuesta = client.post(editar(otra), leida(otra) | forma_de_noticia("Otra", slug="Aviso-2"))
    assert list(errores(respuesta)) == ["slug"]


def test_an_address_that_has_capitals_already_stays(client, portada):
    entrar(client, "Redacción")
    vieja = crear_noticia(slug="La-Plaza", publicada=False)
    client.post(editar(vieja), leida(vieja) | forma_de_noticia("Otro titular", slug="La-Plaza"))
    assert Noticia.objects.get().get_latest_revision_as_object().slug == "La-Plaza"
    vieja.refresh_from_db()
    client.post(editar(vieja), leida(vieja) | forma_de_noticia("Otro titular", slug="La-Otra"))
    assert Noticia.objects.get().get_latest_revision_as_object().slug == "la-otra"


def test_the_slug_makes_itself(client, portada):
    entrar(client, "Redacción")
    client.post(agregar(), forma_de_noticia("Año nuevo en la Alameda", slug=""))
    assert Noticia.objects.get().slug == "ano-nuevo-en-la-alameda"


def test_counters_are_on_titles_and_summaries(client, portada):
    entrar(client, "Redacción")
    campos = client.get(agregar()).context["form"].fields
    contados = {n for n, c in campos.items() if "data-cuenta" in c.widget.attrs}
    assert {"title", "resumen", "seo_title", "search_description"} <= contados


def test_each_field_is_asked_once(client, portada):
    entrar(client, "Redacción")
    for modelo, app in (
        ("noticia", "noticias"),
        ("acto", "agenda_publica"),
        ("galeria", "galerias"),
    ):
        html = client.get(agregar(modelo, app)).content.decode()
        for campo in ("title", "resumen", "area", "slug"):
            assert html.count(f'name="{campo}"') == 1, (modelo, campo)
        assert html.count('name="fecha"') == (0 if modelo == "acto" else 1)


def test_the_preview_is_telephone_desktop_and_paper(db):
    noticia = Noticia()
    assert [t["label"] for t in noticia.preview_sizes] == ["Teléfono", "Escritorio"]
    assert [t["device_width"] for t in noticia.preview_sizes] == [360, 1280]
    assert dict(noticia.preview_modes)["impresion"] == "Impresión"


def test_the_template_knows_that_it_paints_paper(rf, portada):
    noticia = crear_noticia()
    pedido = rf.get("/")
    assert noticia.get_preview_context(pedido, "impresion")["vista_de_impresion"]
    assert not noticia.get_preview_context(pedido, "")["vista_de_impresion"]


def test_the_sections_keep_their_address(client, portada):
    entrar(client, "Dirección")
    seccion = portada.get_children().first()
    assert "slug" not in client.get(editar(seccion)).context["form"].fields


def test_a_login_is_asked_in_spanish_and_mail_goes_by_the_outbox(client, portada):
    usuario = entrar(client, "Redacción")
    client.logout()
    html = client.get(reverse("wagtailadmin_login")).content.decode()
    assert "Contraseña" in html
    assert "Password" not in html
    client.post(reverse("wagtailadmin_password_reset"), {"email": usuario.email})
    assert Correo.objects.get().para == usuario.email
