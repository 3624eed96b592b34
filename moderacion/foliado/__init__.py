"""The numbers of what is published: how they are given, set and proved."""
