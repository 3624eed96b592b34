"""One click uses what was sent, with its files as they are; one undoes it while nobody read it."""

from datetime import time, timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, Page

from acervo.eliminar import EnUso
from acervo.models import Imagen
from agenda_publica import actions as agenda
from agenda_publica.models import Compromiso, Papel
from agenda_publica.models import Estado as EstadoDeActo
from buzon import archivos, atender, unir, usar, visto
from buzon.models import Estado, Mensaje, Uso
from buzon.oficina import verbos
from galerias.models import Galeria
from moderacion.permissions import NoSePuede
from noticias.models import Genero, Noticia
from tests.buzon.fabrica import crear_enlace
from tests.buzon.oficina import TITULO, crear_solicitud, frases, redactora, ver
from tests.fabricas import (
    crear_area,
    crear_funcionario,
    crear_noticia,
    crear_sede,
    crear_usuario,
    hacer_publica,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portada")]
TIPOS = [tipo.value for tipo in Uso.Tipo]
PDF = b"%PDF-1.4 prueba"


def hacer(solicitud, tipo, por=None):
    uso, _ = usar.usar(solicitud=solicitud, tipo=tipo, por=por or redactora())
    return uso


def en_disco():
    return {
        f"{carpeta}/{nombre}"
        for carpeta in ("original_images", "documents")
        for nombre in (
            default_storage.listdir(carpeta)[1] if default_storage.exists(carpeta) else []
        )
    }


def test_an_act_goes_to_the_agenda_with_its_place_its_hours_and_who_is_known():
    sede = crear_sede(nombre="Mercado Hidalgo")
    presidenta = crear_funcionario(nombre="Amalia Quiroz", cargo="Presidenta municipal")
    director = crear_funcionario(nombre="Tomás Arriaga", cargo="Director de Obras Públicas")
    crear_funcionario(nombre="Ana Ruiz", cargo="Directora de Cultura", fin="2020-01-01")
    una = crear_solicitud(
        hora_fin=time(12, 30),
        lugar="en el mercado Hidalgo",
        asisten="Preside Amalia Quiroz, presidenta municipal; Ing. Tomás Arriaga y Ana Ruiz",
        texto="Se abren seis cuadras.",
        contacto="Lucía, 443 555 0100",
    )
    hecho = hacer(una, "compromiso").compromiso
    local = timezone.localtime
    assert (hecho.titulo, hecho.sede, hecho.area) == (TITULO, sede, una.area)
    assert local(hecho.inicio).date() == una.para_cuando
    assert (local(hecho.inicio).time(), local(hecho.fin).time()) == (time(11), time(12, 30))
    assert (hecho.solicita, hecho.contacto) == (str(una.area), "Lucía, 443 555 0100")
    assert {(p.funcionario, p.papel) for p in hecho.presentes.all()} == {
        (presidenta, Papel.PRESIDE),
        (director, Papel.ACOMPANA),
    }
    for dicho in ("Se abren seis cuadras.", una.recibo, "No se sabe quién es «Ana Ruiz»."):
        assert dicho in hecho.notas
    assert hecho.citas.count() == 1
    assert hecho.estado == EstadoDeActo.PROPUESTA


def test_its_photographs_are_a_lote_for_that_act():
    una = crear_solicitud(fotos=2)
    hecho = hacer(una, "compromiso").compromiso
    lote = ver(una).lote
    assert lote.para == f"acto-{hecho.pk}"
    assert lote.fotografias().count() == 2


def test_what_is_too_long_for_the_notes_says_where_the_rest_is(client):
    redactora(client)
    una = crear_solicitud(texto="Muy largo. " * 900)
    hecho = hacer(una, "compromiso").compromiso
    assert len(hecho.notas) == 4000
    assert hecho.notas.endswith(f"(sigue en la solicitud {una.recibo})")
    assert client.get(reverse("compromisos:edit", args=[hecho.pk])).status_code == 200


def test_the_hour_that_is_told_in_words_is_heard():
    una = crear_solicitud(
        "informe",
        titulo="Entrega de lentes",
        texto="A las 17:00 en la primaria.",
        para_cuando=timezone.localdate() + timedelta(days=2),
    )
    hecho = hacer(una, "compromiso").compromiso
    assert timezone.localtime(hecho.inicio).time() == time(17)


def test_of_what_has_no_day_no_act_is_made():
    una = crear_solicitud("informe", titulo="Entrega de lentes", texto="Se entregaron.")
    with pytest.raises(NoSePuede, match="qué día"):
        hacer(una, "compromiso")
    assert ver(una).estado == Estado.RECIBIDA
    assert not Compromiso.objects.exists()


def test_a_boletin_begins_with_its_words_its_photographs_and_its_documents():
    una = crear_solicitud(
        "informe",
        fotos=3,
        otros=[("padron.pdf", PDF)],
        titulo="Se entregaron 120 lentes",
        texto="Fue en la primaria.\n\nVinieron 300 personas & más.",
        credito="Ulises Barragán",
    )
    noticia = Noticia.objects.get(pk=hacer(una, "boletin").publicacion_id)
    assert (noticia.title, noticia.genero) == ("Se entregaron 120 lentes", Genero.BOLETIN)
    assert (noticia.area, noticia.live) == (una.area, False)
    assert noticia.resumen == "Fue en la primaria. Vinieron 300 personas & más."
    texto, fotos = noticia.cuerpo
    assert "<p>Vinieron 300 personas &amp; más.</p>" in str(texto.value)
    assert len(fotos.value) == 2
    assert noticia.imagen.credito == "Ulises Barragán"
    assert noticia.anexos.get().documento.title == "padron"


def test_an_aviso_is_of_its_genre():
    una = crear_solicitud("aviso", titulo="Corte de agua", texto="Mañana.", fotos=1)
    noticia = Noticia.objects.get(pk=hacer(una, "aviso").publicacion_id)
    assert noticia.genero == Genero.AVISO
    assert noticia.imagen is not None


def test_what_only_has_a_title_is_begun_too():
    una = crear_solicitud("fotografias", fotos=1, titulo="Jornada")
    assert Noticia.objects.get(pk=hacer(una, "boletin").publicacion_id).resumen == "Jornada"


def test_the_boletin_of_an_act_is_one_more_thing_that_came_of_it():
    una = crear_solicitud(lugar="Plaza principal", texto="Se abren seis cuadras.")
    acto, boletin = hacer(una, "compromiso"), hacer(una, "boletin")
    assert acto.compromiso.coberturas.get().publicacion_id == boletin.publicacion_id
    assert str(Noticia.objects.get(pk=boletin.publicacion_id).cuerpo[0].value)


def test_a_gallery_has_all_its_photographs_and_their_credit():
    una = crear_solicitud("fotografias", fotos=4, titulo="Jornada", credito="Marisol Ceja")
    galeria = Galeria.objects.get(pk=hacer(una, "galeria").publicacion_id)
    assert galeria.area == una.area
    assert [f.imagen.credito for f in galeria.fotos.all()] == ["Marisol Ceja"] * 4


def test_without_photographs_there_is_no_gallery(client):
    redactora(client)
    una = crear_solicitud("informe", titulo="Sin fotos", texto="Nada.")
    with pytest.raises(NoSePuede, match="No trae fotografías"):
        hacer(una, "galeria")
    html = client.get(reverse("solicitudes:usar", args=[una.pk, "galeria"])).content.decode()
    assert "No trae fotografías" in html


@pytest.mark.parametrize("tipo", TIPOS)
def test_its_files_are_moved_and_never_copied(tipo):
    una = crear_solicitud(fotos=2, otros=[("padron.pdf", PDF)])
    antes = {(type(a.pieza), a.pieza.pk, a.pieza.file.name) for a in una.adjuntos.all()}
    disco, cuantas = en_disco(), Imagen.objects.count()
    assert {a.pieza.collection.name for a in una.adjuntos.all()} == {archivos.COLECCION}
    hacer(una, tipo)
    assert {(type(a.pieza), a.pieza.pk, a.pieza.file.name) for a in una.adjuntos.all()} == antes
    assert (en_disco(), Imagen.objects.count()) == (disco, cuantas)
    raiz = Collection.get_first_root_node()
    assert {a.pieza.collection_id for a in una.adjuntos.all()} == {raiz.pk}


def test_its_area_is_told_that_it_was_accepted(client):
    una = crear_solicitud()
    hacer(una, "compromiso")
    assert ver(una).estado == Estado.ACEPTADA
    assert ver(una).atendida is not None
    assert una.mensajes.get().clase == Mensaje.Clase.ACEPTA
    assert usar.DICHOS[Uso.Tipo.COMPROMISO] in frases(una)[-1]


def test_the_files_of_those_that_were_joined_are_used_too_and_their_area_is_told():
    una, otra = crear_solicitud(fotos=1), crear_solicitud(fotos=1)
    unir.unir(solicitud=una, con=otra, por=redactora())
    galeria = hacer(otra, "galeria").publicacion
    assert galeria.specific.fotos.count() == 2
    assert usar.DICHOS[Uso.Tipo.GALERIA] in frases(una)[-1]


@pytest.mark.parametrize("tipo", TIPOS)
def test_the_button_makes_it_and_a_second_press_makes_no_other(client, tipo):
    redactora(client)
    una = crear_solicitud(fotos=1)
    datos, url = {"lo_visto": visto.sena(una)}, reverse("solicitudes:usar", args=[una.pk, tipo])
    assert client.get(url).status_code == 200
    primera, segunda = client.post(url, datos), client.post(url, datos)
    assert primera.url == segunda.url
    assert client.get(primera.url).status_code == 200
    assert una.usos.count() == 1
    assert una.mensajes.count() == 1
    assert Page.objects.type(Noticia).count() + Compromiso.objects.count() <= 1


def test_who_uses_what_changed_meanwhile_is_told(client):
    redactora(client)
    una = crear_solicitud()
    leida = visto.sena(una)
    unir.unir(solicitud=crear_solicitud(), con=una, por=redactora())
    url = reverse("solicitudes:usar", args=[una.pk, "boletin"])
    assert "Algo cambió" in client.post(url, {"lo_visto": leida}).content.decode()
    assert not una.usos.exists()


@pytest.mark.parametrize("tipo", TIPOS)
def test_its_form_says_where_it_came_from(client, tipo):
    redactora(client)
    una = crear_solicitud(fotos=1)
    uso = hacer(una, tipo)
    if uso.compromiso_id:
        ficha = reverse("compromisos:edit", args=[uso.compromiso_id])
    else:
        ficha = reverse("wagtailadmin_pages:edit", args=[uso.publicacion_id])
    html = client.get(ficha).content.decode()
    assert f"Viene de la solicitud {una.recibo} de {una.area}" in html
    una_ficha = reverse("solicitudes:una", args=[una.pk])
    assert una_ficha in html
    assert ficha in client.get(una_ficha).content.decode()


@pytest.mark.parametrize("tipo", TIPOS)
def test_it_is_undone_while_nobody_read_it(client, tipo):
    redactora(client)
    una = crear_solicitud(fotos=1)
    uso = hacer(una, tipo)
    hecho = uso.hecho
    url = reverse("solicitudes:deshacer", args=[una.pk, tipo])
    assert client.get(url).status_code == 200
    for _ in range(2):
        client.post(url, {"lo_visto": visto.sena(ver(una))}, follow=True)
    assert not type(hecho).objects.filter(pk=hecho.pk).exists()
    assert ver(una).estado == Estado.EN_REVISION
    assert una.adjuntos.get().imagen.collection.name == archivos.COLECCION
    assert frases(una)[-1] == atender.SE_REABRE
    assert ver(una).lote is None
    hacer(una, tipo)
    assert ver(una).estado == Estado.ACEPTADA


@pytest.mark.parametrize("tipo", TIPOS)
def test_of_two_who_undo_at_once_the_second_is_told(client, monkeypatch, tipo):
    """Its screen read what there was before the first one took it away."""
    por, una = redactora(client), crear_solicitud(fotos=1)
    hacer(una, tipo)
    puede = verbos.Deshacer.puede

    def despues_de_otra(vista):
        monkeypatch.setattr(verbos.Deshacer, "puede", puede)
        usar.deshacer(solicitud=una, tipo=tipo, por=por)
        return puede(vista)

    monkeypatch.setattr(verbos.Deshacer, "puede", despues_de_otra)
    url = reverse("solicitudes:deshacer", args=[una.pk, tipo])
    respuesta = client.post(url, {"lo_visto": visto.sena(ver(una))}, follow=True)
    assert respuesta.status_code == 200
    assert usar.YA_SE_DESHIZO in respuesta.content.decode()
    assert ver(una).estado == Estado.EN_REVISION


def test_one_of_two_uses_is_undone_and_the_files_stay_with_the_other():
    una, por = crear_solicitud(fotos=1), redactora()
    hacer(una, "compromiso")
    hacer(una, "boletin")
    usar.deshacer(solicitud=una, tipo="boletin", por=por)
    assert ver(una).estado == Estado.ACEPTADA
    assert una.adjuntos.get().imagen.collection.name != archivos.COLECCION
    usar.deshacer(solicitud=una, tipo="compromiso", por=por)
    assert ver(una).estado == Estado.EN_REVISION


def test_what_was_sent_to_review_or_published_is_not_undone(client):
    por = redactora(client)
    una = crear_solicitud(texto="Se abren seis cuadras.")
    noticia = hacer(una, "boletin", por).publicacion.specific
    noticia.get_workflow().start(noticia, por)
    url = reverse("solicitudes:deshacer", args=[una.pk, "boletin"])
    assert "ya se envió a revisión" in client.get(url).content.decode()
    with pytest.raises(NoSePuede, match="ya se envió a revisión"):
        usar.deshacer(solicitud=una, tipo="boletin", por=por)
    hacer_publica(noticia.latest_revision)
    with pytest.raises(NoSePuede, match="ya se publicó"):
        usar.deshacer(solicitud=una, tipo="boletin", por=por)
    assert Noticia.objects.filter(pk=noticia.pk).exists()


def test_an_act_with_its_page_is_not_undone():
    una, por = crear_solicitud(lugar="Plaza"), redactora()
    compromiso = hacer(una, "compromiso").compromiso
    compromiso.estado, compromiso.sede = EstadoDeActo.CONFIRMADA, crear_sede()
    compromiso.save()
    agenda.hacer_publico(
        compromiso=compromiso, por=por, titulo="Acto", resumen="De qué va.", modalidad="otro"
    )
    with pytest.raises(NoSePuede, match="ya tiene su página"):
        usar.deshacer(solicitud=una, tipo="compromiso", por=por)
    assert Compromiso.objects.filter(pk=compromiso.pk).exists()


def test_when_it_is_public_its_area_is_told_where_once():
    una, otra = crear_solicitud(fotos=1), crear_solicitud()
    unir.unir(solicitud=otra, con=una, por=redactora())
    noticia = hacer(una, "boletin").publicacion.specific
    for _ in range(2):
        hacer_publica(noticia.save_revision())
    for suya in (una, otra):
        assert suya.novedades.filter(publicacion=noticia.pk).count() == 1


def test_who_sent_what_was_joined_sees_where_it_is_public(client):
    una, otra = crear_solicitud(), crear_solicitud()
    unir.unir(solicitud=una, con=otra, por=redactora())
    pagina = hacer_publica(hacer(otra, Uso.Tipo.BOLETIN).publicacion.specific.save_revision())
    client.force_login(una.enviada_por)
    assert pagina.url in client.get(reverse("buzon:una", args=[una.pk])).content.decode()


def test_the_page_of_its_act_is_told_too():
    una, por = crear_solicitud(), redactora()
    compromiso = hacer(una, "compromiso").compromiso
    compromiso.estado, compromiso.sede = EstadoDeActo.CONFIRMADA, crear_sede()
    compromiso.save()
    acto = agenda.hacer_publico(
        compromiso=compromiso, por=por, titulo="Acto", resumen="De qué va.", modalidad="otro"
    )
    hacer_publica(acto.latest_revision)
    assert una.novedades.filter(publicacion=acto.pk).count() == 1


def test_a_file_of_the_buzon_is_not_deleted_and_says_why(client):
    client.force_login(crear_usuario(is_superuser=True))
    una = crear_solicitud(fotos=1, otros=[("padron.pdf", PDF)])
    foto, documento = (a.pieza for a in una.adjuntos.all())
    for pieza, ruta in (
        (foto, reverse("wagtailimages:delete", args=[foto.pk])),
        (documento, reverse("wagtaildocs:delete", args=[documento.pk])),
    ):
        html = client.get(ruta, follow=True).content.decode()
        html += client.post(ruta, follow=True).content.decode()
        assert f"se usa en «la solicitud {una.recibo} del buzón»" in html
        assert type(pieza).objects.filter(pk=pieza.pk).exists()
        with pytest.raises(EnUso):
            pieza.delete()


def test_a_draft_of_an_area_keeps_its_files_too():
    una = crear_solicitud(fotos=1, enviada=False)
    with pytest.raises(EnUso, match=f"un borrador de {una.area} en el buzón"):
        una.adjuntos.get().imagen.delete()


@pytest.mark.parametrize("grupo", ["Enlace", "Administración"])
def test_nobody_else_uses_nor_undoes(client, grupo):
    una = crear_solicitud(fotos=1)
    uso = hacer(una, "compromiso")
    nadie = crear_usuario(grupo, area=crear_area())
    client.force_login(nadie)
    for verbo in ("usar", "deshacer"):
        url = reverse(f"solicitudes:{verbo}", args=[una.pk, "compromiso"])
        assert client.post(url).status_code in (302, 403)
    with pytest.raises(NoSePuede):
        usar.deshacer(solicitud=una, tipo="compromiso", por=nadie)
    with pytest.raises(NoSePuede):
        usar.usar(solicitud=una, tipo="boletin", por=nadie)
    assert Uso.objects.get() == uso


def test_the_enlace_takes_nothing_of_what_is_used(client):
    una = crear_solicitud(fotos=1)
    hacer(una, "galeria")
    client.force_login(una.enviada_por)
    adjunto = una.adjuntos.get()
    client.post(reverse("buzon:quitar", args=[una.pk, adjunto.pk]))
    client.post(reverse("buzon:retirar", args=[una.pk]))
    assert ver(una).estado == Estado.ACEPTADA
    assert una.adjuntos.vigentes().get() == adjunto


@pytest.mark.parametrize("tipo", ["nada", "a" * 300, "COMPROMISO"])
def test_what_is_not_a_use_does_not_exist(client, tipo):
    redactora(client)
    una = crear_solicitud()
    for verbo in ("usar", "deshacer"):
        url = reverse(f"solicitudes:{verbo}", args=[una.pk, tipo])
        assert client.get(url).status_code == 404


def test_hostile_words_are_only_words(client):
    redactora(client)
    texto = "<script>alert(1)</script>\n{{ 7*7 }} \u202e" + "ñ" * 3000
    una = crear_solicitud("informe", por=crear_enlace(), titulo="<b>" * 50, texto=texto, fotos=1)
    for tipo in ("boletin", "aviso", "galeria"):
        uso = hacer(una, tipo)
        html = client.get(reverse("wagtailadmin_pages:edit", args=[uso.publicacion_id]))
        assert html.status_code == 200
        assert "<script>alert(1)" not in html.content.decode()
    assert client.get(reverse("solicitudes:una", args=[una.pk])).status_code == 200


def test_of_each_kind_there_is_one_whatever_wrote_it():
    una, por = crear_solicitud(), redactora()
    hecho, _ = usar.usar(solicitud=una, tipo=Uso.Tipo.BOLETIN, por=por)
    otra = crear_noticia(publicada=False).publicacion_ptr
    with pytest.raises(IntegrityError), transaction.atomic():
        Uso.objects.create(solicitud=una, tipo=hecho.tipo, publicacion=otra, por=por)
