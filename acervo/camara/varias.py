"""The same credit, collection, subjects, labels or «aparecen menores» for many photographs."""

from django import forms
from taggit.utils import parse_tags
from wagtail.images.views.bulk_actions.image_bulk_action import ImageBulkAction
from wagtail.log_actions import log
from wagtail.search import index

from acervo import permissions
from acervo.a_la_vista import NI_LA_MARCA, CambioALaVista
from acervo.dos_personas import cambios
from acervo.models import Imagen

from . import temas

NADA = "Escriba o elija algo que cambiar."
MENORES = {"": "Como está en cada una", "si": "Sí, aparecen", "no": "No aparecen"}


class FormularioDeVarias(forms.Form):
    """What is left in blank stays as it is in each."""

    credito = forms.CharField(
        label="Crédito",
        max_length=120,
        required=False,
        help_text="Quién las tomó y de dónde vienen. En blanco, queda el de cada una.",
    )
    coleccion = forms.ModelChoiceField(
        label="Colección", queryset=None, required=False, empty_label="La de cada una"
    )
    temas = forms.CharField(
        label="Temas",
        required=False,
        max_length=400,
        help_text="De los del sitio. Se agregan a sus etiquetas, y por ellos se encuentran.",
    )
    etiquetas = forms.CharField(
        label="Etiquetas",
        required=False,
        max_length=400,
        help_text="Con comas entre una y otra. Se agregan a las que cada una tenga.",
    )
    menores = forms.ChoiceField(label="Aparecen menores", choices=MENORES.items, required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        suyas = permissions.de_fotografias().collections_user_has_permission_for(user, "add")
        self.fields["coleccion"].queryset = suyas
        temas.ofrecer(self.fields["temas"])

    def clean_credito(self):
        return " ".join(self.cleaned_data["credito"].split())

    def clean_temas(self):
        return temas.elegidos(self.cleaned_data["temas"])

    def clean_etiquetas(self):
        nombres = parse_tags(self.cleaned_data["etiquetas"])
        if any(len(nombre) > 100 for nombre in nombres):
            raise forms.ValidationError("Cada etiqueta tiene a lo más 100 letras.")
        return nombres

    def clean(self):
        datos = super().clean()
        if not self.errors and not any(datos.values()):
            raise forms.ValidationError(NADA)
        return datos


class EditarVarias(ImageBulkAction):
    display_name = "Editar varias"
    action_type = "editar_varias"
    aria_label = "Cambiar crédito, colección, temas o menores de las fotografías elegidas"
    template_name = "acervo/varias.html"
    action_priority = 10
    form_class = FormularioDeVarias

    def check_perm(self, imagen):
        return permissions.puede_describir(self.request.user, imagen)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def prepare_action(self, objects, objects_without_access):
        """Of what the public sees, it is for few to say that no minors appear."""
        if self.cleaned_form.cleaned_data["menores"] != "no":
            return None
        for imagen in objects:
            if imagen.menores:
                self._exigir(imagen)
        return None if self.cleaned_form.is_valid() else self.form_invalid(self.cleaned_form)

    def _exigir(self, imagen):
        try:
            CambioALaVista(imagen).exigir(self.request.user, f"«{imagen}»: {NI_LA_MARCA}")
        except forms.ValidationError as motivo:
            self.cleaned_form.add_error("menores", motivo)

    def get_execution_context(self):
        return {"por": self.request.user, "datos": self.cleaned_form.cleaned_data}

    @classmethod
    def execute_action(cls, objects, *, por, datos, **kwargs):
        claves = [imagen.pk for imagen in objects]
        filas = Imagen.objects.select_for_update().filter(pk__in=claves)
        return sum(_cambiar(imagen, datos, por) for imagen in filas), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        if num_parent_objects == 1:
            return "Se cambió una fotografía."
        return f"Se cambiaron {num_parent_objects} fotografías."


def _cambiar(imagen, datos, por):
    """Whether something of it changed; the log says what."""
    vista, nuevos = CambioALaVista(imagen), _nuevos(datos)
    antes = {campo: cambios.en_palabras(imagen, campo) for campo in (*nuevos, "tags")}
    for campo, valor in nuevos.items():
        setattr(imagen, campo, valor)
    imagen.save(update_fields=list(nuevos))
    imagen.tags.add(*datos["temas"], *datos["etiquetas"])
    index.insert_or_update_object(imagen)  # its labels too are what it is found by
    ahora = {campo: cambios.en_palabras(imagen, campo) for campo in antes}
    distintos = [campo for campo in antes if antes[campo] != ahora[campo]]
    if distintos:
        rotulos = {campo: Imagen._meta.get_field(campo).verbose_name for campo in distintos}
        cambios.dejar(imagen, [cambios.renglon(rotulos[c], antes[c], ahora[c]) for c in distintos])
        log(instance=imagen, action="wagtail.edit", user=por)
        vista.apuntar(por)
    return bool(distintos)


def _nuevos(datos):
    nuevos = {"credito": datos["credito"], "collection": datos["coleccion"]}
    nuevos = {campo: valor for campo, valor in nuevos.items() if valor}
    return nuevos | ({"menores": datos["menores"] == "si"} if datos["menores"] else {})
