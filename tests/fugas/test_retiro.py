"""What was withdrawn shows by no door, and says at its own address only what it was asked to."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from agenda_publica.models import Ocurrencia
from moderacion.reloj import programa
from tests.fabricas import crear_noticia, quitar
from tests.fugas.puertas import CANARIO, contada, de_area, enjaular, lo_que_se_ve


def vencer(pagina):
    """Withdrawn by the clock, on the date that was written."""
    hace_un_minuto = timezone.now() - timedelta(minutes=1)
    Page.objects.filter(pk=pagina.pk).update(expire_at=hace_un_minuto)
    assert programa.publicar_programadas()[1:] == ([pagina.title], [])


@pytest.mark.muestra(2)
@pytest.mark.parametrize(
    ("motivo", "estado"), [("error", 410), ("legal", 451), ("reemplazada", 301), ("vencida", 410)]
)
def test_by_no_door(client, portada, motivo, estado):
    jaula = enjaular()
    assert "/noticias/" in lo_que_se_ve(client, jaula)
    destino = crear_noticia() if motivo == "reemplazada" else None
    for pagina in jaula.paginas:
        if motivo == "vencida":
            vencer(pagina)
        else:
            quitar(pagina, motivo, explicacion="Se explica.", destino=destino)
    assert lo_que_se_ve(client, jaula) == []
    assert contada(client) == (0, 0)
    assert de_area(client) == (2 if destino else 1)
    assert not Ocurrencia.objects.publicadas().exists()
    for pagina in jaula.paginas:
        for pedir in (client.get, client.head):
            assert pedir(pagina.get_url()).status_code == estado
        html = client.get(pagina.get_url()).content.decode()
        assert CANARIO not in html
        assert client.get(f"/api/v2/pages/{pagina.pk}/").status_code == 404
        assert client.get(f"/api/v2/pages/find/?id={pagina.pk}").status_code == 404


def test_superseded_it_stays_by_every_door(client, portada):
    jaula = enjaular()
    antes = lo_que_se_ve(client, jaula)
    for pagina in jaula.paginas:
        quitar(pagina, "superada", explicacion="Ya cambió.")
    assert lo_que_se_ve(client, jaula) == antes
