"""A plain PDF of paragraphs, enough for a document of the demo to be a real one."""

import textwrap

ANCHO, ALTO, MARGEN, LETRA, LINEA = 612, 792, 72, 11, 15
COLUMNAS = 86


def escribir_pdf(titulo, parrafos):
    """The bytes of a PDF 1.4 with that title and those paragraphs, in Helvetica."""
    lineas = [(16, linea) for linea in textwrap.wrap(titulo, 56)] + [(LETRA, "")]
    for parrafo in parrafos:
        lineas += [(LETRA, linea) for linea in textwrap.wrap(parrafo, COLUMNAS)] + [(LETRA, "")]
    por_hoja = (ALTO - 2 * MARGEN) // LINEA
    hojas = [lineas[n : n + por_hoja] for n in range(0, len(lineas), por_hoja)]
    return _ensamblar(titulo, [_hoja(hoja) for hoja in hojas])


def _hoja(lineas):
    partes = [f"BT {MARGEN} {ALTO - MARGEN} Td {LINEA} TL".encode()]
    for cuerpo, texto in lineas:
        partes.append(f"/F1 {cuerpo} Tf (".encode() + _escapar(texto) + b") Tj T*")
    return b"\n".join([*partes, b"ET"])


def _escapar(texto):
    crudo = texto.encode("cp1252", "replace")
    return crudo.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _ensamblar(titulo, hojas):
    refs = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(hojas)))
    objetos = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (es-MX) >>",
        f"<< /Type /Pages /Kids [{refs}] /Count {len(hojas)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (" + _escapar(titulo) + b") >>",
    ]
    for n, hoja in enumerate(hojas):
        objetos.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {ANCHO} {ALTO}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * n} 0 R >>".encode()
        )
        objetos.append(b"<< /Length %d >>\nstream\n" % len(hoja) + hoja + b"\nendstream")
    salida, lugares = b"%PDF-1.4\n", []
    for n, objeto in enumerate(objetos, start=1):
        lugares.append(len(salida))
        salida += b"%d 0 obj\n" % n + objeto + b"\nendobj\n"
    tabla = b"".join(b"%010d 00000 n \n" % lugar for lugar in lugares)
    referencias = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objetos) + 1)
    cola = b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\n" % (len(objetos) + 1)
    return salida + referencias + tabla + cola + b"startxref\n%d\n%%%%EOF\n" % len(salida)
