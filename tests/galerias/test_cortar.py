"""The screen where a piece of an audio is cut, without JavaScript; tests/navegador has the rest."""

import shutil

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Collection, CollectionViewRestriction

from acervo.grabacion.cortar import SIN_FFMPEG, hacer_corte
from acervo.models import Corte
from galerias import cortar, tiempos
from sitio.datos import exacto
from tests.acervo.sonidos import crear_sonido
from tests.fabricas import crear_grabacion
from tests.moderacion.admin import entrar

con_ffmpeg = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="esta máquina no tiene ffmpeg")
CORTE = {
    "titulo": "El anuncio",
    "desde": "0:01.2",
    "hasta": "0:04.7",
    "entra": "0.3",
    "sale": "0.3",
}


@pytest.fixture
def sin_ffmpeg(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))


def pantalla(grabacion):
    return reverse("cortar", args=[grabacion.pk])


def pedir(client, grabacion, **cambios):
    return client.post(pantalla(grabacion), {**CORTE, **cambios}, follow=True)


@pytest.mark.parametrize(
    ("texto", "segundos"),
    [
        ("1:23.4", 83.4),
        ("83.4", 83.4),
        ("0:05", 5),
        ("1:02:05", 3725),
        (" 1:23,45 ", 83.45),
        ("90:00", 5400),
        ("0", 0),
        ("", None),
        ("1:75", None),
        ("1:60:00", None),
        ("-1", None),
        ("nan", None),
        ("inf", None),
        ("1e5", None),
        ("١:٢٣", None),
        ("1:2:3:4", None),
        ("9" * 12, None),
        ("1:23.4\n5", None),
    ],
)
def test_a_moment_is_read_as_people_type_it(texto, segundos):
    assert tiempos.leer(texto) == segundos


@pytest.mark.parametrize("segundos", [0, 5, 59.9, 59.96, 60, 83.4, 3599.99, 3725.3, 10800])
def test_a_moment_that_is_painted_is_read_the_same(segundos):
    assert tiempos.leer(exacto(segundos)) == pytest.approx(segundos, abs=0.051)


@con_ffmpeg
def test_a_cut_is_asked_for_waited_for_and_found(client, portada):
    entrar(client, "Redacción")
    grabacion = crear_sonido(6, onda=[50] * 300)
    html = client.get(pantalla(grabacion)).content.decode()
    assert 'class="onda"' in html
    assert 'value="0:06.0"' in html
    assert "Se está cortando «El anuncio»" in pedir(client, grabacion).content.decode()
    corte = Corte.objects.get()
    assert (corte.desde, corte.hasta, corte.entra, corte.sale) == (1.2, 4.7, 0.3, 0.3)
    assert "Se está cortando…" in client.get(pantalla(grabacion)).content.decode()
    assert "ya se había pedido" in pedir(client, grabacion).content.decode()
    assert Corte.objects.count() == 1
    hacer_corte(corte=corte.pk)
    corte.refresh_from_db()
    html = client.get(pantalla(grabacion)).content.decode()
    ficha = reverse("wagtailmedia:edit", args=[corte.resultado_id])
    assert ficha in html
    assert "Listo" in html
    html = client.get(ficha).content.decode()
    assert grabacion.title in html
    assert "0:01.2 a 0:04.7" in html
    assert "0:01.2 a 0:04.7" in client.get(reverse("grabaciones")).content.decode()


@con_ffmpeg
@pytest.mark.parametrize(
    ("cambios", "frase"),
    [
        ({"titulo": ""}, "Falta llenar este campo."),
        ({"desde": "nada"}, tiempos.MAL_ESCRITO),
        ({"hasta": "99999"}, "El audio dura 0:06.0"),
        ({"hasta": "0:06.2"}, "El audio dura 0:06.0"),
        ({"hasta": "0:01.0"}, cortar.AL_REVES),
        ({"hasta": "0:01.5"}, cortar.CORTO),
        ({"entra": "3", "sale": "3"}, cortar.FUNDIDOS),
        ({"entra": "nan"}, "número"),
        ({"entra": "-1"}, "mayor o igual"),
        ({"sale": "1e999"}, ""),
        ({"titulo": "a" * 5000}, "200"),
        ({"desde": "\x00"}, ""),
    ],
)
def test_what_cannot_be_cut_is_said_and_nothing_is_asked(client, portada, cambios, frase):
    entrar(client, "Redacción")
    respuesta = pedir(client, crear_sonido(6), **cambios)
    assert respuesta.status_code == 200
    assert frase in respuesta.content.decode()
    assert not Corte.objects.exists()


@con_ffmpeg
def test_its_end_may_be_the_tenth_that_is_painted(client, portada):
    entrar(client, "Redacción")
    pedir(client, crear_sonido(6, duration=5.96), hasta="0:06.0")
    assert Corte.objects.get().hasta == 5.96


@con_ffmpeg
def test_a_cut_that_failed_says_why(client, portada):
    entrar(client, "Redacción")
    grabacion = crear_grabacion()
    pedir(client, grabacion)
    hacer_corte(corte=Corte.objects.get().pk)
    html = client.get(pantalla(grabacion)).content.decode()
    assert "No se pudo leer el archivo original" in html
    otra_vez = f"?corte={Corte.objects.get().pk}"
    assert otra_vez in html
    html = client.get(pantalla(grabacion) + otra_vez).content.decode()
    assert 'value="El anuncio"' in html
    assert 'value="0:04.7"' in html
    for mala in ("?corte=x", "?corte=-1", "?corte=99999", "?corte=%00", f"?corte={'9' * 40}"):
        assert client.get(pantalla(grabacion) + mala).status_code in {200, 400}


@con_ffmpeg
def test_a_cut_that_takes_too_long_may_be_asked_for_again(client, portada):
    entrar(client, "Redacción")
    grabacion = crear_sonido(6)
    pedir(client, grabacion)
    Corte.objects.update(pedido_el=timezone.now() - timezone.timedelta(hours=1))
    assert "Tarda más de lo normal" in client.get(pantalla(grabacion)).content.decode()
    pedir(client, grabacion)
    assert Corte.objects.count() == 1
    trabajos = DBTaskResult.objects.filter(task_path="acervo.tasks.hacer_corte")
    assert trabajos.count() == 2
    for _ in trabajos:
        hacer_corte(corte=Corte.objects.get().pk)
    assert grabacion.cortes.count() == 1


def test_two_who_ask_for_the_same_at_once_are_one(portada):
    pedido = {"original": crear_grabacion(), "titulo": "Uno", "desde": 1, "hasta": 2}
    Corte.objects.create(**pedido)
    with pytest.raises(IntegrityError), transaction.atomic():
        Corte.objects.create(**pedido)


def test_without_ffmpeg_the_screen_says_so_and_asks_nothing(client, portada, sin_ffmpeg):
    entrar(client, "Redacción")
    grabacion = crear_sonido(6)
    assert SIN_FFMPEG in client.get(pantalla(grabacion)).content.decode()
    assert SIN_FFMPEG in pedir(client, grabacion).content.decode()
    assert not Corte.objects.exists()
    html = client.get(reverse("wagtailmedia:add", args=["audio"])).content.decode()
    assert "no se podrá cortar" in html


def test_only_audio_is_cut_and_only_by_who_may_change_it(client, portada):
    grabacion, video = crear_grabacion(), crear_grabacion("video")
    assert client.get(pantalla(grabacion)).status_code == 302
    entrar(client, "Redacción")
    assert client.get(pantalla(video)).status_code == 404
    assert client.get(reverse("cortar", args=[999_999])).status_code == 404
    entrar(client, "Enlace")
    assert client.post(pantalla(grabacion), CORTE).status_code in {302, 403}
    assert not Corte.objects.exists()


def test_its_mp3_is_as_private_as_it_is(client, portada):
    grabacion = crear_grabacion()
    cerrada = Collection.get_first_root_node().add_child(name="Cerrada")
    CollectionViewRestriction.objects.create(collection=cerrada, restriction_type="login")
    nombre = grabacion.mp3.storage.save("mp3/x.mp3", grabacion.file)
    type(grabacion).objects.filter(pk=grabacion.pk).update(mp3=nombre, collection=cerrada)
    grabacion.refresh_from_db()
    assert client.get(grabacion.mp3.url).status_code == 404
    entrar(client, "Redacción")
    assert client.get(grabacion.mp3.url).status_code == 200


def test_the_sheet_of_recordings_says_what_each_was_cut_from(client, portada):
    entrar(client, "Dirección")
    original = crear_grabacion(title="Sesión entera")
    crear_grabacion(title="El anuncio", de=original, desde=1, hasta=3)
    crear_grabacion(title="De uno que ya no está", desde=1, hasta=3)
    hoja = client.get(reverse("grabaciones"), {"export": "csv"}).getvalue().decode()
    (renglon,) = [r for r in hoja.splitlines() if r.startswith("El anuncio")]
    assert "Sesión entera" in renglon
    assert "Un audio que ya no está" in client.get(reverse("grabaciones")).content.decode()
