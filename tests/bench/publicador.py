"""What guard, folio and outbox cost a publication: with and without them, turn by turn."""

import json
import os
import sys
import time
from contextlib import contextmanager

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sitio.settings")
django.setup()

from django.contrib.auth.models import Group  # noqa: E402
from django.db import transaction  # noqa: E402
from django.db.models import Max  # noqa: E402
from django.db.models.signals import pre_save  # noqa: E402

from acervo.models import Imagen  # noqa: E402
from ayuntamiento.models import Area, Usuario  # noqa: E402
from moderacion import actions  # noqa: E402
from moderacion.custodia import guarda, libro  # noqa: E402
from moderacion.models import Contador, CorreoQuerySet, Folio  # noqa: E402
from moderacion.salida import avisos  # noqa: E402
from noticias.models import Noticia, Noticias  # noqa: E402

from .textos import azar, cuerpo, frase  # noqa: E402

DE_CALENTAR = 4


class Redaccion:
    """Who writes and who approves, and their boletines of some 300 words."""

    def __init__(self):
        self.autora, self.directora = (
            Usuario.objects.create(username=nombre, email=f"{nombre}@example.org")
            for nombre in ("autora", "directora")
        )
        self.directora.groups.add(Group.objects.get(name="Dirección"))
        self.area, self.imagen = Area.objects.first(), Imagen.objects.first()
        ultimos = Folio.objects.order_by().values("serie", "ejercicio")
        for grupo in ultimos.annotate(ultimo=Max("numero")):
            Contador.objects.create(**grupo)

    def escribir(self, numero):
        dados = azar(10**6 + numero)
        pagina = Noticia(
            live=False,
            title=frase(dados, 9),
            slug=f"medida-{numero}",
            resumen=frase(dados, 16),
            area=self.area,
            imagen=self.imagen,
            cuerpo=json.dumps(cuerpo(dados, self.imagen.pk)),
        )
        Noticias.objects.first().add_child(instance=pagina)
        return pagina.save_revision(user=self.autora)

    @transaction.atomic
    def publicar(self, revision):
        entrada = libro.aprobar(revision=revision, por=self.directora)
        actions.publicar(revision=revision, por=self.directora)
        avisos.de_aprobacion(revision, por=self.directora, a=avisos.personas(entrada))

    def medir(self, numero):
        revision = self.escribir(numero)
        empezo = time.process_time()
        self.publicar(revision)
        return (time.process_time() - empezo) * 1000


@contextmanager
def sin_resguardos():
    """Our own publication as it would be without the guard, the number and the mail."""
    folio, escribir = actions.dar_folio, CorreoQuerySet.escribir
    pre_save.disconnect(dispatch_uid="guarda_de_lo_publico")
    actions.dar_folio = CorreoQuerySet.escribir = lambda *args, **kwargs: None
    try:
        yield
    finally:
        actions.dar_folio, CorreoQuerySet.escribir = folio, escribir
        guarda.conectar()


def medir(rondas):
    """Pairs (with, without), each time the other one first."""
    redaccion, pares = Redaccion(), []
    for ronda in range(DE_CALENTAR + rondas):
        medidas = {}
        for con in (True, False) if ronda % 2 else (False, True):
            numero = ronda * 2 + con
            if con:
                medidas[con] = redaccion.medir(numero)
            else:
                with sin_resguardos():
                    medidas[con] = redaccion.medir(numero)
        pares.append((medidas[True], medidas[False]))
    return pares[DE_CALENTAR:]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(medir(int(sys.argv[1]))) + "\n")
