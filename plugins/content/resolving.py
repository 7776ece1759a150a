"""Pelican's own links (`{filename}`, `{static}`) in HTML that is no post's text."""

from __future__ import annotations

from typing import Any

from pelican.contents import Page


def links_resolved(html: str, path: str, context: dict[str, Any]) -> str:
    """Return the HTML of a text at `path` (under content/) with addresses for its links."""
    if "{" not in html and "|" not in html:
        return html
    page = Page(
        html, {"title": ""}, context_settings(context), f"{context['PATH']}/{path}", context
    )
    return str(page.content)


def context_settings(context: dict[str, Any]) -> dict[str, Any]:
    """Return the settings that Pelican's shared context holds beside all else."""
    return {name: value for name, value in context.items() if name.isupper()}
