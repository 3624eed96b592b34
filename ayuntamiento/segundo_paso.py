"""The second step of logging in: a code of six figures from the telephone, or one kept on paper.

The library keeps the secret of the telephone and counts wrong codes: each one doubles the wait
before the next. Recovery codes it would keep as they are; it is given a keyed hash instead.
"""

import base64
import secrets
from io import BytesIO

import django_otp
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

CUANTOS = 10
LETRAS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another on paper
SAL = "ayuntamiento.segundo_paso"
DURA_EL_SECRETO = 3600


class CodigoErrado(Exception):
    """The code is not right, or it is too soon to try another: `espera` says until when."""

    def __init__(self, espera=None):
        self.espera = espera
        super().__init__()


def nuevo_secreto():
    return secrets.token_hex(20)


def firmar(usuario, secreto):
    """The secret as it travels in the form while the telephone is being set up."""
    return signing.dumps([usuario.pk, secreto], salt=SAL)


def leer(usuario, firmado):
    """The secret back, if it was signed for this person within the hour; else None."""
    try:
        de_quien, secreto = signing.loads(firmado, salt=SAL, max_age=DURA_EL_SECRETO)
    except signing.BadSignature:
        return None
    return secreto if de_quien == usuario.pk else None


def en_letras(secreto):
    """To be typed by hand where the camera cannot: groups of four."""
    texto = base64.b32encode(bytes.fromhex(secreto)).decode()
    return " ".join(texto[n : n + 4] for n in range(0, len(texto), 4))


def qr(usuario, secreto):
    """The drawing that the telephone reads, as the address of an image."""
    import segno  # noqa: PLC0415  memory that only this screen needs

    direccion = TOTPDevice(user=usuario, key=secreto).config_url
    salida = BytesIO()
    segno.make(direccion, error="m").save(
        salida, kind="svg", scale=5, border=4, light="#ffffff", xmldecl=False
    )
    return "data:image/svg+xml;base64," + base64.b64encode(salida.getvalue()).decode()


def telefono_de(usuario):
    return TOTPDevice.objects.filter(user=usuario, confirmed=True).first()


def cuantos_codigos(usuario):
    return StaticToken.objects.filter(device__user=usuario).count()


def concuerda(secreto, codigo):
    """Whether that code comes from that secret, now: the clock may be half a minute off."""
    if not (codigo.isascii() and codigo.isdigit()):
        return False
    reloj = TOTP(bytes.fromhex(secreto))
    reloj.time = timezone.now().timestamp()
    return reloj.verify(int(codigo), tolerance=1)


def estrenar(usuario, secreto):
    """The telephone that has this secret is from now on the only one. Returns new paper codes."""
    TOTPDevice.objects.filter(user=usuario).delete()
    TOTPDevice.objects.create(user=usuario, key=secreto, name="teléfono", confirmed=True)
    return estrenar_codigos(usuario)


def estrenar_codigos(usuario):
    """Ten new codes for paper; those there were no longer open. They cannot be read again."""
    StaticDevice.objects.filter(user=usuario).delete()
    papel = StaticDevice.objects.create(user=usuario, name="papel", confirmed=True)
    codigos = [_codigo() for _ in range(CUANTOS)]
    StaticToken.objects.bulk_create(
        StaticToken(device=papel, token=_resumen(usuario, codigo)) for codigo in codigos
    )
    return codigos


def _codigo():
    letras = "".join(secrets.choice(LETRAS) for _ in range(10))
    return f"{letras[:5]}-{letras[5:]}"


def _resumen(usuario, codigo):
    """What is kept of a recovery code: 64 bits that cannot be turned back without SECRET_KEY."""
    llano = "".join(letra for letra in codigo.lower() if letra.isalnum())
    return salted_hmac(f"{SAL}.{usuario.pk}", llano, algorithm="sha256").hexdigest()[:16]


def comprobar(usuario, codigo):
    """The device that accepts this code; a code opens once. Raises CodigoErrado."""
    aparato, espera = _probar(usuario, "".join(codigo.split()))
    if aparato is None:
        raise CodigoErrado(espera)
    return aparato


@transaction.atomic
def _probar(usuario, codigo):
    """(device, until when to wait): nothing is raised here, or the count of failures would go."""
    de_telefono = len(codigo) == 6 and codigo.isascii() and codigo.isdigit()
    clase = TOTPDevice if de_telefono else StaticDevice
    ficha = codigo if de_telefono else _resumen(usuario, codigo)
    aparato = clase.objects.select_for_update().filter(user=usuario, confirmed=True).first()
    if aparato is None:
        return None, None
    permitido, datos = aparato.verify_is_allowed()
    if not permitido:
        return None, (datos or {}).get("locked_until") or timezone.now()
    return (aparato if aparato.verify_token(ficha) else None), None


def borrar(usuario):
    """Neither telephone nor paper: who comes in next sets them up again."""
    TOTPDevice.objects.filter(user=usuario).delete()
    StaticDevice.objects.filter(user=usuario).delete()


def dar_por_visto(peticion, aparato):
    """This session has passed the second step."""
    peticion.session.cycle_key()
    django_otp.login(peticion, aparato)


def exige(usuario):
    """Whether this person is asked: by their group, by being superuser, or by their own choice."""
    if not settings.SEGUNDO_PASO:
        return False
    por_cargo = usuario.is_superuser or usuario.nombres_de_grupos & set(
        settings.SEGUNDO_PASO_GRUPOS
    )
    return bool(por_cargo) or usuario.tiene_telefono
