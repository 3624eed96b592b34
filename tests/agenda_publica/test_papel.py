"""The agenda of the day on paper and in PDF: what the office needs, and what the press may have."""

import http.server
import threading
from datetime import timedelta
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from wagtail.models import ModelLogEntry

from agenda_publica.models import Cobertura, Estado, Papel, Presente
from agenda_publica.papel import pdf
from sitio.models import Ajustes
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.fabricas import bytes_de_imagen, crear_acto, crear_funcionario, crear_imagen, crear_sede
from tests.moderacion.admin import entrar
from tests.papel import con_pdf, formatos

INTERNA, PRENSA = "agenda:imprimir", "agenda:imprimir-prensa"
CARTA = (612, 792)  # letter, in points


def manana():
    return timezone.localdate() + timedelta(days=1)


def pedir(client, nombre=INTERNA, **consulta):
    datos = {"vista": "dia", "dia": f"{manana():%Y-%m-%d}", **consulta}
    return client.get(reverse(nombre), datos)


def texto(respuesta):
    """Everything that is read in it, of a page or of a PDF, its spaces one."""
    if respuesta["Content-Type"] == "application/pdf":
        dicho = " ".join(
            hoja.extract_text() for hoja in PdfReader(BytesIO(respuesta.content)).pages
        )
    else:
        dicho = BeautifulSoup(respuesta.content, "html.parser").get_text(" ")
    return " ".join(dicho.split())


@pytest.fixture
def completo(portada):
    """A record with all that there may be on its paper."""
    va, manda = crear_funcionario(nombre="Rita Va"), crear_funcionario(nombre="Lola Manda")
    asisten = [
        Presente(funcionario=crear_funcionario(nombre="Ana Preside"), papel=Papel.PRESIDE),
        Presente(funcionario=crear_funcionario(nombre="Beto Acompaña"), papel=Papel.ACOMPANA),
        Presente(funcionario=va, papel=Papel.REPRESENTA, en_nombre_de=manda),
    ]
    return crear_compromiso(
        titulo="Reunión con vecinos",
        fin=en(hora=13),
        sede=crear_sede(nombre="Salón Rojo", domicilio="Juárez 1", colonia="Centro"),
        lugar="Planta alta",
        solicita="Junta de vecinos",
        prioridad="A",
        por_que="Va la prensa de la capital",
        vehiculo="Camioneta blanca",
        contacto="Doña Mary, 555",
        notas="Llevar templete.\nHay perros.",
        hijos={"presentes": asisten, "coberturas": [Cobertura(tipo="foto")]},
    )


DE_LA_OFICINA = [
    *("11:00", "a 13:00", "Reunión con vecinos", "Confirmada", "Salón Rojo, Planta alta"),
    *("Juárez 1, Centro", "Junta de vecinos", "Ana Preside", "Beto Acompaña"),
    *("Rita Va, por Lola Manda", "Va la prensa de la capital", "Fotografía (sin asignar)"),
    *("Camioneta blanca", "Doña Mary, 555", "Llevar templete.", "Hay perros.", "no se difunde"),
    *("Interna: no se entrega fuera de la oficina", "Agenda del día", "1 acto."),
]


@formatos
def test_the_internal_one_says_all_that_the_office_needs(client, completo, formato):
    entrar(client, "Redacción")
    respuesta = pedir(client, formato=formato)
    assert respuesta.status_code == 200
    assert "no-store" in respuesta["Cache-Control"]
    dicho = texto(respuesta)
    for cosa in DE_LA_OFICINA:
        assert cosa in dicho, cosa


@formatos
def test_that_of_the_press_says_what_the_public_page_says_and_nothing_else(
    client, completo, formato
):
    entrar(client, "Redacción")
    crear_acto(
        title="Inauguración del mercado",
        resumen="Abre el mercado.",
        inicio=en(hora=10),
        preside=crear_funcionario(nombre="Eva Alcaldesa", cargo="Presidenta municipal"),
        sede=crear_sede(nombre="Mercado", domicilio="Hidalgo 5"),
        indicaciones="Entre por atrás.",
        entrada_libre=True,
        modalidad="inauguracion",
        en_vivo="https://videos.example/vivo",
    )
    crear_acto(publicada=False, title="Todavía un borrador", inicio=en(hora=12))
    dicho = texto(pedir(client, PRENSA, formato=formato))
    for cosa in (
        *("10:00", "Inauguración del mercado", "Abre el mercado.", "Mercado, Hidalgo 5"),
        *("Eva Alcaldesa, Presidenta municipal", "Entre por atrás.", "Libre"),
        *("https://videos.example/vivo", "Para los medios de comunicación", "1 acto."),
    ):
        assert cosa in dicho, cosa
    for secreto in ("Reunión con vecinos", "Salón Rojo", "borrador", "Interna:", "La imprimió"):
        assert secreto not in dicho, secreto


def test_what_is_cancelled_or_postponed_is_told_with_its_reason(client, portada):
    entrar(client, "Dirección")
    crear_compromiso(titulo="Gira", estado=Estado.CANCELADA, motivo="Se enfermó")
    crear_compromiso(titulo="Nunca fue", estado=Estado.RECHAZADA)
    datos = {"situacion": "pospuesta", "motivo": "Por la lluvia"}
    crear_acto(title="Verbena", inicio=en(hora=10), **datos)
    interna = pedir(client)
    assert "Cancelada Por qué: Se enfermó" in texto(interna)
    assert "Nunca fue" not in texto(interna)
    assert len(BeautifulSoup(interna.content, "html.parser").select("article.anulado")) == 1
    assert "Se pospone Por qué: Por la lluvia" in texto(pedir(client, PRENSA))


def test_two_at_once_are_warned_of(client, portada):
    entrar(client, "Redacción")
    sede = crear_sede(nombre="Kiosco")
    for titulo in ("Uno", "Otro"):
        crear_compromiso(titulo=titulo, sede=sede)
    assert "A la misma hora, Kiosco: «Otro»" in texto(pedir(client))


@con_pdf
def test_a_day_without_acts_says_so(client, portada):
    entrar(client, "Redacción")
    assert "No hay actos." in texto(pedir(client))
    assert "No hay actos públicos." in texto(pedir(client, PRENSA, formato="pdf"))


def test_a_week_has_its_seven_days_and_what_goes_on_is_in_each(client, portada):
    entrar(client, "Redacción")
    crear_acto(title="Feria", inicio=en(hora=10), fin=en(dias=2, hora=20))
    hoja = BeautifulSoup(pedir(client, PRENSA, vista="semana").content, "html.parser")
    assert len(hoja.select("h2")) == 7
    lunes = manana() - timedelta(days=manana().weekday())
    dias = {lunes + timedelta(days=n) for n in range(7)}
    veces = len({manana(), manana() + timedelta(days=1)} & dias)
    assert len(hoja.select("article")) == veces


def test_a_paper_that_is_not_whole_says_what_it_left_out(client, completo):
    entrar(client, "Redacción")
    dicho = texto(pedir(client, prioridad="C"))
    assert "No están todos los actos. Prioridad: C." in dicho
    assert "Reunión con vecinos" not in dicho


@con_pdf
def test_the_pdf_is_of_letter_size_with_its_pages_numbered(client, portada):
    entrar(client, "Redacción")
    ajustes = Ajustes.objects.get()
    ajustes.escudo = crear_imagen()
    ajustes.nombre = "Ayuntamiento de San Jacinto"
    ajustes.save()
    for n in range(40):
        crear_compromiso(titulo=f"Acto {n} {'larguísimo ' * 20}", inicio=en(hora=8, minuto=n))
    respuesta = pedir(client, formato="pdf")
    assert respuesta["Content-Disposition"].endswith(f'agenda-{manana():%Y-%m-%d}-interna.pdf"')
    hojas = PdfReader(BytesIO(respuesta.content)).pages
    assert len(hojas) > 5
    assert tuple(round(lado) for lado in hojas[0].mediabox[2:]) == CARTA
    assert "Ayuntamiento de San Jacinto" in hojas[0].extract_text()
    assert f"Página 2 de {len(hojas)}" in " ".join(hojas[1].extract_text().split())
    assert "40 actos." in hojas[-1].extract_text()
    assert [
        entrada.label for entrada in ModelLogEntry.objects.filter(action="pregon.exportar")
    ] == [f"Agenda interna, {manana():%d/%m/%Y}"]


@con_pdf
def test_the_arms_of_the_settings_are_on_it(client, portada):
    entrar(client, "Redacción")
    assert not PdfReader(BytesIO(pedir(client, formato="pdf").content)).pages[0].images
    archivo = default_storage.save(
        "images/escudo.webp", ContentFile(bytes_de_imagen(40, 50, "WEBP"))
    )
    escudo = crear_imagen(variantes={"webp-400": [archivo, 40, 50]})
    Ajustes.objects.update(escudo=escudo)
    [puesto] = PdfReader(BytesIO(pedir(client, formato="pdf").content)).pages[0].images
    assert puesto.image.size == (40, 50)
    default_storage.delete(archivo)
    assert pedir(client, formato="pdf").status_code == 200


@pytest.mark.parametrize("nombre", [INTERNA, PRENSA])
def test_it_costs_the_same_with_one_act_and_with_ten(client, portada, nombre):
    entrar(client, "Redacción")

    def consultas():
        with CaptureQueriesContext(connection) as contadas:
            assert pedir(client, nombre).status_code == 200
        return len(contadas)

    def agregar():
        asisten = [Presente(funcionario=crear_funcionario(), papel=Papel.PRESIDE)]
        cubrir = [Cobertura(tipo="foto")]
        crear_compromiso(hijos={"presentes": asisten, "coberturas": cubrir})
        crear_acto(inicio=en(hora=10), preside=crear_funcionario(), sede=crear_sede())

    agregar()
    consultas()
    una = consultas()
    for _ in range(9):
        agregar()
    assert consultas() == una <= 20


HOSTIL = '<img src="file:///etc/passwd"><script>alert(1)</script>'


@con_pdf
def test_what_a_title_has_of_html_is_read_and_not_obeyed(client, portada):
    entrar(client, "Redacción")
    crear_compromiso(titulo=HOSTIL)
    hoja = BeautifulSoup(pedir(client).content, "html.parser")
    assert hoja.select_one(".titulo").get_text() == HOSTIL
    assert "file:///etc/passwd" in texto(pedir(client, formato="pdf"))


@pytest.fixture
def vecino():
    """A server of the house that writes down who asks it for something."""
    pedidos = []

    class Portero(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            pedidos.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_args):
            pass

    servidor = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Portero)
    threading.Thread(target=servidor.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{servidor.server_port}", pedidos
    servidor.shutdown()


@con_pdf
def test_who_makes_the_pdf_opens_no_file_and_no_address(db, vecino, tmp_path):
    direccion, pedidos = vecino
    secreto = tmp_path / "secreto.txt"
    secreto.write_text("NO ME LEAS")
    pide = [
        f'<link rel="stylesheet" href="{direccion}/a.css">',
        f"<style>@import url({direccion}/b.css);p{{background:url({direccion}/c.png)}}</style>",
        f'<link rel="attachment" href="{secreto.as_uri()}">',
        f'<img src="{direccion}/d.png"><img src="{secreto.as_uri()}"><img src="/etc/passwd">',
        f'<object data="{secreto}"></object><img src="/static/../../etc/passwd">',
    ]
    html = f"<!doctype html><title>x</title>{''.join(pide)}<p>Se lee</p>"
    octetos = pdf.hacer(html=html, escudo=None)
    leido = PdfReader(BytesIO(octetos))
    assert "Se lee" in leido.pages[0].extract_text()
    assert not leido.attachments
    assert not [imagen for hoja in leido.pages for imagen in hoja.images]
    assert b"NO ME LEAS" not in octetos
    assert pedidos == []


@pytest.mark.parametrize("falla", ["ImportError('no module')", "OSError('cannot load libpango')"])
def test_without_its_libraries_it_is_said_and_the_page_remains(
    client, completo, monkeypatch, tmp_path, falla
):
    entrar(client, "Redacción")
    (tmp_path / "weasyprint.py").write_text(f"raise {falla}")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    respuesta = pedir(client, formato="pdf")
    assert respuesta.status_code == 503
    assert respuesta["Content-Type"].startswith("text/html")
    aviso = BeautifulSoup(respuesta.content, "html.parser").select_one("[role=alert]").get_text()
    assert aviso == pdf.NO_SE_PUEDE
    assert "Reunión con vecinos" in texto(respuesta)
    assert not ModelLogEntry.objects.filter(action="pregon.exportar").exists()


def test_what_takes_too_long_or_is_too_much_is_told(client, completo, monkeypatch):
    entrar(client, "Redacción")
    monkeypatch.setattr("agenda_publica.papel.pdf.PLAZO", 0.001)
    assert "tarda demasiado" in texto(pedir(client, formato="pdf"))
    monkeypatch.setattr("agenda_publica.papel.imprimir.TOPE", 0)
    assert "demasiados para un PDF" in texto(pedir(client, formato="pdf"))


@pytest.mark.parametrize(
    "consulta",
    [
        {"dia": "9999-99-99"},
        {"dia": "0001-01-01"},
        {"dia": "2100-12-31", "vista": "semana"},
        {"dia": "1900-01-01", "vista": "semana"},
        {"vista": "siglo", "area": "-1", "funcionario": "x", "prioridad": "Z"},
        {"formato": "docx"},
    ],
    ids=str,
)
@pytest.mark.parametrize("nombre", [INTERNA, PRENSA])
def test_nonsense_in_the_address_is_no_fault(client, portada, nombre, consulta):
    entrar(client, "Redacción")
    assert pedir(client, nombre, **consulta).status_code == 200


@pytest.mark.parametrize("grupo", ["Administración", "Enlace", None])
@pytest.mark.parametrize("nombre", [INTERNA, PRENSA])
def test_it_is_for_who_works_on_the_agenda(client, completo, nombre, grupo):
    if grupo:
        entrar(client, grupo)
    for formato in ("", "pdf"):
        respuesta = pedir(client, nombre, formato=formato)
        assert respuesta.status_code == 302, (grupo, formato)


def test_the_board_leads_to_it(client, completo):
    entrar(client, "Redacción")
    for consulta in ("", f"?vista=semana&dia={manana():%Y-%m-%d}", "?vista=dia"):
        hoja = BeautifulSoup(
            client.get(reverse("agenda:tablero") + consulta).content, "html.parser"
        )
        boton = hoja.find("a", string="Imprimir o PDF")
        respuesta = client.get(boton["href"])
        assert respuesta.status_code == 200
        dias = 7 if "semana" in consulta else 1
        assert len(respuesta.context["dias"]) == dias


@pytest.mark.parametrize("vista", ["dia", "semana"])
@pytest.mark.parametrize("nombre", [INTERNA, PRENSA])
def test_its_headings_go_down_one_by_one(client, portada, nombre, vista):
    entrar(client, "Redacción")
    crear_compromiso()
    crear_acto(title="Feria", inicio=en(hora=10))
    hoja = BeautifulSoup(pedir(client, nombre, vista=vista).content, "html.parser")
    niveles = [int(titulo.name[1]) for titulo in hoja.select("h1, h2, h3, h4")]
    assert niveles[0] == 1
    assert all(uno - otro <= 1 for otro, uno in zip(niveles, niveles[1:], strict=False))
    assert hoja.select("article h2, article h3")
