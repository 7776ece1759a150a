"""Whether a build makes the index of the search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ON_PUBLISHING = "publish"
"""What the setting `SEARCH` says where only `make publish` makes the index."""


def is_made(settings: Mapping[str, Any]) -> bool:
    """Tell whether this build makes the index: never to check or to preview one text."""
    if settings.get("PREVIEW") or settings.get("CHECK_WORKFLOW"):
        return False
    wanted = settings.get("SEARCH")
    return wanted is True or (wanted == ON_PUBLISHING and bool(settings.get("PRODUCTION")))
