"""HTML made safe to show: nh3 runs last, and what it took away is told."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

import nh3

from rendering.allowed import GUEST, POST, SILENCED, Judge
from rendering.characters import allowed_characters
from rendering.html_scan import text_of
from rendering.limits import NestingError
from rendering.removed import Kind, Removed, losses
from rendering.rewriting import link_pictures, mark_links, trim_code_blocks
from rendering.simple_markdown import SimpleHtml

__all__ = ["Cleaned", "Kind", "Removed", "clean_guest", "clean_post"]

_MAX_DEPTH = 512
_MAX_ROUNDS = 8
# No script runs, so what is written for that case is what is shown.
_NOSCRIPT = re.compile(r"</?noscript(?:\s[^<>]*)?>", re.IGNORECASE)
_STRUCTURE = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)")
# What cleaning leaves as it is, of well-formed HTML: no attribute but ids of headings and notes,
# columns' scope, languages of code, and addresses of the web in plain letters.
_NAME = r"[\w-]++"
_CLEAN_TAGS = (
    r"/?+(?:p|em|strong|ul|ol|li|blockquote|table|thead|tbody|tr|td|pre|code)",
    r"/(?:a|th|h[2-6]|sup|section)",
    r"hr",
    r'h[2-6] id="[a-z0-9-]++"',
    r'th scope="col"',
    r'a href="https?://[a-z0-9.-]++(?:/[\w/.?=%#+,;~-]*+)?"',
    rf'code class="language-{_NAME}"',
    rf'sup id="fnref:{_NAME}"',
    rf'a class="footnote-ref" href="#fn:{_NAME}" role="doc-noteref"',
    rf'a aria-label="[\w ]++" class="footnote-backref" href="#fnref:{_NAME}" role="doc-backlink"',
    r'section aria-label="[\w ]++" class="footnotes" role="doc-endnotes"',
    rf'li id="fn:{_NAME}"',
)
_CLEAN = re.compile(
    rf"[^<&]*+(?:(?:<(?:{'|'.join(_CLEAN_TAGS)})>|&(?:amp|lt|gt|nbsp);)[^<&]*+)*+", re.ASCII
)
# How cleaning writes what simple HTML writes otherwise; none of these stands in an attribute there.
_WRITTEN_OTHERWISE = (
    ("&#160;", "&nbsp;"),
    ("&#8617;", "\N{LEFTWARDS ARROW WITH HOOK}"),
    ("&quot;", '"'),
)
# Elements whose end may be left out, or that have none, tell nothing about depth.
_NEVER_DEEP = (
    "p li dt dd tr td th thead tbody tfoot colgroup option rt rp area base br col embed hr img "
    "input link meta param source track wbr"
)
_ENDLESS = frozenset(_NEVER_DEEP.split())


@dataclass(frozen=True)
class Cleaned:
    """Safe HTML, and what was taken away to make it so."""

    html: str
    removed: tuple[Removed, ...] = ()


def clean_guest(html: str) -> Cleaned:
    """A stranger's text made safe; links to other hosts carry `rel="ugc"`.

    Raises ValueError if it is nested too deeply.
    """
    return _cleaning(Judge(GUEST)).of(html)


def clean_post(
    html: str, external_images: bool = False, own_hosts: Collection[str] = ()
) -> Cleaned:
    """The house's own text, or one that moved in, made safe.

    A picture on a host that is not among `own_hosts` becomes a link to it, unless
    `external_images`. Pelican's `{static}` and its like stay. Raises ValueError if the text is
    nested too deeply.
    """
    if type(html) is SimpleHtml and (clean := _clean_form(html)):
        return Cleaned(clean)
    return _cleaning(Judge(POST, frozenset(own_hosts), external_images)).of(html)


def _clean_form(html: SimpleHtml) -> SimpleHtml | None:
    """The HTML as cleaning would write it; None where it may do more than that."""
    if _CLEAN.fullmatch(html):
        return html
    clean: str = html
    for sign, written in _WRITTEN_OTHERWISE:
        clean = clean.replace(sign, written)
    clean = trim_code_blocks(clean)
    return SimpleHtml(clean) if _CLEAN.fullmatch(clean) else None


class _Cleaning:
    """One way of cleaning: a policy, and what counts as the site's own."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._read = _cleaner(replace(judge, pictures_elsewhere=True)).clean
        self._decide = _cleaner(judge).clean

    def of(self, html: str) -> Cleaned:
        """The HTML, cleaned. Raises NestingError."""
        html = _NOSCRIPT.sub("", allowed_characters(html))
        if html.count("<") > _MAX_DEPTH and _depth(html) > _MAX_DEPTH:
            raise NestingError
        clean = self._settled(html)
        return Cleaned(clean, losses(html, clean, self._judge))

    def _settled(self, html: str) -> str:
        """Cleaned until cleaning changes nothing; the words alone if that never comes."""
        for _ in range(_MAX_ROUNDS):
            clean, is_settled = self._round(html)
            if is_settled:
                return clean
            html = clean
        return self._round(escape(text_of(html), quote=False))[0]

    def _round(self, html: str) -> tuple[str, bool]:
        """Read, change and decide once; and whether another round would change nothing.

        Reading decodes `&#1;` and its like, which could hide a scheme; deciding comes last, so
        that nothing is changed behind its back. Where no picture is, both apply the same rules:
        what one has left as it was, the other would too.
        """
        read = self._read(html)
        changed = self._changed(read)
        decides_alike = "<img" not in changed
        if read == changed == html and decides_alike:
            return html, True
        clean = self._decide(changed)
        return clean, clean == html or (clean == changed and decides_alike)

    def _changed(self, html: str) -> str:
        html = allowed_characters(html)
        if not self._judge.pictures_elsewhere:
            html = link_pictures(html, self._judge.own_hosts)
        if self._judge.policy.marks_links_elsewhere:
            html = mark_links(html)
        return trim_code_blocks(html)


def _depth(html: str) -> int:
    """How many elements stand open at once, at most. Reading takes the square of that."""
    depth = deepest = 0
    for match in _STRUCTURE.finditer(html):
        if match[2].lower() not in _ENDLESS:
            depth = max(0, depth + (-1 if match[1] else 1))
            deepest = max(deepest, depth)
    return deepest


@lru_cache(maxsize=32)
def _cleaning(judge: Judge) -> _Cleaning:
    return _Cleaning(judge)


def _cleaner(judge: Judge) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=judge.policy.elements,
        clean_content_tags=SILENCED,
        attributes=judge.policy.attributes,
        attribute_filter=judge,
        link_rel=None,
        url_schemes=judge.policy.link_schemes,
        strip_comments=True,
    )
