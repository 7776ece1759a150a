"""Decisions: their pages, feeds and calendars, and the commands that write them (`__main__`)."""

from plugins.decisions.pages import register

__all__ = ["register"]
