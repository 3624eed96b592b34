"""What the screens of the photographs share."""

from django.core.exceptions import PermissionDenied
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from acervo import permissions


class DeFotografias(WagtailAdminTemplateMixin, TemplateView):
    """A screen of the admin for who may bring photographs in."""

    header_icon = "image"

    def dispatch(self, request, *args, **kwargs):
        if not permissions.puede_subir(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]


class EnElMenu(MenuItem):
    def is_shown(self, request):
        return permissions.puede_subir(request.user)
