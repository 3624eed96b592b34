"""The web server's entry."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sitio.settings")
application = get_wsgi_application()

from ayuntamiento.arranque import negarse_con_usuarios_de_demostracion  # noqa: E402

negarse_con_usuarios_de_demostracion()
