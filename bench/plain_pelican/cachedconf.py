"""The same site with Pelican's own cache of what it has read."""

from pelicanconf import *  # noqa: F403

CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
