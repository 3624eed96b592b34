"""The video of another is known by the whole of its address, or it is not known."""

import pytest

from sitio.proveedores import ORIGENES, reconocer, sitio_de

ID = "dQw4w9WgXc-"


@pytest.mark.parametrize(
    "direccion",
    [
        f"https://www.youtube.com/watch?v={ID}",
        f"https://youtube.com/watch?app=desktop&v={ID}&t=30s",
        f"http://m.youtube.com/watch?v={ID}",
        f"https://youtu.be/{ID}?si=abc",
        f"https://www.youtube.com/shorts/{ID}",
        f"https://www.youtube.com/live/{ID}?feature=share",
        f"https://www.youtube.com/embed/{ID}",
        f"https://www.youtube-nocookie.com/embed/{ID}",
    ],
)
def test_of_youtube(direccion):
    ajeno = reconocer(direccion)
    assert (ajeno.proveedor, ajeno.id) == ("YouTube", ID)
    assert ajeno.marco.startswith(f"https://www.youtube-nocookie.com/embed/{ID}?")
    assert ajeno.parado == ("/shorts/" in direccion)
    assert ajeno.desde(80).endswith("t=80s")


@pytest.mark.parametrize(
    ("direccion", "clave"),
    [
        ("https://www.facebook.com/ayuntamiento/videos/1234567890/", "1234567890"),
        ("https://www.facebook.com/ayuntamiento/videos/la-plaza/1234567890", "1234567890"),
        ("https://m.facebook.com/watch/?v=1234567890", "1234567890"),
        ("https://www.facebook.com/reel/1234567890", "1234567890"),
        ("https://www.facebook.com/share/v/AbCdE12345/", "AbCdE12345"),
        ("https://fb.watch/AbC_dE-123/", "AbC_dE-123"),
    ],
)
def test_of_facebook(direccion, clave):
    ajeno = reconocer(direccion)
    assert (ajeno.proveedor, ajeno.id) == ("Facebook", clave)
    assert ajeno.marco.startswith("https://www.facebook.com/plugins/video.php?href=https%3A%2F%2F")
    assert ajeno.desde(80) == ""


@pytest.mark.parametrize(
    "direccion",
    [
        "",
        None,
        "no es una dirección",
        "javascript:alert(1)//youtube.com/watch?v=dQw4w9WgXc-",
        "https://videos.example/1",
        f"https://youtube.com.example/watch?v={ID}",
        f"https://example.org/?u=https://youtu.be/{ID}",
        f"https://usuario@example.org/watch?v={ID}",
        "https://www.youtube.com/watch?v=corto",
        f"https://www.youtube.com/watch?v={ID}x",
        f'https://www.youtube.com/watch?v={ID[:-1]}"',
        "https://www.youtube.com/@canal",
        f"https://www.youtube.com/redirect?q=https://x.example&v={ID}",
        f"https://youtu.be/{ID}/otra",
        "https://www.facebook.com/ayuntamiento",
        "https://www.facebook.com/ayuntamiento/videos/",
        "https://www.facebook.com/l.php?u=https://x.example",
        "https://www.facebook.com/watch/?v=abc",
        "https://[::1",
        "https://youtu.be/" + "a" * 5000,
    ],
)
def test_of_nobody(direccion):
    assert reconocer(direccion) is None
    assert isinstance(sitio_de(direccion or ""), str)


def test_its_player_is_loaded_only_from_where_the_policy_says():
    for direccion in (f"https://youtu.be/{ID}", "https://fb.watch/AbC_dE-123/"):
        assert reconocer(direccion).marco.startswith(tuple(f"{o}/" for o in ORIGENES))
