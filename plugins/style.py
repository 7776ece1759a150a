"""The stylesheet as it stands in each page, in the site's colour, and the policy that allows it."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from editorial.colour import accent
from plugins.on_publishing import is_made

THEME_ACCENT = "#2a3da8"
"""What the theme's stylesheet says itself."""
_SEARCH_CODE = "; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
"""What Pagefind needs: its own files, and leave to run the code it has packed as WebAssembly."""
_PLAIN = " .,:/-"
_SHEETS = {"decision": "decision.css", "print": "print.css", "search": "search.css"}
"""What some pages need beside the theme's stylesheet, so that no other has to carry it."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def stylesheet(settings: dict[str, Any], *more: str) -> str:
    """Return the stylesheet without comments and indents.

    It is the theme's, with `more` files of it, then `style.css` of each folder of template
    overrides, then the accent.
    """
    files = (Path(settings["THEME"], name) for name in ("style.css", *more))
    css = "".join(file.read_text(encoding="utf-8") for file in files)
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


def content_security_policy(*styles: str, more: str = "") -> str:
    """Return the policy of every page: its own style and pictures of the site, nothing else.

    `more` is what is allowed beside.
    """
    hashes = " ".join(f"'sha256-{_digest(css)}'" for css in dict.fromkeys(styles))
    return (
        f"default-src 'none'; style-src {hashes}; img-src 'self'; media-src 'self'; "
        f"form-action 'self'; base-uri 'none'{more}"
    )


def for_tools(siteurl: str) -> str:
    """Return what is allowed beside so that a browser's own tools can read the rules for robots.

    No page runs a script that could ask for them.
    """
    parts = urlsplit(siteurl)
    return f"; connect-src {parts.scheme}://{parts.netloc}/robots.txt"


def _digest(css: str) -> str:
    return base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii")


def install(generator: Generator) -> None:
    settings, names = generator.settings, generator.env.globals
    css = {name: stylesheet(settings, file) for name, file in _SHEETS.items()}
    css["print"] += _running_foot(settings)
    code = _SEARCH_CODE if is_made("SEARCH", settings) else ""
    names["stylesheet"] = Markup(stylesheet(settings))
    names["policy"] = _policy(settings, names["stylesheet"])
    for name, text in css.items():
        names[f"{name}_style"] = Markup(text)
        names[f"{name}_policy"] = _policy(settings, text, more=code if name == "search" else "")
    # A host sends one policy with every page, and each page narrows it down to its own.
    all_styles = names["stylesheet"], *css.values()
    settings["CONTENT_SECURITY_POLICY"] = _policy(settings, *all_styles, more=code)


def _running_foot(settings: dict[str, Any]) -> str:
    """Return the rule that lets each sheet of paper say what site it is from."""
    said = f"{settings['SITENAME']}, {settings['SITEURL']}"
    escaped = "".join(one if one.isalnum() or one in _PLAIN else f"\\{ord(one):x} " for one in said)
    return f'\n@media print {{ @page {{ @bottom-left {{ content: "{escaped}" }} }} }}'


def _policy(settings: dict[str, Any], *styles: str, more: str = "") -> str:
    policy = content_security_policy(*styles, more=more or for_tools(settings["SITEURL"]))
    if settings["EXTERNAL_IMAGES"]:
        policy = policy.replace("img-src 'self'", "img-src 'self' https:")
    return policy


def register() -> None:
    signals.generator_init.connect(install)
