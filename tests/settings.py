"""The settings of the program, with what only makes tests slow taken away."""

import os
import tempfile

os.environ["DEMO"] = "0"
os.environ.setdefault("SECRET_KEY", "solo-para-las-pruebas")
os.environ.setdefault("VAR", tempfile.mkdtemp(prefix="pregon-pruebas-"))
os.environ.setdefault("HTTPS", "false")
os.environ["SEGUNDO_PASO"] = "false"  # those that are about it turn it on

from sitio.settings import *  # noqa: F403
from sitio.settings import MIDDLEWARE, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [m for m in MIDDLEWARE if "whitenoise" not in m]
ALLOWED_HOSTS = ["*"]
AXES_ENABLED = False  # `client.login` has no request to come from; those about the lock turn it on
