"""The screens of the agenda in the panel: the board, and the verbs that ask first."""

from contextlib import suppress

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from ayuntamiento.views.pantalla import Pantalla
from moderacion.permissions import NoSePuede

from . import actions, caras, estados, permissions, tablero
from .forms import (
    FormularioDeCobertura,
    FormularioDeMover,
    FormularioDePaso,
    FormularioDePrioridad,
    FormularioPublicar,
)
from .models import Compromiso, Estado
from .situacion import VERBOS


class DeLaAgenda(Pantalla):
    """Only for who works on the agenda."""

    def dispatch(self, request, *args, **kwargs):
        if not permissions.puede_ver_la_agenda(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class Tablero(DeLaAgenda):
    """A week of everyone, or a day."""

    page_title = "Mesa de agenda"
    header_icon = "calendar-alt"
    template_name = "agenda_publica/tablero.html"
    http_method_names = ["get", "head"]

    def get_context_data(self, **kwargs):
        filtro = tablero.Filtro(self.request.GET or None)
        pedido = filtro.pedido()
        columnas = tablero.columnas(pedido)
        primero, ultimo = columnas[0][0], columnas[-1][0]
        un_dia, hoy = timezone.timedelta(days=1), timezone.localdate()
        return super().get_context_data(
            filtro=filtro,
            vista=pedido["vista"] or "semana",
            columnas=columnas,
            corta=not self.request.GET,
            hoy=hoy,
            manana=hoy + un_dia,
            primero=primero,
            ultimo=ultimo,
            antes=primero - (un_dia if primero == ultimo else 7 * un_dia),
            despues=ultimo + un_dia,
            aqui=self.request.get_full_path(),
            **kwargs,
        )


class DeUnCompromiso(DeLaAgenda):
    """Asks on GET, does on POST; says what was done, or why not, and loses nothing typed."""

    template_name = "agenda_publica/verbo.html"
    titulo = boton = pregunta = ""

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.compromiso = get_object_or_404(
            Compromiso.objects.select_related("acto", "area", "sede"), pk=pk
        )

    def get_page_title(self):
        return self.titulo or self.boton

    def forma(self, datos=None):
        raise NotImplementedError

    def hacer(self, forma):
        """Does it; returns what the person is told."""
        raise NotImplementedError

    def destino(self):
        ficha = reverse("compromisos:edit", args=[self.compromiso.pk])
        return get_valid_next_url_from_request(self.request) or ficha

    def get_context_data(self, **kwargs):
        kwargs.setdefault("forma", self.forma())
        return super().get_context_data(
            vista=self, compromiso=self.compromiso, volver=self.destino(), **kwargs
        )

    def post(self, request, **kwargs):
        forma = self.forma(request.POST)
        if not forma.is_valid():
            return self.render_to_response(self.get_context_data(forma=forma))
        try:
            dicho = self.hacer(forma)
        except NoSePuede as motivo:
            messages.error(request, motivo.en_html())
            return self.render_to_response(self.get_context_data(forma=forma))
        messages.success(request, dicho)
        return redirect(self.destino())


class Pasar(DeUnCompromiso):
    """To another state."""

    def setup(self, request, *args, a, **kwargs):
        self.a = a
        super().setup(request, *args, **kwargs)

    def dispatch(self, request, *args, **kwargs):
        if self.a not in Estado or not estados.puede_pasar(
            request.user, self.compromiso.estado, self.a
        ):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def boton(self):
        return VERBOS[self.a]

    def forma(self, datos=None):
        return FormularioDePaso(datos, a=self.a, tiene_pagina=self.compromiso.acto_id is not None)

    def hacer(self, forma):
        hecho = actions.pasar(
            compromiso=self.compromiso, a=self.a, por=self.request.user, **forma.cleaned_data
        )
        return f"«{hecho}» quedó {hecho.get_estado_display().lower()}."

    def destino(self):
        """What changed for people is offered to them at once."""
        if self.request.method == "POST" and self.compromiso.acto_id:
            return reverse("agenda:pagina", args=[self.compromiso.pk])
        return super().destino()


class HacerPublico(DeUnCompromiso):
    boton = "Hacer público"
    pregunta = (
        "Se hace su página con la fecha, el lugar y quién preside, y se manda a revisión. El "
        "título de este registro no se copia: escriba el que puede leer la gente."
    )

    def forma(self, datos=None):
        return FormularioPublicar(datos)

    def hacer(self, forma):
        acto = actions.hacer_publico(
            compromiso=self.compromiso, por=self.request.user, **forma.cleaned_data
        )
        return f"«{acto.title}» está en revisión."


class Pagina(DeUnCompromiso):
    """Where the record and its page differ, and the button that brings the page up to date."""

    boton = "Poner al día la página"
    template_name = "agenda_publica/pagina.html"

    def forma(self, datos=None):
        return forms.Form(datos)

    def get_context_data(self, **kwargs):
        acto = self.compromiso.acto
        version = acto and (acto.live_revision if acto.live else acto.latest_revision)
        difieren = caras.diferencias(self.compromiso, version.as_object()) if version else []
        puede = acto and acto.live and permissions.puede_poner_al_dia(self.request.user)
        return super().get_context_data(diferencias=difieren, puede=puede, acto=acto, **kwargs)

    def hacer(self, forma):
        acto = actions.poner_al_dia(compromiso=self.compromiso, por=self.request.user)
        return f"La página de «{acto.title}» ya dice lo mismo que la agenda."


class Mover(DeUnCompromiso):
    """One date to another moment, from the board."""

    boton = "Mover"
    pregunta = "Las demás fechas de la serie no cambian."

    def forma(self, datos=None):
        return FormularioDeMover(datos, cita=self._pedida() or self.compromiso.citas.first())

    def _pedida(self):
        """The date that the board asked about, if it still is one of its."""
        with suppress(ValueError):
            original = parse_datetime(self.request.GET.get("original", ""))
            return original and self.compromiso.citas.filter(original=original).first()

    def hacer(self, forma):
        hecho = actions.mover(
            compromiso=self.compromiso, por=self.request.user, **forma.cleaned_data
        )
        return f"«{hecho}» se movió al {caras.dicho(forma.cleaned_data['inicio'])}."


class Priorizar(DeUnCompromiso):
    """How important it is, from the board."""

    titulo, boton = "Prioridad", "Guardar"

    def forma(self, datos=None):
        return FormularioDePrioridad(datos, initial={"prioridad": self.compromiso.prioridad})

    def hacer(self, forma):
        actions.priorizar(compromiso=self.compromiso, por=self.request.user, **forma.cleaned_data)
        return f"«{self.compromiso}» quedó con prioridad {forma.cleaned_data['prioridad']}."


class Cubrir(DeUnCompromiso):
    """What was brought back of the act."""

    titulo, boton = "Qué se cubrió", "Guardar"
    pregunta = "Marque lo que ya está. Lo que se publicó desde aquí se marca solo."

    def forma(self, datos=None):
        return FormularioDeCobertura(datos, coberturas=self.compromiso.coberturas.all())

    def hacer(self, forma):
        hechas = forma.cleaned_data["hechas"]
        actions.cubrir(compromiso=self.compromiso, hechas=hechas, por=self.request.user)
        return f"Se guardó lo que se cubrió de «{self.compromiso}»."
