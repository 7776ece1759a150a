"""What is made when a site is published, and otherwise only where its settings ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ON_PUBLISHING = "publish"
"""What a setting says of a thing that only `make publish` makes."""
MADE_ON_PUBLISHING = ("SEARCH", "SHARE_CARDS", "PRINT_PAGES", "BOOKS")
"""The settings that may say so, or True (every build), or False."""
OF_THE_WHOLE_SITE = ("SEARCH", "SHARE_CARDS", "BOOKS")
"""Those of them that say what is no page: it is made of the whole site, and so only with it."""


def is_made(name: str, settings: Mapping[str, Any]) -> bool:
    """Tell whether this build makes what a setting is about: never to check or preview a text."""
    if settings.get("PREVIEW") or settings.get("CHECK_WORKFLOW"):
        return False
    wanted = settings.get(name)
    return wanted is True or (wanted == ON_PUBLISHING and bool(settings.get("PRODUCTION")))
