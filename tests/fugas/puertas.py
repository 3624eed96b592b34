"""What the leak tests share: a page of each class that must not show, and every door to look in."""

import re
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.utils import timezone

from acervo.actions import preparar
from acervo.models import Multimedia
from agenda_publica.models import Acto, DocumentoDeActo
from agenda_publica.plazos import Plazo
from galerias.models import Capsula, Foto, Galeria
from noticias.models import AnexoDeNoticia, Noticia, Relacionada
from sitio.models import Publicacion
from tests.fabricas import (
    crear_acto,
    crear_area,
    crear_capsula,
    crear_documento,
    crear_galeria,
    crear_imagen,
    crear_noticia,
    hacer_publica,
)
from tests.sitio.test_puertas_publicas import de_un_acto, puertas, texto

CANARIO = "CANARIO"
DICHO = re.compile(r"CANARIO (noticia|acto|galer|c.psula|en el)")  # not a search that repeats it


@dataclass
class Jaula:
    """The pages with the word, the area they are of, and a public page that names them all."""

    area: object
    paginas: list
    vecina: Noticia
    archivos: list
    original: str


def enjaular(publicada=True):
    """One of each class, all with the word in title, summary and body, of today."""
    area = crear_area(nombre="Obras", slug="obras")
    ahora = timezone.now().replace(microsecond=0)
    comunes = {"area": area, "resumen": f"{CANARIO} en el resumen"}
    foto, de_galeria = crear_imagen(), crear_imagen()
    for imagen in (foto, de_galeria):
        preparar(imagen=imagen)
    documento, programa = crear_documento(), crear_documento(title=CANARIO)
    video = Multimedia.objects.create(
        title="v", type="video", duration=1, file=ContentFile(b"\x00\x00\x00\x18ftypmp42", "v.mp4")
    )
    noticia = crear_noticia(
        publicada=False,
        title=f"{CANARIO} noticia",
        imagen=foto,
        cuerpo=[("texto", f"<p>{CANARIO} en el cuerpo</p>")],
        anexos=[AnexoDeNoticia(documento=documento, nota=CANARIO)],
        **comunes,
    )
    paginas = [
        noticia,
        crear_acto(
            publicada=False,
            title=f"{CANARIO} acto",
            inicio=ahora,
            documentos=[DocumentoDeActo(documento=programa, nota=CANARIO)],
            **comunes,
        ),
        crear_galeria(
            publicada=False,
            fotos=0,
            title=f"{CANARIO} galería",
            **comunes,
            imagen=de_galeria,
        ),
        crear_capsula(publicada=False, title=f"{CANARIO} cápsula", video=video, **comunes),
    ]
    galeria = paginas[2]
    galeria.fotos = [Foto(imagen=de_galeria, pie=CANARIO)]
    for pagina in paginas:
        pagina.temas.add("Secreto")
        revision = pagina.save_revision()
        if publicada:
            hacer_publica(revision)
    vecina = crear_noticia(publicada=False, title="Vecina", genero="aviso", area=area)
    vecina.relacionadas = [Relacionada(publicacion_id=p.pk) for p in paginas[:3]]
    hacer_publica(vecina.save_revision())
    clases = (Noticia, Acto, Galeria, Capsula)
    return Jaula(
        area,
        [clase.objects.get(pk=p.pk) for clase, p in zip(clases, paginas, strict=True)],
        vecina,
        [
            *(f"/medios/{nombre}" for nombre, _, _ in foto.variantes.values()),
            f"/medios/{de_galeria.variantes['webp-400'][0]}",
            documento.url,
            programa.url,
            video.file.url,
        ],
        foto.file.url,
    )


def todas(jaula):
    """Every address of the site where it might show, but its own."""
    hoy = timezone.localdate()
    filtros = ["area=obras", "tema=secreto", "tipo=boletin", f"mes={hoy:%Y-%m}", "pagina=2"]
    yield from puertas(jaula.area)
    yield from de_un_acto(jaula.paginas[1])
    yield from (f"/noticias/?{filtro}" for filtro in filtros)
    yield f"/noticias/?{'&'.join(filtros)}"
    de_la_agenda = ("", f"{hoy:%Y/%m}/", f"{hoy:%Y/%m/%d}/", "agenda.json", "agenda.csv")
    yield from (f"/agenda/{puerta}?area=obras&gratis=si" for puerta in de_la_agenda)
    yield from (f"/agenda/?cuando={plazo}" for plazo in Plazo.values)
    yield from ("/areas/obras/?pagina=2", "/temas/secreto/?pagina=2", "/galerias/?pagina=2")
    yield from (f"/buscar/?q={q}" for q in (CANARIO, "canario+noticia", "resumen", "canar"))
    for clase in ("noticias.Noticia", "agenda_publica.Acto", "galerias.Galeria"):
        yield f"/api/v2/pages/?type={clase}&fields=*"
        yield f"/api/v2/pages/?type={clase}&search={CANARIO}"
    yield f"/api/v2/pages/?search={CANARIO}&fields=*"
    for pagina in jaula.paginas:
        yield f"/api/v2/pages/?child_of={pagina.get_parent().pk}&fields=*"
        yield f"/api/v2/pages/?slug={pagina.slug}"
        yield f"/api/v2/pages/?title={CANARIO}+noticia"
    yield jaula.vecina.get_url()


def lo_que_se_ve(client, jaula):
    """The addresses where the word shows, and those that answer with an error of ours."""
    hallada = []
    for url in todas(jaula):
        respuesta = client.get(url)
        assert respuesta.status_code < 500, url
        dicho = texto(respuesta)
        por_nombre = [p for p in jaula.paginas if f"{p.slug}/" in dicho or p.slug == dicho]
        if DICHO.search(dicho) or (por_nombre and "q=" not in url and "slug=" not in url):
            hallada.append(url)
    return hallada


def contada(client):
    """How many of them the search, the API and the front page's directory count."""
    cuantas = client.get(f"/buscar/?q={CANARIO}").context["pagina"].paginator.count
    de_api = client.get(f"/api/v2/pages/?search={CANARIO}").json()["meta"]["total_count"]
    return cuantas, de_api


def de_area(client):
    return next(a.cuantas for a in client.get("/").context["areas"] if a.slug == "obras")


def siguen_todas(jaula):
    pks = [p.pk for p in jaula.paginas]
    return Publicacion.objects.publicadas().filter(pk__in=pks).count() == len(pks)
