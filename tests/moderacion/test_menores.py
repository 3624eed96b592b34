"""Minors whom the public sees without a consent: told at once, and pending until it is mended."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from acervo.models import Imagen
from moderacion.custodia.menores import MenoresALaVista
from tests.acervo.test_consentimientos import crear_consentimiento
from tests.fabricas import (
    crear_galeria,
    crear_imagen,
    crear_noticia,
    crear_usuario,
    hacer_publica,
    quitar,
)
from tests.moderacion.admin import avisos, entrar, leido

TITULO = "Menores a la vista sin consentimiento"


def ficha(imagen):
    return reverse("wagtailimages:edit", args=[imagen.pk])


def marcar(client, imagen, menores=True):
    datos = {"title": imagen.title, "description": imagen.description, "tags": ""}
    datos |= {"menores": "on"} if menores else {}
    return client.post(ficha(imagen), datos | leido(imagen), follow=True)


def marcar_varias(client, imagenes, menores):
    claves = "&".join(f"id={imagen.pk}" for imagen in imagenes)
    puerta = reverse("wagtail_bulk_action", args=["acervo", "imagen", "editar_varias"])
    return client.post(f"{puerta}?{claves}", {"menores": menores}, follow=True)


def pendientes(usuario):
    return [fila.titulo for fila in MenoresALaVista(usuario).filas(slice(0, 20))]


def mesa(client):
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_whoever_marks_one_that_the_public_sees_is_told_where_and_what_to_do(client, portada):
    imagen = crear_imagen(title="La ronda")
    feria = crear_noticia(imagen=imagen, title="Feria de la lectura")
    crear_noticia(imagen=imagen, title="Un borrador", publicada=False)
    usuario = entrar(client, "Redacción")
    dicho = " ".join(avisos(marcar(client, imagen)))
    assert "«La ronda» aparecen menores, falta su consentimiento y se ve en «Feria" in dicho
    assert "registre el consentimiento, o quítela de ahí" in dicho
    assert f"{reverse('consentimientos:add')}?imagen={imagen.pk}" in dicho
    assert reverse("wagtailadmin_pages:edit", args=[feria.pk]) in dicho
    assert "Un borrador" not in dicho
    assert "falta su consentimiento" in client.get(ficha(imagen)).content.decode()
    assert Page.objects.get(pk=feria.pk).live, "nothing is taken down by itself"
    assert pendientes(usuario) == ["La ronda"]
    html = mesa(client)
    assert TITULO in html
    assert "Se ve en «Feria de la lectura». Registre el consentimiento" in html


def test_many_marked_at_once_are_told_too(client, portada):
    vista, guardada = crear_imagen(title="Vista"), crear_imagen(title="Guardada")
    crear_galeria(fotos=0, imagen=vista, title="La gira")
    crear_noticia(imagen=vista)
    entrar(client, "Redacción")
    dicho = " ".join(avisos(marcar_varias(client, [vista, guardada], "si")))
    assert "«Vista» aparecen menores" in dicho
    assert "Guardada" not in dicho
    assert pendientes(crear_usuario("Dirección")) == ["Vista"]


def consentir(imagen, pagina):
    crear_consentimiento(imagen)


def quitarla(imagen, pagina):
    pagina.imagen = None
    hacer_publica(pagina.save_revision())


def retirar_la_pagina(imagen, pagina):
    quitar(pagina)


@pytest.mark.parametrize("remediar", [consentir, quitarla, retirar_la_pagina])
def test_it_is_pending_until_it_is_mended(client, portada, remediar):
    imagen = crear_imagen(title="La ronda")
    pagina = crear_noticia(imagen=imagen)
    usuario = entrar(client, "Redacción")
    marcar(client, imagen)
    assert pendientes(usuario) == ["La ronda"]
    remediar(imagen, pagina)
    assert pendientes(usuario) == []
    assert TITULO not in mesa(client)
    assert "falta su consentimiento" not in client.get(ficha(imagen)).content.decode()


@pytest.mark.parametrize(("grupo", "puede"), [("Redacción", False), ("Dirección", True)])
def test_that_no_minors_appear_where_they_are_seen_is_said_by_direccion_alone(
    client, portada, grupo, puede
):
    imagen = crear_imagen(title="La ronda")
    crear_noticia(imagen=imagen, title="Feria")
    Imagen.objects.update(menores=True)
    usuario = entrar(client, grupo)
    respuesta = marcar_varias(client, [imagen], "no")
    assert ("Pida a dirección" in respuesta.content.decode()) != puede
    Imagen.objects.update(menores=True)
    respuesta = marcar(client, imagen, menores=False)
    assert ("Pida a dirección" in respuesta.content.decode()) != puede
    assert bool(pendientes(usuario)) != puede


def test_redaccion_unmarks_what_nobody_sees(client, portada):
    imagen = crear_imagen(menores=True)
    crear_noticia(imagen=imagen, publicada=False)
    entrar(client, "Redacción")
    marcar(client, imagen, menores=False)
    assert not Imagen.objects.get().menores


def test_the_list_costs_the_same_with_one_and_with_many(portada):
    usuario = crear_usuario("Dirección")

    def costo():
        with CaptureQueriesContext(connection) as consultas:
            MenoresALaVista(usuario).filas(slice(0, 20))
        return len(consultas)

    def una():
        crear_noticia(imagen=crear_imagen())
        Imagen.objects.update(menores=True)

    una()
    costo()  # what is remembered from then on
    con_una = costo()
    for _ in range(4):
        una()
    assert costo() == con_una <= 4
