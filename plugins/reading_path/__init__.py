"""Reading paths: their pages, and where in them the reader of a text is."""

from plugins.reading_path.pages import register

__all__ = ["register"]
