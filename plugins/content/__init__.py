"""The content of a site, read once: every file, its text, its place, and what is wrong with it."""

from plugins.content.index import ContentIndex, load
from plugins.content.records import Record, Text

__all__ = ["ContentIndex", "Record", "Text", "load"]
