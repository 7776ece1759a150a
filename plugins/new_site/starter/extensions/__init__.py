"""Pelican plugins of this site: each is a module here, named in PLUGINS as `extensions.name`."""
