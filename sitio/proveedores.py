"""Videos that others keep: which they are, where they are seen, and what is sent to whom.

An address is of a provider only if all of it fits; an id is never taken by pieces. Nothing here
asks anything of anybody.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlencode, urlsplit

YOUTUBE, FACEBOOK = "https://www.youtube-nocookie.com", "https://www.facebook.com"
ORIGENES = (YOUTUBE, FACEBOOK)
DE_YOUTUBE = {"youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com"}
DE_FACEBOOK = {"facebook.com", "www.facebook.com", "m.facebook.com", "web.facebook.com"}
ID_DE_YOUTUBE = re.compile(r"[A-Za-z0-9_-]{11}")
RUTA_DE_YOUTUBE = re.compile(r"/(?:shorts|live|embed|v)/([A-Za-z0-9_-]{11})/?")
RUTA_DE_FACEBOOK = re.compile(
    r"/(?:[A-Za-z0-9.]{1,80}/videos/(?:[\w.%-]{1,120}/)?|reel/|share/[vr]/)([A-Za-z0-9]{5,25})/?"
)
NUMERO_DE_FACEBOOK = re.compile(r"\d{5,25}")
CORTO_DE_FACEBOOK = re.compile(r"/([A-Za-z0-9_-]{5,25})/?")
DE_NADIE = "Copie la dirección de un video de YouTube o de Facebook, completa."
QUE_RECIBE = (
    "Al abrirlo aquí, {} recibe la dirección de internet de su aparato y sabrá que viene de este "
    "sitio; puede dejar sus propias galletas. Antes de eso no se le pide nada."
)


@dataclass(frozen=True)
class Ajeno:
    """A video of another: who keeps it, the address of its player and that for people."""

    proveedor: str
    id: str
    marco: str
    enlace: str
    parado: bool = False

    @property
    def que_recibe(self):
        return QUE_RECIBE.format(self.proveedor)

    def desde(self, segundos):
        """Where it is seen from that second on, for who knows how to say it; else nothing."""
        if self.proveedor != "YouTube":
            return ""
        return f"https://www.youtube.com/watch?{urlencode({'v': self.id, 't': f'{segundos}s'})}"


def reconocer(direccion):
    """The Ajeno of an address; None if it is of nobody known, or it is not that of one video."""
    try:
        partes = urlsplit((direccion or "").strip())
        servidor = partes.hostname or ""
    except ValueError:
        return None
    if partes.scheme not in {"http", "https"}:
        return None
    if servidor in DE_YOUTUBE | {"youtu.be"}:
        return _de_youtube(servidor, partes)
    if servidor in DE_FACEBOOK | {"fb.watch"}:
        return _de_facebook(servidor, partes)
    return None


def _de_youtube(servidor, partes):
    corta = ID_DE_YOUTUBE.fullmatch(partes.path.strip("/")) if servidor == "youtu.be" else None
    larga = RUTA_DE_YOUTUBE.fullmatch(partes.path)
    v = parse_qs(partes.query).get("v", [""])[0] if partes.path == "/watch" else ""
    clave = corta[0] if corta else larga[1] if larga else v
    if not ID_DE_YOUTUBE.fullmatch(clave):
        return None
    return Ajeno(
        "YouTube",
        clave,
        f"{YOUTUBE}/embed/{clave}?autoplay=1&rel=0",
        f"https://www.youtube.com/watch?v={clave}",
        parado=partes.path.startswith("/shorts/"),
    )


def _de_facebook(servidor, partes):
    ruta = CORTO_DE_FACEBOOK if servidor == "fb.watch" else RUTA_DE_FACEBOOK
    encontrado = ruta.fullmatch(partes.path)
    limpio = f"https://{'fb.watch' if servidor == 'fb.watch' else 'www.facebook.com'}{partes.path}"
    clave = encontrado[1] if encontrado else ""
    if partes.path in {"/watch", "/watch/"} and servidor != "fb.watch":
        clave = parse_qs(partes.query).get("v", [""])[0]
        clave = clave if NUMERO_DE_FACEBOOK.fullmatch(clave) else ""
        limpio = f"https://www.facebook.com/watch/?v={clave}"
    if not clave:
        return None
    marco = f"{FACEBOOK}/plugins/video.php?href={quote(limpio, safe='')}&show_text=false"
    return Ajeno(
        "Facebook", clave, f"{marco}&autoplay=true", limpio, parado="/reel/" in partes.path
    )


def sitio_de(direccion):
    """Where an address leads, as people call it."""
    if ajeno := reconocer(direccion):
        return ajeno.proveedor
    try:
        return urlsplit(direccion).hostname or ""
    except ValueError:
        return ""
