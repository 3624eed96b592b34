"""The outbox: nothing is lost, nothing is sent twice, the outcome is on the row."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, transaction
from django.utils import timezone

from moderacion.models import Correo
from moderacion.salida import correo as salida


def escribir(**datos):
    datos = {
        "para": "ana@example.org",
        "asunto": "Hola",
        "texto": "Texto",
        "clave": "1",
        **datos,
    }
    return Correo.objects.create(**datos)


def test_what_was_written_is_sent_once(db):
    escribir()
    assert salida.enviar_pendientes() == (1, 0)
    assert salida.enviar_pendientes() == (0, 0)
    assert [m.to for m in mail.outbox] == [["ana@example.org"]]
    fila = Correo.objects.get()
    assert fila.estado == Correo.Estado.ENVIADO
    assert fila.enviado is not None


def test_what_was_rolled_back_is_never_sent(db):
    with transaction.atomic():
        escribir()
        transaction.set_rollback(True)
    assert salida.enviar_pendientes() == (0, 0)


def test_the_same_key_is_the_same_message(db):
    escribir()
    with pytest.raises(IntegrityError), transaction.atomic():
        escribir()


def test_a_failure_stays_on_its_row_and_is_tried_later(db, monkeypatch):
    escribir()
    otra = escribir(para="mala@example.org", clave="2")

    def send_messages(self, messages):
        if messages[0].to == ["mala@example.org"]:
            raise smtplib.SMTPException("buzón lleno")
        return 1

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)
    assert salida.enviar_pendientes() == (1, 1)
    otra.refresh_from_db()
    assert otra.error == "El servidor de correo contestó algo que no se esperaba."
    assert otra.estado == Correo.Estado.PENDIENTE
    assert otra.siguiente_intento > timezone.now() + timedelta(minutes=3)
    assert salida.enviar_pendientes() == (0, 0), "not before its time"
    for _ in range(salida.INTENTOS):
        Correo.objects.filter(pk=otra.pk).update(siguiente_intento=timezone.now())
        salida.enviar_pendientes()
    otra.refresh_from_db()
    assert otra.estado == Correo.Estado.FALLIDO
    assert otra.intentos == salida.INTENTOS


def test_a_slow_server_does_not_hold_the_tick(db):
    for n in range(5):
        escribir(clave=str(n))
    assert salida.enviar_pendientes(segundos=-1) == (0, 0)
    assert salida.enviar_pendientes() == (5, 0)
