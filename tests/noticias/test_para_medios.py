"""What a newsroom copies, and how it finds a boletín."""

from noticias.texto import texto_llano
from sitio.busqueda import buscar_publicas
from sitio.models import Ajustes
from tests.fabricas import crear_noticia

TABLA = {
    "data": [["Colonia", "Hora"], ["La Loma", "9:00"], ["Centro", None]],
    "first_row_is_table_header": True,
    "table_caption": "Dónde habrá pipas",
}


def con(*cuerpo):
    return crear_noticia(title="Sin agua dos días", cuerpo=list(cuerpo))


def test_a_table_is_read_a_row_a_line(portada):
    texto = texto_llano(con(("tabla", TABLA)), "Hoy.")
    assert "Dónde habrá pipas\nColonia: La Loma; Hora: 9:00\nColonia: Centro" in texto


def test_a_table_without_headings_keeps_its_cells(portada):
    texto = texto_llano(con(("tabla", {"data": [["La Loma", "9:00"]]})), "Hoy.")
    assert "La Loma; 9:00" in texto


def test_its_number_comes_first_and_the_press_contact_last(portada):
    noticia = con(("cita", {"texto": "Volvimos.", "autor": "Elodia Cervantes"}))
    ajustes = Ajustes(prensa_nombre="Rebeca Sámano", prensa_telefono="443 555 0118")
    texto = texto_llano(type(noticia).objects.get(pk=noticia.pk), "Hoy.", ajustes)
    assert texto.startswith(f"Boletín núm. {noticia.folio}\n\nSin agua dos días")
    assert "«Volvimos.»\n— Elodia Cervantes" in texto
    assert texto.endswith("Contacto de prensa\nRebeca Sámano\n443 555 0118")


def test_a_boletin_is_found_by_its_number(portada):
    otra, buscada = crear_noticia(), crear_noticia(title="Reabre la plaza")
    folio = str(buscada.folio)
    for texto in (folio, f"boletín {folio}", f"Boletín núm. {folio}"):
        assert [p.pk for p in buscar_publicas(texto).page(1)][:1] == [buscada.pk], texto
    assert otra.pk != buscada.pk
