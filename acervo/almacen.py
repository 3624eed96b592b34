"""Where what no door serves is kept: the signed papers, apart from the files of the site."""

from django.core.files.storage import storages


def reservado():
    """For the field, so that migrations name it and nothing of where it is."""
    return storages["reservado"]
