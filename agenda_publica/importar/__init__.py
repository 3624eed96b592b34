"""Calendars of others: read event by event, said beforehand, and brought without doubling any."""
