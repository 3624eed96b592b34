"""What one request did: whether it got in, what it wrote, whether what is public changed."""

import re
from dataclasses import dataclass

from django.contrib.messages import constants, get_messages
from django.db import connection, transaction
from django.test import Client
from wagtail.models import Page

from tests.permisos import cuerpos
from tests.permisos.rutas import direccion

ESCRITURA = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.IGNORECASE)
PUNTO = re.compile(r'^SAVEPOINT "?(\w+)"?')
VUELTA = re.compile(r'^ROLLBACK TO SAVEPOINT "?(\w+)"?')
# Written by whoever looks: sessions and when they were last seen, who is at a form and wants to
# hear of it.
NO_CUENTAN = {"django_session", "wagtailadmin_editingsession", "wagtailcore_pagesubscription"}
NO_CUENTAN |= {"ayuntamiento_sesion"}
NO_CUENTAN |= {"moderacion_rescate"}  # what was typed by whom the session left
ENTRADA = ("/admin/login/", "/_util/login/", "/buzon/")  # an enlace is led to their own door


class SinPintar:
    """What a view decides, it decides before its template is painted: nothing is painted."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        if "x-pintar" not in request.headers:
            response.content = b""
        return response


@dataclass(frozen=True)
class Hecho:
    entro: bool
    escribio: frozenset
    cambio_lo_publico: bool
    estado: int


class Escrito:
    """The tables that a request wrote, without what it undid itself."""

    def __init__(self):
        self.tablas, self.antes = set(), {}

    def anotar(self, execute, sql, params, many, context):
        if hallada := ESCRITURA.match(sql):
            self.tablas.add(hallada[1])
        elif hallada := PUNTO.match(sql):
            self.antes[hallada[1]] = set(self.tablas)
        elif hallada := VUELTA.match(sql):
            self.tablas = set(self.antes.get(hallada[1], ()))
        return execute(sql, params, many, context)


class Juez:
    """Asks, looks, and leaves the database as it was."""

    def __init__(self, pueblo):
        self.pueblo = pueblo
        self.clientes = {rol: self._cliente(quien) for rol, quien in pueblo.personas.items()}
        self.clientes["anónimo"] = self._cliente(None)
        self.publico = self._publico()
        self.formas = cuerpos.Formas(pueblo, self.clientes["superusuario"][0])

    def _cliente(self, quien):
        cliente = Client(raise_request_exception=False)
        if quien:
            cliente.force_login(quien)
        return cliente, {k: m.value for k, m in cliente.cookies.items()}

    def _publico(self):
        filas = Page.objects.live().order_by("pk")
        return list(filas.values_list("pk", "live_revision_id", "title", "url_path"))

    def pedir(self, celda, vacia=False, **extra):
        """The request of a cell, by a person who has just come in."""
        cliente, galletas = self.clientes[celda.rol]
        cliente.cookies.clear()
        cliente.cookies.load(galletas)
        datos = {} if celda.metodo == "GET" or vacia else self.formas.de(celda)
        return cliente.generic(celda.metodo, direccion(celda, self.pueblo), **datos, **extra)

    def _preparar(self, celda):
        """What is to be posted may have to be read first from a form, by someone else."""
        with transaction.atomic():
            if celda.metodo == "POST":
                self.formas.de(celda)
            transaction.set_rollback(True)

    def hecho(self, celda):
        """What it did; the database is left as it was."""
        self._preparar(celda)
        escrito = Escrito()
        with transaction.atomic():
            with connection.execute_wrapper(escrito.anotar):
                respuesta = self.pedir(celda)
            escribio = frozenset(escrito.tablas - NO_CUENTAN)
            cambio = "wagtailcore_page" in escribio and self._publico() != self.publico
            transaction.set_rollback(True)
        return Hecho(_entro(respuesta), escribio, cambio, respuesta.status_code)


def _entro(respuesta):
    """Let in: answered, or sent on; not to the log-in, nor to a door of their own, nor home with
    a refusal."""
    if respuesta.status_code >= 400:
        return False
    if respuesta.status_code < 300:
        return True
    if respuesta.url.startswith(ENTRADA):
        return False
    avisos = [m.level for m in get_messages(respuesta.wsgi_request)]
    return not (respuesta.url == "/admin/" and constants.ERROR in avisos)
