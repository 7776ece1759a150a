"""Judges of a built site: what is true of every page, found by tools made by others."""
