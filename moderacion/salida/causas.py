"""Why a mail did not go out, in words for a person: by the kind of failure, never in its words.

What a mail server says of a message (a code and a text) is quoted as it came; what a library of
the program says, in English, goes to the log of the process alone.
"""

import smtplib
import socket
import ssl

NO_RESPONDE = "no responde"
CAUSAS = (  # the first that fits; of an exception of a kind, the narrower goes first
    (smtplib.SMTPAuthenticationError, "no aceptó el usuario o la contraseña del sitio"),
    (smtplib.SMTPNotSupportedError, "no admite la forma de entrar que el sitio tiene configurada"),
    (smtplib.SMTPSenderRefused, "rechazó la dirección de quien envía"),
    (smtplib.SMTPRecipientsRefused, "rechazó la dirección de quien recibe"),
    (smtplib.SMTPServerDisconnected, "colgó antes de terminar"),
    (smtplib.SMTPResponseException, "contestó que no"),
    (smtplib.SMTPException, "contestó algo que no se esperaba"),
    (ssl.SSLError, "no aceptó la conexión cifrada"),
    (socket.gaierror, "no se encontró: revise su nombre en la configuración"),
    (TimeoutError, "tardó demasiado en contestar"),
    (ConnectionRefusedError, "no acepta conexiones: puede estar apagado"),
    (OSError, "no respondió"),
)
OTRA = "falló de un modo que no se conoce"


def causa(error):
    """What the server did: «tardó demasiado en contestar»; with what it said, if it spoke."""
    hizo = next((dicho for clase, dicho in CAUSAS if isinstance(error, clase)), OTRA)
    dijo = lo_que_dijo(error)
    return f"{hizo} (dijo: {dijo})" if dijo else hizo


def lo_que_dijo(error):
    """The server's own words, with their code; nothing if it said none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codigo, palabras = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        codigo, palabras = error.smtp_code, error.smtp_error
    else:
        return ""
    if isinstance(palabras, bytes):
        palabras = palabras.decode(errors="replace")
    return f"{codigo} {palabras}"
