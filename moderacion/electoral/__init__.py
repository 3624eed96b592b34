"""The electoral ban: what it keeps back, its screens and its notices."""
