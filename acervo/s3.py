"""Files kept in a private bucket (S3, MinIO…) and handed over by our own door (ADR 0021)."""

from urllib.parse import urljoin

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import storages
from django.utils.encoding import filepath_to_uri

try:
    from botocore.exceptions import ClientError
    from storages.backends.s3 import S3Storage
except ImportError as error:
    raise ImproperlyConfigured(
        "MEDIOS_ALMACEN pide S3 y falta su paquete: pip install -r requirements-s3.txt"
    ) from error

EN_MEMORIA = 8 * 1024 * 1024  # of a file that is opened whole; the rest waits on the disk
NO_ESTA = 404


def el_configurado(nombre):
    """The storage that settings call so."""
    return storages[nombre]


class AlmacenS3(S3Storage):
    """The bucket has no public address: what pages name is the door of files.

    Nothing is written over, and a piece of a file is asked of the bucket as that piece.
    """

    def get_default_settings(self):
        propios = {"file_overwrite": False, "default_acl": None, "max_memory_size": EN_MEMORIA}
        return {**super().get_default_settings(), **propios}

    def url(self, name, parameters=None, expire=None, http_method=None):
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name))

    def deconstruct(self):
        """By its name in settings: the queue keeps this in a table, and the options have keys."""
        nombre = next((n for n, a in _por_nombre() if a is self), "default")
        return f"{__name__}.el_configurado", [nombre], {}

    def estado(self, name):
        """(size in bytes, seconds at which it changed), in one question."""
        objeto = self._objeto(name)
        try:
            return objeto.content_length, int(objeto.last_modified.timestamp())
        except ClientError as error:
            raise _como_archivo(error, name) from error

    def tramo(self, name, desde, hasta):
        """Those bytes, both included, as something to read little by little and to close."""
        try:
            return self._objeto(name).get(Range=f"bytes={desde}-{hasta}")["Body"]
        except ClientError as error:
            raise _como_archivo(error, name) from error

    def _objeto(self, name):
        return self.bucket.Object(self._normalize_name(name))


def _por_nombre():
    return [(nombre, storages[nombre]) for nombre in ("default", "reservado")]


def _como_archivo(error, name):
    codigo = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
    return FileNotFoundError(name) if codigo == NO_ESTA else error
