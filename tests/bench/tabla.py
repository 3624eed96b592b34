"""What was measured, in lines that fit a terminal; what breaks a promise is marked."""

from statistics import median

ENTERO = "calendario entero"
MESA = "mesa, semana de 200"
LISTA, FORMA, BUZON = "buzón de un área", "buzón, formulario", "buzón, bandeja"
PETICION, CIFRAS = "buzón, petición", "buzón, cifras"
CONSULTAS = {
    "portada": 14,
    "noticias": 14,
    "noticias, a la mitad": 14,
    "noticias, al final": 14,
    "noticias, filtradas": 14,
    "noticia": 12,
    **dict.fromkeys(
        ("mes de 60 fechas", "un día", "un acto", "uno que se repite", "una fecha"), 14
    ),
    ENTERO: 12,
    MESA: 20,
    "galería": 14,
    "mediateca": 14,
    "mediateca, filtrada": 14,
    **dict.fromkeys((LISTA, FORMA, BUZON), 14),
    **dict.fromkeys((PETICION, CIFRAS), 20),  # the panel's own are a dozen, as on the board
}
LIGERAS = {FORMA: 10}  # kB once compressed, for a telephone with a bad line
# Of a larger site they say more: 1,000 acts, and 2,000; twenty times the notices of six months.
NO_ES_LO_MISMO = {ENTERO, CIFRAS}
CRECE, PESO, PESO_DEL_CALENDARIO, INGESTION = 1.3, 160, 200, 1.5
DEL_ZIP = 64
CABEZA = (
    f"{'':24}{'consultas':>13}{'CPU, ms: mediana (mejor)':>32}{'':>8}{'kB (gzip)':>24}\n"
    f"{'':24}{'1k':>6}{'20k':>7}{'1k':>16}{'20k':>16}{'crece':>8}{'1k':>12}{'20k':>12}\n"
)


def renglon(nombre, chico, grande):
    """A page's line. `chico` and `grande`: its measures, those of a round in the same place."""
    crece = median(g["ms"] / c["ms"] for c, g in zip(chico, grande, strict=True))
    consultas = [max(m["sql"] for m in medidas) for medidas in (chico, grande)]
    marcas = _marcas(nombre, consultas, crece, chico + grande)
    return (
        f"{nombre:24}{consultas[0]:>6}{consultas[1]:>7}{_ms(chico):>16}{_ms(grande):>16}"
        f"{crece:>8.2f}{_peso(chico):>12}{_peso(grande):>12}{marcas}\n"
    )


def memoria(mega):
    marca = f"  ← más de {PESO} MB" if mega > PESO else ""
    return f"\nUn proceso, tras 1,000 lecturas: {mega:.0f} MB (PSS; promesa: {PESO}){marca}\n"


def calendario(antes, despues):
    tope = PESO_DEL_CALENDARIO
    marca = f"  ← más de {tope} MB" if despues > tope else ""
    dicho = f"{antes:.0f} MB antes de darlo, {despues:.0f} después (promesa: {tope})"
    return f"\nUn calendario de 2,000 actos: {dicho}{marca}\n"


def paquete(medido):
    """A ZIP of two hundred photographs of print size, made in a process of its own."""
    marca = f"  ← más de {DEL_ZIP} MB" if medido["mb"] > DEL_ZIP else ""
    dicho = f"{medido['bytes'] / 1e6:.0f} MB enviados con {medido['mb']:.0f} MB de memoria"
    return f"\nZIP de 200 fotografías: {dicho} (promesa: {DEL_ZIP}){marca}\n"


def publicacion(sitios):
    """What the safeguards cost: by size, the pairs of a publication with them and without."""
    cabeza = f"{'con guarda, folio y correo':>36}{'sin ellos':>15}{'veces':>10}"
    lineas = [f"\n{'Publicar, CPU en ms':24}{cabeza}"]
    for cuantas, pares in sitios.items():
        con, sin = (median(lado) for lado in zip(*pares, strict=True))
        veces = median(uno / otro for uno, otro in pares)
        marca = f"  ← más de {CRECE}" if veces > CRECE else ""
        lineas.append(f"{cuantas:<24,}{con:>36.1f}{sin:>15.1f}{veces:>10.2f}{marca}")
    return "\n".join(lineas) + "\n"


def ingestion(pares):
    """A photograph of 12 megapixels, clean and in sizes; Pillow alone, in three of them."""
    cabeza = f"{'limpia y en tres tamaños':>36}{'en los seis':>15}{'Pillow, tres':>15}{'veces':>14}"
    lineas = [f"\n{'Subir 12 Mpx, CPU en ms':24}{cabeza}"]
    for nombre in dict.fromkeys(nombre for nombre, *_ in pares):
        suyos = [medidas for cual, *medidas in pares if cual == nombre]
        tres, seis, sola = (median(lado) for lado in zip(*suyos, strict=True))
        veces = [median(una[n] / una[2] for una in suyos) for n in (0, 1)]
        marca = f"  ← más de {INGESTION}" if veces[0] > INGESTION else ""
        dichas = f"{veces[0]:.2f} y {veces[1]:.2f}"
        lineas.append(f"{nombre:<24}{tres:>36.0f}{seis:>15.0f}{sola:>15.0f}{dichas:>14}{marca}")
    return "\n".join(lineas) + "\n"


def _ms(medidas):
    tiempos = [medida["ms"] for medida in medidas]
    return f"{median(tiempos):.1f} ({min(tiempos):.1f})"


def _peso(medidas):
    return f"{medidas[0]['bytes'] / 1000:.0f} ({medidas[0]['gzip'] / 1000:.1f})"


def _marcas(nombre, consultas, crece, medidas):
    """What of that line is over the promise, in words."""
    tope, kilos = CONSULTAS.get(nombre), LIGERAS.get(nombre)
    marcas = [f"más de {tope} consultas"] if tope and max(consultas) > tope else []
    if kilos and max(medida["gzip"] for medida in medidas) > kilos * 1000:
        marcas.append(f"más de {kilos} kB")
    if nombre in NO_ES_LO_MISMO:
        return f"  ← {'; '.join(marcas)}" if marcas else ""
    if consultas[0] != consultas[1]:
        marcas.append("más archivo, otras consultas")
    if crece > CRECE:
        marcas.append(f"crece más de {CRECE}")
    return f"  ← {'; '.join(marcas)}" if marcas else ""
