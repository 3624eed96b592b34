"""The mark of what is visible is exact after every operation: the framework is asked too."""

import random
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from moderacion.permissions import NoSePuede
from moderacion.reloj import programa
from noticias.models import Noticia, Noticias
from sitio.marca import recalcular
from sitio.models import Publicacion, Seccion, TemaDePublicacion
from tests.fabricas import (
    CLAVE,
    crear_acto,
    crear_galeria,
    crear_noticia,
    crear_usuario,
    hacer_publica,
)
from tests.muestra import TODO

VECES = 30 if TODO else 5
SEMILLA = 20261123


def comparar():
    publicas = set(Page.objects.live().public().values_list("pk", flat=True))
    todas = set(Publicacion.objects.values_list("pk", flat=True))
    marcadas = set(Publicacion.objects.filter(visible=True).values_list("pk", flat=True))
    assert marcadas == todas & publicas
    for fila in TemaDePublicacion.objects.select_related("content_object"):
        visible = fila.content_object_id in marcadas
        assert fila.orden == (fila.content_object.fecha if visible else None)


class Mano:
    """Someone who does things in the admin at random, by its own views where it has them."""

    def __init__(self, client, azar):
        self.client, self.azar = client, azar
        self.quien = crear_usuario("Dirección")
        client.login(username=self.quien.username, password=CLAVE)

    def una(self, **filtro):
        pks = list(Publicacion.objects.filter(**filtro).values_list("pk", flat=True))
        return Publicacion.objects.get(pk=self.azar.choice(pks)).specific if pks else None

    def ver(self, nombre, *args, **datos):
        respuesta = self.client.post(reverse(f"wagtailadmin_pages:{nombre}", args=args), datos)
        assert respuesta.status_code in {200, 302, 403}, respuesta.status_code

    def nueva(self):
        hacer = self.azar.choice([crear_noticia, crear_acto, crear_galeria])
        hacer(publicada=False).temas.add("agua")

    def publica(self):
        if pagina := self.una(live=False, alias_of=None):
            pagina.expire_at = pagina.go_live_at = None
            hacer_publica(pagina.save_revision())

    def cambia_temas_y_fecha(self):
        if pagina := self.una(alias_of=None):
            pagina.temas.set(self.azar.sample(["agua", "obra", "salud"], k=2))
            pagina.fecha = timezone.now() - timedelta(days=self.azar.randrange(90))
            revision = pagina.save_revision()
            if pagina.live:
                hacer_publica(revision)

    def retira(self):
        if pagina := self.una(live=True):
            self.client.post(reverse("moderacion:retirar", args=[pagina.pk]), {"motivo": "error"})
            assert not Page.objects.get(pk=pagina.pk).live

    def restringe(self):
        paginas = [*Seccion.objects.all(), *Publicacion.objects.all()[:5]]
        pagina = self.azar.choice(paginas)
        self.ver("set_privacy", pagina.pk, restriction_type="login", motivo="Se revisa.")

    def abre(self):
        if restriccion := PageViewRestriction.objects.order_by("?").first():
            datos = {"restriction_type": "none", "motivo": "Ya se revisó."}
            self.ver("set_privacy", restriccion.page_id, **datos)

    def copia(self):
        if pagina := self.una():
            self.client.post(reverse("moderacion:duplicar", args=[pagina.pk]))

    def copia_por_dentro(self):
        if pagina := self.una():
            slug = f"copia-{self.azar.randrange(10**9)}"
            pagina.copy(update_attrs={"slug": slug}, keep_live=False)

    def copia_como_alias(self):
        if pagina := self.una():
            slug = f"alias-{self.azar.randrange(10**9)}"
            with pytest.raises(NoSePuede), transaction.atomic():
                pagina.create_alias(parent=pagina.get_parent(), update_slug=slug)

    def reordena(self):
        if pagina := self.una():
            self.ver("set_page_position", pagina.pk, position="0")

    def borra(self):
        if pagina := self.una(live=False):
            self.ver("delete", pagina.pk)

    def despublica_en_bloque(self):
        if pagina := self.una(live=True):
            url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
            self.client.post(f"{url}?id={pagina.pk}", {"include_descendants": ""})

    def programa(self):
        if pagina := self.una(live=False, alias_of=None):
            pagina.go_live_at = timezone.now() + timedelta(milliseconds=1)
            pagina.expire_at = None
            hacer_publica(pagina.save_revision())

    def vence(self):
        if pagina := self.una(live=True):
            Page.objects.filter(pk=pagina.pk).update(expire_at=timezone.now())

    def pasa_el_minuto(self):
        assert programa.publicar_programadas()[2] == []


OPERACIONES = [
    n for n, f in vars(Mano).items() if callable(f) and n not in {"__init__", "una", "ver"}
]


@pytest.mark.largo
def test_the_mark_is_exact_after_each_of_many_random_operations(portada, client):
    azar = random.Random(SEMILLA)  # noqa: S311  a seed, not a secret
    mano = Mano(client, azar)
    for _ in range(4):
        mano.nueva()
    orden = OPERACIONES * VECES
    azar.shuffle(orden)
    for nombre in orden:
        getattr(mano, nombre)()
        comparar()


def test_a_section_made_private_hides_its_pages_and_back(portada):
    noticia = crear_noticia()
    noticia.temas.add("agua")
    hacer_publica(noticia.save_revision())
    restriccion = PageViewRestriction.objects.create(
        page=Noticias.objects.get(), restriction_type="login"
    )
    assert not Noticia.objects.publicadas().exists()
    comparar()
    restriccion.page = Page.objects.get(pk=crear_acto().pk)
    restriccion.save()
    assert Noticia.objects.publicadas().exists()
    comparar()
    restriccion.delete()
    comparar()


def test_what_passed_the_mark_by_is_mended_at_night(portada):
    noticia = crear_noticia()
    Page.objects.filter(pk=noticia.pk).update(live=False)
    assert Publicacion.objects.get(pk=noticia.pk).visible
    assert recalcular() == 1
    assert not Publicacion.objects.get(pk=noticia.pk).visible
    assert recalcular() == 0


def test_a_revision_never_carries_the_mark(portada):
    noticia = crear_noticia()
    noticia.temas.add("agua")
    contenido = noticia.save_revision().content
    assert {"visible", "clase", "rotulo"} & set(contenido) == set()
    assert "orden" not in contenido["temas_de_publicacion"][0]
