"""The body: few blocks, each that shows itself, and clean whatever is pasted into it."""

import pytest
from django.urls import reverse

from noticias.models import Noticia
from sitio.blocks import TEXTO, Cuerpo
from sitio.redactor import Conversor
from tests.fabricas import crear_noticia
from tests.moderacion.admin import editar, entrar

DE_WORD = """<p class="MsoNormal" style="margin:0cm;line-height:107%"><b><span lang="ES-MX"
style='font-size:12pt;font-family:"Arial",sans-serif'>Reabre la plaza<o:p></o:p></span></b>
</p>
<p class=MsoNormal><span style='mso-spacerun:yes'>&nbsp;</span>El <i>jueves</i> a las
<a href="http://example.org/x" style="color:blue">seis</a>.<o:p>&nbsp;</o:p></p>
<![if !supportLists]><p class="MsoListParagraph">Uno</p><![endif]>
<table><tr><td>celda</td></tr></table><h1>Título</h1><img src="file:///C:/x.png"><script>alert(1)</script>"""


def limpio(html):
    """What stays of it after the editor has opened and saved it."""
    conversor = Conversor(TEXTO)
    return conversor.to_database_format(conversor.from_database_format(html))


def test_what_is_pasted_from_word_comes_out_clean():
    html = limpio(DE_WORD)
    for resto in (
        "style",
        "class",
        "Mso",
        "span",
        "o:p",
        "script",
        "alert",
        "<img",
        "<table",
        "<h1",
    ):
        assert resto not in html, resto
    assert "<b>Reabre la plaza" in html
    assert "<i>jueves</i>" in html
    assert 'href="http://example.org/x"' in html


@pytest.mark.parametrize(
    "imagen", ["<img>", '<img src="x.png">', '<embed embedtype="image">', '<embed id="99">']
)
def test_a_picture_without_identity_does_not_break_the_page(client, portada, imagen):
    entrar(client, "Redacción")
    noticia = crear_noticia(publicada=False, cuerpo=[("texto", f"<p>Antes {imagen} después</p>")])
    assert client.get(editar(noticia)).status_code == 200
    assert "Antes" in limpio(f"<p>Antes {imagen} después</p>")


def test_the_body_has_at_most_ten_blocks_in_groups_and_each_shows_itself(client, portada):
    bloques = Cuerpo().child_blocks
    assert len(bloques) <= 10
    entrar(client, "Redacción")
    for bloque in bloques.values():
        assert bloque.meta.group
        assert bloque.get_description()
        assert bloque.is_previewable
    html = client.get(editar(crear_noticia(publicada=False))).content.decode()
    assert "Lo que alguien dijo, con su nombre y su cargo." in html


def test_every_block_paints_its_sample(client, portada):
    entrar(client, "Redacción")
    cuerpo = Noticia._meta.get_field("cuerpo").stream_block
    for bloque in cuerpo.child_blocks.values():
        direccion = reverse("wagtailadmin_block_preview") + f"?id={bloque.definition_prefix}"
        assert client.get(direccion).status_code == 200, bloque.name
