"""What was changed while somebody read is told, with who and what; nothing wins in silence."""

from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset

from agenda_publica import actions
from agenda_publica.models import Acto, Compromiso, SesionDeCompromiso
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.agenda_publica.test_dos_caras import publicar
from tests.agenda_publica.test_registro import ficha, mover
from tests.fabricas import crear_usuario
from tests.moderacion.admin import avisos, entrar, leido


def escondidos(html):
    """The hidden fields of the form of that screen, as the browser sends them."""
    forma = BeautifulSoup(html, "html.parser").select_one("form.mesa")
    return {c["name"]: c.get("value", "") for c in forma.select("input[type=hidden]")}


def test_what_is_published_is_what_the_director_read(client, portada):
    compromiso = crear_compromiso()
    publicar(compromiso)
    otra = crear_usuario("Redacción")
    actions.mover(compromiso=compromiso, original=en(), inicio=en(hora=12), por=otra)
    entrar(client, "Dirección")
    pagina = reverse("agenda:pagina", args=[compromiso.pk])
    vista = escondidos(client.get(pagina).content)
    actions.mover(compromiso=compromiso, original=en(hora=12), inicio=en(hora=18), por=otra)
    respuesta = client.post(pagina, vista)
    assert "Algo cambió mientras" in avisos(respuesta)[0]
    assert "18:00" in respuesta.content.decode()
    assert Acto.objects.get().inicio == en()
    client.post(pagina, escondidos(respuesta.content))
    assert Acto.objects.get().inicio == en(hora=18)


def test_of_two_who_set_its_priority_the_second_is_told(client, portada):
    compromiso = crear_compromiso()
    entrar(client, "Redacción")
    prioridad = reverse("agenda:prioridad", args=[compromiso.pk])
    vista = escondidos(client.get(prioridad).content)
    ramiro = crear_usuario("Redacción", first_name="Ramiro", last_name="Paz")
    actions.priorizar(compromiso=compromiso, prioridad="A", por=ramiro)
    mia = {"prioridad": "C", "por_que": "Va poca gente"}
    respuesta = client.post(prioridad, {**vista, **mia})
    assert "Otra persona (Ramiro Paz) ya cambió su prioridad: es A" in avisos(respuesta)[0]
    assert "Va poca gente" in respuesta.content.decode()
    assert Compromiso.objects.get().prioridad == "A"
    client.post(prioridad, {**escondidos(respuesta.content), **mia})
    assert Compromiso.objects.get().prioridad == "C"


def test_who_moves_what_was_moved_reads_where_it_is_and_who_took_it_there(client, portada):
    compromiso = crear_compromiso()
    ramiro = crear_usuario("Redacción", first_name="Ramiro", last_name="Paz")
    actions.mover(compromiso=compromiso, original=en(), inicio=en(2, 16), por=ramiro)
    entrar(client, "Redacción")
    (dicho,) = avisos(mover(client, compromiso, en(3, 9), visto=en(), original=en()))
    assert dicho.startswith("Otra persona (Ramiro Paz) ya movió «Corte de listón»: está el ")
    assert "16:00" in dicho
    assert Compromiso.objects.get().inicio == en(2, 16)


def guardar(client, compromiso, **datos):
    direccion = reverse("compromisos:edit", args=[compromiso.pk])
    datos = {**ficha(compromiso, **datos), **leido(compromiso)}
    return client.post(direccion, datos, follow=True)


def test_a_new_date_of_what_is_public_offers_its_page_at_once(client, portada):
    compromiso = crear_compromiso()
    publicar(compromiso)
    compromiso = Compromiso.objects.get()
    entrar(client, "Redacción")
    url = reverse("agenda:pagina", args=[compromiso.pk])
    assert url not in avisos(guardar(client, compromiso, notas="Nada de fechas"))[0]
    compromiso.inicio = en(hora=12)
    assert url in avisos(guardar(client, compromiso))[0]


def test_a_date_alone_of_a_public_act_is_not_cancelled_without_a_word(client, portada):
    cambio = SesionDeCompromiso(original=en(8), inicio=en(8, hora=13))
    compromiso = crear_compromiso(regla="FREQ=WEEKLY;COUNT=3", hijos={"sesiones": [cambio]})
    publicar(compromiso)
    compromiso = Compromiso.objects.get()
    entrar(client, "Redacción")
    fila = {
        "id": cambio.pk,
        "original": f"{timezone.localtime(en(8)):%Y-%m-%d %H:%M}",
        "inicio": f"{timezone.localtime(en(8, 13)):%Y-%m-%d %H:%M}",
        "fin": "",
        "titulo": "",
        "cancelada": "on",
        "motivo_publico": "",
    }
    serie = {"cada": "semana", "veces": "3"}
    sin_motivo = {**serie, "sesiones": inline_formset([fila], initial=1)}
    assert "Elija qué se le dice" in guardar(client, compromiso, **sin_motivo).content.decode()
    assert not compromiso.sesiones.get().cancelada
    fila["motivo_publico"] = "clima"
    solo_el_motivo = {clave: valor for clave, valor in fila.items() if clave != "cancelada"}
    sin_cancelar = {**serie, "sesiones": inline_formset([solo_el_motivo], initial=1)}
    html = guardar(client, compromiso, **sin_cancelar).content.decode()
    assert "marque «Ese día se cancela»" in html
    assert not compromiso.sesiones.get().motivo_publico
    guardar(client, compromiso, **serie, sesiones=inline_formset([fila], initial=1))
    assert Compromiso.objects.get().sesiones.get().cancelada
