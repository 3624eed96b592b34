"""The demo is for an empty site. What it has, once founded: tests/navegador/test_pueblo.py."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from demo.management.commands.cargar_demo import Command
from tests.fabricas import crear_noticia


def test_the_demo_fills_only_an_empty_site(portada):
    crear_noticia()
    with pytest.raises(CommandError, match="solo llena uno vacío"):
        call_command(Command(), stdout=StringIO())
