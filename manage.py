#!/usr/bin/env python
"""Django's command line."""

import gc
import os
import sys

from django.core.management import execute_from_command_line

# What a command builds, it keeps (migrations rebuild every model): with fewer rounds in search of
# garbage `migrate` takes a quarter less.
NACEN_ANTES_DE_UNA_RONDA = 50_000

if __name__ == "__main__":
    gc.set_threshold(NACEN_ANTES_DE_UNA_RONDA)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sitio.settings")
    execute_from_command_line(sys.argv)
