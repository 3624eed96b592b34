"""Photographs as they come from a camera: many at once, told in words, and where they go."""
