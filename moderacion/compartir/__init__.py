"""A draft shared by a link."""
