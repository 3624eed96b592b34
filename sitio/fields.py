"""Columns that migrations must not know by heart."""

from django.db import models
from wagtail.fields import StreamField


class CampoCuerpo(StreamField):
    """A StreamField that migrations see as the JSON column it is, so they never copy its blocks."""

    def deconstruct(self):
        name, _path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, "django.db.models.JSONField", [], kwargs

    def clone(self):
        return models.JSONField(**self.deconstruct()[3])
