"""The screens of the agenda in the panel: the board, and the verbs that ask first."""

from contextlib import suppress

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.admin.utils import get_valid_next_url_from_request

from ayuntamiento.views.pantalla import Pantalla
from ayuntamiento.views.verbo import Verbo
from moderacion.permissions import NoSePuede

from . import (
    actions,
    caras,
    dice_la_pagina,
    estados,
    permissions,
    tablero,
)
from .forms import FormularioDeLeido, FormularioDePaso, FormularioDePrioridad
from .models import Compromiso, Estado, Prioridad
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
        vista = pedido["vista"] or "semana"
        por_horas = vista in tablero.POR_HORAS
        return super().get_context_data(
            filtro=filtro,
            filtrado=any(pedido.get(campo) for campo in tablero.SE_ELIGE),
            vista=vista,
            vistas=tablero.VISTAS,
            por_horas=por_horas,
            columnas=tablero.por_horas(columnas) if por_horas else columnas,
            prioridades=Prioridad.choices,
            corta=not self.request.GET,
            **_los_de_hoy(hoy),
            primero=primero,
            ultimo=ultimo,
            antes=primero - (un_dia if primero == ultimo else 7 * un_dia),
            despues=ultimo + un_dia,
            aqui=self.request.get_full_path(),
            **kwargs,
        )


def _los_de_hoy(hoy):
    """Today, tomorrow, and the days on both sides of them."""
    dias = zip(("ayer", "hoy", "manana", "pasado_manana"), range(-1, 3), strict=True)
    return {nombre: hoy + timezone.timedelta(days=n) for nombre, n in dias}


class DeUnCompromiso(Verbo):
    """On a record of the agenda."""

    estorbos = NoSePuede

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.compromiso = get_object_or_404(
            Compromiso.objects.select_related("acto", "area", "sede"), pk=pk
        )

    def puede(self):
        return permissions.puede_ver_la_agenda(self.request.user)

    def titulo(self):
        return f"«{self.compromiso.titulo}»"

    def destino(self):
        ficha = reverse("compromisos:edit", args=[self.compromiso.pk])
        return get_valid_next_url_from_request(self.request) or ficha

    def pedida(self, citas):
        """The date that is asked about, if it still is one of those."""
        with suppress(ValueError):
            original = parse_datetime(self.original())
            if original and timezone.is_aware(original):
                return citas.filter(original=original).first()
        return None

    def original(self):
        """How that date is called, as it was sent."""
        return self.request.GET.get("original", "")


class Pasar(DeUnCompromiso):
    """To another state."""

    def setup(self, request, *args, a, **kwargs):
        self.a = a
        super().setup(request, *args, **kwargs)

    def puede(self):
        suyo, quien = self.compromiso, self.request.user
        return self.a in Estado and estados.puede_pasar(quien, suyo.estado, self.a)

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


class Pagina(DeUnCompromiso):
    """Where the record and its page differ, and the button that brings the page up to date."""

    boton = "Poner al día la página"
    template_name = "agenda_publica/pagina.html"

    def get_context_data(self, **kwargs):
        acto = self.compromiso.acto
        version = caras.version(acto)
        difieren = caras.diferencias(self.compromiso, version) if version else []
        puede = acto and acto.live and permissions.puede_poner_al_dia(self.request.user)
        falta = dice_la_pagina.falta_pasar(self.compromiso)
        return super().get_context_data(
            diferencias=difieren,
            por_que_no=dice_la_pagina.por_que_no(self.compromiso),
            falta=falta if falta and self._puede_pasar(falta) else None,
            verbo=VERBOS.get(falta),
            se_copian=any(una.se_copia for una in difieren),
            se_escriben=any(not una.se_copia for una in difieren),
            espera=not caras.lleva_fecha(self.compromiso),
            puede=puede,
            acto=acto,
            **kwargs,
        )

    def _puede_pasar(self, a):
        return estados.puede_pasar(self.request.user, self.compromiso.estado, a)

    def forma(self, datos=None):
        leido = caras.sello(caras.por_llevar(self.compromiso)) if datos is None else ""
        return FormularioDeLeido(datos, initial={"leido": leido})

    def estorbado(self, forma):
        """Shown again, as it is now: what was read is not what would be published."""
        return self.render_to_response(self.get_context_data())

    def hacer(self, forma):
        acto = actions.poner_al_dia(
            compromiso=self.compromiso, por=self.request.user, leido=forma.cleaned_data["leido"]
        )
        return f"La página de «{acto.title}» ya dice lo mismo que la agenda."


class Priorizar(DeUnCompromiso):
    """How important it is, from the board."""

    page_title, boton = "Prioridad", "Guardar"

    def forma(self, datos=None):
        self.compromiso.refresh_from_db(fields=["prioridad", "por_que"])
        suya, por_que = self.compromiso.prioridad, self.compromiso.por_que
        dice = {"prioridad": suya, "vista": suya, "por_que": por_que, "leido": por_que}
        return FormularioDePrioridad(datos, initial=dice)

    def estorbado(self, forma):
        """As it is now, with the reason that was typed."""
        escrito = {"por_que": forma.cleaned_data["por_que"]}
        nueva = self.forma()
        nueva.initial |= escrito
        return self.render_to_response(self.get_context_data(forma=nueva))

    def hacer(self, forma):
        actions.priorizar(compromiso=self.compromiso, por=self.request.user, **forma.cleaned_data)
        return f"«{self.compromiso}» quedó con prioridad {forma.cleaned_data['prioridad']}."
