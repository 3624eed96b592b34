"""What the tests of the admin share: a person logged in, and the form of a page as it is posted."""

from django.urls import reverse
from wagtail.models import Collection, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from acervo.dos_personas.a_la_vez import LEIDO, llano, sellar
from agenda_publica.models import Agenda, Compromiso
from agenda_publica.viewsets import compromisos
from galerias.models import Audios, Capsulas, Galerias
from noticias.models import Noticias
from tests.fabricas import CLAVE, crear_usuario

SECCION = {
    "noticia": Noticias,
    "acto": Agenda,
    "galeria": Galerias,
    "capsula": Capsulas,
    "audio": Audios,
}


def entrar(client, grupo, **datos):
    """A new person of that group («Superusuario» has none), logged in on `client`."""
    if grupo == "Superusuario":
        usuario = crear_usuario(is_superuser=True, is_staff=True, **datos)
    else:
        usuario = crear_usuario(grupo, **datos)
    assert client.login(username=usuario.username, password=CLAVE)
    return usuario


def forma_de_noticia(titulo="Un titular", **otros):
    """What the browser posts for a noticia; keyword arguments change or add fields."""
    datos = {
        "title": titulo,
        "slug": titulo.lower().replace(" ", "-"),
        "resumen": "Una frase.",
        "genero": "boletin",
        "fecha": "2026-11-20 10:00",
        "materia": "general",
        "temas": "",
        "cuerpo": streamfield([("texto", rich_text("<p>Qué pasó.</p>", features=["bold"]))]),
        "sumarios": streamfield([]),
        "anexos": inline_formset([]),
        "relacionadas": inline_formset([]),
        "comments": inline_formset([]),
        "imagen": "",
        "imagen_alt": "",
        "imagen_pie": "",
        "lugar": "",
        "area": "",
    }
    return nested_form_data({**datos, **otros})


def editar(pagina):
    return reverse("wagtailadmin_pages:edit", args=[pagina.pk])


def leida(pagina):
    """What its form carries when it is opened now: the version that was read, if there is one."""
    revision = Page.objects.get(pk=pagina.pk).get_latest_revision()
    if revision is None:
        return {}
    cuando = revision.created_at.isoformat()
    return {"loaded_revision_id": str(revision.pk), "loaded_revision_created_at": cuando}


def leido(objeto):
    """What the form of a record carries when it is opened now: what it says."""
    ahora = type(objeto)._base_manager.get(pk=objeto.pk)
    if isinstance(ahora, Compromiso):  # with the lists that hang from it
        return {LEIDO: compromisos.get_form_class(for_update=True)(instance=ahora).initial[LEIDO]}
    dicho = llano(ahora, [c.name for c in ahora._meta.get_fields() if c.concrete])
    if isinstance(ahora, Collection):
        dicho["parent"] = ahora.get_parent().pk
    return {LEIDO: sellar(ahora, dicho)}


def agregar(modelo="noticia", app="noticias"):
    padre = SECCION[modelo].objects.first()
    return reverse("wagtailadmin_pages:add", args=[app, modelo, padre.pk])


def avisos(respuesta):
    """The messages that the person reads after it."""
    return [str(aviso) for aviso in respuesta.context["messages"]]
