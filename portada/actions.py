"""The tree of a new site: made once, published as everything is."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from agenda_publica.models import Agenda
from galerias.actions import completar_mediateca
from galerias.models import Audios, Capsulas, Galerias, Mediateca
from moderacion.actions import publicar
from noticias.models import Noticias
from portada.models import Portada
from sitio.models import Ajustes

SECCIONES = (
    (
        Noticias,
        "noticias",
        "Noticias",
        "Boletines, comunicados, avisos y entrevistas que publica la Dirección de "
        "Comunicación Social.",
    ),
    (
        Agenda,
        "agenda",
        "Agenda pública",
        "Actos de la presidencia municipal y de las áreas. Cada uno dice si la entrada es libre; "
        "si no lo dice, pregunte antes de ir.",
    ),
    (Galerias, "galerias", "Galerías", "Los actos en fotografías, para ver y descargar."),
    (Capsulas, "capsulas", "Cápsulas", "Videos breves, con subtítulos y transcripción."),
    (Audios, "audios", "Audios para medios", "Grabaciones para la radio, para oír y descargar."),
    (
        Mediateca,
        "mediateca",
        "Mediateca",
        "Todo lo que se grabó: fotografías, videos y audios, para ver y para publicar.",
    ),
)
FUERA_DEL_MENU = {Audios}  # for who works in radio: the media centre leads there


@transaction.atomic
def plantar_sitio(*, nombre="Ayuntamiento"):
    """Front page, sections, site and its settings; what already exists is left as it is."""
    portada = Portada.objects.first() or _plantar_portada(nombre)
    for clase, slug, titulo, entradilla in SECCIONES:
        if not clase.objects.exists():
            seccion = clase(title=titulo, slug=slug, entradilla=entradilla)
            seccion.show_in_menus = clase not in FUERA_DEL_MENU
            _nacer(portada, seccion)
    completar_mediateca()
    return portada


def _plantar_portada(nombre):
    raiz = Page.get_first_root_node()
    portada = _nacer(raiz, Portada(title=nombre, slug="portada"))
    sitio, _ = Site.objects.update_or_create(
        is_default_site=True,
        defaults={**_direccion(), "site_name": nombre, "root_page": portada},
    )
    Ajustes.objects.update_or_create(site=sitio, defaults={"nombre": nombre})
    Page.objects.filter(depth=2).exclude(pk=portada.pk).filter(slug="home").delete()
    return portada


def _direccion():
    """Host and port of SITIO_URL, as the framework's Site keeps them."""
    partes = urlsplit(settings.SITIO_URL)
    puerto = partes.port or (443 if partes.scheme == "https" else 80)
    return {"hostname": partes.hostname or "localhost", "port": puerto}


def _nacer(padre, pagina):
    pagina.live = False
    padre.add_child(instance=pagina)
    publicar(revision=pagina.save_revision(), carga="instalación")
    return pagina
