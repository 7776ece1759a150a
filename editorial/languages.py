"""The languages a site can be read in."""

from __future__ import annotations

LANGUAGES = ("sv", "da", "en")
"""Every string of the theme exists in these."""

OWN_NAMES = {"sv": "svenska", "da": "dansk", "en": "English"}
"""What each language calls itself."""
