"""What is as large in a small archive as in a large one: áreas, officials, places, subjects."""

import json

from acervo.actions import ANCHOS
from acervo.models import Documento, Imagen
from ayuntamiento.models import Area, Funcionario, Sede
from moderacion.actions import publicar
from portada.models import Portada
from sitio.models import Ajustes, Informativa, Tema

AREAS, TEMAS, FUNCIONARIOS, SEDES = 24, 60, 30, 25
MEDIDAS = {
    **{f"webp-{ancho}": ancho for ancho in ANCHOS},
    "jpeg-800": 800,
    "impresion": 3000,
}


class Registros:
    """All of them, made and at hand."""

    def __init__(self, imagenes):
        self.imagenes = _imagenes(imagenes)
        self.areas = _areas()
        self.temas = _todos(Tema, TEMAS, lambda n: {"name": f"tema {n}", "slug": f"tema-{n}"})
        self.funcionarios = _todos(Funcionario, FUNCIONARIOS, _funcionario)
        self.sedes = _todos(Sede, SEDES, lambda n: {"nombre": f"Sede {n}", "colonia": "Centro"})
        self.documento = Documento.objects.create(title="Convocatoria", file="documents/uno.pdf")


def _todos(modelo, cuantos, datos):
    return modelo.objects.bulk_create([modelo(**datos(n)) for n in range(cuantos)])


def _areas():
    return _todos(
        Area,
        AREAS,
        lambda n: {
            "nombre": f"Dirección {n:02}",
            "slug": f"direccion-{n}",
            "telefono": "443 000 0000",
            "funciones": "Atiende a la gente de lunes a viernes.",
        },
    )


def _funcionario(numero):
    return {"nombre": f"Persona {numero}", "slug": f"persona-{numero}", "cargo": "Directora"}


def _imagenes(cuantas):
    """Photographs whose sizes are written on their row; no file is behind them."""
    return Imagen.objects.bulk_create([_imagen(n) for n in range(cuantas)], batch_size=500)


def _imagen(numero):
    return Imagen(
        title=f"foto-{numero}",
        file=f"original_images/foto-{numero}.jpg",
        width=3000,
        height=2000,
        description="Una plaza con árboles y gente que camina.",
        credito="Comunicación Social",
        collection_id=1,
        variantes={
            clave: [f"images/foto-{numero}.{clave}.webp", ancho, ancho * 2 // 3]
            for clave, ancho in MEDIDAS.items()
        },
    )


def amueblar(noticia):
    """Foot, telephones and the emergency notice: with all that every page may have to paint."""
    legales = [_informativa(n) for n in range(3)]
    ajustes = Ajustes.objects.get()
    ajustes.nombre = "San Jacinto de los Encinos"
    ajustes.domicilio = "Plaza Principal 1\nCentro"
    ajustes.telefonos = _bloques("telefono", [{"nombre": "Emergencias", "numero": "911"}] * 4)
    ajustes.redes = _bloques("red", [{"nombre": "Facebook", "url": "https://social.example/s"}] * 3)
    ajustes.legales = _bloques("enlace", [{"nombre": p.title, "pagina": p.pk} for p in legales])
    ajustes.aviso = f'<p>Cierre de calles. <a linktype="page" id="{noticia}">Lea dónde.</a></p>'
    ajustes.save()


def _informativa(numero):
    titulo, slug = f"Aviso legal {numero}", f"aviso-legal-{numero}"
    pagina = Informativa(title=titulo, slug=slug, live=False)
    Portada.objects.get().add_child(instance=pagina)
    return publicar(revision=pagina.save_revision(), carga="medición")


def _bloques(tipo, valores):
    return json.dumps([{"type": tipo, "value": valor} for valor in valores])
