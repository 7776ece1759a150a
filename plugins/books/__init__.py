"""Books: each reading path, and all posts of a language, as EPUB 3."""

from __future__ import annotations

from plugins.books.pages import register

__all__ = ["register"]
