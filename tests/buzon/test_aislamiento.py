"""Nothing of an área is seen nor touched by whoever is not of it: each address, each file."""

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse

from acervo.actions import preparar_fotografias
from acervo.grabacion import sonoras
from buzon import urls
from buzon.models import Adjunto, Estado, Mensaje, Solicitud
from moderacion.models import Rescate
from tests.buzon.fabrica import (
    crear_borrador,
    crear_enlace,
    crear_solicitud,
    de_cada_clase,
    entrar,
    foto,
    marca,
    pedir,
)
from tests.fabricas import crear_usuario

pytestmark = pytest.mark.django_db
SECRETOS = ["Obra secreta", "plano-secreto", "Respuesta secreta", "Lo que se rescató"]
QUIENES = ("otra", "anonima", "redaccion", "cerrada")
A_ENTRAR, NO_ES_SUYO, PROHIBIDO = 302, 404, 403
A_LA_LISTA, A_LA_SUYA = 302, 302  # the address of a button, opened as a page
# By name of its address: what the enlace of another área is answered, to GET and to POST. Anonymous
# and a closed account are sent to log in (302) and redacción is refused (403), whatever it is;
# anyone may leave, and ask who they are.
TABLA = {
    "lista": (200, 405),
    "nueva": (200, 200),
    "semana": (200, 200),
    "guardar": (A_LA_LISTA, 400),
    "sesion": (200, 405),
    "subir": (A_LA_LISTA, 400),
    "rescatado": (302, 302),
    "una": (NO_ES_SUYO, 405),
    "escribir": (NO_ES_SUYO, NO_ES_SUYO),
    "retirar": (NO_ES_SUYO, 302),
    "aparte": (A_LA_SUYA, NO_ES_SUYO),
    "responder": (A_LA_SUYA, NO_ES_SUYO),
    "archivo": (NO_ES_SUYO, 405),
    "quitar": (A_LA_SUYA, NO_ES_SUYO),
    "nada": (A_LA_LISTA, NO_ES_SUYO),
    "ayuda": (200, 405),
    "contrasena": (200, 200),
    "salir": (A_LA_LISTA, A_ENTRAR),  # the last: after it, one is nobody
}


def nombres():
    return [ruta.name for ruta in urls.urlpatterns]


def test_every_address_has_its_line_in_the_table():
    assert set(nombres()) == set(TABLA)


class Ajeno:
    """What one área has, sent and unsent, with a file of each kind."""

    def __init__(self):
        self.persona = crear_enlace()
        self.enviada = crear_solicitud(
            self.persona,
            Estado.SE_PIDEN_DATOS,
            de_cada_clase("plano-secreto"),
            titulo="Obra secreta",
        )
        Mensaje.objects.create(
            solicitud=self.enviada, clase="pide", texto="Respuesta secreta", de=self.persona
        )
        self.borrador = crear_borrador(self.persona, titulo="Obra secreta")
        self.peticion = pedir(self.persona.area, pregunta="¿Cómo va la Obra secreta?")
        self.rescatado = Rescate.objects.create(
            usuario=self.persona,
            camino=reverse("buzon:nueva", args=["acto"]),
            datos={"titulo": ["Lo que se rescató"]},
        )

    def direcciones(self, nombre):
        """Each way in which that address could lead to something of theirs."""
        if nombre == "rescatado":
            return [reverse("buzon:rescatado", args=[self.rescatado.pk])]
        if nombre == "nada":
            return [reverse("buzon:nada", args=[self.peticion.llamadas.get().pk])]
        if nombre in {"archivo", "quitar"}:
            claves = self.enviada.adjuntos.values_list("pk", flat=True)
            dos = [reverse(f"buzon:{nombre}", args=[self.enviada.pk, pk]) for pk in claves]
            return [*dos, *(f"{url}?muestra" for url in dos)]
        if nombre in {"una", "escribir", "retirar", "responder", "aparte"}:
            ambas = (self.enviada, self.borrador)
            return [reverse(f"buzon:{nombre}", args=[una.pk]) for una in ambas]
        if nombre == "nueva":
            url = reverse("buzon:nueva", args=["acto"])
            return [url, f"{url}?vez={self.borrador.vez}", f"{url}?vez={self.enviada.vez}"]
        return [reverse(f"buzon:{nombre}")]

    def cuerpos(self):
        """What would write on theirs, if it were let."""
        adjunto = self.enviada.adjuntos.first().pk
        for una in (self.enviada, self.borrador):
            yield {
                **marca(vez=una.vez, corrige="1", turno=99),
                "clase": "acto",
                "accion": "enviar",
                "titulo": "Ajeno",
                "texto": "Ajeno",
                "quitar": adjunto,
                "sustituye": adjunto,
                "archivo": foto(),
            }

    def estado(self):
        filas = [*Solicitud.objects.filter(area=self.persona.area), *Adjunto.objects.all()]
        return [model_to_dict(fila) for fila in filas], [
            list(modelo.objects.values_list("pk", flat=True)) for modelo in (Mensaje, Rescate)
        ]

    def medios(self):
        """Every file of theirs that the public door of files could be asked for."""
        for adjunto in self.enviada.adjuntos.select_related("imagen", "documento", "grabacion"):
            yield adjunto.pieza.file.name
            suyo = adjunto.grabacion
            yield from (otro.name for otro in (suyo.thumbnail, suyo.mp3) if otro) if suyo else ()
            if adjunto.imagen:
                yield from (hecha[0] for hecha in adjunto.imagen.variantes.values())
                yield from adjunto.imagen.renditions.values_list("file", flat=True)


@pytest.fixture
def ajeno(portada):
    suyo = Ajeno()
    fotos = suyo.enviada.adjuntos.exclude(imagen=None).values_list("imagen", flat=True)
    preparar_fotografias(imagenes=list(fotos))
    sonoras.preparar_audios(grabaciones=suyo.enviada.adjuntos.values_list("grabacion", flat=True))
    return suyo


def hacerse(client, quien, ajeno):
    if quien == "otra":
        entrar(client, crear_enlace())
    elif quien == "redaccion":
        entrar(client, crear_usuario("Redacción"))
    elif quien == "cerrada":
        entrar(client, ajeno.persona)
        ajeno.persona.is_active = False
        ajeno.persona.save()


def esperado(quien, nombre):
    if quien == "otra" or nombre == "salir" or (quien, nombre) == ("redaccion", "sesion"):
        return TABLA[nombre]
    return (PROHIBIDO,) * 2 if quien == "redaccion" else (A_ENTRAR,) * 2


@pytest.mark.parametrize("quien", QUIENES)
def test_each_address_answers_what_the_table_says_and_says_nothing(client, ajeno, quien):
    hacerse(client, quien, ajeno)
    antes, mal = ajeno.estado(), []
    for nombre in TABLA:
        de_get, de_post = esperado(quien, nombre)
        for url in ajeno.direcciones(nombre):
            respuestas = [(client.get(url), de_get)]
            respuestas += [(client.post(url, cuerpo), de_post) for cuerpo in ajeno.cuerpos()]
            for respuesta, debido in respuestas:
                metodo = respuesta.request["REQUEST_METHOD"]
                if respuesta.status_code != debido:
                    mal.append(f"{metodo} {url}: {respuesta.status_code}, no {debido}")
                mal += [f"{metodo} {url} dice «{s}»" for s in SECRETOS if dice(respuesta, s)]
    assert mal == []
    assert ajeno.estado() == antes


def dice(respuesta, secreto):
    cuerpo = b"".join(respuesta) if respuesta.streaming else respuesta.content
    return secreto in cuerpo.decode(errors="replace")


@pytest.mark.parametrize("quien", ["suya", *QUIENES])
def test_no_file_is_had_by_its_name(client, ajeno, quien):
    """Not even by their own enlace: they have it by its address in what they sent."""
    if quien == "suya":
        entrar(client, ajeno.persona)
    hacerse(client, quien, ajeno)
    rutas = list(ajeno.medios())
    carpetas = {ruta.split("/")[0] for ruta in rutas}
    assert carpetas >= {"original_images", "images", "documents", "media", "mp3"}
    assert len(ajeno.enviada.adjuntos.exclude(grabacion=None)) == len(("audio", "video"))
    estados = {ruta: client.get(f"/medios/{ruta}").status_code for ruta in rutas}
    assert set(estados.values()) == {200 if quien == "redaccion" else 404}, estados


def test_the_enlace_of_the_area_has_all_of_it(client, ajeno):
    entrar(client, ajeno.persona)
    for nombre in ("una", "escribir", "retirar", "rescatado", "archivo"):
        for url in ajeno.direcciones(nombre):
            if "muestra" in url and not url.startswith(_de_la_foto(ajeno)):
                continue
            respuesta = client.get(url, follow=True)
            assert respuesta.status_code == 200, url


def _de_la_foto(ajeno):
    pk = ajeno.enviada.adjuntos.exclude(imagen=None).get().pk
    return reverse("buzon:archivo", args=[ajeno.enviada.pk, pk])


def test_a_file_of_one_is_not_had_through_another_of_the_same_area(client, ajeno):
    otra = crear_solicitud(ajeno.persona)
    entrar(client, ajeno.persona)
    adjunto = ajeno.enviada.adjuntos.first().pk
    assert client.get(reverse("buzon:archivo", args=[otra.pk, adjunto])).status_code == 404
    client.post(reverse("buzon:quitar", args=[otra.pk, adjunto]))
    assert not Adjunto.objects.exclude(quitado=None).exists()


def test_what_the_office_notes_for_itself_is_not_read_by_the_area(client, ajeno):
    nota = {"solicitud": ajeno.enviada, "de": ajeno.persona, "texto": "Solo para la oficina"}
    Mensaje.objects.create(clase=Mensaje.Clase.NOTA, **nota)
    entrar(client, ajeno.persona)
    html = client.get(reverse("buzon:una", args=[ajeno.enviada.pk])).content.decode()
    assert "Respuesta secreta" in html
    assert "Solo para la oficina" not in html
