"""Search within the site: a page in each language, and an index that Pagefind makes of it."""

from __future__ import annotations

from plugins.search.pages import register

__all__ = ["register"]
