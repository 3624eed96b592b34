"""The desk: what waits, for whom, with constant cost."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from moderacion.listas import listas
from moderacion.mesa import EN_LA_MESA, botones
from noticias.models import Noticia
from sitio.texto import dia_y_hora
from tests.fabricas import (
    crear_acto,
    crear_area,
    crear_galeria,
    crear_noticia,
    crear_usuario,
    hacer_publica,
    quitar,
)
from tests.moderacion.admin import agregar, avisos, editar, entrar, forma_de_noticia, leida


def enviar(pagina, por):
    pagina.get_workflow().start(pagina, por)
    return pagina


def devolver(pagina, por, directora, nota="Falta el monto."):
    enviar(pagina, por)
    estado = pagina.current_workflow_task_state
    estado.task.specific.on_action(estado, directora, "reject", comment=nota)


def programar(pagina):
    pagina.go_live_at = timezone.now() + timedelta(days=3)
    hacer_publica(pagina.save_revision())


def poblar(cuantas, autor):
    """So many pages in every state of the desk."""
    directora = crear_usuario("Dirección")
    for _ in range(cuantas):
        enviar(crear_noticia(publicada=False, owner=autor), autor)
        devolver(crear_acto(publicada=False, owner=autor), autor, directora)
        crear_noticia(publicada=False, owner=autor)
        crear_galeria(publicada=False, owner=crear_usuario("Redacción"))
        programar(crear_noticia(publicada=False, owner=autor))
        crear_noticia(owner=autor)


def mesa(client):
    return client.get(reverse("wagtailadmin_home"))


def costo(client):
    """(queries, html) of a desk just seen: that a session is in use is written now and then."""
    mesa(client)
    with CaptureQueriesContext(connection) as consultas:
        html = mesa(client).content.decode()
    return len(consultas), html


@pytest.mark.muestra(2)
@pytest.mark.parametrize("grupo", ["Redacción", "Dirección"])
def test_the_desk_costs_the_same_with_one_row_and_with_many(client, portada, grupo):
    usuario = entrar(client, grupo)
    poblar(1, usuario)
    pocas, _ = costo(client)
    poblar(EN_LA_MESA + 2, usuario)
    muchas, html = costo(client)
    cuentas = len(listas())  # a full list is also counted
    assert muchas <= pocas + cuentas
    assert "Ver todas" in html
    poblar(4, usuario)
    mas, _ = costo(client)
    assert mas == muchas
    assert mas <= 40


def test_each_list_holds_what_it_says(client, portada):
    autor = entrar(client, "Redacción", first_name="Joaquín", last_name="Meza")
    directora = crear_usuario("Dirección", first_name="Rebeca", last_name="Sámano")
    colega = crear_usuario("Redacción", first_name="Lucía", last_name="Ríos")
    enviar(crear_noticia(publicada=False, title="Enviada", owner=autor), autor)
    devolver(crear_noticia(publicada=False, title="Por corregir", owner=autor), autor, directora)
    crear_noticia(publicada=False, title="Mía", owner=autor)
    crear_noticia(publicada=False, title="De Lucía", owner=colega)
    programar(crear_noticia(publicada=False, title="Para el jueves", owner=autor))
    crear_noticia(title="Ya salió", owner=autor)
    tramos = {
        t.lista.clave: t.filas
        for t in mesa(client).context["panels"][0].get_context_data({})["tramos"]
    }
    titulos = {clave: [fila.titulo for fila in filas] for clave, filas in tramos.items()}
    assert titulos == {
        "por-revisar": ["Enviada"],
        "devueltas": ["Por corregir"],
        "mis-borradores": ["Mía"],
        "programadas": ["Para el jueves"],
        "borradores-de-la-redaccion": ["De Lucía"],
        "publicadas": ["Ya salió"],
    }
    assert tramos["por-revisar"][0].dato.startswith("La envió Joaquín Meza el ")
    assert tramos["devueltas"][0].nota == "Falta el monto."
    assert tramos["programadas"][0].dato.startswith("Programada para el ")
    assert tramos["borradores-de-la-redaccion"][0].dato.startswith("Lucía Ríos: ")
    assert tramos["mis-borradores"][0].clase == "Boletín"


def test_what_waits_longest_is_read_first(client, portada):
    directora = entrar(client, "Dirección")
    autor = crear_usuario("Redacción")
    for titulo in ("Primera", "Segunda", "Tercera"):
        enviar(crear_noticia(publicada=False, title=titulo), autor)
    html = mesa(client).content.decode()
    assert html.index("Primera") < html.index("Segunda") < html.index("Tercera")
    assert "Por revisar" in html
    assert "Leer y decidir" in html
    client.logout()
    entrar(client, "Redacción")
    assert "Leer y decidir" not in mesa(client).content.decode()
    assert directora.groups.filter(name="Dirección").exists()


def test_titles_are_those_of_the_draft(client, portada):
    autor = entrar(client, "Redacción")
    publica = crear_noticia(title="Titular público", owner=autor)
    publica.title = "Titular corregido"
    publica.save_revision(user=autor)
    html = mesa(client).content.decode()
    assert "Titular corregido" in html
    assert "Publicada, con cambios sin enviar" in html


@pytest.mark.parametrize(
    ("etiqueta", "modelo"),
    [
        ("Nuevo boletín", "noticia"),
        ("Nuevo acto", "compromiso"),
        ("Nueva galería", "galeria"),
        ("Nueva cápsula", "capsula"),
        ("Nuevo audio", "audio"),
    ],
)
def test_each_button_opens_the_right_form_in_the_right_place(client, portada, etiqueta, modelo):
    entrar(client, "Redacción")
    boton = next(b for b in botones() if b.etiqueta == etiqueta)
    respuesta = client.get(boton.url, follow=True)
    assert respuesta.status_code == 200
    formulario = respuesta.context["form"]
    assert formulario._meta.model._meta.model_name == modelo
    if modelo == "noticia":
        assert formulario["genero"].initial == "boletin"


@pytest.mark.muestra(4)
@pytest.mark.parametrize("clave", [lista.clave for lista in listas()])
def test_every_list_opens_whole_and_bears_a_hostile_page_number(client, portada, clave):
    autor = entrar(client, "Redacción")
    poblar(1, autor)
    direccion = reverse("moderacion:lista", args=[clave])
    for pagina in ("", "?pagina=abc", "?pagina=999999999999999999999", "?pagina=-1"):
        assert client.get(direccion + pagina).status_code == 200


def test_a_list_that_is_not_is_not_found(client, portada):
    entrar(client, "Redacción")
    assert client.get(reverse("moderacion:lista", args=["otra"])).status_code == 404
    assert client.get(reverse("moderacion:nueva", args=["auth", "group"])).status_code == 404
    assert client.get(reverse("moderacion:nueva", args=["no", "existe"])).status_code == 404


def test_administracion_has_a_desk_without_pages(client, portada):
    entrar(client, "Administración")
    html = mesa(client).content.decode()
    assert "Nuevo boletín" not in html
    respuesta = client.get(reverse("moderacion:lista", args=["mis-borradores"]))
    assert respuesta.status_code == 302


def test_a_withdrawn_page_is_a_draft_again(client, portada):
    entrar(client, "Dirección")
    publica = crear_noticia(title="Se retira")
    respuesta = client.post(
        reverse("moderacion:retirar", args=[publica.pk]), {"motivo": "error"}, follow=True
    )
    html = respuesta.content.decode()
    assert "Se retiró «Se retira»" in html
    assert "La retiró" in html
    assert not Noticia.objects.get(pk=publica.pk).visible


def test_only_direccion_sees_the_button_to_withdraw(client, portada):
    publica = crear_noticia()
    direccion = reverse("moderacion:retirar", args=[publica.pk])
    for grupo in ("Redacción", "Dirección"):
        entrar(client, grupo)
        edicion = client.get(reverse("wagtailadmin_pages:edit", args=[publica.pk]))
        for html in (mesa(client).content.decode(), edicion.content.decode()):
            assert (direccion in html) == (grupo == "Dirección")


def test_every_role_of_the_admin_has_a_menu_of_its_own(client, portada):
    assert Group.objects.count() == 4
    vistos = {}
    for grupo in ("Redacción", "Dirección", "Administración"):
        entrar(client, grupo)
        vistos[grupo] = mesa(client).content.decode()
    assert '"explorer"' not in vistos["Redacción"]
    assert "seccion-noticia" in vistos["Redacción"]
    assert "seccion-noticia" not in vistos["Administración"]
    assert "/admin/images/" in vistos["Redacción"]
    assert "/admin/users/" in vistos["Administración"]
    assert "/admin/users/" not in vistos["Dirección"]


@pytest.mark.parametrize("desde", ["", "/admin/mesa/lista/devueltas/"])
def test_once_sent_one_is_on_the_desk_or_where_one_came_from(client, portada, desde):
    entrar(client, "Redacción")
    forma = forma_de_noticia("Reabre la plaza", area=crear_area().pk, next=desde)
    forma["action-submit"] = "1"
    respuesta = client.post(agregar(), forma, follow=True)
    assert respuesta.redirect_chain == [(desde or reverse("wagtailadmin_home"), 302)]
    assert any("Reabre la plaza" in aviso for aviso in avisos(respuesta))
    borrador = crear_noticia(publicada=False, title="Otra plaza")
    forma |= {"title": "Otra plaza", "slug": "otra-plaza"}
    respuesta = client.post(editar(borrador), forma | leida(borrador), follow=True)
    assert respuesta.redirect_chain == [(desde or reverse("wagtailadmin_home"), 302)]
    assert any("Otra plaza" in aviso for aviso in avisos(respuesta))
    assert "En revisión" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_what_was_withdrawn_is_of_who_withdrew_it_and_when(client, portada):
    autor = crear_usuario("Redacción", first_name="Joaquín", last_name="Meza")
    noticia = crear_noticia(title="Obra", owner=autor)
    rebeca = entrar(client, "Dirección", first_name="Rebeca", last_name="Sámano")
    cuando = dia_y_hora(quitar(noticia, por=rebeca).cuando)
    dicho = f"La retiró Rebeca Sámano el {cuando}"
    assert f"{dicho}; la empezó Joaquín Meza" in mesa(client).content.decode()
    client.force_login(autor)
    assert f"{dicho}</span>" in mesa(client).content.decode()
