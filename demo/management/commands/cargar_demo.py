"""Fills an empty site with the demo town."""

import time

from django.core.management.base import BaseCommand, CommandError

from demo.carga import (
    agenda,
    ajustes,
    archivos,
    buzon,
    paginas,
    peticiones,
    registros,
)
from demo.textos import ultimo_dia_con_noticias
from moderacion.models import Contador
from noticias.models import Noticia
from portada.actions import plantar_sitio

NOMBRE = "San Jacinto de los Encinos"
PRIMEROS_FOLIOS = {"boletin": 382, "comunicado": 82}


class Command(BaseCommand):
    help = "Carga el pueblo de demostración en un sitio vacío."

    def handle(self, **opciones):
        if Noticia.objects.exists():
            raise CommandError("El sitio ya tiene noticias: la demostración solo llena uno vacío.")
        self.empezo = time.monotonic()
        pueblo = self._registros()
        for hacer, que in (
            (paginas.cargar_informativas, "páginas informativas"),
            (paginas.cargar_noticias, "noticias"),
            (paginas.cargar_actos, "actos"),
            (agenda.cargar_compromisos, "agenda"),
            (paginas.cargar_galerias, "galerías"),
            (paginas.cargar_capsulas, "cápsulas"),
            (paginas.cargar_audios, "audios"),
            (buzon.cargar_solicitudes, "buzón"),
            (peticiones.cargar_peticiones, "peticiones a las áreas"),
            (ajustes.cargar_ajustes, "ajustes"),
        ):
            hacer(pueblo)
            self.decir(f"{que}: listo")

    def _registros(self):
        plantar_sitio(nombre=NOMBRE)
        hoy = ultimo_dia_con_noticias()
        for serie, ultimo in PRIMEROS_FOLIOS.items():
            Contador.objects.get_or_create(
                serie=serie, ejercicio=hoy.year, defaults={"ultimo": ultimo}
            )
        areas, funcionarios = registros.cargar_areas()
        registros.cargar_temas()
        self.decir("áreas, funcionarios y temas: listo")
        imagenes = archivos.cargar_imagenes(self.decir)
        self.decir("fotografías: listo")
        return paginas.Pueblo(
            hoy=hoy,
            usuarios=registros.cargar_usuarios(areas),
            areas=areas,
            funcionarios=funcionarios,
            sedes=registros.cargar_sedes(),
            imagenes=imagenes,
            documentos=archivos.cargar_documentos(),
        )

    def decir(self, que):
        self.stdout.write(f"  {time.monotonic() - self.empezo:5.0f} s  {que}")
        self.stdout.flush()
