"""The numbers of what was published, and how each series counts and prints them."""

import re
from string import Formatter

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Max
from django.utils import timezone

from sitio.models import Publicacion

PATRON = "{numero}/{ejercicio}"
LARGO = 40
HUECOS = {"numero": re.compile(r"(0[1-9]d?)?"), "ejercicio": re.compile(r"")}
SIN_NUMERO = "Le falta {numero}: sin él, todos se leerían igual."
SIN_EJERCICIO = "Si la cuenta vuelve a empezar cada año, el patrón debe llevar {ejercicio}."
NO_SE_ENTIENDE = (
    "No se entiende. Escriba el texto con {numero} y {ejercicio}; para completar con ceros, "
    "{numero:03}. Por ejemplo: CS-{numero:03}/{ejercicio}."
)
MUY_LARGO = f"Así impreso pasa de {LARGO} letras: acórtelo."
YA_SE_DIO = (
    "Esta cuenta ya dio hasta el {}: escriba un número mayor, deje 1, o diga en «Solo en el año» "
    "con cuál año empieza así."
)
YA_EMPEZO = (
    "Esta cuenta ya empezó y sigue sola después del {}, así que el primer número ya no la cambia: "
    "deje {}."
)
TODOS_LOS_ANIOS = 0


class Serie(models.Model):
    """How a series is counted and printed; the program names the series (`clave`)."""

    clave = models.SlugField("clave", max_length=20, unique=True, editable=False)
    nombre = models.CharField("nombre", max_length=60)
    patron = models.CharField("cómo se imprime", max_length=60, default=PATRON)
    reinicia = models.BooleanField("vuelve a empezar cada año", default=True)
    primero = models.PositiveIntegerField(
        "primer número", default=1, validators=[MinValueValidator(1)]
    )
    solo_en = models.PositiveSmallIntegerField(
        "solo en el año",
        null=True,
        blank=True,
        validators=[MinValueValidator(2000)],
        help_text="Si el primer número vale para un solo año, escríbalo: los demás empiezan en 1. "
        "Sirve para seguir la cuenta que ya llevaba la oficina.",
    )

    class Meta:
        verbose_name = "serie de folios"
        verbose_name_plural = "series de folios"
        ordering = ["nombre"]
        default_permissions = ("view", "change")

    def __str__(self):
        return self.nombre

    @classmethod
    def llamada(cls, clave):
        """That series; one that nobody set counts as all did before they could be set."""
        return cls.objects.filter(clave=clave).first() or cls(clave=clave, nombre=clave)

    def clean(self):
        super().clean()
        errores = {"patron": self._error_del_patron(), "primero": self._error_del_primero()}
        if errores := {campo: error for campo, error in errores.items() if error}:
            raise ValidationError(errores)

    def _error_del_patron(self):
        huecos = _huecos(self.patron)
        if huecos is None:
            return NO_SE_ENTIENDE
        if "numero" not in huecos:
            return SIN_NUMERO
        if self.reinicia and "ejercicio" not in huecos:
            return SIN_EJERCICIO
        return MUY_LARGO if len(self.patron.format(numero=99999, ejercicio=2099)) > LARGO else None

    def _error_del_primero(self):
        """A new first number is for a count that has not begun: of one that has it changes nothing.

        One is always right: it is what a count says that has nothing special.
        """
        antes = Serie.objects.filter(pk=self.pk).first()
        if not antes or (self.primero or 0) <= 1 or self._empieza_igual(antes):
            return None
        ejercicio = self.solo_en or timezone.localdate().year
        dado = max(self.contado(ejercicio) or 0, self.mayor(ejercicio))
        if self.primero <= dado:
            return YA_SE_DIO.format(dado)
        vuelve = self.reinicia and not self.solo_en
        empezo = self.contado(ejercicio) is not None
        return YA_EMPEZO.format(dado, antes.primero) if empezo and not vuelve else None

    def _empieza_igual(self, otra):
        return (self.primero, self.solo_en) == (otra.primero, otra.solo_en)

    def imprimir(self, numero, ejercicio):
        """As it is read; a pattern that does not serve never stops a publication."""
        patron = PATRON if self._error_del_patron() else self.patron
        return patron.format(numero=numero, ejercicio=ejercicio)

    def cuenta(self, ejercicio):
        """The year its counter belongs to; one counter for all of them if it does not restart."""
        return ejercicio if self.reinicia else TODOS_LOS_ANIOS

    def inicial(self, ejercicio):
        """The number with which a counter that has not begun begins."""
        return self.primero if self.solo_en in {None, ejercicio} else 1

    def vuelve_a_empezar(self):
        return "Cada año" if self.reinicia else "No: una cuenta para todos los años"

    def dados(self, ejercicio):
        """The folios that its next number must pass: those of that year, or all of them."""
        suyos = Folio.objects.order_by().filter(serie=self.clave)
        return suyos.filter(ejercicio=ejercicio) if self.reinicia else suyos

    def mayor(self, ejercicio):
        """The highest number given that its next one must pass."""
        return self.dados(ejercicio).aggregate(mayor=Max("numero"))["mayor"] or 0

    def contado(self, ejercicio):
        """How far its counter says that it went; None if it has not begun."""
        contador = Contador.objects.filter(serie=self.clave, ejercicio=self.cuenta(ejercicio))
        return contador.values_list("ultimo", flat=True).first()

    def ya_impreso(self, numero, ejercicio):
        """Whether an odd pattern prints today what another printed years ago."""
        texto = self.imprimir(numero, ejercicio)
        return Folio.objects.filter(serie=self.clave, impreso=texto).exists()

    def siguiente(self):
        """What the next one published today would read, as `numeracion` will give it."""
        ejercicio = timezone.localdate().year
        contado = self.contado(ejercicio)
        ultimo = self.inicial(ejercicio) - 1 if contado is None else contado
        numero = max(ultimo, self.mayor(ejercicio), 0) + 1
        while self.ya_impreso(numero, ejercicio):
            numero += 1
        return self.imprimir(numero, ejercicio)


def _huecos(patron):
    """The names between its braces, or None where it could not be printed."""
    try:
        partes = [parte[1:] for parte in Formatter().parse(patron) if parte[1] is not None]
    except ValueError:
        return None
    for nombre, formato, conversion in partes:
        if conversion or nombre not in HUECOS or not HUECOS[nombre].fullmatch(formato):
            return None
    return {nombre for nombre, *_ in partes}


class Contador(models.Model):
    """The last number given in a series and year; its row is the lock."""

    serie = models.CharField(max_length=20)
    ejercicio = models.PositiveSmallIntegerField()
    ultimo = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["serie", "ejercicio"], name="contador_unico")
        ]

    def __str__(self):
        return f"{self.serie} {self.ejercicio}: {self.ultimo}"


class Folio(models.Model):
    """The number of a publication («Boletín 412/2026»), given once and for ever.

    `impreso` is how it was printed that day: a later pattern never changes it. `cuenta` is the
    counter that gave it: its year's, or the one of all years.
    """

    publicacion = models.OneToOneField(Publicacion, on_delete=models.PROTECT, related_name="folio")
    serie = models.CharField(max_length=20)
    ejercicio = models.PositiveSmallIntegerField()
    cuenta = models.PositiveSmallIntegerField()
    numero = models.PositiveIntegerField()
    impreso = models.CharField(max_length=LARGO)
    dado = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["serie", "ejercicio", "numero"]
        constraints = [
            models.UniqueConstraint(fields=["serie", "ejercicio", "numero"], name="folio_unico"),
            models.UniqueConstraint(fields=["serie", "impreso"], name="folio_impreso_unico"),
        ]

    def __str__(self):
        return self.impreso
