"""What the demo promises: as many things as it says, all of them readable."""

from django.test import Client
from wagtail.models import Page, WorkflowState

from acervo.models import Documento, Multimedia
from agenda_publica.dice_la_pagina import dice
from agenda_publica.models import Acto, Compromiso, Ocurrencia
from ayuntamiento.models import Area, Sede, Usuario
from buzon.models import Convocatoria, Solicitud
from galerias.models import Audio, Capsula, Galeria
from moderacion.models import Correo, Folio
from noticias.models import Noticia
from sitio.models import Ajustes, Informativa, Publicacion, Tema


def revisar():
    """Run inside the town, as it was founded; raises AssertionError at what it promised and is
    not."""
    _esta_todo()
    _se_lee_todo()


def _esta_todo():
    assert Noticia.objects.publicadas().count() >= 40
    assert set(Noticia.objects.publicadas().values_list("genero", flat=True)) == {
        "boletin",
        "comunicado",
        "aviso",
        "entrevista",
    }
    assert Acto.objects.publicadas().count() >= 30
    assert Ocurrencia.objects.publicadas().count() > Acto.objects.publicadas().count()
    tianguis = Ocurrencia.objects.publicadas().filter(acto__regla="FREQ=WEEKLY")
    assert tianguis.filter(cancelada=True).exclude(motivo="").count() == 1
    assert [o for o in tianguis if o.inicio != o.original and not o.cancelada]
    assert {o.dia.weekday() for o in tianguis} == {5, 6}
    assert Acto.objects.publicadas().filter(documentos__isnull=False).count() == 2
    assert not [c for c in Compromiso.objects.select_related("acto") if dice(c)]
    assert Compromiso.objects.filter(estado="cancelada", viene_de="confirmada").count() == 2
    assert set(Sede.objects.values_list("accesible", flat=True)) == {True, False, None}
    galerias = list(Galeria.objects.publicadas())
    assert len(galerias) >= 8
    assert all(galeria.fotos.count() >= 8 for galeria in galerias)
    assert Capsula.objects.publicadas().filter(video__isnull=False).count() >= 6
    assert all(
        m.file.size <= 600 * 1024 and m.subtitulos for m in Multimedia.objects.filter(type="video")
    )
    audios = list(Audio.objects.publicadas().select_related("grabacion"))
    assert len(audios) == 3
    assert all(a.grabacion.file.size <= 60 * 1024 and a.grabacion.onda for a in audios)
    assert all(a.transcripcion and a.quien and a.duracion for a in audios)
    assert Area.objects.activas().count() == 12
    assert Tema.objects.count() == 15
    assert Informativa.objects.publicadas().count() >= 4
    assert Documento.objects.first().file.read(8) == b"%PDF-1.4"
    assert Folio.objects.filter(serie="boletin").count() >= 20
    entran = [quien.username for quien in Usuario.objects.all() if quien.has_usable_password()]
    assert {"enlace", "redaccion", "direccion", "subdireccion", "admin"} == set(entran)
    enviadas = Solicitud.objects.enviadas()
    assert {"recibida", "en_revision", "se_piden_datos", "aceptada", "rechazada"} <= set(
        enviadas.values_list("estado", flat=True)
    )
    assert enviadas.vencidas().exists()
    assert enviadas.values("area").distinct().count() >= 3
    peticiones = Convocatoria.objects.con_cuenta().values_list("cerrada", "respondidas", "cuantas")
    assert [(cerrada is None, *dicho) for cerrada, *dicho in peticiones] == [
        (True, 1, 11),
        (False, 1, 4),
    ]
    assert not Correo.objects.filter(asunto__startswith="Buzón").exists()
    estados = set(WorkflowState.objects.values_list("status", flat=True))
    assert {"in_progress", "needs_changes"} <= estados
    assert Page.objects.not_live().exists()
    assert Ajustes.objects.get().aviso_vigente()


def _se_lee_todo():
    lector = Client(SERVER_NAME="127.0.0.1")
    for pagina in [*Publicacion.objects.publicadas(), *Informativa.objects.publicadas()]:
        respuesta = lector.get(pagina.get_url())
        assert respuesta.status_code == 200, pagina
        texto = respuesta.content.decode()
        assert "{fecha" not in texto, pagina
        assert "{dia" not in texto, pagina
    assert lector.get("/").status_code == 200
