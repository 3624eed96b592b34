"""The electoral ban: the clock at its edges, what it refuses, who decrees it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from moderacion.electoral import veda as vedas
from moderacion.models import Correo, Veda
from moderacion.reloj.programa import publicar_programadas
from moderacion.reloj.pulso import un_pulso
from noticias.models import Noticia
from sitio.models import Publicacion
from sitio.texto import dia_y_hora
from tests.fabricas import (
    crear_acto,
    crear_noticia,
    crear_usuario,
    crear_veda,
    hacer_publica,
    quitar,
)
from tests.moderacion.admin import avisos, entrar, leido

UN_SEGUNDO = timedelta(seconds=1)


def a_la_vista():
    return set(Publicacion.objects.publicadas().values_list("title", flat=True))


@pytest.mark.parametrize(
    ("borde", "segundos", "oculta"),
    [("desde", -1, False), ("desde", 0, True), ("hasta", -1, True), ("hasta", 0, False)],
)
def test_its_first_moment_is_in_it_and_its_last_is_not(portada, borde, segundos, oculta):
    crear_noticia(title="Obra terminada")
    crear_noticia(title="Vacunas", materia="salud")
    veda = crear_veda(desde=timezone.now() + timedelta(days=30))
    vedas.retener(getattr(veda, borde) + segundos * UN_SEGUNDO)
    assert a_la_vista() == ({"Vacunas"} if oculta else {"Vacunas", "Obra terminada"})


def test_a_stale_copy_saved_in_the_middle_does_not_bring_it_back(portada):
    vieja = crear_noticia()
    crear_veda()
    Publicacion.objects.filter(pk=vieja.pk).update(visible=True, retenida=False)
    Noticia.objects.get(pk=vieja.pk).save(update_fields=["draft_title"])
    assert Noticia.objects.get(pk=vieja.pk).retenida
    assert not a_la_vista()


def test_the_database_itself_refuses_what_is_kept_back_and_visible(portada):
    noticia = crear_noticia()
    with pytest.raises(IntegrityError), transaction.atomic():
        Publicacion.objects.filter(pk=noticia.pk).update(retenida=True)


def test_what_stays_is_what_the_ban_says(portada):
    for titulo, datos in {
        "boletín": {},
        "aviso": {"genero": "aviso"},
        "convocatoria": {"genero": "convocatoria"},
        "salud": {"materia": "salud"},
        "educación": {"materia": "educacion"},
        "protección civil": {"materia": "proteccion_civil"},
        "transparencia": {"materia": "transparencia"},
    }.items():
        crear_noticia(title=titulo, **datos)
    crear_acto(title="acto")
    veda = crear_veda()
    siguen = {"aviso", "convocatoria", "salud", "educación", "protección civil", "transparencia"}
    assert a_la_vista() == siguen
    veda.materias, veda.generos = [], ["acto"]
    vedas.decretar(veda=veda, por=None)
    assert a_la_vista() == {"acto"}
    veda.materias, veda.generos = [], []
    vedas.decretar(veda=veda, por=None)
    assert not a_la_vista()


def test_the_tick_brings_all_back_by_itself_and_writes_it_down(portada, monkeypatch):
    crear_noticia(title="Obra")
    crear_noticia(publicada=False)
    veda = crear_veda()
    assert not a_la_vista()
    Veda.objects.filter(pk=veda.pk).update(hasta=timezone.now())
    assert un_pulso() == []
    assert a_la_vista() == {"Obra"}
    assert not Publicacion.objects.filter(retenida=True).exists()
    dichos = [e.data for e in ModelLogEntry.objects.filter(action="pregon.veda_retener")]
    assert {"se_ocultan": 0, "vuelven": 1} in dichos, "the draft was not in sight"
    assert vedas.retener() == 0


def retenciones():
    """What the log says that each ban did: (its key, in words), in order."""
    entradas = ModelLogEntry.objects.filter(action="pregon.veda_retener").order_by("pk")
    return [(int(e.object_id), str(e.message)) for e in entradas]


def test_the_log_names_the_ban_that_hid_or_gave_back_and_says_how_many(portada):
    crear_noticia(title="Obra")
    crear_noticia(title="Otra obra")
    ahora = timezone.now()
    primera = crear_veda(desde=ahora - timedelta(hours=1))
    Veda.objects.filter(pk=primera.pk).update(hasta=ahora)
    un_pulso()
    segunda = crear_veda(desde=ahora - timedelta(days=1))
    quitar(Noticia.objects.first())
    vedas.levantar(veda=segunda, por=crear_usuario("Dirección"), motivo="Se equivocó.")
    assert retenciones() == [
        (primera.pk, "La veda ocultó 2 páginas"),
        (primera.pk, "La veda devolvió al sitio 2 páginas"),
        (segunda.pk, "La veda ocultó 2 páginas"),
        (segunda.pk, "La veda devolvió al sitio 1 página"),
    ]


def test_what_the_clock_owed_is_not_of_the_next_ban(portada):
    crear_noticia()
    ahora = timezone.now()
    primera = crear_veda(desde=ahora - timedelta(hours=1))
    Veda.objects.filter(pk=primera.pk).update(hasta=ahora)
    segunda = crear_veda(desde=ahora - timedelta(days=1))
    assert [clave for clave, _ in retenciones()] == [primera.pk, primera.pk, segunda.pk]


def test_a_ban_put_off_is_who_gives_back_what_it_had_hidden(portada):
    crear_noticia()
    vieja = crear_veda(desde=timezone.now() - timedelta(days=3))
    Veda.objects.filter(pk=vieja.pk).update(hasta=timezone.now() - timedelta(days=2))
    vedas.retener()
    veda = crear_veda()
    veda.desde = timezone.now() + timedelta(days=2)
    vedas.decretar(veda=veda, por=None)
    assert retenciones()[-1] == (veda.pk, "La veda devolvió al sitio 1 página")


def test_lifted_it_all_comes_back_at_once(portada):
    crear_noticia(title="Obra")
    veda = crear_veda()
    quien = crear_usuario("Dirección")
    with pytest.raises(vedas.NoSePuede):
        vedas.levantar(veda=veda, por=quien, motivo="  ")
    vedas.levantar(veda=veda, por=quien, motivo="Lo ordenó el Instituto.")
    assert a_la_vista() == {"Obra"}
    entrada = ModelLogEntry.objects.get(action="pregon.veda_levantar")
    assert (entrada.user, entrada.data["motivo"]) == (quien, "Lo ordenó el Instituto.")
    with pytest.raises(vedas.NoSePuede):
        vedas.levantar(veda=veda, por=quien, motivo="Otra vez.")


def test_two_at_once_or_one_backwards_are_refused(portada):
    veda = crear_veda()
    casos = [
        {"desde": veda.hasta - UN_SEGUNDO, "hasta": veda.hasta + UN_SEGUNDO},
        {"desde": veda.desde + UN_SEGUNDO, "hasta": veda.hasta - UN_SEGUNDO},
        {"desde": veda.hasta + UN_SEGUNDO, "hasta": veda.hasta + UN_SEGUNDO},
        {"desde": veda.desde - timedelta(days=9), "hasta": veda.desde - timedelta(days=8)},
    ]
    for datos in casos:
        with pytest.raises(ValidationError):
            vedas.decretar(veda=Veda(**datos), por=None)
    pegada = Veda(desde=veda.hasta, hasta=veda.hasta + UN_SEGUNDO)
    assert vedas.decretar(veda=pegada, por=None).pk


def en_revision(client, **datos):
    noticia, quien = crear_noticia(publicada=False, **datos), crear_usuario("Redacción")
    noticia.save_revision(user=quien)
    noticia.get_workflow().start(noticia, quien)
    return noticia, noticia.current_workflow_task_state


def decidir(client, noticia, tarea, accion, nota=""):
    url = reverse("wagtailadmin_pages:workflow_action", args=[noticia.pk, accion, tarea.pk])
    respuesta = client.post(url, {"comment": nota, "next": "/admin/"}, follow=True)
    noticia.refresh_from_db()
    return " ".join(avisos(respuesta))


def test_approval_is_refused_with_the_reason_and_it_stays_in_review(client, portada):
    crear_veda()
    entrar(client, "Dirección")
    noticia, tarea = en_revision(client, title="Calle nueva")
    dicho = decidir(client, noticia, tarea, "approve")
    assert "Veda electoral hasta el" in dicho
    assert not noticia.live
    assert noticia.workflow_in_progress
    entrada = PageLogEntry.objects.get(action="pregon.veda_negar")
    assert "Veda electoral hasta el" in entrada.data["motivo"]


def test_what_the_law_lets_be_told_is_approved(client, portada):
    crear_veda()
    entrar(client, "Dirección")
    noticia, tarea = en_revision(client, materia="proteccion_civil")
    decidir(client, noticia, tarea, "approve")
    assert noticia.live
    assert Noticia.objects.get(pk=noticia.pk).visible


def test_urgency_is_no_way_around(client, portada):
    crear_veda()
    quien = entrar(client, "Dirección")
    noticia = crear_noticia(publicada=False)
    noticia.save_revision(user=quien)
    noticia.get_workflow().start(noticia, quien)
    dicho = decidir(client, noticia, noticia.current_workflow_task_state, "urgente", "Ya urge.")
    assert "Veda electoral hasta el" in dicho
    assert not noticia.live


def test_a_change_of_subject_is_told_by_what_it_says_now(portada):
    noticia = crear_noticia()
    crear_veda()
    noticia.materia = "salud"
    hacer_publica(noticia.save_revision())
    assert Noticia.objects.get(pk=noticia.pk).visible
    noticia.materia = "general"
    with pytest.raises(vedas.EnVeda):
        hacer_publica(noticia.save_revision())
    assert Noticia.objects.get(pk=noticia.pk).materia == "salud"


def test_what_was_scheduled_waits_and_goes_out_when_it_ends(portada, monkeypatch):
    ahora = timezone.now()
    una_hora = timedelta(hours=1)
    programada = crear_noticia(publicada=False, go_live_at=ahora + una_hora)
    de_salud = crear_noticia(publicada=False, materia="salud", go_live_at=ahora + una_hora)
    for noticia in (programada, de_salud):
        hacer_publica(noticia.latest_revision)
    veda = crear_veda(hasta=ahora + timedelta(days=2))
    for momento, salen in (
        (ahora + 2 * una_hora, [de_salud.title]),
        (veda.hasta - UN_SEGUNDO, []),
        (veda.hasta, [programada.title]),
    ):
        monkeypatch.setattr(timezone, "now", lambda momento=momento: momento)
        publicadas, _, fallidas = publicar_programadas()
        assert (publicadas, fallidas) == (salen, [])


def test_the_tick_on_the_very_edges_as_the_public_sees_it(client, portada, monkeypatch):
    noticia = crear_noticia(title="Obra terminada")
    veda = crear_veda(desde=timezone.now() + timedelta(days=1))
    for momento, oculta in (
        (veda.desde - UN_SEGUNDO, False),
        (veda.desde, True),
        (veda.hasta - UN_SEGUNDO, True),
        (veda.hasta, False),
    ):
        monkeypatch.setattr(timezone, "now", lambda momento=momento: momento)
        assert un_pulso() == []
        for url in ("/", "/noticias/", "/noticias/rss/", noticia.get_url()):
            assert ("Obra terminada" in client.get(url).content.decode()) != oculta, (momento, url)


def test_it_can_be_scheduled_in_the_middle_of_one(portada):
    crear_veda()
    programada = crear_noticia(publicada=False, go_live_at=timezone.now() + timedelta(hours=1))
    hacer_publica(programada.latest_revision)
    programada.refresh_from_db()
    assert programada.approved_schedule


def test_who_approves_a_schedule_is_told_when_it_will_really_go_out(client, portada):
    veda = crear_veda()
    entrar(client, "Dirección")
    cuando = timezone.now() + timedelta(days=3)
    noticia, tarea = en_revision(client, title="Calle nueva", go_live_at=cuando)
    dicho = f"al terminar la veda electoral, el {dia_y_hora(veda.hasta)}"
    edicion = client.get(reverse("wagtailadmin_pages:edit", args=[noticia.pk])).content.decode()
    assert f"Aprobar: se publicará {dicho}" in edicion
    Correo.objects.all().delete()
    decidir(client, noticia, tarea, "approve")
    assert noticia.approved_schedule
    assert dicho in Correo.objects.get().texto


def forma(**otros):
    ahora = timezone.localtime()
    datos = {
        "desde": (ahora + timedelta(days=1)).strftime("%d/%m/%Y %H:%M"),
        "hasta": (ahora + timedelta(days=60)).strftime("%d/%m/%Y %H:%M"),
        "materias": ["salud", "educacion"],
        "generos": ["aviso"],
        "fundamento": "Artículo 41.",
    }
    return {**datos, **otros}


def test_the_rehearsal_shows_what_would_hide_and_saves_nothing(client, portada):
    for n in range(31):
        crear_noticia(title=f"Obra número {n:02}")
    crear_noticia(title="Las vacunas", materia="salud")
    crear_acto(title="Feria del maíz")
    entrar(client, "Administración")
    respuesta = client.post(reverse("moderacion:nueva_veda"), forma(ensayo="1"))
    html = respuesta.content.decode()
    assert "Boletín: 31" in html
    assert "Acto: 1" in html
    assert "Las vacunas" not in html
    assert "Artículo 41." in html, "what was typed is still there"
    segunda = client.post(reverse("moderacion:nueva_veda"), forma(ensayo="2")).content.decode()
    assert ("Obra número 00" in html) != ("Obra número 00" in segunda)
    assert client.post(reverse("moderacion:nueva_veda"), forma(ensayo="x")).status_code == 200
    assert not Veda.objects.exists()


def guardar(client, direccion, datos):
    """As a person does it: reads what would hide, then confirms that."""
    ensayo = client.post(direccion, datos).context["ensayo"]
    return client.post(direccion, datos | {"confirmada": ensayo["sello"]}, follow=True)


def test_nothing_is_saved_before_reading_what_would_hide(client, portada):
    for n in range(3):
        crear_noticia(title=f"Obra {n}")
    crear_noticia(materia="salud")
    crear_noticia(publicada=False)
    entrar(client, "Dirección")
    nueva, datos = reverse("moderacion:nueva_veda"), forma()
    respuesta = client.post(nueva, datos)
    html = respuesta.content.decode()
    assert "<b>3 dejarían de verse</b> y 1 se quedaría a la vista" in html
    assert "Ver la lista" in html
    assert "Obra 2" in html
    assert "Confirmar y guardar la veda" in html
    assert not Veda.objects.exists()
    leida = respuesta.context["ensayo"]["sello"]
    otra = client.post(nueva, {**datos, "materias": [], "confirmada": leida})
    assert "Cambió algo después de ver qué se ocultaría." in avisos(otra)[0]
    assert "<b>4 dejarían de verse</b> y 0 se quedarían a la vista" in otra.content.decode()
    assert not Veda.objects.exists()
    for falso in ("", "1", "x" * 64):
        client.post(nueva, datos | {"confirmada": falso})
    assert not Veda.objects.exists()
    client.post(nueva, datos | {"confirmada": leida})
    assert Veda.objects.exists()


def test_one_that_has_ended_is_in_nobodys_way(client, portada):
    entrar(client, "Dirección")
    veda = crear_veda()
    nueva = reverse("moderacion:nueva_veda")
    ayer = timezone.localtime(timezone.now() - timedelta(days=1))
    datos = forma(desde=ayer.strftime("%d/%m/%Y %H:%M"))
    (dicho,) = client.post(nueva, datos).context["forma"].errors["desde"]
    assert dicho.endswith("escriba otras, o vuelva a la lista y cambie esa.")
    Veda.objects.filter(pk=veda.pk).update(
        desde=timezone.now() - timedelta(days=3), hasta=timezone.now()
    )
    guardar(client, nueva, datos)
    assert Veda.objects.por_venir().count() == 1
    otra = Veda.objects.por_venir().get()
    vedas.levantar(veda=otra, por=None, motivo="Se aplazó.")
    guardar(client, nueva, datos)
    assert Veda.objects.por_venir().count() == 1, "nor one that was lifted"


def test_it_is_decreed_changed_and_lifted_from_its_screens(client, portada):
    quien = entrar(client, "Dirección")
    guardar(client, reverse("moderacion:nueva_veda"), forma())
    veda = Veda.objects.get()
    assert (veda.por, veda.materias, veda.generos) == (quien, ["salud", "educacion"], ["aviso"])
    cambiar = reverse("moderacion:cambiar_veda", args=[veda.pk])
    assert client.get(cambiar).status_code == 200
    guardar(client, cambiar, forma(materias=["salud"]) | leido(veda))
    veda.refresh_from_db()
    assert veda.materias == ["salud"]
    assert "por empezar" in client.get(reverse("moderacion:vedas")).content.decode().lower()
    levantar = reverse("moderacion:levantar_veda", args=[veda.pk])
    html = client.post(levantar, {"motivo": ""}).content.decode()
    assert "Escriba por qué se levanta antes" in html
    client.post(levantar, {"motivo": "Se aplazó la elección."})
    veda.refresh_from_db()
    assert veda.motivo == "Se aplazó la elección."
    assert client.get(cambiar).status_code == 404
    acciones = set(ModelLogEntry.objects.values_list("action", flat=True))
    assert {f"pregon.veda_{v}" for v in ("decretar", "cambiar", "levantar")} <= acciones


@pytest.mark.parametrize("datos", [{"desde": ""}, {"hasta": "mañana"}, {"materias": ["nada"]}])
def test_nonsense_is_told_beside_its_field(client, portada, datos):
    entrar(client, "Dirección")
    respuesta = client.post(reverse("moderacion:nueva_veda"), forma(**datos))
    assert respuesta.status_code == 200
    assert respuesta.context["forma"].errors
    assert not Veda.objects.exists()


@pytest.mark.parametrize(
    ("grupo", "puede"),
    [("Redacción", False), ("Dirección", True), ("Administración", True), ("Superusuario", True)],
)
def test_who_decrees_it(client, portada, grupo, puede):
    veda = crear_veda()
    entrar(client, grupo)
    direcciones = [
        reverse("moderacion:vedas"),
        reverse("moderacion:nueva_veda"),
        reverse("moderacion:cambiar_veda", args=[veda.pk]),
        reverse("moderacion:levantar_veda", args=[veda.pk]),
    ]
    for direccion in direcciones:
        assert (client.get(direccion).status_code == 200) == puede, direccion
    client.post(direcciones[-1], {"motivo": "Porque sí."})
    veda.refresh_from_db()
    assert bool(veda.levantada) == puede
    casa = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("moderacion:vedas") in casa) == puede


@pytest.mark.parametrize("grupo", ["Redacción", "Dirección", "Administración"])
def test_the_desk_says_until_when(client, portada, grupo):
    entrar(client, grupo)
    casa = reverse("wagtailadmin_home")
    assert "Veda electoral hasta el" not in client.get(casa).content.decode()
    veda = crear_veda(desde=timezone.now() + timedelta(days=5))
    assert "Veda electoral desde el" in client.get(casa).content.decode()
    Veda.objects.filter(pk=veda.pk).update(desde=timezone.now())
    assert "Veda electoral hasta el" in client.get(casa).content.decode()


def test_a_tick_with_nothing_to_do_asks_three_small_questions(portada):
    for _ in range(3):
        crear_noticia()
    with CaptureQueriesContext(connection) as consultas:
        vedas.retener()
    assert len([c for c in consultas if c["sql"].startswith("SELECT")]) <= 3
    for _ in range(5):
        crear_noticia()
    with CaptureQueriesContext(connection) as primera:
        crear_veda()
    Veda.objects.all().delete()
    vedas.retener()
    for _ in range(5):
        crear_noticia()
    with CaptureQueriesContext(connection) as segunda:
        crear_veda()
    assert len(segunda) == len(primera)


def programada(dentro=timedelta(days=1), **datos):
    noticia = crear_noticia(publicada=False, go_live_at=timezone.now() + dentro, **datos)
    hacer_publica(noticia.latest_revision)
    return noticia


def en_pantalla(client, noticia):
    """What the desk, the calendar of its month and its form say of it."""
    mes = timezone.localtime(noticia.go_live_at)
    calendario = client.get(reverse("moderacion:programa"), {"mes": f"{mes:%Y-%m}"})
    edicion = reverse("wagtailadmin_pages:edit", args=[noticia.pk])
    casa = client.get(reverse("wagtailadmin_home"))
    return [r.content.decode() for r in (casa, calendario, client.get(edicion))]


def test_what_is_scheduled_says_until_when_the_ban_keeps_it_back(client, portada):
    entrar(client, "Dirección")
    noticia = programada(title="Calle nueva")
    for html in en_pantalla(client, noticia):
        assert "la retiene" not in html
    veda = crear_veda(desde=timezone.now() + timedelta(hours=1))
    for html in en_pantalla(client, noticia):
        assert f"a veda la retiene hasta el {dia_y_hora(veda.hasta)}" in html
    pegada = crear_veda(desde=veda.hasta)
    for html in en_pantalla(client, noticia):
        assert f"a veda la retiene hasta el {dia_y_hora(pegada.hasta)}" in html, "two in a row"


@pytest.mark.parametrize("datos", [{"materia": "salud"}, {"genero": "aviso"}])
def test_what_the_ban_lets_be_told_keeps_its_hour(client, portada, datos):
    entrar(client, "Dirección")
    crear_veda()
    for html in en_pantalla(client, programada(**datos)):
        assert "la retiene" not in html


def test_what_ends_before_the_ban_is_told_that_it_will_not_be_seen(client, portada):
    entrar(client, "Dirección")
    crear_veda()
    noticia = programada(expire_at=timezone.now() + timedelta(days=3))
    for html in en_pantalla(client, noticia):
        assert "y se retira antes: no llegará a verse" in html


@pytest.mark.parametrize("clase", [crear_noticia, crear_acto])
def test_what_is_told_is_what_the_scheduler_does(portada, clase, monkeypatch):
    cuando = timezone.now() + timedelta(days=1)
    noticia = clase(publicada=False, go_live_at=cuando)
    hacer_publica(noticia.latest_revision)
    crear_veda(hasta=cuando + timedelta(days=1))
    otra = crear_veda(desde=cuando + timedelta(days=1))
    revision = type(noticia).objects.get(pk=noticia.pk).scheduled_revision
    dicho = vedas.aviso(revision, list(Veda.objects.por_venir()))
    assert dicho == f"La veda la retiene hasta el {dia_y_hora(otra.hasta)}"
    for momento, salen in ((otra.hasta - UN_SEGUNDO, []), (otra.hasta, [noticia.title])):
        monkeypatch.setattr(timezone, "now", lambda momento=momento: momento)
        assert publicar_programadas()[0] == salen


@pytest.mark.parametrize("pantalla", ["moderacion:programa", "wagtailadmin_home"])
def test_in_a_ban_what_is_scheduled_costs_the_same_however_much_it_is(client, portada, pantalla):
    entrar(client, "Dirección")
    crear_veda()

    def medir():
        with CaptureQueriesContext(connection) as consultas:
            client.get(reverse(pantalla))
        return len(consultas)

    programada(timedelta(minutes=5))
    medir()
    una = medir()
    for _ in range(5):
        programada(timedelta(minutes=5))
    assert medir() == una


def ensayar(client, **datos):
    forma = {"desde": "04/04/2027 00:00", "hasta": "07/06/2027 12:00", "fundamento": "La ley."}
    return client.post(reverse("moderacion:nueva_veda"), forma | datos)


def test_an_end_without_its_hour_is_the_whole_of_that_day(client, portada):
    entrar(client, "Dirección")
    for dicho, fin in {
        "07/06/2027": "08/06/2027 00:00",
        "31/12/2027": "01/01/2028 00:00",
        "07/06/2027 00:00": "07/06/2027 00:00",
    }.items():
        ensayo = ensayar(client, hasta=dicho)
        hasta = ensayo.context["forma"].instance.hasta
        assert timezone.localtime(hasta).strftime("%d/%m/%Y %H:%M") == fin
    html = ensayar(client, hasta="07/06/2027").content.decode()
    assert "hasta el 8 de junio de 2027 a las 0:00, cuando acaba el 7 de junio." in html
    assert "Sin hora, dura todo ese día." in html
    assert "hasta" in ensayar(client, hasta="31/12/9999").context["forma"].errors


def test_the_rehearsal_says_what_is_scheduled_and_would_wait(client, portada):
    entrar(client, "Dirección")
    for titulo, dentro, materia in [
        ("Antes", 1, "general"),
        ("Dentro", 3, "general"),
        ("Vacunas", 3, "salud"),
        ("Después", 9, "general"),
    ]:
        noticia = crear_noticia(publicada=False, title=titulo, materia=materia)
        noticia.go_live_at = timezone.now() + timedelta(days=dentro)
        hacer_publica(noticia.save_revision())
    dia = lambda n: timezone.localdate() + timedelta(days=n)  # noqa: E731
    ensayo = ensayar(
        client,
        desde=f"{dia(2):%d/%m/%Y} 00:00",
        hasta=f"{dia(5):%d/%m/%Y}",
        materias=["salud"],
    )
    assert [titulo for titulo, _ in ensayo.context["ensayo"]["programadas"]] == ["Dentro"]
    assert "1 no saldría a su hora" in ensayo.content.decode()


def test_the_tray_warns_before_what_the_ban_would_refuse(client, portada):
    entrar(client, "Dirección")
    en_revision(client, title="Obra")
    en_revision(client, title="Vacunas", materia="salud")
    en_revision(client, title="Luego", go_live_at=timezone.now() + timedelta(days=3))
    bandeja = reverse("moderacion:bandeja")
    assert "Veda electoral hasta" not in client.get(bandeja).content.decode()
    veda = crear_veda()
    dichos = [p.veda for p in client.get(bandeja).context["hoja"].object_list]
    hasta = dia_y_hora(veda.hasta)
    assert dichos[0].startswith(f"Veda electoral hasta el {hasta}: si la aprueba ahora, no se")
    assert dichos[1:] == ["", f"La veda la retiene hasta el {hasta}."]
    assert dichos[0] in client.get(bandeja).content.decode()
