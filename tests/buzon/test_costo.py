"""What the door costs, and that nothing typed at it by hand brings it down."""

import gzip
from datetime import time, timedelta
from itertools import product

import pytest
from django.urls import reverse
from django.utils import timezone

from buzon.models import Adjunto, Clase, Estado, Llamada, Solicitud
from tests.buzon.fabrica import (
    DATOS,
    crear_enlace,
    crear_solicitud,
    entrar,
    foto,
    marca,
    un_acto,
)
from tests.muestra import TODO, elegir
from tests.sitio.test_puertas_publicas import HOSTILES

pytestmark = pytest.mark.django_db
LISTA = reverse("buzon:lista")
KIB = 1024
BASURA = ["\x00", "9" * 400, "-1", "1e9", "😀" * 3000, "<script>", "2026-02-31", "[]", " "]
CAMPOS = ["vez", "pestana", "turno", "version", "llamada", "corrige", "clase", "accion", "titulo"]
CAMPOS += ["para_cuando", "hora", "hora_fin", "texto", "lugar", "menores", "quitar", "sustituye"]
CAMPOS += [
    "form-TOTAL_FORMS",
    "form-INITIAL_FORMS",
    "form-0-enviar",
    "resto",
    "seguir",
    "rescatado",
]


def sembrar(persona, cuantas):
    dia, ahora = timezone.localdate(), timezone.now()
    Solicitud.objects.bulk_create(
        Solicitud(
            vez=f"{n:032x}",
            area=persona.area,
            clase=Clase.values[n % 4],
            estado=Estado.values[1 + n % 7],
            titulo=f"Acto {n}",
            para_cuando=dia,
            hora=time(11),
            empezada_por=persona,
            enviada_por=persona,
            enviada=ahora - timedelta(minutes=n),
            ejercicio=dia.year,
            numero=n + 1,
        )
        for n in range(cuantas)
    )


@pytest.mark.parametrize("cuantas", [10, 5000])
def test_the_list_costs_at_most_fourteen_queries(
    client, portada, cuantas, django_assert_max_num_queries
):
    persona = entrar(client, crear_enlace())
    sembrar(persona, cuantas)
    with django_assert_max_num_queries(14):
        html = client.get(LISTA).content.decode()
    assert html.count("buzon-estado") == min(cuantas, 20)


def test_one_with_thirty_files_costs_what_one_with_three_costs(
    client, portada, django_assert_max_num_queries
):
    una = crear_solicitud(archivos_de=[foto()])
    entrar(client, una.enviada_por)
    copiar_el_adjunto(una, 30)
    for que in ("una", "escribir"):
        with django_assert_max_num_queries(18):
            client.get(reverse(f"buzon:{que}", args=[una.pk]))


def copiar_el_adjunto(una, veces):
    adjunto = una.adjuntos.get()
    for n in range(veces):
        adjunto.pk, adjunto.huella, adjunto.nombre = None, f"{n:040x}", f"IMG_{n:04}.jpg"
        adjunto.save()


@pytest.mark.parametrize("clase", Clase.values)
def test_a_form_weighs_at_most_ten_kilobytes(client, portada, clase):
    entrar(client, crear_enlace())
    html = client.get(reverse("buzon:nueva", args=[clase])).content
    assert len(gzip.compress(html)) <= 10 * KIB


def test_with_two_hundred_files_too(client, portada):
    una = crear_solicitud(archivos_de=[foto()])
    entrar(client, una.enviada_por)
    copiar_el_adjunto(una, 199)
    assert Adjunto.objects.count() == 200
    html = client.get(reverse("buzon:escribir", args=[una.pk])).content
    assert len(gzip.compress(html)) <= 10 * KIB


def test_hostile_addresses_are_answered(client, portada):
    una = crear_solicitud()
    entrar(client, una.enviada_por)
    nueva, escribir = reverse("buzon:nueva", args=["acto"]), f"/buzon/{una.pk}/escribir/"
    for url in (LISTA, nueva, escribir, reverse("buzon:semana"), f"/buzon/{una.pk}/"):
        for pregunta in [*HOSTILES, "vez=%00", "llamada=9" * 9, "entro=<b>", "vez=" + "f" * 32]:
            assert client.get(f"{url}?{pregunta}").status_code < 500
    for camino in ("nueva/nada", "nueva/acto%00", "9" * 30, "0", f"{una.pk}/archivos/{'9' * 30}"):
        assert client.get(f"/buzon/{camino}/").status_code < 500


def test_hostile_forms_are_answered_and_touch_nothing(client, portada):
    una = crear_solicitud(archivos_de=[foto()])
    entrar(client, una.enviada_por)
    nueva, pk = reverse("buzon:nueva", args=["aviso"]), una.pk
    urls = [nueva, *(f"/buzon/{u}/" for u in ("guardar", "subir", "semana", f"{pk}/escribir"))]
    todos = [*product(urls, CAMPOS, BASURA)]
    for url, campo, valor in todos if TODO else elegir(todos, 4):
        datos = {**marca(clase="aviso"), campo: valor}
        assert client.post(url, datos).status_code < 500, (url, campo, valor[:9])
    for url in urls:
        assert client.post(url, {}, headers=DATOS).status_code < 500
    assert Solicitud.objects.enviadas().get().titulo == una.titulo
    assert una.adjuntos.vigentes().count() == 1


def test_what_is_typed_is_painted_as_text(client, portada):
    entrar(client, crear_enlace())
    malo = '"><script>alert(1)</script>'
    for datos in (un_acto(titulo=malo), un_acto(titulo=malo, hora="", accion="guardar")):
        html = client.post(reverse("buzon:nueva", args=["acto"]), datos, follow=True)
        assert "<script>alert" not in html.content.decode()
    assert "<script>alert" not in client.get(LISTA).content.decode()


def test_a_call_of_another_area_is_not_answered_by_this_one(client, portada):
    assert not Llamada.objects.exists()
    entrar(client, crear_enlace())
    client.post(reverse("buzon:nueva", args=["acto"]), un_acto(llamada=7))
    assert Solicitud.objects.get().llamada is None
