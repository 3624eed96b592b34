"""Inks: every picture is printed with one of these short sets, never with loose colours."""

ROLES = (
    *("papel", "cielo", "halo", "sol", "lejos", "medio", "cerca", "muro"),
    *("cantera", "sombra", "tinta", "almagre", "oro", "flor", "hoja", "suelo"),
)

PALETAS = {
    "dia": [
        "f6efdf bcd6d6 f3e7c8 f4c95d 9cc0bd 5f958f 2f6360 f7ecd7 "
        "e2ae8c 8d86a0 1d2b33 b8422b e0a030 8fa0d0 3b6b4f e9d5b0",
        "f7f0e2 f0d9ae f9ecd0 e9863f c4c8a6 7f9f85 3d6a57 faf1de "
        "dd9f7c 8c8394 20292c a93a2c d9952b 8593c4 35604a e3c79a",
        "f4f1e6 9fc6d8 d9e8e2 f6d67c 8fb3c4 56849c 29516b f6efe2 "
        "e7b99a 7d86a6 17263a b54a30 e3a63c 97a5d6 3a6a5a e6d8bd",
        "f7efe4 e9c3b0 f6e0cd f2b95a b7bdb9 7d9a98 356a70 faf0e0 "
        "d99a78 927f95 1f2833 ad3f2c dca03a 8b9bd0 3d6f5a e8cdb0",
        "f7f2e4 d4e2c8 f8efcf f6cf62 a9c2a4 6e9a7e 2f6a58 fbf1dc "
        "e0a985 87899f 1f2b2d c24f33 e2a531 9aa3d4 4a7a45 ead7ae",
        "f5f0e4 7fc4cf d7ece4 f9d976 7fb0bd 3f8796 1d5666 f8eddc "
        "e8b48f 7a84a8 142a38 bd3f35 e8a83a a08fd0 2f7560 e5d3b4",
    ],
    "atardecer": [
        "f8e6cc f0a868 f9cf8e fbe3a0 c9787a 8b5468 4b3550 f2cfa5 "
        "d98d6c 6a5578 261f33 a8332b e8962e a58fbd 43505a d99f6f",
        "f9e9d2 e88a5e f6bd7a fdeab2 b56f72 6f5a70 33415a f3d2ad "
        "d58a68 585a80 1c2236 b03a2a f0a53a 8f8fc4 31545a cc9268",
        "f7e4d4 d98fa0 f4c3b0 fce0a4 a87a9c 6f5488 3a3560 f0d2bd "
        "d89a7e 5e5484 1e1b38 ab3547 ee9c45 b592c8 3d5560 cf9a86",
        "f9ecca f2c25c f9dc94 fff0bf bd9468 8a6f56 4a4a48 f5dcae "
        "dca36c 74667a 2a2426 a5402a e0872a a89aba 566344 dcae72",
    ],
    "noche": [
        "e9dfc4 1f3350 33557a f3dfa0 2b4a68 1f3a55 14283d 8fa0ac "
        "9b7f78 2a3553 0b1524 b5482f efb648 6c7bb4 1f4a48 3a4a62",
        "ece0c6 2a2f52 4a4f7c f6dd98 3a4370 2a3158 181d38 98a0b5 "
        "a2807e 2c2f58 0c1022 bd4a32 f2bb4c 7c80bb 24484c 40466a",
        "ebe2c6 12383f 2b6066 f4dfa0 235058 173c44 0d272e 8fa8a4 "
        "a08674 1f3a44 07161a b9502f f0ba4a 7288b0 2a5a44 345054",
        "ece0cc 3a2750 66476f f6d8a0 4a3560 36264c 1f1632 a598ac "
        "a88078 3a2a52 120c1e c24f3a f4b850 8f7cc0 35504a 52406a",
    ],
    "lluvia": [
        "eef0ea b4c0c4 d3d9d6 e6dfc4 93a5ab 667f88 3a535e dfe1da "
        "c3a490 71808f 1c2930 9d4335 cf9a45 8793b4 3f5f56 a9b1b0",
        "edefe8 a3b3b0 c8d1cb e9e2c2 86a09c 587a76 2f4f50 dde0d6 "
        "bd9d8a 68797f 18272b a44a38 d3a044 7f8db0 375a4b 9faaa4",
        "efeef0 a9aec4 cdd0dc e8dfc8 8f96b0 626c8c 3a4462 dfdfe4 "
        "c0a094 6c7088 1b2230 a04040 d2a04c 8a84b8 40605c a4a6b4",
        "f0efe6 c4c2a8 dedac4 ece2c0 a8a68c 7c8068 4a5648 e4dfd0 "
        "c4a68a 7c7a74 24271f a54c36 cc9c42 8f8fae 4e6a4c b4ae98",
    ],
}
MOMENTOS = tuple(PALETAS)

PIELES = ["9a6442", "b17a53", "c6926a", "8a5638", "d3a57e"]
PELOS = ["1c1716", "2b1f1a", "3a2a22", "8c8a86"]


def rgb(hexa):
    """'b8422b' as a tuple of three integers."""
    return tuple(int(hexa[i : i + 2], 16) for i in (0, 2, 4))


def mezcla(una, otra, parte):
    """One ink towards another: parte 0 is the first, 1 the second."""
    return tuple(round(a + (b - a) * parte) for a, b in zip(una, otra, strict=True))


class Paleta(dict):
    """The inks of one print, by role: paleta.almagre, paleta.cielo…"""

    __getattr__ = dict.__getitem__

    @property
    def encendida(self):
        """Whether lamps are lit at that moment."""
        return self.momento in ("noche", "atardecer")

    def cales(self):
        """The paints of house fronts: mostly white, some ochre, blue, pink and green."""
        otras = ((self.oro, 0.5), (self.flor, 0.5), (self.almagre, 0.55), (self.medio, 0.6))
        return [self.muro, self.papel, *(mezcla(t, self.muro, parte) for t, parte in otras)]

    def ropas(self):
        return [self.almagre, self.papel, self.oro, self.medio, self.flor, self.cerca, self.muro]


def elegir(momento, semilla, azar):
    """A palette of that moment: consecutive seeds take turns, chance paints the fronts."""
    lista = PALETAS[momento]
    tintas = lista[semilla % len(lista)].split()
    paleta = Paleta((rol, rgb(t)) for rol, t in zip(ROLES, tintas, strict=True))
    paleta["momento"] = momento
    paleta["fachada"] = azar.de([paleta.muro, *paleta.cales()])
    paleta["zocalo"] = azar.de(
        [paleta.almagre] * 3 + [paleta.medio, paleta.cerca, mezcla(paleta.oro, paleta.tinta, 0.2)]
    )
    return paleta
