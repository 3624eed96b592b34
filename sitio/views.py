"""The public pages that are not in the tree: by área, by subject, by words; and the machines'."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import HttpResponse, HttpResponseServerError, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from ayuntamiento.models import Area
from sitio.busqueda import buscar_publicas
from sitio.listados import Listado
from sitio.models import Ajustes, Publicacion, Tema
from sitio.models.ajustes import COLOR


@require_safe
def areas(request):
    """The directory of departments."""
    return render(
        request, "sitio/areas.html", {"areas": Area.objects.activas().select_related("titular")}
    )


@require_safe
def area(request, slug):
    """Everything of a department, newest first."""
    una = get_object_or_404(Area.objects.select_related("titular"), slug=slug)
    publicaciones = Publicacion.objects.publicadas().de_area(una)
    pagina = Listado(publicaciones).get_page(request.GET.get("pagina"))
    retenidas = Publicacion.objects.retenidas().de_area(una)
    contexto = {"area": una, "pagina": pagina, "retenidas": retenidas}
    return render(request, "sitio/area.html", contexto)


@require_safe
def tema(request, slug):
    """Everything about a subject, newest first."""
    uno = get_object_or_404(Tema, slug=slug)
    pagina = Listado(Publicacion.objects.publicadas().de_tema(uno)).get_page(
        request.GET.get("pagina")
    )
    retenidas = Publicacion.objects.retenidas().filter(temas_de_publicacion__tag=uno)
    contexto = {"tema": uno, "pagina": pagina, "retenidas": retenidas}
    return render(request, "sitio/tema.html", contexto)


@require_safe
def buscar(request):
    """By words, accents folded."""
    texto = request.GET.get("q", "")[:200]
    pagina = buscar_publicas(texto).get_page(request.GET.get("pagina"))
    titulo = f"Buscar: {texto.strip()}" if texto.strip() else "Buscar"
    return render(request, "sitio/buscar.html", {"q": texto, "pagina": pagina, "titulo": titulo})


@require_safe
@cache_control(public=True, max_age=300)
def colores(request):
    """The two colours of the town, and nothing else that settings could break."""
    ajustes = Ajustes.for_request(request)
    reglas = []
    for nombre in ("marca_1", "marca_2"):
        valor = getattr(ajustes, nombre)
        try:
            COLOR(valor)
        except ValidationError:
            continue
        reglas.append(f"--{nombre.replace('_', '-')}: {valor};")
    return HttpResponse(f":root {{ {' '.join(reglas)} }}\n", content_type="text/css")


@require_safe
def robots(request):
    """What search engines may read."""
    lineas = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /buscar/",
        f"Sitemap: {settings.SITIO_URL}/sitemap.xml",
        f"Sitemap: {settings.SITIO_URL}{reverse('capsulas:mapa')}",
        f"Sitemap: {settings.SITIO_URL}/galerias/mapa.xml",
    ]
    return HttpResponse("\n".join(lineas) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def salud(request):
    """Whether the program and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"estado": "bien"})


entrar = RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True)


def error_400(request, exception=None):
    return render(request, "400.html", status=400)


def error_403(request, exception=None):
    return render(request, "403.html", status=403)


def error_500(request):
    """Written with nothing that could fail again; who was in the panel is told of the panel."""
    de_quien = "500_panel.html" if request.path_info.startswith("/admin/") else "500.html"
    return HttpResponseServerError(render_to_string(de_quien))


def sin_ficha(request, reason=""):
    """A form with the token of before logging in or out in another tab, or with none.

    What was typed in the panel is kept and given back before it comes to this: see
    `moderacion.rescatar.rescate`.
    """
    contexto = {"del_panel": request.path_info.startswith("/admin/")}
    return render(request, "403_ficha.html", contexto, status=403)
