"""The subjects, to mend their names and to join those that are the same."""

from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from ayuntamiento.fichas import FormularioDeRegistro

from .models import Tema

DIRECCION = "Dirección corta"


class FormularioDeTema(FormularioDeRegistro):
    """A subject: its name and its address, which public pages show."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].label = DIRECCION


class Temas(SnippetViewSet):
    model = Tema
    icon = "tag"
    menu_label = "Temas"
    menu_order = 450
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ["name", Column("slug", label=DIRECCION, sort_key="slug")]
    search_fields = ["name", "slug"]
    ordering = ["name"]
    edit_handler = ObjectList(
        ["name", FieldPanel("slug", heading=DIRECCION)], base_form_class=FormularioDeTema
    )
