"""The press: flat inks, overprinting and grain on an oversampled sheet."""

import math
from functools import cache

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .azar import Azar
from .geometria import caja, ovalo, suave
from .paletas import elegir, mezcla
from .parte import Parte

MUESTRAS = 2
HOLGURA = 256  # by how much the stored grain is larger than a sheet, to slide it under each picture


@cache
def _trama(ancho, alto):
    """The grain of the screen: soft clumps of a few pixels, spread over 0..1."""
    gen = np.random.default_rng(7)
    granos = Image.fromarray((gen.random((alto // 3, ancho // 3)) * 255).astype(np.uint8))
    granos = np.asarray(granos.resize((ancho, alto), Image.Resampling.BICUBIC), np.float32) / 255
    return ((granos - 0.5) * 1.15 + 0.5).clip(0, 1)


@cache
def _diente(ancho, alto):
    """Paper tooth and a hair of uneven ink, around a middle grey of 128."""
    gen = np.random.default_rng(11)
    nube = Image.fromarray((gen.random((alto // 8, ancho // 8)) * 255).astype(np.uint8))
    nube = nube.resize((ancho, alto), Image.Resampling.BICUBIC)
    tono = (np.asarray(nube.filter(ImageFilter.GaussianBlur(3)), np.float32) - 127) / 127 * 5
    tono += gen.normal(128.5, 1.2, (alto, ancho))
    gris = Image.fromarray(tono.clip(0, 255).astype(np.uint8))
    return Image.merge("RGB", (gris, gris, gris))


class Lienzo:
    """A sheet of `ancho` by `alto` final pixels; all coordinates are final pixels."""

    def __init__(self, escena, momento, semilla, ancho=1600, alto=1067):
        self.azar = Azar(f"{escena}-{momento}-{semilla}")
        self.p = elegir(momento, semilla, self.azar)
        self.semilla, self.ancho, self.alto = semilla, ancho, alto
        self.luz, self.espejo = self.azar.signo(), self.azar.moneda()
        self.hoja = Image.new("RGB", (ancho * MUESTRAS, alto * MUESTRAS), self.p.cielo)
        self.pluma = ImageDraw.Draw(self.hoja)
        dx, dy = self.azar.cuenta(0, HOLGURA), self.azar.cuenta(0, HOLGURA)
        trama = _trama(self.hoja.width + HOLGURA, self.hoja.height + HOLGURA)
        self.ruido = trama[dy : dy + self.hoja.height, dx : dx + self.hoja.width]
        self.encuadrar(1)

    def encuadrar(self, cerca, hacia=0.5, altura=0.7):
        """Come nearer (1 is the whole sheet), looking at those parts of its width and height."""
        self.k = cerca * MUESTRAS
        self.ox = min(max(self.ancho * (hacia - 0.5 / cerca), 0), self.ancho * (1 - 1 / cerca))
        self.oy = min(max(self.alto * (altura - 0.5 / cerca), 0), self.alto * (1 - 1 / cerca))

    def acercar(self, maximo=1.24, desde=0.3, hasta=0.7):
        """A frame dealt by the seed, from the whole sheet to `maximo`."""
        a = self.azar
        self.encuadrar(a.entre(1, maximo), a.entre(desde, hasta), a.entre(0.5, 0.9))

    def turno(self, opciones, salto=0):
        """The option whose turn it is: consecutive seeds never repeat one."""
        return opciones[(self.semilla + salto) % len(opciones)]

    def _e(self, puntos):
        return [((x - self.ox) * self.k, (y - self.oy) * self.k) for x, y in puntos]

    def en(self, x, y, u=1.0, lado=1):
        """A part to draw in its own units."""
        return Parte(self, x, y, u, lado)

    def plano(self, puntos, tinta):
        """A flat polygon; gives its points back, to shade them."""
        self.pluma.polygon(self._e(puntos), fill=tinta)
        return puntos

    def mancha(self, puntos, tinta):
        """A flat shape with a smooth edge."""
        return self.plano(suave(puntos), tinta)

    def rect(self, x, y, ancho, alto, tinta):
        return self.plano(caja(x, y, ancho, alto), tinta)

    def disco(self, x, y, r, tinta, ry=None):
        ry = r if ry is None else ry
        (x0, y0), (x1, y1) = self._e([(x - r, y - ry), (x + r, y + ry)])
        self.pluma.ellipse((x0, y0, x1, y1), fill=tinta)

    def trazo(self, puntos, grosor, tinta):
        """A line of round ends and joints."""
        ancho = max(1, round(grosor * self.k))
        self.pluma.line(self._e(puntos), fill=tinta, width=ancho, joint="curve")
        if grosor > 2.5:
            for x, y in puntos:
                self.disco(x, y, grosor / 2 - 0.25, tinta)

    def _mascara(self, formas):
        """The shapes as a mask and the box of the sheet it covers; (None, None) if none."""
        formas = [self._e(f) for f in (formas if isinstance(formas[0], list) else [formas])]
        xs, ys = zip(*(punto for f in formas for punto in f), strict=True)
        x0, y0 = max(0, int(min(xs))), max(0, int(min(ys)))
        x1, y1 = min(self.hoja.width, int(max(xs)) + 1), min(self.hoja.height, int(max(ys)) + 1)
        if x1 <= x0 or y1 <= y0:
            return None, None
        mascara = Image.new("L", (x1 - x0, y1 - y0))
        pluma = ImageDraw.Draw(mascara)
        for f in formas:
            pluma.polygon([(x - x0, y - y0) for x, y in f], fill=255)
        return mascara, (x0, y0, x1, y1)

    def sobre(self, formas, tinta=None, fuerza=1.0):
        """Overprint: the ink multiplies what lies under it, as a shadow does."""
        mascara, zona = self._mascara(formas)
        if mascara is None:
            return
        tinta = mezcla((255, 255, 255), tinta or self.p.sombra, fuerza)
        debajo = self.hoja.crop(zona)
        encima = ImageChops.multiply(debajo, Image.new("RGB", debajo.size, tinta))
        self.hoja.paste(encima, zona[:2], mascara)

    def grano(self, formas, tinta, angulo=90, desde=0.0, hasta=0.6, curva=1.0):
        """Stippled shading inside a shape, denser along `angulo` (degrees; 90 is down)."""
        mascara, zona = self._mascara(formas)
        if mascara is not None:
            rampa = _rampa(zona[2] - zona[0], zona[3] - zona[1], angulo)
            self._puntear(mascara, zona, tinta, desde + (hasta - desde) * rampa**curva)

    def halo(self, x, y, r, tinta, fuerza=0.7):
        """The glow of a lamp: grain that fades away from its centre."""
        mascara, zona = self._mascara(ovalo(x, y, r, pasos=40))
        if mascara is not None:
            (cx, cy), radio = self._e([(x, y)])[0], r * self.k
            dx = (np.arange(zona[0], zona[2], dtype=np.float32) - cx) / radio
            dy = (np.arange(zona[1], zona[3], dtype=np.float32) - cy) / radio
            lejos = np.sqrt(dx[None, :] ** 2 + dy[:, None] ** 2).clip(0, 1)
            self._puntear(mascara, zona, tinta, fuerza * (1 - lejos) ** 2)

    def _puntear(self, mascara, zona, tinta, densidad):
        x0, y0, x1, y1 = zona
        puntos = densidad - self.ruido[y0:y1, x0:x1]
        puntos *= 2.4
        puntos += 0.5
        np.clip(puntos, 0, 1, out=puntos)
        puntos += densidad
        puntos *= np.asarray(mascara) * np.float32(0.5)
        self.hoja.paste(tinta, (x0, y0), Image.fromarray(puntos.astype(np.uint8)))

    def sombrear(self, formas, tinta, hasta=0.5, curva=1.6):
        """Grain on the side away from the light."""
        self.grano(formas, tinta, 0 if self.luz > 0 else 180, 0, hasta, curva)

    def aclarar(self, formas, tinta, hasta=0.4, curva=2.0):
        """Grain on the side of the light."""
        self.grano(formas, tinta, 180 if self.luz > 0 else 0, 0, hasta, curva)

    def pleno(self):
        """The whole sheet as a shape."""
        return caja(0, 0, self.ancho, self.alto)

    def imprimir(self):
        """The finished picture: reduced, mirrored by chance, with the tooth of the paper."""
        final = self.hoja.reduce(MUESTRAS)
        if self.espejo:
            final = final.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        dx, dy = self.azar.cuenta(0, HOLGURA), self.azar.cuenta(0, HOLGURA)
        papel = _diente(self.ancho + HOLGURA, self.alto + HOLGURA)
        papel = papel.crop((dx, dy, dx + self.ancho, dy + self.alto))
        return ImageChops.add(final, papel, 1, -128)


def _rampa(ancho, alto, angulo):
    """A slope from 0 to 1 over a box, along that angle."""
    a = math.radians(angulo)
    x = np.arange(ancho, dtype=np.float32) * np.float32(math.cos(a))
    y = np.arange(alto, dtype=np.float32) * np.float32(math.sin(a))
    x, y = x - x.min(), y - y.min()
    largo = np.float32(max(1.0, x.max() + y.max()))
    return x[None, :] / largo + (y / largo)[:, None]
