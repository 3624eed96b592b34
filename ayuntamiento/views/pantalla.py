"""What the screens of an account share."""

from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class Pantalla(WagtailAdminTemplateMixin, TemplateView):
    """A screen of the admin whose header says what it is."""

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]
