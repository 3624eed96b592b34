"""Minors: nothing is published without consent, and what was withdrawn shows nowhere."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from acervo.actions import preparar, preparar_fotografias
from acervo.menores import consentimientos
from acervo.models import Consentimiento, FotoConsentida, Imagen
from agenda_publica import actions as agenda
from agenda_publica import caras
from agenda_publica.models import Acto
from galerias.models import Foto, Galeria
from moderacion.custodia import libro
from moderacion.custodia.consentimientos import SinConsentimiento
from moderacion.custodia.cotejo import cotejar
from moderacion.models import Aprobacion, Fallo
from moderacion.reloj.programa import publicar_programadas
from noticias.models import Noticia
from sitio.busqueda import buscar_publicas
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.fabricas import (
    crear_acto,
    crear_area,
    crear_capsula,
    crear_galeria,
    crear_imagen,
    crear_informativa,
    crear_noticia,
    crear_usuario,
    hacer_publica,
)
from tests.fugas.test_borrador import compartir
from tests.moderacion.admin import agregar, avisos, entrar, forma_de_noticia, leido
from tests.moderacion.test_bandeja import BANDEJA, UNA, VARIAS, decidir, enviar, sena

NINA = "Ximena Canario Robles"
MADRE = "Rosa Canario"
PAPEL = b"%PDF-1.4 CANARIO firmado"


def crear_consentimiento(*imagenes, **datos):
    """On file, for those photographs, and at work."""
    papel = ContentFile(PAPEL, name="papel.pdf")
    datos = {"de_quien": NINA, "lo_da": MADRE, "dado_el": date(2026, 11, 3), **datos}
    uno = Consentimiento.objects.create(**{"documento": papel, **datos})
    for imagen in imagenes:
        FotoConsentida.objects.create(consentimiento=uno, imagen=imagen)
    consentimientos.dar(consentimiento=uno)
    return uno


def retirar(uno, por=None):
    return consentimientos.retirar(consentimiento=uno, por=por, motivo=f"Lo pide {MADRE}.")


def crear_foto_de_menores(**datos):
    return crear_imagen(menores=True, title="La ronda", **datos)


def lista(imagen):
    """The same, read again, with its sizes made."""
    preparar(imagen=imagen)
    return Imagen.objects.get(pk=imagen.pk)


# -- nothing is published without it


def en_la_principal(foto):
    return crear_noticia(publicada=False, imagen=foto)


def en_el_cuerpo(foto):
    return crear_noticia(publicada=False, cuerpo=[("imagen", {"imagen": foto, "pie": ""})])


def en_una_informativa(foto):
    return crear_informativa(publicada=False, cuerpo=[("imagen", {"imagen": foto, "pie": ""})])


def en_una_galeria(foto):
    galeria = crear_galeria(publicada=False, fotos=1)
    galeria.fotos.add(Foto(imagen=foto))
    galeria.save_revision()
    return galeria


def en_una_capsula(foto):
    return crear_capsula(publicada=False, imagen=foto)


LUGARES = [en_la_principal, en_el_cuerpo, en_una_informativa, en_una_galeria, en_una_capsula]


@pytest.mark.parametrize("usar", LUGARES)
def test_a_photograph_of_minors_is_not_published_anywhere_without_it(portada, usar):
    foto = crear_foto_de_menores()
    pagina = usar(foto)
    revision = Page.objects.get(pk=pagina.pk).get_latest_revision()
    with pytest.raises(SinConsentimiento, match="«La ronda» aparecen menores y falta"):
        hacer_publica(revision)
    assert not Page.objects.get(pk=pagina.pk).live
    crear_consentimiento(foto)
    hacer_publica(revision)
    assert Page.objects.get(pk=pagina.pk).live


def test_what_another_photograph_has_is_not_its_own(portada):
    una, otra = crear_foto_de_menores(), crear_foto_de_menores()
    crear_consentimiento(una)
    with pytest.raises(SinConsentimiento):
        crear_noticia(imagen=otra)
    cuerpo = [("galeria", [{"imagen": foto, "pie": ""} for foto in (una, otra)])]
    with pytest.raises(SinConsentimiento):
        crear_noticia(imagen=una, cuerpo=cuerpo)


def test_one_without_its_signed_document_is_no_consent(client, portada):
    """Written before the document was asked for: nothing is taken down, nothing goes out."""
    foto = crear_imagen()
    publica = crear_noticia(imagen=foto)
    uno = crear_consentimiento(foto, documento="", de_quien="Sin papel")
    with pytest.raises(SinConsentimiento, match="aparecen menores y falta"):
        crear_noticia(imagen=foto)
    assert Page.objects.get(pk=publica.pk).live
    entrar(client, "Redacción")
    lista = reverse("consentimientos:index")
    assert "Falta el documento firmado" in client.get(lista).content.decode()
    assert "Sin papel" in client.get(f"{lista}?estado=sin_documento").content.decode()
    assert "Sin papel" not in client.get(f"{lista}?estado=vigente").content.decode()
    ficha = client.get(reverse("consentimientos:inspect", args=[uno.pk])).content.decode()
    assert "Falta el documento firmado" in ficha
    editar = reverse("consentimientos:edit", args=[uno.pk])
    sin_papel = forma(foto, uno)
    sin_papel.pop("documento")
    assert "Suba el documento firmado" in client.post(editar, sin_papel).content.decode()
    assert client.post(editar, forma(foto, uno)).status_code == 302
    assert crear_noticia(imagen=foto).live


def test_given_again_without_its_signed_document_it_stays_shut(client, portada):
    foto = crear_imagen()
    uno = crear_consentimiento(foto)
    crear_noticia(imagen=foto)
    retirar(uno)
    crear_consentimiento(foto, reemplaza=uno, documento="")
    assert Imagen.objects.get(pk=foto.pk).retirada
    assert client.get(foto.file.url).status_code == 410
    Imagen.objects.filter(pk=foto.pk).update(retirada=False)
    crear_consentimiento(foto, de_quien="Otro")
    with pytest.raises(SinConsentimiento, match="falta su consentimiento"):
        crear_noticia(imagen=foto)


def test_a_photograph_without_minors_asks_for_nothing(portada):
    assert crear_noticia(imagen=crear_imagen()).live


@pytest.mark.parametrize("accion", ["aprobar", "urgente"])
def test_the_tray_refuses_it_and_leads_to_the_photograph(client, portada, accion):
    por = entrar(client, "Dirección")
    foto = crear_foto_de_menores()
    autora = por if accion == "urgente" else None
    pagina = enviar(crear_noticia(publicada=False, imagen=foto), por=autora)
    assert "«La ronda» aparecen menores" in client.get(reverse(BANDEJA)).content.decode()
    nota = {"nota": ""} if accion == "aprobar" else {"nota": "No puede esperar."}
    respuesta = decidir(client, pagina, accion, **nota)
    html = respuesta.content.decode()
    assert "falta su consentimiento" in html
    if accion == "aprobar":
        assert f'href="{reverse("wagtailimages:edit", args=[foto.pk])}"' in html
    assert not Page.objects.get(pk=pagina.pk).live
    assert Page.objects.get(pk=pagina.pk).workflow_in_progress, "it still waits"
    crear_consentimiento(foto)
    assert "aparecen menores" not in client.get(reverse(BANDEJA)).content.decode()
    decidir(client, pagina, accion, **nota)
    assert Page.objects.get(pk=pagina.pk).live


def en_la_bandeja(client, pagina):
    """What the tray says will stop it, and what is said on approving it all the same."""
    antes = client.get(reverse(BANDEJA)).content.decode()
    return antes.partition('id="p')[2].partition("</summary>")[0], dicho_al_aprobar(client, pagina)


def dicho_al_aprobar(client, pagina):
    html = decidir(client, pagina, "aprobar", nota="").content.decode()
    assert not Page.objects.get(pk=pagina.pk).live
    return html.partition("No se publica:")[2].partition("</")[0]


def test_all_that_lack_it_are_named_wherever_it_is_refused(client, portada):
    entrar(client, "Dirección")
    lee, canta = (crear_imagen(menores=True, title=titulo) for titulo in ("Lee", "Canta"))
    galeria = crear_galeria(publicada=False, fotos=1)
    galeria.fotos.add(Foto(imagen=lee), Foto(imagen=canta))
    galeria.save_revision()
    for dicho in en_la_bandeja(client, enviar(galeria)):
        assert "en las fotografías «Lee» y «Canta» aparecen menores" in dicho
    html = client.get(reverse(BANDEJA)).content.decode()
    for foto in (lee, canta):
        ficha = reverse("wagtailimages:edit", args=[foto.pk])
        assert f'<a href="{ficha}">Abrir «{foto.title}»</a>' in html


def test_of_many_that_lack_it_five_are_named_and_the_rest_counted(client, portada):
    entrar(client, "Dirección")
    galeria = crear_galeria(publicada=False, fotos=1)
    todas = [crear_imagen(menores=True, title=f"Ronda {n}") for n in range(8)]
    galeria.fotos.add(*(Foto(imagen=foto) for foto in todas))
    galeria.save_revision()
    for dicho in en_la_bandeja(client, enviar(galeria)):
        assert "«Ronda 3», «Ronda 4» y 3 más aparecen menores" in dicho
        assert "Ronda 5" not in dicho


def test_what_was_withdrawn_is_named_apart_from_what_never_had_it(portada):
    retirada = crear_imagen(title="Baila")
    retirar(crear_consentimiento(retirada))
    cuerpo = [
        ("galeria", [{"imagen": foto, "pie": ""} for foto in (retirada, crear_foto_de_menores())])
    ]
    with pytest.raises(SinConsentimiento) as negada:
        crear_noticia(cuerpo=cuerpo)
    assert "en la fotografía «La ronda» aparecen menores" in str(negada.value)
    assert "para la fotografía «Baila» se retiró" in str(negada.value)
    assert str(negada.value).count("No se publica") == 1


def test_many_at_once_the_others_go_out(client, portada):
    entrar(client, "Dirección")
    buena = enviar(crear_noticia(publicada=False))
    mala = enviar(crear_noticia(publicada=False, imagen=crear_foto_de_menores()))
    html = client.post(reverse(VARIAS), {"senas": [sena(buena), sena(mala)]}).content.decode()
    assert "falta su consentimiento" in html
    assert ">Abrir la fotografía</a>" in html
    assert Page.objects.get(pk=buena.pk).live
    assert not Page.objects.get(pk=mala.pk).live
    datos = {"sena": sena(mala), "accion": "aprobar"}
    dicho = client.post(reverse(UNA), datos, headers={"accept": "application/json"}).json()
    assert dicho["hecha"] is False
    assert "<a" not in dicho["texto"]


def test_the_tray_costs_the_same_with_one_and_with_ten(client, portada):
    entrar(client, "Dirección")

    def contar():
        client.get(reverse(BANDEJA))
        with CaptureQueriesContext(connection) as consultas:
            client.get(reverse(BANDEJA))
        return len(consultas)

    enviar(crear_noticia(publicada=False, imagen=crear_foto_de_menores()))
    una = contar()
    for _ in range(4):
        enviar(crear_noticia(publicada=False, imagen=crear_foto_de_menores()))
    assert contar() <= una


def test_the_framework_s_own_approval_refuses_it_too(client, portada):
    entrar(client, "Dirección")
    pagina = enviar(crear_noticia(publicada=False, imagen=crear_foto_de_menores()))
    estado = pagina.current_workflow_task_state
    puerta = "wagtailadmin_pages:workflow_action"
    url = reverse(puerta, args=[pagina.pk, "approve", estado.pk])
    respuesta = client.post(url, {"comment": ""}, follow=True)
    assert "falta su consentimiento" in " ".join(avisos(respuesta))
    assert not Page.objects.get(pk=pagina.pk).live


def test_whoever_sends_it_is_told_and_it_is_sent(client, portada):
    entrar(client, "Redacción")
    foto = crear_foto_de_menores()
    datos = forma_de_noticia(titulo="La ronda de lectura", imagen=foto.pk, area=crear_area().pk)
    respuesta = client.post(agregar(), {**datos, "action-submit": "1"}, follow=True)
    dicho = " ".join(avisos(respuesta))
    assert "Se envió, pero así no podrá publicarse" in dicho
    assert "«La ronda»" in dicho
    assert reverse("wagtailimages:edit", args=[foto.pk]) in dicho
    assert Noticia.objects.get(title="La ronda de lectura").workflow_in_progress


def test_a_scheduled_page_whose_photograph_lost_it_is_held_and_told(client, portada):
    crear_imagen()  # so that the photograph and its consent have not the same number by chance
    foto = crear_imagen()
    uno = crear_consentimiento(foto)
    noticia = crear_noticia(publicada=False, imagen=foto)
    noticia.go_live_at = timezone.now() + timedelta(hours=1)
    hacer_publica(noticia.save_revision())
    retirar(uno)
    _, _, fallidas = publicar_programadas(timezone.now() + timedelta(hours=2))
    assert fallidas
    assert not Page.objects.get(pk=noticia.pk).live
    assert "el consentimiento para la fotografía" in Fallo.objects.get().motivo
    entrar(client, "Dirección")
    assert "el consentimiento para la fotografía" in client.get("/admin/").content.decode()
    crear_consentimiento(foto, reemplaza=uno)
    assert publicar_programadas(timezone.now() + timedelta(hours=2)) == ([noticia.title], [], [])


def test_scheduling_is_refused_too_while_it_is_missing(portada):
    noticia = crear_noticia(publicada=False, imagen=crear_foto_de_menores())
    noticia.go_live_at = timezone.now() + timedelta(hours=1)
    with pytest.raises(SinConsentimiento):
        hacer_publica(noticia.save_revision())
    assert Page.objects.get(pk=noticia.pk).scheduled_revision is None


def test_bringing_an_act_up_to_date_is_refused(client, portada):
    foto = crear_imagen()
    compromiso = crear_compromiso()
    acto = crear_acto(imagen=foto)
    compromiso.acto = acto
    compromiso.save()
    retirar(crear_consentimiento(foto))
    compromiso.inicio = en(dias=3)
    compromiso.save()
    with pytest.raises(SinConsentimiento):
        agenda.poner_al_dia(compromiso=compromiso, por=crear_usuario("Dirección"))
    antes = Acto.objects.get(pk=acto.pk).inicio
    assert antes != compromiso.inicio
    entrar(client, "Dirección")
    sello = caras.sello(caras.por_llevar(compromiso))
    pagina = reverse("agenda:pagina", args=[compromiso.pk])
    respuesta = client.post(pagina, {"leido": sello}, follow=True)
    assert "Abrir la fotografía" in respuesta.content.decode()


# -- what was withdrawn


def direcciones_de(foto):
    return [foto.file.url, *(f"/medios/{r.file.name}" for r in foto.renditions.all())]


def test_what_was_withdrawn_is_gone_by_every_address_whoever_asks(
    client, portada, django_capture_on_commit_callbacks
):
    foto = crear_imagen()
    uno = crear_consentimiento(foto)
    crear_noticia(imagen=foto)
    foto = lista(foto)
    suyas = direcciones_de(foto)
    tamanos = [r.file.name for r in foto.renditions.all()]
    sello = client.get(suyas[1])["ETag"]
    assert all(default_storage.exists(nombre) for nombre in tamanos)
    with django_capture_on_commit_callbacks(execute=True):
        retirar(uno)
    assert not any(default_storage.exists(nombre) for nombre in tamanos)
    assert default_storage.exists(foto.file.name), "it may be given again"
    for grupo in (None, "Enlace", "Redacción", "Dirección", "Superusuario"):
        if grupo:
            entrar(client, grupo)
        for url in suyas:
            for pedir in (client.get, client.head):
                respuesta = pedir(url, headers={"if-none-match": sello, "range": "bytes=0-1"})
                assert respuesta.status_code == 410, (grupo, url)
                assert "no-store" in respuesta["Cache-Control"]
                assert "ETag" not in respuesta
    assert "ya no consiente" in client.get(suyas[0]).content.decode()
    assert NINA not in client.get(suyas[0]).content.decode()


def test_no_size_is_made_again_of_what_was_withdrawn(client, portada):
    foto = lista(crear_imagen(title="La ronda"))
    retirar(crear_consentimiento(foto))
    foto.refresh_from_db()
    antes = foto.renditions.count()
    preparar_fotografias(imagenes=[foto.pk])
    entrar(client, "Redacción")
    for url in (
        reverse("wagtailimages:index"),
        reverse("wagtailimages:edit", args=[foto.pk]),
        reverse("wagtailimages_chooser:choose"),
        reverse("wagtailimages_chooser:chosen", args=[foto.pk]),
        f"{reverse('wagtailimages_chooser:chosen_multiple')}?id={foto.pk}",
    ):
        assert client.get(url).status_code == 200, url
    assert preparar(imagen=Imagen.objects.get(pk=foto.pk)) == {}
    assert Imagen.objects.get(pk=foto.pk).variantes == {}
    assert foto.renditions.count() == antes
    elegir = client.get(reverse("wagtailimages_chooser:choose")).content.decode()
    assert "La ronda" not in elegir


def pueblo_con(foto):
    """A page of each shape with that photograph, its caption with a word to look for."""
    pie = "CANARIO al pie"
    sola = crear_imagen(title="otra")
    fotos = [
        {"imagen": una, "pie": "CANARIO al pie" if una == foto else ""} for una in (foto, sola)
    ]
    noticia = crear_noticia(
        imagen=foto,
        imagen_alt="CANARIO se ve",
        imagen_pie=pie,
        cuerpo=[("imagen", {"imagen": foto, "pie": pie}), ("galeria", fotos)],
    )
    galeria = crear_galeria(publicada=False, fotos=0, imagen=foto)
    galeria.fotos = [Foto(imagen=foto, pie=pie), Foto(imagen=sola, pie="Otra.")]
    hacer_publica(galeria.save_revision())
    capsula = crear_capsula(imagen=foto, imagen_alt="CANARIO se ve")
    acto = crear_acto(imagen=foto, imagen_pie=pie)
    informativa = crear_informativa(cuerpo=[("imagen", {"imagen": foto, "pie": pie})])
    for imagen in (foto, sola):
        preparar(imagen=imagen)
    return [Page.objects.get(pk=p.pk) for p in (noticia, galeria, capsula, acto, informativa)]


def puertas_de(paginas):
    yield from (pagina.get_url() for pagina in paginas)
    yield from ("/", "/noticias/", "/galerias/", "/capsulas/", "/agenda/", "/mediateca/")
    yield from ("/noticias/rss/", "/noticias/atom/", "/sitemap.xml", "/agenda/agenda.json")
    yield from (f"/api/v2/pages/{pagina.pk}/" for pagina in paginas)
    yield f"/areas/{Noticia.objects.first().area.slug}/"


def test_no_page_card_feed_nor_api_paints_it_and_its_caption_goes(client, portada):
    foto = crear_imagen(title="CANARIO", description="CANARIO se ve")
    uno = crear_consentimiento(foto)
    paginas = pueblo_con(foto)
    nombre = foto.file.name.rsplit("/", 1)[1].rsplit(".", 1)[0]
    antes = [u for u in puertas_de(paginas) if nombre in client.get(u).content.decode()]
    assert {p.get_url() for p in paginas} <= set(antes)
    retirar(uno)
    for url in puertas_de(paginas):
        html = client.get(url).content.decode()
        assert client.get(url).status_code == 200, url
        assert nombre not in html, url
        assert "CANARIO" not in html, url
    galeria = client.get(paginas[1].get_url()).content.decode()
    assert "Otra." in galeria, "the others stay"


def test_approved_pages_are_not_written_again(portada):
    foto = crear_imagen()
    uno = crear_consentimiento(foto)
    paginas = pueblo_con(foto)
    antes = [list(Revision.objects.order_by("pk").values_list("pk", "content"))]
    libros = Aprobacion.objects.count()
    retirar(uno)
    assert [list(Revision.objects.order_by("pk").values_list("pk", "content"))] == antes
    assert Aprobacion.objects.count() == libros
    for pagina in paginas:
        viva = pagina.specific
        assert viva.live
        assert libro.difiere(viva, viva.live_revision) == []
    assert Noticia.objects.get(pk=paginas[0].pk).imagen_id == foto.pk
    assert not list(cotejar())


def test_its_captions_are_not_found_by_words(portada):
    foto = crear_imagen()
    uno = crear_consentimiento(foto)
    pie = "Payasitos en la plaza"
    noticia = crear_noticia(cuerpo=[("imagen", {"imagen": foto, "pie": pie})])
    assert [p.pk for p in buscar_publicas("payasitos").get_page(1)] == [noticia.pk]
    retirar(uno)
    assert not list(buscar_publicas("payasitos").get_page(1))
    crear_consentimiento(foto, reemplaza=uno)
    assert [p.pk for p in buscar_publicas("payasitos").get_page(1)] == [noticia.pk]


def test_a_shared_draft_skips_it_and_its_files_are_gone(client, portada):
    foto = crear_imagen()
    uno = crear_consentimiento(foto)
    noticia = crear_noticia(publicada=False, imagen=lista(foto))
    _, direccion = compartir(noticia)
    html = client.get(direccion).content.decode()
    suya = html.split('srcset="')[1].split(" ")[0]
    assert client.get(suya).status_code == 200
    retirar(uno)
    assert client.get(suya).status_code == 410
    assert "no-store" in client.get(suya)["Cache-Control"]
    assert suya not in client.get(direccion).content.decode()


def test_of_several_minors_one_is_enough_to_shut_it(client, portada):
    foto = crear_imagen()
    de_una, de_otro = crear_consentimiento(foto), crear_consentimiento(foto, de_quien="Otro")
    retirar(de_una)
    assert Imagen.objects.get(pk=foto.pk).retirada
    with pytest.raises(SinConsentimiento, match="se retiró"):
        crear_noticia(imagen=foto)
    crear_consentimiento(foto, de_quien="Un tercero")
    assert Imagen.objects.get(pk=foto.pk).retirada, "that of others does not open it"
    retirar(de_otro)
    crear_consentimiento(foto, reemplaza=de_una)
    assert Imagen.objects.get(pk=foto.pk).retirada, "one of the two is still withdrawn"
    crear_consentimiento(foto, reemplaza=de_otro)
    assert not Imagen.objects.get(pk=foto.pk).retirada


def test_given_again_it_comes_back_with_its_sizes(
    client, portada, django_capture_on_commit_callbacks
):
    foto = crear_imagen()
    uno = crear_consentimiento(foto)
    crear_noticia(imagen=foto)
    url = direcciones_de(lista(foto))[1]
    with django_capture_on_commit_callbacks(execute=True):
        retirar(uno)
    assert client.get(url).status_code == 410
    crear_consentimiento(foto, reemplaza=uno)
    preparar(imagen=Imagen.objects.get(pk=foto.pk))
    assert client.get(url).status_code == 200


def test_where_it_stood_is_kept_after_the_pages_change(portada):
    foto = crear_imagen(title="La ronda")
    uno = crear_consentimiento(foto)
    publica = crear_noticia(imagen=foto, title="Feria de la lectura")
    crear_noticia(publicada=False, imagen=foto, title="Un borrador")
    retirar(uno)
    publica.imagen, publica.title = None, "Otro titular"
    hacer_publica(publica.save_revision())
    estaba = [(r.foto, r.lugar, r.publico) for r in uno.rastros.all()]
    assert estaba == [
        ("La ronda", "Feria de la lectura", True),
        ("La ronda", "Un borrador", False),
    ]
    assert uno.rastros.first().direccion == publica.get_url()


def test_twice_is_once_and_without_reason_never(portada):
    uno = crear_consentimiento(crear_imagen())
    with pytest.raises(ValidationError, match="Escriba por qué"):
        consentimientos.retirar(consentimiento=uno, por=None, motivo="  ")
    retirar(uno)
    with pytest.raises(ValidationError, match="ya se había retirado"):
        retirar(uno)


def test_no_log_has_the_name_of_the_minor_nor_the_reason(client, portada):
    entrar(client, "Redacción")
    foto = crear_imagen()
    client.post(reverse("consentimientos:add"), forma(foto))
    uno = Consentimiento.objects.get()
    otra = {**forma(foto, uno), "de_quien": f"{NINA} Díaz"}
    client.post(reverse("consentimientos:edit", args=[uno.pk]), otra)
    client.get(reverse("consentimientos:documento", args=[uno.pk]))
    retiro = reverse("consentimientos:retirar", args=[uno.pk])
    client.post(retiro, {"motivo": f"Lo pide {MADRE}."})
    entradas = [*ModelLogEntry.objects.all(), *PageLogEntry.objects.all()]
    acciones = {entrada.action for entrada in entradas}
    assert {"pregon.consentimiento_retirar", "pregon.consentimiento_leer"} <= acciones
    for entrada in entradas:
        escrito = f"{entrada.label} {json.dumps(entrada.data)}"
        assert "Canario" not in escrito, escrito
        assert "papel" not in escrito
    entrar(client, "Dirección")
    assert "Canario" not in client.get(reverse("moderacion:bitacora")).content.decode()


# -- the screens


def forma(foto, uno=None, **datos):
    """What the browser posts for a consent of that photograph."""
    filas = [] if uno is None else list(uno.fotos.all())
    fotos = [{"imagen": fila.imagen_id, "id": fila.pk} for fila in filas] or [{"imagen": foto.pk}]
    datos = {
        "de_quien": NINA,
        "lo_da": MADRE,
        "dado_el": "2026-11-03",
        "documento": SimpleUploadedFile("papel de Ximena.pdf", PAPEL),
        "reemplaza": "",
        "fotos": inline_formset(fotos, initial=len(filas)),
        **datos,
    }
    return {**nested_form_data(datos), **(leido(uno) if uno else {})}


def test_the_sheet_of_what_was_withdrawn_says_so_and_asks_for_no_picture(client, portada):
    foto = lista(crear_foto_de_menores())
    retirar(crear_consentimiento(foto))
    entrar(client, "Redacción")
    ficha = client.get(reverse("wagtailimages:edit", args=[foto.pk])).content.decode()
    assert "Esta fotografía se retiró" in ficha
    assert "not-found" not in ficha
    assert "0x0" not in ficha
    assert 'name="description"' in ficha
    respuesta = client.post(
        reverse("wagtailimages:edit", args=[foto.pk]),
        {"title": "Otra", "description": "", "collection": foto.collection_id, "tags": ""}
        | {"menores": "on", "credito": "", "pie": ""}
        | {f"focal_point_{que}": "" for que in ("x", "y", "width", "height")}
        | leido(foto),
    )
    assert respuesta.status_code == 302, respuesta.context["form"].errors
    assert Imagen.objects.get(pk=foto.pk).title == "Otra"


def test_it_is_registered_from_the_photograph_and_opens_its_page(client, portada):
    entrar(client, "Redacción")
    foto = crear_foto_de_menores()
    ficha = client.get(reverse("wagtailimages:edit", args=[foto.pk])).content.decode()
    assert "Falta el consentimiento" in ficha
    nuevo = f"{reverse('consentimientos:add')}?imagen={foto.pk}"
    assert nuevo in ficha
    html = client.get(nuevo).content.decode()
    assert f'name="fotos-0-imagen" value="{foto.pk}"' in html
    respuesta = client.post(reverse("consentimientos:add"), forma(foto), follow=True)
    html = respuesta.content.decode()
    uno = Consentimiento.objects.get()
    assert NINA in html
    assert uno.registrado_por
    ficha = client.get(reverse("wagtailimages:edit", args=[foto.pk])).content.decode()
    assert f"Consentimiento núm. {uno.pk} (vigente)" in ficha
    assert NINA not in ficha
    assert crear_noticia(imagen=foto).live


def test_giving_one_says_that_minors_appear(portada):
    foto = crear_imagen()
    crear_consentimiento(foto)
    assert Imagen.objects.get(pk=foto.pk).menores


@pytest.mark.parametrize(
    ("cambio", "dicho"),
    [
        ({"dado_el": "2099-01-01"}, "Esa fecha todavía no llega"),
        ({"documento": ""}, "Suba el documento firmado: sin él no hay consentimiento."),
        ({"documento": SimpleUploadedFile("a.pdf", b"<?php")}, "Suba el documento como PDF"),
        ({"documento": SimpleUploadedFile("a.exe", b"%PDF-")}, "Suba el documento como PDF"),
        ({"fotos": inline_formset([])}, "1"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(client, portada, cambio, dicho):
    entrar(client, "Redacción")
    respuesta = client.post(reverse("consentimientos:add"), forma(crear_imagen(), **cambio))
    assert respuesta.status_code == 200
    assert dicho in respuesta.content.decode()
    assert not Consentimiento.objects.exists()


@pytest.mark.parametrize("que", ["imagen=x", "imagen=٣", "otra_vez=99", f"imagen={'9' * 40}"])
def test_a_hostile_query_opens_a_blank_form(client, portada, que):
    entrar(client, "Redacción")
    assert client.get(f"{reverse('consentimientos:add')}?{que}").status_code == 200


def test_its_paper_is_kept_apart_without_its_name_and_opened_by_who_may(client, portada, settings):
    uno = crear_consentimiento(crear_imagen(), documento=ContentFile(PAPEL, "Ximena Canario.pdf"))
    assert "Canario" not in uno.documento.name
    assert str(settings.MEDIA_ROOT) not in uno.documento.path
    assert not default_storage.exists(uno.documento.name)
    puerta = reverse("consentimientos:documento", args=[uno.pk])
    for grupo, estado in ((None, 302), ("Enlace", 302), ("Administración", 302)):
        if grupo:
            entrar(client, grupo)
        assert client.get(puerta).status_code == estado, grupo
        assert client.get(f"/medios/{uno.documento.name}").status_code == 404
    for grupo in ("Redacción", "Dirección"):
        entrar(client, grupo)
        respuesta = client.get(puerta)
        assert b"".join(respuesta.streaming_content) == PAPEL
        assert {"no-store", "private"} <= set(respuesta["Cache-Control"].split(", "))
        assert respuesta["Content-Disposition"].startswith("attachment")
        assert client.get(f"/medios/{uno.documento.name}").status_code == 404
    assert ModelLogEntry.objects.filter(action="pregon.consentimiento_leer").count() == 2


def test_the_confirmation_says_how_many_pages_show_it_and_which(client, portada):
    entrar(client, "Dirección")
    foto = crear_imagen()
    uno = crear_consentimiento(foto)
    retiro = reverse("consentimientos:retirar", args=[uno.pk])
    assert "no se ven en ninguna página pública" in client.get(retiro).content.decode()
    crear_noticia(imagen=foto, title="Feria de la lectura")
    crear_galeria(publicada=False, imagen=foto)
    crear_noticia(imagen=foto, title="Leer en voz alta")
    html = client.get(retiro).content.decode()
    assert "Se ven en 2 lugares del sitio" in html
    assert "Feria de la lectura" in html
    assert "Leer en voz alta" in html
    assert "Escriba por qué" in client.post(retiro, {"motivo": ""}).content.decode()
    assert not Imagen.objects.get(pk=foto.pk).retirada
    respuesta = client.post(retiro, {"motivo": "Lo pidió su madre."}, follow=True)
    html = respuesta.content.decode()
    assert "La fotografía del consentimiento ya no se ve en el sitio" in html
    assert "Dónde estaban el día en que se retiró" in html
    assert client.get(retiro).status_code == 302


def test_what_was_withdrawn_is_not_changed_and_may_be_given_again(client, portada):
    entrar(client, "Redacción")
    foto = crear_imagen()
    uno = crear_consentimiento(foto)
    retirar(uno)
    editar = reverse("consentimientos:edit", args=[uno.pk])
    assert "ya no se cambia" in " ".join(avisos(client.get(editar, follow=True)))
    client.post(editar, forma(foto, uno, de_quien="Otra"))
    assert Consentimiento.objects.get().de_quien == NINA
    html = client.get(f"{reverse('consentimientos:add')}?otra_vez={uno.pk}").content.decode()
    assert f'value="{NINA}"' in html
    respuesta = client.post(reverse("consentimientos:add"), forma(foto, reemplaza=uno.pk))
    assert respuesta.status_code == 302
    assert not Imagen.objects.get(pk=foto.pk).retirada


def test_what_the_public_sees_by_it_is_not_taken_out_of_it(client, portada):
    entrar(client, "Redacción")
    foto, otra = crear_imagen(title="La ronda"), crear_imagen()
    uno = crear_consentimiento(foto, otra)
    crear_noticia(imagen=foto)
    filas = [
        {"imagen": fila.imagen_id, "id": fila.pk, "DELETE": "1" if fila.imagen == foto else ""}
        for fila in uno.fotos.all()
    ]
    datos = forma(foto, uno, fotos=inline_formset(filas, initial=2))
    html = client.post(reverse("consentimientos:edit", args=[uno.pk]), datos).content.decode()
    assert "«La ronda» ya se ve en el sitio" in html
    assert uno.imagenes.count() == 2


def test_the_sheet_has_no_names_nor_paper(client, portada):
    entrar(client, "Dirección")
    crear_consentimiento(crear_imagen(), documento=ContentFile(PAPEL, "x.pdf"))
    lista = reverse("consentimientos:index")
    assert NINA in client.get(lista).content.decode()
    for formato in ("csv", "xlsx"):
        respuesta = client.get(f"{lista}?export={formato}")
        contenido = (
            b"".join(respuesta.streaming_content) if respuesta.streaming else (respuesta.content)
        )
        assert contenido
        assert b"Canario" not in contenido
        assert b"consentimientos/" not in contenido


def test_the_list_tells_those_in_force_and_those_withdrawn(client, portada):
    entrar(client, "Dirección")
    retirar(crear_consentimiento(crear_imagen(), de_quien="Retirada Ruiz"))
    crear_consentimiento(crear_imagen(), de_quien="Vigente Vargas")
    lista = reverse("consentimientos:index")
    html = client.get(f"{lista}?estado=retirado").content.decode()
    assert "Retirada Ruiz" in html
    assert "Vigente Vargas" not in html
    assert client.get(f"{lista}?estado=\x00x").status_code in {200, 400}


def test_an_image_deleted_takes_nothing_else(portada):
    foto = crear_imagen()
    uno = crear_consentimiento(foto, crear_imagen())
    retirar(uno)
    Imagen.objects.get(pk=foto.pk).delete()
    assert Consentimiento.objects.get().imagenes.count() == 1


def test_galleries_and_listings_cost_the_same_with_one_withdrawn(client, portada):
    galeria = crear_galeria(fotos=4)
    url = Galeria.objects.get(pk=galeria.pk).get_url()

    def contar():
        client.get(url)
        with CaptureQueriesContext(connection) as consultas:
            client.get(url)
        return len(consultas)

    antes = contar()
    retirar(crear_consentimiento(galeria.fotos.first().imagen))
    assert contar() <= antes
