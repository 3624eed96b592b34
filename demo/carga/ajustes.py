"""What the demo town says of itself."""

import datetime
import tomllib

from django.utils import timezone

from demo.textos import DATOS, fechar
from sitio.models import Ajustes

TEXTOS = (
    "nombre",
    "administracion",
    "dependencia",
    "domicilio",
    "horario",
    "leyenda",
    "prensa_nombre",
    "prensa_telefono",
    "prensa_correo",
)


def cargar_ajustes(pueblo):
    """Settings of the site; the notice links to the news item its data names."""
    crudos = tomllib.loads((DATOS / "ajustes.toml").read_text(encoding="utf-8"))
    datos = fechar(crudos, pueblo.hoy)
    ajustes = Ajustes.objects.get()
    prensa = datos.get("prensa", {})
    datos |= {f"prensa_{clave}": valor for clave, valor in prensa.items()}
    for campo in TEXTOS:
        if datos.get(campo):
            setattr(ajustes, campo, datos[campo])
    ajustes.telefonos = [("telefono", telefono) for telefono in datos["telefonos"]]
    ajustes.redes = [("red", red) for red in datos["redes"]]
    ajustes.legales = [
        ("enlace", {"nombre": pagina.title, "pagina": pagina, "url": ""})
        for pagina in pueblo.informativas()
    ]
    _avisar(ajustes, datos["aviso"], pueblo)
    ajustes.save()


def _avisar(ajustes, aviso, pueblo):
    noticia = pueblo.paginas[aviso["noticia"]]
    ajustes.aviso = (
        f'<p>{aviso["texto"]} <a linktype="page" id="{noticia.pk}">{aviso["enlace_texto"]}</a></p>'
    )
    ahora = timezone.now()
    ajustes.aviso_desde = ahora + datetime.timedelta(days=aviso.get("desde_dias", 0) - 1)
    ajustes.aviso_hasta = ahora + datetime.timedelta(days=aviso.get("hasta_dias", 2))
