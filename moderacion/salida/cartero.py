"""The conversation with the mail server: knows how far a message got when the line is lost.

Before the final dot of its text, a message was surely not taken and may be sent again. After the
dot and without an answer nobody can tell: that alone is said apart, as SinRespuesta.
"""

import select
import smtplib

from django.core.mail.backends.smtp import EmailBackend

FIN = b"\r\n.\r\n"
RESPIRO = 50  # milliseconds, for the news that the other side hung up to arrive
COLGO = getattr(select, "POLLRDHUP", 0)  # Linux says it; elsewhere the dot is sent all the same


class SinRespuesta(OSError):
    """The whole message was handed over and no answer came: it may have been delivered."""


class _Entrega:
    """Sends the dot that ends a message apart, to a server that is still there."""

    entregado = False

    def data(self, msg):
        self.entregado = False
        try:
            return super().data(msg)
        finally:
            self.entregado = False

    def send(self, s):
        if not (isinstance(s, bytes) and s.endswith(FIN)):
            return super().send(s)
        super().send(s[:-3])
        if self._colgo():
            self.close()
            raise smtplib.SMTPServerDisconnected("El servidor colgó antes de recibirlo entero.")
        self.entregado = True
        return super().send(s[-3:])

    def _colgo(self):
        vigia = select.poll()
        vigia.register(self.sock, COLGO)
        return bool(vigia.poll(RESPIRO))

    def getreply(self):
        try:
            return super().getreply()
        except smtplib.SMTPServerDisconnected as error:
            if self.entregado:
                raise SinRespuesta(str(error)) from error
            raise


class Conversacion(_Entrega, smtplib.SMTP):
    pass


class ConversacionCifrada(_Entrega, smtplib.SMTP_SSL):
    pass


class Cartero(EmailBackend):
    """The framework's, with our conversation."""

    @property
    def connection_class(self):
        return ConversacionCifrada if self.use_ssl else Conversacion
