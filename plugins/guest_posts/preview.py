"""One post as the site's own page, before it is published."""

from __future__ import annotations

import base64
import mimetypes
import re
import tempfile
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from plugins.build.press import listening, run_pelican
from plugins.build.problems import BuildError, shown
from plugins.build.progress import Progress
from plugins.build.settings import load_settings
from plugins.content import ContentIndex
from plugins.content.places import base_path
from plugins.guest_posts.alone import OneText
from plugins.workplace import PostFile, Workplace, write_whole

_SOURCE = re.compile(r'(\s(?:src|poster)=)"(/[^"]*)"')
_ICON = re.compile(r'<link rel="icon" href="(/[^"]*)">')
_LINK = re.compile(r'(\shref=)"(/[^"/][^"]*|/)"')
MARK = "data-preview"
"""Stands in every page that this has written; a folder with another index.html is left alone."""


def preview(place: Workplace, post: PostFile, folder: Path) -> Path:
    """Write the page of a post into a folder of its own, pictures within it; return the page.

    Raises BuildError where the page cannot be made, or the folder holds something else.
    """
    target = folder / "index.html"
    if target.is_file() and MARK not in target.read_text("utf-8", "replace"):
        raise BuildError(f"{shown(target)} is no preview: give another folder with --to.")
    with tempfile.TemporaryDirectory() as made:
        settings = load_settings(place.request)
        settings |= {"OUTPUT_PATH": made, "RECEIPT": {}, "PREVIEW": post.name}
        settings["PELICAN_CLASS"] = OneText
        index = _made(settings)
        page = Path(made, index.records[post.name].save_as)
        if not page.is_file():
            raise BuildError(f"{shown(post.path)} has no page yet: see what is said above.")
        html = _by_itself(page.read_text("utf-8"), Path(made), settings)
    write_whole(target, html)
    return target


def _made(settings: dict[str, Any]) -> ContentIndex:
    """Run Pelican; return the index. What it says of other texts is passed over."""
    with listening() as log:
        try:
            run_pelican(settings, log, Progress())
        except BuildError:
            if "CONTENT_INDEX" not in settings:
                raise
        index: ContentIndex = settings["CONTENT_INDEX"]
    if settings["PREVIEW"] not in index.records:
        raise BuildError(*(str(one) for one in index.findings if one.path == settings["PREVIEW"]))
    return index


def _by_itself(html: str, output: Path, settings: dict[str, Any]) -> str:
    """Return a page that needs no other file: pictures stand in it, links lead to the site."""
    base, site = base_path(settings), str(settings["SITEURL"]).rstrip("/")
    host = site.removesuffix(base)

    def within(address: str) -> str:
        path = output / unquote(unescape(address)).removeprefix(base).lstrip("/")
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        if not path.is_file():
            return ""
        return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode('ascii')}"

    html = _ICON.sub(lambda match: f'<link rel="icon" href="{within(match[1])}">', html)
    html = _SOURCE.sub(lambda match: f'{match[1]}"{within(match[2])}"', html)
    html = _LINK.sub(lambda match: f'{match[1]}"{host}{match[2]}"', html)
    html = html.replace("img-src &#39;self&#39;", "img-src data:")
    return html.replace("<body>", f"<body {MARK}>", 1)
