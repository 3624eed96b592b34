"""Two people with the same record open: the second neither wipes what the first left nor loses
what she typed. Registers, settings, series and files, by the admin's own forms."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from acervo.models import Multimedia
from ayuntamiento.models import Funcionario, Sede
from moderacion.models import Serie, Veda
from sitio.models import Ajustes, Tema
from tests.fabricas import (
    bytes_de_imagen,
    crear_area,
    crear_documento,
    crear_funcionario,
    crear_imagen,
    crear_sede,
    crear_usuario,
)
from tests.moderacion.admin import avisos, entrar, leido
from tests.moderacion.test_encuentro import elecciones, escondidos
from tests.moderacion.test_programa import a_la_vez


def crear_grabacion():
    archivo = SimpleUploadedFile("entrevista.mp3", b"ID3" + b"\0" * 64)
    return Multimedia.objects.create(title="Entrevista", file=archivo, type="audio", duration=9)


def ajustes():
    return Ajustes.for_site(Site.objects.get())


def crear_tema():
    return Tema.objects.create(name="Agua", slug="agua")


def crear_veda():
    desde, hasta = (datetime(2031, mes, 1, 6, tzinfo=UTC) for mes in (4, 6))
    datos = {"materias": ["salud"], "generos": [], "fundamento": "Acuerdo."}
    return Veda.objects.create(desde=desde, hasta=hasta, **datos)


def crear_persona():
    return crear_usuario("Dirección", first_name="Rebeca", last_name="Luna")


FICHAS = {  # how it is made, its form, a field that both write on, and another
    "area": (crear_area, "ayuntamiento_area_modeladmin_edit", "funciones", "horario"),
    "funcionario": (crear_funcionario, "ayuntamiento_funcionario_modeladmin_edit", "cargo", "slug"),
    "sede": (crear_sede, "ayuntamiento_sede_modeladmin_edit", "domicilio", "colonia"),
    "imagen": (crear_imagen, "wagtailimages:edit", "pie", "credito"),
    "documento": (crear_documento, "wagtaildocs:edit", "title", "tags"),
    "multimedia": (crear_grabacion, "wagtailmedia:edit", "title", "credito"),
    "ajustes": (ajustes, "wagtailsettings:edit", "leyenda", "horario"),
    "tema": (crear_tema, "wagtailsnippets_sitio_tema:edit", "name", "slug"),
    "veda": (crear_veda, "moderacion:cambiar_veda", "fundamento", "hasta"),
    "usuario": (crear_persona, "wagtailusers_users:edit", "last_name", "email"),
    "sitio": (Site.objects.get, "wagtailsites:edit", "site_name", "hostname"),
    "serie": (lambda: Serie.objects.get(clave="boletin"), "series:edit", "nombre", "primero"),
}
OTROS = {
    "email": "otra@example.org",
    "primero": "7",
    "hasta": "2031-07-01 06:00:00+00:00",
}  # what is written on the other field, where words would not do


class Ficha:
    """A record and its form."""

    def __init__(self, cual):
        crear, puerta, self.campo, self.otro = FICHAS[cual]
        self.objeto = crear()
        self.suyo = OTROS.get(self.otro, "lo-otro")
        donde = ["sitio", "ajustes", self.objeto.site_id] if cual == "ajustes" else [self.objeto.pk]
        self.url = reverse(puerta, args=donde)

    def abrir(self, client):
        """The fields of its form as a browser without JavaScript would send them."""
        return self._campos(client.get(self.url))

    def guardar(self, client, datos):
        """Sends it; a ban is confirmed once it has been read what it would hide."""
        respuesta = client.post(self.url, datos)
        ensayo = respuesta.context and respuesta.context.get("ensayo")
        if not ensayo:
            return respuesta
        return client.post(self.url, self._campos(respuesta) | {"confirmada": ensayo["sello"]})

    def _campos(self, respuesta):
        sopa = BeautifulSoup(respuesta.content, "html.parser")
        forma = sopa.select_one("input[name=leido]").find_parent("form")
        datos = {}
        for nombre, valor in map(_campo, forma.select("input[name], textarea, select")):
            datos.setdefault(nombre, []).append(valor)
        datos.pop("", None)
        return {n: v if len(v) > 1 else v[0] for n, v in datos.items()} | self._de_bloques()

    def _de_bloques(self):
        if not isinstance(self.objeto, Ajustes):
            return {}
        flujos = {f: streamfield([]) for f in ("telefonos", "redes", "legales")}
        return nested_form_data({**flujos, "aviso": rich_text("")})

    def dice(self, campo):
        valor = getattr(type(self.objeto).objects.get(pk=self.objeto.pk), campo)
        return ", ".join(str(v) for v in valor.all()) if hasattr(valor, "all") else str(valor)


def _campo(campo):
    tipo = campo.get("type")
    if tipo in {"file", "submit"} or (
        tipo in {"checkbox", "radio"} and "checked" not in campo.attrs
    ):
        return "", ""
    if campo.name == "select":
        elegida = campo.select_one("option[selected]")
        return campo["name"], elegida["value"] if elegida else ""
    if campo.name == "textarea":
        return campo["name"], campo.text.strip()
    return campo["name"], campo.get("value", "on" if tipo == "checkbox" else "")


@pytest.fixture
def lucia(portada):
    return _persona("Lucía")


@pytest.fixture
def beto(portada):
    return _persona("Beto")


def _persona(nombre):
    client = Client()
    entrar(client, "Superusuario", first_name=nombre, last_name="Ríos")
    return client


@pytest.fixture(params=FICHAS)
def ficha(request, portada):
    return Ficha(request.param)


def test_a_form_in_time_is_saved(ficha, lucia):
    datos = ficha.abrir(lucia)
    assert ficha.guardar(lucia, datos | {ficha.campo: "De Lucía"}).status_code == 302
    assert ficha.dice(ficha.campo) == "De Lucía"


@pytest.mark.muestra(3)
def test_a_late_form_does_not_overwrite_and_shows_both_texts(ficha, lucia, beto):
    de_lucia, de_beto = ficha.abrir(lucia), ficha.abrir(beto)
    ficha.guardar(beto, de_beto | {ficha.campo: "De Beto"})
    for _ in range(2):
        respuesta = ficha.guardar(lucia, de_lucia | {ficha.campo: "De Lucía"})
        assert respuesta.status_code == 409, "the second click is refused too"
        assert ficha.dice(ficha.campo) == "De Beto"
    (recuadro,) = respuesta.context["recuadros"]
    assert recuadro["choca"]
    assert (recuadro["mio"], recuadro["suyo"]) == (
        "De <mark>Lucía</mark>",
        "De <mark>Beto</mark>",
    )
    assert escondidos(respuesta)[ficha.campo] == "De Lucía"
    sin_elegir = ficha.guardar(lucia, escondidos(respuesta))
    assert sin_elegir.status_code == 409
    assert "Elija con qué se queda" in sin_elegir.content.decode()
    assert ficha.dice(ficha.campo) == "De Beto"


@pytest.mark.muestra(4)
@pytest.mark.parametrize(("cual", "queda"), [("mio", "De Lucía"), ("suyo", "De Beto")])
def test_what_was_chosen_is_saved_with_what_each_wrote_elsewhere(ficha, lucia, beto, cual, queda):
    de_lucia, de_beto = ficha.abrir(lucia), ficha.abrir(beto)
    ficha.guardar(beto, de_beto | {ficha.campo: "De Beto", ficha.otro: ficha.suyo})
    respuesta = ficha.guardar(lucia, de_lucia | {ficha.campo: "De Lucía"})
    datos = escondidos(respuesta) | elecciones(respuesta, cual)
    assert ficha.guardar(lucia, datos).status_code == 302
    assert (ficha.dice(ficha.campo), ficha.dice(ficha.otro)) == (queda, ficha.suyo)


def test_what_only_one_changed_is_told_before_it_is_joined(ficha, lucia, beto):
    de_lucia, de_beto = ficha.abrir(lucia), ficha.abrir(beto)
    ficha.guardar(beto, de_beto | {ficha.otro: ficha.suyo})
    respuesta = ficha.guardar(lucia, de_lucia | {ficha.campo: "De Lucía"})
    assert respuesta.status_code == 409
    assert not any(r["choca"] for r in respuesta.context["recuadros"])
    assert ficha.guardar(lucia, escondidos(respuesta)).status_code == 302
    assert (ficha.dice(ficha.campo), ficha.dice(ficha.otro)) == ("De Lucía", ficha.suyo)


@pytest.mark.muestra(4)
def test_a_decision_against_what_changed_again_is_asked_again(ficha, lucia, beto):
    de_lucia = ficha.abrir(lucia)
    ficha.guardar(beto, ficha.abrir(beto) | {ficha.campo: "De Beto"})
    respuesta = ficha.guardar(lucia, de_lucia | {ficha.campo: "De Lucía"})
    datos = escondidos(respuesta) | elecciones(respuesta, "mio")
    ficha.guardar(beto, ficha.abrir(beto) | {ficha.campo: "De Beto, otra vez"})
    assert ficha.guardar(lucia, datos).status_code == 409
    assert ficha.dice(ficha.campo) == "De Beto, otra vez"


@pytest.mark.muestra(4)
def test_one_may_go_on_writing_and_is_asked_again(ficha, lucia, beto):
    de_lucia = ficha.abrir(lucia)
    ficha.guardar(beto, ficha.abrir(beto) | {ficha.campo: "De Beto"})
    respuesta = ficha.guardar(lucia, de_lucia | {ficha.campo: "De Lucía"})
    html = ficha.guardar(lucia, escondidos(respuesta) | {"seguir": "1"}).content.decode()
    sopa = BeautifulSoup(html, "html.parser")
    vuelto = sopa.select_one(f"[name={ficha.campo}]")
    assert (vuelto.get("value") or vuelto.text.strip()) == "De Lucía"
    assert sopa.select_one("[name=leido]")["value"] == de_lucia["leido"]
    assert "Todavía no está guardado" in html
    assert ficha.dice(ficha.campo) == "De Beto"


def test_without_what_it_read_whatever_differs_is_asked(ficha, lucia):
    datos = ficha.abrir(lucia) | {ficha.campo: "De Lucía"}
    del datos["leido"]
    respuesta = ficha.guardar(lucia, datos)
    assert respuesta.status_code == 409
    (recuadro,) = respuesta.context["recuadros"]
    assert recuadro["choca"]
    assert ficha.dice(ficha.campo) != "De Lucía"


@pytest.mark.parametrize("rota", ["x", "eyJ4IjoxfQ:zzz", ".x:y", "a" * 5000])
def test_what_is_not_signed_by_us_proves_nothing(portada, lucia, rota):
    ficha = Ficha("sede")
    datos = ficha.abrir(lucia) | {"domicilio": "De Lucía", "leido": rota}
    assert ficha.guardar(lucia, datos).status_code == 409


def test_what_was_read_of_another_record_proves_nothing(portada, lucia):
    una, otra = crear_sede(), crear_sede()
    url = reverse("ayuntamiento_sede_modeladmin_edit", args=[una.pk])
    datos = {"nombre": "Otra", **leido(otra)}
    assert lucia.post(url, datos).status_code == 409


def test_it_says_who_and_one_s_own_other_window_is_late_too(portada, lucia, beto):
    ficha = Ficha("sede")
    de_lucia = ficha.abrir(lucia)
    ficha.guardar(beto, ficha.abrir(beto) | {"domicilio": "De Beto"})
    assert "Beto Ríos" in ficha.guardar(lucia, de_lucia).content.decode()
    una, otra = ficha.abrir(lucia), ficha.abrir(lucia)
    ficha.guardar(lucia, una | {"domicilio": "En la primera"})
    html = ficha.guardar(lucia, otra | {"domicilio": "En la segunda"}).content.decode()
    assert "usted mismo, en otra ventana" in html


def test_who_changed_nothing_is_told_and_nothing_is_written(portada, lucia, beto):
    ficha = Ficha("sede")
    de_lucia = ficha.abrir(lucia)
    ficha.guardar(beto, ficha.abrir(beto) | {"domicilio": "De Beto"})
    html = ficha.guardar(lucia, de_lucia).content.decode()
    assert "Usted no había cambiado nada" in html
    assert "Guardar con lo elegido" not in html


def test_the_same_said_twice_is_saved(portada, lucia, beto):
    ficha = Ficha("sede")
    de_lucia = ficha.abrir(lucia)
    ficha.guardar(beto, ficha.abrir(beto) | {"domicilio": "La plaza"})
    assert ficha.guardar(lucia, de_lucia | {"domicilio": "La plaza"}).status_code == 302


def test_what_is_joined_must_still_hold(portada, lucia, beto):
    """One put off the beginning, the other brought forward the end: together they cross."""
    ficha = Ficha("funcionario")
    Funcionario.objects.update(inicio="2026-01-01", fin="2026-12-31")
    de_lucia = ficha.abrir(lucia)
    ficha.guardar(beto, ficha.abrir(beto) | {"fin": "2026-03-01"})
    respuesta = ficha.guardar(lucia, de_lucia | {"inicio": "2026-06-01"})
    respuesta = ficha.guardar(lucia, escondidos(respuesta))
    assert respuesta.status_code == 200
    assert "El periodo termina antes de empezar" in respuesta.content.decode()
    assert str(Funcionario.objects.get().inicio) == "2026-01-01"


def test_a_file_chosen_on_a_late_form_is_asked_for_again(portada, lucia, beto):
    ficha = Ficha("imagen")
    antes = ficha.objeto.file.name
    de_lucia = ficha.abrir(lucia)
    ficha.guardar(beto, ficha.abrir(beto) | {"pie": "De Beto"})
    foto = SimpleUploadedFile("plaza.jpg", bytes_de_imagen(), "image/jpeg")
    respuesta = ficha.guardar(lucia, de_lucia | {"file": foto})
    assert respuesta.status_code == 409
    assert "(plaza.jpg) no se guardó: vuelva a elegirlo" in respuesta.content.decode()
    assert ficha.dice("file") == antes


def test_labels_and_addresses_of_settings_are_read_in_words(portada, lucia, beto):
    ficha = Ficha("ajustes")
    de_lucia, de_beto = ficha.abrir(lucia), ficha.abrir(beto)
    valor = {"nombre": "Palacio", "numero": "444 100 0000"}
    de_beto |= nested_form_data({"telefonos": streamfield([("telefono", valor)])})
    assert ficha.guardar(beto, de_beto).status_code == 302
    respuesta = ficha.guardar(lucia, de_lucia | {"leyenda": "De Lucía"})
    dichos = {r["rotulo"]: r["suyo"] for r in respuesta.context["recuadros"]}
    assert "Palacio" in dichos["Teléfonos"]
    ficha.guardar(lucia, escondidos(respuesta))
    ahora = ajustes()
    assert (ahora.leyenda, ahora.telefonos[0].value["nombre"]) == ("De Lucía", "Palacio")


def test_what_is_chosen_from_a_list_is_read_by_its_name(portada, lucia, beto):
    ficha = Ficha("veda")
    de_lucia = ficha.abrir(lucia)
    ficha.guardar(beto, ficha.abrir(beto) | {"materias": ["salud", "proteccion_civil"]})
    respuesta = ficha.guardar(lucia, de_lucia | {"fundamento": "De Lucía"})
    dichos = {r["rotulo"]: r["suyo"] for r in respuesta.context["recuadros"]}
    assert "Protección civil" in dichos["Se quedan por su materia"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_forms_at_once_one_is_saved_and_the_other_is_asked():
    ficha = Ficha("sede")
    personas = [_persona(nombre) for nombre in ("Lucía", "Beto")]
    pares = iter([(p, ficha.abrir(p) | {"domicilio": f"De {n}"}) for n, p in enumerate(personas)])

    def enviar():
        persona, datos = next(pares)
        return ficha.guardar(persona, datos).status_code

    assert sorted(a_la_vez(enviar)) == [302, 409]
    assert Sede.objects.get().domicilio in {"De 0", "De 1"}


def test_a_form_in_time_says_that_it_was_saved(portada, lucia):
    ficha = Ficha("sede")
    respuesta = ficha.guardar(lucia, ficha.abrir(lucia) | {"domicilio": "X"})
    assert avisos(lucia.get(respuesta.url))
