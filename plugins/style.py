"""The stylesheet as it stands in each page, in the site's colour, and the policy that allows it."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from editorial.colour import accent

THEME_ACCENT = "#2a3da8"
"""What the theme's stylesheet says itself."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def stylesheet(settings: dict[str, Any]) -> str:
    """Return the stylesheet without comments and indents.

    It is the theme's, then `style.css` of each folder of template overrides, then the accent.
    """
    css = Path(settings["THEME"], "style.css").read_text(encoding="utf-8")
    for folder in settings["THEME_TEMPLATES_OVERRIDES"]:
        own = Path(folder, "style.css")
        css += own.read_text(encoding="utf-8") if own.is_file() else ""
    lines = (line.strip() for line in _COMMENT.sub("", css + _accent_rules(settings)).splitlines())
    return "\n".join(line for line in lines if line)


def _accent_rules(settings: dict[str, Any]) -> str:
    if settings["ACCENT"] == THEME_ACCENT and not settings["ACCENT_DARK"]:
        return ""
    pen = accent(settings["ACCENT"], settings["ACCENT_DARK"])
    light = f":root {{ --pen: {pen.light}; --on-pen: {pen.on_light} }}"
    dark = f":root {{ --pen: {pen.dark}; --on-pen: {pen.on_dark} }}"
    return f"@media screen {{ {light} @media (prefers-color-scheme: dark) {{ {dark} }} }}\n"


def content_security_policy(css: str) -> str:
    """Return the policy of every page: its own style and pictures of the site, nothing else."""
    digest = base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self'; media-src 'self'; "
        "form-action 'self'; base-uri 'none'"
    )


def install(generator: Generator) -> None:
    settings = generator.settings
    css = stylesheet(settings)
    policy = content_security_policy(css)
    if settings["EXTERNAL_IMAGES"]:
        policy = policy.replace("img-src 'self'", "img-src 'self' https:")
    settings["CONTENT_SECURITY_POLICY"] = policy
    generator.env.globals["stylesheet"] = Markup(css)
    generator.env.globals["policy"] = policy


def register() -> None:
    signals.generator_init.connect(install)
