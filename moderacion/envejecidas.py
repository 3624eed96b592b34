"""The framework's report of aging pages: who published each is a person, by name."""

from wagtail.admin.views.reports.aging_pages import AgingPagesView

NADIE = "—"  # published by the program


def coser():
    """Called once, at start."""
    AgingPagesView.decorate_paginated_queryset = _con_nombres


def _con_nombres(self, queryset):
    claves = {pagina.last_published_by for pagina in queryset} - {None}
    personas = self.user_model.objects.in_bulk(claves)
    nombres = {clave: str(persona) for clave, persona in personas.items()}
    for pagina in queryset:
        self.add_last_publisher_name_to_page(nombres, pagina)
        pagina.last_published_by_user = pagina.last_published_by_user or NADIE
    return queryset
