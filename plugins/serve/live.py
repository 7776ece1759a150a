"""What is added to a page as it is served: the script that reloads it, and leave to run that."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape, unescape
from pathlib import Path

CHANGES = "/-/changes"
"""Where an open page hears of changes; the script knows it too."""
SCRIPT = Path(__file__).with_name("open_page.js").read_text(encoding="utf-8")
_HASH = f"'sha256-{b64encode(sha256(SCRIPT.encode()).digest()).decode()}'"
_POLICY = re.compile(
    rb"""(<meta\s[^>]*http-equiv\s*=\s*["']?content-security-policy["']?\s[^>]*content\s*=\s*)"""
    rb"""("[^"]*"|'[^']*')""",
    re.IGNORECASE,
)


def live(page: bytes, built: str) -> bytes:
    """Return a page with the script at its end; its policy allows that and nothing more.

    `built` names the pages it belongs to: the script reloads the page when there are others.
    """
    added = f'<script data-built="{escape(built)}">{SCRIPT}</script>\n'
    return _POLICY.sub(_widened, page) + added.encode()


def _widened(policy: re.Match[bytes]) -> bytes:
    before, value = policy.groups()
    words = widened(unescape(value[1:-1].decode("utf-8", "surrogateescape")))
    return before + f'"{escape(words)}"'.encode("utf-8", "surrogateescape")


def widened(policy: str) -> str:
    """Return a policy that also allows the script and its connection."""
    directives: dict[str, list[str]] = {}
    for directive in filter(str.strip, policy.split(";")):
        name, *sources = directive.split()
        directives.setdefault(name.lower(), sources)
    for name, source in (("script-src", _HASH), ("connect-src", "'self'")):
        _allow(directives, name, source)
    if "script-src-elem" in directives:
        _allow(directives, "script-src-elem", _HASH)
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def _allow(directives: dict[str, list[str]], name: str, source: str) -> None:
    """Add a source to a directive; one that is not there begins as `default-src`, if that is."""
    sources = directives.get(name, directives.get("default-src"))
    if sources is None or (name != "connect-src" and _allows_any_script(sources)):
        return
    directives[name] = [*(each for each in sources if each.lower() != "'none'"), source]


def _allows_any_script(sources: list[str]) -> bool:
    """Tell whether every script within a page may run; a hash would take that away."""
    lowered = [each.lower() for each in sources]
    strict = ("'nonce-", "'sha256-", "'sha384-", "'sha512-", "'strict-dynamic'")
    return "'unsafe-inline'" in lowered and not any(each.startswith(strict) for each in lowered)
