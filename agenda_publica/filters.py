"""The filters of the public agenda; nonsense in the address is ignored."""

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Lower
from django.forms import HiddenInput
from django.urls import reverse
from django.utils import timezone
from django_filters import ChoiceFilter

from ayuntamiento.models import Area, Funcionario
from sitio.filters import FiltroDeCasilla, FiltroDeLista, FiltroDePublico, en_la_direccion
from sitio.models import Clase, Publicacion

from .calendario import dia_local
from .plazos import Plazo, dias

DESOIDOS = {
    "area": "No hay un área con ese nombre: se muestran todas.",
    "preside": "Nadie con ese nombre preside un acto: se muestran todos.",
    "modalidad": "No hay un tipo de acto con ese nombre: se muestran todos.",
    "cuando": "No se entiende qué días pide: se muestran los próximos.",
}
CALENDARIOS = {"area": "agenda_publica:de_area", "preside": "agenda_publica:de_funcionario"}


def areas():
    """Those of some act that anyone may read."""
    suyos = Publicacion.objects.publicadas().filter(clase=Clase.ACTO, area=OuterRef("pk"))
    return _por_nombre(Area.objects.filter(Exists(suyos.order_by())))


def funcionarios():
    """Those who preside some act that anyone may read."""
    suyos = _acto().objects.publicadas().filter(preside=OuterRef("pk"))
    return _por_nombre(Funcionario.objects.filter(Exists(suyos.order_by())))


def modalidades():
    """The kinds of which there is some act: one of each is looked for, not all of them read."""
    actos, opciones = _acto().objects.order_by(), _acto().modalidad.field.choices
    publicos = actos.publicadas().order_by().values("pk")
    uno_de_cada = (("pk", Subquery(publicos.filter(modalidad=v)[:1])) for v, _nombre in opciones)
    usadas = set(actos.filter(Q(*uno_de_cada, _connector=Q.OR)).values_list("modalidad", flat=True))
    return [opcion for opcion in opciones if opcion[0] in usadas]


def _por_nombre(filas):
    return list(filas.order_by(Lower("nombre")).values_list("slug", "nombre"))


def _acto():
    return Publicacion._meta.apps.get_model("agenda_publica.Acto")


class FiltroDeAgenda(FiltroDePublico):
    """Dates of acts by área, who presides, kind, and whether one may go; they combine.

    `cuando` is one of the spans with a name: it says which days are listed, and is not asked of
    the rows, because the table of the month has them all.
    """

    area = FiltroDeLista(
        label="Área", empty_label="Todas", choices=areas, field_name="acto__area__slug"
    )
    preside = FiltroDeLista(
        label="Preside",
        empty_label="Cualquiera",
        choices=funcionarios,
        field_name="acto__preside__slug",
    )
    modalidad = FiltroDeLista(
        label="Tipo de acto", empty_label="Todos", choices=modalidades, field_name="acto__modalidad"
    )
    gratis = FiltroDeCasilla(label="Gratis, entrada libre", method="de_entrada_libre")
    accesible = FiltroDeCasilla(label="Accesible en silla de ruedas", method="de_veras_accesible")
    cuando = ChoiceFilter(choices=Plazo.choices, method="de_todos_los_dias", widget=HiddenInput)

    def __init__(self, *args, con_plazo=False, **kwargs):
        """`con_plazo`, where the address itself does not say which days."""
        super().__init__(*args, **kwargs)
        if not con_plazo:
            del self.filters["cuando"]

    def de_entrada_libre(self, queryset, _nombre, _si):
        return queryset.filter(acto__entrada_libre=True)

    def de_veras_accesible(self, queryset, _nombre, _si):
        """What the act says; else what its place says. What nobody has said is not."""
        de_su_sede = Q(acto__accesible=None, acto__sede__accesible=True)
        return queryset.filter(Q(acto__accesible=True) | de_su_sede)

    def de_todos_los_dias(self, queryset, _nombre, _plazo):
        return queryset

    @property
    def plazo(self):
        return self.elegidos.get("cuando", "")

    def por_venir(self):
        """(from when, until when or None): from the beginning of today; or the days that were
        asked for by their name."""
        hoy = timezone.localdate()
        if not self.plazo:
            return dia_local(hoy)[0], None
        primero, ultimo = dias(self.plazo, hoy)
        return dia_local(primero)[0], dia_local(ultimo)[1]

    def puestos(self):
        """All but the span, which has its own links."""
        elegidos = self.elegidos
        return [self._puesto(nombre, elegidos) for nombre in elegidos if nombre != "cuando"]

    @property
    def consulta(self):
        """The filters in an address that says by itself which days."""
        return en_la_direccion(self.elegidos, "cuando")

    @property
    def consulta_con_plazo(self):
        """All that was asked, for those who list the same days."""
        return en_la_direccion(self.elegidos)

    @property
    def desoidos(self):
        """[sentence] of what was asked and there is not."""
        errores = self.form.errors if self.is_bound else {}
        return [dicho for nombre, dicho in DESOIDOS.items() if nombre in errores]

    def plazos(self):
        """[(name, query string, value in the address)] of each span, filters kept."""
        elegidos = self.elegidos
        con_nombre = [
            (nombre, en_la_direccion({**elegidos, "cuando": valor}), valor)
            for valor, nombre in Plazo.choices
        ]
        return [("Próximos", self.consulta, ""), *con_nombre]

    def calendarios(self):
        """[(name, path)] of the calendars of what was chosen."""
        elegidos, campos = self.elegidos, self.form.fields
        return [
            (dict(campos[nombre].choices)[slug], reverse(ruta, args=[slug]))
            for nombre, ruta in CALENDARIOS.items()
            if (slug := elegidos.get(nombre))
        ]
