"""A news item begun with what another área sent: its words, its photographs, its documents."""

from django.db import transaction
from django.utils.html import format_html_join
from django.utils.text import slugify
from wagtail.log_actions import log

from agenda_publica.models import Cobertura
from moderacion.actions import direccion_libre
from moderacion.permissions import NoSePuede, puede_proponer
from sitio.models import Publicacion

from .desde_acto import EN_EL_CUERPO, donde_y_quienes, en_el_cuerpo, enlazar, fecha_de
from .models import AnexoDeNoticia, Genero, Noticia, Noticias

NO_PUEDE = "Solo quien escribe páginas empieza una noticia."
LARGO_DEL_RESUMEN = Publicacion._meta.get_field("resumen").max_length


@transaction.atomic
def redactar(*, por, titulo, texto, area, genero=Genero.BOLETIN, archivos=(), compromiso=None):
    """A draft that says what was sent; what does not fit in it stays in the acervo.

    `archivos`: photographs, documents and recordings, as they were sent. With `compromiso`, it is
    one more thing that came of that act. Raises NoSePuede.
    """
    seccion = _la_seccion(por)
    fotos = [a for a in archivos if _es(a, "imagen") and not a.retirada]
    fecha = fecha_de(compromiso, por) if compromiso else None
    noticia = Noticia(
        title=titulo,
        slug=direccion_libre(seccion, slugify(titulo)[:80]),
        genero=genero,
        resumen=_resumen(texto) or titulo,
        lugar=compromiso.sede.colonia if compromiso and compromiso.sede else "",
        area=area,
        imagen=fotos[0] if fotos else None,
        cuerpo=_cuerpo(titulo, texto, archivos, fotos[1 : EN_EL_CUERPO + 1], compromiso, fecha),
        owner=por,
        live=False,
        fecha_al_publicar=True,
    )
    noticia.anexos = [AnexoDeNoticia(documento=a) for a in archivos if _es(a, "documento")]
    seccion.add_child(instance=noticia)
    noticia.save_revision(user=por)
    log(instance=noticia, action="wagtail.create", user=por)
    if compromiso:
        enlazar(compromiso, noticia, Cobertura.Tipo.BOLETIN, fecha)
    return noticia


def _la_seccion(por):
    """Where it goes, for who may begin one there."""
    seccion = Noticias.objects.get()
    if not (puede_proponer(por) and seccion.permissions_for_user(por).can_add_subpage()):
        raise NoSePuede(NO_PUEDE)
    return seccion


def _es(archivo, clase):
    return archivo._meta.model_name == clase


def _resumen(texto):
    """Its first sentences, as many as fit; else its first words."""
    llano = " ".join(texto.split())
    if len(llano) <= LARGO_DEL_RESUMEN:
        return llano
    corte = llano[:LARGO_DEL_RESUMEN]
    frases, punto, _ = corte.rpartition(". ")
    return f"{frases}." if punto else f"{corte[: LARGO_DEL_RESUMEN - 1].rpartition(' ')[0]}…"


def _cuerpo(titulo, texto, archivos, fotos, compromiso, fecha):
    cuando = [("texto", donde_y_quienes(compromiso, fecha))] if compromiso else []
    parrafos = [renglon.strip() for renglon in texto.splitlines() if renglon.strip()]
    dicho = format_html_join("", "<p>{}</p>", ((p,) for p in parrafos or [titulo]))
    grabaciones = [_grabacion(a, titulo) for a in archivos if _es(a, "multimedia")]
    return [*cuando, ("texto", str(dicho)), *en_el_cuerpo(fotos), *grabaciones]


def _grabacion(archivo, titulo):
    if archivo.type == "video":
        return "video", {"video": archivo, "enlace": "", "imagen": None, "pie": titulo[:300]}
    return "sonido", {"audio": archivo, "titulo": archivo.title[:160]}
