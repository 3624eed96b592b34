"""The report that proves the sequence: every number given, and none missing nor repeated."""

from bisect import bisect
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import HeaderButton

from moderacion.auditoria import exportar
from moderacion.models import Contador, Folio, Serie
from moderacion.models.folio import TODOS_LOS_ANIOS
from moderacion.views import Pantalla
from sitio.hojas import csv_de

POR_PAGINA = 100
CABEZA = ["Serie", "Folio", "Número", "Año", "Publicación", "Fecha en que se dio", "Estado"]
HUECOS_A_LA_VISTA = 20


def puede_ver(user):
    return user.has_perm("moderacion.view_folio")


def boton(user):
    if puede_ver(user):
        return HeaderButton("Folios dados", url=reverse("moderacion:folios"), icon_name="doc-full")
    return None


class EnElMenu(MenuItem):
    def __init__(self):
        url = reverse("moderacion:folios")
        super().__init__("Folios", url, name="folios", icon_name="list-ol", order=900)

    def is_shown(self, request):
        return puede_ver(request.user)


@dataclass(frozen=True)
class Cuenta:
    """What one counter gave, in order, and how far it says it went."""

    serie: str
    nombre: str
    cuenta: int
    numeros: tuple
    impresos: tuple
    contado: int = 0
    claves: tuple = ()
    ajenos: tuple = ()  # (number, key) of those that the counts of the other kind gave

    @property
    def de_cuando(self):
        return "todos los años" if self.cuenta == TODOS_LOS_ANIOS else self.cuenta

    @property
    def primero(self):
        return self.numeros[0]

    @property
    def ultimo(self):
        return self.numeros[-1]

    @property
    def huecos(self):
        """Stretches of numbers that nobody has, as (from, to); those lost at the end too."""
        fin = max(self.contado, self.ultimo) + 1
        numeros = sorted([*self.numeros, *self.de_la_otra, fin])
        return [(uno + 1, otro - 1) for uno, otro in pairwise(numeros) if otro > uno + 1]

    @cached_property
    def de_la_otra(self):
        """The numbers that it passed over because another count gave them meanwhile.

        A series that stops the yearly restart, or goes back to it, goes on from the highest.
        """
        return {numero for numero, clave in self.ajenos if self._mientras(numero, clave)}

    def _mientras(self, numero, clave):
        """Whether that one was given between the two of this count that it would stand between."""
        lugar = bisect(self.numeros, numero)
        if not lugar or self.numeros[lugar - 1] == numero or lugar == len(self.numeros):
            return False
        return self.claves[lugar - 1] < clave < self.claves[lugar]

    @property
    def repetidos(self):
        return [texto for texto, veces in Counter(self.impresos).items() if veces > 1]

    @property
    def veredicto(self):
        """In one sentence: «Sin huecos: 1 a 414»."""
        partes = []
        if huecos := self.huecos:
            dichos = [str(a) if a == b else f"{a} a {b}" for a, b in huecos[:HUECOS_A_LA_VISTA]]
            resto = len(huecos) - len(dichos)
            partes.append(f"Faltan: {', '.join(dichos)}{f' y {resto} tramos más' if resto else ''}")
        if repetidos := self.repetidos:
            partes.append(f"Repetidos: {', '.join(repetidos)}")
        dicho = ". ".join(partes) or f"Sin huecos: {self.primero} a {self.ultimo}"
        otra = len(self.de_la_otra)
        dieron = "se dio" if otra == 1 else "se dieron"
        return f"{dicho} ({otra} {dieron} en la otra cuenta)" if otra else dicho


def cuentas():
    """Every count, the latest year first; three queries, whatever was given."""
    nombres = dict(Serie.objects.values_list("clave", "nombre"))
    contadores = Contador.objects.values_list("serie", "ejercicio", "ultimo")
    contados = {(serie, cuenta): ultimo for serie, cuenta, ultimo in contadores}
    filas = Folio.objects.order_by("serie", "-cuenta", "numero")
    filas = list(filas.values_list("serie", "cuenta", "numero", "impreso", "pk"))
    hechas = []
    for (serie, cuenta), grupo in groupby(filas, key=lambda fila: fila[:2]):
        _, _, numeros, impresos, claves = zip(*grupo, strict=True)
        nombre, contado = nombres.get(serie, serie), contados.get((serie, cuenta), 0)
        ajenos = _de_las_otras(filas, serie, cuenta)
        suyo = (numeros, impresos, contado, claves, ajenos)
        hechas.append(Cuenta(serie, nombre, cuenta, *suyo))
    return hechas


def _de_las_otras(filas, serie, cuenta):
    """What the counts of the other kind gave in that series: the yearly ones, or that of all."""
    anual = cuenta != TODOS_LOS_ANIOS
    return tuple(
        (numero, pk)
        for suya, otra, numero, _, pk in filas
        if suya == serie and (otra != TODOS_LOS_ANIOS) != anual
    )


class Filtro(forms.Form):
    """One count; nonsense in the address is ignored."""

    cuenta = forms.ChoiceField(label="Serie y año", required=False)

    def __init__(self, datos, todas):
        super().__init__(datos)
        self.por_clave = {f"{c.serie}-{c.cuenta}": c for c in todas}
        opciones = [(clave, f"{c.nombre}, {c.de_cuando}") for clave, c in self.por_clave.items()]
        self.fields["cuenta"].choices = [("", "Todas"), *opciones]

    def elegida(self):
        return self.por_clave.get(self.cleaned_data.get("cuenta")) if self.is_valid() else None


def dados(cuenta=None):
    """The folios of that count, or all, the latest first, with what a row paints."""
    folios = Folio.objects.select_related("publicacion").only(
        *("serie", "ejercicio", "cuenta", "numero", "impreso", "dado"),
        *("publicacion__title", "publicacion__live", "publicacion__visible"),
        "publicacion__superada",
    )
    if cuenta:
        folios = folios.filter(serie=cuenta.serie, cuenta=cuenta.cuenta)
    return folios.order_by("serie", "-cuenta", "-numero")


def estado(publicacion):
    if not publicacion.live:
        return "Retirada"
    if publicacion.superada:
        return "Pública, ya no vigente"
    return "Pública" if publicacion.visible else "No se ve en el sitio"


class Folios(Pantalla):
    template_name = "moderacion/folios.html"
    page_title = "Folios"
    header_icon = "list-ol"

    def dispatch(self, request, *args, **kwargs):
        if not puede_ver(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        self.cuentas = cuentas()
        self.filtro = Filtro(request.GET, self.cuentas)
        self.elegida = self.filtro.elegida()
        if request.GET.get("formato") == "csv":
            filtros = request.GET.urlencode()
            exportar.anotar(por=request.user, que=self.page_title, filtros=filtros)
            return csv_de(f"folios-{timezone.localdate():%Y-%m-%d}", CABEZA, self.renglones())
        return super().get(request, *args, **kwargs)

    def renglones(self):
        nombres = {c.serie: c.nombre for c in self.cuentas}
        for folio in dados(self.elegida).iterator():
            yield [
                *(nombres[folio.serie], folio.impreso, folio.numero, folio.ejercicio),
                *(folio.publicacion.title, folio.dado, estado(folio.publicacion)),
            ]

    def get_context_data(self, **kwargs):
        pagina = Paginator(dados(self.elegida), POR_PAGINA).get_page(self.request.GET.get("pagina"))
        nombres = {c.serie: c.nombre for c in self.cuentas}
        filas = [(folio, nombres[folio.serie], estado(folio.publicacion)) for folio in pagina]
        return super().get_context_data(
            cuentas=[self.elegida] if self.elegida else self.cuentas,
            filtro=self.filtro,
            pagina=pagina,
            filas=filas,
            **kwargs,
        )
