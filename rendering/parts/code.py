"""Code blocks: plain, with the language as a class."""

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

# Pelican's posts name the language of an indented block in its first line: `:::python`, or
# `#!python` where no path follows.
_LANGUAGE_LINE = re.compile(r"(?::::+|#!(?=[A-Za-z][\w+-]*\s*\n))([A-Za-z][\w#.+-]*)[^\n]*\n")


def name_language(pre: Element) -> None:
    """Move a first line that names the language of an indented block into the code's class."""
    code = pre[0] if len(pre) and pre[0].tag == "code" else None
    if code is None or not (match := _LANGUAGE_LINE.match(code.text or "")):
        return
    code.set("class", f"language-{match[1].lower()}")
    code.text = AtomicString((code.text or "")[match.end() :])
