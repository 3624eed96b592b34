"""Every night what is public is compared with the ledger; what the guard cannot see is told."""

from datetime import timedelta

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Revision

from moderacion import actions, tasks
from moderacion.custodia import cotejo
from moderacion.custodia.cotejo import cotejar
from moderacion.custodia.diferencias import cotejar_y_anotar
from moderacion.models import Aprobacion, Contador, Correo, Cotejo, Diferencia, Folio, Retiro
from noticias.models import Noticia
from sitio.models import Publicacion
from tests.fabricas import (
    crear_acto,
    crear_audio,
    crear_capsula,
    crear_galeria,
    crear_informativa,
    crear_noticia,
    crear_usuario,
    hacer_publica,
    quitar,
)
from tests.moderacion.admin import entrar

DIA = timezone.now().date()


def halladas():
    return {(hallazgo.pagina, hallazgo.regla) for hallazgo in cotejar()}


def cambiar(pagina, **columnas):
    """What the guard does not hear."""
    Page.objects.filter(pk=pagina.pk).update(**columnas)


def corregida(titulo="Corregida"):
    """A boletín twice approved, with its first version and the second."""
    noticia = crear_noticia()
    primera = noticia.live_revision
    noticia.title = titulo
    hacer_publica(noticia.save_revision())
    return Noticia.objects.get(pk=noticia.pk), primera


def con_sql(sql, *valores):
    with connection.cursor() as cursor:
        cursor.execute(sql, valores)


def test_a_town_that_works_well_has_nothing_to_tell(portada, client):
    for hacer in (
        crear_noticia,
        crear_acto,
        crear_galeria,
        crear_capsula,
        crear_audio,
        crear_informativa,
    ):
        pagina = hacer()
        hacer(publicada=False)
        pagina.title = "Con otro título"
        pagina.save_revision()  # a draft that nobody has approved
        hacer_publica(type(pagina).objects.get(pk=pagina.pk).save_revision())
    corregida()
    vuelve = crear_noticia()
    quitar(vuelve)
    hacer_publica(Noticia.objects.get(pk=vuelve.pk).latest_revision)
    quitar(crear_noticia(), "superada", explicacion="Cambió la tarifa.")
    quitar(crear_noticia(), "legal", explicacion="Lo mandó un juez.")
    programada = crear_noticia()
    programada.go_live_at = timezone.now() + timedelta(days=2)
    hacer_publica(programada.save_revision())
    movida = crear_informativa()
    movida.move(crear_informativa(), pos="last-child")
    crear_noticia(genero="aviso")
    assert list(cotejar()) == []
    assert cotejar_y_anotar(dia=DIA) == []
    assert not Correo.objects.exists()


def el_titulo_con_update():
    pagina = crear_noticia()
    cambiar(pagina, title="Nadie lo aprobó")
    return pagina, "otro-texto"


def el_cuerpo_con_sql():
    pagina = crear_noticia()
    otro = '[{"type": "texto", "value": "<p>Otro.</p>", "id": "1"}]'
    con_sql(
        "UPDATE noticias_noticia SET cuerpo = %s WHERE publicacion_ptr_id = %s", otro, pagina.pk
    )
    return pagina, "otro-texto"


def la_fecha_con_loaddata():
    pagina = crear_noticia()
    tabla = Publicacion.objects.get(pk=pagina.pk)
    tabla.fecha -= timedelta(days=30)
    (objeto,) = serializers.deserialize("json", serializers.serialize("json", [tabla]))
    objeto.save()  # raw, as loaddata does
    return pagina, "otro-texto"


def una_fotografia_de_la_galeria():
    pagina = crear_galeria()
    pagina.fotos.first().__class__.objects.filter(galeria=pagina).update(pie="Otro pie")
    return pagina, "otro-texto"


def un_borrador_encendido():
    pagina = crear_noticia(publicada=False)
    cambiar(pagina, live=True)
    actions.dar_folio(publicacion=pagina)
    return pagina, "sin-aprobacion"


def una_version_sin_aprobar():
    pagina = crear_noticia()
    otra = pagina.save_revision()
    cambiar(pagina, live_revision=otra)
    return pagina, "sin-aprobacion"


def la_version_de_otra():
    pagina, otra = crear_noticia(), crear_noticia()
    cambiar(pagina, live_revision=otra.live_revision_id)
    return pagina, "sin-aprobacion"


def el_libro_sin_su_hoja():
    pagina = crear_noticia()
    Aprobacion.objects.filter(pagina=pagina).delete()
    return pagina, "sin-aprobacion"


def la_version_reescrita():
    pagina = crear_noticia()
    revision = Revision.objects.get(pk=pagina.live_revision_id)
    contenido = {**revision.content, "title": "Reescrito"}
    Revision.objects.filter(pk=revision.pk).update(content=contenido)
    cambiar(pagina, title="Reescrito")
    return pagina, "sin-aprobacion"


def una_version_vieja_con_codigo():
    pagina, primera = corregida()
    actions.publicar(revision=primera)
    return pagina, "version-vieja"


def una_version_vieja_con_update():
    pagina, primera = corregida()
    cambiar(pagina, live_revision=primera, title=primera.content["title"])
    return pagina, "version-vieja"


def lo_retirado_con_codigo():
    pagina = crear_noticia()
    quitar(pagina)
    actions.publicar(revision=pagina.latest_revision)
    return pagina, "retirada"


def lo_retirado_con_update():
    pagina = crear_noticia()
    revision = pagina.live_revision_id
    quitar(pagina)
    cambiar(pagina, live=True, live_revision=revision)
    return pagina, "retirada"


def la_direccion():
    pagina = crear_noticia()
    cambiar(pagina, url_path="/portada/noticias/otra/")
    return pagina, "otra-direccion"


def la_direccion_de_una_retirada():
    vieja, pagina = crear_noticia(), crear_noticia()
    quitar(vieja)
    cambiar(vieja, slug="la-vieja", url_path="/portada/noticias/la-vieja/")
    cambiar(pagina, slug=vieja.slug, url_path=vieja.url_path)
    return pagina, "otra-direccion"


def el_numero_borrado():
    pagina = crear_noticia()
    crear_noticia()
    Folio.objects.filter(publicacion=pagina).delete()
    return pagina, "sin-numero"


TRAMPAS = [
    el_titulo_con_update,
    el_cuerpo_con_sql,
    la_fecha_con_loaddata,
    una_fotografia_de_la_galeria,
    un_borrador_encendido,
    una_version_sin_aprobar,
    la_version_de_otra,
    el_libro_sin_su_hoja,
    la_version_reescrita,
    una_version_vieja_con_codigo,
    una_version_vieja_con_update,
    lo_retirado_con_codigo,
    lo_retirado_con_update,
    la_direccion,
    la_direccion_de_una_retirada,
    el_numero_borrado,
]


@pytest.mark.muestra(4)
@pytest.mark.parametrize("trampa", TRAMPAS, ids=lambda t: t.__name__)
def test_what_passed_the_guard_by_is_found(portada, trampa):
    crear_noticia()
    pagina, regla = trampa()
    assert (pagina.pk, regla) in halladas()
    assert {clave for clave, _ in halladas()} <= {pagina.pk, None}, "and no other page is accused"


def test_numbers_that_do_not_follow_are_found(portada):
    ejercicio = timezone.localdate().year
    crear_noticia(), crear_noticia(), crear_noticia()
    Contador.objects.update(ultimo=5)
    assert (None, f"folios-boletin-{ejercicio}") in halladas()
    Contador.objects.update(ultimo=3)
    assert halladas() == set()
    Folio.objects.filter(numero=2).update(numero=9)
    assert (None, f"folios-boletin-{ejercicio}") in halladas()
    Folio.objects.filter(numero=9).update(numero=2)
    Contador.objects.all().delete()
    assert (None, f"folios-boletin-{ejercicio}") in halladas()


def test_it_is_told_once_and_closed_when_it_is_gone(portada, client):
    directora, quien = crear_usuario("Dirección"), crear_usuario("Administración")
    crear_usuario("Redacción")
    pagina = crear_noticia(title="Se inaugura la plaza")
    cambiar(pagina, title="Se cierra la plaza")
    for _ in range(3):
        cotejar_y_anotar(dia=DIA)
    assert sorted(Correo.objects.values_list("para", flat=True)) == [directora.email, quien.email]
    texto = Correo.objects.first().texto
    assert "«Se cierra la plaza»: lo que se ve no es lo que se aprobó: título" in texto
    assert Diferencia.objects.abiertas().count() == 1
    client.force_login(directora)
    mesa = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "A la vista sin que el libro lo explique" in mesa
    assert "lo que se ve no es lo que se aprobó" in mesa
    cambiar(pagina, title="Se inaugura la plaza")
    cotejar_y_anotar(dia=DIA)
    assert not Diferencia.objects.abiertas().exists()
    cambiar(pagina, title="Otra vez")
    cotejar_y_anotar(dia=DIA)
    assert Diferencia.objects.count() == 2
    assert Correo.objects.count() == 4


def test_whoever_writes_does_not_see_what_only_direccion_mends(portada, client):
    pagina = crear_noticia()
    cambiar(pagina, title="Otro")
    cotejar_y_anotar(dia=DIA)
    Correo.objects.update(estado=Correo.Estado.FALLIDO)
    entrar(client, "Redacción")
    mesa = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "sin que el libro lo explique" not in mesa
    assert "Correos que no salieron" not in mesa


def test_mail_that_does_not_leave_is_on_the_desk(portada, client):
    for estado in Correo.Estado.values:
        Correo.objects.escribir(
            para="a@example.org", asunto=f"Asunto {estado}", texto="", clave=estado
        )
        Correo.objects.filter(clave=estado).update(estado=estado, error="550 no existe")
    Correo.objects.escribir(para="a@example.org", asunto="De ayer", texto="", clave="de-ayer")
    ayer = timezone.now() - timedelta(days=1)
    Correo.objects.filter(clave="de-ayer").update(creado=ayer, error="No contesta")
    entrar(client, "Dirección")
    mesa = client.get(reverse("wagtailadmin_home")).content.decode()
    for asunto in ("Asunto fallido", "Asunto en_duda", "De ayer"):
        assert asunto in mesa
    for asunto in ("Asunto enviado", "Asunto pendiente", "Asunto enviando"):
        assert asunto not in mesa


def test_it_is_compared_once_a_day_and_by_the_queue(portada, monkeypatch):
    trabajos = DBTaskResult.objects.filter(task_path="moderacion.tasks.cotejar")
    madrugada = timezone.localtime().replace(hour=2, minute=59)
    monkeypatch.setattr(timezone, "now", lambda: madrugada)
    tasks.cotejar_de_noche()
    assert not trabajos.exists()
    monkeypatch.setattr(timezone, "now", lambda: madrugada + timedelta(hours=7))
    for _ in range(3):
        tasks.cotejar_de_noche()
    (trabajo,) = trabajos
    for _ in range(2):  # whose worker died, and another took it up
        trabajo.task.call(*trabajo.args_kwargs["args"])
    cotejado = Cotejo.objects.get()
    assert cotejado.termino
    assert cotejado.halladas == 0


def test_by_hand_it_says_what_differs_and_changes_nothing(portada, capsys):
    call_command("cotejar")
    assert "es lo que se aprobó" in capsys.readouterr().out
    pagina = crear_noticia()
    cambiar(pagina, title="Otro")
    with pytest.raises((SystemExit, CommandError)) as salida:
        call_command("cotejar")
    assert salida.value.code == 1
    assert "«Otro»: lo que se ve no es lo que se aprobó" in capsys.readouterr().out
    assert not Diferencia.objects.exists()


def test_a_batch_costs_the_same_queries_but_for_the_children_of_its_pages(portada, monkeypatch):
    def consultas():
        with CaptureQueriesContext(connection) as hechas:
            assert list(cotejar()) == []
        return [q for q in hechas if "FROM" in q["sql"]]

    crear_noticia()
    pocas = consultas()
    for _ in range(10):
        crear_noticia()
    por_pagina = (len(consultas()) - len(pocas)) / 10
    assert por_pagina <= 6
    monkeypatch.setattr(cotejo, "LOTE", 3)
    assert list(cotejar()) == []


def test_what_is_published_while_it_is_compared_accuses_nobody(portada, monkeypatch):
    noticia = crear_noticia()
    leer = cotejo.Lote.__init__

    def con_prisa(self, claves):
        leer(self, claves)
        if len(claves) > 1:  # meanwhile another person publishes it
            self.paginas[-1].title = "Como estaba antes"

    monkeypatch.setattr(cotejo.Lote, "__init__", con_prisa)
    assert list(cotejar()) == []
    assert Retiro.objects.count() == 0
    assert noticia.live
