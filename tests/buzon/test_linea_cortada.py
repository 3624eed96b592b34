"""A telephone on a bad line: what is typed and chosen arrives once, whatever the line does."""

import random
import secrets

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from buzon.models import Estado, Solicitud
from tests.buzon.fabrica import DATOS, crear_enlace, entrar, marca, un_acto
from tests.fabricas import bytes_de_imagen
from tests.muestra import TODO

pytestmark = pytest.mark.django_db
VECES = 200 if TODO else 20
GUARDAR, SUBIR = reverse("buzon:guardar"), reverse("buzon:subir")
FRASES = ["Inicio", "Inicio de obra", "Inicio de obra del drenaje", "Inicio de obra en Aldama"]
BIEN, NO_SALE, SIN_RESPUESTA, DOBLE, TARDE = range(5)
CUANTO = [4, 1, 2, 1, 1]  # of ten requests, how many fare so


class Telefono:
    """What the script of the page does: one request at a time, asked until it is answered. The line
    loses requests, loses answers, repeats, and brings late what had been given up."""

    def __init__(self, client, azar):
        self.client, self.azar, self.tarde = client, azar, []
        self.marca, self.turno = marca(clase="acto"), 0
        self.escrito = {}

    def pedir(self, url, datos, archivo=None):
        while True:
            que = self.azar.choices(range(5), CUANTO)[0]
            if que == TARDE:
                self.tarde.append((url, datos, archivo))
            if que not in (NO_SALE, TARDE):
                respuesta = self._sale(url, datos, archivo)
                if que == DOBLE:
                    respuesta = self._sale(url, datos, archivo)
                self._lo_atrasado()
                if que != SIN_RESPUESTA:
                    return respuesta.json()

    def _sale(self, url, datos, archivo=None):
        con = {"archivo": SimpleUploadedFile("obra.jpg", archivo)} if archivo else {}
        respuesta = self.client.post(url, {**datos, **con}, headers=DATOS)
        assert respuesta.status_code < 500
        return respuesta

    def _lo_atrasado(self):
        """In any order, and not always all of it."""
        self.azar.shuffle(self.tarde)
        while self.tarde and self.azar.random() < 0.5:
            self._sale(*self.tarde.pop())

    def guardar(self, **escrito):
        self.escrito |= escrito
        self.turno += 1
        dicho = self.pedir(GUARDAR, {**self.marca, "turno": self.turno, **self.escrito})
        self.marca["version"] = dicho["version"]
        return dicho["ir"]

    def adjuntar(self, contenido):
        assert self.pedir(SUBIR, {"vez": self.marca["vez"]}, contenido)["sirve"]

    def enviar(self, donde):
        self.turno += 1
        datos = {**self.marca, "turno": self.turno, **self.escrito, "accion": "enviar"}
        dicho = self.pedir(donde, datos)
        while self.tarde:  # all that was on its way arrives at last
            self._sale(*self.tarde.pop())
        return dicho["ir"]


@pytest.mark.parametrize("semilla", range(VECES))
def test_nothing_is_lost_and_nothing_is_doubled(client, semilla):
    azar = random.Random(semilla)  # noqa: S311  a seed, not a secret
    entrar(client, crear_enlace())
    telefono = Telefono(client, azar)
    fotos = [bytes_de_imagen() for _ in range(2)]
    pasos = [*FRASES, *fotos]
    for n in range(azar.randrange(3)):  # a person goes back on what was typed, and sends in between
        pasos.insert(azar.randrange(len(pasos)), FRASES[n])
    donde = telefono.guardar(titulo="")
    for paso in pasos:
        if isinstance(paso, bytes):
            telefono.adjuntar(paso)
        else:
            telefono.guardar(titulo=paso)
            assert Solicitud.objects.get().escrito["titulo"] == paso, "the last word is what stays"
    acto = un_acto()
    dia = acto["para_cuando"]
    telefono.guardar(para_cuando=f"{dia:%Y-%m-%d}", hora="11:00", lugar="Calle Aldama")
    ir = telefono.enviar(donde)
    una = Solicitud.objects.get()
    assert ir == reverse("buzon:una", args=[una.pk])
    assert una.estado == Estado.RECIBIDA
    assert una.numero == 1
    titulo = [paso for paso in pasos if isinstance(paso, str)][-1]
    assert (una.titulo, una.para_cuando, una.lugar) == (titulo, dia, "Calle Aldama")
    assert una.escrito == {}
    assert una.adjuntos.count() == len(fotos)
    assert una.adjuntos.vigentes().count() == len(fotos)


def guardar(client, **datos):
    return client.post(GUARDAR, {"clase": "acto", **datos}, headers=DATOS)


def test_what_another_kept_meanwhile_is_not_covered_until_one_says_so(client):
    una_persona = crear_enlace()
    otra_persona = crear_enlace(una_persona.area)
    suya, de_otra = marca(), secrets.token_hex(8)
    entrar(client, una_persona)
    guardar(client, **suya, turno=1, titulo="Lo mío")
    entrar(client, otra_persona)
    guardar(client, **suya | {"pestana": de_otra, "version": 1}, turno=1, titulo="Lo de otra")
    entrar(client, una_persona)
    respuesta = guardar(client, **suya | {"version": 1}, turno=2, titulo="Lo mío otra vez")
    assert respuesta.status_code == 409
    assert "guardó cambios mientras usted escribía" in respuesta.json()["frase"]
    assert Solicitud.objects.get().escrito["titulo"] == "Lo de otra"
    version = respuesta.json()["version"]
    guardar(client, **suya | {"version": version}, turno=3, titulo="Lo mío otra vez")
    assert Solicitud.objects.get().escrito["titulo"] == "Lo mío otra vez"


def test_without_a_script_what_another_kept_is_shown_beside_and_nothing_is_lost(client):
    persona = crear_enlace()
    entrar(client, persona)
    suya = marca()
    url = reverse("buzon:nueva", args=["acto"])
    client.post(url, {**suya, "titulo": "Lo de otra pestaña"})
    otra = {**suya, "pestana": secrets.token_hex(8), "version": 0}
    html = client.post(url, {**otra, "titulo": "Lo de aquí"}).content.decode()
    assert "Lo de otra pestaña" in html
    assert 'value="Lo de aquí"' in html
    assert "Qué acto es" in html
    assert "falta corregir" not in html, "it was kept, not sent"
    assert Solicitud.objects.get().escrito["titulo"] == "Lo de otra pestaña"


def test_going_back_in_the_browser_and_keeping_again_keeps_the_last_word(client):
    entrar(client, crear_enlace())
    suya, url = marca(), reverse("buzon:nueva", args=["acto"])
    client.post(url, {**suya, "titulo": "Primero"})
    client.post(url, {**suya, "titulo": "Después"})
    assert Solicitud.objects.get().escrito["titulo"] == "Después"


def test_what_arrives_after_it_was_sent_leads_to_what_was_sent(client):
    entrar(client, crear_enlace())
    datos = un_acto()
    client.post(reverse("buzon:nueva", args=["acto"]), datos)
    respuesta = guardar(client, **datos | {"titulo": "Tarde"}, turno=9)
    una = Solicitud.objects.get()
    assert respuesta.status_code == 410
    assert respuesta.json()["ir"] == reverse("buzon:una", args=[una.pk])
    assert respuesta.json()["corregir"] == reverse("buzon:escribir", args=[una.pk])
    assert una.titulo == datos["titulo"]
    assert una.escrito == {}


def test_the_script_is_told_what_is_wrong_or_where_to_go(client):
    entrar(client, crear_enlace())
    url = reverse("buzon:nueva", args=["acto"])
    assert client.post(url, un_acto(titulo=""), headers=DATOS).json() == {"mal": []}
    assert client.post(url, un_acto(), headers=DATOS).json()["ir"].startswith("/buzon/")


def test_a_form_opened_before_is_found_by_its_name_wherever_it_is_by_now(client):
    """What a telephone kept of it comes back to that one, and not to another."""
    entrar(client, crear_enlace())
    suya, nueva = marca(), reverse("buzon:nueva", args=["acto"])
    nunca = client.get(nueva, {"vez": suya["vez"]})
    assert suya["vez"] in nunca.content.decode()
    guardar(client, **suya, turno=1)
    una = Solicitud.objects.get()
    assert client.get(nueva, {"vez": una.vez}).url == reverse("buzon:escribir", args=[una.pk])
    client.post(nueva, un_acto(**suya))
    assert client.get(nueva, {"vez": una.vez}).url == reverse("buzon:una", args=[una.pk])


def test_who_has_no_session_is_told_by_a_word_that_a_script_understands(client):
    respuesta = guardar(client, **marca(), titulo="Inicio")
    assert respuesta.status_code == 401
    assert respuesta.json()["entrar"]
    assert client.get(reverse("buzon:sesion"), headers=DATOS).status_code == 401
    persona = entrar(client, crear_enlace())
    dicho = client.get(reverse("buzon:sesion"), headers=DATOS).json()
    assert dicho["usuario"] == persona.pk
    assert dicho["ficha"]
