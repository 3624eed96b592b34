"""Settings: production by default; the environment relaxes or completes it (`.env.example`)."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from .entorno import DEMO, RAIZ, VAR, env
from .settings_acervo import *  # noqa: F403

DEMO_PASSWORD = env.str("DEMO_PASSWORD", default="demo-local")
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="demo-" * 12 if DEMO else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("Falta SECRET_KEY: escríbala en .env (vea .env.example).")
SITIO_URL = env.str("SITIO_URL", default="http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
HTTPS = env.bool("HTTPS", default=not DEMO)

INSTALLED_APPS = [
    *(["demo"] if DEMO else []),
    "portada",
    "buzon",
    "noticias",
    "agenda_publica",
    "galerias",
    "moderacion",
    "sitio",
    "ayuntamiento",
    "acervo",
    "wagtail_modeladmin",
    "wagtailmedia",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.api.v2",
    "wagtail.embeds",
    "wagtail.sites",
    "ayuntamiento.apps.UsuariosConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "rest_framework",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "sitio.middleware.comprimir",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "sitio.middleware.politicas",
    "sitio.middleware.sin_nulos",
    "sitio.middleware.mal_formados",
    "sitio.middleware.en_uso",
    "ayuntamiento.origen.recordar",
    "ayuntamiento.middleware.sin_olvidar_la_nueva",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "moderacion.rescatar.rescate.rescatar",
    "ayuntamiento.middleware.a_medias",
    "ayuntamiento.middleware.cada_quien_a_su_puerta",
    "django.contrib.messages.middleware.MessageMiddleware",
    "acervo.grabacion.sin_subtitulos.avisar",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "moderacion.middleware.redirecciones",
    "moderacion.middleware.retiradas",
    "moderacion.encuentro.ficha.fichas",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "sitio.urls"
WSGI_APPLICATION = "sitio.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [RAIZ / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sitio.context_processors.marco",
            ],
            "builtins": [
                "django.contrib.humanize.templatetags.humanize",
                "moderacion.templatetags.firma",
            ],
        },
    },
]

# One database: SQLite in WAL with its write lock taken at BEGIN, or PostgreSQL.
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'pregon.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA busy_timeout=20000; PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728;",
    }
else:
    INSTALLED_APPS.append("django.contrib.postgres")
    DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "ayuntamiento.Usuario"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
SESSION_ENGINE = "ayuntamiento.sesiones"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{nombre}"}
    for nombre in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"

# Where a request comes from: proxies of ours in front; with none, no header is believed.
PROXIES_DELANTE = env.int("PROXIES_DELANTE", default=0)
# Wrong passwords shut one person out from one place only: neither everywhere, nor the whole office.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the hour that is told stays true
AXES_LOCKOUT_CALLABLE = "ayuntamiento.entrada.bloqueada"
AXES_CLIENT_IP_CALLABLE = "ayuntamiento.origen.ip_de"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "password", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True  # the log of the program has it, and less of the person
AXES_VERBOSE = False
# The second step: who must have it, whatever they choose.
SEGUNDO_PASO = env.bool("SEGUNDO_PASO", default=not DEMO)
SEGUNDO_PASO_GRUPOS = ["Dirección", "Administración"]
OTP_TOTP_ISSUER = f"Pregón {urlsplit(SITIO_URL).hostname}"

LANGUAGE_CODE = "es-mx"
LANGUAGES = [("es-mx", "Español de México")]
LOCALE_PATHS = [RAIZ / "sitio" / "locale"]
TIME_ZONE = env.str("TIME_ZONE", default="America/Mexico_City")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [RAIZ / "sitio" / "estaticos"]

EMAIL_CONFIG = env.email_url(
    "EMAIL_URL", default=f"filemail:///{VAR / 'correo'}" if DEMO else "smtp://127.0.0.1:25"
)
vars().update(EMAIL_CONFIG)
if EMAIL_CONFIG["EMAIL_BACKEND"].endswith("smtp.EmailBackend"):
    EMAIL_BACKEND = "moderacion.salida.cartero.Cartero"
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.str("CORREO_REMITENTE", default="pregon@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

TASKS = {"default": {"BACKEND": "sitio.cola.Cola"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if url := env.str("CACHE_URL", default=""):
    CACHES["default"] = env.cache_url_config(url)

SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^salud/$"]
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = [SITIO_URL]
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "sitio.views.sin_ficha"
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # the editor's preview is a frame of our own site
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_NUMBER_FILES = 300  # photographs at once, without JavaScript

WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_SITE_NAME = "Pregón"
WAGTAILADMIN_USER_LOGIN_FORM = "moderacion.forms.FormularioDeEntrada"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "moderacion.forms.FormularioDeRecuperacion"  # noqa: S105
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"
WAGTAILADMIN_BASE_URL = SITIO_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_I18N_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "moderacion.fin.publicar_aprobada"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_MODERATION_LOCK = True
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILEMBEDS_FINDERS = []
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "sitio.redactor.Redactor"}}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "sitio.busqueda"}}
FILTERS_EMPTY_CHOICE_LABEL = "Cualquiera"
WAGTAILAPI_LIMIT_MAX = 50
WAGTAILAPI_SEARCH_ENABLED = True
WAGTAILAPI_BASE_URL = SITIO_URL
WAGTAILAPI_RICH_TEXT_FORMAT = "html"

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True
MODELO_DE_TEMAS = "sitio.Tema"

# What the minute's tick does, in this order.
PULSO = [
    "moderacion.electoral.veda.retener",
    "moderacion.reloj.programa.pulso",
    "buzon.convocar.recordar_la_vispera",
    "buzon.avisos.avisar",
    "moderacion.salida.correo.enviar_pendientes",
    "moderacion.reloj.cola.soltar_trabajos",
    "ayuntamiento.sesiones.quitar_vencidas",
    "sitio.marca.repasar",
    "agenda_publica.horizonte.mover",
    "moderacion.tasks.cotejar_de_noche",
]

# Rules that a lower room asks of a higher one.
PERMISOS_DE_PAGINA = "moderacion.permissions.PermisosDePagina"
DIRECCION_DE_OTRA = "moderacion.retirar.direcciones.de_otra"
PUEDE_CAMBIAR_LO_QUE_SE_VE = "moderacion.permissions.puede_cambiar_lo_que_se_ve"
ARCHIVO_CERRADO = "moderacion.custodia.archivos.cerrado"
LO_QUE_USA_UN_ARCHIVO = "moderacion.custodia.uso.lugares"
PUEDE_LEER_LO_CERRADO = "moderacion.custodia.archivos.puede_leer_lo_cerrado"
RETENIDAS = "moderacion.electoral.veda.retenidas"
SU_PUERTA = "buzon.permissions.su_puerta"
# What is behind a log-in, and the screen that gives back what was typed there without one.
DONDE_SE_RESCATA = {"/admin/": "moderacion:rescatado", "/buzon/": "buzon:rescatado"}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"consola": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["consola"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
