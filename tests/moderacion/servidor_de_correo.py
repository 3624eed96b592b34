"""A mail server on this machine that misbehaves as it is told: refuses, hangs, hangs up."""

import asyncio
import socket
from collections import Counter
from contextlib import contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

ENTRO, CLAVE_DEL_SERVIDOR = "pregon", "la buena"


class Oficina:
    """What arrived, and what is to go wrong next, one thing a message: see `faltas`."""

    def __init__(self):
        self.recibidos, self.mensajes, self.faltas = [], [], []
        self.rechazados, self.conexiones = {}, 0

    def cuantos(self):
        """How many times each message arrived whole, by its Message-ID."""
        return Counter(self.recibidos)

    def falta(self):
        return self.faltas.pop(0) if self.faltas else ""

    async def handle_RCPT(self, server, session, envelope, address, opciones):
        if respuesta := self.rechazados.get(address):
            return respuesta
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        falta = server.falta
        if falta.isdigit():
            return f"{falta} hoy no"
        mensaje = envelope.content.decode()
        self.mensajes.append(mensaje)
        (identidad,) = [r for r in mensaje.splitlines() if r.lower().startswith("message-id:")]
        self.recibidos.append(identidad)
        if falta == "cuelga después":
            server.transport.abort()
        elif falta == "calla después":
            await asyncio.sleep(30)
        return "250 OK"


class Ventanilla(SMTP):
    falta = ""

    async def smtp_DATA(self, arg):
        self.falta = self.event_handler.falta()
        if self.falta == "cuelga en medio":
            await self.push("354 siga")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)

    def connection_made(self, transport):
        self.event_handler.conexiones += 1
        super().connection_made(transport)


class Conserje(Controller):
    def factory(self):
        return Ventanilla(self.handler, **self.SMTP_kwargs)


def puerto_libre():
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        return libre.getsockname()[1]


def comprobar(server, session, envelope, mecanismo, datos):
    buena = datos.password == CLAVE_DEL_SERVIDOR.encode()
    return AuthResult(success=buena, handled=False)


@contextmanager
def abierta(puerto, oficina=None, **opciones):
    """That office, attending at that port of this machine."""
    oficina = oficina or Oficina()
    conserje = Conserje(oficina, hostname="127.0.0.1", port=puerto, **opciones)
    conserje.start()
    oficina.conexiones = 0
    try:
        yield oficina
    finally:
        conserje.stop()


@contextmanager
def muda(puerto):
    """One that takes the call and never says a word."""
    with socket.create_server(("127.0.0.1", puerto)):
        yield
