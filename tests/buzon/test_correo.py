"""What an enlace is told by mail: at each step, gathered, and never of another área."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from buzon import avisos, convocar, publicada
from buzon.models import Estado, Mensaje, Novedad, Uso
from moderacion.models import Correo
from moderacion.reloj import pulso
from tests.agenda_publica.fabrica import crear_compromiso
from tests.buzon.fabrica import crear_enlace, enviada, pedir
from tests.fabricas import (
    crear_acto,
    crear_area,
    crear_noticia,
    crear_usuario,
    hacer_publica,
    quitar,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pasan(monkeypatch):
    """So many minutes go by."""
    ahora = [timezone.now()]
    monkeypatch.setattr(timezone, "now", lambda: ahora[0])

    def pasar(minutos):
        ahora[0] += timedelta(minutes=minutos)

    return pasar


def ultimo():
    return Correo.objects.latest("pk")


def el_buzon(solicitud):
    return f"{settings.SITIO_URL}{reverse('buzon:una', args=[solicitud.pk])}"


def test_what_is_sent_is_acknowledged_to_all_who_speak_for_the_area(portada):
    uno = crear_enlace()
    otro = crear_enlace(uno.area)
    una = enviada(uno, titulo="Inauguración de la calle Hidalgo")
    assert avisos.avisar() == 2
    assert set(Correo.objects.values_list("para", flat=True)) == {uno.email, otro.email}
    correo = ultimo()
    assert correo.asunto == "Buzón: Inauguración de la calle Hidalgo"
    assert f"Comunicación Social la recibió. Su recibo es {una.recibo}." in correo.texto
    assert correo.texto.endswith(f"\n{el_buzon(una)}\n")


@pytest.mark.parametrize(
    ("avisar", "dicho"),
    [
        (lambda una: avisos.de_datos(una, "¿A qué hora empieza?"), "¿A qué hora empieza?"),
        (lambda una: avisos.de_aceptacion(una), "Se aceptó."),
        (lambda una: avisos.de_aceptacion(una, "Hay boletín."), "Se aceptó. Hay boletín. Cuando"),
        (lambda una: avisos.de_rechazo(una, "Ya se publicó en mayo."), "Ya se publicó en mayo."),
        (lambda una: avisos.de_union(una), "Otra área contó lo mismo"),
        (lambda una: avisos.anotar(una, "Algo más."), "Algo más."),
    ],
)
def test_each_step_is_told_in_its_words(portada, avisar, dicho):
    una = enviada(crear_enlace())
    Novedad.objects.all().delete()
    avisar(una)
    assert avisos.avisar() == 1
    assert dicho in ultimo().texto
    assert el_buzon(una) in ultimo().texto


def test_a_long_answer_is_told_whole(portada):
    una = enviada(crear_enlace())
    respuesta = "Por ahora no. " * 140 + "Fin."
    avisos.de_rechazo(una, respuesta)
    avisos.avisar()
    assert respuesta in ultimo().texto


def test_no_more_than_one_an_hour_and_then_all_together(portada, pasan):
    enlace = crear_enlace()
    una, otra = enviada(enlace, titulo="Una"), None
    assert avisos.avisar() == 1
    pasan(5)
    avisos.de_datos(una, "¿Dónde es?")
    otra = enviada(enlace, titulo="Otra")
    for _ in range(5):
        assert avisos.avisar() == 0
        pasan(10)
    pasan(6)
    assert avisos.avisar() == 1
    assert avisos.avisar() == 0
    assert ultimo().asunto == "Buzón: novedades de 2 asuntos"
    assert "«Una»" in ultimo().texto
    assert "¿Dónde es?" in ultimo().texto
    assert f"Su recibo es {otra.recibo}" in ultimo().texto
    assert f"{settings.SITIO_URL}{reverse('buzon:lista')}" in ultimo().texto
    assert Correo.objects.count() == 2


def test_the_tick_writes_them(portada):
    enviada(crear_enlace())
    assert "buzon.avisos.avisar" in settings.PULSO
    assert "buzon.avisos.avisar" not in pulso.un_pulso()
    assert Correo.objects.filter(asunto__startswith="Buzón:").count() == 1


def test_another_area_hears_nothing(portada):
    enlace, ajena = crear_enlace(), crear_enlace(crear_area(nombre="Panteones"))
    una = enviada(enlace)
    avisos.de_datos(una, "¿Cuántos?")
    avisos.de_union(una)
    avisos.avisar()
    assert not Correo.objects.filter(para=ajena.email).exists()
    assert "Panteones" not in "".join(Correo.objects.values_list("texto", flat=True))


def test_a_private_note_is_told_to_nobody(portada):
    una = enviada(crear_enlace())
    redactora = crear_usuario("Redacción")
    Mensaje.objects.create(
        solicitud=una, clase=Mensaje.Clase.NOTA, texto="Ojo con el regidor.", de=redactora
    )
    avisos.de_datos(una, "¿Dónde?")
    avisos.avisar()
    assert "regidor" not in ultimo().texto


def _se_va(persona):
    persona.is_active = False
    persona.save()


def _cambia_de_area(persona):
    persona.area = crear_area()
    persona.save()


def _ya_no_es_enlace(persona):
    persona.groups.set([Group.objects.get(name="Redacción")])


def _pierde_su_correo(persona):
    persona.email = ""
    persona.save()


@pytest.mark.parametrize(
    "deja", [_se_va, _cambia_de_area, _ya_no_es_enlace, _pierde_su_correo], ids=lambda f: f.__name__
)
def test_who_leaves_meanwhile_is_told_nothing(portada, deja):
    enlace = crear_enlace()
    queda = crear_enlace(enlace.area)
    enviada(enlace)
    deja(enlace)
    assert avisos.avisar() == 1
    assert [correo.para for correo in Correo.objects.all()] == [queda.email]
    assert not Novedad.objects.filter(para=enlace).exists()


def test_who_comes_to_another_area_is_not_kept_waiting_by_what_was_not_told(portada):
    enlace = crear_enlace()
    enviada(enlace)
    _cambia_de_area(enlace)
    assert avisos.avisar() == 0
    enviada(enlace, titulo="De la nueva")
    assert avisos.avisar() == 1
    assert ultimo().asunto == "Buzón: De la nueva"


def test_enlaces_without_mail_do_not_stop_the_rest(portada):
    sin_correo = crear_enlace(email="")
    otro = crear_enlace(sin_correo.area)
    enviada(sin_correo)
    assert avisos.avisar() == 1
    assert ultimo().para == otro.email


def test_what_cannot_be_told_to_one_stops_nobody_else(portada, monkeypatch):
    uno, otro = crear_enlace(), crear_enlace()
    enviada(uno, titulo="Una")
    enviada(otro, titulo="Otra")
    verdadero = avisos._asunto

    def falla(novedades):
        if novedades[0].para_id == uno.pk:
            raise RuntimeError
        return verdadero(novedades)

    monkeypatch.setattr(avisos, "_asunto", falla)
    assert avisos.avisar() == 1
    assert ultimo().para == otro.email
    assert Novedad.objects.filter(para=uno, avisada=None).exists(), "it is tried again"


def _usada(solicitud, pagina=None, compromiso=None):
    tipo = Uso.Tipo.COMPROMISO if compromiso else Uso.Tipo.BOLETIN
    datos = {"solicitud": solicitud, "tipo": tipo, "por": crear_usuario("Redacción")}
    return Uso.objects.create(publicacion=pagina, compromiso=compromiso, **datos)


def test_what_is_published_is_told_with_its_address_once(portada, pasan):
    una = enviada(crear_enlace())
    avisos.avisar()
    noticia = crear_noticia(publicada=False, title="Abre la calle Hidalgo")
    _usada(una, noticia)
    pasan(61)
    assert avisos.avisar() == 0
    for _ in range(2):  # corrected, it is published again
        hacer_publica(noticia.save_revision())
    assert avisos.avisar() == 1
    assert "Ya se publicó «Abre la calle Hidalgo»:" in ultimo().texto
    assert f"{settings.SITIO_URL}{noticia.url}\n" in ultimo().texto
    pasan(61)
    hacer_publica(noticia.save_revision())
    assert avisos.avisar() == 0


def test_what_came_of_its_record_of_the_agenda_is_told_too(portada):
    una = enviada(crear_enlace())
    acto = crear_acto(publicada=False, title="Inauguración")
    _usada(una, compromiso=crear_compromiso(acto=acto))
    hacer_publica(acto.save_revision())
    avisos.avisar()
    assert "Ya se publicó «Inauguración»" in ultimo().texto


def test_whose_notice_was_joined_hears_of_what_was_published(portada):
    una, otra = enviada(crear_enlace()), enviada(crear_enlace(), titulo="Lo mismo")
    otra.estado, otra.unida_a = Estado.UNIDA, una
    otra.save()
    noticia = crear_noticia(publicada=False)
    _usada(una, noticia)
    hacer_publica(noticia.save_revision())
    avisos.avisar()
    textos = Correo.objects.order_by("pk").values_list("texto", flat=True)
    assert [noticia.url in texto for texto in textos] == [True, True]
    assert [str(una) in texto for texto in textos].count(True) == 1


def test_of_what_is_withdrawn_before_the_mail_goes_no_address_is_given(portada, pasan):
    una = enviada(crear_enlace())
    noticia = crear_noticia(publicada=False)
    _usada(una, noticia)
    hacer_publica(noticia.save_revision())
    quitar(noticia)
    assert avisos.avisar() == 1
    assert noticia.url not in ultimo().texto
    pasan(61)
    assert avisos.avisar() == 0


def test_a_call_and_its_reminder_are_mailed_to_each_area(portada, pasan):
    uno, otro = crear_enlace(), crear_enlace()
    una = pedir(uno.area, otro.area, pregunta="¿Qué actos tendrá su área?")
    assert avisos.avisar() == 2
    assert ultimo().asunto == "Buzón: ¿Qué actos tendrá su área?"
    assert "le pregunta: «¿Qué actos tendrá su área?» Conteste" in ultimo().texto
    assert f"{settings.SITIO_URL}{reverse('buzon:lista')}" in ultimo().texto
    pasan(61)
    convocar.recordar(convocatoria=una, por=crear_usuario("Dirección"))
    convocar.decir_nada(llamada=una.llamadas.get(area=uno.area), por=uno)
    assert avisos.avisar() == 1, "who answered before the mail went is not reminded"
    assert ultimo().para == otro.email
    assert "Falta su respuesta a «¿Qué actos tendrá su área?»" in ultimo().texto


def test_what_an_area_writes_breaks_neither_subject_nor_mail(portada):
    titulo = "Uno\nBcc: alguien@example.org <b>"
    enviada(crear_enlace(), titulo=titulo)
    assert avisos.avisar() == 1
    assert "\n" not in ultimo().asunto


def test_a_publication_that_came_of_no_notice_asks_one_thing(portada, django_assert_num_queries):
    noticia = crear_noticia()
    with django_assert_num_queries(1):
        publicada.contar(type(noticia), noticia)
