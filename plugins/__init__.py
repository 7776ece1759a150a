"""Pelican plugins: the rules and the files become pages and feeds."""
