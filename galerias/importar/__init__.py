"""Folders and ZIPs of photographs that others kept, as galleries."""
