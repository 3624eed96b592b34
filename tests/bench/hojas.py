"""One publication of each kind, as its number says; and the rows that hang from it."""

import json
from datetime import timedelta

from django.utils import timezone

from agenda_publica.models import Acto, Agenda, Ocurrencia, Sesion
from galerias.models import Capsula, Capsulas, Foto, Galeria, Galerias
from moderacion.models import Folio
from noticias.models import CON_FOLIO, AnexoDeNoticia, Genero, Noticia, Noticias, Relacionada
from sitio.models import TemaDePublicacion

from .textos import azar, cuerpo, frase, parrafos, resumen

MEZCLA = "NNANANGNANNCNANAGNNN"  # of twenty: twelve news, five acts, two galleries, a capsule
SECCION = {Noticia: Noticias, Acto: Agenda, Galeria: Galerias, Capsula: Capsulas}
CLASE = {"N": Noticia, "A": Acto, "G": Galeria, "C": Capsula}
AL_DIA = 6  # publications: the archive grows in years, the town goes at its pace
ANTELACION = timedelta(days=20)  # of an act on its day
BORRADOR = 7  # one in twenty is not public
FOTOS, TEMAS, RELACIONADAS = 8, 3, 3


class Hoja:
    """The publication number `n` counted from the newest: the same one in every site."""

    def __init__(self, n, registros, ahora):
        self.n, self.registros, self.dados = n, registros, azar(n)
        self.clase = CLASE[MEZCLA[n % len(MEZCLA)]]
        self.momento = ahora - timedelta(hours=24 / AL_DIA) * n
        self.temas = {self._pocos(registros.temas) for _ in range(TEMAS)}
        self.pagina = self.clase(**self._comunes(), **PROPIO[self.clase](self))

    def _pocos(self, registros):
        """One of them; the first ones far more often: a quarter of all is on the first subject."""
        (uno,) = self.dados.choices(registros, [1 / (n + 3) for n in range(len(registros))])
        return uno

    def una(self, registros):
        return self.dados.choice(registros)

    def imagen(self, mas=0):
        return self.registros.imagenes[(self.n + mas) % len(self.registros.imagenes)]

    def _comunes(self):
        titulo = frase(self.dados, 9)
        return {
            "title": titulo,
            "draft_title": titulo,
            "slug": f"publicacion-{self.n}",
            "resumen": resumen(self.dados, self.n),
            "fecha": self.momento,
            "area": self._pocos(self.registros.areas),
            "imagen": self.imagen(),
            "live": self.n % 20 != BORRADOR,
            "first_published_at": self.momento,
            "last_published_at": self.momento,
        }

    def filas(self, numeros, total):
        """What hangs from it, once it has its key. `numeros`: the last folio by series and year;
        `total`: how many publications there are, each older one with the key before."""
        pk = self.pagina.pk
        for tema in self.temas:
            yield TemaDePublicacion(tag=tema, content_object_id=pk)
        yield from COLGADAS.get(self.clase, _nada)(self, numeros, total)


def _nada(hoja, numeros, total):
    return ()


def _noticia(hoja):
    return {
        "genero": hoja.una(Genero.values),
        "sumarios": json.dumps([{"type": "sumario", "value": frase(hoja.dados, 12)}]),
        "cuerpo": json.dumps(cuerpo(hoja.dados, hoja.imagen(1).pk)),
    }


def _acto(hoja):
    inicio = (hoja.momento + ANTELACION).replace(minute=0, second=0, microsecond=0)
    return {
        "inicio": inicio,
        "fin": inicio + timedelta(hours=2),
        "sede": hoja.una(hoja.registros.sedes),
        "preside": hoja.una(hoja.registros.funcionarios),
        "cuerpo": json.dumps([{"type": "texto", "value": parrafos(hoja.dados, 1)}]),
    }


def _galeria(hoja):
    return {"lugar": "Plaza Principal", "autoria": "Comunicación Social"}


def _capsula(hoja):
    enlace = "https://videos.example/1"
    return {"duracion": 192, "enlace": enlace, "transcripcion": frase(hoja.dados, 120)}


def _de_noticia(hoja, numeros, total):
    pk, genero = hoja.pagina.pk, hoja.pagina.genero
    if genero in CON_FOLIO:
        serie = (genero, timezone.localtime(hoja.momento).year)
        numeros[serie] = numeros.get(serie, 0) + 1
        impreso = f"{numeros[serie]}/{serie[1]}"
        yield Folio(
            publicacion_id=pk,
            serie=genero,
            ejercicio=serie[1],
            cuenta=serie[1],
            numero=numeros[serie],
            impreso=impreso,
        )
    yield AnexoDeNoticia(noticia_id=pk, documento=hoja.registros.documento, sort_order=0)
    for otra in range(1, RELACIONADAS + 1):
        if hoja.n + otra < total:
            yield Relacionada(noticia_id=pk, publicacion_id=pk - otra, sort_order=otra)


def _de_acto(hoja, numeros, total):
    acto = hoja.pagina
    fechas = [(acto.inicio, acto.fin)]
    if hoja.n % 5 == 0:
        fechas.append((acto.inicio + timedelta(days=7), acto.fin + timedelta(days=7)))
        yield Sesion(acto_id=acto.pk, inicio=fechas[1][0], fin=fechas[1][1], sort_order=0)
    for inicio, fin in fechas:
        yield Ocurrencia(acto_id=acto.pk, original=inicio, inicio=inicio, fin=fin)


def _de_galeria(hoja, numeros, total):
    for n in range(FOTOS):
        imagen, pie = hoja.imagen(n), frase(hoja.dados, 9)
        yield Foto(galeria_id=hoja.pagina.pk, imagen=imagen, pie=pie, sort_order=n)


PROPIO = {Noticia: _noticia, Acto: _acto, Galeria: _galeria, Capsula: _capsula}
COLGADAS = {Noticia: _de_noticia, Acto: _de_acto, Galeria: _de_galeria}
