"""The log of who did what, and of what leaves the panel as a sheet."""
