"""What somebody uploaded and has not confirmed yet: out of reach of the web, for a day."""

import fcntl
import secrets
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

UN_DIA = 24 * 60 * 60
YA_NO_ESTA = "Ese archivo ya no está guardado: si no se trajo ya, elíjalo otra vez."
SE_ESTA_TRAYENDO = "Ya se está trayendo: espere un momento y abra otra vez esta página."


class NoSeToma(Exception):
    """Why that file cannot be worked on, in a sentence."""


class Apartado:
    """The file between both steps, under a name nobody can guess; one for each person and kind."""

    llave = dentro = extension = ""

    def __init__(self, sesion):
        self.sesion = sesion

    @classmethod
    def carpeta(cls):
        carpeta = Path(settings.VAR) / cls.dentro
        carpeta.mkdir(mode=0o700, parents=True, exist_ok=True)
        return carpeta

    def poner(self, archivo):
        self.quitar()
        clave = secrets.token_hex(16)
        with (self.carpeta() / f"{clave}{self.extension}").open("wb") as destino:
            destino.writelines(archivo.chunks())
        self.sesion[self.llave] = {"clave": clave, "nombre": archivo.name[:200]}

    @property
    def nombre(self):
        return self.sesion.get(self.llave, {}).get("nombre", "")

    def ruta(self):
        """Where it is, or None."""
        clave = self.sesion.get(self.llave, {}).get("clave")
        ruta = self.carpeta() / f"{clave}{self.extension}"
        return ruta if clave and ruta.is_file() else None

    def tomar(self):
        """It, open, and of this request alone until it is closed. Raises NoSeToma."""
        ruta = self.ruta()
        if ruta is None:
            raise NoSeToma(YA_NO_ESTA)
        archivo = ruta.open("rb")
        try:
            fcntl.flock(archivo, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise NoSeToma(SE_ESTA_TRAYENDO) from error
        if self.ruta() is None:  # who had it has finished with it
            raise NoSeToma(YA_NO_ESTA)
        return archivo

    def quitar(self):
        """This one, and those that somebody left a day ago."""
        if ruta := self.ruta():
            ruta.unlink(missing_ok=True)
        self.sesion.pop(self.llave, None)
        self.barrer()

    def barrer(self):
        for ruta in self.carpeta().glob(f"*{self.extension}"):
            with suppress(FileNotFoundError):  # another person swept it
                if ruta.stat().st_mtime < time.time() - UN_DIA:
                    ruta.unlink()
