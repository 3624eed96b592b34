"""A boletín begun from the record of an act."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from acervo.models import Lote
from agenda_publica.models import Cobertura, Papel, Presente
from galerias.models import Audio
from moderacion.permissions import NoSePuede
from noticias.desde_acto import redactar
from noticias.models import Noticia
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.agenda_publica.test_dos_caras import publicar
from tests.fabricas import (
    crear_funcionario,
    crear_galeria,
    crear_imagen,
    crear_sede,
    crear_usuario,
    hacer_publica,
)
from tests.moderacion.admin import entrar


def empezar(client, compromiso):
    return client.post(reverse("boletin-desde-acto", args=[compromiso.pk]))


def test_it_comes_with_what_is_known_of_the_act(client, portada):
    quien = entrar(client, "Redacción")
    preside = crear_funcionario(nombre="Amalia Quiroz", cargo="Presidenta municipal")
    hijos = {
        "presentes": [Presente(funcionario=preside, papel=Papel.PRESIDE)],
        "coberturas": [Cobertura(tipo="boletin"), Cobertura(tipo="foto")],
    }
    compromiso = crear_compromiso(sede=crear_sede(colonia="La Cantera"), hijos=hijos)
    respuesta = empezar(client, compromiso)
    noticia = Noticia.objects.get()
    assert respuesta.url == reverse("wagtailadmin_pages:edit", args=[noticia.pk])
    assert (noticia.owner, noticia.live, noticia.area) == (quien, False, compromiso.area)
    assert noticia.lugar == "La Cantera"
    assert "Amalia Quiroz, Presidenta municipal (preside)" in str(noticia.cuerpo)
    boletin = compromiso.coberturas.get(tipo="boletin")
    assert (boletin.publicacion_id, boletin.en_borrador) == (noticia.pk, True)


def test_the_photographs_of_its_gallery_come_with_it(client, portada):
    entrar(client, "Redacción")
    galeria = crear_galeria(fotos=4)
    fotos = galeria.fotografias()
    salio = Cobertura(tipo="foto", publicacion=galeria)
    compromiso = crear_compromiso(
        sede=crear_sede(nombre="El kiosco"), hijos={"coberturas": [salio]}
    )
    empezar(client, compromiso)
    noticia = Noticia.objects.get()
    assert noticia.imagen == fotos[0]
    assert [foto.pk for foto in noticia.fotografias()] == [foto.pk for foto in fotos]
    assert [r.publicacion_id for r in noticia.relacionadas.all()] == [galeria.pk]
    assert "El kiosco, " in str(noticia.cuerpo)
    noticia.title = "Se baila en la plaza"
    noticia.full_clean()


def test_the_photographs_that_were_brought_of_it_come_too(client, portada):
    """Those told in words first; none that may not be published."""
    entrar(client, "Redacción")
    lote = Lote.objects.create()
    muda, dicha = crear_imagen(lote=lote, description=""), crear_imagen(lote=lote)
    crear_imagen(lote=lote, menores=True)
    crear_imagen(lote=lote, retirada=True)
    compromiso = crear_compromiso(hijos={"coberturas": [Cobertura(tipo="foto", lote=lote)]})
    empezar(client, compromiso)
    assert [foto.pk for foto in Noticia.objects.get().fotografias()] == [dicha.pk, muda.pk]
    ficha = client.get(reverse("compromisos:edit", args=[compromiso.pk])).content.decode()
    assert reverse("lotes:textos", args=[lote.pk]) in ficha


def test_of_one_of_several_dates_come_those_taken_then(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(inicio=en(-9), regla="FREQ=DAILY;COUNT=9")
    cita = compromiso.citas.order_by("inicio")[3]
    lote = Lote.objects.create()
    suya = crear_imagen(lote=lote, tomada=cita.inicio)
    crear_imagen(lote=lote, tomada=cita.inicio + timedelta(days=2))
    crear_imagen(lote=lote)
    Cobertura.objects.create(compromiso=compromiso, tipo="foto", lote=lote)
    noticia = redactar(
        compromiso=compromiso, por=crear_usuario("Redacción"), original=cita.original
    )
    assert [foto.pk for foto in noticia.fotografias()] == [suya.pk]


@pytest.mark.parametrize("puerta", ["boletin-desde-acto", "audio-desde-acto"])
def test_of_an_act_whose_area_nobody_said_it_is_asked_when_it_is_sent(client, portada, puerta):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(area=None)
    respuesta = client.post(reverse(puerta, args=[compromiso.pk]))
    pagina = (Noticia if puerta.startswith("boletin") else Audio).objects.get()
    assert respuesta.url == reverse("wagtailadmin_pages:edit", args=[pagina.pk])
    assert pagina.area is None
    assert client.get(respuesta.url).status_code == 200


def test_who_may_not_write_begins_none(portada):
    with pytest.raises(NoSePuede):
        redactar(compromiso=crear_compromiso(), por=crear_usuario("Enlace"))
    assert not Noticia.objects.exists()


def test_the_title_of_the_office_is_not_written_on_a_page(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(titulo="Despido del tesorero")
    empezar(client, compromiso)
    noticia = Noticia.objects.get()
    assert "despido" not in f"{noticia.title} {noticia.slug}".lower()
    assert "Despido" not in str(noticia.latest_revision.content)


def test_the_page_of_the_act_leads_to_what_came_of_it(client, portada):
    compromiso = crear_compromiso()
    acto = publicar(compromiso)
    entrar(client, "Redacción")
    empezar(client, compromiso)
    noticia = Noticia.objects.get()
    client.logout()
    assert noticia.get_url() not in client.get(acto.get_url()).content.decode()
    noticia.title = "Abre la calle"
    noticia.save_revision()
    hacer_publica(noticia.latest_revision)
    html = client.get(acto.get_url()).content.decode()
    assert "De este acto" in html
    assert "Abre la calle" in html
    html = client.get(noticia.get_url()).content.decode()
    assert f'href="{acto.get_url()}"' in html, "among what is related"


def test_of_a_second_one_it_is_said_that_there_is_one_and_asked_again(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso()
    empezar(client, compromiso)
    primero = Noticia.objects.get()
    respuesta = empezar(client, compromiso)
    assert (respuesta.status_code, Noticia.objects.count()) == (200, 1)
    html = respuesta.content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[primero.pk]) in html
    assert "ya hay boletín" in html
    client.post(reverse("boletin-desde-acto", args=[compromiso.pk]), {"otro": "on"})
    assert Noticia.objects.count() == 2
    assert compromiso.coberturas.count() == 2


def test_of_a_series_each_date_says_if_it_is_to_come_and_what_was_not_held_is_not_offered(
    client, portada
):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(inicio=en(-14), regla="FREQ=WEEKLY;COUNT=4")
    compromiso.citas.filter(inicio=en(-7)).update(cancelada=True)
    respuesta = client.get(reverse("boletin-desde-acto", args=[compromiso.pk]))
    campo = respuesta.context["forma"]["fecha"]
    dichas = [nombre for _valor, nombre in campo.field.choices]
    assert len(dichas) == 3
    assert [una.endswith(" (por venir)") for una in dichas[::2]] == [False, True]
    la_ultima = en(-14 if timezone.now() < en(0) else 0)
    assert datetime.fromisoformat(campo.value()) == la_ultima


def test_an_audio_is_begun_of_an_act_and_covers_it(client, portada):
    quien = entrar(client, "Redacción")
    preside = crear_funcionario(nombre="Amalia Quiroz", cargo="Presidenta municipal")
    hijos = {
        "presentes": [Presente(funcionario=preside, papel=Papel.PRESIDE)],
        "coberturas": [Cobertura(tipo="audio")],
    }
    compromiso = crear_compromiso(titulo="Despido del tesorero", hijos=hijos)
    ficha = client.get(reverse("compromisos:edit", args=[compromiso.pk])).content.decode()
    puerta = reverse("audio-desde-acto", args=[compromiso.pk])
    assert puerta in ficha
    respuesta = client.post(puerta)
    audio = Audio.objects.get()
    assert respuesta.url == reverse("wagtailadmin_pages:edit", args=[audio.pk])
    assert (audio.owner, audio.live, audio.funcionario) == (quien, False, preside)
    assert "despido" not in f"{audio.title} {audio.slug} {audio.resumen}".lower()
    assert [c.publicacion_id for c in compromiso.coberturas.filter(tipo="audio")] == [audio.pk]
    assert client.get(respuesta.url).status_code == 200
