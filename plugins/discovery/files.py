"""The files at fixed places that machines look for."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from editorial.colour import PAPER, accent
from plugins.content.places import base_path
from plugins.pages import WrittenPage

_SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML_NAMESPACE = "http://www.w3.org/1999/xhtml"


def sitemap(settings: dict[str, Any]) -> str:
    """Return the site map (sitemaps.org 0.9) of all pages, with when and in what language."""
    pages: list[WrittenPage] = settings.get("WRITTEN_PAGES", [])
    entries = sorted({page.url: page for page in pages}.values(), key=lambda page: page.url)
    rows = "\n".join(_entry(page, settings["SITEURL"].rstrip("/")) for page in entries)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="{_SITEMAP_NAMESPACE}" xmlns:xhtml="{_XHTML_NAMESPACE}">\n'
        f"{rows}\n</urlset>\n"
    )


def _entry(page: WrittenPage, site: str) -> str:
    parts = [f"<loc>{escape(f'{site}/{page.url}')}</loc>"]
    if page.updated:
        parts.append(f"<lastmod>{page.updated.isoformat(timespec='seconds')}</lastmod>")
    for lang, url in page.alternates:
        code, address = quoteattr(lang), quoteattr(f"{site}/{url}")
        parts.append(f'<xhtml:link rel="alternate" hreflang={code} href={address}/>')
    return f"<url>{''.join(parts)}</url>"


def robots(settings: dict[str, Any]) -> str:
    """Return robots.txt (RFC 9309): everything may be read, and here is the site map."""
    site = settings["SITEURL"].rstrip("/")
    return f"User-agent: *\nAllow: /\n\nSitemap: {site}/sitemap.xml\n"


def security(settings: dict[str, Any]) -> str:
    """Return security.txt (RFC 9116), or nothing where the site names no contact."""
    contact, expires = settings["SECURITY_CONTACT"], settings["SECURITY_EXPIRES"]
    if not contact:
        return ""
    languages = ", ".join(settings["LANGUAGES"])
    site = settings["SITEURL"].rstrip("/")
    return (
        f"Contact: {contact}\nExpires: {expires}T00:00:00Z\n"
        f"Preferred-Languages: {languages}\n"
        f"Canonical: {site}/.well-known/security.txt\n"
    )


def header_rules(settings: dict[str, Any]) -> str:
    """Return the headers that a host which reads `_headers` shall send."""
    base = base_path(settings)
    policy = settings["CONTENT_SECURITY_POLICY"]
    return (
        f"{base}/*\n"
        f"  Content-Security-Policy: {policy}; frame-ancestors 'none'\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Referrer-Policy: same-origin\n"
        "  Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()\n"
        "  Cross-Origin-Opener-Policy: same-origin\n"
        f"{base}/feeds/*\n"
        "  Access-Control-Allow-Origin: *\n"
    )


def icon(settings: dict[str, Any]) -> str:
    """Return the site's mark for browser tabs: a half box in the accent, if it has no logo."""
    if settings["LOGO"]:
        return ""
    pen = accent(settings["ACCENT"], settings["ACCENT_DARK"]).light
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="4" fill="{PAPER["light"]}"/>'
        f'<rect x="7" y="7" width="18" height="18" fill="none" stroke="{pen}" stroke-width="4"/>'
        f'<rect x="7" y="7" width="9" height="18" fill="{pen}"/></svg>\n'
    )
