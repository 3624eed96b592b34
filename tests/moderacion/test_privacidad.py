"""Who may see a live page changes with a written reason: it is no side door to withdrawal."""

import json

from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import PageLogEntry, PageViewRestriction

from moderacion.auditoria.bitacora import Asiento
from noticias.models import Noticias
from tests.fabricas import crear_noticia, quitar
from tests.moderacion.admin import entrar
from tests.moderacion.test_idioma import en_ingles


def cambiar(client, pagina, tipo="login", **datos):
    """What the panel's window answers."""
    privacidad = reverse("wagtailadmin_pages:set_privacy", args=[pagina.pk])
    return json.loads(client.post(privacidad, {"restriction_type": tipo, **datos}).content)


def test_a_live_page_is_not_hidden_nor_shown_without_a_reason(client, portada):
    entrar(client, "Dirección")
    for pagina in (crear_noticia(), Noticias.objects.first()):
        for motivo in ("", "   "):
            respuesta = cambiar(client, pagina, motivo=motivo)
            assert respuesta["step"] == "set_privacy"
            assert "Escriba por qué" in respuesta["html"]
        assert not PageViewRestriction.objects.exists()
        respuesta = cambiar(client, pagina, motivo="Lo pidió Jurídico.")
        assert respuesta == {"step": "set_privacy_done", "is_public": False}
        assert cambiar(client, pagina, tipo="none")["step"] == "set_privacy"
        assert PageViewRestriction.objects.filter(page=pagina).exists()
        assert cambiar(client, pagina, tipo="none", motivo="Ya se revisó.")["is_public"]
        entradas = PageLogEntry.objects.filter(page_id=pagina.pk, action="pregon.privacidad")
        dichos = [(Asiento(e).que, Asiento(e).razon) for e in entradas.order_by("pk")]
        assert dichos == [
            ("Cambió quién puede verla: quien tenga cuenta", "Lo pidió Jurídico."),
            ("Cambió quién puede verla: cualquiera", "Ya se revisó."),
        ]


def test_each_change_is_told_once(client, portada):
    entrar(client, "Dirección")
    pagina, inedita = crear_noticia(), crear_noticia(publicada=False)
    for tipo in ("login", "none", "login"):
        cambiar(client, pagina, tipo, motivo=f"Por {tipo}.")
    cambiar(client, inedita)
    cambiar(client, inedita)
    cambios = PageLogEntry.objects.filter(action__contains="rivac") | PageLogEntry.objects.filter(
        action__contains="view_restriction"
    )
    razones = [Asiento(e).razon for e in cambios.filter(page_id=pagina.pk).order_by("pk")]
    assert razones == ["Por login.", "Por none.", "Por login."]
    assert cambios.filter(page_id=inedita.pk).count() == 2, "what asks for no reason is told too"


def test_other_groups_are_a_change_too(client, portada):
    entrar(client, "Dirección")
    pagina = crear_noticia()
    uno, otro = Group.objects.order_by("pk")[:2]
    assert cambiar(client, pagina, "groups", groups=uno.pk, motivo="Uno.")["is_public"] is False
    assert cambiar(client, pagina, "groups", groups=otro.pk)["step"] == "set_privacy"
    assert cambiar(client, pagina, "groups", groups=uno.pk)["step"] == "set_privacy_done"


def test_what_was_never_public_needs_none(client, portada):
    entrar(client, "Dirección")
    assert cambiar(client, crear_noticia(publicada=False))["step"] == "set_privacy_done"


def test_what_was_withdrawn_does_not_lose_its_explanation_without_a_reason(client, portada):
    entrar(client, "Dirección")
    pagina = crear_noticia()
    quitar(pagina)
    assert cambiar(client, pagina)["step"] == "set_privacy"
    assert cambiar(client, pagina, motivo="Lo pidió Jurídico.")["step"] == "set_privacy_done"


def test_the_window_is_in_spanish_and_works_as_the_framework_s(client, portada):
    entrar(client, "Dirección")
    privacidad = reverse("wagtailadmin_pages:set_privacy", args=[crear_noticia().pk])
    respuesta = json.loads(client.get(privacidad).content)
    assert respuesta["step"] == "set_privacy"
    assert "Por qué" in respuesta["html"]
    assert en_ingles(respuesta["html"]) == []
