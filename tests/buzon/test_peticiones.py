"""The office asks the áreas; each answers with something, or says that it has nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ayuntamiento.models import Area
from buzon import avisos, convocar
from buzon.models import Convocatoria, Llamada, Novedad, Solicitud
from moderacion.models import Correo
from moderacion.permissions import NoSePuede
from tests.buzon.fabrica import crear_enlace, entrar, pedir, un_acto
from tests.fabricas import crear_area, crear_usuario
from tests.permisos.cuerpos import leer_forma

pytestmark = pytest.mark.django_db
NUEVA = reverse("peticiones:nueva")
BUZON = reverse("buzon:lista")


def una_peticion(de, **datos):
    """What the form of the office sends."""
    limite = timezone.localdate() + timedelta(days=3)
    dicho = {"pregunta": "¿Qué actos tendrá?", "clase": "acto", "limite": limite}
    return {"vez": "a" * 32, **dicho, "areas": [area.pk for area in de]} | datos


def a_las(monkeypatch, momento):
    monkeypatch.setattr(timezone, "now", lambda: momento)


def texto(respuesta):
    return respuesta.content.decode()


def test_the_office_asks_all_the_open_areas_unless_some_are_taken_out(client, portada):
    abiertas = [crear_area(), crear_area()]
    crear_area(activa=False, nombre="Cerrada desde 2024")
    entrar(client, crear_usuario("Redacción"))
    html = client.get(NUEVA).content
    assert "Cerrada desde 2024" not in html.decode()
    assert html.decode().count('name="areas"') == Area.objects.filter(activa=True).count()
    assert html.decode().count(" checked") == Area.objects.filter(activa=True).count()
    datos = una_peticion(abiertas[:1], vez=leer_forma(html)["vez"])
    respuesta = client.post(NUEVA, datos, follow=True)
    assert "Se le pidió a un área" in texto(respuesta)
    assert [ll.area for ll in Llamada.objects.all()] == abiertas[:1]


def test_a_double_tap_asks_once(client, portada):
    area = crear_enlace().area
    entrar(client, crear_usuario("Dirección"))
    client.post(NUEVA, una_peticion([area]))
    respuesta = client.post(NUEVA, una_peticion([area]), follow=True)
    assert "ya se había enviado" in texto(respuesta)
    assert Convocatoria.objects.count() == Llamada.objects.count() == Novedad.objects.count() == 1


def test_what_is_wrong_in_a_petition_is_said_and_nothing_is_asked(client, portada):
    area, cerrada = crear_area(), crear_area(activa=False)
    entrar(client, crear_usuario("Redacción"))
    ayer = timezone.localdate() - timedelta(days=1)
    for datos, dicho in (
        ({"pregunta": ""}, "Escriba qué se les pregunta."),
        ({"limite": ayer}, "Ese día ya pasó"),
        ({"areas": []}, "Elija al menos un área"),
        ({"areas": [cerrada.pk]}, "no es una de las opciones"),
    ):
        respuesta = client.post(NUEVA, una_peticion([area], **datos))
        assert dicho in texto(respuesta), datos
    assert not Convocatoria.objects.exists()


@pytest.mark.parametrize(
    "mal",
    [
        {"areas": ["x", "99999999999999999999999999"]},
        {"limite": "9999-99-99"},
        {"limite": "31/02/20266"},
        {"clase": "otra"},
        {"vez": "\x00"},
        {"vez": "../../etc"},
        {"pregunta": "\x00\x07" * 80},
        {"pregunta": "a" * 5000},
        {"detalle": "b" * 5000},
    ],
)
def test_a_hostile_form_is_no_error_of_the_program(client, portada, mal):
    area = crear_area()
    entrar(client, crear_usuario("Redacción"))
    assert client.post(NUEVA, una_peticion([area], **mal)).status_code < 500


def test_a_hostile_address_is_not_found(client, portada):
    entrar(client, crear_usuario("Redacción"))
    for pk in (0, 10**30):
        assert client.get(f"/admin/buzon/peticiones/{pk}/").status_code == 404
        assert client.post(f"/admin/buzon/peticiones/{pk}/recordar/").status_code == 404
        assert client.post(f"/admin/buzon/peticiones/{pk}/cerrar/").status_code == 404
    entrar(client, crear_enlace())
    assert client.post(f"/buzon/peticiones/{10**30}/nada/").status_code == 404
    for llamada in ("x", "0", "9" * 40):
        respuesta = client.get(f"{reverse('buzon:nueva', args=['acto'])}?llamada={llamada}")
        assert respuesta.status_code == 200


def test_only_who_attends_the_buzon_asks(client, portada):
    enlace = crear_enlace()
    una = pedir(enlace.area)
    for grupo in ("Administración", "Enlace"):
        quien = enlace if grupo == "Enlace" else crear_usuario(grupo)
        entrar(client, quien)
        client.post(NUEVA, una_peticion([enlace.area]))
        client.post(reverse("peticiones:cerrar", args=[una.pk]))
        with pytest.raises(NoSePuede):
            convocar.recordar(convocatoria=una, por=quien)
        with pytest.raises(NoSePuede):
            convocar.cerrar(convocatoria=una, por=quien)
    assert [c.abierta for c in Convocatoria.objects.all()] == [True]


def test_the_enlace_sees_what_is_asked_with_two_buttons_and_sends(client, portada):
    enlace = entrar(client, crear_enlace())
    una = pedir(enlace.area, pregunta="¿Qué actos tendrá su área?")
    llamada = una.llamadas.get()
    html = texto(client.get(BUZON))
    assert "¿Qué actos tendrá su área?" in html
    assert "No tenemos nada" in html
    forma = f"{reverse('buzon:nueva', args=['acto'])}?llamada={llamada.pk}"
    assert forma in html
    campos = leer_forma(client.get(forma).content)
    assert campos["llamada"] == str(llamada.pk)
    client.post(forma, un_acto(llamada=llamada.pk))
    llamada.refresh_from_db()
    assert llamada.respondida
    assert llamada.respondida_por == enlace
    assert Solicitud.objects.get().llamada == llamada
    assert "¿Qué actos tendrá su área?" not in texto(client.get(BUZON))
    entrar(client, crear_usuario("Redacción"))
    assert "Inauguración de la calle Hidalgo" in texto(
        client.get(reverse("peticiones:una", args=[una.pk]))
    )


def test_the_pasted_week_answers_too(client, portada):
    enlace = entrar(client, crear_enlace())
    llamada = pedir(enlace.area).llamadas.get()
    semana = f"{reverse('buzon:semana')}?llamada={llamada.pk}"
    assert semana in texto(client.get(BUZON))
    dia = timezone.localdate() + timedelta(days=4)
    pegado = {**leer_forma(client.get(semana).content), "texto": f"{dia:%d/%m/%Y}, 11:00, feria"}
    datos = leer_forma(client.post(semana, pegado).content)
    assert datos["llamada"] == str(llamada.pk)
    client.post(semana, {**datos, "form-0-enviar": "on"})
    assert Solicitud.objects.get().llamada == llamada
    llamada.refresh_from_db()
    assert llamada.respondida


def test_the_telephone_keeps_the_week_of_each_call_apart(client, portada):
    enlace = entrar(client, crear_enlace())
    llamada, semana = pedir(enlace.area).llamadas.get(), reverse("buzon:semana")
    assert 'data-pegado="semana"' in client.get(semana).text
    suya = f'data-pegado="semana-{llamada.pk}"'
    assert suya in client.get(f"{semana}?llamada={llamada.pk}").text
    pegado = {"texto": "feria", "llamada": llamada.pk}
    assert suya in client.post(semana, pegado).text, "also once its lines were read"


def test_a_draft_is_no_answer(client, portada):
    enlace = entrar(client, crear_enlace())
    llamada = pedir(enlace.area).llamadas.get()
    client.post(reverse("buzon:nueva", args=["acto"]), un_acto(llamada=llamada.pk, accion=""))
    llamada.refresh_from_db()
    assert llamada.respondida is None


def test_nothing_to_send_is_one_tap_that_sending_takes_back(client, portada):
    enlace = entrar(client, crear_enlace())
    llamada = pedir(enlace.area).llamadas.get()
    nada = reverse("buzon:nada", args=[llamada.pk])
    assert client.get(nada).url == reverse("buzon:lista")
    client.post(nada)
    html = texto(client.post(nada, follow=True))
    llamada.refresh_from_db()
    assert llamada.sin_nada
    assert "Su área dijo que no tiene nada" in html
    client.post(reverse("buzon:nueva", args=["acto"]), un_acto(llamada=llamada.pk))
    llamada.refresh_from_db()
    assert llamada.respondida
    assert not llamada.sin_nada
    assert "ya envió algo" in texto(client.post(nada, follow=True))


def test_what_is_asked_of_an_area_is_of_no_other(client, portada):
    ajena = pedir(crear_area()).llamadas.get()
    enlace = entrar(client, crear_enlace())
    assert client.post(reverse("buzon:nada", args=[ajena.pk])).status_code == 404
    client.post(reverse("buzon:nueva", args=["acto"]), un_acto(llamada=ajena.pk))
    assert Solicitud.objects.get().llamada is None
    with pytest.raises(NoSePuede):
        convocar.decir_nada(llamada=ajena, por=enlace)
    ajena.refresh_from_db()
    assert ajena.respondida is None


def test_a_closed_area_is_not_asked_nor_reminded_nor_may_it_answer(client, portada):
    enlace = entrar(client, crear_enlace())
    una = pedir(enlace.area)
    Area.objects.filter(pk=enlace.area_id).update(activa=False)
    enlace.area.refresh_from_db()
    with pytest.raises(NoSePuede):
        pedir(enlace.area)
    assert convocar.recordar(convocatoria=una, por=crear_usuario("Redacción")) == 0
    client.post(reverse("buzon:nada", args=[una.llamadas.get().pk]))
    assert una.llamadas.get().respondida is None


def test_who_did_not_answer_is_reminded_once(client, portada):
    uno, otro = crear_enlace(), crear_enlace()
    una = pedir(uno.area, otro.area)
    convocar.decir_nada(llamada=una.llamadas.get(area=uno.area), por=uno)
    Novedad.objects.all().delete()
    entrar(client, crear_usuario("Redacción"))
    recordar = reverse("peticiones:recordar", args=[una.pk])
    assert "Se le recordó a un área" in texto(client.post(recordar, follow=True))
    assert "No queda a quién" in texto(client.post(recordar, follow=True))
    assert [novedad.para for novedad in Novedad.objects.all()] == [otro]


def test_the_day_before_it_reminds_by_itself_once_and_in_the_morning(monkeypatch, portada):
    enlace = crear_enlace()
    una = pedir(enlace.area)
    Novedad.objects.all().delete()
    vispera = timezone.localtime() + timedelta(days=2)
    for hora, cuantas in ((0, 0), (8, 0), (9, 1), (9, 0), (20, 0)):
        a_las(monkeypatch, vispera.replace(hour=hora, minute=5))
        assert convocar.recordar_la_vispera() == cuantas
    assert Novedad.objects.count() == 1
    assert una.llamadas.get().recordada


def test_what_was_asked_for_tomorrow_is_not_reminded_the_same_day(monkeypatch, portada):
    enlace = crear_enlace()
    manana = timezone.localdate() + timedelta(days=1)
    hoy = timezone.localtime().replace(hour=8, minute=0)
    a_las(monkeypatch, hoy)
    pedir(enlace.area, limite=manana)
    a_las(monkeypatch, hoy.replace(hour=18))
    assert convocar.recordar_la_vispera() == 0
    a_las(monkeypatch, hoy.replace(hour=9) + timedelta(days=1))
    assert convocar.recordar_la_vispera() == 1


def test_a_closed_petition_asks_nobody(client, portada):
    enlace = crear_enlace()
    una = pedir(enlace.area)
    entrar(client, crear_usuario("Dirección"))
    cerrar = reverse("peticiones:cerrar", args=[una.pk])
    client.post(cerrar)
    primera = Convocatoria.objects.get().cerrada
    client.post(cerrar)
    assert Convocatoria.objects.get().cerrada == primera
    respuesta = client.post(reverse("peticiones:recordar", args=[una.pk]), follow=True)
    assert "ya se cerró" in texto(respuesta)
    entrar(client, enlace)
    assert una.pregunta not in texto(client.get(BUZON))
    assert avisos.avisar() == 0, "what is no longer asked is not mailed"
    assert not Correo.objects.exists()


def test_who_has_nobody_to_read_it_is_told_to_the_office(client, portada):
    una = pedir(crear_area(nombre="Panteones"), crear_enlace().area)
    entrar(client, crear_usuario("Redacción"))
    html = texto(client.get(reverse("peticiones:una", args=[una.pk])))
    assert "Recordar a 1 área<" in html
    assert html.count("Nadie en el área recibe correos del buzón") == 1


def test_its_screens_cost_the_same_with_three_areas_and_with_forty(client, portada):
    entrar(client, crear_usuario("Redacción"))
    cuestan = []
    for cuantas in (3, 40):
        areas = [crear_area() for _ in range(cuantas)]
        una = pedir(*areas)
        for llamada in una.llamadas.all()[: cuantas // 2]:
            enlace = crear_enlace(llamada.area)
            convocar.decir_nada(llamada=llamada, por=enlace)
        for camino in (reverse("peticiones:una", args=[una.pk]), reverse("peticiones:lista")):
            client.get(camino)
            with CaptureQueriesContext(
                connection,
            ) as consultas:
                client.get(camino)
            cuestan.append(len(consultas))
    assert cuestan[:2] == cuestan[2:]
    assert max(cuestan) <= 16  # a dozen are of the panel itself


def test_the_verbs_of_a_petition_are_in_the_log(client, portada):
    enlace = crear_enlace()
    una = pedir(enlace.area)
    quien = entrar(client, crear_usuario("Dirección"))
    convocar.recordar(convocatoria=una, por=quien)
    convocar.decir_nada(llamada=una.llamadas.get(), por=enlace)
    convocar.cerrar(convocatoria=una, por=quien)
    html = texto(client.get(reverse("moderacion:bitacora")))
    for dicho in ("Les pidió", "Les recordó", "no tiene nada", "Cerró la petición"):
        assert dicho in html
