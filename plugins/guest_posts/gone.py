"""The addresses of texts that were taken back, as the web's servers are told of them.

A server that answers 410 (RFC 9110, section 15.5.11) has search engines forget a page sooner
than one that answers with the notice and 200.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, unquote

from plugins.content import ContentIndex
from plugins.content.places import base_path


def gone_paths(index: ContentIndex, settings: dict[str, Any]) -> list[str]:
    """Return the paths, from the host's root and quoted, at which notices stand; in order."""
    base = base_path(settings)
    files = (file.removesuffix("index.html") for file in index.notices)
    return sorted(f"{base}/{quote(file)}" for file in files)


def apache_rules(paths: list[str], languages: list[str], settings: dict[str, Any]) -> str:
    """Return an `.htaccess` (Apache 2.4) that answers 410 and shows the notice."""
    base = base_path(settings)
    lines = [f"ErrorDocument 410 {base}/410.html"]
    for lang in languages[1:]:
        lines += [
            f'<If "%{{REQUEST_URI}} =~ m#^{base}/{lang}/#">',
            f"  ErrorDocument 410 {base}/{lang}/410.html",
            "</If>",
        ]
    decoded = map(unquote, paths)
    lines += [f'RedirectMatch 410 "^{re.escape(path)}(index\\.html)?$"' for path in decoded]
    return "".join(f"{line}\n" for line in lines)


def nginx_rules(paths: list[str]) -> str:
    """Return what a `server` block of nginx includes to answer 410 and show the notice."""
    lines = []
    for path in map(unquote, paths):
        page = f"{path}index.html" if path.endswith("/") else path
        if page != path:
            lines.append(f'location = "{path}" {{ error_page 410 "{page}"; return 410; }}')
    return "".join(f"{line}\n" for line in lines)


def redirect_lines(paths: list[str]) -> list[str]:
    """Return the lines of `_redirects` for hosts that know 410 there; others pass them over."""
    return [f"{path} {path}{'index.html' if path.endswith('/') else ''} 410!" for path in paths]
