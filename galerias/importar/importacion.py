"""Brings folders of photographs: a gallery for each, as a draft, and nothing twice."""

import hashlib
import time
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models, transaction
from wagtail.log_actions import log
from wagtail.models import Collection
from wagtail.utils.file import hash_filelike

from acervo.camara.lotes import SE_RETIRO
from acervo.limpieza import limpiar, revisar
from acervo.models import Imagen
from acervo.permissions import de_fotografias, puede_subir
from galerias import lotes
from galerias.models import CarpetaTraida
from moderacion.permissions import NoSePuede, puede_proponer

from . import pies
from .hoja import Hojas, no_se_toma
from .lectura import Leida, huella

NOTAS_A_LO_MAS = 40
SE_TRAJO = "Es la que se trajo como «{}»."
YA_ESTABA = (
    "«{}» ya estaba en el acervo: su ficha se queda como está; lo de la hoja va en la galería."
)
YA_ESTABAN = "{} ya estaba{} en el acervo: no se duplica{}."
SE_ELIMINO = "Su galería se eliminó aquí: no se hace otra vez."
NO_SON = "{} archivo{} que no son fotografías."
SIN_FOTOS = "No tiene fotografías."
SOLO_HOJAS = "Su hoja se toma para las carpetas que tiene dentro."


class Suerte(models.TextChoices):
    """What becomes of a folder."""

    NUEVA = "nueva", "Galería nueva"
    CRECE = "crece", "Se le agregan"
    IGUAL = "igual", "Ya está"
    SALTADA = "saltada", "Se deja como está"
    FUERA = "fuera", "Se queda fuera"


@dataclass(slots=True)
class Linea:
    """One of the report: a folder, how many of its photographs are new, and what to say of it."""

    suerte: Suerte
    carpeta: str
    nuevas: int = 0
    notas: list = field(default_factory=list)
    faltan: bool = False  # there was no time for the rest of it


class Carpeta:
    """One of the folders of an origin, with what is remembered of it.

    What it is called there and what it holds say which it is; not the name of the ZIP, which
    changes each time it is downloaded.
    """

    def __init__(self, origen, nombre, entradas, hoja, por):
        llana = nombre.rsplit("/", 1)[-1]
        self.titulo = (llana or origen.nombre).replace("_", " ").strip()[:200]
        self.nombre = f"{origen.nombre}/{nombre}".rstrip("/")
        fotos = [e for e in entradas if e.es_foto and not e.pero]
        self.fotos = [(entrada, huella(entrada)) for entrada in fotos]
        self.por, self.hoja, self.fuera = por, hoja, all(e.pero for e in entradas)
        huellas = {suya for _, suya in self.fotos if suya}
        self.traida = _traida(self.nombre, llana or origen.suyo[:120], huellas)
        self.notas = [*_de_antes(self), *_notas(entradas), *self.hoja.notas]
        self.ya_estaban = 0  # in the acervo, and not because of an earlier import of this folder

    def mirar(self):
        """What would become of it; nothing is written."""
        nuevas = 0
        for entrada in self._por_traer():
            with Leida(entrada, self.notas) as leida:
                if leida:
                    nuevas += self._sirve(entrada, leida.archivo)
        return self._linea(nuevas)

    def traer(self, hasta):
        """Brings what is new, photograph by photograph, until that moment; then its gallery."""
        nuevas = 0
        for entrada in self._por_traer():
            if hasta and time.monotonic() > hasta:
                return Linea(self._suerte(nuevas), self.nombre, nuevas, self.notas, faltan=True)
            with Leida(entrada, self.notas) as leida:
                if leida:
                    nuevas += self._guardar(entrada, leida)
        self.notas += _repetidas(self.ya_estaban)
        linea = self._linea(self._por_poner())
        if linea.suerte in (Suerte.NUEVA, Suerte.CRECE):
            self._poner(linea)
        return linea

    def _por_traer(self):
        """As it is asked: of the same file twice in a folder, the second is here already."""
        return (entrada for entrada, suya in self.fotos if suya not in self.traida.dicho)

    def _sirve(self, entrada, archivo):
        try:
            revisar(archivo)
        except ValidationError as error:
            self.notas.append(f"«{entrada.nombre}»: {error.messages[0]}")
            return False
        return True

    @transaction.atomic
    def _guardar(self, entrada, leida):
        """Whether it went in; the one that is here already, if it is."""
        dicho = self.hoja.de(entrada) or pies.de_archivo(leida.archivo)
        try:
            limpia = limpiar(leida.archivo, nombre=entrada.nombre)
        except ValidationError as error:
            self.notas.append(f"«{entrada.nombre}»: {error.messages[0]}")
            return False
        imagen, es_nueva = _imagen(limpia, entrada, dicho, self.por)
        if imagen.retirada:
            self.notas.append(f"«{entrada.nombre}»: {SE_RETIRO.format(imagen.title)}")
            return False
        self.ya_estaban += not es_nueva
        if self.hoja.dice(entrada) and not es_nueva:
            self.notas.append(YA_ESTABA.format(entrada.nombre))
        self.traida.dicho[leida.huella] = [imagen.pk, False]
        self.traida.save()
        return True

    def _linea(self, nuevas):
        suerte = self._suerte(nuevas)
        if suerte == Suerte.SALTADA:
            sin_fotos = SOLO_HOJAS if self.hoja.sirve else SIN_FOTOS
            self.notas.insert(0, SE_ELIMINO if self._se_elimino() else sin_fotos)
        return Linea(suerte, self.nombre, nuevas, self.notas)

    def _suerte(self, nuevas):
        if self._se_elimino() or not (self.fotos or self.traida.pk):
            return Suerte.FUERA if self.fuera else Suerte.SALTADA
        if self.traida.galeria_id is None:
            return Suerte.NUEVA if nuevas else Suerte.SALTADA
        return Suerte.CRECE if nuevas else Suerte.IGUAL

    def _se_elimino(self):
        ya_se_puso = any(puesta for _, puesta in self.traida.dicho.values())
        return ya_se_puso and self.traida.galeria_id is None

    def _por_poner(self):
        return sum(not puesta for _, puesta in self.traida.dicho.values())

    def _poner(self, linea):
        """In its gallery, as they were taken; what is public or in review stays as it is."""
        claves = [clave for clave, puesta in self.traida.dicho.values() if not puesta]
        imagenes = list(Imagen.objects.filter(pk__in=claves).como_se_tomaron())
        try:
            with transaction.atomic():
                self._en_la_galeria(imagenes)
        except NoSePuede as motivo:
            linea.suerte = Suerte.SALTADA
            linea.notas.insert(0, str(motivo))

    def _en_la_galeria(self, imagenes):
        traida = self.traida
        claves = {suya: clave for suya, (clave, _) in traida.dicho.items()}
        dichas = [(suya, self.hoja.de(entrada)) for entrada, suya in self.fotos]
        usos = {claves.get(suya): dicho for suya, dicho in dichas if dicho}
        suyas = {"imagenes": imagenes, "usos": usos, "por": self.por}
        if traida.galeria:
            lotes.agregar(galeria=traida.galeria, **suyas)
        else:
            traida.galeria = lotes.crear_galeria(titulo=self.titulo, **suyas)
        traida.dicho = {huella: [clave, True] for huella, (clave, _) in traida.dicho.items()}
        traida.save()
        datos = {"carpeta": self.nombre, "cuantas": len(imagenes)}
        log(instance=traida.galeria, action="pregon.traer_fotos", user=self.por, data=datos)


def _traida(nombre, llana, huellas):
    """What is remembered of that folder; a new memory if nothing is."""
    if suya := CarpetaTraida.objects.la_de(llana, nombre[:255], huellas):
        return suya
    identidad = "\n".join([llana, *sorted(huellas)]).encode()
    clave = hashlib.sha1(identidad, usedforsecurity=False).hexdigest()
    return CarpetaTraida(clave=clave, nombre=llana, carpeta=nombre[:255])


def importar(*, origen, por, hacer=False, hasta=None):
    """The report, folder by folder; nothing is written unless `hacer`. NoSirve if none can be read.

    `hasta`: the moment (`time.monotonic`) after which nothing more is begun; what is left, and only
    that, is brought the next time.
    """
    if hacer and not (por and puede_proponer(por) and puede_subir(por)):
        raise NoSePuede(lotes.NO_PUEDE)
    por_carpeta = origen.carpetas()
    hojas = Hojas(por_carpeta)
    for nombre, entradas in por_carpeta.items():
        carpeta = Carpeta(origen, nombre, entradas, hojas.de(nombre), por)
        if not hacer:
            yield carpeta.mirar()
            continue
        linea = carpeta.traer(hasta)
        yield linea
        if linea.faltan:
            return


def contar(lineas):
    """{suerte: how many} of a report, with all of them."""
    cuenta = dict.fromkeys(Suerte, 0)
    for linea in lineas:
        cuenta[linea.suerte] += 1
    return cuenta


def _de_antes(carpeta):
    """What was done with it another time, where it is not what its name or its table would say."""
    traida = carpeta.traida
    if traida.carpeta != carpeta.nombre[:255]:
        yield SE_TRAJO.format(traida.carpeta)
    puestas = {suya for suya, (_, puesta) in traida.dicho.items() if puesta}
    if ya := sum(suya in puestas and carpeta.hoja.dice(e) for e, suya in carpeta.fotos):
        yield no_se_toma(ya)


def _repetidas(cuantas):
    if cuantas:
        plural = "" if cuantas == 1 else "n"
        yield YA_ESTABAN.format(cuantas, plural, plural)


def _notas(entradas):
    otros = [e for e in entradas if not e.pero and not e.es_foto and e.extension != ".csv"]
    if otros:
        yield NO_SON.format(len(otros), "" if len(otros) == 1 else "s")
    for entrada in [e for e in entradas if e.pero][:NOTAS_A_LO_MAS]:
        yield f"«{entrada.nombre}» se queda fuera: {entrada.pero}."


def _imagen(limpia, entrada, dicho, por):
    """The photograph with that content and whether it is new; else it is one that may be used."""
    suyas = de_fotografias().instances_user_has_permission_for(por, "choose")
    if igual := suyas.filter(file_hash=hash_filelike(limpia)).order_by("pk").first():
        return igual, False
    nueva = Imagen.objects.create(
        title=entrada.nombre.rsplit(".", 1)[0][:120] or "Fotografía",
        file=limpia,
        uploaded_by_user=por,
        collection=Collection.get_first_root_node(),
        description=dicho.texto,
        pie=dicho.pie,
        credito=dicho.credito,
    )
    log(instance=nueva, action="wagtail.create", user=por)
    return nueva, True
