"""What is public is found by its words, and nothing else is."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageViewRestriction
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from acervo.models import Imagen
from galerias.models import Foto
from moderacion.reloj.programa import publicar_programadas
from noticias.models import Noticia, Noticias
from sitio.busqueda import buscar_publicas
from sitio.busqueda.palabras import formas, palabras
from sitio.models import Informativa, Publicacion
from tests.fabricas import (
    crear_acto,
    crear_capsula,
    crear_galeria,
    crear_imagen,
    crear_informativa,
    crear_noticia,
    crear_sede,
    hacer_publica,
    quitar,
)

HOSTILES = [
    '"',
    '""',
    "'",
    "   ",
    "\x00",
    "agua\x00potable",
    "agua AND",
    "NOT",
    "NEAR(",
    "agua*",
    "title:agua",
    "{title} : agua",
    "a OR b) --",
    "^agua",
    "(((((",
    "%",
    "_",
    "\\",
    "&|!:*<->",
    "💧",
    "ñ" * 10_240,
    "agua " * 2_048,
]


def titulos(texto, pagina=1):
    return [fila.title for fila in buscar_publicas(texto).get_page(pagina).object_list]


def test_every_kind_of_publication_and_standing_pages_are_found(portada):
    crear_noticia(title="Pipas de agua en la colonia")
    crear_acto(title="Entrega de tomas de agua")
    crear_galeria(title="El agua llega a Los Pinos")
    crear_capsula(title="Cómo leer su recibo de agua")
    crear_informativa(title="Cómo contratar el agua")
    assert len(titulos("agua")) == 5


def test_case_and_accents_are_folded_both_ways(portada):
    crear_noticia(title="Inauguración del jardín de niños")
    assert titulos("INAUGURACION JARDIN")
    assert titulos("jardín")
    assert titulos("ninos")
    assert titulos("NIÑOS")


def test_every_word_must_be_said(portada):
    crear_noticia(title="Agua potable en el centro")
    crear_noticia(title="Agua de riego")
    assert titulos("agua potable") == ["Agua potable en el centro"]
    assert titulos("agua drenaje") == []


def test_words_may_be_in_title_and_body(portada):
    crear_noticia(title="Nueva escuela", cuerpo=[("texto", "<p>Tendrá seis aulas.</p>")])
    assert titulos("escuela aulas") == ["Nueva escuela"]


def test_the_last_word_may_be_unfinished(portada):
    crear_noticia(title="Pavimentación de la avenida Hidalgo")
    assert titulos("avenida hida")
    assert titulos("pavime")
    assert titulos("hida avenida") == [], "solo la última"
    assert titulos("hi") == [], "con dos letras no"


@pytest.mark.parametrize(
    ("dicha", "buscada"),
    [("obras", "obra"), ("obra", "obras"), ("luces", "luz"), ("vez", "veces")]
    + [("camión", "camiones"), ("camiones", "camión"), ("inauguraciones", "inauguración")],
)
def test_singular_and_plural_find_each_other(portada, dicha, buscada):
    crear_noticia(title=f"Sobre {dicha} en el municipio")
    assert titulos(buscada)


def test_the_title_weighs_more_than_the_body(portada):
    crear_noticia(
        title="Vacunación",
        fecha=timezone.now() - timedelta(days=90),
        cuerpo=[("texto", "<p>x</p>")],
    )
    crear_noticia(
        title="Agenda de la semana",
        cuerpo=[("texto", f"<p>{'Otras cosas del municipio. ' * 20} Vacunación.</p>")],
    )
    assert titulos("vacunación") == ["Vacunación", "Agenda de la semana"]


def test_of_two_that_say_the_same_the_newest_comes_first(portada):
    ahora = timezone.now()
    for dias in (5, 1, 9):
        crear_noticia(title="Sesión de Cabildo", fecha=ahora - timedelta(days=dias))
    filas = buscar_publicas("cabildo").get_page(1).object_list
    assert [round((ahora - fila.fecha).days) for fila in filas] == [1, 5, 9]


def test_the_text_of_every_block_is_found_and_its_tags_and_keys_are_not(portada):
    crear_noticia(
        title="Boletín",
        sumarios=[("sumario", "Beneficia a cuatrocientas familias")],
        cuerpo=[
            ("texto", "<p>La <b>cisterna</b> nueva</p><p>otro</p>"),
            ("encabezado", "Horarios"),
            ("cita", {"texto": "Por fin llegó", "autor": "Rosaura Medina"}),
            ("destacado", {"titulo": "Requisitos", "texto": "<p>Credencial vigente</p>"}),
            ("imagen", {"imagen": crear_imagen(), "pie": "Vecinas de la Tlaxcala"}),
        ],
    )
    for palabra in ("cisterna", "horarios", "rosaura", "credencial", "tlaxcala", "cuatrocientas"):
        assert titulos(palabra) == ["Boletín"], palabra
    for clave in ("strong", "destacado", "autor", "value", "sumario", "rich"):
        assert titulos(clave) == [], clave


def test_two_paragraphs_do_not_become_one_word(portada):
    crear_noticia(title="Boletín", cuerpo=[("texto", "<p>primero</p><p>segundo</p>")])
    assert titulos("segundo")
    assert titulos("primero")


def test_captions_of_a_gallery_and_names_of_places_are_found(portada):
    galeria = crear_galeria(title="Feria del pan", fotos=0, publicada=False)
    galeria.fotos = [Foto(imagen=crear_imagen(), pie="Doña Chole y su horno")]
    hacer_publica(galeria.save_revision())
    crear_acto(title="Audiencia", sede=crear_sede(nombre="Salón Encinos", colonia="La Huerta"))
    assert titulos("chole horno") == ["Feria del pan"]
    assert titulos("encinos") == ["Audiencia"]
    assert titulos("huerta") == ["Audiencia"]


def test_a_draft_over_a_public_page_is_not_found(portada):
    noticia = crear_noticia(title="Titular público")
    noticia.title = "Titular secreto"
    noticia.cuerpo = [("texto", "<p>hipopótamo</p>")]
    noticia.save_revision()
    assert titulos("secreto") == []
    assert titulos("hipopótamo") == []
    assert titulos("público") == ["Titular público"]


def test_what_a_new_version_no_longer_says_is_no_longer_found(portada):
    noticia = crear_noticia(cuerpo=[("texto", "<p>hipopótamo</p>")])
    noticia.cuerpo = [("texto", "<p>jirafa</p>")]
    hacer_publica(noticia.save_revision())
    assert titulos("hipopótamo") == []
    assert len(titulos("jirafa")) == 1


def _borrador(portada):
    crear_noticia(title="Hipopótamo", publicada=False)


def _retirada(portada):
    quitar(crear_noticia(title="Hipopótamo"))


def _vencida(portada):
    noticia = crear_noticia(title="Hipopótamo")
    Page.objects.filter(pk=noticia.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    publicar_programadas()


def _programada(portada):
    manana = timezone.now() + timedelta(days=1)
    noticia = crear_noticia(title="Hipopótamo", publicada=False, go_live_at=manana)
    hacer_publica(noticia.latest_revision)


def _restringida(portada):
    PageViewRestriction.objects.create(
        page=crear_noticia(title="Hipopótamo"), restriction_type="login"
    )


def _en_seccion_restringida(portada):
    crear_noticia(title="Hipopótamo")
    restriccion = PageViewRestriction.objects.create(
        page=Noticias.objects.get(), restriction_type="groups"
    )
    restriccion.groups.add(Group.objects.first())


def _informativa_borrador(portada):
    crear_informativa(title="Hipopótamo", publicada=False)


def _informativa_restringida(portada):
    PageViewRestriction.objects.create(
        page=crear_informativa(title="Hipopótamo"), restriction_type="login"
    )


def _borrada(portada):
    crear_galeria(title="Hipopótamo", publicada=False).delete()


def _con_la_marca_equivocada(portada):
    noticia = crear_noticia(title="Hipopótamo", publicada=False)
    Publicacion.objects.filter(pk=noticia.pk).update(visible=True)


OCULTAS = [
    _borrador,
    _retirada,
    _vencida,
    _programada,
    _restringida,
    _en_seccion_restringida,
    _informativa_borrador,
    _informativa_restringida,
    _borrada,
    _con_la_marca_equivocada,
]


@pytest.mark.parametrize("ocultar", OCULTAS, ids=lambda f: f.__name__.strip("_"))
def test_what_may_not_be_read_is_not_found(portada, ocultar):
    ocultar(portada)
    assert titulos("hipopótamo") == []


def test_a_photograph_with_the_number_of_a_page_does_not_answer_for_it(portada):
    noticia = crear_noticia(title="Sin relación")
    imagen = crear_imagen(title="Hipopótamo")
    IndiceDeImagen = IndexEntry.objects.filter(object_id=str(imagen.pk), title__isnull=False)
    assert IndiceDeImagen.exists()
    Imagen.objects.filter(pk=imagen.pk).update(title="Hipopótamo")
    IndiceDeImagen.filter(content_type__model="imagen").update(object_id=str(noticia.pk))
    assert titulos("hipopótamo") == []


def test_results_come_in_pages_and_any_page_number_is_answered(portada):
    for n in range(15):
        crear_noticia(title=f"Agua {n}")
    hallazgos = buscar_publicas("agua")
    assert hallazgos.count == 15
    primera, segunda = hallazgos.get_page(1), hallazgos.get_page(2)
    assert len(primera.object_list) == 12
    assert len(segunda.object_list) == 3
    assert not {f.pk for f in primera.object_list} & {f.pk for f in segunda.object_list}
    assert hallazgos.get_page("abc").number == 1
    assert hallazgos.get_page(10**30).number == 2


def test_a_page_of_results_costs_the_same_with_one_and_with_ten(
    portada, django_assert_max_num_queries
):
    def pintar():
        pagina = buscar_publicas("agua").get_page(1)
        return [
            (f.title, getattr(f, "area", 0), getattr(f, "imagen", 0)) for f in pagina.object_list
        ]

    crear_noticia(title="Agua", imagen=crear_imagen())
    crear_informativa(title="Agua")
    pintar()
    with django_assert_max_num_queries(9) as una:
        assert len(pintar()) == 2
    for _ in range(9):
        crear_noticia(title="Agua", imagen=crear_imagen())
    with django_assert_max_num_queries(len(una)):
        assert len(pintar()) == 11


@pytest.mark.parametrize("texto", HOSTILES, ids=lambda t: repr(t[:12]))
def test_no_text_breaks_the_search(portada, texto):
    crear_noticia(title="Agua potable")
    buscar_publicas(texto).get_page("1")
    motor = get_search_backend()
    for consulta in (motor.search, motor.autocomplete):
        for modelo in (Noticia, Publicacion, Informativa, Imagen):
            list(consulta(texto, modelo))
            consulta(texto, modelo).count()


def test_an_empty_search_finds_nothing_and_asks_nothing(portada, django_assert_num_queries):
    crear_noticia()
    with django_assert_num_queries(0):
        assert titulos("  \" ' ") == []


def test_the_panel_may_search_in_any_field(portada):
    crear_noticia(title="Hidrante", lugar="Ocampo", resumen="Cuatro hidrantes más")
    motor = get_search_backend()
    assert len(motor.search("hidrante", Noticia, fields=["title"])) == 1
    for campo in ("resumen", "lugar"):
        list(motor.search("ocampo", Noticia, fields=[campo]))
    list(motor.autocomplete("hid", Noticia, fields=["title"]))


def test_the_panel_finds_drafts_and_folds_accents(portada):
    crear_noticia(title="Canción de cuna", publicada=False)
    motor = get_search_backend()
    assert [n.title for n in motor.search("cancion", Noticia)] == ["Canción de cuna"]
    assert [n.title for n in motor.autocomplete("canci", Noticia)] == ["Canción de cuna"]


def test_the_panel_puts_the_best_first(portada):
    crear_noticia(title="Vacunación")
    crear_noticia(title="Agenda", cuerpo=[("texto", f"<p>{'Otra cosa. ' * 30} vacunación</p>")])
    motor = get_search_backend()
    assert [n.title for n in motor.search("vacunación", Noticia)] == ["Vacunación", "Agenda"]


def test_what_is_published_is_found_though_no_worker_is_alive(portada):
    crear_noticia(title="Urgente: corte de agua")
    assert titulos("urgente")
    assert not DBTaskResult.objects.filter(task_path__contains="insert_or_update").exists()


def test_an_error_of_the_index_undoes_the_publication(portada, monkeypatch):
    noticia = crear_noticia(publicada=False)

    def fallar(*args, **kwargs):
        raise RuntimeError("índice")

    monkeypatch.setattr(type(get_search_backend()), "add", fallar)
    with pytest.raises(RuntimeError, match="índice"):
        hacer_publica(noticia.latest_revision)
    assert not Noticia.objects.get(pk=noticia.pk).live


def test_the_index_can_be_made_again(portada):
    crear_noticia(title="Alumbrado")
    crear_galeria(title="Desfile")
    IndexEntry.objects.all().delete()
    assert titulos("alumbrado") == []
    call_command("update_index", verbosity=0)
    assert titulos("alumbrado") == ["Alumbrado"]
    assert titulos("pie") == ["Desfile"]


@pytest.mark.muestra(4)
@pytest.mark.parametrize("texto", HOSTILES, ids=lambda t: repr(t[:12]))
def test_the_search_page_answers_whatever_is_asked(client, portada, texto):
    crear_noticia(title="Agua potable")
    for pagina in ("1", "abc", "-1", "9" * 40, "\x00"):
        respuesta = client.get("/buscar/", {"q": texto, "pagina": pagina})
        assert respuesta.status_code in {200, 400}
        assert not respuesta.cookies


def test_the_search_page_paints_what_it_finds(client, portada):
    noticia = crear_noticia(title="Agua potable", imagen=crear_imagen())
    informativa = crear_informativa(title="Cómo contratar el agua")
    texto = client.get("/buscar/", {"q": "agua"}).content.decode()
    for pagina in (noticia, informativa):
        assert pagina.title in texto
        assert pagina.get_url() in texto


def test_words_are_words_only():
    assert palabras('¿«Agua»-potable AND "NIÑOS"_1?') == ["agua", "potable", "and", "niños", "1"]
    assert len(palabras("a " * 500)) == 12
    assert palabras("jardi\u0301n") == ["jardín"]
    assert formas("de") == ["de"]
    assert "obra" in formas("obras")
    assert "luz" in formas("luces")
