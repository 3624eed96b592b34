"""Many pairs of edits at random: whatever either person typed is in a version or on the screen."""

import json
import random
import uuid
from html import unescape

import pytest
from django.test import Client
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from noticias.models import Noticia
from tests.fabricas import crear_area, crear_documento, crear_noticia
from tests.moderacion.admin import editar, entrar, forma_de_noticia
from tests.moderacion.test_encuentro import elecciones, escondidos
from tests.muestra import TODO

PARES = 200 if TODO else 8
SEMILLA = 20261125
CAMPOS = ("title", "resumen", "lugar", "imagen_pie")


class Pluma:
    """One person's form of the page, and what she typed in it."""

    def __init__(self, azar, pagina, quien):
        self.azar, self.quien, self.typed = azar, quien, set()
        self.campos = {campo: getattr(pagina, campo) for campo in CAMPOS}
        self.bloques = [(b.id, b.value.source) for b in pagina.cuerpo]
        self.anexos = [
            {"id": a.pk, "documento": a.documento_id, "nota": a.nota} for a in pagina.anexos.all()
        ]
        self.iniciales, self.borrados = len(self.anexos), set()
        self.documento = crear_documento().pk
        ultima = pagina.latest_revision
        self.base = {
            "loaded_revision_id": str(ultima.pk),
            "loaded_revision_created_at": ultima.created_at.isoformat(),
        }
        self.area = pagina.area_id

    def texto(self):
        dicho = f"{self.quien}{self.azar.randrange(10**12):012}"
        self.typed.add(dicho)
        return dicho

    def campo(self):
        self.campos[self.azar.choice(CAMPOS)] = self.texto()

    def bloque(self):
        if self.bloques:
            n = self.azar.randrange(len(self.bloques))
            self.bloques[n] = (self.bloques[n][0], f"<p>{self.texto()}</p>")

    def bloque_nuevo(self):
        donde = self.azar.randrange(len(self.bloques) + 1)
        self.bloques.insert(
            donde,
            (str(uuid.UUID(int=self.azar.getrandbits(128), version=4)), f"<p>{self.texto()}</p>"),
        )

    def bloque_menos(self):
        if self.bloques:
            self.bloques.pop(self.azar.randrange(len(self.bloques)))

    def bloques_movidos(self):
        self.azar.shuffle(self.bloques)

    def anexo(self):
        if self.anexos:
            self.azar.choice(self.anexos)["nota"] = self.texto()

    def anexo_nuevo(self):
        self.anexos.append({"documento": self.documento, "nota": self.texto()})

    def anexo_menos(self):
        if self.iniciales:
            self.borrados.add(self.azar.randrange(self.iniciales))

    def escribir(self):
        for hecho in self.azar.choices(ACCIONES, k=self.azar.randint(1, 4)):
            getattr(self, hecho)()

    def quedan(self):
        """What is still in the form of what was typed: one may cover or delete one's own."""
        notas = [a["nota"] for n, a in enumerate(self.anexos) if n not in self.borrados]
        todo = " ".join([*self.campos.values(), *(t for _, t in self.bloques), *notas])
        return {dicho for dicho in self.typed if dicho in todo}

    def forma(self):
        cuerpo = streamfield([("texto", rich_text(t, features=["bold"])) for _, t in self.bloques])
        for n, (clave, _) in enumerate(self.bloques):
            cuerpo[f"{n}-id"] = clave
        filas = [
            {**fila, "DELETE": "on" if n in self.borrados else ""}
            for n, fila in enumerate(self.anexos)
        ]
        datos = {
            **self.campos,
            "slug": "al-azar",
            "cuerpo": cuerpo,
            "area": self.area,
            "anexos": inline_formset(filas, initial=self.iniciales),
        }
        return forma_de_noticia(datos.pop("title"), **datos) | self.base


ACCIONES = [
    nombre
    for nombre, valor in vars(Pluma).items()
    if callable(valor) and nombre not in {"__init__", "texto", "escribir", "quedan", "forma"}
]


@pytest.fixture
def dos(portada):
    personas = []
    for _ in range(2):
        client = Client()
        entrar(client, "Redacción")
        personas.append(client)
    return personas


def ultima_de(pagina):
    return Noticia.objects.get(pk=pagina.pk).latest_revision


def contenido(revision):
    return json.dumps(revision.content, ensure_ascii=False)


def en_versiones(pagina):
    return " ".join(contenido(r) for r in pagina.revisions.all())


@pytest.mark.largo
def test_of_many_random_pairs_of_edits_none_is_lost(dos):
    azar = random.Random(SEMILLA)  # noqa: S311  a seed, not a secret
    area = crear_area()
    inicial = [("texto", f"<p>Párrafo {n}.</p>") for n in range(3)]
    pagina = crear_noticia(publicada=False, slug="al-azar", area=area, cuerpo=inicial)
    preguntadas = 0
    for _ in range(PARES):
        pagina = Noticia.objects.get(pk=pagina.pk).get_latest_revision_as_object()
        una, otra = (Pluma(azar, pagina, letra) for letra in "uo")
        una.escribir()
        otra.escribir()
        antes = Revision.objects.count()
        assert dos[0].post(editar(pagina), una.forma()).status_code == 302
        primera = ultima_de(pagina)
        assert Revision.objects.count() == antes + 1
        assert all(dicho in contenido(primera) for dicho in una.quedan())
        preguntadas += segunda(azar, dos[1], pagina, otra)
        faltan = [d for d in una.quedan() if d not in en_versiones(pagina)]
        assert faltan == []
    assert preguntadas > PARES // 10, "some of them did clash"
    assert preguntadas < PARES, "and some were joined by themselves"


def _errores(respuesta):
    forma = respuesta.context["form"]
    return forma.errors, {n: f.errors for n, f in forma.formsets.items() if not f.is_valid()}


def segunda(azar, client, pagina, pluma):
    """The second person saves late. Whether she had to be asked."""
    antes = Revision.objects.count()
    respuesta = client.post(editar(pagina), pluma.forma())
    if respuesta.status_code == 302:
        ultima = contenido(ultima_de(pagina))
        assert [d for d in pluma.quedan() if d not in ultima] == []
        return False
    assert respuesta.status_code == 409, _errores(respuesta)
    assert client.post(editar(pagina), pluma.forma()).status_code == 409, "the second click too"
    assert Revision.objects.count() == antes, "nothing was overwritten"
    en_pantalla = unescape(respuesta.content.decode())
    assert [d for d in pluma.quedan() if d not in en_pantalla] == []
    if not respuesta.context["hay_mias"]:
        assert pluma.quedan() == set()
        return True
    cual = azar.choice(["mio", "suyo"])
    decidido = escondidos(respuesta) | elecciones(respuesta, cual)
    assert client.post(editar(pagina), decidido).status_code == 302
    if cual == "mio":
        ultima = contenido(ultima_de(pagina))
        assert [d for d in pluma.quedan() if d not in ultima] == []
    return True
