"""No line of the known attacks leaves anything in a page that runs or fetches.

The judge here shares nothing with the code it judges: it reads with html.parser.
"""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from rendering.markdown_parts import to_html
from rendering.safe_html import clean_guest, clean_post
from tests.requirements_present import corpus

SCRIPTS = "security/payloadbox/Intruder/xss-payload-list.txt"
NAUGHTY = "security/blns/blns.txt"

FORBIDDEN = {
    *("script", "iframe", "frame", "object", "embed", "applet", "form", "input", "button"),
    *("style", "link", "meta", "base", "svg", "math", "template", "noscript", "textarea"),
}
ADDRESSES = {
    *("href", "src", "srcset", "cite", "poster", "action", "formaction", "data", "background"),
    *("longdesc", "usemap", "manifest", "ping", "xlink:href", "lowsrc", "dynsrc"),
}
SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "sms", "xmpp", "webcal"})


class Judge(HTMLParser):
    """Gathers what must not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in FORBIDDEN:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith(("on", "style", "srcdoc")):
                self.faults.append(f"{name} on {tag}")
            if name in ADDRESSES and not is_known_scheme(value or ""):
                self.faults.append(f"{name}={value!r}")
            if name in ("src", "poster") and re.match(r"[\s\\/]*[\\/]{2}|\s*https?:", value or ""):
                self.faults.append(f"{tag} fetches {value!r}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)


def is_known_scheme(address: str) -> bool:
    """Also after a mark such as {static}, and whatever is read twice or hidden in between."""
    plain = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]", "", unescape(address))
    plain = re.sub(r"^[{|].*?[|}]", "", plain)
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", plain)
    return scheme is None or scheme[1].lower() in SCHEMES


def faults_in(html: str) -> list[str]:
    judge = Judge()
    judge.feed(html)
    judge.close()
    return judge.faults


def lines_of(path: str) -> list[str]:
    """The lines of a file of the corpora; without the folder the test is skipped."""
    file = corpus(path)
    return file.read_text(encoding="utf-8", errors="replace").splitlines()


@pytest.mark.parametrize(
    "html",
    [
        "<script>",
        "<svg onload=x>",
        "<p onclick=x>",
        '<a href="java\tscript:x">',
        '<a href="&#38;#106;avascript:x">',
        '<a href="{index}javascript:x">',
        "<img src=//a.example/b>",
        '<p style="x">',
    ],
)
def test_judge_sees_each_fault(html):
    assert len(faults_in(html)) >= 1


def test_judge_lets_a_clean_page_be():
    html = '<p id="a"><a href="https://a.example">b</a><img src="{static}/c.png" alt="d"></p>'

    assert faults_in(html) == []


@pytest.mark.corpora
@pytest.mark.parametrize("path", [SCRIPTS, NAUGHTY])
def test_known_attack_is_harmless_as_html_and_as_markdown(path):
    lines = lines_of(path)
    found = {
        line: faults
        for line in lines
        for clean in (clean_guest, clean_post)
        for html in (line, to_html(line))
        if (faults := faults_in(clean(html).html))
    }

    assert len(lines) > 300
    assert found == {}


@pytest.mark.corpora
def test_known_attacks_together_are_harmless():
    lines = lines_of(SCRIPTS)
    pages = ["\n\n".join(lines[start : start + 20]) for start in range(0, len(lines), 20)]

    found = [
        faults
        for page in pages
        for clean in (clean_guest, clean_post)
        if (faults := faults_in(clean(page).html))
    ]

    assert found == []


ATTRIBUTES = ['x="{}"', "x='{}'", 'href="{}"', 'title="{}"', 'src="{}" alt="{}"']


@pytest.mark.corpora
@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_known_attack_is_harmless_within_an_attribute(attribute):
    element = {"h": "a", "s": "img"}.get(attribute[0], "p")

    found = {
        line: faults
        for line in lines_of(SCRIPTS)
        if (faults := faults_in(clean_guest(f"<{element} {attribute.replace('{}', line)}>").html))
    }

    assert found == {}
