"""Sessions in the database, in a table that knows whose they are (settings.SESSION_ENGINE)."""

from datetime import datetime, timedelta

from django.apps import apps
from django.contrib.sessions.backends import db
from django.utils import timezone

CADA = timedelta(minutes=5)
DESDE, VISTA, DISPOSITIVO = "desde", "vista", "dispositivo"

PROGRAMAS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SISTEMAS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


class SessionStore(db.SessionStore):
    @classmethod
    def get_model_class(cls):
        return apps.get_model("ayuntamiento", "Sesion")

    def create_model_instance(self, data):
        fila = super().create_model_instance(data)
        fila.usuario_id = data.get("_auth_user_id")
        fila.dispositivo = data.get(DISPOSITIVO, "")
        fila.desde = _momento(data.get(DESDE))
        fila.vista = _momento(data.get(VISTA)) or timezone.now()
        return fila


def _momento(texto):
    return datetime.fromisoformat(texto) if texto else None


def dispositivo(agente):
    """«Chrome en Android», and no more of what a browser says of itself."""
    programa = next((nombre for marca, nombre in PROGRAMAS if marca in agente), "Otro programa")
    sistema = next((nombre for marca, nombre in SISTEMAS if marca in agente), "")
    return f"{programa} en {sistema}" if sistema else programa


def abrir(peticion):
    """Writes in the session that has just been opened when and on what."""
    ahora = timezone.now().isoformat()
    agente = peticion.headers.get("User-Agent", "")
    peticion.session.update({DESDE: ahora, VISTA: ahora, DISPOSITIVO: dispositivo(agente)})


def ver(peticion):
    """Notes that it is in use; written down every few minutes, not at each step."""
    vista = _momento(peticion.session.get(VISTA))
    if vista is None or timezone.now() - vista > CADA:
        peticion.session[VISTA] = timezone.now().isoformat()


def quitar_vencidas():
    """Part of the minute's tick: the rows of those that no longer open anything."""
    SessionStore.clear_expired()
