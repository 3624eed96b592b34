"""How each series counts and prints, and the report that proves that no number is missing."""

import csv
import io

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from moderacion.auditoria.bitacora import Asiento
from moderacion.foliado import folios
from moderacion.models import Contador, Folio, Serie
from noticias.models import Noticia
from noticias.texto import texto_llano
from sitio.busqueda import buscar_publicas
from tests.fabricas import crear_noticia, hacer_publica, quitar
from tests.moderacion.admin import avisos, entrar, leido

ESTE = timezone.localdate().year
EN_2025 = timezone.datetime(2025, 5, 4, 12, tzinfo=timezone.get_default_timezone())
EN_2026 = timezone.datetime(2026, 5, 4, 12, tzinfo=timezone.get_default_timezone())


def poner(clave="boletin", **datos):
    Serie.objects.filter(clave=clave).update(**datos)


def folio(**datos):
    return str(crear_noticia(**datos).folio)


def reporte(client, **consulta):
    return client.get(reverse("moderacion:folios"), consulta)


def test_the_two_series_count_as_they_did(portada):
    assert {s.clave: (s.patron, s.reinicia, s.primero) for s in Serie.objects.all()} == {
        "boletin": ("{numero}/{ejercicio}", True, 1),
        "comunicado": ("{numero}/{ejercicio}", True, 1),
    }
    assert [folio(fecha=EN_2025), folio(fecha=EN_2026), folio(fecha=EN_2026)] == [
        "1/2025",
        "1/2026",
        "2/2026",
    ]


def test_a_later_pattern_never_changes_a_number_already_given(portada):
    vieja = crear_noticia(fecha=EN_2026)
    poner(patron="CS-{numero:03}/{ejercicio}")
    assert folio(fecha=EN_2026) == "CS-002/2026"
    hacer_publica(vieja.save_revision())
    assert str(Folio.objects.get(publicacion=vieja)) == "1/2026"


def test_what_is_printed_is_read_everywhere(client, portada):
    poner(patron="CS-{numero:03}/{ejercicio}")
    noticia = crear_noticia(fecha=EN_2026)
    for direccion in ("/", "/noticias/", noticia.get_url()):
        assert "CS-001/2026" in client.get(direccion).content.decode(), direccion
    assert texto_llano(noticia, "Hoy.").startswith("Boletín núm. CS-001/2026")


def test_it_is_found_by_what_is_printed_and_by_its_number(portada):
    poner(patron="CS-{numero:03}/{ejercicio}", primero=412)
    crear_noticia(genero="comunicado", fecha=EN_2026)
    buscada = crear_noticia(fecha=EN_2026, title="Reabre la plaza")
    for texto in ("CS-412/2026", "412/2026", "boletín 412", "Boletín núm. 412/2026"):
        assert [p.pk for p in buscar_publicas(texto).page(1)] == [buscada.pk], texto


def test_a_series_that_does_not_restart_counts_once_for_all_years(portada):
    poner(reinicia=False, patron="{numero}")
    assert [folio(fecha=EN_2025), folio(fecha=EN_2026), folio(fecha=EN_2025)] == ["1", "2", "3"]


def test_stopping_the_restart_goes_on_from_the_highest_and_back(portada):
    poner(primero=383)
    assert folio(fecha=EN_2025) == "383/2025"
    poner(reinicia=False, primero=1)
    assert [folio(fecha=EN_2026), folio(fecha=EN_2025)] == ["384/2026", "385/2025"]
    poner(reinicia=True)
    assert [folio(fecha=EN_2025), folio(fecha=EN_2026)] == ["386/2025", "385/2026"]


def test_the_first_number_acts_only_on_a_count_that_has_not_begun(portada):
    poner(primero=383)
    assert folio(fecha=EN_2026) == "383/2026"
    for primero in (900, 1):
        poner(primero=primero)
        crear_noticia(fecha=EN_2026)
    assert list(Folio.objects.values_list("numero", flat=True)) == [383, 384, 385]


def test_the_first_number_may_be_of_one_year_alone(portada):
    poner(primero=383, solo_en=2025)
    assert [folio(fecha=EN_2025), folio(fecha=EN_2026)] == ["383/2025", "1/2026"]


@pytest.mark.muestra(3)
@pytest.mark.parametrize(
    "patron", ["", "{", "{numero", "{0}", "{numero!r}", "{otra}", "{numero:{ejercicio}}", "x" * 60]
)
def test_no_pattern_stops_a_publication(portada, patron):
    poner(patron=patron)
    assert folio(fecha=EN_2026) == "1/2026"
    Serie.objects.all().delete()
    assert folio(fecha=EN_2026) == "2/2026", "nor a series that nobody set"


def test_a_pattern_that_prints_what_another_printed_skips_it(portada):
    uno = crear_noticia(fecha=EN_2026)
    Folio.objects.filter(publicacion=uno).update(impreso="2/2026")
    assert folio(fecha=EN_2026) == "3/2026"


def test_the_same_print_twice_in_a_series_is_refused_by_the_database(portada):
    uno, otro = crear_noticia(fecha=EN_2026), crear_noticia(fecha=EN_2026)
    with pytest.raises(IntegrityError), transaction.atomic():
        Folio.objects.filter(publicacion=otro).update(impreso=uno.folio.impreso)


@pytest.mark.parametrize(
    ("patron", "reinicia", "sirve"),
    [
        ("{numero}/{ejercicio}", True, True),
        ("CS-{numero:03}/{ejercicio}", True, True),
        ("{numero:03d}", False, True),
        ("{numero}", True, False),
        ("{ejercicio}", False, False),
        ("Boletín", False, False),
        ("{numero}/{mes}", False, False),
        ("{numero.__class__}", False, False),
        ("{numero:>99999999}/{ejercicio}", True, False),
        ("{numero", False, False),
        ("{}", False, False),
    ],
)
def test_a_pattern_must_say_which_number_it_is(db, patron, reinicia, sirve):
    serie = Serie(clave="otra", nombre="Otra", patron=patron, reinicia=reinicia)
    if sirve:
        serie.full_clean()
    else:
        with pytest.raises(ValidationError) as error:
            serie.full_clean()
        assert list(error.value.message_dict) == ["patron"]


@pytest.mark.parametrize("grupo", ["Dirección", "Administración"])
def test_who_may_sets_it_and_reads_the_next_one_as_it_will_be(client, portada, grupo):
    entrar(client, grupo)
    serie = Serie.objects.get(clave="boletin")
    lista, cambiar = reverse("series:index"), reverse("series:edit", args=[serie.pk])
    html = client.get(lista).content.decode()
    assert f"1/{ESTE}" in html
    assert "Cada año" in html
    assert "True" not in html
    assert f"El siguiente se leerá: 1/{ESTE}" in client.get(cambiar).content.decode()
    datos = {
        "nombre": "Boletines",
        "patron": "CS-{numero}",
        "primero": 5,
        "solo_en": "",
        **leido(serie),
    }
    respuesta = client.post(cambiar, datos | {"reinicia": "on"})
    assert "debe llevar {ejercicio}" in respuesta.content.decode()
    respuesta = client.post(cambiar, datos, follow=True)
    assert any("El siguiente será CS-5" in aviso for aviso in avisos(respuesta))
    assert folio() == "CS-5"


@pytest.mark.parametrize("grupo", ["Redacción", "Enlace"])
def test_nobody_else_sees_nor_changes_it(client, portada, grupo):
    entrar(client, grupo)
    serie = Serie.objects.get(clave="boletin")
    for direccion in (
        reverse("series:index"),
        reverse("series:edit", args=[serie.pk]),
        reverse("moderacion:folios"),
    ):
        assert client.get(direccion).status_code in {302, 403}
        client.post(direccion, {"nombre": "X", "patron": "{numero}", "primero": 9})
    assert Serie.objects.get(pk=serie.pk) == serie
    assert Serie.objects.get(pk=serie.pk).patron == "{numero}/{ejercicio}"


def test_the_report_says_that_none_is_missing(client, portada):
    entrar(client, "Dirección")
    assert "Todavía no se da ningún folio" in reporte(client).content.decode()
    for _ in range(3):
        crear_noticia(fecha=EN_2026)
    crear_noticia(genero="comunicado", fecha=EN_2025)
    html = reporte(client).content.decode()
    assert "Sin huecos: 1 a 3" in html
    assert "Sin huecos: 1 a 1" in html
    solo = reporte(client, cuenta="comunicado-2025").content.decode()
    assert "1/2025" in solo
    assert "3/2026" not in solo
    assert "3/2026" in reporte(client, cuenta="nada'; DROP").content.decode()


def test_the_report_finds_what_is_missing_and_what_is_twice(client, portada):
    entrar(client, "Administración")
    for _ in range(4):
        crear_noticia(fecha=EN_2026)
    Folio.objects.filter(numero=2).delete()
    assert "Faltan: 2" in reporte(client).content.decode()
    Folio.objects.filter(numero=4).delete()
    assert "Faltan: 2, 4" in reporte(client).content.decode(), "nor can the last be lost"
    cuenta = folios.Cuenta("b", "B", 2026, (1, 2, 2), ("1", "2", "2"), 2)
    assert cuenta.veredicto == "Repetidos: 2"


def test_each_folio_says_where_its_page_is(client, portada):
    entrar(client, "Dirección")
    retirada, vieja = crear_noticia(title="La retirada"), crear_noticia(title="La vieja")
    crear_noticia(title="La de hoy")
    quitar(retirada)
    quitar(vieja, "superada", explicacion="Ya no.")
    estados = {f[0].publicacion.title: f[2] for f in reporte(client).context["filas"]}
    assert estados == {
        "La retirada": "Retirada",
        "La vieja": "Pública, ya no vigente",
        "La de hoy": "Pública",
    }


def test_the_report_costs_the_same_with_two_and_with_twelve(client, portada):
    entrar(client, "Dirección")

    def contar(**consulta):
        reporte(client, **consulta)
        with CaptureQueriesContext(connection) as consultas:
            b"".join(getattr(reporte(client, **consulta), "streaming_content", []))
        return len(consultas)

    for _ in range(2):
        crear_noticia()
    pocas, pocas_csv = contar(), contar(formato="csv")
    for n in range(10):
        crear_noticia(genero="comunicado" if n % 2 else "boletin", fecha=EN_2025)
    assert contar() == pocas
    assert contar(formato="csv") == pocas_csv


def test_the_csv_opens_whole_and_runs_nothing(client, portada):
    entrar(client, "Dirección")
    crear_noticia(title="=HYPERLINK(1)", fecha=EN_2026)
    crear_noticia(title="Año nuevo", fecha=EN_2026)
    respuesta = reporte(client, formato="csv")
    texto = b"".join(respuesta.streaming_content).decode()
    assert texto.startswith("\ufeff")
    assert "attachment" in respuesta["Content-Disposition"]
    cabeza, *filas = csv.reader(io.StringIO(texto.removeprefix("\ufeff")))
    assert cabeza[1] == "Folio"
    assert [f[1] for f in filas] == ["2/2026", "1/2026"]
    assert [f[4] for f in filas] == ["Año nuevo", "'=HYPERLINK(1)"]


def test_the_counter_of_the_demo_is_respected(portada):
    Contador.objects.create(serie="boletin", ejercicio=2026, ultimo=382)
    assert folio(fecha=EN_2026) == "383/2026"
    assert Noticia.objects.get().folio.cuenta == 2026


@pytest.mark.parametrize("despues", [False, True])
def test_the_number_promised_is_the_one_given_when_the_restart_changes(portada, despues):
    poner(reinicia=not despues, patron="{numero}/{ejercicio}")
    for _ in range(3):
        crear_noticia()
    poner(reinicia=despues, primero=2)
    for _ in range(2):
        prometido = Serie.objects.get(clave="boletin").siguiente()
        assert folio() == prometido
    Folio.objects.filter(numero=1).update(impreso=f"6/{ESTE}")
    prometido = Serie.objects.get(clave="boletin").siguiente()
    assert folio() == prometido == f"7/{ESTE}"


def guardar_serie(client, **datos):
    serie = Serie.objects.get(clave="boletin")
    forma = {"nombre": "Boletines", "patron": "{numero}/{ejercicio}", "solo_en": ""}
    cambiar = reverse("series:edit", args=[serie.pk])
    respuesta = client.post(
        cambiar,
        {**forma, **leido(serie), "primero": 1, "reinicia": "on", **datos},
        follow=True,
    )
    forma = respuesta.context.get("form")
    return forma.errors if forma else {}


@pytest.mark.parametrize("primero", ["0", "-5", "1000000000000", "x", "", "1.5", "100000"])
def test_an_absurd_first_number_is_refused_in_one_sentence(client, portada, primero):
    entrar(client, "Dirección")
    errores = guardar_serie(client, primero=primero)
    assert errores == {"primero": ["Escriba un número entero, del 1 al 99999."]}
    assert Serie.objects.get(clave="boletin").primero == 1


@pytest.mark.parametrize("anio", ["0", "-1", "1999", "2100", "1000000000000", "x"])
def test_an_absurd_year_is_refused_in_one_sentence(client, portada, anio):
    entrar(client, "Dirección")
    (dicho,) = guardar_serie(client, primero="7", solo_en=anio)["solo_en"]
    assert dicho.startswith("Escriba el año con sus cuatro cifras")


def test_a_first_number_already_given_says_what_to_do(client, portada):
    entrar(client, "Dirección")
    for _ in range(4):
        crear_noticia()
    (dicho,) = guardar_serie(client, primero="3")["primero"]
    assert dicho.startswith("Esta cuenta ya dio hasta el 4: escriba un número mayor, deje 1")
    (dicho,) = guardar_serie(client, primero="3", reinicia="")["primero"]
    assert "ya dio hasta el 4" in dicho, "nor when all years are one count from now on"
    (dicho,) = guardar_serie(client, primero="9", solo_en=ESTE)["primero"]
    assert dicho.endswith("el primer número ya no la cambia: deje 1.")
    assert not guardar_serie(client, primero="3", solo_en=ESTE + 1)
    assert not guardar_serie(client, primero="3", solo_en=ESTE + 1, nombre="Otro")
    assert not guardar_serie(client, primero="500")
    assert not guardar_serie(client, primero="1")


def test_the_log_says_from_what_to_what(client, portada):
    quien = entrar(client, "Dirección")
    assert not guardar_serie(client, primero="500", reinicia="", solo_en=ESTE)
    entrada = ModelLogEntry.objects.get(action="wagtail.edit")
    razon = Asiento(entrada).razon
    assert entrada.user == quien
    assert "Primer número: 1 → 500" in razon
    assert "Vuelve a empezar cada año: sí → no" in razon
    assert f"Solo en el año: en blanco → {ESTE}" in razon
    assert "Cómo se imprime" not in razon
    assert "Primer número: 1 → 500" in client.get(reverse("moderacion:bitacora")).content.decode()


def test_the_report_tells_no_gap_that_the_other_count_filled(portada):
    for reinicia in (True, True, False, True, False):
        poner(reinicia=reinicia)
        crear_noticia(fecha=EN_2026)
    assert [(f.cuenta, f.numero) for f in Folio.objects.order_by("pk")] == [
        (2026, 1),
        (2026, 2),
        (0, 3),
        (2026, 4),
        (0, 5),
    ]
    dichos = {c.cuenta: c.veredicto for c in folios.cuentas()}
    assert dichos == {
        2026: "Sin huecos: 1 a 4 (1 se dio en la otra cuenta)",
        0: "Sin huecos: 3 a 5 (1 se dio en la otra cuenta)",
    }
    Folio.objects.filter(numero=3).delete()
    assert "Faltan: 3" in {c.cuenta: c.veredicto for c in folios.cuentas()}[2026]


def test_a_number_of_another_time_hides_no_gap(portada):
    poner(reinicia=False)
    for _ in range(3):
        crear_noticia(fecha=EN_2025)
    poner(reinicia=True)
    for _ in range(3):
        crear_noticia(fecha=EN_2026)
    Folio.objects.filter(cuenta=2026, numero=2).delete()
    assert {c.cuenta: c.veredicto for c in folios.cuentas()} == {
        2026: "Faltan: 2",
        0: "Sin huecos: 1 a 3",
    }


@pytest.mark.parametrize("nombre", ["Comunicados", " comunicados "])
def test_two_series_have_not_the_same_name(client, portada, nombre):
    entrar(client, "Dirección")
    errores = guardar_serie(client, nombre=nombre)
    assert errores["nombre"] == ["Ya hay otra serie con ese nombre: escriba uno distinto."]
    assert Serie.objects.get(clave="boletin").nombre == "Boletines"
