"""Registers the registers."""

from wagtail_modeladmin.options import modeladmin_register

from .modeladmin import Registros

modeladmin_register(Registros)
