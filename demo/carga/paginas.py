"""The pages of the demo town, in the states of the workflow that its data says."""

import datetime

from django.utils.text import slugify
from wagtail.models import TaskState

from agenda_publica.models import Acto, Agenda, Cobertura, Compromiso, DocumentoDeActo, Sesion
from demo.textos import dias_de, fechar, leer, momento
from galerias.models import Audio, Audios, Capsula, Capsulas, Foto, Galeria, Galerias
from moderacion.actions import publicar, retirar
from moderacion.custodia.libro import aprobar
from moderacion.models import Retiro
from noticias.models import AnexoDeNoticia, Noticia, Noticias, Relacionada
from portada.models import Portada
from sitio.models import Informativa, Publicacion, Tema

from .archivos import cargar_clip, cargar_sonido
from .cuerpo import armar

ANEXOS = {"documento"}


class Pueblo:
    """What is already loaded, by its keys, and the day that is today."""

    def __init__(self, *, hoy, usuarios, areas, funcionarios, sedes, imagenes, documentos):
        self.hoy = hoy
        self.usuarios = usuarios
        self.areas = areas
        self.funcionarios = funcionarios
        self.sedes = sedes
        self.imagenes = imagenes
        self.documentos = documentos
        self.temas = {tema.name: tema for tema in Tema.objects.all()}
        self.paginas = {}

    def comunes(self, datos, hora):
        """The columns of every publication."""
        imagen = self.imagenes.get(datos.get("imagen"))
        return {
            "title": datos["titulo"],
            "slug": slugify(datos["titulo"])[:80].strip("-"),
            "resumen": datos["resumen"],
            "area": self.areas[datos["area"]],
            "materia": datos.get("materia", "general"),
            "fecha": momento(self.hoy, datos["dias"], hora),
            "imagen": imagen,
            "imagen_pie": datos.get("imagen_pie", ""),
        }

    def informativas(self):
        return [pagina for pagina in self.paginas.values() if isinstance(pagina, Informativa)]

    def cuerpo(self, datos):
        return armar(datos.get("cuerpo", []), self.imagenes, self.documentos)

    def nacer(self, pagina, seccion, datos):
        """Puts the page in its place and leaves it in the state its data says."""
        quien = self.usuarios["redaccion"]
        pagina.owner, pagina.live = quien, False
        pagina.temas.set([self.temas[nombre] for nombre in datos.get("temas", [])])
        estado = datos.get("estado", "publicada")
        if estado == "programada":
            pagina.go_live_at = pagina.fecha
        seccion.objects.get().add_child(instance=pagina)
        revision = pagina.save_revision(user=quien)
        self.paginas[datos["clave"]] = pagina
        ESTADOS[estado](self, pagina, revision, datos)


def _publicada(pueblo, pagina, revision, datos):
    return _visto_bueno(pueblo, revision)


def _visto_bueno(pueblo, revision):
    """Written by redacción, approved by dirección, as in any office."""
    aprobar(revision=revision, por=pueblo.usuarios["direccion"])
    return publicar(revision=revision, por=pueblo.usuarios["direccion"])


def _borrador(pueblo, pagina, revision, datos):
    """Nothing more: a draft is what was saved."""


def _en_revision(pueblo, pagina, revision, datos):
    pagina.get_workflow().start(pagina, pueblo.usuarios["redaccion"])


def _devuelta(pueblo, pagina, revision, datos):
    flujo = pagina.get_workflow().start(pagina, pueblo.usuarios["redaccion"])
    tarea = TaskState.objects.get(pk=flujo.current_task_state_id).specific
    tarea.reject(user=pueblo.usuarios["direccion"], comment=datos["motivo"])


def _retirada(pueblo, pagina, revision, datos):
    retiro = Retiro(pagina=_visto_bueno(pueblo, revision), motivo=Retiro.Motivo.ERROR)
    retirar(retiro=retiro, por=pueblo.usuarios["direccion"])


ESTADOS = {
    "publicada": _publicada,
    "programada": _publicada,
    "borrador": _borrador,
    "en_revision": _en_revision,
    "devuelta": _devuelta,
    "retirada": _retirada,
}


def _fechadas(pueblo, nombre, clave):
    """The items of that kind, oldest first, with their dates written."""
    items = []
    for datos in leer(nombre, clave):
        dias = dias_de(pueblo.hoy, datos)
        dia = pueblo.hoy + datetime.timedelta(days=dias)
        items.append(fechar({**datos, "dias": dias}, dia))
    return sorted(items, key=lambda d: (d["dias"], d.get("hora", d.get("inicio", "")).zfill(5)))


def cargar_noticias(pueblo):
    for datos in _fechadas(pueblo, "noticias", "noticia"):
        cuerpo = pueblo.cuerpo(datos)
        noticia = Noticia(
            **pueblo.comunes(datos, datos["hora"]),
            genero=datos["genero"],
            lugar=datos.get("lugar", ""),
            sumarios=[("sumario", sumario) for sumario in datos.get("sumarios", [])],
            cuerpo=[bloque for bloque in cuerpo if bloque[0] not in ANEXOS],
        )
        if datos.get("destacada_dias") is not None:
            dias = datetime.timedelta(days=datos["destacada_dias"])
            noticia.destacada_hasta = pueblo.hoy + dias
        noticia.anexos = [
            AnexoDeNoticia(documento=valor["documento"]) for tipo, valor in cuerpo if tipo in ANEXOS
        ]
        noticia.relacionadas = [
            Relacionada(publicacion=Publicacion.objects.get(pk=pueblo.paginas[otra].pk))
            for otra in datos.get("relacionadas", [])
            if otra in pueblo.paginas
        ]
        pueblo.nacer(noticia, Noticias, datos)


def cargar_actos(pueblo):
    for datos in _fechadas(pueblo, "actos", "acto"):
        inicio = datos.get("inicio") or "09:00"
        acto = Acto(
            **pueblo.comunes(datos, inicio),
            **{campo: datos[campo] for campo in DEL_ACTO if campo in datos},
            inicio=momento(pueblo.hoy, datos["dias"], inicio),
            fin=_fin(pueblo, datos),
            sede=pueblo.sedes[datos["sede"]],
            lugar=datos.get("lugar_detalle", ""),
            preside=pueblo.funcionarios.get(datos.get("preside")),
            antes=_antes(pueblo, datos),
            cuerpo=pueblo.cuerpo(datos),
        )
        acto.sesiones = [_sesion(pueblo, sesion, inicio) for sesion in datos.get("sesiones", [])]
        acto.documentos = [
            DocumentoDeActo(documento=pueblo.documentos[anexo["documento"]], nota=anexo["nota"])
            for anexo in datos.get("documentos", [])
        ]
        pueblo.nacer(acto, Agenda, datos)


DEL_ACTO = (
    "modalidad",
    "todo_el_dia",
    "regla",
    "accesible",
    "accesibilidad",
    "situacion",
    "motivo",
    "entrada_libre",
    "indicaciones",
    "en_vivo",
)


def _fin(pueblo, datos):
    dias = datos["dias"] + datos.get("dias_dura", 1) - 1
    if datos.get("fin"):
        return momento(pueblo.hoy, dias, datos["fin"])
    return momento(pueblo.hoy, dias, "18:00") if datos.get("dias_dura") else None


def _antes(pueblo, datos):
    antes = datos.get("antes")
    return momento(pueblo.hoy, antes["dias"], antes["inicio"]) if antes else None


def _sesion(pueblo, sesion, inicio):
    """Another date; or, with `en_lugar_de`, what changes in that one of the series of `inicio`."""
    dias, de_la_serie = dias_de(pueblo.hoy, sesion), sesion.get("en_lugar_de")
    return Sesion(
        original=de_la_serie and momento(pueblo.hoy, dias_de(pueblo.hoy, de_la_serie), inicio),
        inicio=momento(pueblo.hoy, dias, sesion["inicio"]),
        fin=momento(pueblo.hoy, dias, sesion["fin"]) if "fin" in sesion else None,
        **{campo: sesion[campo] for campo in ("titulo", "cancelada", "motivo") if campo in sesion},
    )


def cargar_galerias(pueblo):
    for datos in _fechadas(pueblo, "galerias", "galeria"):
        fotos = [
            Foto(imagen=pueblo.imagenes[foto.pop("imagen")], sort_order=n, **foto)
            for n, foto in enumerate(datos["fotos"])
        ]
        galeria = Galeria(
            **{**pueblo.comunes(datos, datos["hora"]), "imagen": fotos[0].imagen},
            lugar=datos.get("lugar", ""),
            autoria=datos.get("autoria", ""),
        )
        galeria.fotos = fotos
        pueblo.nacer(galeria, Galerias, datos)
        if acto := pueblo.paginas.get(datos.get("acto")):
            cubierta = Cobertura.objects.filter(compromiso__acto_id=acto.pk, tipo="foto")
            cubierta.update(publicacion=galeria.pk)


def cargar_capsulas(pueblo):
    for datos in _fechadas(pueblo, "capsulas", "capsula"):
        capsula = Capsula(
            **{
                **pueblo.comunes(datos, datos["hora"]),
                "imagen": pueblo.imagenes[datos["poster"]],
            },
            video=cargar_clip(datos),
            enlace=datos.get("enlace", ""),
            credito_del_enlace=datos.get("credito_del_enlace", ""),
            duracion=datos.get("duracion", 12),
            capitulos=datos.get("capitulos", "").strip(),
            serie=datos.get("serie", ""),
            transcripcion=datos.get("transcripcion", ""),
        )
        pueblo.nacer(capsula, Capsulas, datos)


def cargar_audios(pueblo):
    for datos in _fechadas(pueblo, "audios", "audio"):
        audio = Audio(
            **pueblo.comunes(datos, datos["hora"]),
            grabacion=cargar_sonido(datos),
            funcionario=pueblo.funcionarios.get(datos.get("funcionario")),
            habla=datos.get("habla", ""),
            transcripcion=datos["transcripcion"],
        )
        pueblo.nacer(audio, Audios, datos)
        if acto := pueblo.paginas.get(datos.get("acto")):
            compromiso = Compromiso.objects.get(acto=acto.pk)
            salida = Publicacion.objects.get(pk=audio.pk)
            Cobertura.objects.create(compromiso=compromiso, tipo="audio", publicacion=salida)


def cargar_informativas(pueblo):
    for datos in leer("informativas", "pagina"):
        datos = fechar(datos, pueblo.hoy)
        pagina = Informativa(
            title=datos["titulo"],
            slug=datos["slug"],
            resumen=datos["resumen"],
            cuerpo=pueblo.cuerpo(datos),
            live=False,
        )
        Portada.objects.get().add_child(instance=pagina)
        revision = pagina.save_revision(user=pueblo.usuarios["redaccion"])
        _visto_bueno(pueblo, revision)
        pueblo.paginas[datos["clave"]] = pagina
