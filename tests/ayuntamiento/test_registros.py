"""The registers: who keeps them, found without minding accents, with their photographs."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.test import RequestFactory
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from ayuntamiento.models import Area, Funcionario, Sede, Usuario
from moderacion.actions import escribir_correo
from moderacion.models import Correo
from sitio.models import Tema
from sitio.views import error_500
from tests.fabricas import crear_area, crear_funcionario, crear_imagen, crear_sede, crear_usuario
from tests.moderacion.admin import entrar, leido

REGISTROS = {"area": Area, "funcionario": Funcionario, "sede": Sede}
CREAR = {"area": crear_area, "funcionario": crear_funcionario, "sede": crear_sede}
PUEDEN = {
    ("Redacción", "sede"),
    *(("Dirección", r) for r in REGISTROS),
    *(("Administración", r) for r in REGISTROS),
    *(("Superusuario", r) for r in REGISTROS),
}


def puerta(registro, accion):
    return reverse(f"ayuntamiento_{registro}_modeladmin_{accion}")


@pytest.mark.parametrize("registro", REGISTROS)
@pytest.mark.parametrize(
    "rol", ["Redacción", "Dirección", "Administración", "Superusuario", "Enlace"]
)
def test_who_keeps_each_register(client, portada, rol, registro):
    CREAR[registro]()
    entrar(client, rol)
    entra = (rol, registro) in PUEDEN
    assert (client.get(puerta(registro, "index")).status_code == 200) == entra
    assert (client.get(puerta(registro, "create")).status_code == 200) == entra


@pytest.mark.parametrize("registro", REGISTROS)
@pytest.mark.parametrize("busqueda", ["educacion", "EDUCACIÓN", "educación"])
def test_a_search_does_not_mind_accents(client, portada, registro, busqueda):
    CREAR[registro](nombre="Casa de la Educación")
    CREAR[registro](nombre="Otra cosa")
    entrar(client, "Administración")
    html = client.get(puerta(registro, "index"), {"q": busqueda}).content.decode()
    assert "Casa de la Educación" in html
    assert "Otra cosa" not in html


@pytest.mark.parametrize("q", ['"', " ", "a" * 3000, "%", "'", "*", "a OR", "-", "(", "NEAR("])
def test_a_hostile_search_is_answered(client, portada, q):
    crear_area()
    entrar(client, "Administración")
    assert client.get(puerta("area", "index"), {"q": q}).status_code == 200


def test_officials_show_their_photograph(client, portada):
    crear_funcionario(foto=crear_imagen())
    entrar(client, "Administración")
    html = client.get(puerta("funcionario", "index")).content.decode()
    assert "<img" in html
    assert "admin-thumb" in html


def test_a_department_is_kept(client, portada):
    entrar(client, "Administración")
    datos = {"nombre": "Obras Públicas", "slug": "obras-publicas", "activa": "on"}
    client.post(puerta("area", "create"), datos)
    assert Area.objects.get().slug == "obras-publicas"


def usuario_nuevo(**otros):
    return {
        "username": "lucia",
        "email": "lucia@example.org",
        "first_name": "Lucía",
        "last_name": "Barajas",
        "password1": "Una-clave-larga-9",
        "password2": "Una-clave-larga-9",
        "area": "",
        **otros,
    }


def test_a_user_belongs_to_an_area(client, portada):
    area = crear_area()
    entrar(client, "Administración")
    client.post(reverse("wagtailusers_users:add"), usuario_nuevo(area=area.pk))
    assert Usuario.objects.get(username="lucia").area == area


def test_who_manages_users_cannot_give_more_than_they_have(client, portada):
    jefa = entrar(client, "Administración")
    client.post(reverse("wagtailusers_users:add"), usuario_nuevo(is_superuser="on"))
    assert not Usuario.objects.get(username="lucia").is_superuser
    client.post(
        reverse("wagtailusers_users:edit", args=[jefa.pk]),
        {**usuario_nuevo(username=jefa.username, is_superuser="on"), **leido(jefa)},
    )
    jefa.refresh_from_db()
    assert not jefa.is_superuser
    dueno = crear_usuario(is_superuser=True)
    clave = dueno.password
    client.post(
        reverse("wagtailusers_users:edit", args=[dueno.pk]),
        {**usuario_nuevo(username=dueno.username), **leido(dueno)},
    )
    dueno.refresh_from_db()
    assert dueno.password == clave


def test_subjects_are_found_without_accents(client, portada):
    Tema.objects.create(name="Música", slug="musica")
    Tema.objects.create(name="Agua", slug="agua")
    entrar(client, "Redacción")
    direccion = reverse("wagtailsnippets_sitio_tema:list")
    for q in ("música", "musica"):
        html = client.get(direccion, {"q": q}).content.decode()
        assert "Música" in html
        assert ">Agua<" not in html


@pytest.mark.parametrize("rol", ["Dirección", "Administración", "Superusuario"])
def test_the_outbox_is_read_and_nothing_else(client, portada, rol):
    correo = escribir_correo(para="a@example.org", asunto="Por revisar", texto="Hola.", clave="x")
    entrar(client, rol)
    html = client.get(reverse("correos:index")).content.decode()
    assert "Por revisar" in html
    assert "Hola." in client.get(reverse("correos:inspect", args=[correo.pk])).content.decode()
    for otra in ("new/", f"edit/{correo.pk}/", f"delete/{correo.pk}/"):
        assert client.get(reverse("correos:index") + otra).status_code == 404
    assert Correo.objects.get().texto == "Hola."


def test_a_mail_says_its_hours_as_the_clock_of_the_town_hall(client, portada):
    correo = escribir_correo(para="a@example.org", asunto="Hoy", texto="Hola.\nAdiós.", clave="x")
    enviado = datetime(2031, 11, 29, 0, 30, tzinfo=UTC)
    Correo.objects.update(enviado=enviado)
    entrar(client, "Dirección")
    ficha = client.get(reverse("correos:inspect", args=[correo.pk])).content.decode()
    assert "28 de noviembre de 2031 a las 18:30" in ficha
    assert "Hola.<br>Adiós." in ficha


@pytest.mark.parametrize("rol", ["Redacción", "Enlace"])
def test_nobody_else_reads_the_outbox(client, portada, rol):
    entrar(client, rol)
    assert client.get(reverse("correos:index")).status_code == 302


def test_the_same_mail_is_written_once(db):
    for _ in range(2):
        escribir_correo(para="a@example.org", asunto="Uno\ndos", texto="Hola.", clave="x")
    assert Correo.objects.get().asunto == "Uno dos"
    assert escribir_correo(para="", asunto="Uno", texto="Hola.", clave="y") is None


BASURA = [
    "activa__exact=zz",
    "zz=1",
    "pk__in=a",
    "nombre__zz=1",
    "area=zz",
    "colonia__exact=%20",
    "o=99.zz",
    "p=zz",
    "titular__password__startswith=a",
    "area__activa__exact=1&area__activa__exact=x",
    "export=zz",
    "activa__isnull=zz",
    "id__exact=99999999999999999999",
]


@pytest.mark.parametrize("registro", REGISTROS)
@pytest.mark.parametrize("filtro", BASURA)
def test_a_filter_that_nobody_offers_is_answered_with_the_list(client, portada, registro, filtro):
    CREAR[registro](nombre="Una de aquí")
    entrar(client, "Administración")
    respuesta = client.get(f"{puerta(registro, 'index')}?{filtro}", follow=True)
    assert respuesta.status_code == 200
    assert respuesta["Content-Type"].startswith("text/html")
    if respuesta.redirect_chain:
        assert "No se entendió ese filtro" in respuesta.content.decode()


@pytest.mark.parametrize("registro", REGISTROS)
def test_its_sheet_is_whole_and_in_the_log(client, portada, registro):
    quien = entrar(client, "Administración")
    CREAR[registro](nombre="=Casa")
    CREAR[registro](nombre="Otra")
    lista = client.get(puerta(registro, "index"), {"q": "Otra"}).content.decode()
    assert "export=csv" in lista
    assert "export=xlsx" in lista
    respuesta = client.get(puerta(registro, "index"), {"export": "csv"})
    hoja = b"".join(respuesta.streaming_content).decode("utf-8-sig").splitlines()
    assert hoja[0].startswith("Nombre,")
    assert len(hoja) == 3
    assert any(linea.startswith("'=Casa,") for linea in hoja)
    assert respuesta["Content-Disposition"].endswith('.csv"')
    salida = ModelLogEntry.objects.get(action="pregon.exportar")
    assert salida.user == quien
    assert "rea" in salida.label or "edes" in salida.label or "uncionari" in salida.label


@pytest.mark.parametrize("registro", REGISTROS)
def test_its_book_says_the_same_as_its_sheet(client, portada, registro):
    quien = entrar(client, "Administración")
    CREAR[registro](nombre="=Casa")
    CREAR[registro](nombre="Otra\x0b que se pegó de un PDF")
    hoja = client.get(puerta(registro, "index"), {"export": "csv"})
    titulos = b"".join(hoja.streaming_content).decode("utf-8-sig").splitlines()[0].split(",")
    respuesta = client.get(puerta(registro, "index"), {"export": "xlsx"})
    (suya,) = load_workbook(BytesIO(b"".join(respuesta.streaming_content)))
    filas = list(suya.values)
    assert list(filas[0]) == titulos
    assert {fila[0] for fila in filas[1:]} == {"=Casa", "Otra que se pegó de un PDF"}
    assert {celda.data_type for celda in suya["A"]} == {"s"}
    assert not {True, False} & {valor for fila in filas for valor in fila if valor is not None}
    assert respuesta["Content-Disposition"].endswith('.xlsx"')
    assert ModelLogEntry.objects.filter(action="pregon.exportar", user=quien).count() == 2


def test_a_failure_in_the_panel_is_told_as_the_panels(db):
    """The two pages are written without a request: nothing in them can fail again."""
    for camino, dice, calla in (
        ("/admin/ayuntamiento/sede/", "Algo falló en el panel", "El sitio tuvo un problema"),
        ("/noticias/", "El sitio tuvo un problema", "panel"),
    ):
        html = error_500(RequestFactory().get(camino)).content.decode()
        assert dice in html
        assert calla not in html
